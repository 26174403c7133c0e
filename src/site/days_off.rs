//! Days off that pages show: from sixty days before them until they are over.
//!
//! **You are here:** `site/` — asked by the pages of stations and by [`crate::check::due`], so that both mean the same days; no IO,
//! no clock: the day is the site's.

use super::Site;
use crate::value::Interval;
use jiff::{ToSpan, civil};

/// Days off further away than this are not shown yet. *Units:* days.
const AHEAD: i64 = 60;

impl Site {
    /// Whether days off are shown: not over, and not far away.
    pub fn shows_days_off(&self, days: Interval) -> bool {
        shown_from(days) <= self.today && self.today <= days.to()
    }

    /// The first day after today on which days off come to the pages or leave them.
    pub fn days_off_change(&self, days: Interval) -> Option<civil::Date> {
        let gone_from = days.to().tomorrow().ok();
        [Some(shown_from(days)), gone_from]
            .into_iter()
            .flatten()
            .find(|day| *day > self.today)
    }
}

fn shown_from(days: Interval) -> civil::Date {
    days.from().checked_sub(AHEAD.days()).unwrap_or(days.from())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use crate::site::tests::site_of;
    use crate::value::{Interval, Scalar};
    use jiff::civil::{Date, date};

    #[test]
    fn days_off_come_sixty_days_ahead_and_go_when_they_are_over() {
        let settings = "title: 站\nlanguages: [zh]\nstation_levels: [{id: township, name: 乡镇站}]\n";
        let days = Interval::read("2026-10-01/2026-10-08").unwrap();
        let on = |today: Date| {
            let site = site_of(&[("content/site.yaml", settings)], today);
            (site.shows_days_off(days), site.days_off_change(days))
        };
        let (comes, goes) = (date(2026, 8, 2), date(2026, 10, 9));
        assert_eq!(on(date(2026, 8, 1)), (false, Some(comes)));
        assert_eq!(on(comes), (true, Some(goes)));
        assert_eq!(on(date(2026, 10, 8)), (true, Some(goes)));
        assert_eq!(on(goes), (false, None));
    }
}
