//! Opening hours in words and for the "open now" script.
//!
//! **You are here:** `page/parts` — used by stations and their services; no IO.

use crate::lang::calendar;
use crate::page::view::{ClosedDay, HoursRow, HoursView, Phrase, Shared};
use crate::page::writer::Writer;
use crate::record::station::Opening;
use crate::site::Site;
use crate::value::{ClockTime, Days, Interval, Season};
use std::fmt::Write as _;

/// The view of opening hours; none when there are none.
pub(crate) fn hours(w: &Writer<'_>, openings: &[Opening], closed: &[Interval]) -> Option<Shared<HoursView>> {
    if openings.is_empty() {
        return None;
    }
    let make = || view(w, openings, closed);
    Some(match w.common {
        // The stations of a county mostly keep the same hours.
        Some(parts) => parts.hours.get(openings, closed, make),
        None => Shared::from(make()),
    })
}

fn view(w: &Writer<'_>, openings: &[Opening], closed: &[Interval]) -> HoursView {
    let settings = w.site.settings();
    let mut rows: Vec<(Days, Option<Season>, Vec<Span>)> = Vec::new();
    for opening in openings {
        let span = (opening.open, opening.close);
        match rows
            .iter_mut()
            .find(|(days, season, _)| *days == opening.days && *season == opening.season)
        {
            Some((_, _, spans)) => spans.push(span),
            None => rows.push((opening.days, opening.season, vec![span])),
        }
    }
    let row = |(of, season, spans): (Days, Option<Season>, Vec<Span>)| HoursRow {
        days: days(w, of),
        openings: joined(spans)
            .into_iter()
            .map(|(open, close)| format!("{open}–{close}"))
            .collect(),
        season: season.map(|season| season_words(w, season)),
        week: week(of),
        when: season.map(|season| season.to_string()),
    };
    let all_closed: Vec<Interval> = closed.iter().chain(&settings.holidays).copied().collect();
    HoursView {
        rows: rows.into_iter().map(row).collect(),
        closed: coming(w, &all_closed),
        worked: coming(w, &settings.workdays),
        days: day_names(w),
        machine: machine(openings, &all_closed, &settings.workdays),
    }
}

/// When an opening begins and ends.
type Span = (ClockTime, ClockTime);

/// Openings in their order; one that begins when another ends goes on with it.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for (open, close) in spans {
        match joined.last_mut() {
            Some((_, end)) if *end == open => *end = close,
            _ => joined.push((open, close)),
        }
    }
    joined
}

/// What the "open now" script calls the days; the two words are sourced in both languages of the theme.
pub(crate) fn day_names(w: &Writer<'_>) -> String {
    let mut names = w.label("day.today").text;
    names.push('|');
    names.push_str(&w.label("day.tomorrow").text);
    for day in 1..=7 {
        names.push('|');
        names.push_str(calendar::weekday(w.lang, day));
    }
    // A day that is further away than a week needs its date: its weekday alone would be taken for the coming one.
    names.push('|');
    names.push_str(calendar::month_day_pattern(w.lang));
    names
}

fn days(w: &Writer<'_>, days: Days) -> Phrase {
    let name = |day: jiff::civil::Weekday| calendar::weekday(w.lang, day.to_monday_one_offset());
    let runs = days.runs().into_iter().map(|(first, last)| {
        if first == last {
            name(first).to_owned()
        } else {
            w.labels
                .fill(w.lang, "range", &[("a", name(first)), ("b", name(last))])
                .text
        }
    });
    let separator = if w.lang == crate::lang::Lang::ZH {
        "、"
    } else {
        " "
    };
    w.bare(runs.collect::<Vec<_>>().join(separator))
}

fn season_words(w: &Writer<'_>, season: Season) -> Phrase {
    let day = |at: crate::value::MonthDay| calendar::month_day(w.lang, at.month(), at.day());
    w.labels.fill(
        w.lang,
        "range",
        &[("a", &day(season.from())), ("b", &day(season.to()))],
    )
}

/// Days that are not over and not far away.
fn coming(w: &Writer<'_>, days: &[Interval]) -> Vec<ClosedDay> {
    let mut days: Vec<&Interval> = days.iter().filter(|days| w.site.shows_days_off(**days)).collect();
    days.sort();
    days.dedup();
    days.into_iter()
        .map(|days| ClosedDay {
            from: w.day(days.from()),
            to: (days.from() != days.to()).then(|| w.day(days.to())),
        })
        .collect()
}

/// What the script reads: the openings as `12345 09:30-13:00 05-01/09-30`, joined by `;`, then after a `|` each the days closed
/// and those worked instead, as intervals joined by `,`. Nothing in it needs escaping.
///
/// A list has one for each station that works: as JSON it weighed four times as much on a host that does not compress.
fn machine(openings: &[Opening], closed: &[Interval], worked: &[Interval]) -> String {
    let mut out = String::with_capacity(24 * openings.len() + 22 * (closed.len() + worked.len()));
    for (at, opening) in openings.iter().enumerate() {
        out.push_str(if at == 0 { "" } else { ";" });
        // Writing to a string cannot fail.
        let _ = write!(out, "{} {}-{}", week(opening.days), opening.open, opening.close);
        if let Some(season) = opening.season {
            let _ = write!(out, " {season}");
        }
    }
    for days in [closed, worked] {
        out.push('|');
        for (at, days) in days.iter().enumerate() {
            out.push_str(if at == 0 { "" } else { "," });
            let _ = write!(out, "{}", days.from());
            if days.from() != days.to() {
                let _ = write!(out, "/{}", days.to());
            }
        }
    }
    out
}

/// Days of the week as digits: `12345` is Monday to Friday.
fn week(days: Days) -> String {
    let on =
        |number: i8| jiff::civil::Weekday::from_monday_one_offset(number).is_ok_and(|day| days.contains(day));
    (1..=7_i8)
        .zip('1'..)
        .filter(|(number, _)| on(*number))
        .map(|(_, digit)| digit)
        .collect()
}

/// The same for what is no page.
pub fn machine_hours(site: &Site, station: usize) -> Option<String> {
    let data = &site.stations[station].record.data;
    let settings = site.settings();
    let closed: Vec<Interval> = data.closed.iter().chain(&settings.holidays).copied().collect();
    (!data.hours.is_empty()).then(|| machine(&data.hours, &closed, &settings.workdays))
}

/// The same for a list: what is open at a moment is asked there too.
pub(crate) fn for_list(w: &Writer<'_>, openings: &[Opening], closed: &[Interval]) -> Option<String> {
    hours(w, openings, closed).map(|hours| hours.machine.clone())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;
    use crate::value::Scalar;

    #[test]
    fn the_script_reads_openings_seasons_and_days_off() {
        let opening = |open: &str, close: &str, season: Option<&str>| Opening {
            days: Days::read("mon-fri").unwrap(),
            open: ClockTime::read(open).unwrap(),
            close: ClockTime::read(close).unwrap(),
            season: season.map(|season| Season::read(season).unwrap()),
        };
        let interval = |text: &str| Interval::read(text).unwrap();
        assert_eq!(
            machine(
                &[
                    opening("09:30", "13:00", None),
                    opening("15:30", "18:00", Some("05-01/09-30"))
                ],
                &[interval("2026-10-01/2026-10-08"), interval("2026-12-31")],
                &[interval("2026-10-10")],
            ),
            "12345 09:30-13:00;12345 15:30-18:00 05-01/09-30|2026-10-01/2026-10-08,2026-12-31|2026-10-10"
        );
    }
}
