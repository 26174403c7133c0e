//! Whole files: written beside their place first, so that whoever reads sees the old one or the new one.
//!
//! **You are here:** `disk/whole` — below `change`, `history` and `people`.

use std::fs::{self, File};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Write};
use std::path::Path;

use super::system;

/// A name that no other process and no other call has: sixteen hex digits.
pub(super) fn unique() -> String {
    format!("{:016x}", RandomState::new().hash_one(std::process::id()))
}

/// Writes a file so that a killed process or a power cut leaves the old one, the new one or none.
pub(super) fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = place.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", unique()));
    let part = place.with_file_name(name);
    let write = || -> io::Result<()> {
        let mut file = File::create_new(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        system::rename(&part, place)
    };
    write().inspect_err(|_| {
        let _ = fs::remove_file(&part);
    })
}
