//! Back-references, who is spoken of where: from a record to the notices, guides, disclosures and figures that concern it.
//!
//! **You are here:** `site/` — made last, so that a page finds its neighbours without a search; no IO.

use super::{FigurePages, FiguresEntry, RowOf, Site, Subject};
use std::collections::BTreeMap;

/// Places in the site's lists, by place of what they concern. Lists keep the order of `Site::notices` and `disclosures`.
#[derive(Debug, Default)]
pub struct Index {
    /// Station → notices.
    pub station_notices: BTreeMap<usize, Vec<usize>>,
    /// Region → notices.
    pub region_notices: BTreeMap<usize, Vec<usize>>,
    /// Service → notices.
    pub service_notices: BTreeMap<usize, Vec<usize>>,
    /// Service → guides that name it, itself or by its category.
    pub service_guides: BTreeMap<usize, Vec<usize>>,
    /// Audience → guides.
    pub audience_guides: BTreeMap<usize, Vec<usize>>,
    /// Category (place in the settings) → notices.
    pub category_notices: BTreeMap<usize, Vec<usize>>,
    /// Station → disclosures.
    pub station_disclosures: BTreeMap<usize, Vec<usize>>,
    /// Row of the catalogue and subject → disclosures.
    row_disclosures: BTreeMap<(usize, Subject), Vec<usize>>,
    /// Region → figures in which it has a row of its own.
    pub region_figures: BTreeMap<usize, Vec<usize>>,
    /// On which page which figures stand.
    pub figure_pages: FigurePages,
}

impl Index {
    /// Reads the site once.
    pub(crate) fn build(site: &Site) -> Index {
        let mut index = Index {
            figure_pages: FigurePages::of(&site.figures),
            ..Index::default()
        };
        for (at, notice) in site.notices.iter().enumerate() {
            let front = notice.front();
            for region in front.regions.iter().filter_map(|code| site.regions.get(code)) {
                index.region_notices.entry(region).or_default().push(at);
            }
            for station in front.stations.iter().filter_map(|id| site.station_ids.get(id)) {
                index.station_notices.entry(*station).or_default().push(at);
            }
            for id in &front.services {
                if let Some(service) = site.menu.service(id) {
                    index.service_notices.entry(service).or_default().push(at);
                } else if let Some(category) = site.menu.category(id) {
                    for service in &site.menu.categories[category].items {
                        index.service_notices.entry(*service).or_default().push(at);
                    }
                }
            }
            if let Some(category) = site.settings().column(front.category.as_ref()) {
                index.category_notices.entry(category).or_default().push(at);
            }
        }
        for at in 0..site.disclosures.len() {
            let subject = site.subject_of(at);
            if let Subject::Station(station) = subject {
                index.station_disclosures.entry(station).or_default().push(at);
            }
            let row = site.disclosures[at].front().item.as_ref();
            if let Some(row) = row.and_then(|id| site.catalogue_row(id)) {
                index.row_disclosures.entry((row, subject)).or_default().push(at);
            }
        }
        for (at, guide) in site.guides.iter().enumerate() {
            let front = guide.front();
            for service in site.guide_services(front) {
                index.service_guides.entry(service).or_default().push(at);
            }
            for audience in front.audiences.iter().filter_map(|id| site.audience(id)) {
                index.audience_guides.entry(audience).or_default().push(at);
            }
        }
        for (at, figures) in site.figures.iter().enumerate() {
            for region in stated_regions(figures) {
                index.region_figures.entry(region).or_default().push(at);
            }
        }
        index
    }

    /// What a subject has disclosed by a row of the catalogue, newest first.
    pub(crate) fn row_disclosures(&self, row: usize, subject: Subject) -> &[usize] {
        self.row_disclosures
            .get(&(row, subject))
            .map_or(&[], Vec::as_slice)
    }
}

fn stated_regions(figures: &FiguresEntry) -> impl Iterator<Item = usize> + '_ {
    figures.rows.iter().filter_map(|row| match row.of {
        RowOf::Region(region) if row.line.is_some() => Some(region),
        _ => None,
    })
}
