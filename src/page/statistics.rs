//! The statistics page: a table for each period.
//!
//! **You are here:** `page/` — one page kind; no IO.

use super::key::PageKey;
use super::view::{
    Link, Phrase, RegionFigures, StatisticsCell, StatisticsColumn, StatisticsRow, StatisticsTable,
    StatisticsView,
};
use super::writer::Writer;
use crate::record::fields::{Named, is_set};
use crate::record::scalar::{Period, PeriodKind};
use crate::site::{Cell, FiguresEntry, RowOf};

/// `statistics/index.html`.
pub(crate) fn view(w: &Writer<'_>) -> StatisticsView {
    StatisticsView {
        tables: w.site.figures.iter().map(|figures| table(w, figures)).collect(),
    }
}

fn table(w: &Writer<'_>, figures: &FiguresEntry) -> StatisticsTable {
    let data = &figures.record.data;
    let source = data.source.as_ref().map(|Named(source)| {
        let mut phrase = w.phrase(&source.name);
        if let Some(date) = &source.date {
            phrase.text = format!("{} {}", phrase.text, w.partial(date).text);
        }
        phrase
    });
    StatisticsTable {
        period: data
            .period
            .map_or_else(|| figures.record.id.to_string(), |period| period.to_string()),
        anchor: figures.record.id.to_string(),
        title: title(w, figures),
        caption: w.maybe(data.title.as_ref()),
        as_of: data.as_of.map(|date| w.day(date.0)),
        source,
        scope: w.maybe(data.scope.as_ref()),
        plan: is_set(data.plan),
        columns: figures
            .columns
            .iter()
            .map(|at| {
                let measure = &w.site.measures[*at].data;
                StatisticsColumn {
                    measure: measure.id.to_string(),
                    name: w.phrase(&measure.name),
                    unit: w.maybe(measure.unit.as_ref()),
                }
            })
            .collect(),
        rows: figures
            .rows
            .iter()
            .map(|row| table_row(w, figures, row))
            .collect(),
    }
}

fn table_row(w: &Writer<'_>, figures: &FiguresEntry, row: &crate::site::Row) -> StatisticsRow {
    let (region, station, name, key) = match row.of {
        RowOf::Region(at) => {
            let data = &w.site.regions.list[at].record.data;
            (
                data.code.as_str().to_owned(),
                String::new(),
                w.phrase(&data.name),
                PageKey::Region(at),
            )
        }
        RowOf::Station(at) => {
            let entry = &w.site.stations[at];
            (
                String::new(),
                entry.id().to_string(),
                w.phrase(&entry.record.data.name),
                PageKey::Station(at),
            )
        }
    };
    let note = row
        .line
        .and_then(|line| figures.record.data.values[line].note.as_ref());
    StatisticsRow {
        region,
        station,
        name,
        href: Some(w.href(key)),
        depth: row.depth,
        cells: figures
            .columns
            .iter()
            .zip(&row.cells)
            .map(|(measure, cell)| StatisticsCell {
                measure: w.site.measures[*measure].data.id.to_string(),
                text: text(w, cell),
                summed: matches!(cell, Cell::Summed(_)),
            })
            .collect(),
        note: w.maybe(note),
    }
}

/// A figure as written; figures with Chinese words in them (近950) say so on another language's page.
fn text(w: &Writer<'_>, cell: &Cell) -> Phrase {
    match cell {
        Cell::Stated(quantity) | Cell::Summed(quantity) => {
            let text = quantity.to_string();
            if text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9FFF}')) {
                w.in_lang(&text, crate::lang::Lang::ZH)
            } else {
                w.bare(text)
            }
        }
        Cell::Empty => Phrase::default(),
    }
}

fn title(w: &Writer<'_>, figures: &FiguresEntry) -> Phrase {
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
pub(crate) fn of_region(w: &Writer<'_>, figures: &FiguresEntry, region: usize) -> RegionFigures {
    let row = figures.rows.iter().find(|row| row.of == RowOf::Region(region));
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
    let href = format!("{}#{}", w.href(PageKey::Statistics), figures.record.id);
    let mut label = title(w, figures);
    if let Some(own) = &figures.record.data.title {
        label = w.phrase(own);
    }
    RegionFigures {
        period: Link { href, label },
        scope: w.maybe(figures.record.data.scope.as_ref()),
        values,
    }
}
