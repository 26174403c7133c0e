//! Timetable, opening hours worked out: which hours hold in which part of the year, and on which days others do.
//!
//! **You are here:** `site/` — read by what tells programs when a station is open: JSON-LD, `opening_hours`, open data; no IO. It says
//! what the "open now" script of the pages says (`assets/open-now.js`): a day worked instead of another keeps the hours of an
//! ordinary working day, and counts before a day off.

use super::Network;
use crate::record::station::Opening;
use crate::value::{ClockTime, Interval, MonthDay};
use jiff::civil::{self, Weekday};

/// When a day's openings begin and end, in their order; none of them overlap or meet.
pub type Spans = Vec<(ClockTime, ClockTime)>;

/// Opening hours, worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timetable {
    /// The parts of the year, in its order. *Shape:* one that is the whole year, or several that make it up.
    pub seasons: Vec<Part>,
    /// Days off that are not over, in their order, joined where they meet.
    pub off: Vec<(civil::Date, civil::Date)>,
    /// Days worked instead, of spans that are not over, with their hours.
    pub worked: Vec<(civil::Date, Spans)>,
}

/// A part of the year in which every week is alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its first and last day; none for the whole year. It may go over the new year.
    pub days: Option<(MonthDay, MonthDay)>,
    /// Its openings, Monday first.
    pub week: [Spans; 7],
}

/// A leap year: it has all the days that there are.
const LEAP: i16 = 2024;

impl Timetable {
    /// Works them out as they are from a day on.
    pub fn new(
        openings: &[Opening],
        closed: &[Interval],
        worked: &[Interval],
        today: civil::Date,
    ) -> Timetable {
        let coming = |days: &&Interval| days.to() >= today;
        let mut off: Vec<_> = closed
            .iter()
            .filter(coming)
            .map(|days| (days.from(), days.to()))
            .collect();
        off.sort_unstable();
        let mut worked: Vec<civil::Date> = worked
            .iter()
            .filter(coming)
            .flat_map(|days| {
                days.from()
                    .series(jiff::Span::new().days(1))
                    .take_while(|day| *day <= days.to())
            })
            .collect();
        worked.sort_unstable();
        worked.dedup();
        Timetable {
            seasons: seasons(openings),
            off: joined_days(off),
            worked: worked
                .into_iter()
                .map(|day| (day, spans_worked(openings, day)))
                .collect(),
        }
    }
}

impl Network {
    /// The timetable of a station or of one of its services; none when it has no hours.
    pub fn timetable(
        &self,
        openings: &[Opening],
        closed: &[Interval],
        today: civil::Date,
    ) -> Option<Timetable> {
        let settings = self.settings();
        let closed: Vec<Interval> = closed.iter().chain(&settings.holidays).copied().collect();
        (!openings.is_empty()).then(|| Timetable::new(openings, &closed, &settings.workdays, today))
    }
}

/// The present or next time that a part of the year comes.
pub fn occurrence(from: MonthDay, to: MonthDay, today: civil::Date) -> (civil::Date, civil::Date) {
    let years = today.year().saturating_sub(1)..=today.year().saturating_add(1);
    let mut all = years.map(|year| {
        let over = i16::from(to < from);
        (from.in_year(year), to.in_year(year.saturating_add(over)))
    });
    all.find(|(_, to)| *to >= today).unwrap_or((today, today))
}

/// Days that meet are one span.
fn joined_days(sorted: Vec<(civil::Date, civil::Date)>) -> Vec<(civil::Date, civil::Date)> {
    let mut joined: Vec<(civil::Date, civil::Date)> = Vec::with_capacity(sorted.len());
    for (from, to) in sorted {
        match joined.last_mut() {
            Some((_, last)) if last.tomorrow().is_ok_and(|next| from <= next) => *last = (*last).max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

/// The openings of those that a filter takes.
fn spans<'o>(openings: impl Iterator<Item = &'o Opening>) -> Spans {
    let mut sorted: Spans = openings.map(|opening| (opening.open, opening.close)).collect();
    sorted.sort_unstable();
    let mut joined = Spans::with_capacity(sorted.len());
    for (open, close) in sorted {
        match joined.last_mut() {
            Some((_, end)) if open <= *end => *end = (*end).max(close),
            _ => joined.push((open, close)),
        }
    }
    joined
}

fn in_season(opening: &Opening, day: civil::Date) -> bool {
    opening.season.is_none_or(|season| season.contains(day))
}

/// The hours of a day that is worked instead of another: its weekday's, else Monday's.
fn spans_worked(openings: &[Opening], day: civil::Date) -> Spans {
    let on = |weekday: Weekday| {
        let of_day = openings
            .iter()
            .filter(|opening| in_season(opening, day) && opening.days.contains(weekday));
        spans(of_day)
    };
    let own = on(day.weekday());
    if own.is_empty() { on(Weekday::Monday) } else { own }
}

/// The parts of the year: as long as the same openings are in season.
fn seasons(openings: &[Opening]) -> Vec<Part> {
    // A day on which another set of openings is in season than on the day before begins a part.
    let mut edges: Vec<civil::Date> = openings
        .iter()
        .filter_map(|opening| opening.season)
        .flat_map(|season| {
            let from = season.from().in_year(LEAP);
            let after = season.to().in_year(LEAP).tomorrow().unwrap_or(from);
            // The day after the last of December is the first of January.
            [from, MonthDay::of(after).in_year(LEAP)]
        })
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let week = |day: civil::Date| {
        let mut week: [Spans; 7] = Default::default();
        for (at, of) in (1..=7_i8).zip(week.iter_mut()) {
            if let Ok(weekday) = Weekday::from_monday_one_offset(at) {
                let of_day = openings
                    .iter()
                    .filter(|opening| in_season(opening, day) && opening.days.contains(weekday));
                *of = spans(of_day);
            }
        }
        week
    };
    let whole = |week| vec![Part { days: None, week }];
    let Some(first) = edges.first().copied() else {
        return whole(week(civil::date(LEAP, 1, 1)));
    };
    let mut parts: Vec<Part> = Vec::with_capacity(edges.len());
    for (at, from) in edges.iter().enumerate() {
        let next = edges.get(at + 1).copied().unwrap_or(first);
        let last = if next == civil::date(LEAP, 1, 1) {
            civil::date(LEAP, 12, 31)
        } else {
            next.yesterday().unwrap_or(next)
        };
        let (first, last) = (MonthDay::of(*from), MonthDay::of(last));
        let week = week(*from);
        match parts.last_mut() {
            // Seasons that meet may be alike.
            Some(part) if part.week == week => part.days = part.days.map(|(from, _)| (from, last)),
            _ => parts.push(Part {
                days: Some((first, last)),
                week,
            }),
        }
    }
    match parts.len() {
        1 => whole(parts.swap_remove(0).week),
        _ => parts,
    }
}

#[cfg(test)]
mod tests;
