//! Network of records: those that documents are about, linked to each other.
//!
//! **You are here:** `site/` — before the documents are added in `assemble`; no IO.

mod renewed;

pub(super) use renewed::{Linked, link};

use super::called;
use super::menu::Menu;
use super::operators::OperatorEntry;
use super::regions::Regions;
use super::report::Reporter;
use super::stations::Around;
use super::stations::StationEntry;
use super::statistics::{FiguresEntry, MeasureEntry};
use super::{operators, stations, statistics};
use crate::diag::{Fault, Place, code};
use crate::lang::Lang;
use crate::record::settings::Settings;
use crate::record::{
    FileKind, Item, Origin, Parsed, Record, body, disclosure, menu, operator, region, settings, station,
    synonym,
};
use crate::value::Id;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The records that documents are about. Apart from them, because it is by far the largest part and stays the same while
/// a document is being written.
#[derive(Debug, Clone)]
pub struct Network {
    /// `content/site.yaml`.
    pub settings: Arc<Record<Settings>>,
    /// The languages, the default one first.
    pub languages: Vec<Lang>,
    /// Regions in code order, with their tree.
    pub regions: Regions,
    /// Stations by level, region and id.
    pub stations: Vec<StationEntry>,
    /// Station by id.
    pub station_ids: HashMap<Id, usize>,
    /// Operators by id.
    pub operators: Vec<OperatorEntry>,
    /// The service menu.
    pub menu: Menu,
    /// Audiences in the order of the file.
    pub audiences: Vec<Arc<Record<menu::Term>>>,
    /// Tags in the order of the file.
    pub tags: Vec<Arc<Record<menu::Term>>>,
    /// Words of residents for the site's own, in the order of the file.
    pub synonyms: Vec<Arc<Record<synonym::Synonym>>>,
    /// Rows of the disclosure catalogue in the order of the file.
    pub catalogue: Vec<Arc<Record<disclosure::CatalogueRow>>>,
    /// Measures in the order of the file.
    pub measures: Vec<MeasureEntry>,
    /// Figures, newest period first.
    pub figures: Vec<FiguresEntry>,
    /// Region → stations that serve it from elsewhere.
    pub serving: BTreeMap<usize, Vec<usize>>,
    /// Stations whose description has links: few, and each change asks whether these lead somewhere.
    pub(super) linking: Vec<usize>,
}

impl Network {
    /// The default language.
    pub fn default_lang(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::ZH)
    }

    /// The settings themselves.
    pub fn settings(&self) -> &Settings {
        &self.settings.data
    }

    /// An audience by its id.
    pub fn audience(&self, id: &str) -> Option<usize> {
        self.audiences
            .iter()
            .position(|audience| audience.id.as_str() == id)
    }

    /// An operator by its id.
    pub fn operator(&self, id: &str) -> Option<usize> {
        operators::by_id(&self.operators, id)
    }

    /// An operator by its id or its credit code.
    pub fn operator_named(&self, reference: &str) -> Option<usize> {
        operators::named(&self.operators, reference)
    }

    /// A row of the catalogue by its id.
    pub fn catalogue_row(&self, id: &str) -> Option<usize> {
        self.catalogue.iter().position(|row| row.id.as_str() == id)
    }

    /// Figures by their id.
    pub fn figures(&self, id: &str) -> Option<usize> {
        self.figures
            .iter()
            .position(|figures| figures.record.id.as_str() == id)
    }
}

/// Whether a station's description links to something, or something is wrong in it: then it is looked at.
fn has_links(station: &StationEntry) -> bool {
    let data = &station.record.data;
    let description = data.description.iter();
    data.photo.expose().is_some()
        || description.flat_map(|text| text.all(Lang::ZH)).any(|(_, text)| {
            text.contains("files/") || !body::links(text).is_empty() || !body::faults(text).is_empty()
        })
}

fn network(files: &[&Arc<Parsed>], reporter: &mut Reporter) -> Option<Network> {
    let sorted = Sorted::collect(files);
    let Some(settings) = sorted.settings.first().cloned() else {
        let lost = files
            .iter()
            .flat_map(|file| &file.unread)
            .any(|lost| lost.kind == FileKind::Settings);
        if !lost {
            reporter.report(no_site(), Place::file(&"content/site.yaml".into()));
        }
        return None;
    };
    let mut regions = Regions::build(sorted.regions, reporter);
    let audiences = unique(sorted.audiences, called::AUDIENCE.what, reporter);
    let tags = unique(sorted.tags, called::TAG.what, reporter);
    let mut menu = Menu::build(sorted.categories, &audiences, reporter);
    let mut operators = operators::build(sorted.operators, &sorted.stations, reporter);
    let (stations, station_ids) = {
        let around = Around {
            settings: &settings.data,
            regions: &regions,
            menu: &menu,
            operators: &operators,
            tags: &tags,
        };
        stations::build(sorted.stations, &around, reporter)
    };
    regions.place_stations(
        stations
            .iter()
            .enumerate()
            .map(|(index, station)| (index, station.region)),
    );
    for (index, station) in stations.iter().enumerate() {
        for offered in &station.services {
            menu.services[offered.service].stations.push(index);
        }
        if let Some(operator) = station.operator {
            operators[operator].stations.push(index);
        }
    }
    let measures = statistics::measures(sorted.measures, reporter);
    let figures = statistics::figures(
        sorted.figures, &measures, &regions, &station_ids, &stations, reporter,
    );
    let catalogue = unique(sorted.catalogue, called::ROW.what, reporter);
    let mut serving: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, station) in stations.iter().enumerate() {
        for region in station
            .covers
            .iter()
            .filter(|region| Some(**region) != station.region)
        {
            serving.entry(*region).or_default().push(at);
        }
    }
    let linking = (0..stations.len())
        .filter(|at| has_links(&stations[*at]))
        .collect();
    Some(Network {
        languages: settings.data.languages(),
        regions,
        stations,
        station_ids,
        operators,
        menu,
        audiences,
        tags,
        synonyms: sorted.synonyms,
        catalogue,
        measures,
        figures,
        serving,
        linking,
        settings,
    })
}

fn no_site() -> Fault {
    Fault::new(
        code::NO_SITE,
        "这里没有 content/site.yaml",
        "there is no content/site.yaml here",
    )
    .help(
        "进入网站文件夹再运行，或用 --root 指出它；新网站用 zhandian init 文件夹 建立",
        "run this in a site folder or name it with --root; `zhandian init DIR` makes a new one",
    )
}

/// The records of all files, by kind.
#[derive(Default)]
struct Sorted {
    settings: Vec<Arc<Record<settings::Settings>>>,
    regions: Vec<Arc<Record<region::Region>>>,
    stations: Vec<Arc<Record<station::Station>>>,
    operators: Vec<Arc<Record<operator::Operator>>>,
    categories: Vec<Arc<Record<menu::Category>>>,
    audiences: Vec<Arc<Record<menu::Term>>>,
    tags: Vec<Arc<Record<menu::Term>>>,
    synonyms: Vec<Arc<Record<synonym::Synonym>>>,
    catalogue: Vec<Arc<Record<disclosure::CatalogueRow>>>,
    measures: Vec<Arc<Record<crate::record::statistics::Measure>>>,
    figures: Vec<Arc<Record<crate::record::statistics::Figures>>>,
}

impl Sorted {
    fn collect(files: &[&Arc<Parsed>]) -> Sorted {
        let mut sorted = Sorted::default();
        for item in files.iter().flat_map(|file| &file.items) {
            match item {
                Item::Settings(record) => sorted.settings.push(Arc::clone(record)),
                Item::Region(record) => sorted.regions.push(Arc::clone(record)),
                Item::Station(record) => sorted.stations.push(Arc::clone(record)),
                Item::Operator(record) => sorted.operators.push(Arc::clone(record)),
                Item::Category(record) => sorted.categories.push(Arc::clone(record)),
                Item::Audience(record) => sorted.audiences.push(Arc::clone(record)),
                Item::Tag(record) => sorted.tags.push(Arc::clone(record)),
                Item::Synonym(record) => sorted.synonyms.push(Arc::clone(record)),
                Item::CatalogueRow(record) => sorted.catalogue.push(Arc::clone(record)),
                Item::Measure(record) => sorted.measures.push(Arc::clone(record)),
                Item::Figures(record) => sorted.figures.push(Arc::clone(record)),
                // The word list is for the check of texts alone.
                Item::Notice(_) | Item::Disclosure(_) | Item::Page(_) | Item::Guide(_) | Item::Wording(_) => {
                }
            }
        }
        sorted
    }
}

/// Keeps the first record of each id, in the order of the files.
fn unique<T>(
    records: Vec<Arc<Record<T>>>,
    what: (&str, &str),
    reporter: &mut Reporter,
) -> Vec<Arc<Record<T>>> {
    let mut seen: BTreeMap<Id, Origin> = BTreeMap::new();
    let mut kept = Vec::with_capacity(records.len());
    for record in records {
        if let Some(first) = seen.get(&record.id) {
            reporter.duplicate(what, record.id.as_str(), (first, &record.origin), "id");
        } else {
            seen.insert(record.id.clone(), record.origin.clone());
            kept.push(record);
        }
    }
    kept
}
