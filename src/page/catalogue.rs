//! The disclosure catalogue: all rows with their state, and one row with its duties.
//!
//! **You are here:** `page/` — two page kinds; no IO.

use super::disclosure::{item, items};
use super::duty::{duty_row, limit, row_reason};
use super::key::PageKey;
use super::view::{CatalogueGroup, CatalogueItem, CatalogueRow, CatalogueView, DutyView, Phrase, StateCount};
use super::writer::Writer;
use crate::record::Record;
use crate::record::disclosure::{AppliesTo, CatalogueRow as RowRecord, Wording};
use crate::site::{Duty, DutyState, Site};

/// Duties on a row's page.
const DUTIES: usize = 300;
/// Disclosures on a row's page.
const DOCUMENTS: usize = 100;
/// Disclosures that the catalogue's page begins with: more would push the states of the duties off a phone's first screens.
const LATEST: usize = 5;
/// Disclosures before them, in a part that opens.
const EARLIER: usize = 20;
/// So few more stand with the newest: a part that opens would take as much room.
const FEW: usize = 3;
/// The 13 official channels, in their official order (民办函〔2019〕52号).
const CHANNELS: [&str; 13] = [
    "government-website",
    "gazette",
    "wechat-weibo-app",
    "press-conference",
    "broadcast",
    "print-media",
    "public-reading-room",
    "service-centre",
    "convenience-station",
    "on-site",
    "notice-board",
    "targeted-push",
    "other",
];

/// How many of each state, in the states' own order.
type Counts = [usize; DutyState::ALL.len()];

/// What the catalogue says of an item.
fn catalogue_item(w: &Writer<'_>, record: &Record<RowRecord>, duties: &[Duty<'_>]) -> CatalogueItem {
    let row = &record.data;
    let channel = |channel: &crate::lang::Text| {
        let (text, lang) = channel.best(w.lang, w.site.default_lang());
        if CHANNELS.contains(&text) {
            w.label(&format!("channel.{text}"))
        } else {
            w.in_lang(text, lang)
        }
    };
    CatalogueItem {
        id: record.id.to_string(),
        level2: w.phrase(&row.level2),
        elements: w.phrases(&row.elements),
        basis: row.basis.iter().map(|cited| w.cited(cited)).collect(),
        time_limit: limit(w, row),
        publisher: w.maybe(row.publisher.as_ref()),
        channels: row.channels.iter().map(channel).collect(),
        audience: row.audience.map(|audience| w.word("audience", audience.id())),
        method: row.method.map(|method| w.word("method", method.id())),
        tiers: row.tiers.iter().map(|tier| w.word("tier", tier.id())).collect(),
        // Its wording must not read as a quotation.
        unchecked: row.checked == Some(Wording::Unchecked),
        applies_to: w.word("applies-to", row.applies_to.unwrap_or(AppliesTo::Site).id()),
        reason: row_reason(w, row, duties),
    }
}

/// How many rows are in which state, for the home page.
pub(crate) fn states(w: &Writer<'_>) -> Vec<StateCount> {
    let mut counts = Counts::default();
    for at in 0..w.site.catalogue.len() {
        counts[Site::row_state(&w.site.duties(at)) as usize] += 1;
    }
    state_counts(w, &counts)
}

/// How many of each state, the worst first, without states that do not occur.
fn state_counts(w: &Writer<'_>, counts: &Counts) -> Vec<StateCount> {
    let count = |state: &DutyState| StateCount {
        state: w.word("duty", state.id()),
        count: counts[*state as usize],
    };
    DutyState::ALL
        .iter()
        .map(count)
        .filter(|count| count.count > 0)
        .collect()
}

/// `disclosure/index.html`.
pub(crate) fn catalogue(w: &Writer<'_>) -> CatalogueView {
    let site = w.site;
    let mut groups: Vec<(Phrase, Counts, Vec<CatalogueRow>)> = Vec::new();
    let mut counts = Counts::default();
    for (at, record) in site.catalogue.iter().enumerate() {
        let data = &record.data;
        let duties = site.duties(at);
        let state = Site::row_state(&duties);
        counts[state as usize] += 1;
        let row = CatalogueRow {
            item: catalogue_item(w, record, &duties),
            number: 0,
            href: w.href(PageKey::CatalogueRow(at)),
            state: w.word("duty", state.id()),
            latest: site.disclosures_of(data).first().map(|at| item(w, *at)),
        };
        let level1 = w.phrase(&data.level1);
        let group = groups.iter().position(|(own, ..)| *own == level1);
        let group = group.unwrap_or_else(|| {
            groups.push((level1, Counts::default(), Vec::new()));
            groups.len() - 1
        });
        groups[group].1[state as usize] += 1;
        groups[group].2.push(row);
    }
    // 序号 follows the order of the table, where rows of one 一级事项 stand together.
    let rows = groups.iter_mut().flat_map(|(.., rows)| rows);
    for (row, number) in rows.zip(1..) {
        row.number = number;
    }
    let published = site.disclosures.len();
    let newest = match published {
        all if all <= LATEST + FEW => all,
        _ => LATEST,
    };
    CatalogueView {
        as_of: w.day(site.today),
        counts: state_counts(w, &counts),
        groups: groups
            .into_iter()
            .map(|(level1, counts, rows)| CatalogueGroup {
                level1,
                counts: state_counts(w, &counts),
                rows,
            })
            .collect(),
        latest: items(w, 0..newest),
        earlier: items(w, newest..published.min(newest + EARLIER)),
    }
}

/// `disclosure/<item>.html`.
pub(crate) fn row(w: &Writer<'_>, at: usize) -> DutyView {
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
        official: data.official.clone(),
        level1: w.phrase(&data.level1),
        as_of: w.day(site.today),
        counts: state_counts(w, &counts),
        duties: duties.iter().map(|duty| duty_row(w, duty, at, false)).collect(),
        duties_total: total,
        documents: items(w, site.disclosures_of(data).into_iter().take(DOCUMENTS)),
    }
}
