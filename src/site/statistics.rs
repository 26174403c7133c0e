//! Statistics: measures and figures, rolled up the region tree.
//!
//! **You are here:** `site/` — after regions and stations; no IO.

use super::duplicate::duplicate;
use super::regions::Regions;
use super::report::Reporter;
use super::stations::{StationEntry, name, unknown_region, unknown_station};
use crate::diag::{Fault, code};
use crate::record::scalar::{Id, MeasureId, Quantity};
use crate::record::statistics::{Figures, Measure, Values};
use crate::record::{FileKind, Record};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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
#[derive(Debug)]
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
#[derive(Debug)]
pub struct FiguresEntry {
    /// The record.
    pub record: Arc<Record<Figures>>,
    /// Places in `Site::measures` of the measures that occur.
    pub columns: Vec<usize>,
    /// Regions in code order, each with its stations below.
    pub rows: Vec<Row>,
}

/// The measures, in the order of the file.
pub(crate) fn measures(records: Vec<MeasureEntry>, reporter: &mut Reporter) -> Vec<MeasureEntry> {
    let mut kept: Vec<MeasureEntry> = Vec::new();
    for record in records {
        match kept.iter().find(|own| own.data.id == record.data.id) {
            Some(first) => {
                let first = first.origin.clone();
                duplicate(
                    reporter,
                    ("统计指标", "measure"),
                    record.data.id.as_str(),
                    &record.origin,
                    "id",
                    &first,
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
    station_ids: &BTreeMap<Id, usize>,
    stations: &[StationEntry],
    reporter: &mut Reporter,
) -> Vec<FiguresEntry> {
    let mut seen: BTreeMap<Id, crate::record::Origin> = BTreeMap::new();
    let mut tables = Vec::new();
    for record in records {
        if let Some(first) = seen.get(&record.id) {
            duplicate(
                reporter,
                ("统计", "set of figures"),
                record.id.as_str(),
                &record.origin,
                "id",
                first,
            );
            continue;
        }
        seen.insert(record.id.clone(), record.origin.clone());
        let stated = state(&record, measures, regions, station_ids, stations, reporter);
        let columns = columns(&stated, measures);
        let rows = roll_up(&stated, &columns, measures, regions, stations);
        compare_totals(&record, &rows, &columns, measures, regions, reporter);
        tables.push(FiguresEntry {
            record,
            columns,
            rows,
        });
    }
    tables.sort_by(|a, b| {
        let key = |table: &FiguresEntry| {
            let data = &table.record.data;
            data.period
                .map(crate::record::scalar::Period::last)
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
    station_ids: &BTreeMap<Id, usize>,
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
        code::UNKNOWN_MEASURE,
        FileKind::Measures,
        ("统计指标", "measure"),
        id.as_str(),
        measures
            .iter()
            .map(|own| (own.data.id.as_str(), name(&own.data.name))),
        place,
    );
}

/// Measures that occur, and subtotals whose parts all occur, in the order of `measures.yaml`.
fn columns(stated: &Stated, measures: &[MeasureEntry]) -> Vec<usize> {
    let mut used: BTreeSet<usize> = stated
        .values()
        .flat_map(|(_, figures)| figures.keys().copied())
        .collect();
    for (at, measure) in measures.iter().enumerate() {
        let parts = parts(measure, measures);
        if !parts.is_empty()
            && parts.len() == measure.data.sum_of.len()
            && parts.iter().all(|part| used.contains(part))
        {
            used.insert(at);
        }
    }
    used.into_iter().collect()
}

fn parts(measure: &MeasureEntry, measures: &[MeasureEntry]) -> Vec<usize> {
    let find = |id: &MeasureId| measures.iter().position(|own| own.data.id == *id);
    measure.data.sum_of.iter().filter_map(find).collect()
}

/// Rows for what is stated and for the regions above it, up to the nearest region that holds them all.
fn roll_up(
    stated: &Stated,
    columns: &[usize],
    measures: &[MeasureEntry],
    regions: &Regions,
    stations: &[StationEntry],
) -> Vec<Row> {
    let home = |of: &RowOf| match of {
        RowOf::Region(region) => Some(*region),
        RowOf::Station(station) => stations[*station].region,
    };
    // Looked up region by region below: a search through all lines for each would take the square of a country's.
    let mut stations_of: BTreeMap<Option<usize>, Vec<(RowOf, &Line)>> = BTreeMap::new();
    for (of, figures) in stated {
        if matches!(of, RowOf::Station(_)) {
            stations_of.entry(home(of)).or_default().push((*of, figures));
        }
    }
    let stations_in = |region: Option<usize>| stations_of.get(&region).into_iter().flatten();
    let mut shown: BTreeSet<usize> = stated.keys().filter_map(home).collect();
    let common = common_ancestor(&shown, regions);
    for region in shown.clone() {
        if let Some(common) = common {
            shown.extend(regions.upwards(region).take_while(|at| *at != common));
            shown.insert(common);
        }
    }
    let mut sums: BTreeMap<usize, Vec<Cell>> = BTreeMap::new();
    // Children come after their parents in code order, so that the last ones are summed first.
    for region in shown.iter().rev() {
        let own = stated.get(&RowOf::Region(*region)).map(|(_, figures)| figures);
        let cells: Vec<Cell> = columns
            .iter()
            .enumerate()
            .map(|(column, measure)| {
                if let Some(quantity) = own.and_then(|figures| figures.get(measure)) {
                    return Cell::Stated(quantity.clone());
                }
                let below = regions.list[*region]
                    .children
                    .iter()
                    .filter_map(|child| sums.get(child))
                    .map(|cells| &cells[column]);
                let of_stations =
                    stations_in(Some(*region)).filter_map(|(_, (_, figures))| figures.get(measure));
                let parts: Vec<&Quantity> = below
                    .filter_map(|cell| match cell {
                        Cell::Stated(quantity) | Cell::Summed(quantity) => Some(quantity),
                        Cell::Empty => None,
                    })
                    .chain(of_stations)
                    .collect();
                Quantity::sum(&parts).map_or(Cell::Empty, Cell::Summed)
            })
            .collect();
        sums.insert(*region, cells);
    }
    let mut rows = Vec::new();
    for region in &shown {
        let depth = regions
            .upwards(*region)
            .skip(1)
            .filter(|above| shown.contains(above))
            .count();
        let line = stated.get(&RowOf::Region(*region)).map(|(line, _)| *line);
        let mut cells = sums.remove(region).unwrap_or_default();
        subtotals(&mut cells, columns, measures);
        rows.push(Row {
            of: RowOf::Region(*region),
            depth,
            line,
            cells,
        });
        for (of, (line, figures)) in stations_in(Some(*region)) {
            rows.push(station_row(*of, depth + 1, *line, figures, columns, measures));
        }
    }
    for (of, (line, figures)) in stations_in(None) {
        rows.push(station_row(*of, 0, *line, figures, columns, measures));
    }
    rows
}

fn station_row(
    of: RowOf,
    depth: usize,
    line: usize,
    figures: &BTreeMap<usize, Quantity>,
    columns: &[usize],
    measures: &[MeasureEntry],
) -> Row {
    let mut cells = columns
        .iter()
        .map(|measure| {
            figures
                .get(measure)
                .map_or(Cell::Empty, |q| Cell::Stated(q.clone()))
        })
        .collect::<Vec<_>>();
    subtotals(&mut cells, columns, measures);
    Row {
        of,
        depth,
        line: Some(line),
        cells,
    }
}

/// Fills subtotals that are not stated from their parts in the same row.
fn subtotals(cells: &mut [Cell], columns: &[usize], measures: &[MeasureEntry]) {
    for (column, measure) in columns.iter().enumerate() {
        if !matches!(cells[column], Cell::Empty) {
            continue;
        }
        let parts = parts(&measures[*measure], measures);
        if parts.is_empty() {
            continue;
        }
        let values: Vec<&Quantity> = parts
            .iter()
            .filter_map(|part| columns.iter().position(|column| column == part))
            .filter_map(|at| match &cells[at] {
                Cell::Stated(quantity) | Cell::Summed(quantity) => Some(quantity),
                Cell::Empty => None,
            })
            .collect();
        if values.len() == parts.len()
            && let Some(sum) = Quantity::sum(&values)
        {
            cells[column] = Cell::Summed(sum);
        }
    }
}

/// The nearest region that holds all; none when they have no common one.
fn common_ancestor(of: &BTreeSet<usize>, regions: &Regions) -> Option<usize> {
    let mut all = of.iter();
    let first = *all.next()?;
    let mut common: Vec<usize> = regions.upwards(first).collect();
    for region in all {
        let above: BTreeSet<usize> = regions.upwards(*region).collect();
        common.retain(|at| above.contains(at));
    }
    common.first().copied()
}

/// A stated total that differs from the sum of its complete, exact parts is reported with both numbers.
fn compare_totals(
    record: &Record<Figures>,
    rows: &[Row],
    columns: &[usize],
    measures: &[MeasureEntry],
    regions: &Regions,
    reporter: &mut Reporter,
) {
    let by_region: BTreeMap<usize, &Row> = rows
        .iter()
        .filter_map(|row| match row.of {
            RowOf::Region(region) => Some((region, row)),
            RowOf::Station(_) => None,
        })
        .collect();
    for (region, row) in &by_region {
        let children = &regions.list[*region].children;
        for (column, measure) in columns.iter().enumerate() {
            let (Cell::Stated(total), Some(line)) = (&row.cells[column], row.line) else {
                continue;
            };
            let mut claims: Vec<Vec<&Quantity>> = Vec::new();
            let parts_below: Vec<&Quantity> = children
                .iter()
                .filter_map(|child| match &by_region.get(child)?.cells[column] {
                    Cell::Stated(quantity) => Some(quantity),
                    _ => None,
                })
                .collect();
            if !children.is_empty() && parts_below.len() == children.len() {
                claims.push(parts_below);
            }
            let parts = parts(&measures[*measure], measures);
            let beside: Vec<&Quantity> = parts
                .iter()
                .filter_map(|part| columns.iter().position(|column| column == part))
                .filter_map(|at| match &row.cells[at] {
                    Cell::Stated(quantity) => Some(quantity),
                    _ => None,
                })
                .collect();
            if !parts.is_empty() && beside.len() == parts.len() {
                claims.push(beside);
            }
            for parts in claims {
                let Some(sum) = Quantity::sum(&parts) else {
                    continue;
                };
                if !total.exact() || !sum.exact() || sum.low() == total.low() {
                    continue;
                }
                let id = measures[*measure].data.id.as_str();
                let title = name(&measures[*measure].data.name);
                let fault = Fault::new(
                    code::TOTAL_DIFFERS,
                    format!("{title}的合计写的是 {total}，各部分之和是 {sum}"),
                    format!("the stated total of {id} is {total}, its parts add up to {sum}"),
                )
                .help(
                    "对照来源核对合计和各部分；来源本身如此的，在 note 里说明",
                    "check the total and its parts against the source; where the source says so itself, say it in `note`",
                );
                reporter.report(fault, record.origin.field(&format!("values[{line}].{id}")));
            }
        }
    }
}
