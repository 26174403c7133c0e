//! Everything that search can find.
//!
//! **You are here:** `page/` — reads the site as the pages do; no IO.

use super::entry::Entry;
use super::key::{PageId, PageKey};
use super::plan::exists;
use super::station::search_terms;
use crate::lang::{Lang, Text};
use crate::site::{DocumentEntry, Site};

/// All entries, stations first.
pub fn entries(site: &Site) -> Vec<Entry> {
    let mut all = Vec::new();
    let default = site.default_lang();
    let names = |text: &Text| {
        text.all(default)
            .map(|(lang, text)| (lang, text.to_owned()))
            .collect::<Vec<_>>()
    };
    let others = |texts: &[Text]| -> Vec<String> {
        texts
            .iter()
            .flat_map(|text| {
                text.all(default)
                    .map(|(_, text)| text.to_owned())
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    let urls = |key: PageKey| -> Vec<(Lang, String)> {
        let ids = site.languages.iter().map(|lang| PageId { key, lang: *lang });
        ids.filter(|id| exists(site, *id))
            .map(|id| (id.lang, id.path(site)))
            .collect()
    };
    let region_context = |region: Option<usize>| region.map_or_else(Vec::new, |at| above(site, at));
    for (at, station) in site.stations.iter().enumerate() {
        all.push(Entry {
            kind: "station",
            names: names(&station.record.data.name),
            terms: search_terms(station),
            context: region_context(station.region),
            urls: urls(PageKey::Station(at)),
        });
    }
    for (at, service) in site.menu.services.iter().enumerate() {
        let data = service.data();
        let mut terms = others(&data.other_names);
        terms.extend(data.code.clone());
        terms.extend(data.pinyin.iter().cloned());
        all.push(Entry {
            kind: "service",
            names: names(&data.name),
            terms,
            context: names(&site.menu.categories[service.category].record.data.name),
            urls: urls(PageKey::Service(at)),
        });
    }
    for (at, category) in site.menu.categories.iter().enumerate() {
        all.push(plain(
            "service",
            names(&category.record.data.name),
            urls(PageKey::Category(at)),
        ));
    }
    for (at, audience) in site.audiences.iter().enumerate() {
        all.push(plain(
            "audience",
            names(&audience.data.name),
            urls(PageKey::Audience(at)),
        ));
    }
    for (at, region) in site.regions.list.iter().enumerate() {
        let data = &region.record.data;
        let mut terms = others(&data.other_names);
        terms.push(data.code.as_str().to_owned());
        terms.extend(data.pinyin.iter().cloned());
        all.push(Entry {
            kind: "region",
            names: names(&data.name),
            terms,
            context: region_context(region.parent),
            urls: urls(PageKey::Region(at)),
        });
    }
    for (at, operator) in site.operators.iter().enumerate() {
        let mut terms = others(&operator.data().other_names);
        terms.extend(operator.data().credit_code.as_ref().map(ToString::to_string));
        let names = names(&operator.data().name);
        all.push(Entry {
            kind: "operator",
            names,
            terms,
            context: Vec::new(),
            urls: urls(PageKey::Operator(at)),
        });
    }
    for (at, notice) in site.notices.iter().enumerate() {
        let category = site
            .settings()
            .notice_categories
            .iter()
            .find(|own| Some(&own.id) == notice.front().category.as_ref());
        let mut terms: Vec<String> = notice
            .front()
            .document_number
            .iter()
            .map(ToString::to_string)
            .collect();
        terms.extend(others(&notice.front().keywords));
        all.push(Entry {
            kind: "notice",
            names: titles(notice, |front| front.title.as_ref()),
            terms,
            context: category.map_or_else(Vec::new, |category| names(&category.name)),
            urls: urls(PageKey::Notice(at)),
        });
    }
    for (at, disclosure) in site.disclosures.iter().enumerate() {
        all.push(Entry {
            kind: "disclosure",
            names: titles(disclosure, |front| front.title.as_ref()),
            terms: disclosure.front().index_number.clone().into_iter().collect(),
            context: Vec::new(),
            urls: urls(PageKey::Disclosure(at)),
        });
    }
    for (at, page) in site.pages.iter().enumerate() {
        all.push(plain(
            "page",
            titles(page, |front| front.title.as_ref()),
            urls(PageKey::Page(at)),
        ));
    }
    all
}

fn plain(kind: &'static str, names: Vec<(Lang, String)>, urls: Vec<(Lang, String)>) -> Entry {
    Entry {
        kind,
        names,
        terms: Vec::new(),
        context: Vec::new(),
        urls,
    }
}

fn titles<T>(entry: &DocumentEntry<T>, title: impl Fn(&T) -> Option<&Text>) -> Vec<(Lang, String)> {
    entry
        .versions
        .iter()
        .filter_map(|version| {
            let title = title(&version.document.front)?;
            Some((version.lang, title.best(version.lang, version.lang).0.to_owned()))
        })
        .collect()
}

/// The names of a region and the one above it, in each language that both have.
fn above(site: &Site, region: usize) -> Vec<(Lang, String)> {
    let default = site.default_lang();
    let chain: Vec<usize> = site.regions.upwards(region).take(2).collect();
    site.languages
        .iter()
        .filter_map(|lang| {
            let names: Option<Vec<&str>> = chain
                .iter()
                .rev()
                .map(|at| site.regions.list[*at].record.data.name.get(*lang, default))
                .collect();
            names.map(|names| (*lang, names.join(" ")))
        })
        .collect()
}
