//! Personal data in texts and files: ID numbers, bank cards, mobile numbers, lists of persons, positions in pictures.
//!
//! **You are here:** a leaf: it imports nothing of ours and does no IO. `record/` looks through every content file with it
//! when the file is read, `build/` through every attachment, `check/` says what was found.
//!
//! A search is one pass over the bytes of a file and is done once for each state of the file, never for each build.

pub mod file;
mod numbers;
mod persons;
mod units;

pub use persons::{Persons, find_persons};

use numbers::Card;
use std::borrow::Cow;
use std::ops::Range;
use units::{Unit, may_begin, unit};

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
/// The longest number that is looked for.
const LONGEST: usize = 19;
/// How much may stand between two digits of one number. *Units:* bytes.
const WIDEST_GAP: usize = 96;
/// So many digits of a chain are held at a time.
const MOST_DIGITS: usize = 4096;
/// How far before a number the words are looked for that say what it is. *Units:* characters.
const CONTEXT: usize = 40;

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

/// Digits that belong together as far as one can see: groups of them, with nothing but fillers between.
#[derive(Default)]
struct Chain {
    digits: Vec<u8>,
    /// Where each digit stands.
    places: Vec<Range<usize>>,
    /// Runs of digits that touch.
    groups: Vec<Range<usize>>,
    /// Where the letter X ends that follows the last group.
    x: Option<usize>,
}

impl Chain {
    /// Reads from a digit on; says where to go on.
    fn read(&mut self, text: &str, start: usize) -> usize {
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

    fn judge(&self, text: &str, found: &mut Vec<Sighting>) {
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
    called(line) || (line.contains(['|', ',', '\t', file::CELL]) && called(&text[..at])) || {
        // The first cell of a row has nothing before it: what follows tells that it is a cell.
        let after = text[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        after.starts_with(['|', ',', '\t', file::CELL]) && called(&text[..at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(Kind, &str)> {
        find(text)
            .into_iter()
            .map(|sighting| (sighting.kind, &text[sighting.range]))
            .collect()
    }

    #[test]
    fn an_id_number_is_found_in_every_disguise() {
        for text in [
            "11010519491231002X",
            "11010519491231002x",
            "王某(440524188001010014)",
            "１１０１０５１９４９１２３１００２Ｘ",
            "110105 19491231 002X",
            "110105-19491231-002-X",
            "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
            "1101051949\n1231002X",
            "> 1101051949\n> 1231002X",
            "1101051949\\\r\n    1231002X",
            "110105<b>1949</b>1231002X",
            "110105**1949**1231002X",
            "110105&nbsp;19491231&#48;02X",
            "[证件](https://a.cn/?id=110105%2019491231002X)",
            "\"11010519491231\\u0030\\x302X\"",
            "༡༡༠༡༠༥༡༩༤༩༡༢༣༡༠༠༢X",
            "1.11010519491231002X",
            "13800000000 11010519491231002×",
            "11010519491231\u{200B}002X",
        ] {
            let kinds: Vec<Kind> = find(text).into_iter().map(|seen| seen.kind).collect();
            assert!(kinds.contains(&Kind::IdNumber), "{text}: {kinds:?}");
        }
        assert_eq!(find("11010519491231002X、440524188001010014").len(), 2);
        assert_eq!(find("11010519491231002X 440524188001010014").len(), 2);
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "110105194912310021",
            "11010519491331002X",
            "1101051949123100211",
            "91350100M000100Y43",
            "2023060109301234567890",
            "2023-06-01 09:30",
            "0891-6323215",
            "540102007000",
            "一二三四五六七八九十",
            "| 110105 | 1949 | 1231 | 0021 |",
            "",
        ] {
            assert_eq!(seen(text), [], "{text}");
        }
    }

    #[test]
    fn fifteen_digits_count_where_the_data_say_so() {
        assert_eq!(seen("身份证号：110105491231002").len(), 1);
        assert_eq!(seen("姓名,身份证号\n王某,110105491231002\n").len(), 1);
        assert_eq!(
            seen("| 证件号码 | 姓名 |\n| --- | --- |\n|110105491231002| 王某 |").len(),
            1
        );
        assert_eq!(seen("项目编号 110105491231002"), []);
    }

    #[test]
    fn bank_cards_and_mobile_numbers_are_found() {
        assert_eq!(
            seen("卡号6222021000112233449，电话138 0000 0000"),
            [
                (Kind::BankCard, "6222021000112233449"),
                (Kind::Mobile, "138 0000 0000")
            ]
        );
        assert_eq!(seen("6222 0210 0011 2233 449").len(), 1);
        assert_eq!(seen("联系+8613800000000。").len(), 1);
        assert_eq!(seen("银行账号4111 1111 1111 1111").len(), 1);
        for text in [
            "4111111111111111",
            "https://a.cn/13800000000.html",
            "A13800000000",
            "138000000001",
            "3.14-2.71-138",
        ] {
            assert_eq!(seen(text), [], "{text}");
        }
    }

    #[test]
    fn a_number_is_found_at_any_place_of_a_long_row_of_digits() {
        for before in [0, 1, 2000, 4090, 4096, 4100] {
            let text = format!("{}11010519491231002X", "1 ".repeat(before));
            assert_eq!(find(&text).len(), 1, "{before}");
        }
    }

    #[test]
    fn a_masked_text_keeps_its_length_and_hides_the_number() {
        for text in [
            "名单：11010519491231002X。",
            "１１０１０５１９４９１２３１００２Ｘ",
            "110105 1949-12\n31 002x",
            "110105&#49;9491231002X",
        ] {
            let masked = mask(text, true);
            assert_eq!(masked.len(), text.len());
            assert_eq!(find(&masked), [], "{masked}");
        }
        assert_eq!(find("11010519491231002X")[0].masked, "110105********002X");
        assert_eq!(mask("电话13800000000", true), "电话138****0000");
        assert_eq!(mask("电话13800000000", false), "电话13800000000");
    }
}
