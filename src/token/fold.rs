//! Folding for search: a text as one string in which a query's own can be looked for. What counts as the same sign is said in
//! `normalise`; the folds of Tibetan syllables are in `tibetan`, its signs in `lang/tibetan/normal.rs`.
//!
//! **You are here:** `token/` — its door; no IO.

use super::normalise::normalise;
use super::tibetan;
use crate::lang::chinese::is_ideograph;
use crate::lang::tibetan::{TSHEG, in_syllable};

/// What stood before the place that has been reached.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing, or a character that parts words.
    Break,
    Ideograph,
    Run,
    Syllable,
}

/// The text as search compares it: a query's word is in a text when `fold(text)` contains `fold(word)`.
///
/// *Shape:* words parted by one space. In a word, an ideograph stands for itself, so Chinese is found from any character
/// to any other. A run of Latin letters and digits begins with `^`, so it is found by its beginning. A Tibetan syllable
/// stands between two tshegs, one of which it shares with its neighbour, so it is found as a whole only. Empty when the
/// text has none of these.
///
/// *Source:* tibetan.md S1–S3. Beyond them, words also part between Chinese and Tibetan: no name mixes the two in one
/// word, but a query may. Latin stays with its neighbours, or the 3 of 3号 would be looked for by itself.
pub fn fold(text: &str) -> String {
    let chars = normalise(text);
    let mut folded = String::with_capacity(text.len() + 2);
    let mut before = Before::Break;
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let run = |is: fn(char) -> bool| chars[at..].iter().take_while(|c| is(**c)).count();
        let (here, len) = if is_ideograph(c) {
            (Before::Ideograph, 1)
        } else if is_latin(c) {
            (Before::Run, run(is_latin))
        } else if in_syllable(c) {
            (Before::Syllable, run(in_syllable))
        } else {
            // A tsheg joins; whatever else parts.
            if c != TSHEG {
                before = Before::Break;
            }
            at += 1;
            continue;
        };
        let parts = matches!(
            (before, here),
            (Before::Break, _)
                | (Before::Ideograph, Before::Syllable)
                | (Before::Syllable, Before::Ideograph)
        );
        if parts && !folded.is_empty() {
            folded.push(' ');
        }
        let unit = &chars[at..at + len];
        match here {
            Before::Run => {
                folded.push('^');
                folded.extend(unit);
            }
            Before::Syllable => {
                if before != Before::Syllable {
                    folded.push(TSHEG);
                }
                folded.extend(tibetan::fold(unit));
                folded.push(TSHEG);
            }
            Before::Ideograph | Before::Break => folded.extend(unit),
        }
        before = here;
        at += len;
    }
    folded
}

/// A folded text without its breaks: nobody types the marks, spaces and line ends between words, so a query's word is looked
/// for across them. Runs of letters stay apart, since each begins with `^`.
pub fn joined(folded: &str) -> String {
    let mut joined = String::with_capacity(folded.len());
    for c in folded.chars().filter(|c| *c != ' ') {
        if c != TSHEG || !joined.ends_with(TSHEG) {
            joined.push(c);
        }
    }
    joined
}

/// Part of a run. *Source:* tibetan.md S2.
fn is_latin(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}
