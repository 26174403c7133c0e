//! Times of day.
//!
//! **You are here:** `value/` — one of the scalars; no IO.

use super::Scalar;
use super::numeral::{as_digits, numbers};
use super::typed::{all_digits, half_width, shown};
use crate::diag::{Fault, code};
use std::fmt::{self, Write as _};

/// A time of day from 00:00 to 24:00. *Units:* whole minutes since midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

impl ClockTime {
    /// Minutes since midnight, 0 to 1440.
    pub fn minutes(self) -> u16 {
        self.0
    }

    /// 0 to 24.
    pub fn hour(self) -> u16 {
        self.0 / 60
    }

    /// 0 to 59.
    pub fn minute(self) -> u16 {
        self.0 % 60
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        two_digits(f, self.hour())?;
        f.write_char(':')?;
        two_digits(f, self.minute())
    }
}

impl Scalar for ClockTime {
    const FORMAT: &'static str = "clock-time";
    const DESCRIPTION: &'static str = "时间，24小时制，如 09:30；半夜12点写 24:00";
    const PATTERN: &'static str = "^([01]?[0-9]|2[0-3]):[0-5][0-9]$|^24:00$";

    fn read(text: &str) -> Result<ClockTime, Fault> {
        let given = parts(text);
        if let Some(time) = given.and_then(|(hour, minute)| clock(hour, minute)) {
            return Ok(time);
        }
        let found = shown(text);
        let fault = if given.is_some() {
            Fault::new(
                code::BAD_TIME,
                format!("没有“{found}”这个时间，应在00:00到24:00之间"),
                format!("there is no time `{found}`, they go from 00:00 to 24:00"),
            )
        } else {
            Fault::new(
                code::BAD_TIME,
                format!("时间“{found}”的写法不对"),
                format!("the time `{found}` has the wrong form"),
            )
        };
        Err(match meant(text) {
            Some(better) => fault.write(better),
            None => fault.help(
                "请用24小时制，如 09:30、15:30",
                "use 24 hours, such as 09:30 or 15:30",
            ),
        })
    }
}

/// A number below 100. Every page of a station has dozens of them, and the machinery for widths is slow.
fn two_digits(f: &mut fmt::Formatter<'_>, number: u16) -> fmt::Result {
    for digit in [number / 10, number % 10] {
        f.write_char(char::from_digit(u32::from(digit), 10).unwrap_or('0'))?;
    }
    Ok(())
}

fn parts(text: &str) -> Option<(u16, u16)> {
    let (hour, minute) = text.split_once(':')?;
    let good = all_digits(hour) && hour.len() <= 2 && all_digits(minute) && minute.len() == 2;
    if !good {
        return None;
    }
    Some((hour.parse().ok()?, minute.parse().ok()?))
}

fn clock(hour: u16, minute: u16) -> Option<ClockTime> {
    let minutes = hour * 60 + minute;
    (minute < 60 && minutes <= 24 * 60).then_some(ClockTime(minutes))
}

/// The time of `9：30`, `9点半`, `下午3点`, `930`, `9.30`, `09:30:00`, `3pm`.
fn meant(text: &str) -> Option<ClockTime> {
    let lower = half_width(text).to_ascii_lowercase();
    if lower.starts_with("0.") {
        return fraction_of_day(&lower);
    }
    // A letter that is no digit, in `9:3O` none and in `9:3x` one.
    let odd = |c: char| c.is_ascii_alphabetic() && !"apm.".contains(c);
    if as_digits(text).to_ascii_lowercase().contains(odd) {
        return None;
    }
    // Two times: neither is to be lost.
    if lower.contains(['-', '~', '—', '–', '至', '到', '/']) {
        return None;
    }
    let runs = numbers(&text.replace("一刻", "15分").replace("三刻", "45分"));
    let short = |run: &String| run.parse::<u16>().ok().filter(|_| run.len() <= 2);
    let afternoon = ["下午", "晚上", "pm"].iter().any(|word| lower.contains(word));
    let hours_named =
        lower.contains(['点', '时']) || afternoon || lower.contains("am") || lower.contains("上午");
    let (hour, minute) = match runs.as_slice() {
        [hour] if hours_named => {
            let half = lower.contains("点半") || lower.contains("时半");
            (short(hour)?, if half { 30 } else { 0 })
        }
        // A count of minutes: YAML 1.1 tools turn 09:30 into 570, which could also be meant as 5:70.
        [all] if (3..=4).contains(&all.len()) => {
            let (hour, minute) = all.split_at(all.len() - 2);
            (hour.parse().ok()?, minute.parse().ok()?)
        }
        [hour, minute] | [hour, minute, _] => (short(hour)?, short(minute)?),
        _ => return None,
    };
    let noon = lower.contains("中午") && (1..=3).contains(&hour);
    // 晚上12点 is the end of the day, 中午12点 its middle.
    let midnight = hour == 12
        && ["晚上", "半夜", "午夜", "夜里"]
            .iter()
            .any(|word| lower.contains(word));
    let later = (afternoon && hour < 12) || noon || midnight;
    clock(if later { hour + 12 } else { hour }, minute)
}

/// The time that a spreadsheet means by `0.395833`, or by a half or a quarter of a day.
fn fraction_of_day(text: &str) -> Option<ClockTime> {
    let part: f64 = text.parse().ok()?;
    let minutes = part * 24.0 * 60.0;
    let plain = text.len() >= 5 || matches!(text, "0.25" | "0.5" | "0.75");
    let whole = (minutes - minutes.round()).abs() < 0.1;
    // At most 1440: the text begins with `0.`.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 1440"
    )]
    (plain && whole).then_some(ClockTime(minutes.round() as u16))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn times_run_from_midnight_to_midnight() {
        for (text, minutes, display) in [
            ("00:00", 0, "00:00"),
            ("9:30", 570, "09:30"),
            ("09:30", 570, "09:30"),
            ("24:00", 1440, "24:00"),
        ] {
            let time = ClockTime::read(text).unwrap();
            assert_eq!((time.minutes(), time.to_string().as_str()), (minutes, display));
        }
    }

    #[test]
    fn other_forms_are_refused_with_the_normal_one() {
        for (bad, help) in [
            ("9：30", "请写 09:30"),
            ("９：３０", "请写 09:30"),
            ("9点半", "请写 09:30"),
            ("下午3点", "请写 15:00"),
            ("3:30pm", "请写 15:30"),
            ("上午9时30分", "请写 09:30"),
            ("930", "请写 09:30"),
            ("0930", "请写 09:30"),
            ("9.30", "请写 09:30"),
            ("09:30:00", "请写 09:30"),
            ("24:01", "24小时制"),
            ("25:00", "24小时制"),
            ("早上", "24小时制"),
            ("9:3", "请写 09:03"),
            ("九点半", "请写 09:30"),
            ("下午一点一刻", "请写 13:15"),
            ("上午十点二十分", "请写 10:20"),
            ("9：3O", "请写 09:30"),
            ("l0:00", "请写 10:00"),
            ("9:3x", "24小时制"),
            ("中午1点", "请写 13:00"),
            ("晚上12点", "请写 24:00"),
            ("༩:༣༠", "请写 09:30"),
            ("0.395833333", "请写 09:30"),
            ("0.5", "请写 12:00"),
            ("0.3", "24小时制"),
            ("9-12", "24小时制"),
            ("9点到12点", "24小时制"),
            ("9:00～12:00", "24小时制"),
        ] {
            let fault = ClockTime::read(bad).unwrap_err();
            assert_eq!(fault.code, code::BAD_TIME);
            assert!(
                fault.help_zh.as_ref().unwrap().contains(help),
                "{bad}: {:?}",
                fault.help_zh
            );
        }
    }
}
