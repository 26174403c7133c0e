//! Fuzzy-match keys: names by what is left of them when one character is wrong or missing, what suggestions are made of.
//!
//! **You are here:** `search/` — after `ending`, beside `shard`; `client/names.js` holds the same rules; no IO.

use super::digit::{hash, push_number};
use super::ending::Endings;
use crate::lang::Lang;
use crate::page::Entry;
use crate::token::{self, Run};
use std::collections::BTreeMap;

/// What names of places end with; it is not what tells them apart.
pub(in crate::search) const SUFFIXES: [&str; 10] =
    ["街道", "社区", "苏木", "镇", "乡", "县", "区", "市", "州", "村"];
/// More names than these under one key suggest nothing.
const MOST: usize = 100;
/// Stands in a key for the part of the name that it leaves open.
const OPEN: char = '?';

/// A name without its suffix, and the suffix. What is left has two characters or more.
pub(in crate::search) fn core(name: &[char]) -> (&[char], &[char]) {
    let len = SUFFIXES
        .iter()
        .map(|suffix| suffix.chars().collect::<Vec<char>>())
        .find(|suffix| name.ends_with(suffix) && name.len() >= suffix.len() + 2)
        .map_or(0, |suffix| suffix.len());
    name.split_at(name.len() - len)
}

/// The keys under which a query looks, without its suffix: of two halves, one wrong character leaves one whole; of three
/// characters the outer two may be what is left.
pub(in crate::search) fn keys(core: &[char]) -> Vec<String> {
    let [first, .., last] = core else {
        return Vec::new();
    };
    let half = if core.len() == 2 { 1 } else { 2 };
    let text = |part: &[char]| part.iter().collect::<String>();
    let mut keys = vec![
        format!("{}{OPEN}", text(&core[..half])),
        format!("{OPEN}{}", text(&core[core.len() - half..])),
    ];
    if core.len() < 4 {
        keys.push(format!("{first}{OPEN}{last}"));
    }
    keys
}

/// The keys of a name. One of two characters is also under both of them, for a query in whose suffix something is wrong.
fn keys_of_name(core: &[char]) -> Vec<String> {
    let mut keys = keys(core);
    if let [first, second] = core {
        keys.pop();
        keys.push(format!("{first}{second}{OPEN}"));
    }
    keys
}

/// The file of a key, of `files`: that of its first character, or of its last one when it leaves the beginning open. So all keys of a
/// name of two or four characters lie in two files.
pub(in crate::search) fn file_of(key: &str, files: usize) -> usize {
    let c = if key.starts_with(OPEN) {
        key.chars().next_back()
    } else {
        key.chars().next()
    };
    let mut units = [0; 2];
    let units = c.map_or(&[][..], |c| c.encode_utf16(&mut units));
    hash(units.iter().copied()) as usize % files
}

/// The files: for each key its names. *Shape:* of each name what the key leaves open, with the suffix at the end, then its
/// place in name order, with nothing between.
pub(super) fn make(
    entries: &[Entry<'_>],
    endings: &Endings,
    by_name: &[u32],
    files: usize,
) -> Vec<BTreeMap<String, String>> {
    let mut names: BTreeMap<String, u32> = BTreeMap::new();
    for (entry, place) in entries.iter().zip(by_name).filter(|(entry, _)| entry.by_sound) {
        for (_, name) in entry.names.iter().filter(|(lang, _)| *lang == Lang::ZH) {
            let short = name.strip_suffix(endings.of(entry.kind)).unwrap_or(name);
            names
                .entry(token::joined(&token::fold(short)))
                .and_modify(|first| *first = (*first).min(*place))
                .or_insert(*place);
        }
    }
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, place) in &names {
        let words: Vec<_> = token::words(name).collect();
        let [word] = &words[..] else { continue };
        let [Run::Han(units)] = &word[..] else { continue };
        let (core, suffix) = core(units);
        for key in keys_of_name(core) {
            let closed = key.chars().count() - 1;
            let open = core.len().saturating_sub(closed);
            let from = key.chars().position(|c| c == OPEN).unwrap_or(0);
            let mut rest: String = core.iter().skip(from).take(open).chain(suffix).collect();
            push_number(&mut rest, *place);
            all.entry(key).or_default().push(rest);
        }
    }
    let mut out = vec![BTreeMap::new(); files];
    for (key, names) in all {
        if names.len() <= MOST {
            out[file_of(&key, files)].insert(key, names.concat());
        }
    }
    out
}
