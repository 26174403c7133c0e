//! Z701 `id-number`
//!
//! *What it checks:* no text that is published holds a citizen's ID number: 18 digits (the last may be X; full-width digits
//! too) with a place code, a real date of birth and the right check digit.
//!
//! *Why:* whoever has the number can act in the person's name; once on the web it cannot be taken back. Organisations' credit
//! codes are public and are left alone.
//!
//! *Bad:* a list of names with numbers such as `11010519491231002X`. *Good:* names as the law wants them, without numbers.
//!
//! *Source:* GB 11643; 个人信息保护法第十条、第二十五条 (site-checks.yaml PII-01).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::findings::Findings;
use crate::check::ground::Ground;
use crate::check::records::Seen;
use crate::check::walk::{Path, Words};
use crate::diag::{Fault, code};
use crate::record::scalar::{CreditCode, Scalar};
use jiff::civil;
use std::ops::Range;

/// How many digits stand before the check digit.
const DIGITS: usize = 17;

/// Weights of the digits (GB 11643).
const WEIGHTS: [u32; DIGITS] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// Check digits by the sum's rest (GB 11643).
const CHECKS: &[u8; 11] = b"10X98765432";

pub(crate) fn check(_: &Ground<'_>, seen: &Seen<'_>, findings: &mut Findings) {
    if let Some(body) = seen.body {
        for number in numbers(&body.markdown) {
            let fault = fault(&body.markdown[number.clone()]);
            findings.add(|| (seen.origin.span(body.span(number)), fault));
        }
    }
    seen.data.walk(&Path::Root, &mut |path, words| match words {
        Words::Text(text) => {
            for (lang, text) in text.all(seen.lang) {
                for number in numbers(text) {
                    let words = &text[number];
                    findings.add(|| (seen.origin.field(&format!("{path}.{lang}={words}")), fault(words)));
                }
            }
        }
        Words::Line(line) => {
            for number in numbers(line) {
                let words = &line[number];
                findings.add(|| (seen.origin.field(&format!("{path}={words}")), fault(words)));
            }
        }
    });
}

fn fault(number: &str) -> Fault {
    let number = half_width(number);
    let masked = format!("{}********{}", &number[..6], &number[14..]);
    Fault::new(
        code::ID_NUMBER,
        format!("这里有一个公民身份号码 {masked}，不能公开"),
        format!("a citizen's ID number, {masked}, which must not be published"),
    )
    .help(
        "删去号码；要区分同名的人，写村(社区)或工作单位。表格和附件里的也要删去",
        "delete the number; tell people of one name apart by village or employer, and look into attachments too",
    )
}

/// The ID numbers in a text. *Units:* bytes.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(run) = next_run(text, from) {
        from = run.end;
        let digits = half_width(&text[run.clone()]);
        let (number, end) = match digits.len() {
            18 => (digits, run.end),
            DIGITS => match text[run.end..].chars().next() {
                Some(x @ ('X' | 'x' | 'Ｘ' | 'ｘ')) => (digits + "X", run.end + x.len_utf8()),
                _ => continue,
            },
            _ => continue,
        };
        if is_id_number(&number) && !is_credit_code(&number, &text[..run.start]) {
            found.push(run.start..end);
        }
    }
    found
}

/// The next run of digits, of either width, that is long enough. Of a text without long numbers only every seventeenth
/// byte is looked at: a run that is long enough covers one of them.
fn next_run(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = from + DIGITS - 1;
    while at < bytes.len() {
        if let Some(digit) = digit_around(bytes, at) {
            let (mut start, mut end) = (digit.start, digit.end);
            while start > from
                && let Some(before) = digit_around(bytes, start - 1)
            {
                start = before.start;
            }
            while let Some(after) = digit_around(bytes, end) {
                end = after.end;
            }
            if text[start..end].chars().count() >= DIGITS {
                return Some(start..end);
            }
            at = end;
        }
        at += DIGITS;
    }
    None
}

/// The digit that a byte belongs to.
fn digit_around(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    match bytes.get(at)? {
        b'0'..=b'9' => return Some(at..at + 1),
        0xEF | 0xBC | 0x90..=0x99 => {}
        _ => return None,
    }
    // U+FF10 to U+FF19 are EF BC 90 to EF BC 99.
    (0..3).filter_map(|back| at.checked_sub(back)).find_map(|start| {
        matches!(bytes.get(start..start + 3), Some([0xEF, 0xBC, 0x90..=0x99])).then_some(start..start + 3)
    })
}

fn half_width(text: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' => {
            u8::try_from(u32::from(c) - u32::from('０')).map_or(c, |digit| char::from(b'0' + digit))
        }
        'Ｘ' | 'ｘ' | 'x' => 'X',
        other => other,
    };
    text.chars().map(narrow).collect()
}

/// Place code, date of birth and check digit are right. Place codes begin with 1–8; 9 is for foreigners' permanent residence.
fn is_id_number(number: &str) -> bool {
    let bytes = number.as_bytes();
    let field = |range: Range<usize>| {
        number
            .get(range)
            .and_then(|digits| digits.parse::<i16>().ok())
            .unwrap_or(-1)
    };
    let narrow = |value: i16| i8::try_from(value).unwrap_or(-1);
    let born = civil::Date::new(field(6..10), narrow(field(10..12)), narrow(field(12..14)));
    if bytes.len() != DIGITS + 1
        || bytes[0] == b'0'
        || !born.is_ok_and(|day| (1850..2100).contains(&day.year()))
    {
        return false;
    }
    let sum: u32 = WEIGHTS
        .iter()
        .zip(bytes)
        .map(|(weight, byte)| weight * u32::from(byte - b'0'))
        .sum();
    CHECKS.get(sum as usize % 11) == bytes.last()
}

/// Whether it is an organisation's code by chance of its digits: a valid one of an enterprise (they begin with 9), or one that
/// the text calls so.
fn is_credit_code(number: &str, before: &str) -> bool {
    let called_so = before
        .chars()
        .rev()
        .take(12)
        .collect::<String>()
        .contains("码代用信");
    (number.starts_with('9') || called_so) && CreditCode::read(number).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        numbers(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn numbers_are_found_wherever_they_stand() {
        for (text, number) in [
            ("11010519491231002X", "11010519491231002X"),
            ("身份证11010519491231002x。", "11010519491231002x"),
            ("王某(440524188001010014)", "440524188001010014"),
            (
                "号码：１１０１０５１９４９１２３１００２Ｘ",
                "１１０１０５１９４９１２３１００２Ｘ",
            ),
            ("电话0891-6323215，证件440524188001010014", "440524188001010014"),
        ] {
            assert_eq!(found(text), [number], "{text}");
        }
        assert_eq!(found("11010519491231002X、440524188001010014").len(), 2);
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "110105194912310021",  // wrong check digit
            "11010519491331002X",  // no such month
            "6222021000112233449", // a bank card
            "1101051949123100211", // longer
            "91350100M000100Y43",  // a credit code
            "2023060109301234567890",
            "一二三四五六七八九十一二三四五六七八",
            "",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn any_place_in_a_text_is_looked_at() {
        for before in 0..60 {
            let text = format!(
                "{}11010519491231002X{}",
                "a".repeat(before),
                "b".repeat(before % 7)
            );
            assert_eq!(found(&text), ["11010519491231002X"], "{before}");
            let wide = format!("{}１１０１０５１９４９１２３１００２X", "甲".repeat(before));
            assert_eq!(found(&wide).len(), 1, "{before}");
        }
    }

    #[test]
    fn the_message_does_not_repeat_the_number() {
        let fault = fault("11010519491231002X");
        assert!(fault.zh.contains("110105********002X") && !fault.zh.contains("19491231"));
    }
}
