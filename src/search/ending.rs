//! Stop suffixes: what nearly all names of a kind end with, such as 社会工作服务站.
//!
//! **You are here:** `search/` — before `piece` and `card`; no IO.

use crate::page::Entry;
use std::collections::BTreeMap;

/// Stands for the ending of its kind in cards.
pub(super) const MARK: char = '¦';

/// The ending of each kind that has one.
#[derive(Debug, Default)]
pub(super) struct Endings {
    of: BTreeMap<&'static str, String>,
}

impl Endings {
    /// For each kind the ending that more than half of its names have, of names in the first language.
    pub(super) fn find(entries: &[Entry<'_>]) -> Endings {
        let mut of = BTreeMap::new();
        for entries in entries.chunk_by(|a, b| a.kind == b.kind) {
            let names: Vec<&str> = entries
                .iter()
                .filter_map(|entry| entry.names.first().map(|(_, name)| &**name))
                .collect();
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for name in &names {
                for (at, _) in name.char_indices().skip(1) {
                    *counts.entry(&name[at..]).or_default() += 1;
                }
            }
            let common = counts.into_iter().filter(|(_, count)| count * 2 > names.len());
            // What spares most, so that 镇社会工作服务站 does not take the place of 社会工作服务站.
            if let Some((ending, _)) = common.max_by_key(|(ending, count)| ending.len() * count)
                && names.len() > 3
            {
                of.insert(entries[0].kind, ending.to_owned());
            }
        }
        Endings { of }
    }

    /// The ending of a kind; empty when it has none.
    pub(super) fn of(&self, kind: &str) -> &str {
        self.of.get(kind).map_or("", String::as_str)
    }
}
