//! Former publication: what `--since` names, an earlier manifest or archive, and the old bytes where there are any.
//!
//! **You are here:** `disk/package/` — reads one file, and its neighbour of the same name: `FILE.zip`, `FILE.manifest.txt`.

use super::checksums::Checksums;
use super::error::PackageError;
use super::manifest::{Entry, Manifest};
use crate::disk::publish::list::FileList;
use crate::disk::publish::names;
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use zip::ZipArchive;
use zip::result::ZipError;

const MANIFEST: &str = ".manifest.txt";

type Zip = ZipArchive<BufReader<File>>;

/// An earlier publication.
pub struct Former {
    /// Its files.
    pub manifest: Manifest,
    /// Their bytes, if an archive is there.
    archive: Option<Mutex<Zip>>,
}

impl Former {
    /// Reads an earlier manifest or archive.
    ///
    /// # Errors
    /// What is neither, or damaged; a path in it that leads out of its folder.
    pub fn read(path: &Path) -> Result<Former, PackageError> {
        if is_zip(path)? {
            let mut zip = open(path)?;
            let own = manifest_of(&mut zip).map_err(bad(path))?;
            // The manifest beside it also names what was kept on the host and is not in the archive.
            let beside = Manifest::read(&path.with_extension(&MANIFEST[1..])).ok();
            let same = |other: &Manifest| {
                let of = |(path, entry): (&String, &Entry)| {
                    other.files.get(path).map(|own| own.sums) == Some(entry.sums)
                };
                own.files.iter().all(of)
                    && other
                        .files
                        .iter()
                        .all(|(path, entry)| entry.kept || own.files.contains_key(path))
            };
            let manifest = beside.filter(same).unwrap_or(own);
            return Ok(Former {
                manifest,
                archive: Some(Mutex::new(zip)),
            });
        }
        let manifest = Manifest::read(path)?;
        let archive = sibling(path).and_then(|zip| open(&zip).ok()).map(Mutex::new);
        Ok(Former { manifest, archive })
    }

    /// Whether old bytes can be had at all.
    pub fn has_bytes(&self) -> bool {
        self.archive.is_some()
    }

    /// The bytes of one of its files; none where the archive is not there, or is another.
    pub fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let entry = self.manifest.files.get(path)?;
        let mut zip = self
            .archive
            .as_ref()?
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let file = zip.by_name(path).ok()?;
        let mut bytes = Vec::new();
        file.take(entry.sums.length.saturating_add(1))
            .read_to_end(&mut bytes)
            .ok()?;
        (Checksums::of_bytes(&bytes) == entry.sums).then_some(bytes)
    }
}

/// The archive that a manifest was written beside.
fn sibling(manifest: &Path) -> Option<PathBuf> {
    let name = manifest.file_name()?.to_str()?;
    let stem = name.strip_suffix(MANIFEST)?;
    Some(manifest.with_file_name(format!("{stem}.zip")))
}

fn is_zip(path: &Path) -> Result<bool, PackageError> {
    let mut head = Vec::new();
    File::open(path)
        .and_then(|file| file.take(4).read_to_end(&mut head))
        .map_err(PackageError::io(path))?;
    Ok(head.starts_with(b"PK"))
}

fn open(path: &Path) -> Result<Zip, PackageError> {
    let file = File::open(path).map_err(PackageError::io(path))?;
    ZipArchive::new(BufReader::new(file)).map_err(bad(path))
}

fn bad(path: &Path) -> impl Fn(ZipError) -> PackageError {
    move |error| PackageError::BadArchive {
        path: path.to_owned(),
        why: error.to_string(),
    }
}

/// The files in an archive; which of them were kept there, its own list says.
fn manifest_of(zip: &mut Zip) -> Result<Manifest, ZipError> {
    let mut manifest = Manifest::default();
    for at in 0..zip.len() {
        let file = zip.by_index(at)?;
        if file.is_dir() {
            continue;
        }
        let path = file.name()?.into_owned();
        if names::check(&path).is_err() && path != names::LIST {
            return Err(ZipError::InvalidArchive(path.into()));
        }
        let sums = Checksums::of(file, |_| {})?;
        manifest.files.insert(path, Entry { sums, kept: false });
    }
    let mut text = String::new();
    if let Ok(mut list) = zip.by_name(names::LIST) {
        list.read_to_string(&mut text)?;
    }
    for (path, listed) in FileList::parse(&text).unwrap_or_default().entries {
        if let Some(entry) = manifest.files.get_mut(&path) {
            entry.kept = listed.kept;
        }
    }
    Ok(manifest)
}
