//! Opening hours in a cell: `周一至周五 09:30—13:00；15:30—18:00`, a line for each group of days and each season.
//!
//! **You are here:** `ledger/` — one form of cells; no IO. What staff write otherwise is read by the same words that advice on
//! content uses (`record/shape`, mended lines).

use super::value::get;
use crate::edit::Value;
use crate::lang::{Lang, calendar};
use crate::record::shape::{Fields, Shape};
use crate::value::{ClockTime, Days, Scalar as _, Season, as_digits};
use std::fmt::Write as _;

/// Whether a list's items are openings.
pub(crate) fn is_hours(shape: &Shape) -> bool {
    let Shape::List { item, .. } = shape else {
        return false;
    };
    matches!(&**item, Shape::Map(fields) if is_opening(fields))
}

fn is_opening(fields: &Fields) -> bool {
    let keys: Vec<&str> = fields.in_order().map(|(key, _)| key).collect();
    ["days", "open", "close"].iter().all(|key| keys.contains(key))
}

/// What stands before the times of openings.
#[derive(PartialEq, Clone, Copy)]
struct Group {
    days: Days,
    season: Option<Season>,
}

/// The openings in words; none where one of them cannot be read.
pub(super) fn words(value: &Value) -> Option<String> {
    let mut out = String::new();
    let mut last: Option<Group> = None;
    // A single opening may stand without its list.
    let openings = match value {
        Value::List(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    for item in openings {
        let text = |key: &str| match get(item, key) {
            Some(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let season = match text("season") {
            Some(text) => Some(Season::read(text).ok()?),
            None => None,
        };
        let group = Group {
            days: Days::read(text("days")?).ok()?,
            season,
        };
        let (open, close) = (
            ClockTime::read(text("open")?).ok()?,
            ClockTime::read(text("close")?).ok()?,
        );
        if last == Some(group) {
            let _ = write!(out, "；{open}—{close}");
            continue;
        }
        if last.is_some() {
            out.push('\n');
        }
        match group.season {
            Some(season) => {
                let _ = write!(out, "{} ", season_words(season));
            }
            // A season goes on until another one is named.
            None if last.is_some_and(|last| last.season.is_some()) => out.push_str("全年 "),
            None => {}
        }
        let _ = write!(out, "{} {open}—{close}", day_words(group.days));
        last = Some(group);
    }
    Some(out)
}

/// `5月1日至9月30日`.
pub(crate) fn season_words(season: Season) -> String {
    let day = |day: crate::value::MonthDay| calendar::month_day(Lang::ZH, day.month(), day.day());
    format!("{}至{}", day(season.from()), day(season.to()))
}

/// `周一至周五、周日`, `每天`.
pub(crate) fn day_words(days: Days) -> String {
    if days.to_string() == "daily" {
        return "每天".to_owned();
    }
    let short = |day: jiff::civil::Weekday| {
        let at = usize::from(day.to_monday_zero_offset().unsigned_abs());
        ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][at.min(6)]
    };
    let runs: Vec<String> = days
        .runs()
        .into_iter()
        .map(|(first, last)| {
            if first == last {
                short(first).to_owned()
            } else {
                format!("{}至{}", short(first), short(last))
            }
        })
        .collect();
    runs.join("、")
}

/// Openings as [`words`] writes them; none for any other text.
pub(super) fn read(text: &str) -> Option<Value> {
    let mut openings = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let mut group: Option<(String, Option<String>)> = None;
        for piece in line.split('；') {
            let mut words: Vec<&str> = piece.split_whitespace().collect();
            let (open, close) = words.pop()?.split_once('—')?;
            let (open, close) = (ClockTime::read(open).ok()?, ClockTime::read(close).ok()?);
            if let Some(days) = words.pop() {
                let season = match words.pop() {
                    None | Some("全年") => None,
                    Some(season) => Some(read_season(season)?),
                };
                group = Some((read_days(days)?, season));
            }
            if !words.is_empty() {
                return None;
            }
            let (days, season) = group.as_ref()?;
            let mut opening = vec![
                ("days".to_owned(), Value::Text(days.clone())),
                ("open".to_owned(), Value::Text(open.to_string())),
                ("close".to_owned(), Value::Text(close.to_string())),
            ];
            if let Some(season) = season {
                opening.push(("season".to_owned(), Value::Text(season.clone())));
            }
            openings.push(Value::Map(opening));
        }
    }
    (!openings.is_empty()).then_some(Value::List(openings))
}

/// Two spans of one day of which the later is written as the earlier: `9:00-12:00 3:00-6:00` means the afternoon, and who writes so
/// must say it. A span that ends in the morning before it begins is another one.
pub(super) fn backwards(value: &Value) -> Option<(String, String)> {
    let Value::List(items) = value else { return None };
    let mut last: Option<(Option<&str>, Option<&str>, ClockTime, String)> = None;
    let noon = ClockTime::read("12:00").ok()?;
    for item in items {
        let text = |key: &str| match get(item, key) {
            Some(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let (open, close) = (
            ClockTime::read(text("open")?).ok()?,
            ClockTime::read(text("close")?).ok()?,
        );
        let span = format!("{open}—{close}");
        if close <= open && open < noon {
            return Some((String::new(), span));
        }
        if let Some((days, season, before, first)) = &last
            && (*days, *season) == (text("days"), text("season"))
            && open < *before
        {
            return Some((first.clone(), span));
        }
        last = Some((text("days"), text("season"), open, span));
    }
    None
}

/// A span that was read as of the afternoon though nothing in the text says so: `9:00-12:00 3:00-6:00`. In a file that is advice,
/// which somebody takes; here it would be written. *Shape:* the span before it, and the one as it stands in the text.
pub(super) fn told_by_twelve(text: &str, value: &Value) -> Option<(String, String)> {
    const WORDS: [&str; 5] = ["下午", "晚上", "傍晚", "中午", "午后"];
    let Value::List(items) = value else { return None };
    let written = as_digits(text);
    if WORDS.iter().any(|word| written.contains(word)) {
        return None;
    }
    let mut before = String::new();
    for item in items {
        let time = |key: &str| match get(item, key) {
            Some(Value::Text(text)) => ClockTime::read(text).ok(),
            _ => None,
        };
        let (open, close) = (time("open")?, time("close")?);
        if open.hour() > 12 && !written.contains(&open.hour().to_string()) {
            let twelve = |time: ClockTime| format!("{:02}:{:02}", time.hour() - 12, time.minute());
            return Some((before, format!("{}—{}", twelve(open), twelve(close))));
        }
        before = format!("{open}—{close}");
    }
    None
}

fn read_days(text: &str) -> Option<String> {
    let days = match Days::read(text) {
        Ok(days) => days,
        Err(fault) => Days::read(fault.instead.as_deref()?).ok()?,
    };
    Some(days.to_string())
}

fn read_season(text: &str) -> Option<String> {
    text.split_once('至')?;
    match Season::read(text) {
        Ok(season) => Some(season.to_string()),
        Err(fault) => fault.instead,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]
    use super::*;

    fn opening(days: &str, open: &str, close: &str, season: Option<&str>) -> Value {
        let mut all = vec![("days", days), ("open", open), ("close", close)];
        all.extend(season.map(|season| ("season", season)));
        Value::map(all)
    }

    #[test]
    fn hours_are_written_in_words_and_read_back() {
        let hours = Value::List(vec![
            opening("mon-fri", "09:30", "13:00", None),
            opening("mon-fri", "15:30", "18:00", None),
            opening("mon-fri", "16:00", "18:30", Some("05-01/09-30")),
            opening("mon,wed-thu", "16:00", "18:30", Some("10-01/04-30")),
            opening("daily", "00:00", "24:00", None),
        ]);
        let text = words(&hours).unwrap();
        assert_eq!(
            text,
            "周一至周五 09:30—13:00；15:30—18:00\n5月1日至9月30日 周一至周五 16:00—18:30\n\
             10月1日至4月30日 周一、周三至周四 16:00—18:30\n全年 每天 00:00—24:00"
        );
        assert_eq!(read(&text), Some(hours));
    }

    #[test]
    fn other_words_are_left_to_others() {
        for text in [
            "全天",
            "09:30—13:00",
            "周一至周五 9点到12点",
            "夏季 周一 09:00—12:00",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
