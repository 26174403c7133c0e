//! Opening hours in words and for the "open now" script.
//!
//! **You are here:** `page/parts` — used by stations and their services; no IO.

use crate::lang::calendar;
use crate::page::view::{ClosedDay, HoursRow, HoursView, Phrase, Shared};
use crate::page::writer::Writer;
use crate::record::station::Opening;
use crate::value::{ClockTime, Days, Interval, Season};
use std::fmt::{self, Write as _};

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

/// JSON, with the keys of each object in alphabetical order. Nothing in it needs escaping.
fn machine(openings: &[Opening], closed: &[Interval], worked: &[Interval]) -> String {
    let mut out = String::with_capacity(96 + 80 * openings.len() + 26 * (closed.len() + worked.len()));
    // Writing to a string cannot fail.
    let _ = write_machine(&mut out, openings, closed, worked);
    out
}

fn write_machine(
    out: &mut String,
    openings: &[Opening],
    closed: &[Interval],
    worked: &[Interval],
) -> fmt::Result {
    out.push_str("{\"closed\":");
    spans(out, closed)?;
    out.push_str(",\"rows\":[");
    for (at, opening) in openings.iter().enumerate() {
        out.push_str(if at == 0 { "" } else { "," });
        write!(out, "{{\"close\":\"{}\",\"days\":[", opening.close)?;
        let mut comma = "";
        for (number, day) in (1..=7_i8).zip('1'..) {
            let on = jiff::civil::Weekday::from_monday_one_offset(number)
                .is_ok_and(|day| opening.days.contains(day));
            if on {
                out.push_str(comma);
                out.push(day);
                comma = ",";
            }
        }
        write!(out, "],\"open\":\"{}\"", opening.open)?;
        if let Some(season) = opening.season {
            write!(out, ",\"season\":\"{season}\"")?;
        }
        out.push('}');
    }
    // China has one civil time, eight hours before UTC, and no summer time.
    out.push_str("],\"utc\":480,\"worked\":");
    spans(out, worked)?;
    out.push('}');
    Ok(())
}

fn spans(out: &mut String, days: &[Interval]) -> fmt::Result {
    out.push('[');
    for (at, days) in days.iter().enumerate() {
        out.push_str(if at == 0 { "" } else { "," });
        write!(out, "[\"{}\",\"{}\"]", days.from(), days.to())?;
    }
    out.push(']');
    Ok(())
}
