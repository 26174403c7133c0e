//! CSV of the ledger: one file a sheet, as Excel and WPS on a Chinese Windows open it by a double click.
//!
//! **You are here:** `ledger/` — tables to bytes; no IO.
//!
//! UTF-8 with a BOM, lines ending in CR LF, every cell in quotes where needed. A text that a spreadsheet would run as a formula
//! has an apostrophe before it, which an import takes away. The last column is the row's seal.

use super::table::{Table, Tables};
use super::workbook::seal;

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
    let mut out = String::from("\u{FEFF}");
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

fn line<'c>(out: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        let text = defused(cell);
        if text.contains(['"', ',', '\n', '\r', ';', '\t']) || text.starts_with(' ') || text.ends_with(' ') {
            out.push('"');
            out.push_str(&text.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&text);
        }
    }
    out.push_str("\r\n");
}

/// A text that no spreadsheet runs.
fn defused(text: &str) -> String {
    if is_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text without the apostrophe that [`defused`] put before it.
pub(super) fn fused(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => text,
    }
}

/// Whether a spreadsheet would run it, apostrophes aside.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_written_so_that_it_is_none_and_read_back() {
        for text in [
            "=1+1", "+86 13800000000", "-", "@sum", "'=x", "''+x", "'甲", "甲=乙", "",
        ] {
            assert_eq!(fused(&defused(text)), text);
            assert!(!defused(text).starts_with(['=', '+', '-', '@']), "{text}");
        }
    }
}
