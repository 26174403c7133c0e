//! A query's words as what must be asked of the index.
//!
//! **You are here:** `search/query` — before `find`; no IO.

use super::source::{Asked, Branch, Node, QueryFault, Source};
use crate::search::term::{INITIALS, REST, key_len};
use crate::token::{self, Run};
use std::collections::HashSet;

/// Windows of three units that are asked for of one run.
const WINDOWS: usize = 4;
/// A part of a word that so few records have makes its frequent parts needless: the texts decide.
const RARE: usize = 24;
/// Case particles. *Source:* tibetan.md S6.
const CASE: &str = "གི ཀྱི གྱི ཡི གིས ཀྱིས གྱིས ཡིས དང ལ ན ནས ལས སུ ཏུ དུ རུ";

/// A word with its runs' units as owned strings.
pub(super) type Word = Vec<(Script, Vec<String>)>;

/// The script of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Han,
    Latin,
    Tibetan,
}

/// A word with what the index knows of it.
pub(super) struct Found {
    pub(super) word: Word,
    /// All must have a record; of a group, one.
    pub(super) groups: Vec<Vec<Node>>,
    /// Whether the lists tell all.
    pub(super) sure: bool,
}

/// What to try, in turn: as it was typed; groups of letters and digits as one; without case particles; by syllables.
pub(super) fn attempts(folded: &str) -> Vec<Vec<Word>> {
    let typed: Vec<Word> = token::words(folded)
        .map(|word| {
            word.into_iter()
                .map(|run| match run {
                    Run::Han(units) => (Script::Han, units.iter().map(ToString::to_string).collect()),
                    Run::Latin(run) => (Script::Latin, vec![run.to_owned()]),
                    Run::Tibetan(units) => (Script::Tibetan, units.into_iter().map(str::to_owned).collect()),
                })
                .collect()
        })
        .collect();
    let mut all = vec![typed.clone()];
    let runs = || typed.iter().flatten();
    if typed.len() > 1 && runs().all(|(script, _)| *script == Script::Latin) {
        let joined: String = runs()
            .flat_map(|(_, units)| units.iter().map(String::as_str))
            .collect();
        all.push(vec![vec![(Script::Latin, vec![joined])]]);
    }
    if runs().any(|(script, units)| *script == Script::Tibetan && units.len() > 1) {
        let case: HashSet<String> = CASE
            .split(' ')
            .map(|particle| token::fold(particle).replace('\u{F0B}', ""))
            .collect();
        let is_case = |unit: &String| case.contains(unit);
        all.push(apart(&typed, |units| {
            units
                .split(is_case)
                .filter(|units| !units.is_empty())
                .map(<[String]>::to_vec)
                .collect()
        }));
        all.push(apart(&typed, |units| {
            units
                .iter()
                .filter(|unit| !is_case(unit))
                .map(|unit| vec![unit.clone()])
                .collect()
        }));
    }
    all
}

/// Each run a word, Tibetan ones cut.
fn apart(typed: &[Word], cut: impl Fn(&[String]) -> Vec<Vec<String>>) -> Vec<Word> {
    typed
        .iter()
        .flatten()
        .flat_map(|(script, units)| match script {
            Script::Tibetan => cut(units)
                .into_iter()
                .map(|units| vec![(*script, units)])
                .collect(),
            _ => vec![vec![(*script, units.clone())]],
        })
        .collect()
}

/// The words' nodes; none when one of them is nowhere.
pub(super) fn nodes(source: &Source<'_>, words: &[Word]) -> Result<Option<Vec<Found>>, QueryFault> {
    let mut all = Vec::with_capacity(words.len());
    for word in words {
        let mut groups: Vec<Vec<Node>> = Vec::new();
        let mut seen = HashSet::new();
        let mut kept = 0;
        for either in parts(word) {
            let mut group = Vec::new();
            for one in &either {
                group.extend(source.look(one)?);
            }
            if group.is_empty() {
                return Ok(None);
            }
            let text: Vec<&str> = group.iter().map(|node| node.text.as_str()).collect();
            if seen.insert(text.join("/")) {
                kept += 1;
                groups.push(group);
            }
        }
        let far = |group: &[Node]| group.iter().any(Node::is_far);
        let len = |group: &[Node]| group.iter().map(Node::len).sum::<usize>();
        if groups.iter().any(|group| !far(group) && len(group) <= RARE) {
            groups.retain(|group| !far(group));
        }
        // Overlapping windows that equally many records have are the same records: those shown are verified anyway.
        let mut lengths = HashSet::new();
        groups.retain(|group| !far(group) || lengths.insert(len(group)));
        // Windows may all be there without being neighbours.
        let long = word
            .iter()
            .any(|(script, units)| *script == Script::Han && units.len() > 3);
        let sure = !long && groups.len() == kept && groups.iter().flatten().all(|node| node.sure);
        all.push(Found {
            word: word.clone(),
            groups,
            sure,
        });
    }
    Ok(Some(all))
}

/// A word as parts that must all be there; of a part, one of a list must be.
fn parts(word: &Word) -> Vec<Vec<Asked>> {
    let mut all = Vec::new();
    for (script, units) in word {
        match script {
            Script::Latin => all.push(latin(&units.concat())),
            Script::Tibetan => all.extend(windows(units, "\u{F0B}").into_iter().map(|one| vec![one])),
            Script::Han if units.len() > 1 || word.len() == 1 => {
                all.extend(windows(units, "").into_iter().map(|one| vec![one]));
            }
            Script::Han => {}
        }
    }
    all
}

fn latin(run: &str) -> Vec<Asked> {
    let cut = |from: usize, to: usize| {
        run.get(from.min(run.len())..to.min(run.len()))
            .unwrap_or_default()
    };
    let key = key_len(run);
    let begins = |rest: &str| {
        if rest.is_empty() {
            Branch::None
        } else {
            Branch::Begins(rest.to_owned())
        }
    };
    let mut either = vec![Asked {
        key: cut(0, key).to_owned(),
        branch: begins(cut(key, key + REST)),
    }];
    if (2..=8).contains(&run.len()) && run.bytes().all(|b| b.is_ascii_lowercase()) {
        either.push(Asked {
            key: format!(":{}", cut(0, INITIALS)),
            branch: begins(cut(INITIALS, INITIALS * 2)),
        });
    }
    either
}

/// Windows of three units that overlap by one, so that each pair of neighbours is asked for; of long words, some.
fn windows(units: &[String], joint: &str) -> Vec<Asked> {
    if units.len() < 3 {
        return vec![Asked {
            key: units.join(joint),
            branch: Branch::None,
        }];
    }
    let last = units.len() - 3;
    let mut starts: Vec<usize> = (0..last).step_by(2).collect();
    starts.push(last);
    if starts.len() > WINDOWS {
        // Rounded as JavaScript rounds: halves up.
        let gaps = WINDOWS - 1;
        let span = starts.len() - 1;
        starts = (0..WINDOWS)
            .map(|at| starts[(2 * at * span + gaps) / (2 * gaps)])
            .collect();
    }
    starts
        .into_iter()
        .map(|at| Asked {
            key: units[at..at + 2].join(joint),
            branch: Branch::Is(units[at + 2].clone()),
        })
        .collect()
}
