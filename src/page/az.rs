//! A–Z: every record by its name.
//!
//! **You are here:** `page/` — one page kind; no IO.

use super::key::{AZ_ON_ONE_PAGE, PageKey, letter_name};
use super::view::{AzEntry, AzLetter, AzView};
use super::writer::Writer;
use crate::lang::{Lang, sort};
use crate::site::{Filed, NameOf, Site};
use std::collections::BTreeMap;

/// Whether each letter has a page of its own.
pub(crate) fn is_large(site: &Site) -> bool {
    site.stations.len()
        + site.regions.list.len()
        + site.menu.services.len()
        + site.operators.len()
        + site.pages.len()
        > AZ_ON_ONE_PAGE
}

/// The letters that have pages of their own, sorted: none on a small site.
pub(crate) fn letters_with_pages(site: &Site, lang: Lang) -> &[u16] {
    if is_large(site) { site.letters(lang) } else { &[] }
}

/// `a-z.html`, or a letter's page. The page's own letters come first, then those of names that it has in another language.
pub(crate) fn view(w: &Writer<'_>, current: Option<u16>) -> AzView {
    let large = is_large(w.site);
    let mut groups: BTreeMap<(bool, u16), Vec<&Filed>> = BTreeMap::new();
    for filed in w.site.filed(w.lang) {
        groups
            .entry((filed.foreign, filed.letter))
            .or_default()
            .push(filed);
    }
    let letters = groups
        .into_iter()
        .map(|((_, letter), filed)| {
            let id = letter_name(letter);
            AzLetter {
                letter: title(letter),
                href: if large {
                    w.href(PageKey::AZLetter(letter))
                } else {
                    format!("#{id}")
                },
                id,
                count: filed.len(),
                entries: if !large || current == Some(letter) {
                    entries(w, &filed)
                } else {
                    Vec::new()
                },
            }
        })
        .collect();
    AzView {
        letters,
        current: current.map(letter_name),
    }
}

fn entries(w: &Writer<'_>, filed: &[&Filed]) -> Vec<AzEntry> {
    let mut entries: Vec<(Vec<u8>, AzEntry)> = filed
        .iter()
        .filter_map(|filed| {
            let (text, sort_key) = w.site.name_of(filed.of)?;
            let (text, own) = text.best(w.lang, w.site.default_lang());
            let (kind, key) = match filed.of {
                NameOf::Station(at) => ("station", PageKey::Station(at)),
                NameOf::Region(at) => ("region", PageKey::Region(at)),
                NameOf::Service(at) => ("service", PageKey::Service(at)),
                NameOf::Operator(at) => ("operator", PageKey::Operator(at)),
                NameOf::Page(at) => ("page", PageKey::Page(at)),
            };
            let entry = AzEntry {
                href: w.href(key),
                name: w.in_lang(text, own),
                kind: kind.to_owned(),
            };
            Some((sort::key(own, text, sort_key), entry))
        })
        .collect();
    entries.sort_by(|a, b| (&a.0, &a.1.href).cmp(&(&b.0, &b.1.href)));
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// `A` … `Z`, a Tibetan letter, or `#`.
fn title(letter: u16) -> String {
    match letter {
        0 => "#".to_owned(),
        _ => char::from_u32(u32::from(letter)).map_or_else(
            || "#".to_owned(),
            |letter| letter.to_ascii_uppercase().to_string(),
        ),
    }
}
