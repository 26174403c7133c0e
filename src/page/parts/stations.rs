//! Cards and links of stations: how they stand in lists and texts of other pages.
//!
//! **You are here:** `page/parts` — used by most page kinds; no IO.

use super::hours::for_list;
use crate::page::view::{Link, NearFiles, Phrase, Shared, StationCard};
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

/// Where a page whose list is too long to be sorted finds the nearest stations, of a level if it is one's page; none where no places are known.
pub(crate) fn near(w: &Writer<'_>, level: Option<usize>) -> Option<NearFiles> {
    let known = w.shared(|parts| &parts.near, 0, || w.site.has_near_cells());
    (*known).then(|| {
        let list = w.href(crate::page::PageKey::List(Kind::Station));
        NearFiles {
            folder: format!("{}data/near/", w.root),
            stations: list.trim_end_matches("index.html").to_owned(),
            level: level.map_or_else(String::new, |level| level.to_string()),
            status: w.word("status", Status::Working.id()),
        }
    })
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
