//! Recurring periods: years, quarters and months that a duty comes back in.
//!
//! **You are here:** `site/duties` — pure functions on days; no IO.

use crate::record::disclosure::Every;
use jiff::{Span, ToSpan, civil};

/// A day moved by a span; the day itself at the end of the calendar.
pub(super) fn plus(date: civil::Date, span: Span) -> civil::Date {
    date.checked_add(span).unwrap_or(date)
}

/// A day moved by days, as far as the calendar goes: a mistyped `every_days: 99999999` is no span at all.
pub(super) fn days_later(date: civil::Date, days: i64) -> civil::Date {
    moved(date, Span::new().try_days(days), days < 0)
}

/// A day moved by months, as far as the calendar goes.
pub(super) fn months_later(date: civil::Date, months: u32) -> civil::Date {
    moved(date, Span::new().try_months(months), false)
}

fn moved(date: civil::Date, span: Result<Span, jiff::Error>, back: bool) -> civil::Date {
    let end = if back { civil::Date::MIN } else { civil::Date::MAX };
    span.and_then(|span| date.checked_add(span)).unwrap_or(end)
}

/// First day of the period that holds a day.
pub(super) fn begin(every: Every, day: civil::Date) -> civil::Date {
    let month = match every {
        Every::Year => 1,
        Every::Quarter => (day.month() - 1) / 3 * 3 + 1,
        Every::Month => day.month(),
    };
    civil::Date::new(day.year(), month, 1).unwrap_or(day)
}

fn length(every: Every) -> Span {
    match every {
        Every::Year => 1.year(),
        Every::Quarter => 3.months(),
        Every::Month => 1.month(),
    }
}

/// First day of the period before the one that begins on a day.
pub(super) fn previous(every: Every, start: civil::Date) -> civil::Date {
    plus(start, -length(every))
}

/// Last day of the period that begins on a day.
pub(super) fn end(every: Every, start: civil::Date) -> civil::Date {
    let next = plus(start, length(every));
    next.yesterday().unwrap_or(next)
}
