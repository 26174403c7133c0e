//! Comparison of a host's copy with a manifest: what was added, changed and removed there.
//!
//! **You are here:** `disk/package/` — reads a folder, on a share or downloaded; writes nothing.

use super::checksums::Checksums;
use super::error::PackageError;
use super::manifest::{Entry, Manifest};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// How a file of a copy differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It is no file of the site.
    Added,
    /// Its bytes are others, or it is a link now.
    Changed,
    /// It is not there.
    Removed,
}

impl Change {
    /// As JSON calls it.
    pub fn id(self) -> &'static str {
        match self {
            Change::Added => "added",
            Change::Changed => "changed",
            Change::Removed => "removed",
        }
    }
}

/// A file that differs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// Relative to the folder, `/` between its names.
    pub path: String,
    /// How.
    pub change: Change,
    /// Whether only its line ends are others: an upload in text mode does that.
    pub line_ends: bool,
}

/// Everything in `folder` that differs from the manifest, sorted by path. Files merely kept from the publication before
/// may be absent; folders do not count.
pub fn compare(folder: &Path, manifest: &Manifest) -> Result<Vec<Difference>, PackageError> {
    let mut there = BTreeMap::new();
    for entry in WalkDir::new(folder).follow_links(false).follow_root_links(true) {
        let entry = entry.map_err(|error| {
            let place = error.path().unwrap_or(folder).to_owned();
            PackageError::io(&place)(error.into())
        })?;
        if !entry.file_type().is_dir() {
            let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let names: Vec<_> = relative.iter().map(|name| name.to_string_lossy()).collect();
            let is_file = entry.file_type().is_file();
            there.insert(names.join("/"), is_file.then(|| entry.into_path()));
        }
    }
    let missing: BTreeSet<&String> = manifest
        .files
        .iter()
        .filter(|(path, entry)| !entry.kept && !there.contains_key(*path))
        .map(|(path, _)| path)
        .collect();
    let found: Vec<Option<Difference>> = there
        .par_iter()
        .map(|(path, file)| judge(path, file.as_ref(), manifest.files.get(path)))
        .collect::<Result<_, _>>()?;
    let mut all: Vec<Difference> = found.into_iter().flatten().collect();
    all.extend(missing.into_iter().map(|path| Difference {
        path: path.clone(),
        change: Change::Removed,
        line_ends: false,
    }));
    all.sort();
    Ok(all)
}

/// How one thing in the folder differs; a link or pipe (`file` is none) is never a file of the site.
fn judge(
    path: &str,
    file: Option<&PathBuf>,
    entry: Option<&Entry>,
) -> Result<Option<Difference>, PackageError> {
    let differs = |change, line_ends| {
        Some(Difference {
            path: path.to_owned(),
            change,
            line_ends,
        })
    };
    let Some(entry) = entry else {
        return Ok(differs(Change::Added, false));
    };
    let Some(file) = file else {
        return Ok(differs(Change::Changed, false));
    };
    let reading = |error| PackageError::io(file)(error);
    let mut has_returns = false;
    let sums = File::open(file)
        .and_then(|stream| Checksums::of(stream, |part| has_returns |= part.contains(&b'\r')))
        .map_err(reading)?;
    if sums == entry.sums {
        return Ok(None);
    }
    // A line end more is a byte more: what is longer than that need not be read whole.
    let line_ends = has_returns && sums.length <= 2 * entry.sums.length && {
        let bytes = std::fs::read(file).map_err(reading)?;
        let plain: Vec<u8> = bytes.into_iter().filter(|byte| *byte != b'\r').collect();
        Checksums::of_bytes(&plain) == entry.sums
    };
    Ok(differs(Change::Changed, line_ends))
}
