//! The page of a region, and stations grouped by region.
//!
//! **You are here:** `page/` — one page kind; no IO.

use super::key::PageKey;
use super::view::{RegionCard, RegionFigures, RegionView, StationGroup};
use super::writer::Writer;
use super::{notice_list, station, statistics, tree};
use std::collections::BTreeMap;

/// More stations than this below a region, and its page lists only its own and leads further.
const STATIONS: usize = 100;
/// Notices on a region's page.
const NOTICES: usize = 20;

/// Stations named where a region has none.
const NEAREST: usize = 10;

/// A region in a list.
pub(crate) fn card(w: &Writer<'_>, at: usize) -> RegionCard {
    let entry = &w.site.regions.list[at];
    RegionCard {
        code: entry.record.data.code.as_str().to_owned(),
        href: w.href(PageKey::Region(at)),
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
            Some(StationGroup {
                region: card(w, region?),
                stations: stations.iter().map(|at| station::card(w, *at)).collect(),
            })
        })
        .collect()
}

/// Where many stations are: the topmost regions that part them, with the numbers of these stations.
pub(crate) fn of_stations(w: &Writer<'_>, stations: &[usize]) -> Vec<RegionCard> {
    let regions = &w.site.regions;
    let mut counts = vec![0; regions.list.len()];
    for region in stations.iter().filter_map(|at| w.site.stations[*at].region) {
        for above in regions.upwards(region) {
            counts[above] += 1;
        }
    }
    parting(w, &counts)
        .into_iter()
        .map(|at| RegionCard {
            stations: counts[at],
            ..card(w, at)
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

/// `regions/<code>.html`.
pub(crate) fn view(w: &Writer<'_>, at: usize) -> RegionView {
    let site = w.site;
    let entry = &site.regions.list[at];
    let data = &entry.record.data;
    let listed = entry.stations_below <= STATIONS;
    let stations: Vec<usize> = if listed {
        site.regions
            .downwards(at)
            .into_iter()
            .flat_map(|region| site.regions.list[region].stations.iter().copied())
            .collect()
    } else {
        entry.stations.clone()
    };
    let served_by = site
        .serving
        .get(&at)
        .into_iter()
        .flatten()
        .filter(|other| !stations.contains(other));
    let notices = site
        .index
        .region_notices
        .get(&at)
        .into_iter()
        .flatten()
        .copied()
        .take(NOTICES);
    let groups = groups_below(w, at, &stations);
    let served_by: Vec<_> = served_by
        .take(STATIONS)
        .map(|other| station::card(w, *other))
        .collect();
    let nearest = if entry.stations_below == 0 && served_by.is_empty() {
        nearest(w, at)
    } else {
        None
    };
    // A list of all stations below leads to every region that has one: only the others need a way of their own.
    let (children, without) = if listed && !groups.is_empty() {
        let none = |child: &&usize| site.regions.list[**child].stations_below == 0;
        let without = entry.children.iter().filter(none);
        (Vec::new(), without.map(|child| card(w, *child)).collect())
    } else {
        (tree::branches(w, &entry.children), Vec::new())
    };
    RegionView {
        code: data.code.as_str().to_owned(),
        name: w.phrase(&data.name),
        names: w.others(&data.name),
        other_names: w.phrases(&data.other_names),
        children,
        without,
        deep: entry
            .children
            .iter()
            .any(|child| !site.regions.list[*child].children.is_empty()),
        groups,
        served_by,
        nearest,
        stations_total: entry.stations_below,
        notices: notice_list::items(w, notices),
        figures: figures(w, at),
    }
}

/// Groups by the child region that the stations lie in; those of the region itself come first.
fn groups_below(w: &Writer<'_>, at: usize, stations: &[usize]) -> Vec<StationGroup> {
    let regions = &w.site.regions;
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for station in stations {
        let Some(region) = w.site.stations[*station].region else {
            continue;
        };
        let child = regions
            .upwards(region)
            .take_while(|above| *above != at)
            .last()
            .unwrap_or(at);
        groups.entry(child).or_default().push(*station);
    }
    groups
        .into_iter()
        .map(|(region, stations)| StationGroup {
            region: card(w, region),
            stations: stations
                .into_iter()
                .map(|station| station::card(w, station))
                .collect(),
        })
        .collect()
}

/// The first region above that has stations of its own, is served by some, or holds another region that has some (the
/// next one in code order), with at most [`NEAREST`] of them.
fn nearest(w: &Writer<'_>, at: usize) -> Option<StationGroup> {
    let site = w.site;
    let list = &site.regions.list;
    let mut from = at;
    site.regions.upwards(at).skip(1).find_map(|above| {
        let own = list[above].stations.iter();
        let serving = site.serving.get(&above).into_iter().flatten();
        let mut stations: Vec<usize> = own.chain(serving).copied().collect();
        stations.sort_unstable();
        stations.dedup();
        let mut region = above;
        if stations.is_empty() {
            let others = list[above].children.iter();
            let beside = others.filter(|other| list[**other].stations_below > 0);
            if let Some(next) = beside.min_by_key(|other| other.abs_diff(from)) {
                region = *next;
                let below = site.regions.downwards(region).into_iter();
                stations = below
                    .flat_map(|below| list[below].stations.iter().copied())
                    .collect();
            }
        }
        from = above;
        (!stations.is_empty()).then(|| StationGroup {
            region: card(w, region),
            stations: stations
                .iter()
                .take(NEAREST)
                .map(|station| station::card(w, *station))
                .collect(),
        })
    })
}

fn figures(w: &Writer<'_>, at: usize) -> Vec<RegionFigures> {
    let site = w.site;
    site.index
        .region_figures
        .get(&at)
        .into_iter()
        .flatten()
        .map(|table| statistics::of_region(w, &site.figures[*table], at))
        .collect()
}
