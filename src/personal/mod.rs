//! Personal-data detector: what must not be published, in texts and files: ID numbers, bank cards, mobile numbers, lists of
//! persons, positions in pictures, marks of secrecy.
//!
//! **You are here:** a leaf: it imports nothing of ours and does no IO. `record/` looks through every content file with it
//! when the file is read, `build/` through every attachment, `check/` says what was found.
//!
//! A search is one pass over the bytes of a file and is done once for each state of the file, never for each build.

mod chain;
pub mod file;
mod numbers;
mod persons;
mod secret;
#[cfg(test)]
mod tests;
mod units;

pub use persons::{Persons, find_persons};
pub use secret::secret_mark;

use chain::Chain;
use std::borrow::Cow;
use std::ops::Range;
use units::{Unit, is_wide_sign, may_begin, unit};

/// What stands between two cells of a table, in texts that are taken out of files.
const CELL: char = '\u{1F}';

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

/// All numbers in a text, in its order.
pub fn find(text: &str) -> Vec<Sighting> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut chain = Chain::default();
    let mut at = 0;
    while let Some(step) = bytes
        .get(at..)
        .and_then(|rest| rest.iter().position(|byte| may_begin(*byte)))
    {
        at += step;
        if is_wide_sign(&bytes[at..]) {
            at += 1;
            continue;
        }
        match unit(text, at) {
            (Unit::Digit(_), _) => at = chain.read(text, at),
            (_, end) => {
                at = end;
                continue;
            }
        }
        if chain.digits.len() >= SHORTEST {
            chain.judge(text, &mut found);
        }
    }
    found
}

/// The text with the middle of every ID number, bank card and (if wanted) mobile number hidden; as many bytes as before, so
/// that places in it stay.
pub fn mask(text: &str, mobiles: bool) -> Cow<'_, str> {
    let seen = find(text);
    let mut masked: Option<String> = None;
    for sighting in seen.iter().filter(|seen| mobiles || seen.kind != Kind::Mobile) {
        let whole = masked.get_or_insert_with(|| text.to_owned());
        let hidden = hide(text, sighting.range.clone(), sighting.kind);
        whole.replace_range(sighting.range.clone(), &hidden);
    }
    masked.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// A piece of a text with the middle digits hidden. *Shape:* as many bytes as before.
fn hide(text: &str, range: Range<usize>, kind: Kind) -> String {
    let mut units = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let (unit, end) = unit(text, at);
        if matches!(unit, Unit::Digit(_) | Unit::X) {
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
    let mut hidden = String::with_capacity(range.len());
    for (at, c) in text[range.clone()].char_indices() {
        let at = at + range.start;
        let inside = middle.iter().any(|unit| unit.contains(&at));
        hidden.push(match c.len_utf8() {
            1 if inside && c.is_ascii_hexdigit() => '*',
            3 if inside => '＊',
            _ => c,
        });
    }
    hidden
}
