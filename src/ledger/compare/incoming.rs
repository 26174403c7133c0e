//! Incoming rows: which rows of a sheet are records, with the values of merged cells.
//!
//! **You are here:** `ledger/compare` — before rows are compared; no IO.

use super::{Book, Cell, Found, Grid, GridLine, Layout, META, Seal, Table};
use crate::ledger::column::{ACTION, What};
use jiff::civil;
use std::collections::{BTreeMap, HashMap};

/// The rows of a sheet that are records.
pub(super) struct Incoming<'i> {
    pub(super) rows: Vec<Found<'i>>,
    /// Rows by id, from 1.
    ids: HashMap<String, Vec<u32>>,
}

/// What the rows of a form say in the column of actions: they show how it is filled in.
pub(in crate::ledger) const SAMPLE: &str = "示例";

impl<'i> Incoming<'i> {
    pub(super) fn of(grid: &'i Grid, layout: &'i Layout, table: &'i Table) -> Incoming<'i> {
        let spread = spread(grid, layout, table);
        let mut rows = Vec::new();
        let mut ids: HashMap<String, Vec<u32>> = HashMap::new();
        for line in grid
            .rows
            .iter()
            .filter(|line| line.number >= layout.first && Some(line.number) != layout.paths)
        {
            let (values, merged) = spread.get(&line.number).cloned().unwrap_or_default();
            let found = Found {
                grid,
                layout,
                table,
                line,
                hidden: grid.hidden_rows.contains(&line.number),
                spread: values,
                merged,
            };
            if is_record(&found) {
                let id = found.text_of(|column| matches!(column.what, What::Id));
                if !id.is_empty() {
                    ids.entry(table.id_of(id)).or_default().push(line.number + 1);
                }
                rows.push(found);
            }
        }
        Incoming { rows, ids }
    }

    /// Another row with the same id, from 1.
    pub(super) fn twice(&self, found: &Found<'_>, id: &str) -> Option<u32> {
        let own = found.line.number + 1;
        let rows = self.ids.get(&found.table.id_of(id))?;
        rows.iter().copied().find(|row| *row != own)
    }
}

/// The sheet with the columns that are one list put together; none where there are none.
pub(super) fn joined(grid: &Grid, layout: &Layout) -> Option<Grid> {
    if layout.twice.is_empty() {
        return None;
    }
    let mut grid = grid.clone();
    for line in grid.rows.iter_mut().filter(|line| line.number >= layout.first) {
        for (place, first) in &layout.twice {
            let Some(more) = line.cell(*place).cloned() else {
                continue;
            };
            match line.cells.iter_mut().find(|(own, _)| own == first) {
                Some((_, cell)) if cell.text == more.text => {}
                Some((_, cell)) => cell.text = format!("{}、{}", cell.text, more.text),
                None => {
                    line.cells.push((*first, more));
                    line.cells.sort_by_key(|(own, _)| *own);
                }
            }
        }
    }
    Some(grid)
}

/// Whether a row is a record: no sample, no sum, no remark below the table, no heading that is repeated on each page.
fn is_record(found: &Found<'_>) -> bool {
    let texts: Vec<&str> = found
        .layout
        .columns
        .iter()
        .filter_map(|(place, _)| found.line.cell(*place))
        .map(|cell| cell.text.as_str())
        .collect();
    if texts.is_empty() {
        return false;
    }
    if found.text_of(|column| column.path == ACTION) == SAMPLE {
        return false;
    }
    if found.layout.own {
        return true;
    }
    let first = found
        .line
        .cells
        .first()
        .map_or("", |(_, cell)| cell.text.as_str());
    let first: String = first.chars().filter(|c| !c.is_whitespace()).collect();
    let closing = [
        "合计", "总计", "小计", "注：", "注:", "备注", "说明", "填表", "制表", "审核", "单位：",
    ];
    if closing.iter().any(|word| first.starts_with(word)) {
        return false;
    }
    // The heading once more.
    let heading = found.grid.row(found.layout.heading);
    let same = |(place, cell): &(u32, Cell)| heading.is_some_and(|heading| heading.text(*place) == cell.text);
    !found.line.cells.iter().all(same)
}

type Spread = HashMap<u32, (BTreeMap<u32, Cell>, Vec<(u32, String)>)>;

/// Values of cells merged over several rows: for all of them where the column groups records, else for the first alone, and the
/// others are to be asked.
fn spread(grid: &Grid, layout: &Layout, table: &Table) -> Spread {
    let mut spread = Spread::new();
    for (first_row, first_column, last_row, _) in &grid.merged {
        if last_row <= first_row || *last_row < layout.first {
            continue;
        }
        let known = layout.columns.iter().find(|(place, _)| place == first_column);
        let Some(column) = known.and_then(|(_, number)| table.columns.get(*number)) else {
            continue;
        };
        let Some(cell) = grid.row(*first_row).and_then(|line| line.cell(*first_column)) else {
            continue;
        };
        for row in grid.between(*first_row + 1, *last_row) {
            let (values, merged) = spread.entry(row.number).or_default();
            if column.groups() {
                values.insert(*first_column, cell.clone());
            } else {
                merged.push((*first_column, cell.text.clone()));
            }
        }
    }
    spread
}

/// What each row of an export said, by sheet and id.
pub(super) fn seals(book: &Book) -> HashMap<(String, String), Seal> {
    let meta = book.sheets.iter().find(|grid| grid.name == META);
    let rows: &[GridLine] = meta.map_or(&[], |grid| &grid.rows);
    rows.iter()
        .skip(1)
        .filter_map(|row| {
            let key = (row.text(0).to_owned(), row.text(1).to_owned());
            Some((key, Seal::read(row.text(2))?))
        })
        .collect()
}

/// The date of a number of days, as Excel counts them from 1900; none for a number that is no day of our times.
pub(super) fn serial_date(text: &str) -> Option<String> {
    let days: i64 = text.parse().ok()?;
    if !(20_000..80_000).contains(&days) {
        return None;
    }
    let date = civil::date(1899, 12, 30)
        .checked_add(jiff::Span::new().try_days(days).ok()?)
        .ok()?;
    Some(date.to_string())
}
