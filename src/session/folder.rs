//! Site folder: its root, its output, and the tree of files that was read from it.
//!
//! **You are here:** `session/` — between `disk/` and `build/`; commands that only build use it alone.

use super::join;
use crate::disk::change::reason;
use crate::disk::tree::{self, DiskError, Tree, Unreadable};
use std::io;
use std::path::{Path, PathBuf};

/// What of a site folder is read.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// A site folder, read.
pub struct SiteFolder {
    /// The folder itself; canonical.
    pub root: PathBuf,
    /// Where the built site goes.
    pub out: PathBuf,
    /// Its files.
    pub tree: Tree,
    /// Files that could not be read.
    pub unreadable: Vec<Unreadable>,
}

/// Why a site folder could not be read; a fault of the machine or of `--root`, none of the content.
#[derive(Debug)]
pub enum FolderError {
    /// There is no such folder, or it may not be entered.
    Root(PathBuf, io::Error),
    /// A folder in it could not be read.
    Tree(DiskError),
}

impl FolderError {
    /// What to tell, in Chinese or in English.
    pub fn message(&self, zh: bool) -> String {
        match self {
            FolderError::Root(root, error) if zh => {
                format!("打不开文件夹 {}：{}", root.display(), reason(error, true))
            }
            FolderError::Root(root, error) => {
                format!(
                    "cannot open the folder {}: {}",
                    root.display(),
                    reason(error, false)
                )
            }
            FolderError::Tree(error) => error.message(zh),
        }
    }
}

impl SiteFolder {
    /// Reads the folder at `root`. The built site goes to `out`, else to the folder `site` in it.
    pub fn read(root: &Path, out: Option<&Path>) -> Result<SiteFolder, FolderError> {
        let root = root.canonicalize().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => FolderError::Tree(DiskError::Missing {
                root: root.to_owned(),
            }),
            _ => FolderError::Root(root.to_owned(), error),
        })?;
        let (mut tree, _) = tree::read(&root, &FOLDERS).map_err(FolderError::Tree)?;
        join::join(&mut tree, &root, &|_| true);
        Ok(SiteFolder {
            out: SiteFolder::out_of(&root, out),
            root,
            unreadable: tree.unreadable(),
            tree,
        })
    }

    /// Where the built site of the folder at `root` goes.
    pub fn out_of(root: &Path, out: Option<&Path>) -> PathBuf {
        out.map_or_else(|| root.join("site"), Path::to_owned)
    }

    /// The folders that are read; they need not exist.
    pub fn sources(&self) -> Vec<PathBuf> {
        SiteFolder::sources_of(&self.root)
    }

    /// The folders that are read of the site folder at `root`, those of folders that it includes among them.
    pub fn sources_of(root: &Path) -> Vec<PathBuf> {
        let included = join::places(root).into_iter();
        let own = FOLDERS.iter().map(|folder| root.join(folder));
        own.chain(included.map(|folder| folder.join("content"))).collect()
    }

    /// Folders that the output must neither be nor hold; the output may lie inside the first alone.
    pub fn protected(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.root.clone()];
        folders.extend(self.sources());
        folders
    }

    /// Takes changed files in; none named: looks at everything. Whether anything is really different.
    pub fn take_in(&mut self, changed: &[PathBuf]) -> bool {
        let (different, unreadable) = if changed.is_empty() {
            tree::rescan(&mut self.tree, &self.root)
        } else {
            tree::refresh(&mut self.tree, &self.root, changed)
        };
        // Which pages of a folder are left out depends on the site's own.
        let pages = self.root.join("content").join("pages");
        let all = changed.is_empty() || changed.iter().any(|path| path.starts_with(&pages));
        let touched = |place: &Path| all || changed.iter().any(|path| path.starts_with(place));
        let joined = join::join(&mut self.tree, &self.root, &touched);
        let unreadable = if joined {
            self.tree.unreadable()
        } else {
            unreadable
        };
        let different = different || joined || unreadable != self.unreadable;
        self.unreadable = unreadable;
        different
    }
}
