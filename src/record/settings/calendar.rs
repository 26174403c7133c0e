//! Working-day calendar of the site: days off, days worked instead, working days counted.
//!
//! **You are here:** `record/settings` — a part of the settings; no IO, no clock.

use super::Settings;
use crate::value::{Date, Interval};

impl Settings {
    /// Whether the calendar of holidays says anything about that year.
    pub fn has_calendar_for(&self, year: i16) -> bool {
        self.holidays
            .iter()
            .chain(&self.workdays)
            .any(|days| days.from().year() == year || days.to().year() == year)
    }

    /// Whether people work on that day: from Monday to Friday, less holidays, and on the days worked instead.
    pub fn is_workday(&self, day: jiff::civil::Date) -> bool {
        let within = |all: &[Interval]| all.iter().any(|days| days.contains(day));
        if within(&self.workdays) {
            return true;
        }
        day.weekday().to_monday_one_offset() <= 5 && !within(&self.holidays)
    }
}

/// The day after so many working days, the first one counted being the day after `from`.
pub fn after_working_days(settings: &Settings, from: Date, days: u32) -> jiff::civil::Date {
    let mut day = from.0;
    let mut left = days;
    // A calendar that declares every day a holiday must not hang the build.
    for _ in 0..days.saturating_mul(10).saturating_add(4000) {
        if left == 0 {
            break;
        }
        let Ok(next) = day.tomorrow() else { break };
        day = next;
        if settings.is_workday(day) {
            left -= 1;
        }
    }
    day
}

/// The working days after `from`, up to and including `to`; none when `to` is not after `from`.
pub fn working_days_between(settings: &Settings, from: jiff::civil::Date, to: jiff::civil::Date) -> u32 {
    let mut days = 0;
    let mut day = from;
    while let Ok(next) = day.tomorrow()
        && next <= to
    {
        day = next;
        days += u32::from(settings.is_workday(day));
    }
    days
}
