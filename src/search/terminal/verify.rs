//! Match verification: whether a record's own text has what was asked for, and which clauses of it show that.
//!
//! **You are here:** `search/terminal` — after `record`, before `ranking` and `find`; no IO.

use super::candidate::Candidate;
use super::record::{Record, texts};
use super::source::Node;
use super::words::{FoundWord, Script, Word};
use crate::lang::tibetan::TSHEG;
use crate::search::term::UNFINISHED;
use crate::token;

/// The clauses of a record that have a word.
pub(super) fn clauses(record: &Record, word: &Word, nodes: &[&Node]) -> Vec<String> {
    let shared = nodes
        .iter()
        .flat_map(|node| &node.clauses)
        .filter(|(name, text)| text.is_some() && record.common.contains(name));
    record
        .clauses()
        .chain(shared.filter_map(|(_, text)| text.as_deref()))
        .filter(|text| has(&token::fold(text), word))
        .map(str::to_owned)
        .collect()
}

/// Whether a folded text has a word: its runs as neighbours, but letters that may be the sound of a name are left to the
/// lists; a syllable may have one of the finals that S4 leaves out in the index.
pub(super) fn has(folded: &str, word: &Word) -> bool {
    if word.len() > 1
        && word
            .iter()
            .any(|(script, units)| *script == Script::Latin && is_sound(&units.concat()))
    {
        return word
            .iter()
            .filter(|(script, _)| *script != Script::Latin)
            .all(|run| has(folded, &vec![run.clone()]));
    }
    if let [(Script::Tibetan, wanted)] = &word[..] {
        return folded.split(' ').any(|part| {
            let units: Vec<&str> = part.split(TSHEG).filter(|unit| !unit.is_empty()).collect();
            units
                .windows(wanted.len())
                .any(|units| has_syllables(units, wanted))
        });
    }
    let mut whole = String::new();
    for (script, units) in word {
        match script {
            Script::Han => whole.extend(units.iter().map(String::as_str)),
            Script::Latin => {
                whole.push('^');
                whole.extend(units.iter().map(String::as_str));
            }
            Script::Tibetan => {
                whole.push(TSHEG);
                for unit in units {
                    whole.push_str(unit.trim_end_matches(UNFINISHED));
                    whole.push(TSHEG);
                }
            }
        }
    }
    folded.contains(whole.trim_end_matches(TSHEG))
}

fn is_sound(run: &str) -> bool {
    run.len() > 1 && run.bytes().all(|b| b.is_ascii_lowercase())
}

fn has_syllables(units: &[&str], wanted: &[String]) -> bool {
    units
        .iter()
        .zip(wanted)
        .all(|(unit, wanted)| match wanted.strip_suffix(UNFINISHED) {
            Some(part) => unit.starts_with(part),
            None => unit == wanted || unit.strip_suffix(['ར', 'ས']) == Some(wanted),
        })
}

/// Whether one of the record's names has a word.
pub(super) fn in_names(record: &Record, word: &Word) -> bool {
    let mut names = record.names().into_iter().flatten();
    names.any(|name| has(&token::fold(name), word))
}

/// Whether the record's own text has what the lists could not tell. Of regions that it lies in, the lists tell all.
pub(super) fn fits(record: &Record, hit: Candidate, found: &[FoundWord]) -> bool {
    let in_field = |number: u32| number < 32 && hit.fields & (1 << number) != 0;
    (0..)
        .zip(found)
        .filter(|(number, word)| !word.sure && !in_field(*number))
        .all(|(_, word)| {
            let nodes: Vec<&Node> = word.groups.iter().flatten().collect();
            nodes.iter().any(|node| !node.all_clauses)
                || in_names(record, &word.word)
                || !clauses(record, &word.word, &[]).is_empty()
                || shares(record, &nodes)
                || texts(&record.context)
                    .into_iter()
                    .flatten()
                    .any(|text| has(&token::fold(text), &word.word))
        })
}

/// Whether one of the record's common clauses has all parts of a word.
pub(super) fn shares(record: &Record, nodes: &[&Node]) -> bool {
    record.common.iter().any(|own| {
        nodes
            .iter()
            .all(|node| node.clauses.iter().any(|(name, _)| name == own))
    })
}

pub(super) fn shown_clauses(record: &Record, found: &[FoundWord], nodes: &[&Node]) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for word in found {
        let only_sound = word.word.iter().all(|(script, _)| *script == Script::Latin);
        if (only_sound || !in_names(record, &word.word))
            && let Some(clause) = clauses(record, &word.word, nodes).into_iter().next()
            && !shown.contains(&clause)
        {
            shown.push(clause);
        }
    }
    shown
}
