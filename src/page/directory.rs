//! Home, the list of stations, levels, search, shortlist.
//!
//! **You are here:** `page/` — the pages that lead to the others; no IO.

use super::key::PageKey;
use super::region::{card, groups, of_stations, top};
use super::tree::branches;
use super::view::{HomeView, LevelCard, LevelView, Link, SearchView, ShortlistView, StationListView};
use super::writer::Writer;
use super::{catalogue, notice_list, service};

/// More stations than this, and a page lists regions instead.
const STATIONS: usize = 300;
/// Notices on the home page.
const NOTICES: usize = 8;

fn levels(w: &Writer<'_>) -> Vec<LevelCard> {
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
            href: w.href(PageKey::Level(at)),
            name: w.phrase(&level.name),
            stations,
        })
        .collect()
}

/// `index.html`.
pub(crate) fn home(w: &Writer<'_>) -> HomeView {
    let site = w.site;
    let settings = site.settings();
    let all: Vec<usize> = (0..site.stations.len()).collect();
    let few = all.len() <= STATIONS;
    HomeView {
        title: w.phrase(&settings.title),
        titles: w.others(&settings.title),
        description: w.maybe(settings.description.as_ref()),
        descriptions: settings
            .description
            .as_ref()
            .map_or_else(Vec::new, |text| w.others(text)),
        levels: levels(w).into_iter().filter(|level| level.stations > 0).collect(),
        categories: service::categories(w, false),
        audiences: service::audiences(w),
        groups: if few { groups(w, &all) } else { Vec::new() },
        regions: top(w).into_iter().map(|at| card(w, at)).collect(),
        notices: notice_list::items(w, 0..site.notices.len().min(NOTICES)),
        notices_href: w.href(PageKey::Notices(1)),
        hotline: w.feedback(None),
        stations_href: w.href(PageKey::Stations),
        duties: catalogue::states(w),
        disclosure_href: w.href(PageKey::Catalogue),
        statistics_href: w.href(PageKey::Statistics),
        stations_total: all.len(),
    }
}

/// `stations/index.html`.
pub(crate) fn stations(w: &Writer<'_>) -> StationListView {
    let all: Vec<usize> = (0..w.site.stations.len()).collect();
    let few = all.len() <= STATIONS;
    StationListView {
        levels: levels(w),
        groups: if few { groups(w, &all) } else { Vec::new() },
        regions: if few { Vec::new() } else { branches(w, &top(w)) },
        total: all.len(),
    }
}

/// `levels/<id>.html`.
pub(crate) fn level(w: &Writer<'_>, at: usize) -> LevelView {
    let level = &w.site.settings().station_levels[at];
    let own: Vec<usize> = (0..w.site.stations.len())
        .filter(|station| w.site.stations[*station].level == at)
        .collect();
    let few = own.len() <= STATIONS;
    LevelView {
        id: level.id.to_string(),
        name: w.phrase(&level.name),
        description: level.description.as_ref().map(|text| w.html(text)),
        groups: if few { groups(w, &own) } else { Vec::new() },
        regions: if few { Vec::new() } else { of_stations(w, &own) },
        total: own.len(),
        others: levels(w)
            .into_iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, level)| level)
            .collect(),
    }
}

/// Ways to find something without search.
pub(crate) fn browse(w: &Writer<'_>) -> Vec<Link> {
    vec![
        w.link(PageKey::Stations, w.label("nav.stations")),
        w.link(PageKey::Services, w.label("nav.services")),
        w.link(PageKey::Notices(1), w.label("nav.notices")),
        w.link(PageKey::AZ, w.label("nav.a-z")),
    ]
}

/// `search.html`.
pub(crate) fn search(w: &Writer<'_>, index: &str) -> SearchView {
    SearchView {
        index: index.to_owned(),
        browse: browse(w),
        contact: w.feedback(None),
    }
}

/// `shortlist.html`.
pub(crate) fn shortlist(w: &Writer<'_>) -> ShortlistView {
    ShortlistView { browse: browse(w) }
}
