//! Page of a region, and what search knows of it.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::lang::Lang;
use crate::lang::chinese::is_hollow;
use crate::page::content::Content;
use crate::page::entry::Entry;
use crate::page::gather::Gather;
use crate::page::parts::regions::{branches, card};
use crate::page::parts::{figures, map, notices, stations};
use crate::page::view::{RegionFigures, RegionView, StationGroup};
use crate::page::writer::Writer;
use crate::site::Kind;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// More stations than this below a region, and its page lists only its own and leads further.
const STATIONS: usize = 100;

/// Notices on a region's page.
const NOTICES: usize = 20;

/// Stations named where a region has none.
const NEAREST: usize = 10;

/// `regions/<code>.html`.
pub(super) fn content(w: &Writer<'_>, at: usize) -> Content {
    let view = view(w, at);
    Content::new("region", view.name.clone(), view)
}

fn view(w: &Writer<'_>, at: usize) -> RegionView {
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
    let mut served_by: Vec<usize> = served_by.copied().collect();
    stations::working_first(w, &mut served_by);
    let served_by: Vec<_> = served_by
        .into_iter()
        .take(STATIONS)
        .map(|other| stations::card(w, other))
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
        (branches(w, &entry.children), Vec::new())
    };
    let deep = entry
        .children
        .iter()
        .any(|child| !site.regions.list[*child].children.is_empty());
    RegionView {
        code: data.code.as_str().to_owned(),
        name: w.phrase(&data.name),
        names: w.others(&data.name),
        other_names: w.phrases(&data.other_names),
        children,
        without,
        deep,
        groups,
        map: if deep { None } else { map::map(w, at) },
        near: if listed { None } else { stations::near(w, None) },
        served_by,
        nearest,
        stations_total: entry.stations_below,
        notices: notices::items(w, notices),
        figures: own_figures(w, at),
    }
}

/// Groups by the child region that the stations lie in; those of the region itself come first.
///
/// Where each has but one, its heading would say its station's name once more: they are one group then.
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
    if groups.len() > 1 && groups.values().all(|stations| stations.len() == 1) {
        let all = groups.into_values().flatten().collect();
        groups = BTreeMap::from([(at, all)]);
    }
    groups
        .into_iter()
        .map(|(region, mut stations)| {
            stations::working_first(w, &mut stations);
            StationGroup {
                region: card(w, region),
                stations: stations
                    .into_iter()
                    .map(|station| stations::card(w, station))
                    .collect(),
            }
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
        stations::working_first(w, &mut stations);
        (!stations.is_empty()).then(|| StationGroup {
            region: card(w, region),
            stations: stations
                .iter()
                .take(NEAREST)
                .map(|station| stations::card(w, *station))
                .collect(),
        })
    })
}

fn own_figures(w: &Writer<'_>, at: usize) -> Vec<RegionFigures> {
    let site = w.site;
    site.index
        .region_figures
        .get(&at)
        .into_iter()
        .flatten()
        .map(|table| figures::of_region(w, *table, at))
        .collect()
}

/// What search finds.
pub(super) fn entries<'s>(all: &Gather<'s>, entries: &mut Vec<Entry<'s>>) {
    for (at, region) in all.site.regions.list.iter().enumerate() {
        let data = &region.record.data;
        // 市辖区 has a page, but nobody looks for it by that name.
        if data.name.get(Lang::ZH, all.default).is_some_and(is_hollow) {
            continue;
        }
        let mut entry = all.named(Kind::Region.at(at), &data.name, &data.other_names, &data.pinyin);
        entry.codes.push(Cow::Borrowed(data.code.as_str()));
        all.latin(&mut entry, &data.name);
        all.short(&mut entry, &data.name);
        entry.regions.push(at);
        if let Some(parent) = region.parent {
            all.place(&mut entry, parent);
            entry.context = all.above(parent);
        }
        entries.push(entry);
    }
}
