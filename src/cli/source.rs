//! Build input: the site folder on disk, read for a build.
//!
//! **You are here:** `cli/` — between `disk/` and `build/`.

use super::args::Common;
use super::report::Report;
use crate::disk::tree::{self, Tree, Unreadable};
use std::path::PathBuf;

/// What of a site folder is read.
pub(crate) const FOLDERS: [&str; 2] = ["content", "themes"];

/// A site folder, read.
pub(crate) struct Source {
    pub root: PathBuf,
    pub out: PathBuf,
    pub tree: Tree,
    pub unreadable: Vec<Unreadable>,
}

/// Reads the folder. `None`: the machine failed, and it has been said.
pub(crate) fn read(common: &Common, report: &Report) -> Option<Source> {
    let root = match common.root.canonicalize() {
        Ok(root) => root,
        Err(error) => {
            let root = common.root.display();
            report.failure(
                &format!("打不开文件夹 {root}：{error}"),
                &format!("cannot open the folder {root}: {error}"),
            );
            return None;
        }
    };
    let out = common.out.clone().unwrap_or_else(|| root.join("site"));
    match tree::read(&root, &FOLDERS) {
        Ok((tree, unreadable)) => Some(Source {
            root,
            out,
            tree,
            unreadable,
        }),
        Err(error) => {
            report.failure(&error.message(true), &error.message(false));
            None
        }
    }
}

impl Source {
    /// Folders that the output must neither be nor hold; the output may lie inside the first alone.
    pub(crate) fn protected(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.root.clone()];
        folders.extend(FOLDERS.iter().map(|folder| self.root.join(folder)));
        folders
    }
}
