//! Index entry: what a key's entry and its branches hold, as JSON.
//!
//! **You are here:** `search/` — read by `shard`; no IO.

use super::card::object;
use super::script::string;
use std::collections::BTreeMap;

/// What a key or a branch of it holds.
pub(super) enum Entry {
    /// What its key has.
    Same,
    /// Nothing but lists.
    Lists(String),
    /// More, as JSON.
    Parts(String),
}

impl Entry {
    /// As JSON.
    pub(super) fn json(&self) -> String {
        match self {
            Entry::Same => "1".to_owned(),
            Entry::Lists(lists) => string(lists),
            Entry::Parts(parts) => parts.clone(),
        }
    }
}

/// The branches of a key as JSON; 0 when there are none.
pub(super) fn joined(branches: &BTreeMap<String, Entry>) -> String {
    if branches.is_empty() {
        return "0".to_owned();
    }
    if branches.values().any(|entry| matches!(entry, Entry::Parts(_))) {
        let parts: Vec<(&str, String)> = branches
            .iter()
            .map(|(branch, entry)| (branch.as_str(), entry.json()))
            .collect();
        return object(parts.iter().map(|(branch, entry)| (*branch, entry.as_str())));
    }
    let all: Vec<String> = branches
        .iter()
        .map(|(branch, entry)| match entry {
            Entry::Lists(lists) => format!("{branch} {lists}"),
            _ => format!("{branch} 1"),
        })
        .collect();
    string(&all.join(" "))
}
