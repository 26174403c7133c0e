//! Telephones that a sheet changes: what is certain is mended, what is not is asked.
//!
//! **You are here:** `ledger/compare` — one kind of column; no IO.
//!
//! What the site has was declared public when it was written there. Any other number may be anybody's.

use crate::edit::Value;
use crate::ledger::cell::{Wording, items};
use crate::ledger::column::Column;
use crate::ledger::question::Question;
use crate::value::half_width;

/// What staff write behind a number to say that it is for everybody.
const PUBLIC: [&str; 4] = ["（公开）", "(公开)", "（对外公开）", "公开"];

pub(super) fn read(
    wording: &Wording<'_>,
    column: &Column,
    text: &str,
    current: Option<&Value>,
) -> Result<Value, Question> {
    let mut plain = text.to_owned();
    for mark in PUBLIC {
        plain = plain.replace(mark, "");
    }
    let declared = plain != text;
    let value = wording.read(column, plain.trim(), current)?;
    if let Some(question) = left_out(plain.trim(), &value) {
        return Err(question);
    }
    if declared {
        return Ok(value);
    }
    let known: Vec<&Value> = current.map(|value| items(value).collect()).unwrap_or_default();
    for item in items(&value).filter(|item| !known.contains(item)) {
        let Value::Text(number) = item else { continue };
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        if digits.len() == 11 && digits.starts_with('1') {
            return Err(Question::new(
                format!(
                    "“{number}”是手机号码：是对外公开的工作手机，就写成“{number}（公开）”；是个人的，换成站里的电话"
                ),
                format!(
                    "`{number}` is a mobile: if it is a public one, write `{number}（公开）`, else the station's own telephone"
                ),
            ));
        }
        let local = (7..=8).contains(&digits.len()) && !digits.starts_with('0') && !digits.starts_with("400");
        if local {
            return Err(Question::new(
                format!("“{number}”没有区号：补上区号，写成 区号-{number}"),
                format!("`{number}` has no area code: add it before the number"),
            ));
        }
    }
    Ok(value)
}

/// Words that may stand beside a number and say nothing else of it.
const LABELS: [&str; 13] = [
    "联系电话", "办公电话", "固定电话", "咨询电话", "电话", "座机", "固话", "手机", "分机", "转", "和", "或",
    "及",
];

fn digits(text: &str) -> String {
    half_width(text)
        .chars()
        .filter_map(|c| match c {
            '\u{F20}'..='\u{F29}' => char::from_digit(u32::from(c) - 0xF20, 10),
            c => c.is_ascii_digit().then_some(c),
        })
        .collect()
}

/// What is asked where a mended number is not all that was written: a fax, a name, a digit too many. Only an eaten zero and the
/// country's code may be put right.
fn left_out(text: &str, value: &Value) -> Option<Question> {
    let mut words = text.to_owned();
    for label in LABELS {
        words = words.replace(label, "");
    }
    if !words.starts_with(['[', '{']) && words.chars().any(char::is_alphabetic) {
        return Some(Question::new(
            format!(
                "“{text}”里除了号码还有别的字：这一格只写对外公开的电话；传真、个人的不写，时间写在“开放时间”"
            ),
            format!("`{text}` holds more than a number: only telephones for the public stand here"),
        ));
    }
    let numbers: Vec<String> = items(value)
        .map(|item| match item {
            Value::Text(number) => digits(number),
            _ => String::new(),
        })
        .collect();
    let written = digits(text);
    let all = numbers.concat();
    if written == all {
        return None;
    }
    let bare = |number: &String| number.strip_prefix('0').unwrap_or(number).to_owned();
    let without_zeros: String = numbers.iter().map(bare).collect();
    let home = ["0086", "86"].iter().any(|country| {
        written
            .strip_prefix(country)
            .is_some_and(|rest| rest == all || rest == without_zeros)
    });
    // Four digits of area and eight of the number are hardly one number of a place where they have seven.
    let eaten = without_zeros == written && numbers.iter().all(|number| number.len() < 12);
    (!home && !eaten).then(|| {
        Question::new(
            format!("“{text}”的位数不对，多一位或少一位：照原件重新写，写成 区号-号码"),
            format!("`{text}` has a digit too many or too few: copy it again from its source"),
        )
    })
}
