//! Date ranges, from one day to another: once, or every year.
//!
//! **You are here:** `value/` — two of the scalars; no IO.

use super::Scalar;
use super::date::{Date, day};
use super::month_day::{MonthDay, last_of, month_day};
use super::numeral::{numbers, stray_letter};
use super::typed::shown;
use crate::diag::{Fault, code};
use jiff::civil;
use std::fmt;

/// Days from the first to the last, both included. *Shape:* a date, or `2026-10-01/2026-10-08`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    from: Date,
    to: Date,
}

impl Interval {
    /// The first day.
    pub fn from(self) -> civil::Date {
        self.from.0
    }

    /// The last day.
    pub fn to(self) -> civil::Date {
        self.to.0
    }

    /// Whether the day is one of them.
    pub fn contains(self, date: civil::Date) -> bool {
        self.from.0 <= date && date <= self.to.0
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to {
            self.from.fmt(f)
        } else {
            write!(f, "{}/{}", self.from, self.to)
        }
    }
}

impl Scalar for Interval {
    const FORMAT: &'static str = "interval";
    const DESCRIPTION: &'static str = "一天，如 2026-10-01；或起止两天，如 2026-10-01/2026-10-08";
    const PATTERN: &'static str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?$";

    fn read(text: &str) -> Result<Interval, Fault> {
        if let Some((from, to)) = text.split_once('/')
            && from.trim().len() == 10
            && to.trim().len() > 5
        {
            let read = |part: &str| day(part.trim(), code::BAD_INTERVAL);
            return match (read(from), read(to)) {
                (Ok(from), Ok(to)) => ordered(from, to),
                (from, to) => Err(with_both(from, to)),
            };
        }
        let single = day(text, code::BAD_INTERVAL);
        if let Ok(date) = single {
            return Ok(Interval { from: date, to: date });
        }
        // Two dates in another form: 2026年10月1日至8日 and its like.
        let found = shown(text);
        let runs = numbers(text);
        let better = match runs.as_slice() {
            _ if stray_letter(text).is_some() => return single.map(|date| Interval { from: date, to: date }),
            [y, m, d, y2, m2, d2] => dates([y, m, d], [y2, m2, d2]),
            [y, m, d, m2, d2] => dates([y, m, d], [y, m2, d2]),
            [y, m, d, d2] if y.len() == 4 => dates([y, m, d], [y, m, d2]),
            // Words alone, such as a holiday's name: both forms are worth showing.
            [] => None,
            [m, d, d2] if m.len() <= 2 && text.contains('月') => return Err(no_year(text, [m, d], [m, d2])),
            [m, d, m2, d2] if m.len() <= 2 && text.contains('月') => {
                return Err(no_year(text, [m, d], [m2, d2]));
            }
            _ => return single.map(|date| Interval { from: date, to: date }),
        };
        let fault = Fault::new(
            code::BAD_INTERVAL,
            format!("起止日期“{found}”的写法不对"),
            format!("the interval `{found}` has the wrong form"),
        );
        Err(match better {
            Some(better) => fault.write(&better),
            None => fault.help(
                "请写起止日期，如 2026-10-01/2026-10-08；只有一天就写 2026-10-01",
                "write first and last day, such as 2026-10-01/2026-10-08, or a single day, such as 2026-10-01",
            ),
        })
    }
}

/// The finding for an end that is no date: the advice is the whole value, where both ends are known.
fn with_both(from: Result<Date, Fault>, to: Result<Date, Fault>) -> Fault {
    let known = |end: &Result<Date, Fault>| match end {
        Ok(date) => Some(date.to_string()),
        Err(fault) => fault.instead.clone(),
    };
    let both = known(&from).zip(known(&to));
    let fault = match (from, to) {
        (Err(fault), _) | (_, Err(fault)) => fault,
        (Ok(from), Ok(_)) => Fault::new(code::BAD_INTERVAL, from.to_string(), from.to_string()),
    };
    match both {
        Some((from, to)) if from <= to => fault.write(format!("{from}/{to}")),
        _ => Fault {
            instead: None,
            ..fault
        },
    }
}

/// `10月1日至7日`: whose year only the writer knows.
fn no_year(text: &str, from: [&str; 2], to: [&str; 2]) -> Fault {
    let found = shown(text);
    let [from, to] = [from, to].map(|[month, day]| format!("……-{month:0>2}-{day:0>2}"));
    Fault::new(
        code::BAD_INTERVAL,
        format!("起止日期“{found}”没有写年份"),
        format!("the interval `{found}` has no year"),
    )
    .help(
        format!("写成 {from}/{to}，……换成四位的年份"),
        format!("write {from}/{to}, with the four digits of the year for ……"),
    )
}

fn ordered(from: Date, to: Date) -> Result<Interval, Fault> {
    if from <= to {
        return Ok(Interval { from, to });
    }
    Err(Fault::new(
        code::BAD_INTERVAL,
        format!("结束日期 {to} 早于开始日期 {from}"),
        format!("it ends on {to}, before it starts on {from}"),
    )
    .help(
        format!("写反了就改成 {to}/{from}"),
        format!("if they are exchanged, write {to}/{from}"),
    ))
}

fn dates(from: [&str; 3], to: [&str; 3]) -> Option<String> {
    let date = |[year, month, day]: [&str; 3]| {
        if year.len() != 4 {
            return None;
        }
        civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    };
    let (from, to) = (date(from)?, date(to)?);
    (from <= to).then(|| format!("{}/{}", Date(from), Date(to)))
}

/// A part of every year, both days included. *Shape:* `05-01/09-30`; `10-01/04-30` goes over the new year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Season {
    from: MonthDay,
    to: MonthDay,
}

impl Season {
    /// The first day.
    pub fn from(self) -> MonthDay {
        self.from
    }

    /// The last day.
    pub fn to(self) -> MonthDay {
        self.to
    }

    /// Whether the day is in it.
    pub fn contains(self, date: civil::Date) -> bool {
        let day = MonthDay::of(date);
        if self.from <= self.to {
            self.from <= day && day <= self.to
        } else {
            self.from <= day || day <= self.to
        }
    }
}

impl fmt::Display for Season {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.from, self.to)
    }
}

impl Scalar for Season {
    const FORMAT: &'static str = "season";
    const DESCRIPTION: &'static str = "每年的一段时间：起止月日，如 05-01/09-30；跨年的写 10-01/04-30";
    const PATTERN: &'static str = "^[0-9]{2}-[0-9]{2}/[0-9]{2}-[0-9]{2}$";

    fn read(text: &str) -> Result<Season, Fault> {
        if let Some(season) = season(text) {
            return season;
        }
        let found = shown(text);
        let fault = Fault::new(
            code::BAD_INTERVAL,
            format!("季节“{found}”的写法不对"),
            format!("the season `{found}` has the wrong form"),
        );
        let parsed: Option<Vec<i8>> = numbers(text).iter().map(|run| run.parse().ok()).collect();
        let better = match parsed.as_deref() {
            Some([m, d, m2, d2]) => Some(format!("{m:02}-{d:02}/{m2:02}-{d2:02}")),
            // 5月至9月: whole months.
            Some([m, m2]) => last_of(*m2).map(|last| format!("{m:02}-01/{last}")),
            _ => None,
        };
        Err(
            match better.filter(|better| season(better).is_some_and(|season| season.is_ok())) {
                Some(better) => fault.write(&better),
                None => fault.help(
                    "请写起止月日，如 05-01/09-30",
                    "write first and last day, such as 05-01/09-30",
                ),
            },
        )
    }
}

/// The season when the text has its form; none when it has another one.
fn season(text: &str) -> Option<Result<Season, Fault>> {
    let (from, to) = text.split_once('/').filter(|(from, _)| from.trim().len() == 5)?;
    let read = |part: &str| month_day(part.trim(), code::BAD_INTERVAL);
    let (first, last) = (read(from), read(to));
    // The advice is the whole value, with the end that stands.
    let whole = |fault: Fault, better: String| match fault.instead {
        Some(_) => fault
            .help(
                format!("到月底的就写 {better}，不是的对照原文改正"),
                format!("write {better} if the month's end is meant, else correct it"),
            )
            .instead(better),
        None => fault,
    };
    Some(match (first, last) {
        (Ok(from), Ok(to)) => Ok(Season { from, to }),
        (Ok(from), Err(fault)) => {
            let to = fault.instead.clone().unwrap_or_default();
            Err(whole(fault, format!("{from}/{to}")))
        }
        (Err(fault), Ok(to)) => {
            let from = fault.instead.clone().unwrap_or_default();
            Err(whole(fault, format!("{from}/{to}")))
        }
        (Err(fault), Err(_)) => Err(Fault {
            instead: None,
            ..fault
        }),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn one_day_is_an_interval_too() {
        assert_eq!(
            Interval::read("2026-10-01").unwrap(),
            Interval::read("2026-10-01/2026-10-01").unwrap()
        );
        let week = Interval::read("2026-10-01/2026-10-08").unwrap();
        assert_eq!(week.to_string(), "2026-10-01/2026-10-08");
        assert!(week.contains(civil::date(2026, 10, 8)) && !week.contains(civil::date(2026, 10, 9)));
    }

    #[test]
    fn wrong_intervals_say_what_to_write() {
        for (bad, help) in [
            ("2026-10-08/2026-10-01", "2026-10-01/2026-10-08"),
            ("2026年10月1日至8日", "请写 2026-10-01/2026-10-08"),
            ("2026年10月1日-10月8日", "请写 2026-10-01/2026-10-08"),
            ("2026.10.1—2026.10.8", "请写 2026-10-01/2026-10-08"),
            ("2026-10-01/08", "请写 2026-10-01/2026-10-08"),
            ("2026-10-01/10-08", "请写 2026-10-01/2026-10-08"),
            ("二〇二六年十月一日至八日", "请写 2026-10-01/2026-10-08"),
            ("2026-1O-01/2026-10-08", "请写 2026-10-01/2026-10-08"),
            ("10月1日至7日", "写成 ……-10-01/……-10-07，……换成四位的年份"),
            ("12月30日—1月3日", "写成 ……-12-30/……-01-03"),
            ("2026年10月1日", "请写 2026-10-01"),
            ("国庆", "只有一天就写 2026-10-01"),
        ] {
            let fault = Interval::read(bad).unwrap_err();
            assert_eq!(fault.code, code::BAD_INTERVAL);
            assert!(
                fault.help_zh.as_ref().unwrap().contains(help),
                "{bad}: {:?}",
                fault.help_zh
            );
        }
    }

    #[test]
    fn a_season_may_go_over_the_new_year() {
        let winter = Season::read("10-01/04-30").unwrap();
        assert!(winter.contains(civil::date(2026, 1, 1)) && winter.contains(civil::date(2026, 10, 1)));
        assert!(!winter.contains(civil::date(2026, 5, 1)));
        let summer = Season::read("05-01/09-30").unwrap();
        assert!(summer.contains(civil::date(2026, 5, 1)) && !summer.contains(civil::date(2026, 1, 1)));
        for (bad, help) in [
            ("5月1日至9月30日", "请写 05-01/09-30"),
            ("5月至9月", "请写 05-01/09-30"),
            ("5-1/9-30", "请写 05-01/09-30"),
            ("夏季", "05-01/09-30"),
            ("05-01/09-31", "到月底的就写 05-01/09-30"),
            ("02-30/04-30", "到月底的就写 02-28/04-30"),
            ("五月至九月", "请写 05-01/09-30"),
        ] {
            assert!(
                Season::read(bad).unwrap_err().help_zh.unwrap().contains(help),
                "{bad}"
            );
        }
    }
}
