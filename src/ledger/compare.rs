//! Comparison of a workbook with the site: what would change, record by record and field by field, and what is asked.
//!
//! **You are here:** `ledger/` — after `layout`; its result is shown by `cli/`, and written through `edit/`; no IO.
//!
//! Three values decide about a cell: at the export, in the file now, in the sheet. What staff did not touch changes nothing; what
//! both changed is a conflict. An empty cell changes nothing, nor does a row that is not there.

mod cells;
mod checked;
mod doubt;
mod identity;
mod incoming;
mod naming;
mod new;
mod outcome;
mod phones;
mod sheets;
mod withdraw;

pub(crate) use naming::from_pinyin as id_of_name;
pub use outcome::{Comparison, FileChange, Line, Place, Remark, State};

use super::cell::at;
use super::column::{Column, What};
use super::grid::{Book, Cell, Grid, Line as GridLine};
use super::layout::{self, Layout};
use super::question::Question;
use super::seal::Seal;
use super::table::{Row, Table, Tables};
use super::workbook::META;
use crate::edit::{Change, RecordAt, Step, Value};
use crate::lang::Lang;
use cells::Input;
use identity::Named;
pub(super) use incoming::SAMPLE;
use incoming::{Incoming, seals};
use jiff::civil;
use std::collections::{BTreeMap, HashMap};

/// Compares a workbook with the site's tables (of all kinds). `today` dates withdrawals; `taken` says whether a path is in use.
pub fn compare(
    book: &Book,
    tables: &Tables,
    today: civil::Date,
    site: &str,
    taken: &dyn Fn(&str) -> bool,
) -> Comparison {
    let seals = seals(book);
    let mut comparer = Comparer {
        tables,
        today,
        taken,
        contents: identity::contents(&seals),
        seals,
        other_names: identity::other_names(tables),
        seen: HashMap::new(),
        out: Comparison::default(),
        edits: BTreeMap::new(),
        ids: new::Ids::of(tables),
    };
    if comparer.whole(book, site) {
        return comparer.finish();
    }
    let mut read = 0;
    for grid in book.sheets.iter().filter(|grid| !is_ours_alone(grid)) {
        if checked::is_checklist(grid) {
            read += 1;
            comparer.checklist(grid);
            continue;
        }
        match layout::of(grid, &tables.tables) {
            Some(layout) => {
                read += 1;
                comparer.sheet(grid, &layout);
            }
            None if !grid.rows.is_empty() => comparer.unread(grid),
            None => {}
        }
    }
    if read == 0 {
        comparer.nothing(book);
    }
    comparer.finish()
}

/// Whether a sheet is one of the hidden ones of an export.
fn is_ours_alone(grid: &Grid) -> bool {
    grid.name.starts_with('_') && grid.hidden || grid.name == META
}

struct Comparer<'c> {
    tables: &'c Tables,
    today: civil::Date,
    taken: &'c dyn Fn(&str) -> bool,
    seals: HashMap<(String, String), Seal>,
    contents: identity::Contents,
    other_names: identity::OtherNames,
    /// Records that a row has been about, by sheet and id: where that row stands.
    seen: HashMap<(&'static str, String), (String, u32)>,
    out: Comparison,
    /// By file: the language of its plain texts, and its changes.
    edits: BTreeMap<String, (Lang, Vec<Change>)>,
    ids: new::Ids,
}

/// A row of a sheet, with what is known of it.
struct Found<'f> {
    grid: &'f Grid,
    layout: &'f Layout,
    table: &'f Table,
    line: &'f GridLine,
    hidden: bool,
    /// Values of merged cells, by the column of the sheet.
    spread: BTreeMap<u32, Cell>,
    /// Columns over which a value is merged that belongs to one row alone, with that value.
    merged: Vec<(u32, String)>,
}

impl Found<'_> {
    /// The cell of a column of the sheet.
    fn cell(&self, place: u32) -> Option<&Cell> {
        self.line.cell(place).or_else(|| self.spread.get(&place))
    }

    /// What stands merged over a cell of this row from above, where it is not known whether it is meant for it.
    fn merged_over(&self, place: u32) -> Option<&str> {
        let above = self.merged.iter().find(|(own, _)| *own == place);
        above
            .filter(|_| self.line.cell(place).is_none())
            .map(|(_, text)| text.as_str())
    }

    /// The text in the column of the table that is of this kind.
    fn text_of(&self, is: impl Fn(&Column) -> bool) -> &str {
        let column = self.table.columns.iter().position(is);
        let place = column.and_then(|column| self.layout.place(column));
        place
            .and_then(|place| self.cell(place))
            .map_or("", |cell| cell.text.as_str())
    }

    fn place(&self, column: Option<&Column>) -> Place {
        let at = column.and_then(|column| {
            let number = self
                .table
                .columns
                .iter()
                .position(|own| own.path == column.path)?;
            self.layout.place(number)
        });
        Place {
            sheet: self.grid.name.clone(),
            row: Some(self.line.number + 1),
            column: at.map(|at| at + 1),
            heading: column.map_or_else(String::new, |column| column.heading.clone()),
        }
    }
}

impl Comparer<'_> {
    fn row(&mut self, found: &Found<'_>, incoming: &Incoming<'_>) {
        let id_text = found.text_of(|column| matches!(column.what, What::Id));
        let table = found.table;
        let id = table.id_of(id_text);
        if let Some(other) = incoming.twice(found, id_text) {
            let column = table.columns.first();
            return self.reject(
                found,
                &format!("{}:{id}", table.sheet.record),
                column,
                id_text,
                Question::new(
                    format!(
                        "编号“{id_text}”在第 {other} 行也有：一条记录只能有一行，删去一行，或改成各自的编号"
                    ),
                    format!("the id `{id_text}` stands in row {other}, too: one row a record"),
                ),
            );
        }
        let record = format!("{}:{id}", table.sheet.record);
        let named = if id.is_empty() {
            self.by_name(found)
        } else {
            table.position(&id).map_or(Named::Nobody, Named::One)
        };
        match named {
            Named::One(at) => {
                if let Some(row) = table.rows.get(at) {
                    self.once(found, row);
                }
            }
            Named::Several(ids) => {
                let said = self.which(found, &ids);
                self.reject(found, "", table.columns.first(), "", said);
            }
            Named::Nobody if self.lacks_ids(found) => {
                let said = Question::new(
                    "导出的“编号”列没有了，看不出这一行是改了名的，还是新的：把这一列补回来（新的那几行空着），或重新导出再改",
                    "the column of ids is gone, so that it cannot be told whether the row is new: put it back, or export again",
                );
                self.reject(found, &record, table.columns.first(), "", said);
            }
            Named::Nobody => self.unknown(found, &id),
        }
    }

    /// A record that is on the site, in the only row that is about it.
    fn once(&mut self, found: &Found<'_>, row: &Row) {
        let key = (found.table.sheet.name, row.id.clone());
        let place = (found.grid.name.clone(), found.line.number + 1);
        if let Some((sheet, number)) = self.seen.get(&key) {
            let said = Question::new(
                format!(
                    "“{}”在“{sheet}”第 {number} 行已经有一行：同一条记录只能有一行，删去一行；真是另一个，就写自己的编号",
                    row.id
                ),
                format!(
                    "`{}` has a row already, row {number} of sheet {sheet}: one row a record",
                    row.id
                ),
            );
            let column = found.table.columns.iter().find(|column| layout::is_name(column));
            let name = found.text_of(layout::is_name);
            return self.reject(
                found,
                &row.record,
                column.or(found.table.columns.first()),
                name,
                said,
            );
        }
        self.seen.insert(key, place);
        self.known(found, row);
    }

    /// A record that is on the site.
    fn known(&mut self, found: &Found<'_>, row: &Row) {
        let seal = self
            .seals
            .get(&(found.table.sheet.name.to_owned(), row.id.clone()))
            .cloned()
            .or_else(|| {
                let place = found.layout.seal?;
                Seal::read(found.line.text(place))
            });
        if let Some(said) = self.exchanged(found, row, seal.as_ref()) {
            return self.reject(found, &row.record, found.table.columns.first(), &row.id, said);
        }
        if self.withdrawal(found, row) {
            return;
        }
        // Fields as the columns before have changed them: a list of texts has a column for each language.
        let mut changed: HashMap<Vec<String>, Value> = HashMap::new();
        for (place, number) in &found.layout.columns {
            let Some(column) = found.table.columns.get(*number) else {
                continue;
            };
            let now = row.cells.get(*number).map_or("", String::as_str);
            if let Some(above) = found.merged_over(*place)
                && matches!(column.what, What::Value { .. })
                && above != now
                && !seal.as_ref().is_some_and(|seal| seal.says(&column.path, above))
            {
                // The value above may be meant for it or not.
                let above = above.to_owned();
                self.reject(found, &row.record, Some(column), &above, new::merged());
                continue;
            }
            let Some(cell) = found.cell(*place) else {
                continue;
            };
            if !matches!(column.what, What::Value { .. } | What::Parent(_)) {
                continue;
            }
            // In other lists a stroke says that there is nothing.
            if !found.layout.own && cell.text != CLEAR && new::is_nothing(&cell.text) {
                continue;
            }
            let input = Input {
                found,
                row,
                column,
                cell,
                now,
                seal: seal.as_ref(),
            };
            self.cell(&input, &mut changed);
        }
    }
}

impl Comparer<'_> {
    fn edit(&mut self, file: &str, default: Lang, row: &Row, step: Step) {
        let record = match row.index {
            Some(index) => RecordAt::Index(usize::try_from(index).unwrap_or(usize::MAX)),
            None => RecordAt::Only,
        };
        let (_, changes) = self
            .edits
            .entry(file.to_owned())
            .or_insert_with(|| (default, Vec::new()));
        match changes.last_mut() {
            Some(Change::Fields { record: own, steps }) if *own == record => steps.push(step),
            _ => changes.push(Change::Fields {
                record,
                steps: vec![step],
            }),
        }
    }

    fn remark(&mut self, found: &Found<'_>, column: &Column, said: Question) {
        self.out.remarks.push(Remark {
            place: Some(found.place(Some(column))),
            said,
        });
    }

    fn reject(
        &mut self,
        found: &Found<'_>,
        record: &str,
        column: Option<&Column>,
        text: &str,
        said: Question,
    ) {
        self.out.lines.push(Line {
            record: record.to_owned(),
            file: String::new(),
            field: column.map_or_else(String::new, |column| column.path.clone()),
            before: None,
            after: (!text.is_empty()).then(|| text.to_owned()),
            state: State::Rejected,
            place: found.place(column),
            hidden: found.hidden,
            said: Some(said),
        });
    }

    fn finish(mut self) -> Comparison {
        for (file, (default, changes)) in self.edits {
            self.out.files.push(FileChange::Edit {
                file,
                default,
                changes,
            });
        }
        self.out
    }
}

/// The word that takes a value away.
pub(super) const CLEAR: &str = "清空";
