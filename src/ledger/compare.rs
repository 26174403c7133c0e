//! Comparison of a workbook with the site: what would change, record by record and field by field, and what is asked.
//!
//! **You are here:** `ledger/` — after `layout`; its result is shown by `cli/`, and written through `edit/`; no IO.
//!
//! Three values decide about a cell: at the export, in the file now, in the sheet. What staff did not touch changes nothing; what
//! both changed is a conflict. An empty cell changes nothing, nor does a row that is not there.

mod cells;
mod checked;
mod incoming;
mod naming;
mod new;
mod outcome;
mod phones;
mod withdraw;

pub use outcome::{Comparison, FileChange, Line, Place, Remark, State};

use super::column::{Column, What};
use super::grid::{Book, Cell, Grid, Line as GridLine};
use super::layout::{self, Layout};
use super::question::Question;
use super::seal::Seal;
use super::table::{Row, Table, Tables};
use super::workbook::{MARK, META};
use crate::edit::{Change, RecordAt, Step, Value};
use crate::lang::Lang;
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
    let mut comparer = Comparer {
        tables,
        today,
        taken,
        seals: seals(book),
        out: Comparison::default(),
        edits: BTreeMap::new(),
        ids: new::Ids::of(tables),
    };
    comparer.whole(book, site);
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
    /// Columns over which a value is merged that belongs to one row alone.
    merged: Vec<u32>,
}

impl Found<'_> {
    /// The cell of a column of the sheet.
    fn cell(&self, place: u32) -> Option<&Cell> {
        self.line.cell(place).or_else(|| self.spread.get(&place))
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
    /// What is to be said of the workbook as a whole.
    fn whole(&mut self, book: &Book, site: &str) {
        for said in &book.remarks {
            self.out.remarks.push(Remark {
                place: None,
                said: said.clone(),
            });
        }
        let meta = book.sheets.iter().find(|grid| grid.name == META);
        let Some(first) = meta.and_then(|grid| grid.row(0)) else {
            return;
        };
        if first.text(0) == MARK && first.text(2) != site {
            let other = first.text(2);
            self.out.remarks.push(Remark {
                place: None,
                said: Question::new(
                    format!("这个台账是从“{other}”导出的，这里是“{site}”：看清是不是这个网站"),
                    format!(
                        "this ledger was exported from “{other}”, and here is “{site}”: is it the right site?"
                    ),
                ),
            });
        }
    }

    fn unread(&mut self, grid: &Grid) {
        self.out.remarks.push(Remark {
            place: Some(Place {
                sheet: grid.name.clone(),
                row: None,
                column: None,
                heading: String::new(),
            }),
            said: Question::new(
                "看不出这张表是哪一种记录，没有读。第一行要有“名称”“电话”这样的标题",
                "it cannot be told which records this sheet holds; it was not read. Its first row needs headings",
            ),
        });
    }

    /// No sheet of the workbook holds records.
    fn nothing(&mut self, book: &Book) {
        let sheet = book
            .sheets
            .first()
            .map_or_else(String::new, |grid| grid.name.clone());
        self.out.lines.push(Line {
            record: String::new(),
            file: String::new(),
            field: String::new(),
            before: None,
            after: None,
            state: State::Rejected,
            place: Place {
                sheet,
                row: None,
                column: None,
                heading: String::new(),
            },
            hidden: false,
            said: Some(Question::new(
                "这个文件里没有能读的表：没有一行像标题（如 名称、联系电话、地址）。先用 zhandian export --template 生成空表，照它填",
                "no sheet of this file can be read: no row looks like headings. `zhandian export --template` makes an empty one",
            )),
        });
    }

    fn sheet(&mut self, grid: &Grid, layout: &Layout) {
        let tables = self.tables;
        let Some(table) = tables.tables.get(layout.table) else {
            return;
        };
        for (place, heading) in &layout.unused {
            self.out.remarks.push(Remark {
                place: Some(Place {
                    sheet: grid.name.clone(),
                    row: Some(layout.heading + 1),
                    column: Some(place + 1),
                    heading: heading.clone(),
                }),
                said: Question::new(
                    format!("“{heading}”这一列没有对应的字段，没有读"),
                    format!("no field goes by `{heading}`: the column was not read"),
                ),
            });
        }
        let incoming = Incoming::of(grid, layout, table);
        for found in &incoming.rows {
            self.row(found, &incoming);
        }
    }

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
        let known = if id.is_empty() {
            self.by_name(found)
        } else {
            table.position(&id)
        };
        match known.and_then(|at| table.rows.get(at)) {
            Some(row) => self.known(found, row),
            None => self.unknown(found, &id),
        }
    }

    /// The record that a row without id is about: the only one with this name.
    fn by_name(&self, found: &Found<'_>) -> Option<usize> {
        let name = found.text_of(layout::is_name);
        if name.is_empty() || !found.table.sheet.rows.is_empty() {
            return None;
        }
        match self.tables.names.named(found.table.names_key(), name).as_slice() {
            [only] => found.table.position(only),
            _ => None,
        }
    }

    /// A record that is on the site.
    fn known(&mut self, found: &Found<'_>, row: &Row) {
        if self.withdrawal(found, row) {
            return;
        }
        let seal = self
            .seals
            .get(&(found.table.sheet.name.to_owned(), row.id.clone()))
            .cloned()
            .or_else(|| {
                let place = found.layout.seal?;
                Seal::read(found.line.text(place))
            });
        // Fields as the columns before have changed them: a list of texts has a column for each language.
        let mut changed: HashMap<Vec<String>, Value> = HashMap::new();
        for (place, number) in &found.layout.columns {
            let Some(column) = found.table.columns.get(*number) else {
                continue;
            };
            let now = row.cells.get(*number).map_or("", String::as_str);
            if found.merged.contains(place) && now.is_empty() {
                // It has nothing, and the value above may be meant for it or not.
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
            let input = cells::Input {
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

fn mended(text: &str, words: &str) -> Question {
    Question::new(
        format!("“{text}”已改写为“{words}”"),
        format!("`{text}` is written as `{words}`"),
    )
}
