//! From nodes to results: intersected, ranked, verified by the records' own texts.
//!
//! **You are here:** `search/query` — after `words`; no IO.

use super::source::{Node, QueryFault, Source};
use super::words::{Found, Script, Word};
use super::{Answer, Hit};
use crate::search::ending::MARK;
use crate::search::rank::PAGE;
use crate::token;
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The last class of names, and of what is found by names, codes and sounds.
const INNER: u8 = 5;
const OTHER: u8 = 7;
const FIELD: u8 = 8;
/// Results that the page adds when more are asked for.
const MORE: usize = 20;

/// So many candidates are looked at rather than loading lists.
const FEW: usize = 160;

/// A candidate: its number, the sum of its classes (each plus one), the worst of them.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    at: u32,
    class: u32,
    worst: u8,
    /// A bit for each word that it has in a field.
    fields: u32,
}

/// A record as its card or block has it.
#[derive(Debug, Clone)]
struct Record {
    at: u32,
    card: Vec<Value>,
    context: Value,
}

impl Record {
    fn names(&self) -> Vec<Option<&str>> {
        texts(&self.card[0])
    }

    fn common(&self) -> &str {
        self.card.get(5).and_then(Value::as_str).unwrap_or_default()
    }

    fn has_page(&self, lang: usize) -> bool {
        let languages = self.card.get(3).and_then(Value::as_u64).unwrap_or(0);
        languages == 0 || languages & (1 << lang) != 0
    }

    /// Its own clauses: language, text.
    fn clauses(&self) -> impl Iterator<Item = &str> {
        let own = self.card.iter().skip(6).filter_map(Value::as_str);
        own.flat_map(str::lines).filter(|text| !text.is_empty())
    }
}

fn texts(value: &Value) -> Vec<Option<&str>> {
    value.as_array().map_or_else(
        || vec![value.as_str()],
        |all| all.iter().map(Value::as_str).collect(),
    )
}

/// Finds what has all words.
pub(super) fn find(
    source: &Source<'_>,
    found: &[Found],
    query: &str,
    page: usize,
    most: usize,
) -> Result<Answer, QueryFault> {
    let nodes: Vec<&Node> = found
        .iter()
        .flat_map(|word| word.groups.iter().flatten())
        .collect();
    let bits = source.number("b");
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
    let mut out: Vec<(Record, Vec<String>)> = Vec::new();
    let mut shown = 0;
    while out.len() < most && shown < hits.len() {
        let wanted = if shown < PAGE { PAGE } else { MORE };
        let mut page_of: Vec<(Record, Vec<String>)> = Vec::new();
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
                let record = match near {
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
            kept.sort_by_key(|(record, hit)| {
                let exact = record
                    .names()
                    .into_iter()
                    .flatten()
                    .any(|name| token::fold(name) == query);
                (!exact, hit.class, !record.has_page(page))
            });
            page_of.extend(kept.into_iter().map(|(record, _)| {
                let clauses = shown_clauses(&record, found, &nodes);
                (record, clauses)
            }));
        }
        out.extend(page_of);
    }
    out.truncate(most);
    let hits = out
        .into_iter()
        .map(|(record, clauses)| hit(source, &record, clauses, page))
        .collect();
    Ok(Answer { total, hits })
}

/// Each record's class plus one for a group; the best of the nodes.
fn fill(source: &Source<'_>, group: &[Node]) -> Result<BTreeMap<u32, u8>, QueryFault> {
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
type Marks = BTreeMap<u32, u8>;

/// The records that have all parts of a word. Their class is that of its beginning, if all of it was found in names.
fn whole(source: &Source<'_>, word: &Found) -> Result<Marks, QueryFault> {
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
fn among(source: &Source<'_>, word: &Found, candidates: &[u32]) -> Result<Option<Marks>, QueryFault> {
    let nodes: Vec<&Node> = word.groups.iter().flatten().collect();
    if nodes.iter().any(|node| !node.all_clauses) || word.groups.iter().any(|group| group.len() > 1) {
        return Ok(None);
    }
    let mut marks = Marks::new();
    for at in candidates {
        let record = own_record(source, *at)?;
        let named = record
            .names()
            .into_iter()
            .flatten()
            .any(|name| has(&token::fold(name), &word.word));
        if named || !clauses(&record, &word.word, &[]).is_empty() || shares(&record, &nodes) {
            marks.insert(*at, if named { INNER } else { OTHER + 4 });
        }
    }
    Ok(Some(marks))
}

fn intersect(source: &Source<'_>, found: &[Found]) -> Result<Vec<Candidate>, QueryFault> {
    let is_far = |word: &&Found| word.groups.iter().flatten().any(Node::is_far);
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
    let bits = source.number("b");
    let few = few.filter(|few| {
        let blocks: BTreeSet<u32> = few.iter().take(FEW + 1).map(|at| at >> bits).collect();
        few.len() <= FEW && blocks.len() <= 3
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

fn rank(source: &Source<'_>, mut hits: Vec<Candidate>, order: &BTreeMap<u32, usize>) -> Vec<Candidate> {
    let bits = source.number("b");
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

fn named(source: &Source<'_>, place: u32) -> Result<Record, QueryFault> {
    let bits = source.number("b");
    let block = source.file(&format!("n{}", place >> bits))?;
    let mut card = block[0][(place & ((1 << bits) - 1)) as usize]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let at = if card.is_empty() {
        Value::Null
    } else {
        card.remove(0)
    };
    let at = at.as_u64().and_then(|at| u32::try_from(at).ok()).unwrap_or(0);
    Ok(record(source, at, card, &block[1]))
}

fn own_record(source: &Source<'_>, at: u32) -> Result<Record, QueryFault> {
    let bits = source.number("b");
    let block = source.file(&format!("r{}", at >> bits))?;
    let card = block[0][(at & ((1 << bits) - 1)) as usize]
        .as_array()
        .cloned()
        .unwrap_or_default();
    Ok(record(source, at, card, &block[1]))
}

fn record(source: &Source<'_>, at: u32, mut card: Vec<Value>, contexts: &Value) -> Record {
    if card.is_empty() {
        card.push(Value::Null);
    }
    // Names are written without what all of their kind end with.
    let ending = kind_of(source, at)[3].as_str().unwrap_or_default();
    for name in std::iter::once(&mut card[0]).flat_map(|names| match names {
        Value::Array(names) => names.iter_mut().collect::<Vec<_>>(),
        name => vec![name],
    }) {
        if let Value::String(text) = name
            && let Some(short) = text.strip_suffix(MARK)
        {
            *text = format!("{short}{ending}");
        }
    }
    let context = card
        .get(1)
        .and_then(Value::as_u64)
        .and_then(|place| usize::try_from(place).ok())
        .map_or(Value::Null, |place| contexts[place].clone());
    Record { at, card, context }
}

/// What the meta data says of a record's kind.
fn kind_of<'s>(source: &'s Source<'_>, at: u32) -> &'s Value {
    let starts_before = |kind: &&Value| kind[1].as_u64().is_some_and(|start| start <= u64::from(at));
    source
        .array("kinds")
        .iter()
        .rfind(starts_before)
        .unwrap_or(&Value::Null)
}

fn ideographs(word: &Word) -> Vec<String> {
    word.iter()
        .filter(|(script, _)| *script == Script::Han)
        .map(|(_, units)| units.concat())
        .collect()
}

/// The clauses of a record that have a word.
fn clauses(record: &Record, word: &Word, nodes: &[&Node]) -> Vec<String> {
    let common: Vec<char> = record.common().chars().collect();
    let shared = nodes
        .iter()
        .flat_map(|node| &node.clauses)
        .filter(|(name, text)| {
            let mut names = common.chunks(name.chars().count().max(1));
            text.is_some() && names.any(|own| own.iter().copied().eq(name.chars()))
        });
    record
        .clauses()
        .chain(shared.filter_map(|(_, text)| text.as_deref()))
        .filter(|text| has(&token::fold(text), word))
        .map(str::to_owned)
        .collect()
}

/// Whether a folded text has all runs of a word.
fn has(folded: &str, word: &Word) -> bool {
    word.iter().all(|(script, units)| {
        let run = match script {
            Script::Han => units.concat(),
            Script::Latin => format!("^{}", units.concat()),
            Script::Tibetan => format!("\u{F0B}{}", units.join("\u{F0B}")),
        };
        folded.contains(&run)
    })
}

fn in_names(record: &Record, runs: &[String]) -> bool {
    record.names().into_iter().flatten().any(|name| {
        let folded = token::fold(name);
        runs.iter().all(|run| folded.contains(run.as_str()))
    })
}

/// Whether the record's own text has what the lists could not tell. Of regions that it lies in, the lists tell all.
fn fits(record: &Record, hit: Candidate, found: &[Found]) -> bool {
    let in_field = |number: u32| number < 32 && hit.fields & (1 << number) != 0;
    (0..)
        .zip(found)
        .filter(|(number, word)| !word.sure && !in_field(*number))
        .all(|(_, word)| {
            let nodes: Vec<&Node> = word.groups.iter().flatten().collect();
            nodes.iter().any(|node| !node.all_clauses)
                || in_names(record, &ideographs(&word.word))
                || !clauses(record, &word.word, &[]).is_empty()
                || shares(record, &nodes)
                || texts(&record.context)
                    .into_iter()
                    .flatten()
                    .any(|text| has(&token::fold(text), &word.word))
        })
}

/// Whether one of the record's common clauses has all parts of a word.
fn shares(record: &Record, nodes: &[&Node]) -> bool {
    let digits = nodes
        .iter()
        .flat_map(|node| &node.clauses)
        .map(|(name, _)| name.chars().count())
        .next()
        .unwrap_or(1);
    let common: Vec<char> = record.common().chars().collect();
    common.chunks(digits.max(1)).any(|own| {
        let own: String = own.iter().collect();
        nodes
            .iter()
            .all(|node| node.clauses.iter().any(|(name, _)| *name == own))
    })
}

fn shown_clauses(record: &Record, found: &[Found], nodes: &[&Node]) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for word in found {
        let runs = ideographs(&word.word);
        if (runs.is_empty() || !in_names(record, &runs))
            && let Some(clause) = clauses(record, &word.word, nodes).into_iter().next()
            && !shown.contains(&clause)
        {
            shown.push(clause);
        }
    }
    shown
}

fn hit(source: &Source<'_>, record: &Record, clauses: Vec<String>, page: usize) -> Hit {
    let owned = |value: &Value| {
        texts(value)
            .into_iter()
            .map(|text| text.map(str::to_owned))
            .collect()
    };
    let kind = kind_of(source, record.at);
    let languages = source.array("languages");
    let lang = std::iter::once(page)
        .chain(0..languages.len())
        .find(|lang| record.has_page(*lang))
        .unwrap_or(0);
    let folder = languages
        .get(lang)
        .filter(|_| lang > 0)
        .and_then(|own| own[0].as_str())
        .map_or_else(String::new, |tag| format!("{tag}/"));
    let path = record.card.get(2).and_then(Value::as_str).unwrap_or_default();
    let state = record
        .card
        .get(4)
        .and_then(Value::as_u64)
        .and_then(|state| usize::try_from(state).ok()?.checked_sub(1))
        .and_then(|state| source.array("states").get(state)?.as_str())
        .unwrap_or_default();
    Hit {
        kind: kind[0].as_str().unwrap_or_default().to_owned(),
        names: owned(&record.card[0]),
        context: owned(&record.context),
        path: if path.to_ascii_lowercase().ends_with(".html") {
            format!("{folder}{path}")
        } else {
            format!("{folder}{}{path}.html", kind[2].as_str().unwrap_or_default())
        },
        state: state.to_owned(),
        clauses,
    }
}
