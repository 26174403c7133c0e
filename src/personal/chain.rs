//! Number recogniser: from the digits of a text to the numbers that they are.
//!
//! **You are here:** `personal/` — between the units of a text and what is told of it; no IO.

use super::numbers::{self, Card};
use super::units::{Unit, unit};
use super::{CELL, Kind, Sighting, hide};
use std::ops::Range;

/// The longest number that is looked for.
const LONGEST: usize = 19;
/// How much may stand between two digits of one number. *Units:* bytes.
const WIDEST_GAP: usize = 96;
/// So many digits of a chain are held at a time.
const MOST_DIGITS: usize = 4096;
/// How far before a number the words are looked for that say what it is. *Units:* characters.
const CONTEXT: usize = 40;

/// Digits that belong together as far as one can see: groups of them, with nothing but fillers between.
#[derive(Default)]
pub(super) struct Chain {
    pub(super) digits: Vec<u8>,
    /// Where each digit stands.
    places: Vec<Range<usize>>,
    /// Runs of digits that touch.
    groups: Vec<Range<usize>>,
    /// Where the letter X ends that follows the last group.
    x: Option<usize>,
}

impl Chain {
    /// Reads from a digit on; says where to go on.
    pub(super) fn read(&mut self, text: &str, start: usize) -> usize {
        self.digits.clear();
        self.places.clear();
        self.groups.clear();
        self.x = None;
        let (mut at, mut touching, mut gap, mut breaks) = (start, false, 0, 0);
        // A number ends where a word begins: the search goes on behind the last digit.
        let mut resume = start + 1;
        while at < text.len() {
            let (unit, end) = unit(text, at);
            match unit {
                Unit::Digit(digit) => {
                    if !touching && self.digits.len() >= MOST_DIGITS {
                        // The next chain begins early enough to see a number across the seam.
                        let back = self.groups.len().saturating_sub(LONGEST);
                        let seam = self.groups.get(back.max(1)).map(|group| group.start);
                        return seam
                            .and_then(|first| self.places.get(first))
                            .map_or(at, |place| place.start);
                    }
                    let index = self.digits.len();
                    match self.groups.last_mut() {
                        Some(group) if touching => group.end = index + 1,
                        _ => self.groups.push(index..index + 1),
                    }
                    self.digits.push(digit);
                    self.places.push(at..end);
                    (touching, gap, breaks) = (true, 0, 0);
                    resume = end;
                }
                Unit::X => {
                    self.x = Some(end);
                    break;
                }
                Unit::Filler | Unit::Break => {
                    touching = false;
                    gap += end - at;
                    breaks += usize::from(unit == Unit::Break);
                    if gap > WIDEST_GAP || breaks > 1 {
                        break;
                    }
                }
                Unit::Other => break,
            }
            at = end;
        }
        resume
    }

    pub(super) fn judge(&self, text: &str, found: &mut Vec<Sighting>) {
        let mut group = 0;
        while group < self.groups.len() {
            match self.number_from(text, group) {
                Some((sighting, last)) => {
                    found.push(sighting);
                    group = last + 1;
                }
                None => group += 1,
            }
        }
    }

    /// The number that begins with a group, and its last group: of several readings the one that says most.
    fn number_from(&self, text: &str, first: usize) -> Option<(Sighting, usize)> {
        let start = self.groups[first].start;
        let readings = self.groups[first..]
            .iter()
            .enumerate()
            .map(|(step, group)| (first + step, start..group.end))
            .take_while(|(_, digits)| digits.len() <= LONGEST);
        let mut best: Option<(Kind, Range<usize>, usize, Option<usize>)> = None;
        for (last, digits) in readings {
            let x = self.x.filter(|_| last + 1 == self.groups.len());
            let Some((kind, with_x)) = self.kind(text, first..last + 1, digits.clone(), x) else {
                continue;
            };
            if best.as_ref().is_none_or(|(known, ..)| kind < *known) {
                best = Some((kind, digits, last, with_x));
            }
        }
        let (kind, digits, last, x) = best?;
        let from = self.places[digits.start].start;
        let range = from..x.unwrap_or(self.places[digits.end - 1].end);
        let plain: String = self.digits[digits.clone()]
            .iter()
            .map(|digit| char::from(b'0' + digit))
            .chain(x.map(|_| 'X'))
            .collect();
        let sighting = Sighting {
            kind,
            masked: hide(&plain, 0..plain.len(), kind),
            digits: self.digits[digits].iter().fold(0, |sum: u64, digit| {
                sum.wrapping_mul(10).wrapping_add(u64::from(*digit))
            }),
            range,
        };
        Some((sighting, last))
    }

    /// What the digits of some groups are; and where the X ends that belongs to them.
    fn kind(
        &self,
        text: &str,
        groups: Range<usize>,
        digits: Range<usize>,
        x: Option<usize>,
    ) -> Option<(Kind, Option<usize>)> {
        let from = self.places[digits.start].start;
        let own = &self.digits[digits];
        if !matches!(own.len(), 11 | 13 | 15..=19) {
            return None;
        }
        let id = match (own.len(), x) {
            (17, Some(end)) => Some((own, 10, Some(end))),
            (18, _) => Some((&own[..17], own[17], None)),
            _ => None,
        };
        if let Some((body, last, end)) = id
            && numbers::is_id_number(body, last)
            && !(numbers::is_credit_code(body, last)
                && (own[0] == 9 || says(text, from, &["信用代码", "credit_code", "operator:"])))
        {
            return Some((Kind::IdNumber, end));
        }
        if own.len() == 15 && numbers::is_old_id_number(own) && is_called_id(text, from) {
            return Some((Kind::IdNumber, None));
        }
        // A number inside a word or an address is a serial number of something.
        let before = text[..from].bytes().next_back();
        let inside = before.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"/=_#".contains(&byte));
        let lengths: Vec<usize> = self.groups[groups].iter().map(Range::len).collect();
        let singles = lengths.iter().all(|length| *length == 1);
        if inside {
            return None;
        }
        let fours = lengths.split_last().is_some_and(|(last, rest)| {
            rest.iter().all(|length| *length == 4) && *last <= 4 || rest.is_empty() || singles
        });
        let sure = |card: Card| {
            card == Card::Sure
                || says(
                    text,
                    from,
                    &["卡号", "账号", "帐号", "账户", "帐户", "银行", "开户", "card"],
                )
        };
        if fours && numbers::card(own).is_some_and(sure) {
            return Some((Kind::BankCard, None));
        }
        let usual = matches!(&lengths[..], [11] | [3, 4, 4] | [3, 8] | [7, 4] | [4, 4, 3]) || singles;
        let number = own
            .strip_prefix(&[8, 6])
            .filter(|_| lengths == [13])
            .unwrap_or(own);
        if (usual || lengths == [13]) && numbers::is_mobile(number) {
            return Some((Kind::Mobile, None));
        }
        None
    }
}

/// Whether one of the words stands shortly before a place.
fn says(text: &str, at: usize, words: &[&str]) -> bool {
    let before = before(text, at);
    words.iter().any(|word| before.contains(word))
}

fn before(text: &str, at: usize) -> &str {
    let head = &text[..at];
    let start = head
        .char_indices()
        .rev()
        .take(CONTEXT)
        .last()
        .map_or(at, |(start, _)| start);
    &head[start..]
}

/// Whether the data call a number an ID number: just before it, or in the head of the table that it stands in.
fn is_called_id(text: &str, at: usize) -> bool {
    const CALLED: [&str; 5] = ["身份证", "身份号码", "证件号", "公民身份", "ID number"];
    let line = before(text, at);
    let line = line.rsplit('\n').next().unwrap_or(line);
    let called = |text: &str| CALLED.iter().any(|word| text.contains(word));
    called(line) || (line.contains(['|', ',', '\t', CELL]) && called(&text[..at])) || {
        // The first cell of a row has nothing before it: what follows tells that it is a cell.
        let after = text[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        after.starts_with(['|', ',', '\t', CELL]) && called(&text[..at])
    }
}
