//! Phonetic keys: names by the consonants of their sound, for letters with a slip in them.
//!
//! **You are here:** `search/` — after `near`; `client/slips.js` holds the same rule; no IO.
//!
//! A vowel, an n or an h that is wrong, missing, doubled or in another's place leaves the other consonants of a name as they were, and so
//! do sounds that much of the country does not tell apart (zh and z, l and n, ang and an). One small file then tells all names that may be meant;
//! before, the letters were changed one by one, and the index asked whether it has them: up to twenty files.

use super::digit::hash;
use super::ending::Endings;
use super::near::core;
use crate::lang::{Lang, chinese};
use crate::page::Entry;
use crate::token;
use std::collections::{BTreeMap, BTreeSet};

/// What parts the sound of a name from that of what places end with.
const CUT: char = '-';

/// What is left of a sound: its consonants, without those that are lost or taken for others. A letter that is there twice is there once.
pub(in crate::search) fn consonants(sound: &str) -> String {
    let mut out = String::new();
    let mut before = None;
    for (at, letter) in sound.chars().enumerate() {
        if before.replace(letter) == Some(letter) {
            continue;
        }
        let is_lost = matches!(
            letter,
            'a' | 'e' | 'i' | 'o' | 'u' | 'v' | 'f' | 'h' | 'y' | 'w' | 'n' | 'l' | 'r' | '\''
        );
        if !is_lost && (letter != 'g' || at == 0) {
            out.push(letter);
        }
    }
    out
}

/// The files: for the consonants of a name its sounds, the ending of places parted from them. *Shape:* sorted, with spaces between.
pub(super) fn make(entries: &[Entry<'_>], endings: &Endings, files: usize) -> Vec<BTreeMap<String, String>> {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    for entry in entries.iter().filter(|entry| entry.by_sound) {
        let ending = endings.of(entry.kind);
        for (_, name) in entry.names.iter().filter(|(lang, _)| *lang == Lang::ZH) {
            match name.strip_suffix(ending).filter(|_| !ending.is_empty()) {
                Some(short) => names.extend([short]),
                // Nobody types a long name to its end: where its place ends is not known, so each beginning that may be one is told.
                None if name.chars().count() > LONGEST_PLACE => {
                    names.extend(beginnings(name).chain([&**name]));
                }
                None => names.extend([&**name]),
            }
        }
    }
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for name in names {
        let units: Vec<char> = name.chars().collect();
        let (core, suffix) = core(&units);
        let sound = |part: &[char]| token::sound_of(&part.iter().collect::<String>());
        let (Some([stem, _]), Some([end, _])) = (sound(core), sound(suffix)) else {
            continue;
        };
        let whole = if end.is_empty() {
            stem.clone()
        } else {
            format!("{stem}{CUT}{end}")
        };
        all.entry(consonants(&stem)).or_default().insert(whole);
    }
    let mut out = vec![BTreeMap::new(); files];
    for (key, sounds) in all {
        let sounds: Vec<String> = sounds.into_iter().collect();
        out[hash(key.encode_utf16()) as usize % files].insert(key, sounds.join(" "));
    }
    out
}

/// The longest beginning of a name that is taken for its place. *Units:* characters.
const LONGEST_PLACE: usize = 5;

/// The first characters of a name, two of them and more.
fn beginnings(name: &str) -> impl Iterator<Item = &str> {
    let ends = name.char_indices().take_while(|(_, c)| chinese::is_han(*c));
    ends.map(|(at, c)| at + c.len_utf8())
        .take(LONGEST_PLACE)
        .skip(1)
        .map(|end| &name[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_in_vowels_and_sounds_that_are_alike_leave_the_consonants() {
        for slip in [
            "sanlitun", "snalitun", "sanlitn", "saanlitun", "shanglitun", "sannnlitun", "sannitun",
        ] {
            assert_eq!(consonants(slip), "st", "{slip}");
        }
        assert_eq!(consonants("gongga"), "g");
        assert_eq!(consonants("xi'an"), "x");
    }

    #[test]
    fn a_name_lies_under_its_consonants_with_its_ending_parted() {
        let entry = |name: &'static str| Entry {
            kind: "station",
            by_sound: true,
            names: vec![(Lang::ZH, name.into())],
            ..Entry::default()
        };
        let entries = [entry("理塘镇"), entry("利塘乡"), entry("ABC"), entry("理塘镇")];
        let files = make(&entries, &Endings::default(), 1);
        assert_eq!(files[0].len(), 1);
        assert_eq!(
            files[0].get("t").map(String::as_str),
            Some("litang-xiang litang-zhen")
        );
    }
}
