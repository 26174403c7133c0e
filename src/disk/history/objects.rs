//! Object files: contents by their hash, each compressed in a file of its own.
//!
//! **You are here:** `disk/history/objects` — for the few contents of a save; the many of a first look go into a `pack`.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::packed::{deflated, inflated};
use super::{LARGEST, Store, missing_is_none, pack};
use crate::disk::{system, whole};

impl Store {
    /// Keeps contents, and has them on the disk when it returns; what is there already is left alone. Files that are
    /// too large are passed over.
    pub fn keep<'b>(&self, contents: impl IntoIterator<Item = &'b [u8]>) -> io::Result<()> {
        for bytes in contents {
            let hash = *blake3::hash(bytes).as_bytes();
            let place = self.object(&hash);
            if bytes.len() as u64 > LARGEST || place.exists() {
                continue;
            }
            if let Some(folder) = place.parent() {
                fs::create_dir_all(folder)?;
            }
            whole::write(&place, &deflated(bytes)?)?;
            place.parent().map_or(Ok(()), system::sync_folder)?;
        }
        Ok(())
    }

    /// The content of this hash. None: it was never kept, or was cleared away, or its file is damaged.
    pub fn content(&self, hash: &[u8; 32]) -> io::Result<Option<Vec<u8>>> {
        let own = missing_is_none(fs::read(self.object(hash)))?.and_then(|packed| inflated(&packed));
        let found = match own {
            Some(bytes) => Some(bytes),
            None => pack::find(&self.packs(), hash)?,
        };
        Ok(found.filter(|bytes| blake3::hash(bytes).as_bytes() == hash))
    }

    /// Whether a content is kept and cannot be read any more: something has damaged its file.
    pub fn is_damaged(&self, hash: &[u8; 32]) -> bool {
        self.object(hash).exists() && matches!(self.content(hash), Ok(None))
    }

    /// Where the file of a content is: two digits are a folder, so that none gets many thousand files.
    fn object(&self, hash: &[u8; 32]) -> PathBuf {
        let hex = blake3::Hash::from_bytes(*hash).to_hex();
        let (folder, name) = hex.split_at(2);
        self.folder.join("objects").join(folder).join(name)
    }
}
