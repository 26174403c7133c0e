//! Page of a row of the disclosure catalogue, with its duties.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::entry::Entry;
use crate::page::gather::Gather;
use crate::page::parts::catalogue::catalogue_item;
use crate::page::parts::disclosures::items;
use crate::page::parts::duty::{Counts, called, count, duty_row, state_counts};
use crate::page::view::DutyView;
use crate::page::writer::Writer;
use crate::site::Kind;
use std::borrow::Cow;

/// Duties on a row's page.
const DUTIES: usize = 300;

/// Disclosures on a row's page.
const DOCUMENTS: usize = 100;

/// `disclosure/<item>.html`.
pub(super) fn content(w: &Writer<'_>, at: usize) -> Content {
    let view = row(w, at);
    Content::new("disclosure-row", view.item.level2.clone(), view)
}

fn row(w: &Writer<'_>, at: usize) -> DutyView {
    let site = w.site;
    let record = &site.catalogue[at];
    let data = &record.data;
    let mut duties = site.duties(at);
    let total = duties.len();
    let since = site.states_since(data, &duties);
    let mut counts = Counts::default();
    for duty in &duties {
        count(&mut counts, called(duty));
    }
    if total > DUTIES {
        duties.sort_by_key(|duty| duty.state);
        duties.truncate(DUTIES);
    }
    DutyView {
        item: catalogue_item(w, record, &duties),
        official: data.official.as_ref().map(ToString::to_string),
        level1: w.phrase(&data.level1),
        as_of: since.map(|day| w.day(day)),
        counts: state_counts(w, &counts),
        duties: duties.iter().map(|duty| duty_row(w, duty, at, false)).collect(),
        duties_total: total,
        documents: items(w, site.disclosures_of(data).into_iter().take(DOCUMENTS)),
    }
}

/// What search finds: a row by its item, its official number and what is to be published.
pub(super) fn entries<'s>(all: &Gather<'s>, entries: &mut Vec<Entry<'s>>) {
    for (at, record) in all.site.catalogue.iter().enumerate() {
        let data = &record.data;
        let mut entry = all.entry(Kind::CatalogueRow.at(at), all.said(&data.level2));
        // Its pages lie beside those of disclosures, not with them.
        entry.kind = "catalogue";
        let official = data.official.as_ref().map(|code| Cow::Borrowed(code.as_str()));
        entry
            .codes
            .extend(official.into_iter().chain([Cow::Borrowed(data.id.as_str())]));
        entry.context = Gather::owned(all.said(&data.level1));
        all.say(&mut entry.fields, &data.level1);
        all.say_all(&mut entry.body, data.elements.iter().chain(&data.publisher));
        for basis in &data.basis {
            all.say(&mut entry.body, &basis.title);
        }
        entries.push(entry);
    }
}
