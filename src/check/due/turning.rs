//! Days on which pages are others and nobody has to do anything but build: no reminder, and yet the day of the next build.
//!
//! **You are here:** `check/due` — added to what falls due when the next build is asked for; no IO, no clock.

use super::{Calendar, Fact};
use crate::site::StationEntry;
use crate::value::Interval;

/// What makes pages others.
#[derive(Debug, Clone, Copy)]
pub enum Turn {
    /// The day of a disclosure that is dated later than today: from then on it counts.
    Disclosure(usize),
    /// The last day of a period: what concerns it is owed by a row of the catalogue from then on.
    Period(usize),
    /// Days off are shown from that day, or no more.
    DaysOff(Interval),
}

impl Calendar<'_, '_> {
    /// All that turns.
    pub(super) fn turning(&mut self) {
        let site = self.site;
        for (at, entry) in site.disclosures.iter().enumerate() {
            if let Some(date) = entry.front().date.map(|date| date.date.0)
                && date > site.today
            {
                self.first_day(date, Fact::Turn(Turn::Disclosure(at)));
            }
        }
        for row in 0..site.catalogue.len() {
            if let Some(last) = site.period_turns(row) {
                self.last_day(last, Fact::Turn(Turn::Period(row)));
            }
        }
        let open = || site.stations.iter().filter(|entry| has_hours(entry));
        let settings = site.settings();
        let of_all = settings.holidays.iter().chain(&settings.workdays);
        let of_all = of_all.filter(|_| open().next().is_some());
        let own = open().flat_map(|entry| &entry.record.data.closed);
        for days in of_all.chain(own) {
            if let Some(day) = site.days_off_change(*days) {
                self.first_day(day, Fact::Turn(Turn::DaysOff(*days)));
            }
        }
    }
}

/// Whether a station's page shows hours, and with them days off.
fn has_hours(entry: &StationEntry) -> bool {
    let mut of_services = entry.services.iter().filter_map(|own| entry.offered(*own));
    !entry.record.data.hours.is_empty() || of_services.any(|(_, hours)| !hours.is_empty())
}
