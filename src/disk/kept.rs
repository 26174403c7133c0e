//! Kept answers: small files in `.zhandian/cache/` that spare work. Whatever is wrong with them, the work is done instead.
//!
//! **You are here:** `disk/kept` — in the program folder of a site; what they say is their writers' business.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{own, whole};

/// The folder they lie in.
const CACHE: &str = "cache";
/// Larger files were not written here. *Units:* bytes.
const MOST: u64 = 16 * 1024 * 1024;

/// What was kept under this name; none when nothing was, or it cannot be read.
pub fn read(root: &Path, name: &str) -> Option<Vec<u8>> {
    let place = place(root, name);
    (fs::metadata(&place).ok()?.len() <= MOST).then(|| fs::read(&place).ok())?
}

/// Keeps it under this name, whole or not at all.
pub fn write(root: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let folder = own::make(root)?.join(CACHE);
    fs::create_dir_all(&folder)?;
    whole::write(&folder.join(name), bytes)
}

/// Forgets it.
pub fn forget(root: &Path, name: &str) {
    // Where it cannot be taken away it could not have been written either.
    let _ = fs::remove_file(place(root, name));
}

fn place(root: &Path, name: &str) -> PathBuf {
    root.join(own::NAME).join(CACHE).join(name)
}
