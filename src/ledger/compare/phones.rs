//! Telephones of sheets that staff made themselves: what is certain is mended, what is not is asked.
//!
//! **You are here:** `ledger/compare` — one kind of column; no IO.
//!
//! What stands in our own ledger was declared public when it was written there. Another list may hold anybody's number.

use crate::edit::Value;
use crate::ledger::cell::{Wording, items};
use crate::ledger::column::Column;
use crate::ledger::question::Question;

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
    if declared {
        return Ok(value);
    }
    for item in items(&value) {
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
                format!("“{number}”没有区号：补上区号，如 0899-{number}"),
                format!("`{number}` has no area code: add it, such as 0899-{number}"),
            ));
        }
    }
    Ok(value)
}
