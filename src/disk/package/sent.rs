//! Sent files: what a target of `publish` has got, and how far an upload came that broke off.
//!
//! **You are here:** `disk/package/` — in the program's own folder `.zhandian/publish/`; `publish` asks it what must travel.
//!
//! Two files a target. `NAME.manifest.txt` is the last whole publication. `NAME.sent.txt` is there while an upload is under
//! way: first every path that it touches, each with sums of no file at all (nobody knows what the host has of it if this
//! breaks off), then a line for each that has arrived. The next run takes both together for what the host has.

use super::delta::Delta;
use super::error::PackageError;
use super::manifest::{self, Entry, Manifest};
use crate::disk::lock::Lock;
use crate::disk::{own, whole};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// What one target has; locked while this lives.
pub struct Sent {
    /// Its files, as far as they are known.
    pub manifest: Manifest,
    /// Whether nothing was ever sent there.
    pub first: bool,
    /// Whether an upload broke off.
    pub broken_off: bool,
    last: PathBuf,
    progress: PathBuf,
    writing: Option<File>,
    _lock: Lock,
}

impl Sent {
    /// What the target of this name has, as `root`'s own folder says.
    pub fn open(root: &Path, target: &str) -> Result<Sent, PackageError> {
        let own = own::make(root).map_err(PackageError::io(root))?.join("publish");
        fs::create_dir_all(&own).map_err(PackageError::io(&own))?;
        let place = |ending: &str| own.join(format!("{}.{ending}", file_name(target)));
        let (last, progress, lock) = (place("manifest.txt"), place("sent.txt"), place("lock"));
        let lock = Lock::take(&lock)
            .map_err(PackageError::io(&lock))?
            .ok_or_else(|| PackageError::Busy {
                target: target.to_owned(),
            })?;
        let first = !last.exists();
        let mut manifest = if first {
            Manifest::default()
        } else {
            Manifest::read(&last)?
        };
        let text = match fs::read(&progress) {
            Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(PackageError::io(&progress)(error)),
        };
        // A line that was being written when the power went says nothing.
        for (path, entry) in text
            .iter()
            .flat_map(|text| text.lines())
            .filter_map(manifest::parse_line)
        {
            manifest.files.insert(path.to_owned(), entry);
        }
        Ok(Sent {
            manifest,
            first: first && text.is_none(),
            broken_off: text.is_some(),
            last,
            progress,
            writing: None,
            _lock: lock,
        })
    }

    /// Notes what an upload will touch, before it does: files that travel and files that go.
    pub fn begin(&mut self, delta: &Delta) -> Result<(), PackageError> {
        let touched = [
            (&delta.added, Entry::doubtful(false, false)),
            (&delta.changed, Entry::doubtful(true, false)),
            // One that goes is not kept once more because its end is unknown.
            (&delta.removed, Entry::doubtful(true, true)),
        ];
        let text: String = touched
            .iter()
            .flat_map(|(paths, entry)| paths.iter().map(|path| manifest::line(path, entry)))
            .collect();
        let failed = PackageError::io(&self.progress);
        let open = || -> io::Result<File> {
            let mut file = File::options().create(true).append(true).open(&self.progress)?;
            // The line before may have been cut off.
            file.write_all(format!("\n{text}").as_bytes())?;
            file.sync_all()?;
            Ok(file)
        };
        self.writing = Some(open().map_err(failed)?);
        Ok(())
    }

    /// Notes that a file has arrived.
    pub fn arrived(&mut self, path: &str, entry: &Entry) -> Result<(), PackageError> {
        if let Some(file) = &mut self.writing {
            file.write_all(manifest::line(path, entry).as_bytes())
                .map_err(PackageError::io(&self.progress))?;
        }
        Ok(())
    }

    /// Notes that the whole publication is there.
    pub fn finish(mut self, manifest: &Manifest) -> Result<(), PackageError> {
        self.writing = None;
        whole::write(&self.last, manifest.to_text().as_bytes()).map_err(PackageError::io(&self.last))?;
        match fs::remove_file(&self.progress) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(PackageError::io(&self.progress)(error))
            }
            _ => Ok(()),
        }
    }
}

/// A name that every disk takes: small letters, digits and `-` as they are, other bytes as two digits.
fn file_name(target: &str) -> String {
    use std::fmt::Write as _;
    let mut name = String::from("target-");
    for byte in target.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' => name.push(char::from(byte)),
            // Writing to a string cannot fail.
            _ => _ = write!(name, "_{byte:02x}"),
        }
    }
    name
}
