//! A–Z: every record by its name.
//!
//! **You are here:** `page/` — one page kind; no IO. *Source:* tibetan.md C1–C3: sorted here, never in the browser.

use super::key::{AZ_ON_ONE_PAGE, PageKey, letter_name, letter_of};
use super::view::{AzEntry, AzLetter, AzView};
use super::writer::Writer;
use crate::lang::{Lang, Text, sort};
use crate::site::Site;
use std::collections::BTreeMap;

/// A name to be listed.
struct Name<'s> {
    text: &'s Text,
    sort_key: Option<&'s str>,
    kind: &'static str,
    key: PageKey,
}

fn names(site: &Site) -> impl Iterator<Item = Name<'_>> {
    let stations = site.stations.iter().enumerate().map(|(at, entry)| {
        let data = &entry.record.data;
        Name { text: &data.name, sort_key: data.sort_key.as_deref(), kind: "station", key: PageKey::Station(at) }
    });
    let regions = site.regions.list.iter().enumerate().map(|(at, entry)| {
        let data = &entry.record.data;
        Name { text: &data.name, sort_key: data.sort_key.as_deref(), kind: "region", key: PageKey::Region(at) }
    });
    let services = site.menu.services.iter().enumerate().map(|(at, entry)| {
        let data = entry.data();
        Name { text: &data.name, sort_key: data.sort_key.as_deref(), kind: "service", key: PageKey::Service(at) }
    });
    let operators = site.operators.iter().enumerate().map(|(at, entry)| {
        let data = entry.data();
        Name { text: &data.name, sort_key: data.sort_key.as_deref(), kind: "operator", key: PageKey::Operator(at) }
    });
    let pages = site.pages.iter().enumerate().filter_map(|(at, entry)| {
        entry.front().title.as_ref().map(|text| Name { text, sort_key: None, kind: "page", key: PageKey::Page(at) })
    });
    stations.chain(regions).chain(services).chain(operators).chain(pages)
}

fn is_large(site: &Site) -> bool {
    site.stations.len() + site.regions.list.len() + site.menu.services.len() + site.operators.len() + site.pages.len()
        > AZ_ON_ONE_PAGE
}

/// The letters that have pages of their own: none on a small site.
pub(crate) fn letters_with_pages(site: &Site, lang: Lang) -> Vec<u16> {
    if !is_large(site) {
        return Vec::new();
    }
    let default = site.default_lang();
    let mut letters: Vec<u16> = names(site)
        .filter_map(|name| {
            let (text, of) = name.text.best(lang, default);
            letter_of(&sort::initial(of, text, name.sort_key).id)
        })
        .collect();
    letters.sort_unstable();
    letters.dedup();
    letters
}

/// `a-z.html`, or a letter's page.
pub(crate) fn view(w: &Writer<'_>, current: Option<u16>) -> AzView {
    let site = w.site;
    let large = is_large(site);
    let default = site.default_lang();
    // Names that a language lacks stand in another one and are filed by that one's letters: first the page's own.
    let mut groups: BTreeMap<(bool, u16), (String, Vec<(Vec<u8>, AzEntry)>)> = BTreeMap::new();
    let mut counts: BTreeMap<(bool, u16), usize> = BTreeMap::new();
    for name in names(site) {
        let (text, of) = name.text.best(w.lang, default);
        let initial = sort::initial(of, text, name.sort_key);
        let letter = letter_of(&initial.id).unwrap_or(0);
        let group = (of != w.lang || letter == 0, letter);
        *counts.entry(group).or_default() += 1;
        let entries = groups.entry(group).or_insert_with(|| (initial.letter.clone(), Vec::new()));
        if !large || current == Some(letter) {
            let entry = AzEntry { href: w.href(name.key), name: w.in_lang(text, of), kind: name.kind.to_owned() };
            entries.1.push((sort::key(of, text, name.sort_key), entry));
        }
    }
    let letters = groups
        .into_iter()
        .map(|(group, (letter, mut entries))| {
            entries.sort_by(|a, b| (&a.0, &a.1.href).cmp(&(&b.0, &b.1.href)));
            let id = letter_name(group.1);
            AzLetter {
                letter,
                href: if large { w.href(PageKey::AZLetter(group.1)) } else { format!("#{id}") },
                id,
                entries: entries.into_iter().map(|(_, entry)| entry).collect(),
                count: counts.get(&group).copied().unwrap_or_default(),
            }
        })
        .collect();
    AzView { letters, current: current.map(letter_name) }
}
