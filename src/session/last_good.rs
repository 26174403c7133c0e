//! Last good texts: what each file said when it had no errors, to be shown while it has.
//!
//! **You are here:** `session/` — no IO.

use crate::disk::tree::{Body, SourceFile, Tree};
use crate::record::{FileKind, file_kind};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Every file of the folder as it was when it was good. Texts are shared with the tree, so this costs little memory.
#[derive(Default)]
pub(super) struct LastGood {
    texts: Tree,
}

/// The files that have errors, by what is shown of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Broken {
    /// An older text.
    pub(super) older: BTreeSet<Arc<str>>,
    /// Nothing: they were never good.
    pub(super) missing: BTreeSet<Arc<str>>,
    /// The text as it is: it was good once, and what is wrong came with another file.
    pub(super) as_they_are: BTreeSet<Arc<str>>,
}

impl LastGood {
    /// Begins with texts that were good before the session.
    pub(super) fn of(texts: Vec<SourceFile>) -> LastGood {
        let mut known = LastGood::default();
        for file in texts {
            if matches!(file.body, Body::Loaded(_)) {
                known.texts.put(file);
            }
        }
        known
    }

    /// The tree with the last good text of these files; none when that is the tree itself.
    pub(super) fn in_place_of(&self, files: BTreeSet<Arc<str>>, tree: &Tree) -> (Option<Tree>, Broken) {
        let mut broken = Broken::default();
        for file in files {
            let (now, good) = (tree.get(&file), self.texts.get(&file));
            // An attachment's bytes are on the disk, where the older ones no longer are.
            let is_attachment = file_kind(&file) == FileKind::Attachment;
            let of = if is_attachment || now.is_some() && now == good {
                &mut broken.as_they_are
            } else if good.is_some() {
                &mut broken.older
            } else if now.is_some() {
                &mut broken.missing
            } else {
                // Not in the tree: unreadable, or the settings that are not there.
                &mut broken.as_they_are
            };
            of.insert(file);
        }
        if broken.older.is_empty() && broken.missing.is_empty() {
            return (None, broken);
        }
        let mut shown = tree.clone();
        for file in &broken.missing {
            shown.remove(file);
        }
        for file in &broken.older {
            if let Some(good) = self.texts.get(file) {
                shown.put(good.clone());
            }
        }
        (Some(shown), broken)
    }

    /// Remembers the texts of a tree, but for those that are broken.
    pub(super) fn learn(&mut self, tree: &Tree, broken: &Broken) {
        let is_good = |path: &Arc<str>| !broken.older.contains(path) && !broken.missing.contains(path);
        for file in tree.files().filter(|file| is_good(&file.path)) {
            if matches!(file.body, Body::Loaded(_)) && self.texts.get(&file.path) != Some(file) {
                self.texts.put(file.clone());
            }
        }
        let gone: Vec<Arc<str>> = self
            .texts
            .files()
            .map(|file| &file.path)
            .filter(|path| tree.get(path).is_none() && !broken.older.contains(*path))
            .cloned()
            .collect();
        for path in gone {
            self.texts.remove(&path);
        }
    }
}
