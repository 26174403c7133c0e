//! CSV of the ledger: one file a sheet, as Excel and WPS on a Chinese Windows open it by a double click.
//!
//! **You are here:** `ledger/` — tables to bytes; no IO.
//!
//! UTF-8 with a BOM; lines as `value/comma.rs` writes them, whose apostrophes an import takes away. The last column is the
//! row's seal.

use super::table::{Table, Tables};
use super::workbook::seal;
use crate::value::comma::{BOM, line};

/// The heading of the last column.
pub(super) const SEAL: &str = "校验（不要改）";

/// Name and bytes of each file.
pub fn comma(tables: &Tables) -> Vec<(String, Vec<u8>)> {
    tables
        .tables
        .iter()
        .map(|table| (format!("{}.csv", table.sheet.name), file(table)))
        .collect()
}

fn file(table: &Table) -> Vec<u8> {
    let mut out = String::from(BOM);
    let heading = table.columns.iter().map(|column| column.heading.as_str());
    line(&mut out, heading.chain([SEAL]));
    let paths = table.columns.iter().map(|column| column.path.as_str());
    line(&mut out, paths.chain([SEAL]));
    for row in &table.rows {
        let seal = seal(table, row);
        line(
            &mut out,
            row.cells.iter().map(String::as_str).chain([seal.as_str()]),
        );
    }
    out.into_bytes()
}
