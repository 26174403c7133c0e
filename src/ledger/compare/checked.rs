//! Checklists that come back: what was found wrong is changed, and who has answered everything is checked.
//!
//! **You are here:** `ledger/compare` — one kind of sheet; no IO.

use super::cells::Input;
use super::{Cell, Comparer, Found, Grid, GridLine, Layout, Remark, Table};
use crate::edit::Value;
use crate::ledger::checklist::{CHECKLIST, UNSAID};
use crate::ledger::grid::CellKind;
use crate::ledger::question::Question;
use crate::ledger::seal::Seal;
use crate::ledger::table::Row;
use std::collections::{BTreeMap, HashMap};

/// Whether a sheet is a checklist of ours.
pub(super) fn is_checklist(grid: &Grid) -> bool {
    grid.rows.iter().take(3).any(|row| row.text(0) == CHECKLIST)
}

/// Its columns, by what the hidden row says.
struct Columns {
    field: u32,
    said: u32,
    right: u32,
    instead: u32,
    by: u32,
    date: u32,
}

impl Columns {
    fn of(paths: &GridLine) -> Option<Columns> {
        let place = |path: &str| {
            paths
                .cells
                .iter()
                .find(|(_, cell)| cell.text == path)
                .map(|(at, _)| *at)
        };
        Some(Columns {
            field: place("field")?,
            said: place("said")?,
            right: place("right")?,
            instead: place("instead")?,
            by: place("by")?,
            date: place("date")?,
        })
    }
}

/// What was found of a fact.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Right,
    Wrong,
    Open,
    Unclear,
}

fn answer(text: &str) -> Answer {
    match text {
        "" => Answer::Open,
        "对" | "√" | "✓" | "是" | "正确" | "v" | "V" | "ok" | "OK" => Answer::Right,
        "不对" | "×" | "✗" | "错" | "否" | "x" | "X" | "不正确" => Answer::Wrong,
        _ => Answer::Unclear,
    }
}

impl Comparer<'_> {
    pub(super) fn checklist(&mut self, grid: &Grid) {
        let tables = self.tables;
        let Some(table) = tables.tables.iter().find(|table| table.sheet.record == "station") else {
            return;
        };
        let Some(paths) = grid.rows.iter().find(|row| row.text(0) == CHECKLIST) else {
            return;
        };
        let Some(columns) = Columns::of(paths) else {
            return self.unread(grid);
        };
        let mut stations: Vec<(&str, Vec<&GridLine>)> = Vec::new();
        for line in grid.rows.iter().filter(|row| row.number > paths.number) {
            match stations.iter_mut().find(|(id, _)| *id == line.text(0)) {
                Some((_, lines)) => lines.push(line),
                None if !line.text(0).is_empty() => stations.push((line.text(0), vec![line])),
                None => {}
            }
        }
        for (id, lines) in stations {
            match table.position(id).and_then(|at| table.rows.get(at)) {
                Some(row) => self.station(grid, table, row, &columns, &lines),
                None => self.out.remarks.push(Remark {
                    place: None,
                    said: Question::new(
                        format!("网站里已经没有站点“{id}”，核对表里的这几行没有读"),
                        format!("there is no station `{id}` any more: its rows were not read"),
                    ),
                }),
            }
        }
    }

    fn station(&mut self, grid: &Grid, table: &Table, row: &Row, columns: &Columns, lines: &[&GridLine]) {
        let mut open = 0;
        let mut changed: HashMap<Vec<String>, Value> = HashMap::new();
        for line in lines {
            let path = line.text(columns.field);
            let layout = Layout::of_one(table, path, columns.instead);
            let found = found(grid, table, line, &layout);
            let column = table.columns.iter().find(|column| column.path == path);
            let instead = line.text(columns.instead);
            match answer(line.text(columns.right)) {
                Answer::Open if instead.is_empty() => open += 1,
                Answer::Right if instead.is_empty() => {}
                Answer::Wrong if instead.is_empty() => {
                    let said = Question::new(
                        "不对的，在“应为”里写上对的",
                        "write what is right in the column 应为",
                    );
                    self.reject(&found, &row.record, column, "", said);
                }
                Answer::Right => {
                    let said = Question::new(
                        "写了“对”，又写了“应为”：对就删去“应为”，不对就改成“不对”",
                        "it is ticked as right, and something else is written: which of the two?",
                    );
                    self.reject(&found, &row.record, column, instead, said);
                }
                Answer::Unclear => {
                    let text = line.text(columns.right);
                    let said = Question::new(
                        format!("“{text}”看不懂，写“对”或“不对”"),
                        format!("`{text}` is not understood: write 对 or 不对"),
                    );
                    self.reject(&found, &row.record, column, text, said);
                }
                Answer::Wrong | Answer::Open => {
                    self.fact(&found, row, path, line, columns, &mut changed);
                }
            }
        }
        let answered = lines.len() - open;
        if answered > 0 {
            self.checked(grid, table, row, columns, lines, open, &mut changed);
        }
    }

    /// A fact that is another one.
    fn fact(
        &mut self,
        found: &Found<'_>,
        row: &Row,
        path: &str,
        line: &GridLine,
        columns: &Columns,
        changed: &mut HashMap<Vec<String>, Value>,
    ) {
        let Some(number) = found.table.columns.iter().position(|column| column.path == path) else {
            return;
        };
        let (Some(column), Some(cell)) = (found.table.columns.get(number), line.cell(columns.instead)) else {
            return;
        };
        let said = match line.text(columns.said) {
            UNSAID => "",
            said => said,
        };
        let seal = Seal::of([(path, said)].into_iter());
        let input = Input {
            found,
            row,
            column,
            cell,
            now: row.cells.get(number).map_or("", String::as_str),
            seal: Some(&seal),
        };
        self.cell(&input, changed);
    }

    /// Who checked, and when: only where everything was answered.
    #[expect(
        clippy::too_many_arguments,
        reason = "the parts of one station's rows, each used once"
    )]
    fn checked(
        &mut self,
        grid: &Grid,
        table: &Table,
        row: &Row,
        columns: &Columns,
        lines: &[&GridLine],
        open: usize,
        changed: &mut HashMap<Vec<String>, Value>,
    ) {
        let first = |column: u32| lines.iter().find(|line| line.cell(column).is_some()).copied();
        let Some(line) = first(columns.date).or_else(|| lines.first().copied()) else {
            return;
        };
        if open > 0 {
            let layout = Layout::of_one(table, "checked.date", columns.date);
            let found = found(grid, table, line, &layout);
            let place = found.place(None);
            self.out.remarks.push(Remark {
                place: Some(place),
                said: Question::new(
                    format!("{} 还有 {open} 项没有核对，所以不算核对过", row.id),
                    format!(
                        "{open} facts of {} are open, so that it does not count as checked",
                        row.id
                    ),
                ),
            });
            return;
        }
        let today = Cell {
            text: self.today.to_string(),
            kind: CellKind::Text,
            formula: false,
        };
        let by = first(columns.by).and_then(|line| line.cell(columns.by));
        let date = line.cell(columns.date).unwrap_or(&today);
        for (key, place, cell) in [
            ("checked.date", columns.date, Some(date)),
            ("checked.by", columns.by, by),
        ] {
            let number = table
                .columns
                .iter()
                .position(|column| column.keys.join(".") == key);
            let (Some(number), Some(cell)) = (number, cell) else {
                continue;
            };
            let Some(column) = table.columns.get(number) else {
                continue;
            };
            let layout = Layout::of_one(table, &column.path, place);
            let found = found(grid, table, line, &layout);
            let input = Input {
                found: &found,
                row,
                column,
                cell,
                now: row.cells.get(number).map_or("", String::as_str),
                seal: None,
            };
            self.cell(&input, changed);
        }
    }
}

fn found<'f>(grid: &'f Grid, table: &'f Table, line: &'f GridLine, layout: &'f Layout) -> Found<'f> {
    Found {
        grid,
        layout,
        table,
        line,
        hidden: grid.hidden_rows.contains(&line.number),
        spread: BTreeMap::new(),
        merged: Vec::new(),
    }
}
