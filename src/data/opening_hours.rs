//! Opening hours as `OpenStreetMap` writes them (`opening_hours`), which maps and many programs read.
//!
//! **You are here:** `data/` — a value of the table of stations; no IO. *Source:* wiki.openstreetmap.org,
//! "Key:opening_hours/specification". Rules follow each other with `;`, and a later one replaces earlier ones for its days: parts
//! of the year share no days, days off come after them, days worked instead come last.

use crate::record::station::{Opening, Station, Status};
use crate::site::{Part, Site, Spans, Timetable};
use crate::value::MonthDay;
use jiff::civil;
use std::fmt::Write as _;

const WEEKDAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// The opening hours of a station; none of one that does not work, or has not said when.
pub(super) fn of_station(site: &Site, at: usize) -> Option<String> {
    let data = &site.stations[at].record.data;
    of_openings(site, data, &data.hours)
}

/// The hours of a service at a station, where they are its own.
pub(super) fn of_service(site: &Site, at: usize, offered: usize) -> Option<String> {
    let station = &site.stations[at];
    let (_, openings) = station.offered(station.services[offered])?;
    of_openings(site, &station.record.data, openings)
}

fn of_openings(site: &Site, data: &Station, openings: &[Opening]) -> Option<String> {
    if data.status() != Status::Working {
        return None;
    }
    let table = site.timetable(openings, &data.closed, site.today)?;
    Some(written(&table))
}

/// A timetable in one line.
pub(super) fn written(table: &Timetable) -> String {
    let mut rules: Vec<String> = Vec::new();
    // A part that ends on the last of February goes on to the first of March, for some readers and in years without that day:
    // the part after it comes later, and says of every weekday what holds.
    let leap = table.seasons.iter().position(ends_in_february);
    let first = leap.unwrap_or_default();
    let parts = table.seasons.iter().cycle().skip(first).take(table.seasons.len());
    for (at, part) in parts.enumerate() {
        rules.extend(of_part(part));
        if at == 1 && leap.is_some() {
            rules.extend(closed_weekdays(part));
        }
    }
    rules.extend(
        table
            .off
            .iter()
            .map(|(from, to)| format!("{} off", dates(*from, *to))),
    );
    let worked = table.worked.iter().filter(|(_, spans)| !spans.is_empty());
    rules.extend(worked.map(|(day, spans)| format!("{} {}", date(*day), times(spans))));
    rules.join("; ")
}

fn ends_in_february(part: &Part) -> bool {
    part.days.is_some_and(|(_, to)| (to.month(), to.day()) == (2, 29))
}

/// `May 01-Sep 30 `; nothing for the whole year.
fn season(part: &Part) -> String {
    part.days.map_or_else(String::new, |(from, to)| {
        if from == to {
            format!("{} ", month_day(from))
        } else {
            format!("{}-{} ", month_day(from), month_day(to))
        }
    })
}

/// A rule for the weekdays of a part without hours.
fn closed_weekdays(part: &Part) -> Option<String> {
    let closed = part.week.iter().enumerate().filter(|(_, spans)| spans.is_empty());
    let weekdays: Vec<usize> = closed.map(|(weekday, _)| weekday).collect();
    (!weekdays.is_empty()).then(|| format!("{}{} off", season(part), runs(&weekdays)))
}

/// A rule for each set of weekdays with the same hours.
fn of_part(part: &Part) -> Vec<String> {
    let mut sets: Vec<(Vec<usize>, &Spans)> = Vec::new();
    for (weekday, spans) in part
        .week
        .iter()
        .enumerate()
        .filter(|(_, spans)| !spans.is_empty())
    {
        match sets.iter_mut().find(|(_, own)| *own == spans) {
            Some((weekdays, _)) => weekdays.push(weekday),
            None => sets.push((vec![weekday], spans)),
        }
    }
    let season = season(part);
    let rule =
        |(weekdays, spans): (Vec<usize>, &Spans)| format!("{season}{} {}", runs(&weekdays), times(spans));
    sets.into_iter().map(rule).collect()
}

/// `Mo-Fr,Su`
fn runs(weekdays: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for weekday in weekdays {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *weekday => *last = *weekday,
            _ => runs.push((*weekday, *weekday)),
        }
    }
    let run = |(first, last): &(usize, usize)| {
        if first == last {
            WEEKDAYS[*first].to_owned()
        } else {
            format!("{}-{}", WEEKDAYS[*first], WEEKDAYS[*last])
        }
    };
    runs.iter().map(run).collect::<Vec<_>>().join(",")
}

/// `09:30-13:00,15:30-18:00`
fn times(spans: &Spans) -> String {
    let mut times = String::new();
    for (open, close) in spans {
        let comma = if times.is_empty() { "" } else { "," };
        let _ = write!(times, "{comma}{open}-{close}");
    }
    times
}

fn month_day(day: MonthDay) -> String {
    format!("{} {:02}", month(day.month()), day.day())
}

fn month(number: i8) -> &'static str {
    let place = usize::try_from(number - 1).unwrap_or_default();
    MONTHS.get(place).copied().unwrap_or_default()
}

fn date(day: civil::Date) -> String {
    format!("{} {}", day.year(), month_day(MonthDay::of(day)))
}

/// `2026 Oct 01-08`, `2026 Dec 30-2027 Jan 02`
fn dates(from: civil::Date, to: civil::Date) -> String {
    if from == to {
        date(from)
    } else if from.first_of_month() == to.first_of_month() {
        format!("{}-{:02}", date(from), to.day())
    } else {
        format!("{}-{}", date(from), date(to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{ClockTime, Days, Scalar, Season};

    fn said(rows: &[(&str, &str, &str, &str)]) -> String {
        let openings: Vec<Opening> = rows
            .iter()
            .map(|(days, open, close, season)| Opening {
                days: Days::read(days).unwrap(),
                open: ClockTime::read(open).unwrap(),
                close: ClockTime::read(close).unwrap(),
                season: (!season.is_empty()).then(|| Season::read(season).unwrap()),
            })
            .collect();
        written(&Timetable::new(&openings, &[], &[], civil::date(2026, 11, 22)))
    }

    #[test]
    fn weekdays_with_the_same_hours_share_a_rule() {
        let hours = [("mon-fri", "09:00", "12:00", ""), ("wed", "14:00", "24:00", "")];
        assert_eq!(
            said(&hours),
            "Mo-Tu,Th-Fr 09:00-12:00; We 09:00-12:00,14:00-24:00"
        );
    }

    #[test]
    fn what_follows_the_end_of_february_says_of_every_weekday_what_holds() {
        let hours = [
            ("tue", "10:00", "12:00", "03-01/10-31"),
            ("mon", "10:00", "12:00", "11-01/02-29"),
        ];
        assert_eq!(
            said(&hours),
            "Nov 01-Feb 29 Mo 10:00-12:00; Mar 01-Oct 31 Tu 10:00-12:00; Mar 01-Oct 31 Mo,We-Su off"
        );
    }
}
