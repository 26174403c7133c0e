//! Advice for dates that are not all there: a letter among the digits, no year, a year of two digits, `5/1/2023`.
//!
//! **You are here:** `value/date` — asked before a date is guessed from its numbers; no IO. What can be read in two ways is
//! asked for, and what is missing stands as …… in the form.

use super::super::numeral::stray_letter;
use super::super::typed::shown;
use super::calendar_day;
use crate::diag::{Code, Fault};
use jiff::civil;

/// What the field wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wants {
    /// A day.
    Day,
    /// As much of one as is known.
    Part,
}

/// What to say of a date whose numbers do not say the day for certain; none where they do, or say nothing.
pub(super) fn unread(code: &'static Code, text: &str, runs: &[String], wants: Wants) -> Option<Fault> {
    let found = shown(text);
    let wrong = || {
        Fault::new(
            code,
            format!("日期“{found}”的写法不对"),
            format!("the date `{found}` has the wrong form"),
        )
    };
    if let Some(letter) = stray_letter(text) {
        return Some(
            Fault::new(
                code,
                format!("日期“{found}”里的“{letter}”不是数字"),
                format!("`{letter}` in the date `{found}` is no digit"),
            )
            .help(
                "对照原文，把这个字母改成数字",
                "correct the letter to the digit of the source",
            ),
        );
    }
    let small = |run: &String| run.len() <= 2;
    match runs {
        [month, day] if small(month) && small(day) && text.contains('月') && !text.contains('年') => {
            Some(no_year(wrong(), month, day))
        }
        [year, month] if wants == Wants::Part && small(year) && small(month) => {
            let month: i8 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
            let century = (year.len() == 2).then(|| format!("20{year}-{month:02}"))?;
            Some(short_year(wrong(), year, &century))
        }
        [first, second, year] if year.len() == 4 && small(first) && small(second) => {
            either(wrong(), year, first, second)
        }
        [year, month, day] if year.len() == 2 && small(month) && small(day) => {
            let date = date(&format!("20{year}"), month, day)?;
            Some(short_year(wrong(), year, &date))
        }
        _ => None,
    }
}

/// The English months: phones and spreadsheets set to English write them, often by their first letters.
const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
];

/// `Nov 20, 2026`, `20 November 2026`, `20-Nov-2026`: the day, where the year has its four digits.
pub(in crate::value) fn in_english(text: &str) -> Option<civil::Date> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-' | '/' | '，'))
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: &str| -> Option<i16> {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &word[digits.len()..];
        let plain =
            digits.bytes().all(|b| b.is_ascii_digit()) && matches!(ending, "" | "st" | "nd" | "rd" | "th");
        plain.then(|| digits.parse().ok()).flatten()
    };
    let month = |word: &str| -> Option<i8> {
        let lower = word.to_ascii_lowercase();
        let at = MONTHS
            .iter()
            .position(|name| lower.len() >= 3 && name.starts_with(&*lower))?;
        i8::try_from(at + 1).ok()
    };
    let (name, day, year) = match words.as_slice() {
        [first, second, year] => match month(first) {
            Some(name) => (name, number(second)?, year),
            None => (month(second)?, number(first)?, year),
        },
        _ => return None,
    };
    let year: i16 = year.parse().ok().filter(|_| year.len() == 4)?;
    calendar_day(year, name, i8::try_from(day).ok()?)
}

/// `11月20日`: whose year only the writer knows.
fn no_year(fault: Fault, month: &str, day: &str) -> Fault {
    let rest = format!("{month:0>2}-{day:0>2}");
    fault.help(
        format!("缺少年份：写成 ……-{rest}，……换成四位的年份"),
        format!("the year is missing: ……-{rest}, with the four digits of the year for ……"),
    )
}

/// `23-05`: the century is likely, and only the writer knows.
fn short_year(fault: Fault, year: &str, better: &str) -> Fault {
    fault
        .help(
            format!("年份要写四位；“{year}”是20{year}年的，写 {better}"),
            format!("a year has four digits; if `{year}` is 20{year}, write {better}"),
        )
        .instead(better)
}

/// `5/1/2023`: month and day, or day and month.
fn either(fault: Fault, year: &str, first: &str, second: &str) -> Option<Fault> {
    let (a, b) = (date(year, first, second), date(year, second, first));
    Some(match (a, b) {
        (Some(a), Some(b)) if a != b => fault.help(
            format!("是{first}月{second}日的写 {a}，是{second}月{first}日的写 {b}"),
            format!("write {a} or {b}: which number is the month?"),
        ),
        (Some(one), _) | (None, Some(one)) => fault.write(one),
        (None, None) => return None,
    })
}

fn date(year: &str, month: &str, day: &str) -> Option<String> {
    let day = calendar_day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some(super::Date(day).to_string())
}

/// A month or a year where a day is wanted: its last one where the text names its end, else only the writer knows.
pub(super) fn no_day(fault: Fault, text: &str, known: &str) -> Fault {
    if let Some(last) = last_day(text, known) {
        return fault.write(last);
    }
    let form = if known.len() == 4 {
        format!("{known}-……-……")
    } else {
        format!("{known}-……")
    };
    fault.help(
        format!("这里要写到日：{form}，……换成两位数字"),
        format!("the day is wanted too: {form}, with two digits for each ……"),
    )
}

/// The last day of a month or year whose end is named: `2026年9月底`, `2026年末`.
fn last_day(text: &str, known: &str) -> Option<String> {
    let end = text.trim().trim_end_matches(['前', '止', '。']);
    if !end.ends_with(['底', '末']) {
        return None;
    }
    let year = known.get(..4)?.parse().ok()?;
    let month = match known.get(5..) {
        Some(month) => month.parse().ok()?,
        None => 12,
    };
    let last = calendar_day(year, month, 1)?.last_of_month();
    Some(super::Date(last).to_string())
}
