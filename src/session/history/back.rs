//! Way back: which files a change that is taken back, or a file of an earlier day, asks for.
//!
//! **You are here:** `session/history/back` — before the save door, which writes what is planned here; it reads the disk and
//! writes nothing.
//!
//! A file that is as the change left it becomes what it was. One that was changed since keeps the other changes where they do
//! not touch the same lines, and the result must be read as well as before; else the whole is a conflict, and nothing is done.

use std::path::Path;
use std::sync::Arc;

use crate::diag::Severity;
use crate::disk::change::{self, ChangeError};
use crate::disk::history::Store;
use crate::edit::history::{Act, Chain, Hash, merged};
use crate::record::parse;
use crate::session::save::{FileSave, Versions};

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The files that differ, each with what it is now; may be empty: all is as it was already.
    pub files: Vec<(Option<Vec<u8>>, FileSave)>,
    /// The paths of those that someone has changed since, and whose other changes stay.
    pub kept: Vec<String>,
}

/// Why there is no way back.
#[derive(Debug)]
pub enum NoWay {
    /// Files that were changed since, on the same lines: what the change left, what is there, what would come.
    Conflict(Vec<Versions>),
    /// The history does not hold this file's content of that time: it was too large, or was cleared away.
    NotKept {
        /// Relative to the site folder.
        path: String,
    },
    /// The history's own file of this content is damaged.
    Damaged {
        /// Relative to the site folder.
        path: String,
    },
    /// The history knows nothing of such a file.
    Unknown {
        /// As it was asked for.
        path: String,
    },
    /// There was no such file then.
    NotYet {
        /// Relative to the site folder.
        path: String,
    },
    /// The machine.
    Failed(ChangeError),
}

/// The way back from one change.
pub fn undo(root: &Path, act: &Act) -> Result<Way, NoWay> {
    let store = Store::of(root);
    let mut way = Way {
        files: Vec::new(),
        kept: Vec::new(),
    };
    let mut conflicts = Vec::new();
    for (path, (before, after)) in act.files() {
        let now = change::read(root, path).map_err(NoWay::Failed)?;
        let is = now.as_deref().map(Hash::of);
        if is == before {
            continue;
        }
        let old = content(&store, path, before)?;
        let new = if is == after {
            old
        } else {
            // Where what the change left is not kept, the files cannot be put together: that is a conflict, too.
            let left = content(&store, path, after).unwrap_or_default();
            let Some(text) = without(path, left.as_deref(), now.as_deref(), old.as_deref()) else {
                conflicts.push(Versions {
                    path: path.to_owned(),
                    opened: left,
                    now,
                    new: old,
                });
                continue;
            };
            way.kept.push(path.to_owned());
            Some(text)
        };
        way.add(path, now, new);
    }
    if conflicts.is_empty() {
        Ok(way)
    } else {
        Err(NoWay::Conflict(conflicts))
    }
}

/// The way to what a file was, or the files of a folder were: `path` with what the last change left that `until` allows.
pub fn restore(root: &Path, chain: &Chain, path: &str, until: &dyn Fn(&Act) -> bool) -> Result<Way, NoWay> {
    let store = Store::of(root);
    let mut way = Way {
        files: Vec::new(),
        kept: Vec::new(),
    };
    let below = format!("{}/", path.trim_end_matches('/'));
    let mut files: Vec<&str> = chain
        .acts
        .iter()
        .flat_map(|act| act.files().into_keys())
        .filter(|own| *own == path || own.starts_with(&below))
        .collect();
    files.sort_unstable();
    files.dedup();
    if files.is_empty() {
        return Err(NoWay::Unknown {
            path: path.to_owned(),
        });
    }
    let is_one = files == [path];
    for own in files {
        let Some(old) = content(&store, own, at(chain, own, until))? else {
            // Of a folder's files, those that came later stay.
            if is_one {
                return Err(NoWay::NotYet {
                    path: path.to_owned(),
                });
            }
            continue;
        };
        let now = change::read(root, own).map_err(NoWay::Failed)?;
        if now.as_deref() != Some(old.as_slice()) {
            way.add(own, now, Some(old));
        }
    }
    Ok(way)
}

impl Way {
    fn add(&mut self, path: &str, now: Option<Vec<u8>>, new: Option<Vec<u8>>) {
        let file = FileSave {
            path: path.to_owned(),
            opened: now.as_deref().map(|bytes| Hash::of(bytes).0),
            new,
            touched: Vec::new(),
        };
        self.files.push((now, file));
    }
}

/// A file's hash then: what the last change that `until` allows left, or what the first one after it found.
fn at(chain: &Chain, path: &str, until: &dyn Fn(&Act) -> bool) -> Option<Hash> {
    let mut hash = None;
    let mut known = false;
    for act in &chain.acts {
        let Some((before, after)) = act.files().get(path).copied() else {
            continue;
        };
        if until(act) {
            (hash, known) = (after, true);
        } else {
            return if known { hash } else { before };
        }
    }
    hash
}

fn content(store: &Store, path: &str, hash: Option<Hash>) -> Result<Option<Vec<u8>>, NoWay> {
    let Some(hash) = hash else { return Ok(None) };
    let found = store
        .content(&hash.0)
        .map_err(|error| NoWay::Failed(ChangeError::read(store.folder())(error)))?;
    let path = || path.to_owned();
    found.map(Some).ok_or_else(|| {
        if store.is_damaged(&hash.0) {
            NoWay::Damaged { path: path() }
        } else {
            NoWay::NotKept { path: path() }
        }
    })
}

/// The text that is there now without what led from `old` to `left`. None: there is no such text, or it could be read less well.
fn without(path: &str, left: Option<&[u8]>, now: Option<&[u8]>, old: Option<&[u8]>) -> Option<Vec<u8>> {
    let (left, now, old) = (left?, now?, old?);
    // Lines are no parts of a picture.
    if [left, now, old]
        .iter()
        .any(|bytes| std::str::from_utf8(bytes).is_err())
    {
        return None;
    }
    let new = merged(left, now, old)?;
    let path: Arc<str> = path.into();
    let errors = |bytes: &[u8]| {
        let found = parse(&path, bytes).diagnostics;
        found
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count()
    };
    (errors(&new) <= errors(now).max(errors(old))).then_some(new)
}
