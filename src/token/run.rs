//! Tokeniser, a folded text taken apart again: its words, and the runs of one script in them.
//!
//! **You are here:** `token/` — after `fold`; both the index and the query in the terminal read it; no IO.

use crate::lang::tibetan::{TSHEG, is_tibetan};

/// A run of units of one script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run<'t> {
    /// Ideographs, each a unit.
    Han(Vec<char>),
    /// Letters a–z and digits, one unit.
    Latin(&'t str),
    /// Tibetan syllables, each a unit, without tshegs.
    Tibetan(Vec<&'t str>),
}

/// What stands between two breaks: never empty.
pub type Word<'t> = Vec<Run<'t>>;

/// The words of what [`super::fold()`] gave.
pub fn words(folded: &str) -> impl Iterator<Item = Word<'_>> {
    folded.split(' ').filter(|word| !word.is_empty()).map(word)
}

fn word(mut rest: &str) -> Word<'_> {
    let mut runs = Vec::new();
    while let Some(first) = rest.chars().next() {
        let end_of = |is: fn(char) -> bool, from: usize| {
            rest[from..]
                .find(|c| !is(c))
                .map_or(rest.len(), |found| from + found)
        };
        let end = match first {
            '^' => end_of(|c| c.is_ascii_alphanumeric(), 1),
            TSHEG => end_of(is_tibetan, 0),
            _ => end_of(|c| c != '^' && !is_tibetan(c), 0),
        };
        let (run, after) = rest.split_at(end);
        runs.push(match first {
            '^' => Run::Latin(&run[1..]),
            TSHEG => Run::Tibetan(run.split(TSHEG).filter(|syllable| !syllable.is_empty()).collect()),
            _ => Run::Han(run.chars().collect()),
        });
        rest = after;
    }
    runs
}
