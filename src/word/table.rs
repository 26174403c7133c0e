//! Tables: rows and cells as they are seen, merged cells as one.
//!
//! **You are here:** `word/` — a half of `reader`; no IO.

use super::model::{Block, Cell, Paragraph, Table, What};
use super::reader::Reader;
use super::words;
use super::xml::{Node, Ns};
use std::collections::HashMap;

/// Rows that one cell may cover: what pages allow.
const MOST_ROWS: u32 = 100;
/// Columns that Word allows.
const MOST_COLUMNS: u32 = 63;

/// The widest table whose short rows are filled up. *Units:* columns.
const WIDEST: u32 = 200;

/// A cell that goes on below: where it begins.
#[derive(Clone, Copy)]
struct Origin {
    row: usize,
    cell: usize,
}

impl Reader<'_> {
    /// Reads a table; what a frame of one cell holds is no table.
    pub(super) fn table(&mut self, node: &Node, out: &mut Vec<Block>) {
        let mut rows = Vec::new();
        gather(node, "tr", &mut rows);
        let mut table = Table::default();
        let mut above: HashMap<u32, Origin> = HashMap::new();
        for row in &rows {
            let properties = row.child("trPr");
            let head = properties
                .and_then(|own| own.child("tblHeader"))
                .is_some_and(Node::is_on);
            if head && table.head == table.rows.len() {
                table.head += 1;
            }
            self.row(row, &mut table, &mut above);
        }
        without_empty_rows(&mut table);
        match table.rows.as_mut_slice() {
            [] => {}
            [row] if row.len() == 1 => out.append(&mut row[0].blocks),
            _ => {
                finish(&mut table);
                out.push(Block::Table(table));
            }
        }
    }

    fn row(&mut self, node: &Node, table: &mut Table, above: &mut HashMap<u32, Origin>) {
        let number = |name: &str| {
            let own = node
                .child("trPr")
                .and_then(|own| own.child(name))
                .and_then(Node::number);
            own.and_then(|own| u32::try_from(own).ok())
                .unwrap_or(0)
                .min(MOST_COLUMNS)
        };
        let at = table.rows.len();
        table.rows.push(Vec::new());
        let mut column = 0;
        let blank = |count: u32, column: &mut u32, rows: &mut Vec<Vec<Cell>>| {
            for _ in 0..count {
                rows[at].push(Cell {
                    columns: 1,
                    rows: 1,
                    blocks: Vec::new(),
                });
            }
            *column += count;
        };
        blank(number("gridBefore"), &mut column, &mut table.rows);
        let mut cells = Vec::new();
        gather(node, "tc", &mut cells);
        for cell in cells {
            let properties = cell.child("tcPr");
            let own = |name: &str| properties.and_then(|own| own.child(name));
            let span = own("gridSpan")
                .and_then(Node::number)
                .and_then(|span| u32::try_from(span).ok());
            let columns = span.unwrap_or(1).clamp(1, MOST_COLUMNS);
            let goes_on = |name: &str| own(name).is_some_and(|merge| merge.val() != Some("restart"));
            if goes_on("hMerge")
                && let Some(last) = table.rows[at].last_mut()
            {
                last.columns = (last.columns + columns).min(MOST_COLUMNS);
                column += columns;
                self.covered(cell);
                continue;
            }
            let origin = above.get(&column).copied().filter(|_| goes_on("vMerge"));
            let origin = origin.filter(|own| {
                let cell = &table.rows[own.row][own.cell];
                cell.columns == columns && cell.rows < MOST_ROWS
            });
            if let Some(origin) = origin {
                table.rows[origin.row][origin.cell].rows += 1;
                column += columns;
                self.covered(cell);
                continue;
            }
            let mut blocks = Vec::new();
            self.blocks(cell, &mut blocks);
            blocks.retain(|block| !matches!(block, Block::Paragraph(own) if own.is_blank()));
            above.insert(
                column,
                Origin {
                    row: at,
                    cell: table.rows[at].len(),
                },
            );
            table.rows[at].push(Cell {
                columns,
                rows: 1,
                blocks,
            });
            column += columns;
        }
        blank(number("gridAfter"), &mut column, &mut table.rows);
    }

    /// What stands in a cell that another one covers is not seen.
    fn covered(&mut self, cell: &Node) {
        self.since = self.document.left_out.len();
        self.leave(What::Covered, &words::all(cell));
    }
}

/// The rows of a table or the cells of a row, through content controls and the like.
fn gather<'n>(node: &'n Node, name: &str, found: &mut Vec<&'n Node>) {
    for child in node.nodes() {
        if child.is(name) {
            found.push(child);
        } else if child.ns == Ns::W && !matches!(&*child.name, "tbl" | "tr" | "tc" | "p")
            || child.ns == Ns::Other
        {
            gather(child, name, found);
        } else if child.ns == Ns::Mc {
            for inner in words::chosen(child).filter(|inner| inner.is(name)) {
                found.push(inner);
            }
        }
    }
}

/// Drops rows without cells; where cells reach down from above, a row without cells is one that they cover.
pub(super) fn without_empty_rows(table: &mut Table) {
    if table.rows.iter().flatten().all(|cell| cell.rows == 1) {
        table.rows.retain(|row| !row.is_empty());
    }
}

/// Makes rows as long as the longest, and finds the head.
pub(super) fn finish(table: &mut Table) {
    // Rows that no cell begins in hold what reaches down from above.
    let mut reaching: Vec<u32> = vec![0; table.rows.len()];
    for (at, row) in table.rows.iter().enumerate() {
        for cell in row {
            for below in reaching.iter_mut().skip(at).take(cell.rows as usize) {
                *below += cell.columns;
            }
        }
    }
    // A row that is wider than any page is left as it is, and so are those beside it.
    let width = reaching
        .iter()
        .copied()
        .max()
        .filter(|width| *width <= WIDEST)
        .unwrap_or(0);
    for (row, own) in table.rows.iter_mut().zip(&reaching) {
        for _ in *own..width {
            row.push(Cell {
                columns: 1,
                rows: 1,
                blocks: Vec::new(),
            });
        }
    }
    if table.head == 0 {
        table.head = usize::from(has_head(table));
    }
    // A head that is merged downwards is as high as its highest cell.
    let highest = table.rows.first().filter(|_| table.head > 0);
    let highest = highest
        .and_then(|row| row.iter().map(|cell| cell.rows).max())
        .unwrap_or(0) as usize;
    table.head = table.head.max(highest).min(table.rows.len().saturating_sub(1));
}

/// Whether the first row tells what stands in the columns: several cells, none without words, and rows below them.
fn has_head(table: &Table) -> bool {
    let Some(first) = table.rows.first() else {
        return false;
    };
    let said = |cell: &Cell| {
        cell.blocks
            .iter()
            .any(|block| !matches!(block, Block::Paragraph(Paragraph { inlines, .. }) if inlines.is_empty()))
    };
    table.rows.len() > 1 && first.len() > 1 && first.iter().all(said)
}
