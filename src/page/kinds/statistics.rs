//! Statistics: a table for each period.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::key::PageKey;
use crate::page::parts::chart::{Bar, to_scale};
use crate::page::parts::figures::{figure, table_link, text, title, written};
use crate::page::parts::pagination::pagination;
use crate::page::view::{
    ChartView, Phrase, ProgressCell, ProgressRow, ProgressView, StatisticsCell, StatisticsColumn,
    StatisticsRow, StatisticsTable, StatisticsView,
};
use crate::page::writer::Writer;
use crate::record::fields::{Named, is_set};
use crate::site::{Cell, FiguresEntry, Kind, Piece, Ref, RowOf, compare};
use crate::value::Quantity;

/// `statistics/index.html`.
pub(super) fn content(w: &Writer<'_>) -> Content {
    page(w, 1)
}

/// `statistics/page-N.html`, numbered from 1, the list itself.
pub(super) fn page(w: &Writer<'_>, page: usize) -> Content {
    Content::new("statistics", w.label("nav.statistics"), view(w, page))
}

fn view(w: &Writer<'_>, page: usize) -> StatisticsView {
    let pages = &w.site.index.figure_pages;
    let tables: Vec<StatisticsTable> = pages.pieces(page).iter().map(|piece| table(w, piece)).collect();
    let cells = tables
        .iter()
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells);
    StatisticsView {
        summed: { cells }.any(|cell| cell.summed),
        tables,
        pagination: pagination(page, pages.count(), |page| w.href(PageKey::figures(page))),
    }
}

fn table(w: &Writer<'_>, piece: &Piece) -> StatisticsTable {
    let at = piece.table;
    let figures = &w.site.figures[at];
    // What is drawn of the whole table stands with its beginning.
    let begins = piece.rows.start == 0;
    let data = &figures.record.data;
    let reached = w.site.reached_of(at);
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
            .map(|measure| column(w, *measure))
            .collect(),
        rows: figures.rows[piece.rows.clone()]
            .iter()
            .map(|row| table_row(w, figures, row))
            .collect(),
        // Targets alone need no chart where they are drawn beside what was reached.
        charts: if reached.is_some() || !begins {
            Vec::new()
        } else {
            charts(w, figures)
        },
        progress: reached.map(|reached| progress(w, piece, reached)),
    }
}

fn column(w: &Writer<'_>, measure: usize) -> StatisticsColumn {
    let measure = &w.site.measures[measure].data;
    StatisticsColumn {
        measure: measure.id.to_string(),
        name: w.phrase(&measure.name),
        unit: w.maybe(measure.unit.as_ref()),
    }
}

/// A chart for each measure that several regions or stations of one rank have.
fn charts(w: &Writer<'_>, figures: &FiguresEntry) -> Vec<ChartView> {
    let measures = figures.columns.iter().enumerate();
    measures
        .filter_map(|(column, measure)| {
            let quantity = |row: &crate::site::Row| match row.cells.get(column) {
                Some(Cell::Stated(quantity) | Cell::Summed(quantity)) => Some(quantity.clone()),
                _ => None,
            };
            let filled = |row: &crate::site::Row, quantity: Quantity| Bar {
                name: row_name(w, row.of).2,
                figure: figure(w, &quantity),
                low: (!is_set(figures.record.data.plan)).then(|| quantity.low()),
                high: quantity.high(),
                target: is_set(figures.record.data.plan).then(|| quantity.high()),
            };
            chart(w, *measure, peers(figures, quantity, filled))
        })
        .collect()
}

/// The bars of the highest rank of rows that has two of them: the parts of a whole, never a whole beside its parts.
fn peers<T>(
    figures: &FiguresEntry,
    value: impl Fn(&crate::site::Row) -> Option<T>,
    bar: impl Fn(&crate::site::Row, T) -> Bar,
) -> Vec<Bar> {
    for depth in 0..=4 {
        let rows = figures.rows.iter().filter(|row| row.depth == depth);
        let found: Vec<_> = rows.filter_map(|row| Some((row, value(row)?))).collect();
        if found.len() > 1 {
            return found.into_iter().map(|(row, value)| bar(row, value)).collect();
        }
    }
    Vec::new()
}

fn chart(w: &Writer<'_>, measure: usize, all: Vec<Bar>) -> Option<ChartView> {
    let measure = &w.site.measures[measure].data;
    let mut title = w.phrase(&measure.name);
    if let Some(unit) = &measure.unit {
        let unit = w.phrase(unit);
        title.text = w
            .labels
            .fill(w.lang, "chart.unit", &[("a", &title.text), ("b", &unit.text)])
            .text;
    }
    Some(ChartView {
        title,
        bars: to_scale(all)?,
    })
}

/// Targets beside what was reached.
fn progress(w: &Writer<'_>, piece: &Piece, of: usize) -> ProgressView {
    let reached = &w.site.figures[of];
    let plan = &w.site.figures[piece.table];
    let shared: Vec<usize> = plan
        .columns
        .iter()
        .copied()
        .filter(|measure| reached.columns.contains(measure))
        .collect();
    let cell = |row: &crate::site::Row, measure: usize| {
        let compared = compare(plan, reached, row.of, measure);
        let share = compared.as_ref().and_then(crate::site::Reached::share);
        let shown = |quantity: Option<&Quantity>| quantity.map_or_else(Phrase::default, |own| figure(w, own));
        ProgressCell {
            measure: w.site.measures[measure].data.id.to_string(),
            planned: shown(compared.as_ref().map(|own| own.planned)),
            reached: shown(compared.as_ref().and_then(|own| own.reached)),
            share: share.map_or_else(String::new, |tenths| format!("{}.{}%", tenths / 10, tenths % 10)),
        }
    };
    let rows = plan.rows[piece.rows.clone()].iter().filter(|row| {
        shared
            .iter()
            .any(|measure| compare(plan, reached, row.of, *measure).is_some())
    });
    let begins = piece.rows.start == 0;
    let drawn = shared.iter().filter(|_| begins).filter_map(|measure| {
        let value = |row: &crate::site::Row| compare(plan, reached, row.of, *measure);
        let bar = |row: &crate::site::Row, own: crate::site::Reached<'_>| Bar {
            name: row_name(w, row.of).2,
            figure: match own.reached {
                Some(reached) => written(w, &format!("{reached} / {}", own.planned)),
                None => written(w, &format!("— / {}", own.planned)),
            },
            low: own.reached.map(Quantity::low),
            high: own.reached.map_or(0, Quantity::high),
            target: Some(own.planned.high()),
        };
        chart(w, *measure, peers(plan, value, bar))
    });
    ProgressView {
        reached: table_link(w, of),
        columns: shared.iter().map(|measure| column(w, *measure)).collect(),
        rows: rows
            .map(|row| {
                let (region, station, name, _) = row_name(w, row.of);
                ProgressRow {
                    region,
                    station,
                    name,
                    depth: row.depth,
                    cells: shared.iter().map(|measure| cell(row, *measure)).collect(),
                }
            })
            .collect(),
        charts: drawn.collect(),
    }
}

/// What a row is about: region's code, station's id, name, page.
fn row_name(w: &Writer<'_>, of: RowOf) -> (String, String, Phrase, Ref) {
    match of {
        RowOf::Region(at) => {
            let data = &w.site.regions.list[at].record.data;
            (
                data.code.as_str().to_owned(),
                String::new(),
                w.phrase(&data.name),
                Kind::Region.at(at),
            )
        }
        RowOf::Station(at) => {
            let entry = &w.site.stations[at];
            (
                String::new(),
                entry.id().to_string(),
                w.phrase(&entry.record.data.name),
                Kind::Station.at(at),
            )
        }
    }
}

fn table_row(w: &Writer<'_>, figures: &FiguresEntry, row: &crate::site::Row) -> StatisticsRow {
    let (region, station, name, key) = row_name(w, row.of);
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
