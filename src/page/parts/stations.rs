//! Cards and links of stations: how they stand in lists and texts of other pages.
//!
//! **You are here:** `page/parts` — used by most page kinds; no IO.

use super::hours::for_list;
use crate::page::view::{Link, Phrase, Shared, StationCard};
use crate::page::writer::{Writer, phones};
use crate::record::station::{Location, Status};
use crate::site::{Kind, StationEntry};

/// A station in a list.
pub(crate) fn card(w: &Writer<'_>, at: usize) -> StationCard {
    let entry = &w.site.stations[at];
    let data = &entry.record.data;
    let place = entry.whereabouts();
    StationCard {
        id: entry.id().to_string(),
        href: w.href(Kind::Station.at(at)),
        name: w.phrase(&data.name),
        level: level_name(w, entry),
        status: w.word("status", data.status().id()),
        address: w.maybe(place.address),
        phones: phones(&data.phone),
        location: place.location.map(coordinates),
        hours: (data.status() == Status::Working)
            .then(|| for_list(w, &data.hours, &data.closed))
            .flatten(),
    }
}

/// The order of a list in which people look for a station to go to: those that work come first, else as they were.
pub(crate) fn working_first(w: &Writer<'_>, stations: &mut [usize]) {
    stations.sort_by_key(|at| w.site.stations[*at].record.data.status() != Status::Working);
}

pub(crate) fn level_name(w: &Writer<'_>, entry: &StationEntry) -> Shared<Phrase> {
    w.shared(
        |parts| &parts.level_names,
        entry.level,
        || match w.site.settings().station_levels.get(entry.level) {
            Some(level) => w.phrase(&level.name),
            None => w.bare(entry.record.data.level.as_str()),
        },
    )
}

/// A place on a map, as the browser script reads it.
pub(crate) fn coordinates(location: &Location) -> String {
    format!("{},{}", location.lat, location.lon)
}

/// A link to a station.
pub(crate) fn station_link(w: &Writer<'_>, at: usize) -> Link {
    w.link(
        Kind::Station.at(at),
        w.phrase(&w.site.stations[at].record.data.name),
    )
}
