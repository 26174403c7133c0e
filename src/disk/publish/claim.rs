//! Overwrite protection, whether a folder may be written at all: is it ours, and is it none that must never be overwritten.
//!
//! **You are here:** `disk/publish/claim` — the first thing the publisher asks when it opens; reads the disk, writes
//! nothing.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::error::{Action, PublishError};
use super::list::FileList;

/// Where the site goes: a folder's real place (links resolved), whether it exists yet or not.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) out: PathBuf,
    /// The folder around it, which may not exist yet either.
    pub(super) parent: PathBuf,
    name: OsString,
}

impl Place {
    /// A name beside the published folder: `.site.zhandian-<what>`. A dot at the front, so that it is no content.
    pub(super) fn beside(&self, what: &str) -> OsString {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".zhandian-");
        name.push(what);
        name
    }
}

/// The real place of `out`, if it may be written: `protected` is the site folder and then the folders of its sources.
/// The site may go into the site folder, but not into a source folder, and onto or around neither.
pub(super) fn place(out: &Path, protected: &[&Path]) -> Result<Place, PublishError> {
    let out = resolved(out)?;
    let refused = |protected: PathBuf| PublishError::Protected {
        out: out.clone(),
        protected,
    };
    let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
        return Err(refused(out.clone()));
    };
    // A home that is set to nothing must not stand for the current folder.
    if let Some(home) = std::env::home_dir().filter(|home| home.is_absolute()) {
        let home = resolved(&home).unwrap_or(home);
        if home.starts_with(&out) {
            return Err(refused(home));
        }
    }
    for (index, folder) in protected.iter().enumerate() {
        let folder = resolved(folder)?;
        let inside_sources = index > 0 && out.starts_with(&folder);
        if folder.starts_with(&out) || inside_sources {
            return Err(refused(folder));
        }
    }
    Ok(Place {
        parent: parent.to_path_buf(),
        name: name.to_owned(),
        out,
    })
}

/// The path with all links resolved; of what does not exist yet, the part that does.
fn resolved(path: &Path) -> Result<PathBuf, PublishError> {
    let absolute = std::path::absolute(path).map_err(PublishError::io(Action::Read, path))?;
    for existing in absolute.ancestors() {
        match fs::symlink_metadata(existing) {
            Ok(_) => {
                let mut real = fs::canonicalize(existing).map_err(|error| match error.kind() {
                    // A link to nothing: there is a name, but no folder.
                    io::ErrorKind::NotFound => PublishError::NotAFolder {
                        path: existing.to_path_buf(),
                    },
                    _ => PublishError::io(Action::Read, existing)(error),
                })?;
                if !real.is_dir() {
                    return Err(PublishError::NotAFolder {
                        path: existing.to_path_buf(),
                    });
                }
                for part in absolute
                    .strip_prefix(existing)
                    .unwrap_or(Path::new(""))
                    .components()
                {
                    match part {
                        Component::ParentDir => {
                            real.pop();
                        }
                        Component::Normal(name) => real.push(name),
                        _ => {}
                    }
                }
                return Ok(real);
            }
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) => {}
            Err(error) => return Err(PublishError::io(Action::Read, existing)(error)),
        }
    }
    Ok(absolute)
}

/// What an earlier run published in `out`: nothing if there is no such folder, or one that holds only what systems and
/// hosts leave there (dot-files, `Thumbs.db`, `desktop.ini`).
pub(super) fn previous(out: &Path) -> Result<FileList, PublishError> {
    if let Some(list) = FileList::read(out)? {
        return Ok(list);
    }
    let entries = match fs::read_dir(out) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(FileList::default()),
        Err(error) => return Err(PublishError::io(Action::Read, out)(error)),
    };
    let mut strange: Vec<String> = Vec::new();
    for entry in entries {
        let entry = entry.map_err(PublishError::io(Action::Read, out))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let harmless = name.starts_with('.')
            || name.eq_ignore_ascii_case("thumbs.db")
            || name.eq_ignore_ascii_case("desktop.ini");
        if !harmless {
            strange.push(name);
        }
    }
    // The first by name, so that the message does not depend on the file system's order.
    match strange.into_iter().min() {
        Some(example) => Err(PublishError::NotOurs {
            out: out.to_path_buf(),
            example,
        }),
        None => Ok(FileList::default()),
    }
}
