//! Figures and periods in words, and a region's own figures.
//!
//! **You are here:** `page/parts` — used by the statistics, the pages of regions and of disclosures; no IO.

use crate::page::key::PageKey;
use crate::page::view::{Link, Phrase, RegionFigures};
use crate::page::writer::Writer;
use crate::record::fields::is_set;
use crate::site::{Cell, FiguresEntry, RowOf};
use crate::value::{Period, PeriodKind, Quantity};

/// A figure as written; figures with Chinese words in them (近950) say so on another language's page.
pub(crate) fn text(w: &Writer<'_>, cell: &Cell) -> Phrase {
    match cell {
        Cell::Stated(quantity) | Cell::Summed(quantity) => figure(w, quantity),
        Cell::Empty => Phrase::default(),
    }
}

pub(crate) fn figure(w: &Writer<'_>, quantity: &Quantity) -> Phrase {
    written(w, &quantity.to_string())
}

/// Figures that were put together, likewise.
pub(crate) fn written(w: &Writer<'_>, text: &str) -> Phrase {
    if text.chars().any(crate::lang::chinese::is_han) {
        w.in_lang(text, crate::lang::Lang::ZH)
    } else {
        w.bare(text)
    }
}

pub(crate) fn title(w: &Writer<'_>, figures: &FiguresEntry) -> Phrase {
    let data = &figures.record.data;
    match (data.period, &data.period_text) {
        (Some(period), _) => w.bare(period_words(w, period)),
        (None, Some(text)) => w.phrase(text),
        (None, None) => w.bare(figures.record.id.as_str()),
    }
}

/// A period in the page's language.
pub(crate) fn period_words(w: &Writer<'_>, period: Period) -> String {
    use crate::lang::calendar;
    let (first, last) = (period.first(), period.last());
    let quarter = (first.month() - 1) / 3 + 1;
    match period.kind() {
        PeriodKind::Year => calendar::year(w.lang, first.year()),
        PeriodKind::Half => calendar::half(w.lang, first.year(), if first.month() == 1 { 1 } else { 2 }),
        PeriodKind::Quarter => calendar::quarter(w.lang, first.year(), quarter),
        PeriodKind::Month => calendar::month(w.lang, first.year(), first.month()),
        PeriodKind::Months => {
            let words = |date: jiff::civil::Date| calendar::month(w.lang, date.year(), date.month());
            w.labels
                .fill(w.lang, "range", &[("a", &words(first)), ("b", &words(last))])
                .text
        }
        PeriodKind::Days => {
            w.labels
                .fill(
                    w.lang,
                    "range",
                    &[("a", &w.day(first).text), ("b", &w.day(last).text)],
                )
                .text
        }
    }
}

/// The figures of one region, for its page.
pub(crate) fn of_region(w: &Writer<'_>, table: usize, region: usize) -> RegionFigures {
    let figures = &w.site.figures[table];
    let row = figures.row(RowOf::Region(region));
    let values = figures
        .columns
        .iter()
        .zip(row.into_iter().flat_map(|row| &row.cells))
        .filter(|(_, cell)| **cell != Cell::Empty)
        .map(|(measure, cell)| {
            let measure = &w.site.measures[*measure].data;
            let unit = w.maybe(measure.unit.as_ref()).unwrap_or_default();
            (w.phrase(&measure.name), text(w, cell), unit)
        })
        .collect();
    RegionFigures {
        period: table_link(w, table),
        scope: w.maybe(figures.record.data.scope.as_ref()),
        plan: is_set(figures.record.data.plan),
        values,
    }
}

/// A link to a table.
pub(crate) fn table_link(w: &Writer<'_>, table: usize) -> Link {
    let figures = &w.site.figures[table];
    let own = figures.record.data.title.as_ref();
    let page = w.site.index.figure_pages.page_of(table);
    Link {
        href: format!("{}#{}", w.href(PageKey::figures(page)), figures.record.id),
        label: own.map_or_else(|| title(w, figures), |own| w.phrase(own)),
    }
}
