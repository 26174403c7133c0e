//! Statistics: measures and figures, rolled up the region tree.
//!
//! **You are here:** `site/` — after regions and stations; no IO.

mod pages;
mod roll_up;
mod totals;

pub(super) use pages::FigurePages;
pub use pages::Piece;

use super::called;
use super::regions::Regions;
use super::report::{Reporter, name};
use super::stations::{StationEntry, unknown_region, unknown_station};
use crate::diag::{Fault, code};
use crate::record::Record;
use crate::record::statistics::{Figures, Measure, Values};
use crate::value::{Id, MeasureId, Quantity};
use roll_up::{columns, roll_up};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use totals::compare_totals;

/// A measure.
pub type MeasureEntry = Arc<Record<Measure>>;

/// What a row of a table is about; places in the site's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowOf {
    /// A region.
    Region(usize),
    /// A station.
    Station(usize),
}

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// As the source states it.
    Stated(Quantity),
    /// The sum of exact parts.
    Summed(Quantity),
    /// Nothing is known.
    Empty,
}

/// A row of figures.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it is about.
    pub of: RowOf,
    /// Depth below the first row, from 0.
    pub depth: usize,
    /// Place of the line in the record's `values`, where the row is stated.
    pub line: Option<usize>,
    /// One cell a column of [`FiguresEntry::columns`].
    pub cells: Vec<Cell>,
}

/// Figures of one period, as a table.
#[derive(Debug, Clone)]
pub struct FiguresEntry {
    /// The record.
    pub record: Arc<Record<Figures>>,
    /// Places in `Site::measures` of the measures that occur.
    pub columns: Vec<usize>,
    /// Regions in code order, each with its stations below.
    pub rows: Vec<Row>,
    /// Place of each row: a search through them for each region would take the square of a country's.
    places: BTreeMap<RowOf, usize>,
}

impl FiguresEntry {
    /// The row about a region or a station.
    pub fn row(&self, of: RowOf) -> Option<&Row> {
        self.rows.get(*self.places.get(&of)?)
    }
}

/// The measures, in the order of the file.
pub(crate) fn measures(records: Vec<MeasureEntry>, reporter: &mut Reporter) -> Vec<MeasureEntry> {
    let mut kept: Vec<MeasureEntry> = Vec::new();
    for record in records {
        match kept.iter().find(|own| own.data.id == record.data.id) {
            Some(first) => {
                let first = first.origin.clone();
                reporter.duplicate(
                    called::MEASURE.what,
                    record.data.id.as_str(),
                    (&first, &record.origin),
                    "id",
                );
            }
            None => kept.push(record),
        }
    }
    for record in &kept {
        for (at, part) in record.data.sum_of.iter().enumerate() {
            if !kept.iter().any(|own| own.data.id == *part) {
                unknown_measure(
                    reporter,
                    &kept,
                    part,
                    record.origin.field(&format!("sum_of[{at}]")),
                );
            }
        }
    }
    kept
}

/// All figures as tables, newest period first.
pub(crate) fn figures(
    records: Vec<Arc<Record<Figures>>>,
    measures: &[MeasureEntry],
    regions: &Regions,
    station_ids: &HashMap<Id, usize>,
    stations: &[StationEntry],
    reporter: &mut Reporter,
) -> Vec<FiguresEntry> {
    let mut seen: BTreeMap<Id, crate::record::Origin> = BTreeMap::new();
    let mut tables = Vec::new();
    for record in records {
        if let Some(first) = seen.get(&record.id) {
            reporter.duplicate(
                called::FIGURES.what,
                record.id.as_str(),
                (first, &record.origin),
                "id",
            );
            continue;
        }
        seen.insert(record.id.clone(), record.origin.clone());
        let stated = state(&record, measures, regions, station_ids, stations, reporter);
        let columns = columns(&stated, measures);
        let rows = roll_up(&stated, &columns, measures, regions, stations);
        compare_totals(&record, &rows, &columns, measures, regions, reporter);
        tables.push(FiguresEntry {
            places: rows.iter().enumerate().map(|(at, row)| (row.of, at)).collect(),
            record,
            columns,
            rows,
        });
    }
    tables.sort_by(|a, b| {
        let key = |table: &FiguresEntry| {
            let data = &table.record.data;
            data.period
                .map(crate::value::Period::last)
                .or(data.as_of.map(|date| date.0))
        };
        key(b).cmp(&key(a)).then_with(|| a.record.id.cmp(&b.record.id))
    });
    tables
}

/// A line's number, and its figures by measure.
type Line = (usize, BTreeMap<usize, Quantity>);
/// What is stated of a region or station.
type Stated = BTreeMap<RowOf, Line>;

fn state(
    record: &Record<Figures>,
    measures: &[MeasureEntry],
    regions: &Regions,
    station_ids: &HashMap<Id, usize>,
    stations: &[StationEntry],
    reporter: &mut Reporter,
) -> Stated {
    let mut stated = Stated::new();
    for (line, values) in record.data.values.iter().enumerate() {
        let place = |field: &str| record.origin.field(&format!("values[{line}].{field}"));
        let of = match values {
            Values {
                region: Some(code), ..
            } => {
                if let Some(region) = regions.get(code) {
                    RowOf::Region(region)
                } else {
                    unknown_region(reporter, regions, code.as_str(), place("region"));
                    continue;
                }
            }
            Values {
                station: Some(id), ..
            } => {
                if let Some(station) = station_ids.get(id) {
                    RowOf::Station(*station)
                } else {
                    unknown_station(reporter, stations, id, place("station"));
                    continue;
                }
            }
            Values { .. } => continue,
        };
        if let Some((first, _)) = stated.get(&of) {
            let fault = Fault::new(
                code::DUPLICATE_ID,
                format!("这个地区(站点)的数值写了两行，另一行是第 {} 行数值", first + 1),
                format!(
                    "figures of this region or station are given twice; the other is number {}",
                    first + 1
                ),
            )
            .help("合成一行", "make them one line");
            reporter.report(fault, record.origin.field(&format!("values[{line}]")));
            continue;
        }
        let mut figures = BTreeMap::new();
        for (measure, quantity) in &values.values {
            match measures.iter().position(|own| own.data.id == *measure) {
                Some(measure) => {
                    figures.insert(measure, quantity.clone());
                }
                None => unknown_measure(reporter, measures, measure, place(&format!("{measure}!"))),
            }
        }
        stated.insert(of, (line, figures));
    }
    stated
}

fn unknown_measure(
    reporter: &mut Reporter,
    measures: &[MeasureEntry],
    id: &MeasureId,
    place: crate::diag::Place,
) {
    reporter.unknown(
        &called::MEASURE,
        id.as_str(),
        measures
            .iter()
            .map(|own| (own.data.id.as_str(), name(&own.data.name))),
        place,
    );
}
