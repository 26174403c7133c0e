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
mod units;

pub use persons::{Persons, find_persons};
pub use secret::secret_mark;

use chain::Chain;
use std::borrow::Cow;
use std::ops::Range;
use units::{Unit, is_wide_sign, may_begin, unit};

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
