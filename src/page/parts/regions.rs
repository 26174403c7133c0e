//! Cards and groups of regions: regions in lists, stations grouped by region, two floors of the tree of regions.
//!
//! **You are here:** `page/parts` — used by the pages of regions, services and levels; no IO.

use super::stations;
use crate::page::key::PageKey;
use crate::page::view::{RegionBranch, RegionCard, RegionShare, StationGroup};
use crate::page::writer::Writer;
use crate::site::Kind;
use std::collections::BTreeMap;

/// More stations than this in a list of all of them, and the page lists regions instead.
pub(crate) const MOST_STATIONS: usize = 300;

/// More regions than this on both floors, and only the upper one is drawn.
const BOTH_FLOORS: usize = 400;

/// A region in a list.
pub(crate) fn card(w: &Writer<'_>, at: usize) -> RegionCard {
    let entry = &w.site.regions.list[at];
    RegionCard {
        code: entry.record.data.code.as_str().to_owned(),
        href: w.href(Kind::Region.at(at)),
        name: w.phrase(&entry.record.data.name),
        stations: entry.stations_below,
    }
}

/// Groups stations by county (the region of six digits above them, else their own), in code order.
pub(crate) fn groups(w: &Writer<'_>, stations: &[usize]) -> Vec<StationGroup> {
    let regions = &w.site.regions;
    let mut groups: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for at in stations {
        let region = w.site.stations[*at].region;
        let county = region.and_then(|region| {
            regions
                .upwards(region)
                .find(|above| regions.list[*above].record.data.code.as_str().len() <= 6)
                .or(Some(region))
        });
        groups.entry(county).or_default().push(*at);
    }
    groups
        .into_iter()
        .filter_map(|(region, mut stations)| {
            stations.sort_by_key(|at| {
                let entry = &w.site.stations[*at];
                (entry.level, entry.region, *at)
            });
            stations::working_first(w, &mut stations);
            Some(StationGroup {
                region: card(w, region?),
                stations: stations.iter().map(|at| stations::card(w, *at)).collect(),
            })
        })
        .collect()
}

/// Where many stations are: the topmost regions that part them, with the numbers of these stations.
/// `by`: what these stations have in common, for search: `service=meal-help`; none where search cannot narrow to them.
pub(crate) fn of_stations(w: &Writer<'_>, stations: &[usize], by: Option<&str>) -> Vec<RegionShare> {
    let regions = &w.site.regions;
    let mut counts = vec![0; regions.list.len()];
    for region in stations.iter().filter_map(|at| w.site.stations[*at].region) {
        for above in regions.upwards(region) {
            counts[above] += 1;
        }
    }
    parting(w, &counts)
        .into_iter()
        .map(|at| {
            let RegionCard { code, href, name, .. } = card(w, at);
            let search = w.href(PageKey::Search);
            RegionShare {
                narrow: by.map(|by| format!("{search}#type=station&{by}&region={code}")),
                code,
                href,
                name,
                stations: counts[at],
            }
        })
        .collect()
}

/// `counts`: stations by region. The roots; below a single one its children, and so on, so that a city's site does not begin with its province.
fn parting(w: &Writer<'_>, counts: &[usize]) -> Vec<usize> {
    let regions = &w.site.regions;
    let mut level: Vec<usize> = regions
        .roots
        .iter()
        .copied()
        .filter(|at| counts[*at] > 0)
        .collect();
    while let [only] = level.as_slice() {
        let below: Vec<usize> = regions.list[*only]
            .children
            .iter()
            .copied()
            .filter(|at| counts[*at] > 0)
            .collect();
        if below.is_empty() || !regions.list[*only].stations.is_empty() {
            break;
        }
        level = below;
    }
    level
}

/// The top regions that have stations.
pub(crate) fn top(w: &Writer<'_>) -> Vec<usize> {
    let regions = w.site.regions.list.iter();
    let counts: Vec<usize> = regions.map(|region| region.stations_below).collect();
    parting(w, &counts)
}

/// Regions, each with those directly below it.
pub(crate) fn branches(w: &Writer<'_>, regions: &[usize]) -> Vec<RegionBranch> {
    let below = |at: usize| w.site.regions.list[at].children.as_slice();
    let lower: usize = regions.iter().map(|at| below(*at).len()).sum();
    let both = regions.len() + lower <= BOTH_FLOORS;
    let cards = |all: &[usize]| all.iter().map(|at| card(w, *at)).collect::<Vec<RegionCard>>();
    regions
        .iter()
        .map(|at| RegionBranch {
            region: card(w, *at),
            below: if both { cards(below(*at)) } else { Vec::new() },
        })
        .collect()
}
