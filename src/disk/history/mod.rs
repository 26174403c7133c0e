//! History store: the files of `.zhandian/history/`, which hold every content that a file had, and the ledger of its changes.
//!
//! **You are here:** `disk/history/` — beside `change`, under whose lock it is written; what the ledger's lines say is known
//! above, in `edit/history/`. It reads and writes the disk.
//!
//! Everything is added and nothing changed: a content goes into a file of its own (`objects`) or, many at once, into a pack
//! (`pack`), a line to the end of a ledger (`ledgers`). The one file that is replaced, [`Store::state`], can be lost: it says
//! what was seen last, so that the next look is cheap.

mod ledgers;
mod objects;
mod pack;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use self::ledgers::{Ledger, SHARED};
pub use self::pack::Content;
use super::{own, system, whole};
use walkdir::WalkDir;

/// A file with more bytes is not kept: a film among the attachments would fill the history by itself.
pub const LARGEST: u64 = 16 * 1024 * 1024;

const STATE: &str = "seen.txt";

/// A site folder's history.
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// That of the site folder `root`; nothing is read or made yet.
    pub fn of(root: &Path) -> Self {
        Self {
            folder: root.join(own::NAME).join("history"),
        }
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What was seen last, as it was written; none if nothing was.
    pub fn state(&self) -> io::Result<Option<Vec<u8>>> {
        missing_is_none(fs::read(self.folder.join(STATE)))
    }

    /// Replaces what was seen last.
    pub fn set_state(&self, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        whole::write(&self.folder.join(STATE), bytes)?;
        system::sync_folder(&self.folder)
    }

    /// How much the history holds. *Units:* bytes.
    pub fn size(&self) -> u64 {
        WalkDir::new(&self.folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.metadata().ok())
            .filter(fs::Metadata::is_file)
            .map(|meta| meta.len())
            .sum()
    }
}

fn missing_is_none<T>(read: io::Result<T>) -> io::Result<Option<T>> {
    match read {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
