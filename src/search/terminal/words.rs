//! Query parser: a query's words as what must be asked of the index.
//!
//! **You are here:** `search/terminal` — before `find`; no IO.

use super::source::{Asked, Branch, Node, QueryFault, Source};
use crate::lang::tibetan::{CASE_PARTICLES, TSHEG};
use crate::search::term::{self, INITIALS, REST, UNFINISHED, key_len};
use crate::token::{self, Run};
use serde_json::Value;
use std::collections::HashSet;

/// Windows of so many units that are asked for of one run, at most.
const WINDOWS: usize = 4;
/// Units of a window: of ideographs, of syllables.
const IDEOGRAPHS: usize = 4;
const SYLLABLES: usize = 3;
/// A part of a word that so few records have makes its frequent parts needless: the texts decide.
const RARE: usize = 24;

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
pub(super) struct FoundWord {
    pub(super) word: Word,
    /// All must have a record; of a group, one.
    pub(super) groups: Vec<Vec<Node>>,
    /// Whether the lists tell all.
    pub(super) sure: bool,
}

/// The words of a text.
pub(super) fn typed(text: &str) -> Vec<Word> {
    token::words(&token::fold(text))
        .map(|word| {
            word.into_iter()
                .map(|run| match run {
                    Run::Han(units) => (Script::Han, units.iter().map(ToString::to_string).collect()),
                    Run::Latin(run) => (Script::Latin, vec![run.to_owned()]),
                    Run::Tibetan(units) => (Script::Tibetan, units.into_iter().map(str::to_owned).collect()),
                })
                .collect()
        })
        .collect()
}

/// What to try, in turn: as it was typed (groups of letters as one word before that); groups of digits as one; the area code
/// of a telephone number by itself; a sound without that of the ending that all names of a kind have, of which `kinds`
/// tells; the last syllable as a beginning; without case particles; by syllables.
pub(super) fn attempts(query: &str, kinds: &[Value]) -> Vec<Vec<Word>> {
    let typed = typed(query);
    let mut all = vec![typed.clone()];
    let runs = || typed.iter().flatten();
    if runs().all(|(script, _)| *script == Script::Latin) {
        let joined: String = runs()
            .flat_map(|(_, units)| units.iter().map(String::as_str))
            .collect();
        if typed.len() > 1 {
            // Syllables of pinyin are more often one name than several words.
            let at = usize::from(joined.bytes().any(|b| b.is_ascii_digit()));
            all.insert(at, vec![letters(&joined)]);
        }
        all.extend(apart_from_area(&joined));
        all.extend(kinds.iter().flat_map(|kind| without_ending(&joined, kind)));
    }
    if let Some(words) = unfinished_last(query, &typed) {
        all.push(words);
    }
    if runs().any(|(script, units)| *script == Script::Tibetan && units.len() > 1) {
        let case: HashSet<String> = CASE_PARTICLES
            .split(' ')
            .map(|particle| token::fold(particle).replace(TSHEG, ""))
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

fn letters(run: &str) -> Word {
    vec![(Script::Latin, vec![run.to_owned()])]
}

/// A telephone number as its area code and the rest.
fn apart_from_area(digits: &str) -> Option<Vec<Word>> {
    let area = term::area_code(digits)?;
    Some(vec![letters(area), letters(digits.strip_prefix(area)?)])
}

/// A sound, or initials, without those of a kind's ending or of its beginning; where nothing else was typed, the ending.
fn without_ending(typed: &str, kind: &Value) -> Vec<Vec<Word>> {
    let endings = [&kind[5], &kind[6]].into_iter().filter_map(Value::as_str);
    endings
        .filter_map(|ending| {
            let at =
                (0..typed.len()).find(|at| typed.get(*at..).is_some_and(|rest| ending.starts_with(rest)))?;
            Some(match typed.get(..at)? {
                "" => self::typed(kind[3].as_str().unwrap_or_default()),
                before => vec![letters(before)],
            })
        })
        .collect()
}

/// The words with the last syllable as a beginning; none when a tsheg or a shad ends it, or it is no syllable.
fn unfinished_last(query: &str, typed: &[Word]) -> Option<Vec<Word>> {
    let last = query.trim_end().chars().next_back()?;
    if !('\u{F40}'..='\u{FBC}').contains(&last) {
        return None;
    }
    let mut words = typed.to_vec();
    let (script, units) = words.last_mut()?.last_mut()?;
    let unit = units.last_mut().filter(|_| *script == Script::Tibetan)?;
    *unit = term::unfinished(unit);
    Some(words)
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
pub(super) fn nodes(source: &Source<'_>, words: &[Word]) -> Result<Option<Vec<FoundWord>>, QueryFault> {
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
        let several = kept > 1;
        let few = groups.first().is_none_or(|group| len(group) <= RARE);
        if groups.iter().any(|group| !far(group) && len(group) <= RARE) {
            groups.retain(|group| !far(group));
        }
        // Overlapping windows that equally many records have are the same records: those shown are verified anyway.
        let mut lengths = HashSet::new();
        groups.retain(|group| !far(group) || lengths.insert(len(group)));
        // Windows may all be there without being neighbours, unless they overlap and are in the same many records; a lone
        // ideograph beside letters is not asked for.
        let more = usize::from(!several && !few);
        let window = |script| {
            if script == Script::Han {
                IDEOGRAPHS
            } else {
                SYLLABLES
            }
        };
        let long = word
            .iter()
            .any(|(script, units)| units.len() > window(*script) + more)
            || (word.len() > 1
                && word
                    .windows(2)
                    .any(|two| two[1].0 == Script::Latin || two[0].0 != Script::Latin));
        let sure = !long && groups.len() == kept;
        all.push(FoundWord {
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
    for (at, (script, units)) in word.iter().enumerate() {
        match script {
            Script::Latin => {
                let run = units.concat();
                match word.get(at + 1) {
                    Some((Script::Han, after)) => all.push(before_han(&run, after)),
                    _ => all.push(latin(&run)),
                }
            }
            Script::Tibetan => all.extend(syllables(units).into_iter().map(|one| vec![one])),
            Script::Han if units.len() > 1 || word.len() == 1 => {
                all.extend(ideographs(units).into_iter().map(|one| vec![one]));
            }
            Script::Han => {}
        }
    }
    all
}

/// A number and the ideograph after it; letters may also be the sound of a name.
fn before_han(run: &str, after: &[String]) -> Vec<Asked> {
    let after = after.first().and_then(|unit| unit.chars().next());
    let mut either: Vec<Asked> = after
        .into_iter()
        .map(|after| Asked {
            key: term::counted(run, after),
            branch: Branch::None,
        })
        .collect();
    if run.len() > 1 && run.bytes().all(|b| b.is_ascii_lowercase()) {
        either.extend(latin(run));
    }
    either
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
    // No syllable of Chinese begins with these vowels.
    let initials = |b: u8| b.is_ascii_lowercase() && !b"iuv".contains(&b);
    if (2..=24).contains(&run.len()) && run.bytes().all(initials) {
        either.push(Asked {
            key: format!(":{}", cut(0, INITIALS)),
            branch: begins(cut(INITIALS, INITIALS * 2)),
        });
    }
    either
}

/// Where windows of so many units begin that have all units of a word; of long words, some. The texts tell whether they are
/// neighbours.
fn windows(units: usize, window: usize) -> impl Iterator<Item = usize> {
    let last = units.saturating_sub(window);
    let gaps = WINDOWS.min(units.div_ceil(window)).saturating_sub(1);
    (0..=gaps).map(move |number| (number * last).checked_div(gaps).unwrap_or(0))
}

fn ideographs(units: &[String]) -> Vec<Asked> {
    let asked = |at: usize| {
        let window = &units[at..units.len().min(at + IDEOGRAPHS)];
        let (key, rest) = window.split_at(window.len().min(2));
        Asked {
            key: key.concat(),
            branch: match rest {
                [] => Branch::None,
                [third] => Branch::Third(third.clone()),
                both => Branch::Is(both.concat()),
            },
        }
    };
    windows(units.len(), IDEOGRAPHS).map(asked).collect()
}

fn syllables(units: &[String]) -> Vec<Asked> {
    let asked = |at: usize| {
        let window = &units[at..units.len().min(at + SYLLABLES)];
        let (key, rest) = window.split_at(window.len().min(2));
        Asked {
            key: key.join("\u{F0B}"),
            branch: rest
                .first()
                .map_or(Branch::None, |third| match third.strip_suffix(UNFINISHED) {
                    Some(part) => Branch::Prefix(part.to_owned()),
                    None => Branch::Is(third.clone()),
                }),
        }
    };
    windows(units.len(), SYLLABLES).map(asked).collect()
}
