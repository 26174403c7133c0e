//! Blame: whose an error is, where several site folders are one site.
//!
//! **You are here:** `session/federation` — asked after a build that has errors; no IO but the look for good states.
//!
//! An error is of the folder whose file it stands in, unless nothing has changed there since it was good: then it came with
//! the other file that it names. What nobody can be blamed for is the including site's own.

use crate::diag::{Diagnostic, Severity, code};
use crate::disk::good::{self, GoodState};
use crate::disk::tree::{IncludeFault, Member, Tree, Why};
use crate::value::included_in;
use std::collections::BTreeMap;
use std::path::Path;

/// The included folders as they are, and what is known of them when they were good.
pub(super) struct Blame<'t> {
    live: &'t Tree,
    /// By folder; those that are as they were when they were good are absent.
    older: BTreeMap<String, GoodState>,
}

impl<'t> Blame<'t> {
    pub(super) fn new(live: &'t Tree, root: &Path) -> Blame<'t> {
        let members = live.members().values().filter_map(|member| {
            let state = good::find(root, &member.name)?;
            let now = blake3::Hash::from_bytes(live.hash_of(&member.folder)).to_hex();
            let broken = unreadable(live, &member.folder);
            (broken || now.as_str() != state.hash).then(|| (member.folder.clone(), state))
        });
        let faults = live.faults().filter(|fault| is_away(fault)).filter_map(|fault| {
            let state = good::find(root, fault.name.as_deref()?)?;
            Some((fault.folder.clone(), state))
        });
        let older = members.chain(faults).collect();
        Blame { live, older }
    }

    /// The folders that have to be replaced by their older state for these errors to go, with that state. *Shape:* empty when
    /// some error is nobody's, or of one of whom nothing good is known.
    pub(super) fn blamed(
        &self,
        found: &[Diagnostic],
        standing: &BTreeMap<String, GoodState>,
    ) -> Vec<(Member, GoodState)> {
        let mut blamed: BTreeMap<&str, (Member, GoodState)> = BTreeMap::new();
        for fault in self.live.faults().filter(|fault| is_away(fault)) {
            if standing.contains_key(&fault.folder) {
                continue;
            }
            let (Some(state), Some(name)) = (self.older.get(&fault.folder), &fault.name) else {
                return Vec::new();
            };
            let member = Member {
                folder: fault.folder.clone(),
                name: name.clone(),
                at: fault.at,
                field: fault.field.clone(),
                place: state.place.clone(),
                differing: Vec::new(),
            };
            blamed.insert(&fault.folder, (member, state.clone()));
        }
        let errors = found.iter().filter(|one| one.severity == Severity::Error);
        for error in errors.filter(|one| one.fault.code != code::INCLUDE_AWAY) {
            let candidate = folders(error).find_map(|folder| {
                let member = self.live.members().get(folder)?;
                let state = self.older.get(folder)?;
                (!standing.contains_key(folder)).then_some((member, state))
            });
            let Some((member, state)) = candidate else {
                return Vec::new();
            };
            let older = Member {
                place: state.place.clone(),
                ..member.clone()
            };
            blamed.insert(&member.folder, (older, state.clone()));
        }
        blamed.into_values().collect()
    }

    /// The folders with errors of whom nothing good is known, and how many errors each has.
    pub(super) fn unknown<'s>(&'s self, found: &'s [Diagnostic]) -> BTreeMap<&'s str, (&'s Member, usize)> {
        let mut unknown = BTreeMap::new();
        for error in found.iter().filter(|one| one.severity == Severity::Error) {
            let own = included_in(&error.place.file);
            if let Some(member) = own.and_then(|folder| self.live.members().get(folder))
                && !self.older.contains_key(&member.folder)
            {
                let (_, count) = unknown.entry(member.folder.as_str()).or_insert((member, 0));
                *count += 1;
            }
        }
        unknown
    }
}

/// The replaced folders all of whose errors name another replaced one.
pub(super) fn shared(found: &[Diagnostic], standing: &BTreeMap<String, GoodState>) -> Vec<String> {
    let errors = || found.iter().filter(|one| one.severity == Severity::Error);
    let of_one = |folder: &str, error: &Diagnostic| folders(error).all(|own| own == folder);
    let folders = standing.keys();
    folders
        .filter(|folder| {
            let own = |one: &&Diagnostic| included_in(&one.place.file) == Some(folder.as_str());
            !errors().filter(own).any(|error| of_one(folder, error))
        })
        .cloned()
        .collect()
}

/// Whether a folder cannot be reached, and its last good state may stand in.
pub(super) fn is_away(fault: &IncludeFault) -> bool {
    matches!(fault.why, Why::Missing | Why::NoSite)
}

fn unreadable(tree: &Tree, folder: &str) -> bool {
    let below = format!("{folder}/content");
    tree.unreadable().iter().any(|own| own.path.starts_with(&below))
}

/// The included folders that an error names: first the one whose file it stands in.
pub(super) fn folders(error: &Diagnostic) -> impl Iterator<Item = &str> {
    let related = error.related.iter().map(|(place, _, _)| place);
    std::iter::once(&error.place)
        .chain(related)
        .filter_map(|place| included_in(&place.file))
}
