//! Checking (核对): which stations' facts are to be checked by a call or a visit, and by when; the oldest check first.
//!
//! **You are here:** `site/` — asked by the rule for stale records, by what falls due, and by the list for telephoning; no IO.

use super::Site;
use crate::record::station::Status;
use jiff::{Span, civil};

/// A station whose facts are to be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// Its place in the site's list.
    pub station: usize,
    /// The day of the last check; none: never.
    pub last: Option<civil::Date>,
    /// The last day on which that check counts; none where the site sets no limit, or it was never checked.
    pub until: Option<civil::Date>,
}

impl Site {
    /// What is known of a station's checks; none for one that does not work, which has nothing to check.
    pub fn check_of(&self, station: usize) -> Option<Check> {
        let data = &self.stations.get(station)?.record.data;
        if data.status() != Status::Working {
            return None;
        }
        let last = data.checked.as_ref().map(|checked| checked.date.0);
        let limit = self.settings().checked_within_days.map(|days| days.0);
        let until = last.zip(limit).and_then(|(last, limit)| {
            let days = Span::new().try_days(limit).ok()?;
            last.checked_add(days).ok()
        });
        Some(Check { station, last, until })
    }

    /// All checks, the oldest first: before them the stations that were never checked.
    pub fn checks(&self) -> Vec<Check> {
        let mut all: Vec<Check> = (0..self.stations.len())
            .filter_map(|station| self.check_of(station))
            .collect();
        all.sort_by_key(|check| check.last);
        all
    }
}
