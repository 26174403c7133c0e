//! Seen files: which files were there at the last look and what was in them, so that the next look notices what Notepad changed.
//!
//! **You are here:** `edit/history/seen` — the text of `.zhandian/history/seen.txt`; no IO.
//!
//! The ledger goes on after a look, and its lines say more than this text. So the text names how much of each ledger it
//! knows, and what is behind that is put on top: a save need not write a text of forty thousand lines anew, and whenever a
//! process is killed, the two together say what is true.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::entry::Hash;

const HEADER: &str = "zhandian-seen 1";

/// What was there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// How much of each ledger is known here, by its name. *Units:* bytes.
    pub ledgers: BTreeMap<String, u64>,
    /// Each file's hash, by its path.
    pub files: BTreeMap<String, Hash>,
}

impl Seen {
    /// The text.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for (name, len) in &self.ledgers {
            // Writing to a string does not fail.
            let _ = writeln!(text, "ledger {len} {name}");
        }
        for (path, hash) in &self.files {
            let _ = writeln!(text, "{} {path}", hash.hex());
        }
        text.push_str("end\n");
        text
    }

    /// The text read; none if it is of another kind or was cut short.
    pub fn read(text: &str) -> Option<Self> {
        let lines = text
            .strip_prefix(HEADER)?
            .strip_prefix('\n')?
            .strip_suffix("end\n")?
            .lines();
        let mut seen = Self::default();
        for line in lines {
            let (first, rest) = line.split_once(' ')?;
            if first == "ledger" {
                let (len, name) = rest.split_once(' ')?;
                seen.ledgers.insert(name.to_owned(), len.parse().ok()?);
            } else {
                seen.files.insert(rest.to_owned(), Hash::read(first)?);
            }
        }
        Some(seen)
    }
}
