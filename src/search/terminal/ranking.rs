//! Ranking of results in the terminal: the records that have all words, in the order in which they are shown. What visitors see is ranked
//! by `client/ranking.js`, the same rule.
//!
//! **You are here:** `search/terminal` — after `words`, before `find`; no IO.

use super::candidate::{Candidate, FIELD, INNER, OTHER};
use super::record::{kind_of, own_record};
use super::source::{Node, QueryFault, Source};
use super::verify::{clauses, in_names, shares};
use super::words::{FoundWord, Script};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The mark of what the texts have told, whatever of them.
const BY_TEXT: u8 = OTHER + 6;

/// So many candidates are looked at rather than loading lists.
pub(super) const FEW: usize = 160;

/// Each record's class plus one for a group; the best of the nodes.
pub(super) fn fill(source: &Source<'_>, group: &[Node]) -> Result<BTreeMap<u32, u8>, QueryFault> {
    let mut marks: BTreeMap<u32, u8> = BTreeMap::new();
    let closed = source.closed();
    for node in group {
        for (class, list) in source.records(node)? {
            for record in list {
                let is_closed = closed.iter().any(|(start, end)| (*start..*end).contains(&record));
                let class = class * 2 + u8::from(is_closed);
                let mark = marks.entry(record).or_insert(class + 1);
                *mark = (*mark).min(class + 1);
            }
        }
    }
    Ok(marks)
}

/// A word's records with their marks.
pub(super) type Marks = BTreeMap<u32, u8>;

/// The records that have all parts of a word. Their class is that of its beginning, if all of it was found in names.
pub(super) fn whole(source: &Source<'_>, word: &FoundWord) -> Result<Marks, QueryFault> {
    let mut sets = Vec::new();
    for group in &word.groups {
        sets.push(fill(source, group)?);
    }
    let Some((first, rest)) = sets.split_first() else {
        return Ok(Marks::new());
    };
    Ok(first
        .iter()
        .filter_map(|(record, mark)| {
            let others: Option<Vec<u8>> = rest.iter().map(|set| set.get(record).copied()).collect();
            let worst = others?.into_iter().fold(*mark, u8::max);
            Some((*record, if worst <= INNER + 1 { *mark } else { worst }))
        })
        .collect())
}

/// A word's records among few candidates: their own texts and the names of their common clauses tell. None when they
/// cannot.
pub(super) fn among(
    source: &Source<'_>,
    word: &FoundWord,
    candidates: &[u32],
) -> Result<Option<Marks>, QueryFault> {
    let nodes: Vec<&Node> = word.groups.iter().flatten().collect();
    let is_code = word.word.iter().any(|(script, _)| *script == Script::Latin);
    if is_code
        || nodes.iter().any(|node| !node.all_clauses)
        || word.groups.iter().any(|group| group.len() > 1)
    {
        return Ok(None);
    }
    let mut marks = Marks::new();
    for at in candidates {
        let record = own_record(source, *at)?;
        let named = in_names(&record, &word.word);
        if named || !clauses(&record, &word.word, &[]).is_empty() || shares(&record, &nodes) {
            marks.insert(*at, if named { INNER } else { BY_TEXT });
        }
    }
    Ok(Some(marks))
}

pub(super) fn intersect(source: &Source<'_>, found: &[FoundWord]) -> Result<Vec<Candidate>, QueryFault> {
    let is_far = |word: &&FoundWord| word.groups.iter().flatten().any(Node::is_far);
    let near = found.iter().filter(|word| !is_far(word));
    let mut small: Vec<Marks> = Vec::new();
    for word in near {
        small.push(whole(source, word)?);
    }
    let few: Option<Vec<u32>> = small.split_first().map(|(first, rest)| {
        let mut few: Vec<u32> = first
            .keys()
            .copied()
            .filter(|at| rest.iter().all(|set| set.contains_key(at)))
            .collect();
        few.sort_unstable();
        few
    });
    let bits = source.text_bits();
    let few = few.filter(|few| {
        // What a region's own page says is short.
        let blocks: BTreeSet<u32> = few
            .iter()
            .take(FEW + 1)
            .filter(|at| kind_of(source, **at)[0] != "region")
            .map(|at| at >> bits)
            .collect();
        few.len() <= FEW && blocks.len() <= 1
    });
    let mut small = small.into_iter();
    let mut sets: Vec<Marks> = Vec::new();
    for word in found {
        let told = match (&few, is_far(&word)) {
            (_, false) => small.next(),
            (Some(few), true) => among(source, word, few)?,
            (None, true) => None,
        };
        sets.push(match told {
            Some(told) => told,
            None => whole(source, word)?,
        });
    }
    let Some((first, rest)) = sets.split_first() else {
        return Ok(Vec::new());
    };
    Ok(first
        .iter()
        .filter_map(|(at, mark)| {
            let others: Option<Vec<u8>> = rest.iter().map(|set| set.get(at).copied()).collect();
            let marks: Vec<u8> = std::iter::once(*mark).chain(others?).collect();
            Some(Candidate {
                at: *at,
                class: marks.iter().map(|mark| u32::from(*mark)).sum(),
                worst: marks.iter().max()? - 1,
                fields: (0_u32..32)
                    .zip(&marks)
                    .filter(|(_, mark)| (FIELD..FIELD + 2).contains(&(*mark - 1)))
                    .map(|(number, _)| 1 << number)
                    .sum(),
            })
        })
        .collect())
}

pub(super) fn rank(
    source: &Source<'_>,
    mut hits: Vec<Candidate>,
    order: &BTreeMap<u32, usize>,
) -> Vec<Candidate> {
    let bits = source.block_bits();
    let starts: Vec<u64> = source
        .array("kinds")
        .iter()
        .filter_map(|kind| kind[1].as_u64())
        .collect();
    let kind = |at: u32| starts.iter().filter(|start| **start <= u64::from(at)).count();
    let mut neighbours: BTreeMap<(u32, usize, u32), usize> = BTreeMap::new();
    for hit in &hits {
        *neighbours
            .entry((hit.class, kind(hit.at), hit.at >> bits))
            .or_default() += 1;
    }
    hits.sort_by_cached_key(|hit| {
        let kind = kind(hit.at);
        let near = neighbours[&(hit.class, kind, hit.at >> bits)];
        let best = order.get(&hit.at).copied().unwrap_or(usize::MAX);
        (hit.class, best, kind, Reverse(near), hit.at)
    });
    hits
}
