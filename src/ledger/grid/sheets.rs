//! Excel workbooks, new (`.xlsx`) and old (`.xls`).
//!
//! **You are here:** `ledger/grid` — the only file that names the reading library; no IO.

use super::extent::{self, Extent, Look};
use super::{Book, Cell, CellKind, Grid, Line, MOST_CELLS, MOST_ROWS, Refused, damaged, locked, too_large};
use crate::ledger::value::tidy;
use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// From here on a number has more digits than a spreadsheet keeps.
const MOST_EXACT: f64 = 1e15;

pub(super) fn xlsx(bytes: &[u8]) -> Result<Book, Refused> {
    let extents = extent::of(bytes)?;
    caught(|| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsxError::Password => locked(),
            _ => damaged(),
        })?;
        let sheets = book.sheets_metadata().to_vec();
        let mut out = Book::default();
        for sheet in sheets
            .into_iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        {
            let mut grid = Grid {
                name: sheet.name.clone(),
                hidden: sheet.visible != SheetVisible::Visible,
                ..Grid::default()
            };
            let extent = extents.get(&sheet.name).cloned().unwrap_or_default();
            let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
            let mut reader = book.worksheet_cells_reader(&sheet.name).map_err(|_| damaged())?;
            while let Some(record) = reader.next_cell_with_formula_metadata().map_err(|_| damaged())? {
                let (row, column) = record.pos;
                if let Some(cell) = cell(&record.value, record.formula.is_some(), &extent, (row, column)) {
                    rows.entry(row).or_default().insert(column, cell);
                }
            }
            grid.rows = lines(rows);
            grid.hidden_rows = extent.hidden;
            grid.merged = extent.merged;
            out.sheets.push(grid);
        }
        Ok(out)
    })
}

pub(super) fn xls(bytes: &[u8]) -> Result<Book, Refused> {
    caught(|| {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
            calamine::XlsError::Password => locked(),
            _ => damaged(),
        })?;
        let sheets = book.sheets_metadata().to_vec();
        let mut out = Book::default();
        let mut count = 0;
        for sheet in sheets
            .into_iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        {
            let range = book.worksheet_range(&sheet.name).map_err(|_| damaged())?;
            let formulas = book.worksheet_formula(&sheet.name).unwrap_or_default();
            let start = range.start().unwrap_or_default();
            let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
            for (row, column, value) in range.used_cells() {
                let at = (
                    start.0.saturating_add(u32::try_from(row).unwrap_or(u32::MAX)),
                    start.1.saturating_add(u32::try_from(column).unwrap_or(u32::MAX)),
                );
                let formula = formulas.get_value(at).is_some_and(|formula| !formula.is_empty());
                if let Some(cell) = cell(&as_ref(value), formula, &Extent::default(), at) {
                    rows.entry(at.0).or_default().insert(at.1, cell);
                    count += 1;
                }
            }
            if rows.len() > MOST_ROWS || count > MOST_CELLS {
                return Err(too_large());
            }
            let merged = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
            out.sheets.push(Grid {
                name: sheet.name,
                hidden: sheet.visible != SheetVisible::Visible,
                rows: lines(rows),
                merged: merged
                    .iter()
                    .map(|own| (own.start.0, own.start.1, own.end.0, own.end.1))
                    .collect(),
                ..Grid::default()
            });
        }
        Ok(out)
    })
}

/// A library that stops in the middle of a damaged file stops nothing else.
fn caught(read: impl FnOnce() -> Result<Book, Refused>) -> Result<Book, Refused> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged()))
}

fn lines(rows: BTreeMap<u32, BTreeMap<u32, Cell>>) -> Vec<Line> {
    rows.into_iter()
        .map(|(number, cells)| Line {
            number,
            cells: cells.into_iter().collect(),
        })
        .collect()
}

fn as_ref(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Bool(flag) => DataRef::Bool(*flag),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

fn cell(value: &DataRef<'_>, formula: bool, extent: &Extent, at: (u32, u32)) -> Option<Cell> {
    let look = extent.looks.get(&at).copied();
    let (text, kind) = match value {
        DataRef::Empty if formula => (String::new(), CellKind::NoResult),
        DataRef::Empty => return None,
        #[expect(
            clippy::cast_precision_loss,
            reason = "beyond 15 digits it is told that they are lost"
        )]
        DataRef::Int(number) => self::number(*number as f64, look),
        DataRef::Float(number) => self::number(*number, look),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            (tidy(text), CellKind::Text)
        }
        DataRef::SharedString(text) => (tidy(text), CellKind::Text),
        DataRef::Bool(flag) => (if *flag { "是" } else { "否" }.to_owned(), CellKind::Text),
        DataRef::DateTime(date) => self::date(*date, look),
        DataRef::Error(error) => (error.to_string(), CellKind::Error),
    };
    // Some programs write formulas with an empty result.
    let kind = if text.is_empty() && formula {
        CellKind::NoResult
    } else {
        kind
    };
    if text.is_empty() && kind != CellKind::NoResult {
        return None;
    }
    Some(Cell { text, kind, formula })
}

fn number(number: f64, look: Option<Look>) -> (String, CellKind) {
    if look == Some(Look::Percent) {
        let text = format!("{:.6}", number * 100.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        return (format!("{text}%"), CellKind::Percent);
    }
    let kind = if number.abs() >= MOST_EXACT {
        CellKind::Lossy
    } else {
        CellKind::Number
    };
    (format!("{number}"), kind)
}

fn date(date: ExcelDateTime, look: Option<Look>) -> (String, CellKind) {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let serial = date.as_f64();
    if date.is_duration() || (0.0..1.0).contains(&serial) {
        let minutes = (serial * 1440.0).round();
        let (hour, minute) = ((minutes / 60.0).floor(), minutes % 60.0);
        return (format!("{hour:02}:{minute:02}"), CellKind::Text);
    }
    let month_only = look == Some(Look::Month);
    let mut text = if month_only {
        format!("{year:04}-{month:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02}")
    };
    if (hour, minute, second) != (0, 0, 0) {
        text = format!("{text} {hour:02}:{minute:02}");
    }
    (text, CellKind::Date { month: month_only })
}
