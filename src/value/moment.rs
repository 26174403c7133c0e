//! Timestamps: a date with or without a time of day.
//!
//! **You are here:** `value/` — one of the scalars; no IO.

use super::Scalar;
use super::date::{Date, day, in_english, loose, serial_advice, serial_day};
use super::numeral::{numbers, stray_letter};
use super::typed::shown;
use crate::diag::{Fault, code};
use jiff::civil;
use std::fmt;

/// When something was published. *Shape:* `2023-06-01`, `2023-06-01 09:30`, `2023-06-01T09:30:00`; the site's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time of day, where it is given.
    pub time: Option<civil::Time>,
}

impl Moment {
    /// For `<time datetime>`: `2023-06-01` or `2023-06-01T09:30`.
    pub fn iso(self) -> String {
        self.joined('T')
    }

    /// For the `PubDate` meta tag: `2023-06-01 09:30`. The tag's format (meta-tags.yaml, `YYYY-MM-DD HH:MM`) always has a
    /// time of day; 00:00 where none is given.
    pub fn meta(self) -> String {
        let start = self.start();
        format!("{} {:02}:{:02}", self.date, start.hour(), start.minute())
    }

    /// The moment as date and time; a day alone begins at 00:00.
    pub fn start(self) -> civil::DateTime {
        self.date
            .0
            .to_datetime(self.time.unwrap_or(civil::Time::midnight()))
    }

    fn joined(self, separator: char) -> String {
        match self.time {
            Some(time) if time.second() != 0 => format!(
                "{}{separator}{:02}:{:02}:{:02}",
                self.date,
                time.hour(),
                time.minute(),
                time.second()
            ),
            Some(time) => format!("{}{separator}{:02}:{:02}", self.date, time.hour(), time.minute()),
            None => self.date.to_string(),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.joined(' '))
    }
}

impl Scalar for Moment {
    const FORMAT: &'static str = "moment";
    const DESCRIPTION: &'static str = "日期，后面可加时间，如 2023-06-01 或 2023-06-01 09:30";
    const PATTERN: &'static str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)?$";

    fn read(text: &str) -> Result<Moment, Fault> {
        if let Some(better) = serial(text) {
            return Err(serial_advice(wrong_form(text, &better), &better));
        }
        if let Some(day) = in_english(text) {
            return Err(wrong_form(text, &day.to_string()));
        }
        let Some((date, time)) = text.split_once(['T', ' ']) else {
            return match meant(text) {
                Some(better) if better.contains(' ') => Err(wrong_form(text, &better)),
                _ => day(text, code::BAD_DATE).map(|date| Moment { date, time: None }),
            };
        };
        match (day(date, code::BAD_DATE), time_of_day(time.trim_start())) {
            (Ok(date), Some(time)) => Ok(Moment {
                date,
                time: Some(time),
            }),
            (date, time) => Err(match meant(text) {
                Some(better) => wrong_form(text, &better),
                None => match date {
                    Err(fault) if time.is_some() => fault,
                    _ => wrong_time(text),
                },
            }),
        }
    }
}

/// The minute that a spreadsheet means by `46354.395833`.
fn serial(text: &str) -> Option<String> {
    /// Of a day.
    const MINUTES: f64 = 24.0 * 60.0;
    let (days, fraction) = text.split_once('.')?;
    let date = serial_day(days)?;
    let part: f64 = format!("0.{fraction}").parse().ok()?;
    let minutes = (part * MINUTES).round();
    // Below three digits it is a number with a decimal, not a time of day.
    if fraction.len() < 3 || minutes >= MINUTES {
        return None;
    }
    let (hour, minute) = ((minutes / 60.0).floor(), minutes % 60.0);
    Some(format!("{} {hour:02}:{minute:02}", Date(date)))
}

fn time_of_day(text: &str) -> Option<civil::Time> {
    let parts: Vec<&str> = text.split(':').collect();
    let number = |part: &str, short: bool| {
        let good = part.len() == 2 || (short && part.len() == 1);
        part.parse::<i8>()
            .ok()
            .filter(|_| good && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let (hour, minute, second) = match parts.as_slice() {
        [hour, minute] => (number(hour, true)?, number(minute, false)?, 0),
        [hour, minute, second] => (
            number(hour, true)?,
            number(minute, false)?,
            number(second, false)?,
        ),
        _ => return None,
    };
    civil::Time::new(hour, minute, second, 0).ok()
}

/// The normal form of `2023年6月1日9点30分` and its like. A text that names a zone or an hour twice has none.
fn meant(text: &str) -> Option<String> {
    if stray_letter(text).is_some() {
        return None;
    }
    let runs = numbers(text);
    let (year, month, day) = loose(&runs)?;
    let date = super::date::calendar_day(year, month, day).map(Date)?;
    let rest = if runs[0].len() == 8 {
        &runs[1..]
    } else {
        &runs[3..]
    };
    let afternoon = text.contains("下午") || text.contains("晚上");
    let time = match rest {
        [] => return Some(date.to_string()),
        [hour] if text.contains(['点', '时']) => {
            (hour.parse::<i8>().ok()?, if text.contains('半') { 30 } else { 0 })
        }
        [hour, minute, ..] => (hour.parse().ok()?, minute.parse().ok()?),
        _ => return None,
    };
    let hour = if afternoon && time.0 < 12 {
        time.0 + 12
    } else {
        time.0
    };
    civil::Time::new(hour, time.1, 0, 0)
        .ok()
        .map(|_| format!("{date} {hour:02}:{:02}", time.1))
}

fn wrong_form(text: &str, better: &str) -> Fault {
    let found = shown(text);
    Fault::new(
        code::BAD_DATE,
        format!("日期时间“{found}”的写法不对"),
        format!("the date and time `{found}` has the wrong form"),
    )
    .write(better)
}

fn wrong_time(text: &str) -> Fault {
    let found = shown(text);
    Fault::new(
        code::BAD_TIME,
        format!("“{found}”里的时间不对"),
        format!("the time of day in `{found}` is malformed or impossible"),
    )
    .help(
        "请写 00:00 到 23:59 的时间，如 2023-06-01 09:30",
        "write a time from 00:00 to 23:59, such as 2023-06-01 09:30",
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn the_time_of_day_is_optional() {
        for (written, display, iso, meta) in [
            ("2023-06-01", "2023-06-01", "2023-06-01", "2023-06-01 00:00"),
            (
                "2023-06-01 09:30", "2023-06-01 09:30", "2023-06-01T09:30", "2023-06-01 09:30",
            ),
            (
                "2023-06-01T9:30", "2023-06-01 09:30", "2023-06-01T09:30", "2023-06-01 09:30",
            ),
            (
                "2023-06-01T09:30:05", "2023-06-01 09:30:05", "2023-06-01T09:30:05", "2023-06-01 09:30",
            ),
            (
                "2023-06-01  09:30:00", "2023-06-01 09:30", "2023-06-01T09:30", "2023-06-01 09:30",
            ),
        ] {
            let moment = Moment::read(written).unwrap();
            assert_eq!(
                (moment.to_string(), moment.iso(), moment.meta()),
                (display.into(), iso.into(), meta.into())
            );
        }
        assert!(Moment::read("2023-06-01").unwrap() < Moment::read("2023-06-01 00:00").unwrap());
    }

    #[test]
    fn other_forms_are_refused_with_the_normal_one() {
        for (bad, better) in [
            ("2023年6月1日9点30分", "2023-06-01 09:30"),
            ("2023年6月1日 下午3点半", "2023-06-01 15:30"),
            ("2023-06-01 9：30", "2023-06-01 09:30"),
            ("2023-06-01T09:30+08:00", "2023-06-01 09:30"),
            ("2023-06-01T09:30:00Z", "2023-06-01 09:30"),
            ("2023/6/1 09:30", "2023-06-01 09:30"),
            ("2023年6月1日", "2023-06-01"),
        ] {
            assert_eq!(
                Moment::read(bad).unwrap_err().help_zh.unwrap(),
                format!("请写 {better}"),
                "{bad}"
            );
        }
        for (serial, better) in [
            ("45078", "2023-06-01"),
            ("45078.395833", "2023-06-01 09:30"),
            ("45078.375", "2023-06-01 09:00"),
        ] {
            assert_eq!(Moment::read(serial).unwrap_err().instead.as_deref(), Some(better));
        }
        assert_eq!(Moment::read("2023-06-01 25:00").unwrap_err().code, code::BAD_TIME);
        assert!(Moment::read("2023-02-30 09:30").unwrap_err().zh.contains("28天"));
    }
}
