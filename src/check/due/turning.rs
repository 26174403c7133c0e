//! Days on which pages are others and nobody has to do anything but build: no reminder, and yet the day of the next build.
//!
//! **You are here:** `check/due` — added to what falls due when the next build is asked for; no IO, no clock.

use super::{Calendar, Fact};
use crate::record::station::{Opening, Status};
use crate::site::{Site, StationEntry, occurrence};
use crate::value::Interval;
use jiff::civil;

/// What makes pages others.
#[derive(Debug, Clone, Copy)]
pub enum Turn {
    /// The day of a disclosure that is dated later than today: from then on it counts.
    Disclosure(usize),
    /// The last day of a period: what concerns it is owed by a row of the catalogue from then on.
    Period(usize),
    /// Days off are shown from that day, or no more.
    DaysOff(Interval),
    /// The last day of a part of the year with its own hours: what programs read has the days of its next time from then on.
    Season(civil::Date),
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
        if let Some(last) = season_turns(site) {
            self.last_day(last, Fact::Turn(Turn::Season(last)));
        }
    }
}

/// The first last day of a part of the year that a working station has hours for. Data for other programs have addresses, and
/// so are only of sites that have one.
fn season_turns(site: &Site) -> Option<civil::Date> {
    site.base_url.as_ref()?;
    let working = site
        .stations
        .iter()
        .filter(|entry| entry.record.data.status() == Status::Working);
    let seasonal = |openings: &[Opening]| openings.iter().any(|opening| opening.season.is_some());
    let mut first: Option<civil::Date> = None;
    for entry in working {
        let data = &entry.record.data;
        if seasonal(&data.hours)
            && let Some(table) = site.timetable(&data.hours, &data.closed, site.today)
        {
            let parts = table.seasons.iter().filter_map(|part| part.days);
            let ends = parts.map(|(from, to)| occurrence(from, to, site.today).1);
            first = first.into_iter().chain(ends).min();
        }
        let offered = entry.services.iter().filter_map(|own| entry.offered(*own));
        let seasons = offered.flat_map(|(_, openings)| openings.iter().filter_map(|own| own.season));
        let ends = seasons.map(|season| occurrence(season.from(), season.to(), site.today).1);
        first = first.into_iter().chain(ends).min();
    }
    first
}

/// Whether a station's page shows hours, and with them days off.
fn has_hours(entry: &StationEntry) -> bool {
    let mut of_services = entry.services.iter().filter_map(|own| entry.offered(*own));
    !entry.record.data.hours.is_empty() || of_services.any(|(_, hours)| !hours.is_empty())
}
