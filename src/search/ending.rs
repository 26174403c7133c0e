//! Stop suffixes: what nearly all names of a kind end with, such as 社会工作服务站.
//!
//! **You are here:** `search/` — before `piece` and `card`; no IO.

use crate::lang::Lang;
use crate::page::Entry;
use std::collections::BTreeMap;

/// Stands for the ending of its kind in cards.
pub(super) const MARK: char = '¦';

/// The ending of each kind that has one.
#[derive(Debug, Default)]
pub(super) struct Endings {
    of: BTreeMap<&'static str, String>,
    tibetan: BTreeMap<&'static str, String>,
}

impl Endings {
    /// For each kind the ending that more than half of its names have, of names in the first language; likewise of its Tibetan
    /// names, in whole syllables.
    pub(super) fn find(entries: &[Entry<'_>]) -> Endings {
        let mut endings = Endings::default();
        for entries in entries.chunk_by(|a, b| a.kind == b.kind) {
            let kind = entries[0].kind;
            let first = entries.iter().filter_map(|entry| entry.names.first());
            let first: Vec<&str> = first.map(|(_, name)| &**name).collect();
            if let Some(ending) = shared(&first, |_| true) {
                endings.of.insert(kind, ending);
            }
            let names = entries.iter().flat_map(|entry| &entry.names);
            let tibetan: Vec<&str> = names
                .filter(|(lang, _)| *lang == Lang::BO)
                .map(|(_, name)| &**name)
                .collect();
            if let Some(ending) = shared(&tibetan, |before| before == TSHEG) {
                endings.tibetan.insert(kind, ending);
            }
        }
        endings
    }

    /// The ending of a kind; empty when it has none.
    pub(super) fn of(&self, kind: &str) -> &str {
        self.of.get(kind).map_or("", String::as_str)
    }

    /// The ending of its Tibetan names; empty when they have none.
    pub(super) fn tibetan(&self, kind: &str) -> &str {
        self.tibetan.get(kind).map_or("", String::as_str)
    }
}

/// Parts syllables.
const TSHEG: char = '\u{F0B}';

/// What more than half of the names end with, as long as it is worth it; it begins where the character before it says so.
fn shared(names: &[&str], begins: impl Fn(char) -> bool) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        for ((at, _), before) in name.char_indices().skip(1).zip(name.chars()) {
            if begins(before) {
                *counts.entry(&name[at..]).or_default() += 1;
            }
        }
    }
    let common = counts.into_iter().filter(|(_, count)| count * 2 > names.len());
    // What spares most, so that 镇社会工作服务站 does not take the place of 社会工作服务站.
    let (ending, _) = common.max_by_key(|(ending, count)| ending.len() * count)?;
    (names.len() > 3).then(|| ending.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_of_tibetan_names_is_of_whole_syllables() {
        let entry = |zh: &'static str, bo: &'static str| Entry {
            kind: "station",
            names: vec![(Lang::ZH, zh.into()), (Lang::BO, bo.into())],
            ..Entry::default()
        };
        let endings = Endings::find(&[
            entry("甲镇服务站", "ཕན་བདེ་ས་ཚིགས"),
            entry("乙镇服务站", "བདེ་ས་ཚིགས"),
            entry("丙乡服务站", "ནགས་ཚལ་ས་ཚིགས"),
            entry("丁乡服务站", "ཉི་མ་ས་ཚིགས"),
        ]);
        assert_eq!(endings.of("station"), "服务站");
        assert_eq!(endings.tibetan("station"), "ས་ཚིགས");
        assert_eq!(endings.tibetan("region"), "");
    }
}
