//! Delta of two publications: what has to travel, in the safe order, and what goes.
//!
//! **You are here:** `disk/package/` — between two manifests; no IO.

use super::manifest::{Entry, Manifest};
use super::order::Step;
use crate::disk::publish::names;
use std::collections::BTreeSet;

/// How a publication differs from the one before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    /// Files that were not there, sorted.
    pub added: Vec<String>,
    /// Files whose bytes are others, sorted.
    pub changed: Vec<String>,
    /// Files that go, sorted.
    pub removed: Vec<String>,
    /// Files of the last publication alone that stay once more: a page in a browser's cache asks for them.
    pub kept: Manifest,
}

impl Delta {
    /// From one publication to the next. A file of `new` that is merely kept there travels too, if it is missing.
    pub fn between(old: &Manifest, new: &Manifest) -> Delta {
        let mut delta = Delta::default();
        for (path, entry) in &new.files {
            match old.files.get(path) {
                None => delta.added.push(path.clone()),
                Some(before) if before.is_doubtfully_new() => delta.added.push(path.clone()),
                Some(before) if before.sums != entry.sums => delta.changed.push(path.clone()),
                Some(_) => {}
            }
        }
        let folded: BTreeSet<String> = new.files.keys().map(|path| names::folded(path)).collect();
        for (path, entry) in &old.files {
            if new.files.contains_key(path) {
                continue;
            }
            // Its name may be taken now, as a folder or in another spelling; then it goes.
            let own = names::folded(path);
            let taken =
                folded.contains(&own) || names::folders_above(&own).any(|above| folded.contains(above));
            if !entry.kept && !taken && names::has_content_hash(path) {
                let kept = Entry { kept: true, ..*entry };
                delta.kept.files.insert(path.clone(), kept);
            } else {
                delta.removed.push(path.clone());
            }
        }
        delta
    }

    /// What travels, in the safe order; within a step by path, with the list of published files the last of all.
    pub fn travelling(&self) -> Vec<(Step, &str)> {
        let new = self
            .added
            .iter()
            .map(|path| (Step::of(path, true), path.as_str()));
        let old = self
            .changed
            .iter()
            .map(|path| (Step::of(path, false), path.as_str()));
        let mut all: Vec<(Step, &str)> = new.chain(old).collect();
        all.sort_by_key(|(step, path)| (*step, *path == names::LIST, *path));
        all
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}
