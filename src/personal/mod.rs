//! What must not be published, in texts and files: ID numbers, bank cards, mobile numbers, lists of persons, positions in
//! pictures, marks of secrecy.
//!
//! **You are here:** a leaf: it imports nothing of ours and does no IO. `record/` looks through every content file with it
//! when the file is read, `build/` through every attachment, `check/` says what was found.
//!
//! A search is one pass over the bytes of a file and is done once for each state of the file, never for each build.

mod chain;
mod context;
mod digits;
pub mod file;
mod grouping;
mod naming;
mod numbers;
mod persons;
mod secret;
mod sentences;
mod signs;
mod units;

pub use naming::Persons;
pub use persons::find_persons;
pub use secret::secret_mark;

use aho_corasick::AhoCorasick;
use chain::Chain;
use context::Context;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;
use units::{Unit, Units, may_begin};

/// What kind of number was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// 公民身份号码, 18 digits; or 15 where the text calls it so.
    IdNumber,
    /// A bank card.
    BankCard,
    /// A mobile number; public when the content declares it as someone's office phone.
    Mobile,
}

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// What it is.
    pub kind: Kind,
    /// Where it stands. *Units:* bytes.
    pub range: Range<usize>,
    /// Its digits as a number, without check letter: for comparing mobile numbers.
    pub digits: u64,
    /// The number with its middle hidden, for messages.
    pub masked: String,
}

/// The shortest number that is looked for.
const SHORTEST: usize = 11;

/// All numbers in a text, in its order; no two of one kind overlap.
pub fn find(text: &str) -> Vec<Sighting> {
    let bytes = text.as_bytes();
    let units = Units::new(text);
    let context = Context::new(text);
    let mut found = Vec::new();
    let mut chain = Chain::default();
    let mut at = 0;
    while at < bytes.len() {
        if !may_begin(&bytes[at..]) {
            // A whole sign: most texts are of signs of three bytes.
            at += match bytes[at] {
                0xE0..=0xEF => 3,
                _ => 1,
            };
            continue;
        }
        match units.at(at) {
            (Unit::Digit(..) | Unit::Two(..), _) => {
                at = chain.read(&units, at);
                chain.judge(&context, &mut found);
            }
            (_, end) => at = end,
        }
    }
    reversed(&units, &context, &mut found);
    found.sort_by(|a, b| (a.range.start, b.range.end, a.kind).cmp(&(b.range.start, a.range.end, b.kind)));
    // Chains overlap at their seams, and what runs from right to left is read both ways: of two readings of one piece the one
    // that says more is kept.
    found.dedup_by(|next, kept| {
        let same = next.range.start < kept.range.end;
        if same && next.kind < kept.kind {
            std::mem::swap(next, kept);
        }
        same
    });
    found
}

/// What makes a text run from right to left, as a sign, as an entity and as a tag.
static TO_THE_LEFT: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build([
            "\u{202E}", "\u{2067}", "&#8238", "&#x202e", "\\u202e", "%E2%80%AE", "rtl", "<bdo",
            "bidi-override", "&#8295", "&#x2067",
        ])
        .ok()
});

/// So much of a text that runs from right to left is read. *Units:* bytes.
const LONGEST_REVERSED: usize = 400;

/// Numbers that are written backwards, to be shown forwards.
fn reversed(units: &Units<'_>, context: &Context<'_>, found: &mut Vec<Sighting>) {
    let Some(marks) = TO_THE_LEFT.as_ref() else { return };
    let mut chain = Chain::default();
    let mut done = 0;
    for mark in marks.find_iter(units.text) {
        if mark.end() < done {
            continue;
        }
        let limit = mark.end() + LONGEST_REVERSED;
        let mut pieces = Vec::new();
        let mut at = mark.end();
        while at < limit.min(units.text.len()) {
            let (unit, end) = units.at(at);
            let end = if units.text.is_char_boundary(end) {
                end
            } else {
                end + 1
            };
            pieces.push((unit, at..end));
            at = end;
        }
        done = at;
        // Each run of what may stand in a number is read from its end.
        for run in pieces.split(|(unit, _)| *unit == Unit::Other) {
            if run
                .iter()
                .filter(|(unit, _)| matches!(unit, Unit::Digit(..)))
                .count()
                + 1
                >= SHORTEST
            {
                chain.read_reversed(run);
                chain.judge(context, found);
            }
        }
    }
}

/// The text with the middle of every ID number, bank card and (if wanted) mobile number hidden; as many bytes as before, so
/// that places in it stay.
pub fn mask(text: &str, mobiles: bool) -> Cow<'_, str> {
    let seen = find(text);
    let mut masked = String::new();
    let mut done = 0;
    for sighting in seen.iter().filter(|seen| mobiles || seen.kind != Kind::Mobile) {
        masked.push_str(&text[done..sighting.range.start]);
        masked.push_str(&hide(text, sighting.range.clone(), sighting.kind));
        done = sighting.range.end;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    masked.push_str(&text[done..]);
    Cow::Owned(masked)
}

/// A piece of a text with the middle digits hidden. *Shape:* as many bytes as before.
fn hide(text: &str, range: Range<usize>, kind: Kind) -> String {
    let all = Units::new(text);
    let mut units = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let (unit, end) = all.at(at);
        if matches!(unit, Unit::Digit(..) | Unit::Two(..) | Unit::X) {
            units.push(at..end);
        }
        at = end;
    }
    let (first, last) = match kind {
        Kind::Mobile => (3, 4),
        _ => (6, 4),
    };
    let middle = units
        .get(first..units.len().saturating_sub(last))
        .unwrap_or(&units);
    let mut middle = middle.iter().peekable();
    let mut hidden = String::with_capacity(range.len());
    for (at, c) in text[range.clone()].char_indices() {
        let at = at + range.start;
        while middle.peek().is_some_and(|unit| unit.end <= at) {
            middle.next();
        }
        let inside = middle.peek().is_some_and(|unit| unit.contains(&at));
        match c.len_utf8() {
            1 if inside && c.is_ascii_hexdigit() => hidden.push('*'),
            1 => hidden.push(c),
            2 if inside => hidden.push('¤'),
            3 if inside => hidden.push('＊'),
            // As many bytes as the sign has.
            length if inside => hidden.extend(std::iter::repeat_n('*', length)),
            _ => hidden.push(c),
        }
    }
    hidden
}

#[cfg(test)]
mod tests;
