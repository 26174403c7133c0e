//! Recurring periods: years, quarters and months that a duty comes back in.
//!
//! **You are here:** `site/duties` — pure functions on days; no IO.

use crate::record::disclosure::Every;
use jiff::{Span, ToSpan, civil};

/// A day moved by a span; the day itself at the end of the calendar.
pub(super) fn plus(date: civil::Date, span: Span) -> civil::Date {
    date.checked_add(span).unwrap_or(date)
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
