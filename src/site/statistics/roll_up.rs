//! Aggregation: from stated figures to a table: its columns, the rows of the regions above, sums and subtotals.
//!
//! **You are here:** `site/statistics` — between what the record states and the table; no IO.

use super::{Cell, Line, MeasureEntry, Row, RowOf, Stated};
use crate::site::regions::Regions;
use crate::site::stations::StationEntry;
use crate::value::{MeasureId, Quantity};
use std::collections::{BTreeMap, BTreeSet};

/// Measures that occur, and subtotals whose parts all occur, in the order of `measures.yaml`.
pub(super) fn columns(stated: &Stated, measures: &[MeasureEntry]) -> Vec<usize> {
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

pub(super) fn parts(measure: &MeasureEntry, measures: &[MeasureEntry]) -> Vec<usize> {
    let find = |id: &MeasureId| measures.iter().position(|own| own.data.id == *id);
    measure.data.sum_of.iter().filter_map(find).collect()
}

/// Rows for what is stated and for the regions above it, up to the nearest region that holds them all.
pub(super) fn roll_up(
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
