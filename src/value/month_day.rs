//! Annual days: a day of every year.
//!
//! **You are here:** `value/` — one of the scalars; no IO.

use super::Scalar;
use super::date::YEARS;
use super::numeral::numbers;
use super::typed::{all_digits, shown};
use crate::diag::{Code, Fault, code};
use jiff::civil;
use std::fmt;

/// A day of every year. *Shape:* `04-30`; `02-29` is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    month: i8,
    day: i8,
}

impl MonthDay {
    /// From 1.
    pub fn month(self) -> i8 {
        self.month
    }

    /// From 1.
    pub fn day(self) -> i8 {
        self.day
    }

    /// The day in a year; the last day of February stands for `02-29` where there is none.
    pub fn in_year(self, year: i16) -> civil::Date {
        let year = year.clamp(*YEARS.start(), *YEARS.end());
        let first = civil::date(year, self.month, 1);
        civil::date(year, self.month, self.day.min(first.days_in_month()))
    }

    /// The month and day of a date.
    pub fn of(date: civil::Date) -> MonthDay {
        MonthDay {
            month: date.month(),
            day: date.day(),
        }
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl Scalar for MonthDay {
    const FORMAT: &'static str = "month-day";
    const DESCRIPTION: &'static str = "每年的一天：两位的月和日，如 04-30";
    const PATTERN: &'static str = "^[0-9]{2}-[0-9]{2}$";

    fn read(text: &str) -> Result<MonthDay, Fault> {
        month_day(text, code::BAD_DATE)
    }
}

/// A month and day within a scalar whose findings carry `code`.
pub(super) fn month_day(text: &str, code: &'static Code) -> Result<MonthDay, Fault> {
    // Any leap year, so that 29 February is found.
    const LEAP: i16 = 2024;
    if let Some((month, day)) = text.split_once('-')
        && let (2, 2) = (month.len(), day.len())
        && all_digits(month)
        && all_digits(day)
        && let (Ok(month), Ok(day)) = (month.parse(), day.parse())
        && civil::Date::new(LEAP, month, day).is_ok()
    {
        return Ok(MonthDay { month, day });
    }
    let found = shown(text);
    let runs = numbers(text);
    let meant = match runs.as_slice() {
        [month, day] if month.len() <= 2 && day.len() <= 2 => month.parse().ok().zip(day.parse().ok()),
        [year, month, day] if year.len() == 4 => month.parse().ok().zip(day.parse().ok()),
        _ => None,
    };
    let Some((month, day)) = meant else {
        return Err(Fault::new(
            code,
            format!("“{found}”不是每年的一天"),
            format!("`{found}` is not a day of the year"),
        )
        .help(
            "请写两位的月和日，如 04-30",
            "write a month and a day of two digits, such as 04-30",
        ));
    };
    if civil::Date::new(LEAP, month, day).is_err() {
        return Err(impossible(code, month, day));
    }
    let value = MonthDay { month, day };
    let better = value.to_string();
    if better == text {
        return Ok(value);
    }
    Err(Fault::new(
        code,
        format!("“{found}”的写法不对"),
        format!("`{found}` has the wrong form"),
    )
    .write(&better))
}

/// Says why there is no such day, and which is the month's last: it may be what was meant.
fn impossible(code: &'static Code, month: i8, day: i8) -> Fault {
    let fault = Fault::new(
        code,
        format!("没有{month}月{day}日"),
        format!("there is no day {month:02}-{day:02}"),
    );
    match last_of(month).filter(|last| day > last.day) {
        Some(last) => fault
            .help(
                format!("{month}月的最后一天是 {last}：到月底的就写 {last}，不是的对照原文改正"),
                format!("the last day of that month is {last}: write it if the month's end is meant, else correct it"),
            )
            .instead(last.to_string()),
        None => fault.help(
            format!("月份从01到12，日从01起：请对照原文改正“{month:02}-{day:02}”"),
            format!("months go from 01 to 12, days from 01: correct `{month:02}-{day:02}` from the source"),
        ),
    }
}

/// The last day of a month in every year.
pub(super) fn last_of(month: i8) -> Option<MonthDay> {
    // No leap year: 28 February is a day of all.
    let first = civil::Date::new(2023, month, 1).ok()?;
    let day = first.days_in_month();
    Some(MonthDay { month, day })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn a_day_of_the_year_may_be_29_february() {
        let leap = MonthDay::read("02-29").unwrap();
        assert_eq!(leap.in_year(2023), civil::date(2023, 2, 28));
        assert_eq!(leap.in_year(2024), civil::date(2024, 2, 29));
        for (bad, help) in [
            ("4月30日", "请写 04-30"),
            ("4-30", "请写 04-30"),
            ("2023-04-30", "请写 04-30"),
            ("四月三十日", "请写 04-30"),
            ("02-30", "最后一天是 02-28"),
            ("09-31", "到月底的就写 09-30"),
            ("13-01", "请对照原文改正“13-01”"),
            ("x", "04-30"),
        ] {
            assert!(
                MonthDay::read(bad).unwrap_err().help_zh.unwrap().contains(help),
                "{bad}"
            );
        }
    }
}
