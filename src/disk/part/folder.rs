//! Folder of a part: its manifest, and whether every file in it is what the manifest says.
//!
//! **You are here:** `disk/part` — reads every byte of a part before anything of it is taken.

use super::manifest::{MANIFEST, Manifest};
use crate::disk::publish::PublishedFile;
use rayon::prelude::*;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// A part, as it lies on the disk.
#[derive(Debug)]
pub struct PartFolder {
    /// Where it lies.
    pub folder: PathBuf,
    /// What it says of itself.
    pub manifest: Manifest,
}

/// What is wrong with a part.
#[derive(Debug)]
pub enum Fault {
    /// There is no such folder, or no manifest in it: it is no part, or was not finished.
    Unfinished,
    /// The manifest was cut off or changed, or is of another version.
    Manifest,
    /// A file of it is not there.
    Missing(String),
    /// A file of it was cut off or changed.
    Changed(String),
    /// The system does not let it be read.
    Io(PathBuf, io::Error),
}

impl PartFolder {
    /// Reads a part and all its files.
    pub fn read(folder: &Path) -> Result<PartFolder, Fault> {
        let place = folder.join(MANIFEST);
        let bytes = std::fs::read(&place).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Fault::Unfinished,
            _ => Fault::Io(place, error),
        })?;
        let manifest = std::str::from_utf8(&bytes)
            .ok()
            .and_then(Manifest::parse)
            .ok_or(Fault::Manifest)?;
        let part = PartFolder {
            folder: folder.to_owned(),
            manifest,
        };
        part.files_hold()?;
        Ok(part)
    }

    /// *Errors:* the first file, in the order of paths, that is not what the manifest says.
    fn files_hold(&self) -> Result<(), Fault> {
        let found = self
            .manifest
            .files
            .par_iter()
            .map(|(path, told)| self.holds(path, *told).err())
            .find_first(Option::is_some);
        found.flatten().map_or(Ok(()), Err)
    }

    fn holds(&self, path: &str, told: PublishedFile) -> Result<(), Fault> {
        let place = self.folder.join(path);
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Fault::Missing(path.to_owned()),
            _ => Fault::Io(place.clone(), error),
        };
        let mut hasher = blake3::Hasher::new();
        hasher
            .update_reader(File::open(&place).map_err(failed)?)
            .map_err(failed)?;
        if (hasher.finalize(), hasher.count()) == (told.hash, told.size) {
            Ok(())
        } else {
            Err(Fault::Changed(path.to_owned()))
        }
    }
}
