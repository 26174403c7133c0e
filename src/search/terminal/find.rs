//! Query evaluation, from nodes to results: intersected and ranked by `ranking`, verified by the records' own texts.
//!
//! **You are here:** `search/terminal` — strings `ranking`, `record` and `verify` together; no IO.

use super::Answer;
use super::candidate::{Candidate, INNER, OTHER};
use super::ranking::{intersect, rank};
use super::record::{Record, hit, named, own_record};
use super::source::{Node, QueryFault, Source};
use super::verify::{fits, shown_clauses};
use super::words::FoundWord;
use crate::search::order::PAGE;
use crate::token;
use std::collections::{BTreeMap, BTreeSet};

/// Batches of candidates that are looked at in vain; the others are taken to be none either.
const IN_VAIN: usize = 8;
/// Results that the page adds when more are asked for.
pub(super) const MORE: usize = 20;

/// Finds what has all words.
pub(super) fn find(
    source: &Source<'_>,
    found: &[FoundWord],
    query: &str,
    page: usize,
    most: usize,
) -> Result<Answer, QueryFault> {
    let nodes: Vec<&Node> = found
        .iter()
        .flat_map(|word| word.groups.iter().flatten())
        .collect();
    let bits = source.block_bits();
    let single = match nodes[..] {
        [only] if only.is_far() => Some(only),
        _ => None,
    };
    let all = intersect(source, found)?;
    let mut total = all.len();
    let mut hits = rank(source, all, &BTreeMap::new());
    let blocks: BTreeSet<u32> = hits.iter().take(PAGE).map(|hit| hit.at >> bits).collect();
    let mut known: BTreeMap<u32, Record> = BTreeMap::new();
    let mut order: BTreeMap<u32, usize> = BTreeMap::new();
    if single.is_some() || (blocks.len() > 2 && hits.first().is_some_and(|hit| hit.worst <= OTHER)) {
        let rarest = nodes
            .iter()
            .filter(|node| !node.near.is_empty())
            .min_by_key(|node| node.len());
        for place in rarest.into_iter().flat_map(|node| &node.near) {
            let record = named(source, *place)?;
            order.insert(record.at, order.len());
            known.insert(record.at, record);
        }
        // Of a key that is alone, the first records are those that its entry names.
        for at in single.into_iter().flat_map(|node| &node.far) {
            let next = order.len();
            order.entry(*at).or_insert(next);
        }
        hits = rank(source, hits, &order);
    }
    let unsure = found.iter().any(|word| !word.sure);
    let mut out: Vec<(Vec<String>, Record)> = Vec::new();
    let mut shown = 0;
    let mut in_vain = 0;
    while out.len() < most && shown < hits.len() {
        let wanted = if shown < PAGE { PAGE } else { MORE };
        let mut page_of: Vec<(Vec<String>, Record)> = Vec::new();
        while page_of.len() < wanted && shown < hits.len() {
            let batch: Vec<Candidate> = hits[shown..]
                .iter()
                .take(wanted - page_of.len())
                .copied()
                .collect();
            let mut kept = Vec::new();
            for hit in batch {
                let near = known
                    .get(&hit.at)
                    .filter(|_| hit.worst <= OTHER && !(unsure && hit.worst > INNER));
                // Where a card does not tell, as when a part of the word stands in the name and the rest in a text, the texts do.
                let record = match near.filter(|record| fits(record, hit, found)) {
                    Some(record) => record.clone(),
                    None => own_record(source, hit.at)?,
                };
                if fits(&record, hit, found) {
                    kept.push((record, hit));
                } else {
                    hits.retain(|own| own.at != hit.at);
                    total -= 1;
                }
            }
            shown += kept.len();
            in_vain = if kept.is_empty() { in_vain + 1 } else { 0 };
            if in_vain == IN_VAIN {
                hits.truncate(shown);
                total = shown;
            }
            kept.sort_by_key(|(record, hit)| {
                let mut names = record.names().into_iter().flatten();
                let exact = names.any(|name| token::fold(name) == query);
                (!exact, hit.class, !record.has_page(page))
            });
            let shown = |record: Record| (shown_clauses(&record, found, &nodes), record);
            page_of.extend(kept.into_iter().map(|(record, _)| shown(record)));
        }
        out.extend(page_of);
    }
    out.truncate(most);
    let hits = out
        .into_iter()
        .map(|(clauses, record)| hit(source, &record, clauses, page))
        .collect();
    Ok(Answer {
        total,
        hits,
        suggested: Vec::new(),
    })
}
