//! Entries of disclosures: how they stand in lists.
//!
//! **You are here:** `page/parts` — used by the catalogue's pages and those of stations; no IO.

use super::document::{over, title, written_summary};
use crate::page::view::DisclosureItem;
use crate::page::writer::Writer;
use crate::site::{Kind, Site};

/// Disclosures in a list.
pub(crate) fn items(w: &Writer<'_>, places: impl Iterator<Item = usize>) -> Vec<DisclosureItem> {
    places.map(|at| item(w, at)).collect()
}

/// A disclosure in a list.
pub(crate) fn item(w: &Writer<'_>, at: usize) -> DisclosureItem {
    let entry = &w.site.disclosures[at];
    let version = entry.best(w.lang);
    let front = entry.front();
    let shown = w.site.shown_disclosure(at);
    DisclosureItem {
        href: w.href_in(Kind::Disclosure.at(at), version.lang),
        title: title(w, version),
        index_number: index_number(w.site, at),
        summary: written_summary(w, version).filter(|_| shown.whole()),
        created: front.created.map(|date| w.day(date.0)),
        over: shown.posting.map(|posting| over(w, posting)),
        date: w.published(front.date),
        other_language: w.other_language(version.lang),
    }
}

/// The given number; else year and a stable number made from the id, so that a later disclosure changes no other's.
pub(crate) fn index_number(site: &Site, at: usize) -> String {
    let entry = &site.disclosures[at];
    let front = entry.front();
    front.index_number.as_ref().map_or_else(
        || {
            let year = front
                .date
                .map_or_else(|| site.today.year(), |date| date.date.0.year());
            let hash = blake3::hash(entry.id.as_bytes()).to_hex();
            format!("{year}-{}", &hash[..8])
        },
        ToString::to_string,
    )
}
