//! Page of a row of the disclosure catalogue, with its duties.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::parts::catalogue::{applies_to, basis, channels, is_unchecked, tiers};
use crate::page::parts::disclosures::items;
use crate::page::parts::duty::{Counts, duty_row, limit, row_reason, state_counts};
use crate::page::view::DutyView;
use crate::page::writer::Writer;

/// Duties on a row's page.
const DUTIES: usize = 300;

/// Disclosures on a row's page.
const DOCUMENTS: usize = 100;

/// `disclosure/<item>.html`.
pub(super) fn content(w: &Writer<'_>, at: usize) -> Content {
    let view = row(w, at);
    Content::new("disclosure-row", view.level2.clone(), view)
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
        id: record.id.to_string(),
        official: data.official.clone(),
        level1: w.phrase(&data.level1),
        level2: w.phrase(&data.level2),
        elements: w.phrases(&data.elements),
        basis: basis(w, data),
        time_limit: limit(w, data),
        publisher: w.maybe(data.publisher.as_ref()),
        channels: channels(w, data),
        audience: data.audience.map(|audience| w.word("audience", audience.id())),
        method: data.method.map(|method| w.word("method", method.id())),
        tiers: tiers(w, data),
        applies_to: applies_to(w, data),
        unchecked: is_unchecked(data),
        as_of: w.day(site.today),
        counts: state_counts(w, &counts),
        reason: row_reason(w, data, &duties),
        duties: duties.iter().map(|duty| duty_row(w, duty, at, false)).collect(),
        duties_total: total,
        documents: items(w, site.disclosures_of(data).into_iter().take(DOCUMENTS)),
    }
}
