//! Nearest working stations: who serves where a station does not, and who else is near.
//!
//! **You are here:** `page/parts` — used by the page of a station; no IO.

use super::stations::card;
use crate::page::view::{Shared, StationCard};
use crate::page::writer::Writer;
use crate::record::station::{Location, Status};
use crate::site::StationEntry;

/// Stations named on another one's page.
const MOST: usize = 2;

/// Working stations known of one region: a county has fewer.
const KNOWN: usize = 100;

/// The nearest other stations that work: of the smallest region around the station that has or is served by any.
///
/// *Shape:* at most [`MOST`]; first those that serve the same place, then by distance where places on the map are known, then
/// by the order of region codes.
pub(crate) fn nearest(w: &Writer<'_>, at: usize) -> Vec<StationCard> {
    let site = w.site;
    let own = &site.stations[at];
    let Some(from) = own.region.or_else(|| own.covers.first().copied()) else {
        return Vec::new();
    };
    let mut found: Vec<usize> = Vec::new();
    for around in site.regions.upwards(from) {
        let serving = site.serving.get(&around).into_iter().flatten().copied();
        let serving = serving.filter(|other| works(&site.stations[*other]));
        let here = working(w, around);
        found = serving
            .chain(here.iter().copied())
            .filter(|other| *other != at)
            .collect();
        if !found.is_empty() {
            break;
        }
    }
    found.sort_unstable();
    found.dedup();
    found.sort_by_key(|other| {
        let other = &site.stations[*other];
        let elsewhere = !other.covers.contains(&from);
        let away = other.region.map_or(usize::MAX, |region| region.abs_diff(from));
        (elsewhere, metres(own, other).unwrap_or(u64::MAX), away)
    });
    found.into_iter().take(MOST).map(|other| card(w, other)).collect()
}

/// The stations that work in a region and below it, in code order; at most [`KNOWN`].
fn working(w: &Writer<'_>, region: usize) -> Shared<Vec<usize>> {
    let make = || {
        let entry = &w.site.regions.list[region];
        let own = entry.stations.iter().copied();
        let mut all: Vec<usize> = own.filter(|at| works(&w.site.stations[*at])).collect();
        for child in &entry.children {
            if all.len() >= KNOWN {
                break;
            }
            all.extend(working(w, *child).iter());
        }
        all.truncate(KNOWN);
        all
    };
    w.shared(|parts| &parts.working, region, make)
}

fn works(station: &StationEntry) -> bool {
    station.record.data.status() == Status::Working
}

/// How far two stations are from each other, where both say where they are. *Units:* metres, good enough for sorting.
fn metres(one: &StationEntry, other: &StationEntry) -> Option<u64> {
    let (one, other) = (one.whereabouts().location?, other.whereabouts().location?);
    Some(between(one, other))
}

fn between(one: &Location, other: &Location) -> u64 {
    /// A degree of latitude.
    const DEGREE: f64 = 111_200.0;
    let latitude = one.lat.degrees().to_radians();
    // The cosine's series: every machine adds and multiplies alike, and must make the same bytes.
    let square = latitude * latitude;
    let narrower = 1.0 - square / 2.0 + square * square / 24.0 - square * square * square / 720.0;
    let north = (other.lat.degrees() - one.lat.degrees()) * DEGREE;
    let east = (other.lon.degrees() - one.lon.degrees()) * DEGREE * narrower;
    let squares = north * north + east * east;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a sum of squares is not negative, and the earth is small"
    )]
    let metres = squares.sqrt() as u64;
    metres
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;
    use crate::value::{Latitude, Longitude, Scalar};

    fn place(lat: &str, lon: &str) -> Location {
        Location {
            lat: Latitude::read(lat).unwrap(),
            lon: Longitude::read(lon).unwrap(),
        }
    }

    #[test]
    fn a_degree_of_longitude_is_shorter_than_one_of_latitude() {
        let lhasa = place("29.65", "91.13");
        let north = between(&lhasa, &place("30.65", "91.13"));
        let east = between(&lhasa, &place("29.65", "92.13"));
        assert!((111_000..111_400).contains(&north), "{north}");
        assert!((96_400..96_900).contains(&east), "{east}");
    }
}
