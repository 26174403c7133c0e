//! Disclosure catalogue: all rows with their state.
//!
//! **You are here:** `page/kinds` — one page kind; a single row is in [`super::catalogue_row`]; no IO.

use crate::page::content::Content;
use crate::page::parts::catalogue::catalogue_item;
use crate::page::parts::disclosures::{item, items};
use crate::page::parts::duty::{Counts, count, row_called, state_counts};
use crate::page::view::{CatalogueGroup, CatalogueRow, CatalogueView, Phrase};
use crate::page::writer::Writer;
use crate::site::{Kind, Site};

/// Disclosures that the catalogue's page begins with: more would push the states of the duties off a phone's first screens.
const LATEST: usize = 5;

/// Disclosures before them, in a part that opens.
const EARLIER: usize = 20;

/// So few more stand with the newest: a part that opens would take as much room.
const FEW: usize = 3;

/// `disclosure/index.html`.
pub(super) fn content(w: &Writer<'_>) -> Content {
    Content::new("disclosure-catalogue", w.label("nav.disclosure"), catalogue(w))
}

fn catalogue(w: &Writer<'_>) -> CatalogueView {
    let site = w.site;
    let mut groups: Vec<(Phrase, Counts, Vec<CatalogueRow>)> = Vec::new();
    let mut counts = Counts::default();
    let mut since = None;
    for (at, record) in site.catalogue.iter().enumerate() {
        let data = &record.data;
        let duties = site.duties(at);
        since = since.max(site.states_since(data, &duties));
        let called = row_called(site, data, &duties);
        count(&mut counts, called);
        let row = CatalogueRow {
            item: catalogue_item(w, record, &duties),
            number: 0,
            href: w.href(Kind::CatalogueRow.at(at)),
            state: w.word("duty", Site::row_state(&duties).id()),
            called: w.word("duty", called),
            latest: site.disclosures_of(data).first().map(|at| item(w, *at)),
        };
        let level1 = w.phrase(&data.level1);
        let group = groups.iter().position(|(own, ..)| *own == level1);
        let group = group.unwrap_or_else(|| {
            groups.push((level1, Counts::default(), Vec::new()));
            groups.len() - 1
        });
        count(&mut groups[group].1, called);
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
        as_of: since.map(|day| w.day(day)),
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
