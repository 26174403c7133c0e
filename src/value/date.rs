//! Dates: a day, or as much of one as is known.
//!
//! **You are here:** `value/` — two of the scalars; no IO.

mod advice;

pub(super) use advice::in_english;

use super::Scalar;
use super::numeral::numbers;
use super::typed::{all_digits, half_width, shown};
use crate::diag::{Code, Fault, code};
use jiff::civil;
use std::fmt;

/// Years that a record can speak of.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// A day of the calendar. *Shape:* `2023-06-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub civil::Date);

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.0.year(),
            self.0.month(),
            self.0.day()
        )
    }
}

impl Scalar for Date {
    const FORMAT: &'static str = "date";
    const DESCRIPTION: &'static str = "日期，如 2023-06-01";
    const PATTERN: &'static str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    fn read(text: &str) -> Result<Date, Fault> {
        day(text, code::BAD_DATE)
    }
}

/// The form of a whole date, as an example.
const WHOLE: &str = "2023-06-01";
/// The form of a month.
const MONTH: &str = "2023-06";
/// The form of a year.
const YEAR: &str = "2023";

/// A date within a scalar whose findings carry `code`.
pub(super) fn day(text: &str, code: &'static Code) -> Result<Date, Fault> {
    if let Some((year, month, day)) = parts(text) {
        return calendar_day(year, month, day)
            .map(Date)
            .ok_or_else(|| impossible(code, year, month, day, WHOLE));
    }
    let found = shown(text);
    let fault = Fault::new(
        code,
        format!("日期“{found}”的写法不对"),
        format!("the date `{found}` has the wrong form"),
    );
    if let Some(serial) = serial_day(text) {
        return Err(serial_advice(fault, &Date(serial).to_string()));
    }
    if let Some(day) = advice::in_english(text) {
        return Err(fault.write(Date(day)));
    }
    let runs = numbers(text);
    if let Some(advised) = advice::unread(code, text, &runs, advice::Wants::Day) {
        return Err(advised);
    }
    if is_two_dates(&runs) {
        return Err(Fault::new(
            code,
            format!("“{found}”里好像有两个日期"),
            format!("`{found}` seems to hold two dates"),
        )
        .help(
            "这里只写一个日期，如 2023-06-01；另一个写进它自己的字段",
            "write one date here, such as 2023-06-01; the other one has a key of its own",
        ));
    }
    let fault = match loose(&runs) {
        Some((year, month, day)) if calendar_day(year, month, day).is_none() => {
            return Err(impossible(code, year, month, day, WHOLE));
        }
        Some((year, month, day)) => {
            let better = format!("{year:04}-{month:02}-{day:02}");
            fault.write(&better)
        }
        None => match partial(&runs) {
            Some(known) => advice::no_day(fault, text, &known),
            // An example would be copied as it stands.
            None if text.trim_matches(['…', '.', '。', '-', ' ']).is_empty() => fault.help(
                "把 …… 换成实际的日期：四位的年-两位的月-两位的日",
                "write the real date for ……: the year in four digits, month and day in two, with hyphens",
            ),
            None => fault.help(
                "请写四位的年、两位的月和日，如 2023-06-01",
                "write a year of four digits, a month and a day of two, such as 2023-06-01",
            ),
        },
    };
    Err(fault)
}

/// The first and last day that a spreadsheet's serial number is taken for: 2000-01-01 and 2099-12-31.
const SERIALS: std::ops::RangeInclusive<i64> = 36_526..=73_050;

/// The day that a spreadsheet means by `46354` or `46354.0`: a copied cell that lost its date format.
///
/// *Source:* ECMA-376 part 1, 18.17.4.1: day 1 is 1900-01-01, and 1900 has a 29 February; from March 1900 on, so many days
/// after 1899-12-30.
pub(super) fn serial_day(text: &str) -> Option<civil::Date> {
    let half = half_width(text);
    let digits = half.strip_suffix(".0").unwrap_or(&half);
    let serial: i64 = digits.parse().ok().filter(|_| all_digits(digits))?;
    let day = SERIALS
        .contains(&serial)
        .then(|| jiff::Span::new().days(serial))?;
    civil::date(1899, 12, 30).checked_add(day).ok()
}

/// Says that a number is a spreadsheet's, and which moment it means.
pub(super) fn serial_advice(fault: Fault, better: &str) -> Fault {
    fault
        .help(
            format!("这是电子表格里日期的序号，请写 {better}"),
            format!("this is a spreadsheet's serial number of a date: write {better}"),
        )
        .instead(better)
}

/// Whether a second date follows the first: the one would be lost.
fn is_two_dates(runs: &[String]) -> bool {
    let date = |runs: &[String]| loose(runs).is_some() || matches!(runs, [year, ..] if year.len() == 4);
    match runs {
        [first, rest @ ..] if first.len() == 8 => date(rest),
        [_, _, _, rest @ ..] => loose(&runs[..3]).is_some() && date(rest),
        _ => false,
    }
}

/// The three numbers of exactly `2023-06-01`.
fn parts(text: &str) -> Option<(i16, i8, i8)> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, b)| {
            if at == 4 || at == 7 {
                *b == b'-'
            } else {
                b.is_ascii_digit()
            }
        });
    if !shape {
        return None;
    }
    Some((
        text[..4].parse().ok()?,
        text[5..7].parse().ok()?,
        text[8..].parse().ok()?,
    ))
}

/// Year, month and day that were meant: `2023年6月1日`, `2023/6/1`, `20230601`. Any time of day after them is left out.
pub(super) fn loose(runs: &[String]) -> Option<(i16, i8, i8)> {
    match runs {
        [all] if all.len() == 8 => Some((
            all[..4].parse().ok()?,
            all[4..6].parse().ok()?,
            all[6..].parse().ok()?,
        )),
        [year, month, day, ..] if year.len() == 4 && month.len() <= 2 && day.len() <= 2 => {
            Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
        }
        _ => None,
    }
}

/// `2023-06` or `2023` that was meant: `2023年6月`, `2023/6`, `2023年`.
pub(super) fn partial(runs: &[String]) -> Option<String> {
    match runs {
        [year] if year.len() == 4 => Some(year.clone()),
        [year, month] if year.len() == 4 && month.len() <= 2 => {
            let month: i8 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
            Some(format!("{year}-{month:02}"))
        }
        _ => None,
    }
}

pub(super) fn calendar_day(year: i16, month: i8, day: i8) -> Option<civil::Date> {
    if YEARS.contains(&year) {
        civil::Date::new(year, month, day).ok()
    } else {
        None
    }
}

/// Says why there is no such day, month or year; `form` is an example as long as what was typed.
fn impossible(code: &'static Code, year: i16, month: i8, day: i8, form: &str) -> Fault {
    let (zh, en) = if !YEARS.contains(&year) {
        (
            format!("年份{year}不对，应在{}到{}年之间", YEARS.start(), YEARS.end()),
            format!(
                "the year {year} is not between {} and {}",
                YEARS.start(),
                YEARS.end()
            ),
        )
    } else if let Ok(first) = civil::Date::new(year, month, 1) {
        let last = first.days_in_month();
        (
            format!("没有{year}年{month}月{day}日，这个月只有{last}天"),
            format!("there is no {year:04}-{month:02}-{day:02}: that month has {last} days"),
        )
    } else {
        (
            format!("没有{month}月，月份从1到12"),
            format!("there is no month {month}, they go from 1 to 12"),
        )
    };
    Fault::new(code, zh, en).help(
        format!("请对照原文改正，写法如 {form}"),
        format!("correct it from the source; the form is {form}"),
    )
}

/// A date as precise as it is known. *Shape:* `2022`, `2022-12` or `2022-12-05`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// A year.
    Year(i16),
    /// A month of a year.
    Month(i16, i8),
    /// A day.
    Day(Date),
}

impl PartialDate {
    /// The first day that it can mean.
    pub fn first(self) -> civil::Date {
        match self {
            PartialDate::Year(year) => civil::date(year, 1, 1),
            PartialDate::Month(year, month) => civil::date(year, month, 1),
            PartialDate::Day(day) => day.0,
        }
    }

    /// The last day that it can mean.
    pub fn last(self) -> civil::Date {
        match self {
            PartialDate::Year(_) => self.first().last_of_year(),
            PartialDate::Month(..) => self.first().last_of_month(),
            PartialDate::Day(day) => day.0,
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PartialDate::Year(year) => write!(f, "{year:04}"),
            PartialDate::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            PartialDate::Day(day) => day.fmt(f),
        }
    }
}

/// By the first day, then the less precise first.
impl Ord for PartialDate {
    fn cmp(&self, other: &PartialDate) -> std::cmp::Ordering {
        (self.first(), other.last()).cmp(&(other.first(), self.last()))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &PartialDate) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Scalar for PartialDate {
    const FORMAT: &'static str = "partial-date";
    const DESCRIPTION: &'static str = "日期，知道多少写多少：2022、2022-12 或 2022-12-05";
    const PATTERN: &'static str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";

    fn read(text: &str) -> Result<PartialDate, Fault> {
        if let Some(short) = month_or_year(text, code::BAD_DATE)? {
            return Ok(short);
        }
        let runs = numbers(text);
        let advised = serial_day(text)
            .is_none()
            .then(|| advice::unread(code::BAD_DATE, text, &runs, advice::Wants::Part));
        if let Some(advised) = advised.flatten() {
            return Err(advised);
        }
        if let [year, month] = runs.as_slice()
            && let (Ok(year), Ok(month @ (0 | 13..))) = (year.parse(), month.parse())
            && YEARS.contains(&year)
        {
            return Err(impossible(code::BAD_DATE, year, month, 1, MONTH));
        }
        match partial(&runs) {
            Some(better) => {
                let found = shown(text);
                Err(Fault::new(
                    code::BAD_DATE,
                    format!("日期“{found}”的写法不对"),
                    format!("the date `{found}` has the wrong form"),
                )
                .write(&better))
            }
            None => day(text, code::BAD_DATE).map(PartialDate::Day).map_err(|fault| {
                // A date that was recognised has its own advice; for words, all three forms are worth showing.
                if fault.instead.is_some() || loose(&runs).is_some() {
                    return fault;
                }
                fault.help(
                    "知道多少写多少：2022、2022-12 或 2022-12-05",
                    "write as much as is known: 2022, 2022-12 or 2022-12-05",
                )
            }),
        }
    }
}

/// Exactly `2022` or `2022-12`; none for anything else.
pub(super) fn month_or_year(text: &str, code: &'static Code) -> Result<Option<PartialDate>, Fault> {
    let (year, month) = match text.split_once('-') {
        Some((year, month)) if month.len() == 2 && all_digits(month) => (year, month.parse().ok()),
        Some(_) => return Ok(None),
        None => (text, None),
    };
    if year.len() != 4 || !all_digits(year) {
        return Ok(None);
    }
    let Ok(year) = year.parse::<i16>() else {
        return Ok(None);
    };
    if calendar_day(year, month.unwrap_or(1), 1).is_none() {
        // Advice in the shape of what was typed: nobody is sent to look for a day that is not asked for.
        let form = if month.is_some() { MONTH } else { YEAR };
        return Err(impossible(code, year, month.unwrap_or(1), 1, form));
    }
    Ok(Some(month.map_or(PartialDate::Year(year), |month| {
        PartialDate::Month(year, month)
    })))
}

#[cfg(test)]
mod tests;
