//! Advice for a telephone that cannot be read: the number or numbers that were meant, made of every digit that was typed.
//!
//! **You are here:** `value/phone` — asked for what was refused; no IO. A number that is nearly right rings at a stranger's:
//! what does not account for all digits is not proposed.

use super::dial;
use crate::value::numeral::{as_digits, letters_as_digits};
use crate::value::typed::half_width;

/// The longest range (`6120001~3`) that is written out. *Units:* numbers.
const LONGEST_RANGE: u64 = 10;

/// What can be said about a text that is no telephone number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Advice {
    /// The number, with all its digits.
    One(String),
    /// The number with the zero that a spreadsheet took away.
    ZeroLost(String),
    /// Several numbers.
    List(Vec<String>),
    /// Letters stand for digits: the number that they make, where they make one.
    Alike(Option<String>),
    /// Digits are gone: why.
    Lost { zh: &'static str, en: &'static str },
    /// Nothing that accounts for all digits.
    None,
}

/// What was meant, as far as the text says.
pub(super) fn advise(text: &str) -> Advice {
    let text = half_width(text);
    if let Some(lost) = lost(&text) {
        return lost;
    }
    let read = letters_as_digits(&text);
    if read != text {
        return Advice::Alike(one(read.trim()));
    }
    // 零八九九-7731020: read with its numerals, or the area code would be taken for a word.
    if let Some(number) = Some(as_digits(&text))
        .filter(|read| *read != text)
        .and_then(|read| one(read.trim()))
    {
        return Advice::One(number);
    }
    if counts_something(&text) {
        return Advice::None;
    }
    let text = whole_number(text.trim());
    if let Some(number) = one(text) {
        return Advice::One(number);
    }
    if let Some(number) = zero_lost(text) {
        return Advice::ZeroLost(number);
    }
    several(text).map_or(Advice::None, Advice::List)
}

/// Numbers whose digits a spreadsheet, a cautious hand or an eye has taken away.
fn lost(text: &str) -> Option<Advice> {
    let all: Vec<char> = text.chars().collect();
    let digit = |at: usize| all.get(at).is_some_and(char::is_ascii_digit);
    for (at, c) in all.iter().enumerate() {
        let before = at > 0 && digit(at - 1);
        let exponent = digit(at + 1) || (matches!(all.get(at + 1), Some('+' | '-')) && digit(at + 2));
        if before && exponent && matches!(c, 'e' | 'E') {
            return Some(Advice::Lost {
                zh: "是电子表格的科学计数法，后面几位数字已经丢了",
                en: "is a spreadsheet's scientific notation: its last digits are gone",
            });
        }
        let beside = before || digit(at + 1);
        if beside && matches!(c, '*' | '＊' | '×' | 'x' | 'X' | '?' | '…' | '●' | '○') {
            return Some(Advice::Lost {
                zh: "有几位被符号盖住了",
                en: "has digits that are covered by signs",
            });
        }
    }
    (text.trim().starts_with('#') || text.contains("#N/A")).then_some(Advice::Lost {
        zh: "是电子表格的出错标记，号码没有带过来",
        en: "is a spreadsheet's error mark: the number was not copied",
    })
}

/// Words that say no more than that a number is a telephone's.
const LABELS: &[&str] = &[
    "telephone",
    "phone",
    "tel",
    "mobile",
    "ext",
    "联系电话",
    "咨询电话",
    "办公电话",
    "值班电话",
    "固定电话",
    "电话号码",
    "电话",
    "座机",
    "固话",
    "手机",
    "热线",
    "分机",
    "内线",
    "请拨打",
    "拨打",
    "请拨",
    "号码",
    "区号",
    "转",
    "号",
    "ཁ་པར་ཨང་གྲངས",
    "ཁ་པར",
    "ཨང་གྲངས",
];

/// What a text says beside its number: who answers, or when.
pub(super) fn other_words(text: &str) -> Option<String> {
    let mut rest = as_digits(&half_width(text)).to_lowercase();
    for label in LABELS {
        rest = rest.replace(label, "");
    }
    let words: String = rest.chars().filter(|c| !c.is_ascii_digit()).collect();
    let words = words.trim_matches(|c: char| !c.is_alphanumeric() && !('\u{F40}'..='\u{FBC}').contains(&c));
    (!words.is_empty()).then(|| words.to_owned())
}

/// Whether a number of the text belongs to no telephone: `24小时`, `3楼`.
fn counts_something(text: &str) -> bool {
    let units = [
        "小时", "点", "时", "楼", "室", "人", "年", "月", "日", "天", "分钟", "单元",
    ];
    text.char_indices()
        .any(|(at, c)| c.is_ascii_digit() && units.iter().any(|unit| text[at + 1..].starts_with(unit)))
}

/// A spreadsheet writes a number as `8996120001.0`.
fn whole_number(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, zeros))
            if whole.len() >= 5
                && whole.bytes().all(|b| b.is_ascii_digit())
                && matches!(zeros, "0" | "00") =>
        {
            whole
        }
        _ => text,
    }
}

/// A piece of the text: digits, or what stands between them.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece<'t> {
    Digits(&'t str),
    Between(&'t str),
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut all = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest
            .find(|c: char| c.is_ascii_digit() != digits)
            .unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        all.push(if digits {
            Piece::Digits(piece)
        } else {
            Piece::Between(piece)
        });
        rest = after;
    }
    all
}

/// What a text between two runs of digits says about them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// They are of one number.
    Within,
    /// An extension follows.
    Extension,
    /// Another number follows.
    Next,
    /// The numbers from the one to the other.
    Range,
}

fn joint(between: &str) -> Joint {
    let lower = between.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let bare: String = lower
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')'))
        .collect();
    if bare.chars().all(|c| {
        matches!(
            c,
            '-' | '—' | '–' | '―' | '‐' | '‑' | '−' | '─' | '.' | '·' | '_' | '+'
        )
    }) {
        // A plus begins a number of its own.
        return if bare.contains('+') {
            Joint::Next
        } else {
            Joint::Within
        };
    }
    if matches!(bare.as_str(), "~" | "〜" | "至" | "到" | "-至-") {
        return Joint::Range;
    }
    if has(&["转", "分机", "ext", "内线", "#"]) && !has(&["、", "/", ";", ","]) {
        return Joint::Extension;
    }
    Joint::Next
}

/// One number, whatever signs stand in it and whatever words around it.
fn one(text: &str) -> Option<String> {
    let mut all = pieces(text);
    let plus = match all.first() {
        Some(Piece::Between(words)) => {
            let plus = words.trim_end().ends_with('+');
            all.remove(0);
            plus
        }
        _ => false,
    };
    if matches!(all.last(), Some(Piece::Between(_))) {
        all.pop();
    }
    let mut parts: Vec<&str> = Vec::new();
    let mut extension = None;
    let mut next_is_extension = false;
    for piece in all {
        match piece {
            Piece::Digits(digits) if next_is_extension => {
                if extension.replace(digits).is_some() {
                    return None;
                }
            }
            Piece::Digits(digits) => parts.push(digits),
            Piece::Between(words) => match joint(words) {
                Joint::Within if extension.is_none() => {}
                Joint::Extension if extension.is_none() => next_is_extension = true,
                _ => return None,
            },
        }
    }
    written(&parts, extension, plus)
}

/// The number in the form that is read, if these parts are one.
fn written(parts: &[&str], extension: Option<&str>, plus: bool) -> Option<String> {
    let all = parts.concat();
    let (plus, all) = match all.strip_prefix("0086") {
        Some(rest) if rest.len() >= 8 => (true, format!("86{rest}")),
        _ => (plus, all),
    };
    let with = |number: String| match extension {
        Some(extension) => format!("{number}-{extension}"),
        None => number,
    };
    let good = |number: &String| dial(number).is_some();
    if plus {
        let rest = all.strip_prefix("86")?;
        let number = with(format!("+86-{rest}"));
        return good(&number).then_some(number);
    }
    let joined = parts.join("-");
    // What is read as it stands keeps its form, unless that would make an extension of a part of the number.
    let plain = parts.len() < 3
        || parts
            .last()
            .is_some_and(|last| last.len() <= 4 && parts[1].len() >= 7);
    if plain && extension.is_none() && good(&joined) {
        return Some(joined);
    }
    let number = with(hyphenated(&all)?);
    good(&number).then_some(number)
}

/// Digits alone as a landline, mobile or service number; none when they are no whole number.
fn hyphenated(digits: &str) -> Option<String> {
    let is_landline = digits.starts_with('0') && !digits.starts_with("00");
    if !is_landline {
        return dial(digits).map(|_| digits.to_owned());
    }
    let (area, number) = digits.split_at_checked(area_len(digits))?;
    (7..=8)
        .contains(&number.len())
        .then(|| format!("{area}-{number}"))
}

/// How many digits the area code has, its zero included: 010 and 02x are shorter than the others.
pub(super) fn area_len(number: &str) -> usize {
    if number.starts_with("010") || number.starts_with("02") {
        3
    } else {
        4
    }
}

/// `891-6323215` with its zero.
fn zero_lost(text: &str) -> Option<String> {
    let better = format!("0{text}");
    // No area code but 010 begins with 01: the others would be mobile numbers that lack a digit.
    let area = matches!(text.as_bytes(), [b'1', b'0', ..] | [b'2'..=b'9', ..]);
    if !area || dial(&better).is_none() {
        return None;
    }
    if better.contains('-') || better.contains(' ') {
        return Some(better.replace(' ', "-"));
    }
    hyphenated(&better)
}

/// Several numbers: apart by signs or words, the later ones perhaps shortened, or a range.
fn several(text: &str) -> Option<Vec<String>> {
    let mut groups: Vec<(Joint, String)> = Vec::new();
    let mut current = String::new();
    let mut how = Joint::Next;
    for piece in pieces(text) {
        match piece {
            Piece::Digits(digits) => current.push_str(digits),
            Piece::Between(words) => match joint(words) {
                _ if current.is_empty() => {
                    if words.trim_end().ends_with('+') {
                        current.push('+');
                    }
                }
                Joint::Within if !splits(&current, words) => current.push('-'),
                Joint::Extension => current.push('转'),
                joint => {
                    groups.push((how, std::mem::take(&mut current)));
                    how = if joint == Joint::Range {
                        Joint::Range
                    } else {
                        Joint::Next
                    };
                    if words.trim_end().ends_with('+') {
                        current.push('+');
                    }
                }
            },
        }
    }
    if !current.is_empty() {
        groups.push((how, current));
    }
    let mut numbers: Vec<String> = Vec::new();
    for (how, group) in &groups {
        let group = group.trim_matches('-');
        match (how, numbers.last()) {
            (Joint::Range, Some(first)) => {
                let last = shortened(first, group)?;
                let first = first.clone();
                numbers.extend(between(&first, &last)?);
            }
            (_, Some(before)) => {
                // A whole number first: `12345` after a landline is the hot line, not its last digits.
                let number = one(group)
                    .or_else(|| zero_lost(group))
                    .filter(|_| group.len() > 4)
                    .map(|number| with_area(before, number))
                    .or_else(|| shortened(before, group))?;
                numbers.push(number);
            }
            (_, None) => numbers.push(one(group).or_else(|| zero_lost(group))?),
        }
    }
    (numbers.len() > 1).then_some(numbers)
}

/// Whether spaces after a whole number begin another one: `0899-6120001 0899-6120002`.
fn splits(current: &str, words: &str) -> bool {
    words.trim().is_empty() && one(current).is_some() && current.len() >= 10
}

/// A local number with the area code of the landline before it: `0899-6120012/6120013`.
fn with_area(before: &str, number: String) -> String {
    let area = before.split('-').next().unwrap_or_default();
    let local = (7..=8).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    if local && before.contains('-') && matches!(area.len(), 3 | 4) && area.starts_with('0') {
        return format!("{area}-{number}");
    }
    number
}

/// The number whose last digits were written alone: `0899-6120001/2` → `0899-6120002`.
fn shortened(before: &str, digits: &str) -> Option<String> {
    if let Some(whole) = one(digits).filter(|_| digits.len() >= 7) {
        return Some(whole);
    }
    let all_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let tail = before.rsplit('-').next().unwrap_or(before);
    if !all_digits || digits.len() > 4 || tail.len() < 7 {
        return None;
    }
    let number = format!("{}{digits}", &before[..before.len() - digits.len()]);
    (number != before && dial(&number).is_some()).then_some(number)
}

/// The numbers after the first one up to the last.
fn between(first: &str, last: &str) -> Option<Vec<String>> {
    let cut = first.rfind('-').map_or(0, |at| at + 1);
    let (head, from) = first.split_at(cut);
    let to = last.strip_prefix(head)?;
    if from.len() != to.len() {
        return None;
    }
    let (low, high) = (from.parse::<u64>().ok()?, to.parse::<u64>().ok()?);
    let all = high > low && high - low < LONGEST_RANGE;
    all.then(|| {
        (low + 1..=high)
            .map(|number| format!("{head}{number:0width$}", width = from.len()))
            .collect()
    })
}

#[cfg(test)]
mod tests;
