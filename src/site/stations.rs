//! Stations in the network: levels, parents, regions served, services offered.
//!
//! **You are here:** `site/` — after regions and the menu; no IO.

use super::called;
use super::menu::Menu;
use super::operators::{self, OperatorEntry};
use super::regions::Regions;
use super::report::{Reporter, cycle, leads_back, name};
use crate::diag::{Fault, Place, code};
use crate::lang::Text;
use crate::record::fields::Either;
use crate::record::settings::Settings;
use crate::record::station::{Opening, Station};
use crate::record::{Record, menu::Term};
use crate::value::Id;
use std::collections::HashMap;
use std::sync::Arc;

/// A station in the network. Indices are places in the site's lists.
#[derive(Debug, Clone)]
pub struct StationEntry {
    /// The record.
    pub record: Arc<Record<Station>>,
    /// Place in `settings.station_levels`, 0 being the top.
    pub level: usize,
    /// Where it stands.
    pub region: Option<usize>,
    /// The station that guides it.
    pub parent: Option<usize>,
    /// The stations that it guides.
    pub children: Vec<usize>,
    /// Regions that it serves.
    pub covers: Vec<usize>,
    /// Its operator.
    pub operator: Option<usize>,
    /// What it offers, in the order of the menu.
    pub services: Vec<OfferedService>,
}

/// A service at a station.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferedService {
    /// Place in the menu's `services`.
    pub service: usize,
    /// Place in the record's `services` that names it with a note or hours of its own.
    pub own: Option<usize>,
}

impl StationEntry {
    /// Its id.
    pub fn id(&self) -> &Id {
        &self.record.id
    }

    /// Note and hours of a service, where the station says something of its own.
    pub fn offered(&self, offered: OfferedService) -> Option<(&Option<Text>, &[Opening])> {
        match self.record.data.services.get(offered.own?)? {
            Either::Map(own) => Some((&own.note, &own.hours)),
            Either::Word(_) => None,
        }
    }
}

/// What stations refer to.
pub(crate) struct Around<'s> {
    pub settings: &'s Settings,
    pub regions: &'s Regions,
    pub menu: &'s Menu,
    pub operators: &'s [OperatorEntry],
    pub tags: &'s [Arc<Record<Term>>],
}

/// Links the stations, sorted by level, region and id.
pub(crate) fn build(
    records: Vec<Arc<Record<Station>>>,
    around: &Around<'_>,
    reporter: &mut Reporter,
) -> (Vec<StationEntry>, HashMap<Id, usize>) {
    let levels: HashMap<&str, usize> = around
        .settings
        .station_levels
        .iter()
        .enumerate()
        .map(|(at, level)| (level.id.as_str(), at))
        .collect();
    let level_of = |record: &Record<Station>| levels.get(record.data.level.as_str()).copied();
    let mut sorted: Vec<(usize, Arc<Record<Station>>)> = records
        .into_iter()
        .map(|record| (level_of(&record).unwrap_or(usize::MAX), record))
        .collect();
    sorted.sort_by(|(level_a, a), (level_b, b)| {
        (level_a, &a.data.region, &a.id, &a.origin).cmp(&(level_b, &b.data.region, &b.id, &b.origin))
    });
    let mut ids: HashMap<Id, usize> = HashMap::with_capacity(sorted.len());
    let mut stations: Vec<StationEntry> = Vec::with_capacity(sorted.len());
    for (_, record) in sorted {
        if let Some(first) = ids.get(&record.id) {
            let first = stations[*first].record.origin.clone();
            reporter.duplicate(
                called::STATION.what,
                record.id.as_str(),
                (&first, &record.origin),
                "id",
            );
            continue;
        }
        ids.insert(record.id.clone(), stations.len());
        let entry = link(record, around, &levels, reporter);
        stations.push(entry);
    }
    parents(&mut stations, &ids, around, reporter);
    for index in 0..stations.len() {
        if let Some(successor) = &stations[index].record.data.successor
            && !ids.contains_key(successor)
        {
            let place = stations[index].record.origin.field("successor");
            unknown_station(reporter, &stations, successor, place);
        }
        if let Some(parent) = stations[index].parent {
            stations[parent].children.push(index);
        }
    }
    (stations, ids)
}

fn link(
    record: Arc<Record<Station>>,
    around: &Around<'_>,
    levels: &HashMap<&str, usize>,
    reporter: &mut Reporter,
) -> StationEntry {
    let data = &record.data;
    let level = levels.get(data.level.as_str()).copied().unwrap_or_else(|| {
        let known = around.settings.station_levels.iter();
        reporter.unknown(
            &called::LEVEL,
            data.level.as_str(),
            known.map(|level| (level.id.as_str(), name(&level.name))),
            record.origin.field("level"),
        );
        usize::MAX
    });
    // Where a value stands is put into words only where it is wrong: a country has half a million of them.
    let mut region_at = |code: &crate::value::RegionCode, field: &dyn Fn() -> String| {
        let found = around.regions.get(code);
        if found.is_none() {
            let place = record.origin.field(&field());
            unknown_region(reporter, around.regions, code.as_str(), place);
        }
        found
    };
    let region = data
        .region
        .as_ref()
        .and_then(|code| region_at(code, &|| "region".to_owned()));
    let mut covers: Vec<usize> = data
        .covers
        .iter()
        .enumerate()
        .filter_map(|(at, code)| region_at(code, &|| format!("covers[{at}]")))
        .collect();
    // An area station has no region of its own to serve: only what it names.
    if data.covers.is_empty() && data.area.is_none() {
        covers.extend(region);
    }
    for (at, tag) in data.tags.iter().enumerate() {
        if !around.tags.iter().any(|known| known.id == *tag) {
            reporter.unknown(
                &called::TAG,
                tag.as_str(),
                around
                    .tags
                    .iter()
                    .map(|tag| (tag.id.as_str(), name(&tag.data.name))),
                record.origin.field(&format!("tags[{at}]")),
            );
        }
    }
    let operator = operator_of(&record, around, reporter);
    let services = services_of(&record, around.menu, reporter);
    StationEntry {
        level,
        region,
        parent: None,
        children: Vec::new(),
        covers,
        operator,
        services,
        record,
    }
}

fn operator_of(record: &Record<Station>, around: &Around<'_>, reporter: &mut Reporter) -> Option<usize> {
    match record.data.operator.as_ref()? {
        Either::Word(reference) => {
            let found = operators::named(around.operators, reference.as_str());
            if found.is_none() {
                reporter.unknown(
                    &called::OPERATOR,
                    reference.as_str(),
                    around
                        .operators
                        .iter()
                        .map(|operator| (operator.id.as_str(), name(&operator.data().name))),
                    record.origin.field("operator"),
                );
            }
            found
        }
        Either::Map(operator) => {
            operators::id_in_place(operator).and_then(|id| operators::by_id(around.operators, id.as_str()))
        }
    }
}

fn services_of(record: &Record<Station>, menu: &Menu, reporter: &mut Reporter) -> Vec<OfferedService> {
    let mut offered: Vec<OfferedService> = Vec::new();
    for (at, service) in record.data.services.iter().enumerate() {
        let (id, own) = match service {
            Either::Word(id) => (id, None),
            Either::Map(service) => (&service.id, Some(at)),
        };
        if let Some(service) = menu.service(id.as_str()) {
            offered.push(OfferedService { service, own });
        } else if let Some(category) = menu.category(id.as_str()) {
            let items = menu.categories[category].items.iter();
            offered.extend(items.map(|service| OfferedService {
                service: *service,
                own: None,
            }));
        } else {
            let key = if own.is_some() { ".id" } else { "" };
            let field = format!("services[{at}]{key}");
            let services = menu
                .services
                .iter()
                .map(|service| (service.id().as_str(), name(&service.data().name)));
            let categories = menu
                .categories
                .iter()
                .map(|category| (category.record.id.as_str(), name(&category.record.data.name)));
            reporter.unknown(
                &called::SERVICE,
                id.as_str(),
                services.chain(categories),
                record.origin.field(&field),
            );
        }
    }
    // Of several entries for a service the last that says something of its own counts.
    offered.sort_unstable_by_key(|one| (one.service, std::cmp::Reverse(one.own)));
    offered.dedup_by_key(|one| one.service);
    offered.shrink_to_fit();
    offered
}

/// The parent that is named; else the only station of the nearest higher level whose area holds the station.
fn parents(
    stations: &mut [StationEntry],
    ids: &HashMap<Id, usize>,
    around: &Around<'_>,
    reporter: &mut Reporter,
) {
    let mut serving: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, station) in stations.iter().enumerate() {
        for region in &station.covers {
            serving.entry(*region).or_default().push(index);
        }
    }
    for index in 0..stations.len() {
        let parent = match &stations[index].record.data.parent {
            Some(named) => {
                let found = ids.get(named).copied();
                let place = stations[index].record.origin.field("parent");
                match found {
                    None => unknown_station(reporter, stations, named, place),
                    Some(parent) if stations[parent].level >= stations[index].level && parent != index => {
                        let level = |at: usize| {
                            around
                                .settings
                                .station_levels
                                .get(stations[at].level)
                                .map_or("?", |level| name(&level.name))
                                .to_owned()
                        };
                        let fault = Fault::new(
                            code::WRONG_PARENT_LEVEL,
                            format!(
                                "上级站点 {named} 是{}，不高于本站的{}",
                                level(parent),
                                level(index)
                            ),
                            format!(
                                "the parent {named} is of the level {}, not above {}",
                                level(parent),
                                level(index)
                            ),
                        )
                        .help(
                            "写级别更高的站点，或删去 parent",
                            "name a station of a higher level, or delete `parent`",
                        );
                        reporter.report(fault, place);
                    }
                    Some(_) => {}
                }
                found.filter(|parent| {
                    *parent != index || {
                        let fault =
                            Fault::new(code::CYCLE, "上级站点写成了自己", "the station is its own parent")
                                .help(
                                    "写上级站点的编号，或删去 parent",
                                    "name the station above, or delete `parent`",
                                );
                        reporter.report(fault, stations[index].record.origin.field("parent"));
                        false
                    }
                })
            }
            None => nearest_above(stations, index, &serving, around.regions),
        };
        stations[index].parent = parent;
    }
    cut_cycles(stations, reporter);
}

fn nearest_above(
    stations: &[StationEntry],
    index: usize,
    serving: &HashMap<usize, Vec<usize>>,
    regions: &Regions,
) -> Option<usize> {
    let level = stations[index].level;
    let region = stations[index].region?;
    if level == usize::MAX {
        return None;
    }
    let mut above: Vec<usize> = regions
        .upwards(region)
        .filter_map(|region| serving.get(&region))
        .flatten()
        .copied()
        .filter(|other| stations[*other].level < level)
        .collect();
    above.sort_unstable_by_key(|other| (std::cmp::Reverse(stations[*other].level), *other));
    above.dedup();
    let mut rest = above.as_slice();
    while let Some(first) = rest.first() {
        let of_level = rest
            .iter()
            .take_while(|other| stations[**other].level == stations[*first].level)
            .count();
        if of_level == 1 {
            return Some(*first);
        }
        rest = &rest[of_level..];
    }
    None
}

/// Levels forbid circles unless levels are unknown or wrong; then they are reported here and cut.
fn cut_cycles(stations: &mut [StationEntry], reporter: &mut Reporter) {
    for start in 0..stations.len() {
        if leads_back(start, 1000, |at| stations[at].parent) {
            let record = &stations[start].record;
            let help = (
                "改正其中一站的 parent",
                "correct `parent` of one of these stations",
            );
            reporter.report(cycle(record.id.as_str(), help), record.origin.field("parent"));
            stations[start].parent = None;
        }
    }
}

pub(crate) fn unknown_station(reporter: &mut Reporter, stations: &[StationEntry], id: &Id, place: Place) {
    reporter.unknown(
        &called::STATION,
        id.as_str(),
        stations
            .iter()
            .map(|station| (station.id().as_str(), name(&station.record.data.name))),
        place,
    );
}

pub(crate) fn unknown_region(reporter: &mut Reporter, regions: &Regions, id: &str, place: Place) {
    reporter.unknown(&called::REGION, id, regions.candidates(), place);
}
