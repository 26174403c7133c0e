//! Grid of places (spatial index): the stations that work and say where they are, in cells of neighbours.
//!
//! **You are here:** `site/` — after `public`, which decides whose place may be known; read by `data/near`, which writes the cells, and
//! by pages whose list is too long to be sorted by distance; no IO.
//!
//! The cells are halves of halves (a k-d tree's leaves): each holds about as many stations as the others, a city's as small as
//! a plateau's is wide. So the number of files and the weight of each are bounded, whatever the country looks like.

use super::Site;
use crate::record::station::{Location, Status};

/// Up to this many stations every page that people look for one on lists them all, and sorts its own list.
const LISTED: usize = 100;

/// Stations in a cell, until there are too many cells. *Units:* some 150 bytes a station.
const IN_CELL: usize = 64;

/// The cells are halved at most this often: 512 of them for a whole country.
const HALVINGS: u32 = 9;

/// Stations that are near each other, and the rectangle around them. *Units:* millionths of a degree, WGS 84.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearCell {
    /// Its southern edge.
    pub south: i64,
    /// Its western edge.
    pub west: i64,
    /// Its northern edge.
    pub north: i64,
    /// Its eastern edge.
    pub east: i64,
    /// Its stations, in the site's order; never empty.
    pub stations: Vec<usize>,
}

/// A station and its place.
#[derive(Clone, Copy)]
struct Placed {
    at: usize,
    lat: i64,
    lon: i64,
}

impl Site {
    /// Whether some list of this site is too long to be sorted by distance, and places are known to sort by.
    pub fn has_near_cells(&self) -> bool {
        self.stations.len() > LISTED && self.placed().take(2).count() == 2
    }

    /// The cells. *Shape:* none for a site that [has none](Site::has_near_cells); every station that works and whose place is
    /// public is in exactly one.
    pub fn near_cells(&self) -> Vec<NearCell> {
        if !self.has_near_cells() {
            return Vec::new();
        }
        let mut cells = Vec::new();
        halve(&mut self.placed().collect::<Vec<Placed>>(), HALVINGS, &mut cells);
        cells
    }

    fn placed(&self) -> impl Iterator<Item = Placed> {
        let stations = self.stations.iter().enumerate();
        stations.filter_map(|(at, station)| {
            let works = station.record.data.status() == Status::Working;
            let place = station.whereabouts().location.filter(|_| works)?;
            let (lat, lon) = millionths(place);
            Some(Placed { at, lat, lon })
        })
    }
}

/// Halves across the longer side, until few enough are left or it was done often enough.
fn halve(all: &mut [Placed], halvings: u32, cells: &mut Vec<NearCell>) {
    let Some(first) = all.first() else { return };
    let mut cell = NearCell {
        south: first.lat,
        west: first.lon,
        north: first.lat,
        east: first.lon,
        stations: Vec::new(),
    };
    for one in all.iter() {
        cell.south = cell.south.min(one.lat);
        cell.north = cell.north.max(one.lat);
        cell.west = cell.west.min(one.lon);
        cell.east = cell.east.max(one.lon);
    }
    if all.len() <= IN_CELL || halvings == 0 {
        cell.stations = all.iter().map(|one| one.at).collect();
        cell.stations.sort_unstable();
        cells.push(cell);
        return;
    }
    // A degree of longitude is about four fifths of one of latitude, where China is.
    if (cell.north - cell.south) * 5 > (cell.east - cell.west) * 4 {
        all.sort_unstable_by_key(|one| (one.lat, one.lon, one.at));
    } else {
        all.sort_unstable_by_key(|one| (one.lon, one.lat, one.at));
    }
    let (lower, upper) = all.split_at_mut(all.len() / 2);
    halve(lower, halvings - 1, cells);
    halve(upper, halvings - 1, cells);
}

/// Latitude and longitude.
pub(crate) fn millionths(place: &Location) -> (i64, i64) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "at most 180 degrees, and a millionth is a hand's breadth"
    )]
    let whole = |degrees: f64| (degrees * 1_000_000.0).round() as i64;
    (whole(place.lat.degrees()), whole(place.lon.degrees()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;
    use crate::site::tests::site_of;
    use jiff::civil::date;
    use std::collections::BTreeSet;
    use std::fmt::Write as _;

    const SETTINGS: &str = "title: 站\nlanguages: [zh, bo]\nstation_levels: [{id: township, name: 乡镇站}]\n";

    /// A site of as many stations: one in seven does not work, one in eleven does not publish its address.
    fn site(count: usize) -> Site {
        let mut stations = String::new();
        for at in 0..count {
            let (lat, lon) = (20 + at % 30, 80 + at * 7 % 50);
            let status = if at % 7 == 0 { "closed" } else { "working" };
            let public = at % 11 != 0;
            writeln!(
                stations,
                "- {{id: s{at}, name: 站{at}, level: township, status: {status}, address_public: {public}, \
                 location: {{lat: {lat}.{at:04}, lon: {lon}.{at:04}}}}}"
            )
            .unwrap();
        }
        let files = [
            ("content/site.yaml", SETTINGS),
            ("content/stations/all.yaml", stations.as_str()),
        ];
        site_of(&files, date(2026, 11, 22))
    }

    #[test]
    fn every_station_that_works_and_says_where_it_is_stands_in_one_cell_and_no_other_in_any() {
        let site = site(3_000);
        let cells = site.near_cells();
        // Stations stand in the order of their ids, which is not that of their numbers.
        let number = |at: &usize| site.stations[*at].record.id[1..].parse::<usize>().unwrap();
        let all: Vec<usize> = cells
            .iter()
            .flat_map(|cell| cell.stations.iter().map(number))
            .collect();
        let wanted: BTreeSet<usize> = (0..3_000).filter(|at| at % 7 != 0 && at % 11 != 0).collect();
        assert_eq!(all.len(), wanted.len());
        assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), wanted);
        for cell in &cells {
            assert!((IN_CELL / 2..=IN_CELL).contains(&cell.stations.len()), "{cell:?}");
            for at in &cell.stations {
                let (lat, lon) = millionths(site.stations[*at].whereabouts().location.unwrap());
                assert!((cell.south..=cell.north).contains(&lat) && (cell.west..=cell.east).contains(&lon));
            }
        }
        assert_eq!(cells, site.near_cells(), "the same each time");
    }

    #[test]
    fn a_site_whose_lists_hold_all_has_no_cells_nor_one_that_knows_no_places() {
        assert!(!site(90).has_near_cells());
        assert!(site(90).near_cells().is_empty());
        let hidden = (0..200).fold(String::new(), |mut all, at| {
            writeln!(
                all,
                "- {{id: s{at}, name: 站, level: township, address_public: false, location: {{lat: 29.6, lon: 91.1}}}}"
            )
            .unwrap();
            all
        });
        let files = [
            ("content/site.yaml", SETTINGS),
            ("content/stations/all.yaml", &hidden),
        ];
        assert!(site_of(&files, date(2026, 11, 22)).near_cells().is_empty());
    }

    #[test]
    fn a_thousand_stations_of_one_house_are_in_few_cells() {
        let mut all: Vec<Placed> = (0..100_000).map(|at| Placed { at, lat: 1, lon: 1 }).collect();
        let mut cells = Vec::new();
        halve(&mut all, HALVINGS, &mut cells);
        assert_eq!(cells.len(), 512);
    }
}
