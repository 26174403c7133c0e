//! Cards of the network's levels, with the numbers of their stations.
//!
//! **You are here:** `page/parts` — used by the home page, the list of stations and the pages of levels; no IO.

use crate::page::view::LevelCard;
use crate::page::writer::Writer;
use crate::site::Kind;

/// All levels, in the order of the settings.
pub(crate) fn levels(w: &Writer<'_>) -> Vec<LevelCard> {
    let mut counts = vec![0; w.site.settings().station_levels.len()];
    for station in &w.site.stations {
        if let Some(count) = counts.get_mut(station.level) {
            *count += 1;
        }
    }
    let levels = w.site.settings().station_levels.iter().zip(counts).enumerate();
    levels
        .map(|(at, (level, stations))| LevelCard {
            id: level.id.to_string(),
            href: w.href(Kind::Level.at(at)),
            name: w.phrase(&level.name),
            stations,
        })
        .collect()
}
