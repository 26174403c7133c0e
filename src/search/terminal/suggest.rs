//! Spelling suggestions: names with one character wrong, missing or too many in the query; two words written as one.
//!
//! **You are here:** `search/terminal` — the counterpart of `client/suggest.js`; asked when nothing was found; no IO.

use super::Hit;
use super::record::{Record, hit, named};
use super::source::{Asked, Branch, QueryFault, Source, numbers};
use super::words::{Script, typed};
use crate::search::near::{SUFFIXES, core, file_of, keys};
use crate::search::order::PAGE;
use crate::token;
use std::collections::BTreeMap;

/// Blocks of cards that are read.
const CARDS: usize = 2;
/// Pairs of words that are tried.
const PAIRS: usize = 3;

/// The ideographs of a query that is nothing else.
fn ideographs(query: &str) -> Vec<char> {
    match &typed(query)[..] {
        [word] => match &word[..] {
            [(Script::Han, units)] => units.iter().flat_map(|unit| unit.chars()).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The query as two words: parted where neighbours are nowhere together, or after what names of places end with.
pub(super) fn parts(source: &Source<'_>, query: &str) -> Result<Vec<String>, QueryFault> {
    let word = ideographs(query);
    if word.len() < 4 {
        return Ok(Vec::new());
    }
    let text = |part: &[char]| part.iter().collect::<String>();
    let (mut gaps, mut ends) = (Vec::new(), Vec::new());
    for at in 2..word.len() - 1 {
        let asked = Asked {
            key: text(&word[at - 1..=at]),
            branch: Branch::None,
        };
        if source.look(&asked)?.is_empty() {
            gaps.push(at);
        }
        let before = text(&word[..at]);
        if SUFFIXES.iter().any(|suffix| before.ends_with(suffix)) {
            ends.push(at);
        }
    }
    if gaps.len() > 1 {
        gaps.retain(|at| ends.contains(at));
        ends.clear();
    }
    ends.retain(|at| !gaps.contains(at));
    let splits = gaps.into_iter().chain(ends).take(PAIRS);
    Ok(splits
        .map(|at| format!("{} {}", text(&word[..at]), text(&word[at..])))
        .collect())
}

/// The records whose names are nearly the query.
pub(super) fn names(source: &Source<'_>, query: &str, page: usize) -> Result<Vec<Hit>, QueryFault> {
    let mut word = ideographs(query);
    for kind in source.array("kinds") {
        let ending: Vec<char> = kind[3].as_str().unwrap_or_default().chars().collect();
        if !ending.is_empty() && word.len() > ending.len() && word.ends_with(&ending) {
            word.truncate(word.len() - ending.len());
        }
    }
    let (own, suffix) = core(&word);
    let mut near: BTreeMap<String, (bool, u32)> = BTreeMap::new();
    for key in keys(own) {
        let file = source.file(&format!("s{}", file_of(&key, source.number("s").max(1))))?;
        for (open, place) in entries(file[key.as_str()].as_str().unwrap_or_default()) {
            // The suffix stands at the end of what the key leaves open; two characters before it make a name of it.
            let padded: Vec<char> = "一一".chars().chain(open.chars()).collect();
            let (open, own_suffix) = core(&padded);
            let name: String = key
                .replacen('?', &open[2..].iter().collect::<String>(), 1)
                .chars()
                .chain(own_suffix.iter().copied())
                .collect();
            if nearly(&name.chars().collect::<Vec<char>>(), &word) {
                near.insert(name, (own_suffix != suffix, place));
            }
        }
    }
    let mut order: Vec<(bool, u32, String)> = near
        .into_iter()
        .map(|(name, (other, place))| (other, place, name))
        .collect();
    order.sort();
    let bits = source.block_bits();
    let mut blocks: Vec<u32> = Vec::new();
    for (_, place, _) in &order {
        if !blocks.contains(&(place >> bits)) {
            blocks.push(place >> bits);
        }
    }
    blocks.truncate(CARDS);
    let count = u32::try_from(source.number("c")).unwrap_or(u32::MAX);
    let mut out = Vec::new();
    for (_, first, name) in order
        .iter()
        .filter(|(_, place, _)| blocks.contains(&(place >> bits)))
    {
        // Records of the same name are neighbours.
        let end = (((first >> bits) + 1) << bits).min(count);
        for place in *first..end {
            let record = named(source, place)?;
            if !is_named(&record, name) {
                break;
            }
            out.push(hit(source, &record, Vec::new(), page));
        }
    }
    out.truncate(PAGE);
    Ok(out)
}

fn is_named(record: &Record, name: &str) -> bool {
    let mut names = record.names().into_iter().flatten();
    names.any(|own| token::fold(own).starts_with(name))
}

/// The names under a key: what it leaves open, place in name order.
fn entries(mut text: &str) -> Vec<(&str, u32)> {
    let mut all = Vec::new();
    while let Some(start) = text.find(|c: char| c.is_ascii()) {
        let (open, rest) = text.split_at(start);
        let end = rest.find(|c: char| !c.is_ascii()).unwrap_or(rest.len());
        let (place, rest) = rest.split_at(end);
        all.extend(numbers(place).first().map(|place| (open, *place)));
        text = rest;
    }
    all
}

/// Whether `name` has a part that becomes `word` by one character changed, left out or put in.
fn nearly(name: &[char], word: &[char]) -> bool {
    let is_near = |part: &[char]| {
        let head = part.iter().zip(word).take_while(|(a, b)| a == b).count();
        let rest = |all: &[char], other: usize| {
            let from = if all.len() >= other { head + 1 } else { head };
            all.get(from..).map(<[char]>::to_vec).unwrap_or_default()
        };
        rest(part, word.len()) == rest(word, part.len())
    };
    let lengths = word.len().saturating_sub(1).max(2)..=word.len() + 1;
    lengths.into_iter().any(|len| name.windows(len).any(is_near))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_character_changed_missing_or_too_many_is_nearly_the_name() {
        let name: Vec<char> = "嘎玛贡桑街道".chars().collect();
        for (word, near) in [
            ("嘎玛公桑街道", true),
            ("嘎贡桑街道", true),
            ("嘎玛贡大桑街道", true),
            ("玛公桑", true),
            ("嘎马公桑街道", false),
            ("大昭寺", false),
        ] {
            assert_eq!(
                nearly(&name, &word.chars().collect::<Vec<char>>()),
                near,
                "{word}"
            );
        }
    }
}
