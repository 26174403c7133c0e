//! Page of a row of the disclosure catalogue, with its duties.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::parts::catalogue::catalogue_item;
use crate::page::parts::disclosures::items;
use crate::page::parts::duty::{Counts, duty_row, state_counts};
use crate::page::view::DutyView;
use crate::page::writer::Writer;

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
    let mut counts = Counts::default();
    for duty in &duties {
        counts[duty.state as usize] += 1;
    }
    if total > DUTIES {
        duties.sort_by_key(|duty| duty.state);
        duties.truncate(DUTIES);
    }
    DutyView {
        item: catalogue_item(w, record, &duties),
        official: data.official.as_ref().map(ToString::to_string),
        level1: w.phrase(&data.level1),
        as_of: w.day(site.today),
        counts: state_counts(w, &counts),
        duties: duties.iter().map(|duty| duty_row(w, duty, at, false)).collect(),
        duties_total: total,
        documents: items(w, site.disclosures_of(data).into_iter().take(DOCUMENTS)),
    }
}
