//! Reader: reads the site folder from the disk, as a whole and what has changed of it.
//!
//! **You are here:** `disk/tree/reading` — the three ways to fill a [`Tree`], by way of `tree/scan`; reads the disk.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::{Reason, Tree, Unreadable, scan};
use crate::disk::change::reason;
use crate::disk::noise::is_noise;

/// Why the site folder as a whole could not be read.
#[derive(Debug)]
pub enum DiskError {
    /// There is no such folder.
    Missing {
        /// The site folder as it was given.
        root: PathBuf,
    },
    /// There is something of this name, but no folder.
    NotAFolder {
        /// The site folder as it was given.
        root: PathBuf,
    },
    /// The system refuses.
    Io {
        /// The site folder as it was given.
        root: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

impl DiskError {
    /// What happened and what to do, in plain Chinese (`zh`) or English.
    pub fn message(&self, zh: bool) -> String {
        match (self, zh) {
            (Self::Missing { root }, true) => {
                format!(
                    "没有文件夹 {}。请检查路径，或用 --root 指定站点文件夹。",
                    root.display()
                )
            }
            (Self::Missing { root }, false) => {
                format!(
                    "there is no folder {}. Check the path, or name the site folder with --root.",
                    root.display()
                )
            }
            (Self::NotAFolder { root }, true) => {
                format!(
                    "{} 不是文件夹。请用 --root 指定放有 content 的站点文件夹。",
                    root.display()
                )
            }
            (Self::NotAFolder { root }, false) => {
                format!(
                    "{} is no folder. Name the site folder, which holds content/, with --root.",
                    root.display()
                )
            }
            (Self::Io { root, error }, true) => {
                format!(
                    "读不了站点文件夹 {}：{}。请检查是否有读取权限。",
                    root.display(),
                    reason(error, true)
                )
            }
            (Self::Io { root, error }, false) => {
                format!(
                    "cannot read the site folder {}: {}. Check that you may read it.",
                    root.display(),
                    reason(error, false)
                )
            }
        }
    }
}

impl std::fmt::Display for DiskError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message(false))
    }
}

impl std::error::Error for DiskError {}

/// Reads `folders` (relative to the site folder `root`, e.g. `["content", "themes"]`; one that does not exist is
/// empty) and says, sorted by path, what could not be read. Left-overs of editors ([`is_noise`]) are passed over.
///
/// # Errors
/// Only if the site folder as a whole cannot be read.
pub fn read(root: &Path, folders: &[&str]) -> Result<(Tree, Vec<Unreadable>), DiskError> {
    let as_given = || root.to_path_buf();
    let real = fs::canonicalize(root).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => DiskError::Missing { root: as_given() },
        _ => DiskError::Io {
            root: as_given(),
            error,
        },
    })?;
    if !real.is_dir() {
        return Err(DiskError::NotAFolder { root: as_given() });
    }
    let mut tree = Tree {
        folders: folders.iter().map(|&name| name.to_owned()).collect(),
        root: Some(real.clone()),
        ..Tree::default()
    };
    rescan_real(&mut tree, &real);
    let unreadable = tree.unreadable();
    Ok((tree, unreadable))
}

/// Reads again what the watcher named (absolute, or relative to the site folder); a folder is scanned whole, what
/// is no longer there is taken out. Comes back: whether anything really differs (by content, not by time), and all
/// that cannot be read now, in the whole tree. If the site folder itself is gone, the files stay as they were.
pub fn refresh(tree: &mut Tree, root: &Path, changed: &[PathBuf]) -> (bool, Vec<Unreadable>) {
    let real = match fs::canonicalize(root) {
        Ok(real) => real,
        Err(error) => return root_is_gone(tree, &error),
    };
    let different = match scopes(tree, root, &real, changed) {
        Some(scopes) => {
            let found = scan::scan(&real, &scopes);
            if found.linked {
                rescan_real(tree, &real)
            } else {
                tree.take_in(&scopes, found)
            }
        }
        None => rescan_real(tree, &real),
    };
    (different, tree.unreadable())
}

/// Reads all folders of the tree again; returns the same as [`refresh`].
pub fn rescan(tree: &mut Tree, root: &Path) -> (bool, Vec<Unreadable>) {
    match fs::canonicalize(root) {
        Ok(real) => (rescan_real(tree, &real), tree.unreadable()),
        Err(error) => root_is_gone(tree, &error),
    }
}

fn rescan_real(tree: &mut Tree, real: &Path) -> bool {
    let scopes: BTreeSet<String> = tree.folders.iter().cloned().collect();
    tree.linked = false;
    let was_gone = tree.unreadable.remove(".").is_some();
    let found = scan::scan(real, &scopes);
    tree.take_in(&scopes, found) || was_gone
}

fn root_is_gone(tree: &mut Tree, error: &io::Error) -> (bool, Vec<Unreadable>) {
    let reason = Reason::of(error);
    let before = tree.unreadable.insert(".".to_owned(), reason.clone());
    (before != Some(reason), tree.unreadable())
}

/// The paths to look at, without those below another; `None`: everything must be looked at.
fn scopes(tree: &Tree, root: &Path, real: &Path, changed: &[PathBuf]) -> Option<BTreeSet<String>> {
    if tree.linked || tree.unreadable.contains_key(".") {
        return None;
    }
    let mut scopes = BTreeSet::new();
    for path in changed {
        let Some(relative) = relative_to(path, root, real) else {
            continue;
        };
        let mut names = Vec::new();
        for part in relative.components() {
            match part {
                Component::CurDir => {}
                Component::Normal(name) => names.push(name.to_str()?),
                _ => return None,
            }
        }
        let scope = names.join("/");
        if tree
            .folders
            .iter()
            .any(|folder| is_at_or_below(folder, &scope) && *folder != scope)
        {
            return None;
        }
        let ours = tree.folders.iter().any(|folder| is_at_or_below(&scope, folder));
        if !ours || names.iter().any(|name| is_noise(name)) {
            continue;
        }
        // Reached by way of a link, or (where case does not matter) under another spelling: the name alone would
        // lead to a file that the walk knows differently.
        let place = real.join(&scope);
        if fs::canonicalize(&place).is_ok_and(|found| found != place) {
            return None;
        }
        scopes.insert(scope);
    }
    let below_another = |scope: &String| {
        scope
            .match_indices('/')
            .any(|(end, _)| scopes.contains(scope.get(..end).unwrap_or_default()))
    };
    Some(
        scopes
            .iter()
            .filter(|scope| !below_another(scope))
            .cloned()
            .collect(),
    )
}

/// What the watcher named, relative to the site folder; `None` if it is elsewhere. The watcher may write the folder
/// otherwise than we do: through a link, or on Windows with another prefix.
fn relative_to(path: &Path, root: &Path, real: &Path) -> Option<PathBuf> {
    if let Ok(relative) = path.strip_prefix(real).or_else(|_| path.strip_prefix(root)) {
        return Some(relative.to_path_buf());
    }
    if path.is_relative() {
        return Some(path.to_path_buf());
    }
    if let Ok(absolute) = std::path::absolute(root)
        && let Ok(relative) = path.strip_prefix(&absolute)
    {
        return Some(relative.to_path_buf());
    }
    // The file itself may be gone; the folder that it was in mostly is not.
    let folder = fs::canonicalize(path.parent()?).ok()?;
    Some(
        folder
            .join(path.file_name()?)
            .strip_prefix(real)
            .ok()?
            .to_path_buf(),
    )
}

fn is_at_or_below(path: &str, folder: &str) -> bool {
    folder.is_empty()
        || path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
