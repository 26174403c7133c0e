//! Ledger files: lines are added to the end of one, and all of them are read.
//!
//! **You are here:** `disk/history/ledgers` — which lines follow which is known above, in `edit/history/`.
//!
//! `ledger.ndjson` is everybody's: whoever saves holds the lock of `change`, which the system releases when a process dies.
//! Two more kinds of files are read beside it, and `edit/history/` puts their lines together by time and hash: those that a
//! cloud drive makes when two people wrote while they were apart (`ledger (2).ndjson`), and `ledger-COMPUTER-….ndjson`, which
//! we write where the file system knows no locks: an own file cannot be torn by another's line.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::OnceLock;

use super::{Store, missing_is_none};
use crate::disk::{system, who, whole};

/// The ledger that everybody writes.
pub const SHARED: &str = "ledger.ndjson";

/// Holds the hash of the last line, so that lines taken from the end show.
const HEAD: &str = "head.txt";

/// A ledger file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// Its name.
    pub name: String,
    /// Where what was read begins. *Units:* bytes.
    pub from: u64,
    /// Its bytes from there.
    pub bytes: Vec<u8>,
}

impl Store {
    /// Adds lines to the end of the ledger and has them on the disk when it returns. `make` gets the last line there is
    /// (without its line end) and gives whole lines. A line that a killed run or a power cut left half written was never
    /// promised to anyone, and goes. `alone`: whether others are kept out; else the file is one of our own.
    pub fn append(&self, alone: bool, make: impl FnOnce(Option<&[u8]>) -> Vec<u8>) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let name = if alone { SHARED } else { own_name() };
        let place = self.folder.join(name);
        let is_new = !place.exists();
        let mut file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&place)?;
        end_whole(&mut file)?;
        let (end, last) = last_line(&mut file)?;
        let lines = make(last.as_deref());
        file.seek(SeekFrom::Start(end))?;
        file.write_all(&lines)?;
        file.sync_all()?;
        if is_new {
            system::sync_folder(&self.folder)?;
        }
        if alone && let (_, Some(last)) = last_line(&mut file)? {
            // Lost, it only shows less; so nobody waits for the disk.
            let _ = fs::write(self.folder.join(HEAD), blake3::hash(&last).to_hex().as_str());
        }
        Ok(())
    }

    /// The BLAKE3 (hex) of a line that was the last of the shared ledger once; none if that is not known.
    pub fn head(&self) -> io::Result<Option<String>> {
        let text = missing_is_none(fs::read_to_string(self.folder.join(HEAD)))?;
        Ok(text.filter(|hex| hex.len() == 64))
    }

    /// All ledgers, sorted by name; of each the part from where `known` says (`u64::MAX`: its end), all of it where it is
    /// shorter by now.
    pub fn ledgers(&self, known: &dyn Fn(&str) -> u64) -> io::Result<Vec<Ledger>> {
        let Some(entries) = missing_is_none(fs::read_dir(&self.folder))? else {
            return Ok(Vec::new());
        };
        let mut names = Vec::new();
        for entry in entries {
            if let Ok(name) = entry?.file_name().into_string()
                && name.starts_with("ledger")
                && Path::new(&name)
                    .extension()
                    .is_some_and(|extension| extension == "ndjson")
            {
                names.push(name);
            }
        }
        names.sort();
        names
            .into_iter()
            .map(|name| {
                let mut file = File::open(self.folder.join(&name))?;
                let len = file.metadata()?.len();
                let from = match known(&name) {
                    u64::MAX => len,
                    known if known <= len => known,
                    _ => 0,
                };
                let mut bytes = Vec::new();
                file.seek(SeekFrom::Start(from))?;
                file.read_to_end(&mut bytes)?;
                Ok(Ledger { name, from, bytes })
            })
            .collect()
    }
}

/// Lets the file end in a whole line: a half written one goes, one that has only lost its line end gets it again.
fn end_whole(file: &mut File) -> io::Result<()> {
    let (end, _) = last_line(file)?;
    let len = file.metadata()?.len();
    if end == len {
        return Ok(());
    }
    let mut rest = Vec::new();
    file.seek(SeekFrom::Start(end))?;
    file.read_to_end(&mut rest)?;
    if serde_json::from_slice::<serde::de::IgnoredAny>(&rest).is_ok() {
        file.write_all(b"\n")
    } else {
        file.set_len(end)
    }
}

/// Where the last whole line ends, and what it says.
fn last_line(file: &mut File) -> io::Result<(u64, Option<Vec<u8>>)> {
    const PIECE: u64 = 64 * 1024;
    let len = file.metadata()?.len();
    let mut from = len;
    let mut tail = Vec::new();
    // A piece at a time from the end, until it has the last line from its beginning.
    while from > 0 {
        let start = from.saturating_sub(PIECE);
        let mut piece = Vec::new();
        file.seek(SeekFrom::Start(start))?;
        file.take(from - start).read_to_end(&mut piece)?;
        piece.extend_from_slice(&tail);
        tail = piece;
        from = start;
        if tail.iter().filter(|byte| **byte == b'\n').count() > 1 {
            break;
        }
    }
    let Some(end) = tail.iter().rposition(|byte| *byte == b'\n') else {
        return Ok((0, None));
    };
    let line = tail.get(..end).unwrap_or_default();
    let line = line.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    Ok((from + end as u64 + 1, Some(line.to_vec())))
}

/// The name of our own ledger: no two processes have the same.
fn own_name() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let computer: String = who::computer()
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
            .take(40)
            .collect();
        format!("ledger-{computer}-{}.ndjson", whole::unique())
    })
}
