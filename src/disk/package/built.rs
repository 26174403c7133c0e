//! Built site on the disk: whether a folder holds a whole one, and its manifest.
//!
//! **You are here:** `disk/package/` — before anything leaves; reads all files, writes none.

use super::checksums::Checksums;
use super::error::PackageError;
use super::manifest::{Entry, Manifest};
use crate::disk::noise::is_noise;
use crate::disk::publish::list::FileList;
use crate::disk::publish::names;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A folder that holds a whole built site.
pub struct BuiltFolder {
    /// Where it is.
    pub folder: PathBuf,
    /// Its files: those that the build made, those kept from the build before, and the list of both.
    pub manifest: Manifest,
    /// When a build last changed something in it.
    pub when: SystemTime,
    list: FileList,
}

impl BuiltFolder {
    /// Reads all files that a build made and refuses what is no whole site.
    ///
    /// # Errors
    /// No list of published files; a file of it that is gone, or that somebody has changed.
    pub fn read(folder: &Path) -> Result<BuiltFolder, PackageError> {
        let list = FileList::read(folder).map_err(PackageError::List)?;
        let list = list.ok_or_else(|| PackageError::NoSite {
            folder: folder.to_owned(),
        })?;
        let place = folder.join(names::LIST);
        let when = fs::metadata(&place)
            .and_then(|meta| meta.modified())
            .map_err(PackageError::io(&place))?;
        let entries: Vec<_> = list.entries.iter().collect();
        let mut files: BTreeMap<String, Entry> = entries
            .into_par_iter()
            .map(|(path, listed)| {
                let (sums, hash) = summed(folder, path)?;
                if hash != listed.hash {
                    return Err(PackageError::Half {
                        folder: folder.to_owned(),
                        path: path.clone(),
                        missing: false,
                    });
                }
                let kept = listed.kept;
                Ok((path.clone(), Entry { sums, kept }))
            })
            .collect::<Result<_, _>>()?;
        let own = Entry {
            sums: summed(folder, names::LIST)?.0,
            kept: false,
        };
        files.insert(names::LIST.to_owned(), own);
        Ok(BuiltFolder {
            folder: folder.to_owned(),
            manifest: Manifest { files },
            when,
            list,
        })
    }

    /// The files of this publication itself: without those kept from the one before, and without the list.
    pub fn current(&self) -> impl Iterator<Item = &str> {
        self.list.current().map(|(path, _)| path.as_str())
    }

    /// What a folder that this program publishes to lacks of this site: paths that travel, and how many of its files go.
    pub fn missing_in(&self, target: &Path) -> Result<(Vec<&str>, usize), PackageError> {
        let there = FileList::read(target)
            .map_err(PackageError::List)?
            .unwrap_or_default();
        let travel = self.list.current().filter(|(path, entry)| {
            let other = there.entries.get(*path);
            other.is_none_or(|other| other.hash != entry.hash)
        });
        let stays = |path: &str, kept: bool| {
            let ours = self.list.entries.get(path).is_some_and(|entry| !entry.kept);
            ours || (!kept && names::has_content_hash(path))
        };
        let gone = there
            .entries
            .iter()
            .filter(|(path, entry)| !stays(path, entry.kept));
        Ok((travel.map(|(path, _)| path.as_str()).collect(), gone.count()))
    }
}

/// Checksums of a file of the site, with the hash that the list knows it by.
fn summed(folder: &Path, path: &str) -> Result<(Checksums, blake3::Hash), PackageError> {
    let place = folder.join(path);
    let file = File::open(&place).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => PackageError::Half {
            folder: folder.to_owned(),
            path: path.to_owned(),
            missing: true,
        },
        _ => PackageError::io(&place)(error),
    })?;
    let mut hasher = blake3::Hasher::new();
    let sums = Checksums::of(file, |part| {
        hasher.update(part);
    });
    Ok((sums.map_err(PackageError::io(&place))?, hasher.finalize()))
}

/// The newest file below a folder, and when it was last changed; none where there is none.
pub fn newest(folder: &Path) -> Option<(SystemTime, PathBuf)> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file() && !is_noise(&entry.file_name().to_string_lossy()))
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.into_path())))
        .max()
}
