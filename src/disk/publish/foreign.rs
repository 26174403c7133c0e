//! Foreign files, what is in the published folder and not ours: it stays, and must not be in the way.
//!
//! **You are here:** `disk/publish/foreign` — looked for once, when something is to be published; reads the disk.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::error::{Action, PublishError};
use super::list::FileList;
use super::names;

/// Other people's files in a published folder; all paths are relative to it.
#[derive(Debug, Default)]
pub(super) struct Foreign {
    /// Files, links and whatever else is no folder.
    pub(super) files: Vec<PathBuf>,
    /// Folders that no file of ours is in, empty or not (an empty one may matter, as in `.git`).
    pub(super) folders: Vec<PathBuf>,
    /// All folders, also those that hold files of ours.
    pub(super) all_folders: Vec<PathBuf>,
}

/// Looks through `out`; a folder that does not exist holds nothing.
pub(super) fn look(out: &Path, ours: &FileList) -> Result<Foreign, PublishError> {
    let mut found = Foreign::default();
    if matches!(fs::symlink_metadata(out), Err(error) if error.kind() == io::ErrorKind::NotFound) {
        return Ok(found);
    }
    let our_folders: BTreeSet<&str> = ours
        .entries
        .keys()
        .flat_map(|path| names::folders_above(path))
        .collect();
    for entry in WalkDir::new(out)
        .min_depth(1)
        .follow_links(false)
        .sort_by_file_name()
    {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(out).to_path_buf();
            PublishError::io(Action::Read, &path)(error.into())
        })?;
        let relative = entry
            .path()
            .strip_prefix(out)
            .unwrap_or(entry.path())
            .to_path_buf();
        let name = as_listed(&relative);
        if entry.file_type().is_dir() {
            if name.as_deref().is_none_or(|name| !our_folders.contains(name)) {
                found.folders.push(relative.clone());
            }
            found.all_folders.push(relative);
        } else if name
            .as_deref()
            .is_none_or(|name| name != names::LIST && !ours.contains(name))
        {
            found.files.push(relative);
        }
    }
    Ok(found)
}

/// Refuses if a foreign file has the name of a file or folder of ours (also one equal but for case, which would be
/// the same on Windows), or is in a folder where a file of ours goes.
pub(super) fn check_way(
    out: &Path,
    foreign: &Foreign,
    is_ours: impl Fn(&str) -> bool,
    our_folders: &BTreeSet<String>,
) -> Result<(), PublishError> {
    for path in &foreign.files {
        // A name that is no UTF-8 is none of ours.
        let Some(name) = as_listed(path) else { continue };
        let name = names::folded(&name);
        let in_the_way =
            is_ours(&name) || our_folders.contains(&name) || names::folders_above(&name).any(&is_ours);
        if in_the_way {
            return Err(PublishError::ForeignInTheWay { file: out.join(path) });
        }
    }
    Ok(())
}

/// A relative path as the list writes it, with `/` between the names.
pub(super) fn as_listed(relative: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = relative.iter().map(|name| name.to_str()).collect();
    Some(names?.join("/"))
}
