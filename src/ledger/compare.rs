//! Comparison of a workbook with the site: what would change, record by record and field by field, and what is asked.
//!
//! **You are here:** `ledger/` — after `layout`; its result is shown by `cli/`, and written through `edit/`; no IO.
//!
//! Three values decide about a cell: at the export, in the file now, in the sheet. What staff did not touch changes nothing; what
//! both changed is a conflict. An empty cell changes nothing, nor does a row that is not there.

mod checked;
mod doubt;
mod identity;
mod incoming;
mod naming;
mod new;
mod outcome;
mod phones;
mod withdraw;

pub use outcome::{Comparison, FileChange, Line, Place, Remark, State};

use super::cell::at;
use super::column::{Column, What};
use super::grid::{Book, Cell, CellKind, Grid, Line as GridLine};
use super::layout::{self, Layout};
use super::question::Question;
use super::seal::Seal;
use super::table::{Row, Table, Tables, WITHHELD};
use super::workbook::{MARK, META};
use crate::edit::{Change, FieldPath, RecordAt, Step, Value};
use crate::lang::Lang;
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
    /// What is to be said of the workbook as a whole. Whether that is all: another site's ledger is one question, not one a row.
    fn whole(&mut self, book: &Book, site: &str) -> bool {
        for said in &book.remarks {
            self.out.remarks.push(Remark {
                place: None,
                said: said.clone(),
            });
        }
        let meta = book.sheets.iter().find(|grid| grid.name == META);
        let Some(first) = meta.and_then(|grid| grid.row(0)) else {
            return false;
        };
        if first.text(0) != MARK || first.text(2) == site {
            return false;
        }
        let other = first.text(2);
        let said = Question::new(
            format!("这个台账是从“{other}”导出的，这里是“{site}”：看清是不是这个网站"),
            format!("this ledger was exported from “{other}”, and here is “{site}”: is it the right site?"),
        );
        let is_known = |(sheet, id): &&(String, String)| {
            let table = self.tables.tables.iter().find(|table| table.sheet.name == *sheet);
            table.is_some_and(|table| table.position(&table.id_of(id)).is_some())
        };
        // A site may have another title by now; then it has the same records.
        let foreign =
            !self.seals.is_empty() && self.seals.keys().filter(is_known).count() * 2 < self.seals.len();
        if foreign {
            self.out.lines.push(Line {
                record: String::new(),
                file: String::new(),
                field: String::new(),
                before: None,
                after: None,
                state: State::Rejected,
                place: Place {
                    sheet: book
                        .sheets
                        .first()
                        .map_or_else(String::new, |grid| grid.name.clone()),
                    row: None,
                    column: None,
                    heading: String::new(),
                },
                hidden: false,
                said: Some(said),
            });
        } else {
            self.out.remarks.push(Remark { place: None, said });
        }
        foreign
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
        for (place, _) in &layout.twice {
            let heading = grid
                .row(layout.heading)
                .map_or("", |row| row.text(*place))
                .to_owned();
            self.out.remarks.push(Remark {
                place: Some(Place {
                    sheet: grid.name.clone(),
                    row: Some(layout.heading + 1),
                    column: Some(place + 1),
                    heading: heading.clone(),
                }),
                said: Question::new(
                    format!("“{heading}”和前面一列是同一个字段，两列的内容并在一起"),
                    format!("`{heading}` is the field of a column before it; both were read as one list"),
                ),
            });
        }
        let joined = incoming::joined(grid, layout);
        let incoming = Incoming::of(joined.as_ref().unwrap_or(grid), layout, table);
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

/// One cell of a record that is on the site.
struct Input<'i> {
    found: &'i Found<'i>,
    row: &'i Row,
    column: &'i Column,
    cell: &'i Cell,
    now: &'i str,
    seal: Option<&'i Seal>,
}

impl Comparer<'_> {
    fn cell(&mut self, input: &Input<'_>, changed: &mut HashMap<Vec<String>, Value>) {
        let Input {
            found,
            row,
            column,
            cell,
            now,
            seal,
        } = *input;
        let text = cell.text.as_str();
        let unknown = cell.kind == CellKind::NoResult;
        if !unknown && (text == now || text == WITHHELD || self.is_same(input)) {
            return;
        }
        // Staff left it; the file has another value since.
        if !unknown && seal.is_some_and(|seal| seal.says(&column.path, text)) {
            return;
        }
        if doubt::is_lost(now, text) {
            return self.reject(found, &row.record, Some(column), text, doubt::lost(text));
        }
        if self.is_known_otherwise(input) {
            return;
        }
        if matches!(column.what, What::Parent(_)) {
            let names = &self.tables.names;
            let same = column
                .refers()
                .and_then(|kind| names.resolve(kind, text).ok())
                .is_some_and(|id| id == row.parent);
            if !same {
                let said = Question::new(
                    format!("不能在表里把它移到“{text}”：在文件里剪切这一段，粘贴到另一个文件"),
                    format!(
                        "it cannot be moved to `{text}` by a sheet: cut it out of its file and paste it into the other"
                    ),
                );
                self.reject(found, &row.record, Some(column), text, said);
            }
            return;
        }
        let Some(version) = row.version(column) else {
            return self.reject(found, &row.record, Some(column), text, no_version(column));
        };
        let current = changed
            .get(&column.keys)
            .or_else(|| at(&version.value, &column.keys))
            .cloned();
        let read = if text == CLEAR {
            if now.is_empty() {
                return;
            }
            if column.required {
                Err(required(column))
            } else {
                Ok(without_language(column, current.as_ref(), self.tables.default))
            }
        } else {
            self.understood(found, column, cell, current.as_ref(), version.lang)
                .map(Some)
        };
        let value = match read {
            Ok(value) => value,
            Err(question) => return self.reject(found, &row.record, Some(column), text, question),
        };
        let wording = self.tables.wording();
        let words = value.as_ref().map_or_else(String::new, |value| {
            let wording = wording.of_version(version, column);
            wording.cell(
                column,
                &super::new_at(&column.keys, as_written(column, value, wording.default)),
            )
        });
        if words == now || seal.is_some_and(|seal| seal.says(&column.path, &words)) {
            return;
        }
        let conflict = seal.is_some_and(|seal| !seal.says(&column.path, now));
        let said = (value.is_some() && words != text).then(|| mended(text, &words));
        self.out.lines.push(Line {
            record: row.record.clone(),
            file: version.file.to_string(),
            field: column.path.clone(),
            before: (!now.is_empty()).then(|| now.to_owned()),
            after: value.is_some().then_some(words),
            state: if conflict { State::Conflict } else { State::Changed },
            place: found.place(Some(column)),
            hidden: found.hidden,
            said: if conflict { Some(both_changed()) } else { said },
        });
        if let Some(value) = &value {
            changed.insert(column.keys.clone(), value.clone());
        }
        let default = version.lang.unwrap_or(self.tables.default);
        let step = step(&row.item, column, value);
        if let Some(step) = step {
            let file = version.file.to_string();
            self.edit(&file, default, row, step);
        }
    }

    /// Whether a cell says what the file says, as far as a spreadsheet lets it: zeros that it ate, dates that it made of months.
    fn is_same(&mut self, input: &Input<'_>) -> bool {
        let Input {
            found,
            column,
            cell,
            now,
            ..
        } = *input;
        let text = cell.text.as_str();
        let same = match cell.kind {
            CellKind::Number => {
                now.len() > text.len()
                    && now.starts_with('0')
                    && now.trim_start_matches('0') == text.trim_start_matches('0')
            }
            CellKind::Date { .. } => now.len() == 7 && text.strip_prefix(now) == Some("-01"),
            _ => false,
        };
        if same {
            self.remark(
                found,
                column,
                Question::new(
                    format!("表格把“{now}”变成了“{text}”，仍按“{now}”"),
                    format!("the spreadsheet made `{text}` of `{now}`, which it stays"),
                ),
            );
        }
        same
    }

    /// Whether a sheet that staff made says in other words, or less precisely, what the site says: another of the record's names, the
    /// county in which its region lies.
    fn is_known_otherwise(&mut self, input: &Input<'_>) -> bool {
        let Input {
            found,
            row,
            column,
            cell,
            now,
            ..
        } = *input;
        let by_name = found.text_of(|column| matches!(column.what, What::Id)).is_empty();
        if layout::is_name(column) && column.lang.is_none_or(|lang| lang == self.tables.default) {
            return by_name && identity::is_own_name(row, now, &cell.text);
        }
        if found.layout.own || column.refers() != Some("region") || now.is_empty() {
            return false;
        }
        let names = &self.tables.names;
        let (Ok(own), Ok(said)) = (names.resolve("region", now), names.resolve("region", &cell.text)) else {
            return false;
        };
        let above = own.len() > said.len() && own.starts_with(&said);
        if above {
            let said = Question::new(
                format!("“{}”包括“{now}”，仍按“{now}”", cell.text),
                format!("`{now}` lies in `{}`; it stays", cell.text),
            );
            self.remark(found, column, said);
        }
        above
    }

    /// The value of a cell; what is certain is mended.
    fn understood(
        &mut self,
        found: &Found<'_>,
        column: &Column,
        cell: &Cell,
        current: Option<&Value>,
        version: Option<Lang>,
    ) -> Result<Value, Question> {
        let text = cell.text.as_str();
        let mark = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"].contains(&text);
        match cell.kind {
            _ if mark || cell.kind == CellKind::Error => {
                return Err(Question::new(
                    format!("单元格是出错标记 {text}，原来的内容没有了：重新填写"),
                    format!("the cell holds the error {text}: write its value again"),
                ));
            }
            CellKind::Lossy => {
                return Err(Question::new(
                    format!(
                        "“{text}”是 16 位以上的数字，表格只保留 15 位，末位已丢失：把这一格设成“文本”，从原件重新抄写"
                    ),
                    format!(
                        "`{text}` has 16 digits or more, of which a spreadsheet keeps 15: make the cell text and copy the number again"
                    ),
                ));
            }
            CellKind::NoResult => {
                return Err(Question::new(
                    "单元格是公式，文件里没有它的结果：用 Excel 或 WPS 打开并保存一次，或直接填写结果",
                    "the cell is a formula without a result: open and save the file once, or write the result",
                ));
            }
            CellKind::Percent if column.format() != Some("quantity") => {
                self.remark(
                    found,
                    column,
                    Question::new(
                        format!("这一格是百分比格式，按“{text}”读"),
                        format!("the cell shows per cent and is read as `{text}`"),
                    ),
                );
            }
            _ => {}
        }
        if cell.formula {
            self.remark(
                found,
                column,
                Question::new(
                    format!("这一格是公式，取了它的结果“{text}”"),
                    format!("the cell is a formula; its result `{text}` was taken"),
                ),
            );
        }
        let text = match (cell.kind, column.format()) {
            // A day that nobody formatted: Excel counts from 1900.
            (CellKind::Number, Some("date" | "moment" | "partial-date")) => {
                incoming::serial_date(text).unwrap_or_else(|| text.to_owned())
            }
            _ => text.to_owned(),
        };
        let text = doubt::on_one_line(column, text);
        if let Some(question) = doubt::of_text(column, &text, self.today) {
            return Err(question);
        }
        let own = super::cell::Wording {
            names: &self.tables.names,
            default: version
                .filter(|_| column.lang == version)
                .unwrap_or(self.tables.default),
        };
        if column.format() == Some("phone") {
            return phones::read(&own, column, &text, current);
        }
        own.read(column, &text, current)
    }

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

/// A value as it stands at the keys of a column: a text of one language.
fn as_written(column: &Column, value: &Value, default: Lang) -> Value {
    match (column.shape(), column.lang) {
        (Some(crate::record::shape::Shape::Text), Some(lang)) if lang != default => {
            Value::map([(lang.tag(), value.clone())])
        }
        _ => value.clone(),
    }
}

/// What is left of a list of texts without one of its translations; none where the whole value goes.
fn without_language(column: &Column, current: Option<&Value>, default: Lang) -> Option<Value> {
    let lang = column.lang.filter(|lang| *lang != default)?;
    let Some(Value::List(items)) = current else {
        return None;
    };
    let left = items.iter().map(|item| match item {
        Value::Map(texts) => Value::Map(
            texts
                .iter()
                .filter(|(tag, _)| tag != lang.tag())
                .cloned()
                .collect(),
        ),
        other => other.clone(),
    });
    Some(Value::List(left.collect()))
}

/// The step that gives a field its value; none for a path that is none.
fn step(item: &str, column: &Column, value: Option<Value>) -> Option<Step> {
    let single = matches!(column.shape(), Some(crate::record::shape::Shape::Text));
    let mut path = item.to_owned();
    for key in &column.keys {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(key);
    }
    if let Some(lang) = column.lang.filter(|_| single) {
        path.push('.');
        path.push_str(lang.tag());
    }
    let path = FieldPath::parse(&path)?;
    Some(match value {
        Some(value) => Step::Set { path, value },
        None => Step::Remove { path },
    })
}

fn mended(text: &str, words: &str) -> Question {
    Question::new(
        format!("“{text}”已改写为“{words}”"),
        format!("`{text}` is written as `{words}`"),
    )
}

/// A document has no file in the language of a column.
fn no_version(column: &Column) -> Question {
    let lang = column.lang.map_or_else(String::new, |lang| lang.tag().to_owned());
    Question::new(
        format!("这一篇还没有这种文字的文件（….{lang}.md）：先建立译文文件，再填这一格"),
        format!("there is no file of this document in `{lang}` yet: make it first"),
    )
}

fn required(column: &Column) -> Question {
    Question::new(
        format!("“{}”是必填的，不能清空", column.heading),
        format!("`{}` is required and cannot be removed", column.path),
    )
}

fn both_changed() -> Question {
    Question::new(
        "导出以后，文件里这一项也改过：要表里的，先重新导出，再改一次；要文件里的，把这一格空着",
        "the file has been changed since the export, too: export again and change it there, or leave the cell empty",
    )
}
