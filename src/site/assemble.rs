//! All records → the site, with findings about what refers to nothing.
//!
//! **You are here:** `site/` — strings the parts of this folder together; no IO.

use super::documents::{DocumentEntry, pair};
use super::duplicate::duplicate;
use super::files::AttachmentSource;
use super::menu::Menu;
use super::references::References;
use super::regions::Regions;
use super::report::Reporter;
use super::stations::Around;
use super::{NoticeLinks, Site, files, operators, stations, statistics, withheld};
use crate::diag::{Diagnostic, Fault, Place, code};
use crate::record::fields::{Cited, Either, is_set};
use crate::record::scalar::{Id, Moment};
use crate::record::{
    Document, FileKind, Item, Origin, Parsed, Record, disclosure, document, region, settings,
};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// What a build is asked for.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day that everything which depends on the date uses.
    pub today: jiff::civil::Date,
    /// The moment before which `publish_at` holds documents back, in the site's time zone.
    pub now: jiff::civil::DateTime,
    /// Whether drafts and embargoed documents show, marked (the preview).
    pub drafts: bool,
    /// Replaces the settings' `base_url`.
    pub base_url: Option<String>,
}

/// Makes the site.
///
/// *Shape:* none when there are no settings to build with. *Errors:* Z3xx, Z4xx, Z901.
pub fn assemble(
    parsed: &[Arc<Parsed>],
    attachments: &[AttachmentSource],
    options: &Options,
) -> (Option<Site>, Vec<Diagnostic>) {
    let mut reporter = Reporter::new(parsed.iter().flat_map(|file| &file.unread));
    let sorted = Sorted::collect(parsed);
    let Some(settings) = sorted.settings.first().cloned() else {
        let lost = parsed
            .iter()
            .flat_map(|file| &file.unread)
            .any(|lost| lost.kind == FileKind::Settings);
        if !lost {
            let fault = Fault::new(
                code::NO_SITE,
                "这里没有 content/site.yaml",
                "there is no content/site.yaml here",
            )
            .help(
                "进入网站文件夹再运行，或用 --root 指出它；新网站用 zhandian init 文件夹 建立",
                "run this in a site folder or name it with --root; `zhandian init DIR` makes a new one",
            );
            reporter.report(fault, Place::file(&"content/site.yaml".into()));
        }
        return (None, reporter.found);
    };
    let languages = settings.data.languages();
    let files = files::build(attachments);
    let mut regions = Regions::build(sorted.regions, &mut reporter);
    let audiences = terms(sorted.audiences, ("服务对象", "audience"), &mut reporter);
    let tags = terms(sorted.tags, ("标签", "tag"), &mut reporter);
    let mut menu = Menu::build(sorted.categories, &audiences, &mut reporter);
    let mut operators = operators::build(sorted.operators, &sorted.stations, &mut reporter);
    let (stations, station_ids) = {
        let around = Around {
            settings: &settings.data,
            regions: &regions,
            menu: &menu,
            operators: &operators,
            tags: &tags,
        };
        stations::build(sorted.stations, &around, &mut reporter)
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
    let measures = statistics::measures(sorted.measures, &mut reporter);
    let figures = statistics::figures(
        sorted.figures,
        &measures,
        &regions,
        &station_ids,
        &stations,
        &mut reporter,
    );
    let catalogue = rows(sorted.catalogue, &mut reporter);
    let base_url = options
        .base_url
        .clone()
        .or_else(|| settings.data.base_url.as_ref().map(ToString::to_string));
    let base_url = base_url.map(|url| {
        if url.ends_with('/') {
            url
        } else {
            format!("{url}/")
        }
    });
    let mut site = Site {
        languages: languages.clone(),
        base_url,
        today: options.today,
        regions,
        stations,
        station_ids,
        operators,
        menu,
        audiences,
        tags,
        notices: Vec::new(),
        pages: Vec::new(),
        catalogue,
        disclosures: Vec::new(),
        measures,
        figures,
        files,
        notice_links: NoticeLinks::default(),
        index: super::Index::default(),
        notice_ids: BTreeMap::new(),
        letters: languages.iter().map(|lang| (*lang, OnceLock::new())).collect(),
        settings,
    };
    let embargo = Embargo {
        now: options.now,
        drafts: options.drafts,
    };
    let before = withheld::Referring::of(&sorted.notices, &sorted.disclosures, &sorted.pages);
    let paired = pair(
        sorted.notices,
        &languages,
        ("通知", "notice"),
        missing_in_notice,
        &mut reporter,
    );
    site.notices = notices(paired, &embargo, &mut reporter);
    site.notice_ids = site
        .notices
        .iter()
        .enumerate()
        .map(|(at, notice)| (notice.id.clone(), at))
        .collect();
    let paired = pair(
        sorted.pages,
        &languages,
        ("页面", "page"),
        missing_in_page,
        &mut reporter,
    );
    site.pages = pages(paired, &embargo, &mut reporter);
    let paired = pair(
        sorted.disclosures,
        &languages,
        ("公开件", "disclosure"),
        missing_in_disclosure,
        &mut reporter,
    );
    site.disclosures = disclosures(paired, &embargo, &mut reporter);
    References {
        site: &site,
        reporter: &mut reporter,
    }
    .check();
    before.withhold(&mut site);
    site.notice_links = notice_links(&site);
    site.index = super::Index::build(&site);
    (Some(site), reporter.found)
}

/// The records of all files, by kind.
#[derive(Default)]
struct Sorted {
    settings: Vec<Arc<Record<settings::Settings>>>,
    regions: Vec<Arc<Record<region::Region>>>,
    stations: Vec<Arc<Record<crate::record::station::Station>>>,
    operators: Vec<Arc<Record<crate::record::operator::Operator>>>,
    categories: Vec<Arc<Record<crate::record::menu::Category>>>,
    audiences: Vec<Arc<Record<crate::record::menu::Term>>>,
    tags: Vec<Arc<Record<crate::record::menu::Term>>>,
    notices: Vec<Arc<Document<document::Notice>>>,
    catalogue: Vec<Arc<Record<disclosure::CatalogueRow>>>,
    disclosures: Vec<Arc<Document<disclosure::Disclosure>>>,
    measures: Vec<Arc<Record<crate::record::statistics::Measure>>>,
    figures: Vec<Arc<Record<crate::record::statistics::Figures>>>,
    pages: Vec<Arc<Document<document::Page>>>,
}

impl Sorted {
    fn collect(parsed: &[Arc<Parsed>]) -> Sorted {
        let mut sorted = Sorted::default();
        for item in parsed.iter().flat_map(|file| &file.items) {
            match item {
                Item::Settings(record) => sorted.settings.push(Arc::clone(record)),
                Item::Region(record) => sorted.regions.push(Arc::clone(record)),
                Item::Station(record) => sorted.stations.push(Arc::clone(record)),
                Item::Operator(record) => sorted.operators.push(Arc::clone(record)),
                Item::Category(record) => sorted.categories.push(Arc::clone(record)),
                Item::Audience(record) => sorted.audiences.push(Arc::clone(record)),
                Item::Tag(record) => sorted.tags.push(Arc::clone(record)),
                // The word list is for the check of texts alone.
                Item::Wording(_) => {}
                Item::Notice(document) => sorted.notices.push(Arc::clone(document)),
                Item::CatalogueRow(record) => sorted.catalogue.push(Arc::clone(record)),
                Item::Disclosure(document) => sorted.disclosures.push(Arc::clone(document)),
                Item::Measure(record) => sorted.measures.push(Arc::clone(record)),
                Item::Figures(record) => sorted.figures.push(Arc::clone(record)),
                Item::Page(document) => sorted.pages.push(Arc::clone(document)),
            }
        }
        sorted
    }
}

fn terms(
    records: Vec<Arc<Record<crate::record::menu::Term>>>,
    what: (&str, &str),
    reporter: &mut Reporter,
) -> Vec<Arc<Record<crate::record::menu::Term>>> {
    unique(records, what, reporter)
}

fn rows(
    records: Vec<Arc<Record<disclosure::CatalogueRow>>>,
    reporter: &mut Reporter,
) -> Vec<Arc<Record<disclosure::CatalogueRow>>> {
    unique(records, ("公开事项", "catalogue row"), reporter)
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
            duplicate(reporter, what, record.id.as_str(), &record.origin, "id", first);
        } else {
            seen.insert(record.id.clone(), record.origin.clone());
            kept.push(record);
        }
    }
    kept
}

fn missing_in_notice(front: &document::Notice) -> Option<&'static str> {
    match (&front.title, front.date, &front.category) {
        (None, _, _) => Some("title"),
        (_, None, _) => Some("date"),
        (_, _, None) => Some("category"),
        _ => None,
    }
}

fn missing_in_page(front: &document::Page) -> Option<&'static str> {
    front.title.is_none().then_some("title")
}

fn missing_in_disclosure(front: &disclosure::Disclosure) -> Option<&'static str> {
    match (&front.item, &front.title, front.date) {
        (None, _, _) => Some("item"),
        (_, None, _) => Some("title"),
        (_, _, None) => Some("date"),
        _ => None,
    }
}

/// What is held back until when.
struct Embargo {
    now: jiff::civil::DateTime,
    drafts: bool,
}

impl Embargo {
    /// Keeps what may show; in the preview everything, with what is not public yet marked.
    fn filter<T>(
        &self,
        entries: Vec<DocumentEntry<T>>,
        draft: impl Fn(&T) -> bool,
        from: impl Fn(&T) -> Option<Moment>,
        reporter: &mut Reporter,
    ) -> Vec<DocumentEntry<T>> {
        entries
            .into_iter()
            .map(|mut entry| {
                let embargoed = from(entry.front()).filter(|moment| moment.start() > self.now);
                let draft = draft(entry.front());
                if let (Some(moment), false) = (embargoed, draft) {
                    reporter.report(published_later(moment), entry.origin().field("publish_at"));
                }
                entry.unpublished = embargoed.is_some() || draft;
                entry
            })
            .filter(|entry| self.drafts || !entry.unpublished)
            .map(|mut entry| {
                // A translation can be a draft of its own while the original is public.
                if !self.drafts && entry.versions.len() > 1 {
                    entry.versions.retain(|version| !draft(&version.document.front));
                }
                entry
            })
            .collect()
    }
}

fn published_later(moment: Moment) -> Fault {
    Fault::new(
        code::PUBLISHED_LATER,
        format!("定于 {moment} 发布，时间没到，现在生成的网站里没有它"),
        format!("to be published on {moment}: not in a site that is built now"),
    )
    .help(
        "到时间后再生成并发布一次网站；要现在就发布，删去 publish_at",
        "build and publish the site again after that time, or delete `publish_at` to publish it now",
    )
}

fn notices(
    entries: Vec<DocumentEntry<document::Notice>>,
    embargo: &Embargo,
    reporter: &mut Reporter,
) -> Vec<DocumentEntry<document::Notice>> {
    let mut entries = embargo.filter(
        entries,
        |front| is_set(front.draft),
        |front| front.publish_at,
        reporter,
    );
    entries.sort_by(|a, b| {
        let key =
            |entry: &DocumentEntry<document::Notice>| (is_set(entry.front().pinned), entry.front().date);
        key(b).cmp(&key(a)).then_with(|| a.id.cmp(&b.id))
    });
    entries
}

fn pages(
    entries: Vec<DocumentEntry<document::Page>>,
    embargo: &Embargo,
    reporter: &mut Reporter,
) -> Vec<DocumentEntry<document::Page>> {
    let mut entries = embargo.filter(entries, |front| is_set(front.draft), |_| None, reporter);
    entries.sort_by_key(|entry| {
        (
            entry.front().order.map_or(u32::MAX, |order| order.0),
            entry.id.clone(),
        )
    });
    entries
}

fn disclosures(
    entries: Vec<DocumentEntry<disclosure::Disclosure>>,
    embargo: &Embargo,
    reporter: &mut Reporter,
) -> Vec<DocumentEntry<disclosure::Disclosure>> {
    let mut entries = embargo.filter(
        entries,
        |front| is_set(front.draft),
        |front| front.publish_at,
        reporter,
    );
    entries.sort_by(|a, b| b.front().date.cmp(&a.front().date).then_with(|| a.id.cmp(&b.id)));
    entries
}

fn notice_links(site: &Site) -> NoticeLinks {
    let mut links = NoticeLinks::default();
    for (index, notice) in site.notices.iter().enumerate() {
        let link = |cited: &[Either<Id, Cited>], into: &mut BTreeMap<usize, Vec<usize>>| {
            for cited in cited {
                if let Some(target) = site.cited_notice(cited).filter(|target| *target != index) {
                    into.entry(target).or_default().push(index);
                }
            }
        };
        link(&notice.front().repeals, &mut links.repealed_by);
        link(&notice.front().interprets, &mut links.interpreted_by);
    }
    links
}
