//! Reporting periods: the time that figures or a report speak of.
//!
//! **You are here:** `value/` — one of the scalars; no IO.

use super::Scalar;
use super::date::{Date, PartialDate, calendar_day, day, month_or_year};
use super::numeral::{as_digits, numbers, stray_letter};
use super::typed::shown;
use crate::diag::{Fault, code};
use jiff::civil;
use std::cmp::Ordering;
use std::fmt;

/// How a period is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    /// `2022`
    Year,
    /// `2022-H1`
    Half,
    /// `2022-Q3`
    Quarter,
    /// `2022-06`
    Month,
    /// `2022-12/2023-06`
    Months,
    /// `2022-12-01/2023-06-30`
    Days,
}

/// A period. *Shape:* see [`PeriodKind`]; sorted by its last day, then by its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    kind: PeriodKind,
    first: civil::Date,
    last: civil::Date,
}

impl Period {
    /// How it is written.
    pub fn kind(self) -> PeriodKind {
        self.kind
    }

    /// Its first day.
    pub fn first(self) -> civil::Date {
        self.first
    }

    /// Its last day.
    pub fn last(self) -> civil::Date {
        self.last
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.kind {
            PeriodKind::Year => write!(f, "{year:04}"),
            PeriodKind::Half => write!(f, "{year:04}-H{}", (month + 5) / 6),
            PeriodKind::Quarter => write!(f, "{year:04}-Q{}", (month + 2) / 3),
            PeriodKind::Month => write!(f, "{year:04}-{month:02}"),
            PeriodKind::Months => {
                write!(
                    f,
                    "{year:04}-{month:02}/{:04}-{:02}",
                    self.last.year(),
                    self.last.month()
                )
            }
            PeriodKind::Days => write!(f, "{}/{}", Date(self.first), Date(self.last)),
        }
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Period) -> Ordering {
        (self.last, self.first, self.kind).cmp(&(other.last, other.first, other.kind))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Period) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Scalar for Period {
    const FORMAT: &'static str = "period";
    const DESCRIPTION: &'static str =
        "时期：2022、2022-Q3、2022-H1、2022-06、2022-12/2023-06 或 2022-12-01/2023-06-30";
    const PATTERN: &'static str =
        "^[0-9]{4}(-(Q[1-4]|H[12]|[0-9]{2}(-[0-9]{2})?))?(/[0-9]{4}-[0-9]{2}(-[0-9]{2})?)?$";

    fn read(text: &str) -> Result<Period, Fault> {
        normal(text)?.ok_or_else(|| refused(text))
    }
}

/// The period when the text has one of the forms; none when it has another one.
fn normal(text: &str) -> Result<Option<Period>, Fault> {
    if let Some(part) = part_of_year(text) {
        return Ok(Some(part));
    }
    if let Some((from, to)) = text.split_once('/')
        && from.trim().len() >= 7
    {
        return range(text, from.trim(), to.trim());
    }
    Ok(month_or_year(text, code::BAD_PERIOD)?.map(whole))
}

fn part_of_year(text: &str) -> Option<Period> {
    let (year, part) = text.split_once('-')?;
    let year: i16 = year
        .parse()
        .ok()
        .filter(|_| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))?;
    let (kind, first_month, months) = match part {
        "Q1" => (PeriodKind::Quarter, 1, 3),
        "Q2" => (PeriodKind::Quarter, 4, 3),
        "Q3" => (PeriodKind::Quarter, 7, 3),
        "Q4" => (PeriodKind::Quarter, 10, 3),
        "H1" => (PeriodKind::Half, 1, 6),
        "H2" => (PeriodKind::Half, 7, 6),
        _ => return None,
    };
    let first = calendar_day(year, first_month, 1)?;
    let last = calendar_day(year, first_month + months - 1, 1)?.last_of_month();
    Some(Period { kind, first, last })
}

fn whole(date: PartialDate) -> Period {
    let kind = if matches!(date, PartialDate::Year(_)) {
        PeriodKind::Year
    } else {
        PeriodKind::Month
    };
    Period {
        kind,
        first: date.first(),
        last: date.last(),
    }
}

fn range(text: &str, from: &str, to: &str) -> Result<Option<Period>, Fault> {
    let months = (
        month_or_year(from, code::BAD_PERIOD)?,
        month_or_year(to, code::BAD_PERIOD)?,
    );
    let period = match months {
        (Some(from @ PartialDate::Month(..)), Some(to @ PartialDate::Month(..))) => {
            let kind = if from == to {
                PeriodKind::Month
            } else {
                PeriodKind::Months
            };
            Period {
                kind,
                first: from.first(),
                last: to.last(),
            }
        }
        (None, None) => {
            let (from, to) = (day(from, code::BAD_PERIOD)?, day(to, code::BAD_PERIOD)?);
            Period {
                kind: PeriodKind::Days,
                first: from.0,
                last: to.0,
            }
        }
        _ => return Ok(None),
    };
    if period.first <= period.last {
        return Ok(Some(period));
    }
    Err(Fault::new(
        code::BAD_PERIOD,
        format!("时期“{}”的结束早于开始", shown(text)),
        format!("the period `{}` ends before it starts", shown(text)),
    )
    .help(
        format!("写反了就改成 {to}/{from}"),
        format!("if they are exchanged, write {to}/{from}"),
    ))
}

fn refused(text: &str) -> Fault {
    let found = shown(text);
    let fault = Fault::new(
        code::BAD_PERIOD,
        format!("时期“{found}”的写法不对"),
        format!("the period `{found}` has the wrong form"),
    );
    match meant(text).filter(|better| better != text && matches!(normal(better), Ok(Some(_)))) {
        Some(better) => fault.write(&better),
        None if text.contains(['目', '现', '当']) && numbers(text).is_empty() => fault.help(
            format!("来源只说“{found}”的，删去 period，写 period_text: {found}"),
            format!("where the source says only `{found}`, write it as `period_text` and leave `period` out"),
        ),
        None => fault.help(
            "请写 2022、2022-Q3、2022-H1、2022-06、2022-12/2023-06 或 2022-12-01/2023-06-30",
            "write 2022, 2022-Q3, 2022-H1, 2022-06, 2022-12/2023-06 or 2022-12-01/2023-06-30",
        ),
    }
}

/// The normal form of `2022年第三季度`, `2022年上半年`, `2022年12月至2023年6月`, `2022年7-9月`.
fn meant(text: &str) -> Option<String> {
    let ascii = as_digits(text).to_ascii_uppercase();
    let runs = numbers(text);
    let year = runs.first().filter(|year| year.len() == 4)?;
    let half = ascii.matches("半年").count();
    if half > 0 {
        let first = ascii.contains('上');
        let plain = half == 1 && runs.len() == 1 && first != ascii.contains('下');
        return plain.then(|| format!("{year}-H{}", if first { 1 } else { 2 }));
    }
    if ascii.contains('季') {
        return quarters(&ascii, year, &runs[1..]);
    }
    if let ([_, number], Some(letter)) = (runs.as_slice(), ascii.chars().find(|c| matches!(c, 'Q' | 'H'))) {
        return Some(format!("{year}-{letter}{number}"));
    }
    if stray_letter(text).is_some() {
        return None;
    }
    let month = |year: &str, month: &str| {
        (year.len() == 4 && month.len() <= 2).then(|| format!("{year}-{month:0>2}"))
    };
    match runs.as_slice() {
        [year] => Some(year.clone()),
        [from, to] if to.len() == 4 => Some(format!("{from}-01/{to}-12")),
        [y, m] if ascii.contains('前') && ascii.ends_with('月') => {
            (y.len() == 4).then(|| format!("{y}-01/{y}-{m:0>2}"))
        }
        [y, m] => month(y, m),
        [y, m, m2] if of_months(&ascii) => Some(format!("{}/{}", month(y, m)?, month(y, m2)?)),
        [y, m, d] => Some(format!("{}-{d:0>2}/{}-{d:0>2}", month(y, m)?, month(y, m)?)),
        [y, m, y2, m2] if y2.len() == 4 => Some(format!("{}/{}", month(y, m)?, month(y2, m2)?)),
        [y, m, d, d2] => Some(format!("{}-{d:0>2}/{}-{d2:0>2}", month(y, m)?, month(y, m)?)),
        [y, m, d, m2, d2] => Some(format!("{}-{d:0>2}/{}-{d2:0>2}", month(y, m)?, month(y, m2)?)),
        [y, m, d, y2, m2, d2] => Some(format!("{}-{d:0>2}/{}-{d2:0>2}", month(y, m)?, month(y2, m2)?)),
        _ => None,
    }
}

/// A quarter, or the quarters from the first on: `第三季度`, `前三季度`, `1-3季度`.
fn quarters(text: &str, year: &str, numbers: &[String]) -> Option<String> {
    let number = |text: &str| text.parse::<u8>().ok().filter(|number| (1..=4).contains(number));
    match numbers {
        [count] if text.contains('前') => Some(format!("{year}-01/{year}-{:02}", number(count)? * 3)),
        [one] => Some(format!("{year}-Q{}", number(one)?)),
        [from, to] => {
            let (from, to) = (number(from)?, number(to)?);
            (from < to).then(|| format!("{year}-{:02}/{year}-{:02}", from * 3 - 2, to * 3))
        }
        _ => None,
    }
}

/// Whether a year and two numbers are two months: `7-9月`, `1月至6月`, `2026.1-9`; `2026-01-09` is a day.
fn of_months(text: &str) -> bool {
    if text.contains(['日', '号']) {
        return false;
    }
    if text.contains(['月', '至', '到']) {
        return true;
    }
    let signs: Vec<&str> = text
        .split(|c: char| c.is_ascii_digit())
        .map(str::trim)
        .filter(|sign| !sign.is_empty())
        .collect();
    matches!(signs.as_slice(), [first, second, ..] if first != second)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn each_form_spans_its_days() {
        for (text, kind, first, last) in [
            ("2022", PeriodKind::Year, "2022-01-01", "2022-12-31"),
            ("2022-Q3", PeriodKind::Quarter, "2022-07-01", "2022-09-30"),
            ("2022-H1", PeriodKind::Half, "2022-01-01", "2022-06-30"),
            ("2024-02", PeriodKind::Month, "2024-02-01", "2024-02-29"),
            ("2022-12/2023-06", PeriodKind::Months, "2022-12-01", "2023-06-30"),
            (
                "2022-12-01/2023-06-30",
                PeriodKind::Days,
                "2022-12-01",
                "2023-06-30",
            ),
        ] {
            let period = Period::read(text).unwrap();
            let days = (period.first().to_string(), period.last().to_string());
            assert_eq!((period.kind(), days), (kind, (first.to_owned(), last.to_owned())));
            assert_eq!(period.to_string(), text);
        }
    }

    #[test]
    fn periods_sort_by_their_end_then_by_their_beginning() {
        let mut texts =
            ["2023-06", "2022", "2022-12/2023-06", "2022-Q4"].map(|text| Period::read(text).unwrap());
        texts.sort();
        assert_eq!(
            texts.map(|period| period.to_string()),
            ["2022", "2022-Q4", "2022-12/2023-06", "2023-06"]
        );
    }

    #[test]
    fn other_forms_are_refused_with_the_normal_one() {
        for (bad, help) in [
            ("2022年", "请写 2022"),
            ("2022年6月", "请写 2022-06"),
            ("2022年第三季度", "请写 2022-Q3"),
            ("2022年3季度", "请写 2022-Q3"),
            ("2022q3", "请写 2022-Q3"),
            ("2022-q3", "请写 2022-Q3"),
            ("2022年上半年", "请写 2022-H1"),
            ("2021/2023", "请写 2021-01/2023-12"),
            ("2022年12月至2023年6月", "请写 2022-12/2023-06"),
            ("2023年1月至6月", "请写 2023-01/2023-06"),
            ("2022-12-31", "请写 2022-12-31/2022-12-31"),
            ("2023-06/2022-12", "2022-12/2023-06"),
            ("2022-13", "没有13月"),
            ("2022-Q5", "2022-Q3"),
            ("目前", "period_text: 目前"),
            ("截至目前", "period_text: 截至目前"),
            ("2026年7-9月", "请写 2026-07/2026-09"),
            ("2026年1-3月", "请写 2026-01/2026-03"),
            ("2026年1—9月", "请写 2026-01/2026-09"),
            ("2026年7月-9月", "请写 2026-07/2026-09"),
            ("2026.1-9", "请写 2026-01/2026-09"),
            ("二〇二六年一至九月", "请写 2026-01/2026-09"),
            ("2026年11月至2027年1月", "请写 2026-11/2027-01"),
            ("2026年前三季度", "请写 2026-01/2026-09"),
            ("2026年1-3季度", "请写 2026-01/2026-09"),
            ("2026年前9个月", "请写 2026-01/2026-09"),
            ("2026年第二季度", "请写 2026-Q2"),
            ("2026年上半年和下半年", "2022-Q3"),
            ("2026年6月1日至9日", "请写 2026-06-01/2026-06-09"),
        ] {
            let fault = Period::read(bad).unwrap_err();
            assert_eq!(fault.code, code::BAD_PERIOD);
            let all = format!("{} {}", fault.zh, fault.help_zh.unwrap());
            assert!(all.contains(help), "{bad}: {all}");
        }
    }
}
