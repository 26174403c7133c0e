//! New records: rows without an id, or with one that the site does not know.
//!
//! **You are here:** `ledger/compare` — beside the comparison of known records; no IO.

mod placing;

use super::cells::mended;
use super::identity::Named;
use super::naming::from_pinyin;
use super::{Comparer, Found, Line, State};
use crate::edit::Value;
use crate::lang::Lang;
use crate::ledger::column::{Column, What};
use crate::ledger::layout::is_name;
use crate::ledger::names::bare;
use crate::ledger::question::Question;
use crate::ledger::table::Tables;
use crate::ledger::{new_at, put};
use crate::record::shape::{Shape, check_scalar};
use crate::value::{Id, Scalar as _};
use std::collections::{BTreeSet, HashMap};

/// Ids that are in use, by what a row is called.
pub(super) struct Ids {
    taken: HashMap<&'static str, BTreeSet<String>>,
    /// Names of new records, with their row.
    names: HashMap<(&'static str, String), u32>,
    /// Files of new records.
    files: BTreeSet<String>,
    /// The levels of stations, by how long the codes of their regions are.
    levels: HashMap<usize, BTreeSet<String>>,
}

impl Ids {
    pub(super) fn of(tables: &Tables) -> Ids {
        let mut taken: HashMap<&'static str, BTreeSet<String>> = HashMap::new();
        for table in &tables.tables {
            let own = taken.entry(table.sheet.record).or_default();
            own.extend(table.rows.iter().map(|row| row.id.clone()));
        }
        // A category and its services share one space of ids.
        let services: BTreeSet<String> = tables.names.ids("service").map(str::to_owned).collect();
        for kind in ["service", "category"] {
            taken.entry(kind).or_default().extend(services.iter().cloned());
        }
        Ids {
            taken,
            names: HashMap::new(),
            files: BTreeSet::new(),
            levels: levels(tables),
        }
    }

    fn is_taken(&self, kind: &str, id: &str) -> bool {
        self.taken.get(kind).is_some_and(|ids| ids.contains(id))
    }
}

/// The levels of stations, by how long the codes of their regions are.
fn levels(tables: &Tables) -> HashMap<usize, BTreeSet<String>> {
    let mut levels: HashMap<usize, BTreeSet<String>> = HashMap::new();
    let stations = tables.tables.iter().find(|table| table.sheet.record == "station");
    for version in stations
        .iter()
        .flat_map(|table| &table.rows)
        .filter_map(|row| row.files.first())
    {
        let text = |key: &str| match super::super::value::get(&version.value, key) {
            Some(Value::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let code = text("region").and_then(|code| crate::value::RegionCode::read(code).ok());
        if let (Some(code), Some(level)) = (code, text("level")) {
            levels
                .entry(code.as_str().len())
                .or_default()
                .insert(level.to_owned());
        }
    }
    levels
}

/// A row that becomes a record.
struct Draft {
    id: String,
    record: Value,
    lines: Vec<Line>,
    wrong: bool,
}

impl Comparer<'_> {
    /// A row of no record that the site has.
    pub(super) fn unknown(&mut self, found: &Found<'_>, id: &str) {
        let table = found.table;
        if id == super::CLEAR {
            let said = Question::new(
                "编号不能清空：它就是网址。要去掉这条记录，在“操作”写“撤销”",
                "an id cannot be removed: it is the address. To withdraw the record write 撤销 in the column 操作",
            );
            return self.reject(found, "", table.columns.first(), id, said);
        }
        if self.is_gone(found, id) && !self.tables.unread.is_empty() {
            return self.unreadable(found, id);
        }
        if self.is_gone(found, id) {
            let said = Question::new(
                format!(
                    "导出时有“{id}”，现在网站里没有了：记录被删去或改了编号。删去表里的这一行，或重新导出"
                ),
                format!(
                    "`{id}` was there at the export and is not any more: delete the row, or export again"
                ),
            );
            return self.reject(
                found,
                &format!("{}:{id}", table.sheet.record),
                table.columns.first(),
                id,
                said,
            );
        }
        let name = found.text_of(is_name).to_owned();
        if !id.is_empty()
            && let Named::One(at) = self.by_name(found)
            && let Some(row) = table.rows.get(at)
        {
            let own = row.id.clone();
            let said = Question::new(
                format!(
                    "网站里“{name}”的编号是“{own}”，这里写的是“{id}”：编号就是网址，不能在表里改。改回“{own}”；真是另一个，就改名称"
                ),
                format!(
                    "`{name}` has the id `{own}` on the site, and here `{id}`: an id cannot be changed in a sheet"
                ),
            );
            return self.reject(found, &row.record, table.columns.first(), id, said);
        }
        let own_name = table.columns.iter().find(|column| is_name(column));
        if let Some(column) = own_name {
            if name.is_empty() {
                let said = Question::new(
                    format!("这一行没有“{}”：填上，或者删去这一行", column.heading),
                    format!("the row has no `{}`: fill it in, or delete the row", column.path),
                );
                return self.reject(found, "", Some(column), "", said);
            }
            let key = (table.sheet.record, bare(&name));
            if id.is_empty()
                && let Some(other) = self.ids.names.insert(key, found.line.number + 1)
            {
                let said = Question::new(
                    format!("“{name}”在第 {other} 行也有：是同一个就删去一行，是两个就各写一个编号"),
                    format!("`{name}` stands in row {other}, too: delete one, or give each an id"),
                );
                return self.reject(found, "", Some(column), &name, said);
            }
        }
        let id = match self.id_for(found, id, &name) {
            Ok(id) => id,
            Err(question) => return self.reject(found, "", table.columns.first(), id, question),
        };
        let mut draft = self.draft(found, id);
        self.complete(found, &mut draft);
        self.place_new(found, draft);
    }

    /// A record that may stand in a file that cannot be read today: an untouched row says nothing, a changed one has to wait.
    fn unreadable(&mut self, found: &Found<'_>, id: &str) {
        let table = found.table;
        let own = format!("/{id}.");
        let of_it = self.tables.unread.iter().find(|file| file.contains(&own));
        let files = match of_it {
            Some(file) => file.clone(),
            None => self
                .tables
                .unread
                .iter()
                .take(3)
                .cloned()
                .collect::<Vec<_>>()
                .join("、"),
        };
        let said = Question::new(
            format!(
                "“{id}”现在读不到：{files} 有错，读不出来。先运行 zhandian check，按提示改好，再导入；表里这一行留着"
            ),
            format!(
                "`{id}` cannot be read today: {files} has errors. Run `zhandian check`, mend it, and import again; keep the row"
            ),
        );
        let key = (table.sheet.name.to_owned(), id.to_owned());
        let seal = self.seals.get(&key).cloned().or_else(|| {
            let place = found.layout.seal?;
            crate::ledger::seal::Seal::read(found.line.text(place))
        });
        let untouched = seal.is_some_and(|seal| {
            found.layout.columns.iter().all(|(place, number)| {
                let text = found.cell(*place).map_or("", |cell| cell.text.as_str());
                let column = table.columns.get(*number);
                text.is_empty() || column.is_none_or(|column| seal.says(&column.path, text))
            })
        });
        if untouched {
            let place = Some(found.place(table.columns.first()));
            return self.out.remarks.push(super::Remark { place, said });
        }
        self.reject(
            found,
            &format!("{}:{id}", table.sheet.record),
            table.columns.first(),
            id,
            said,
        );
    }

    /// Whether the export knew this id.
    fn is_gone(&self, found: &Found<'_>, id: &str) -> bool {
        let key = (found.table.sheet.name.to_owned(), id.to_owned());
        !id.is_empty()
            && (self.seals.contains_key(&key)
                || found
                    .layout
                    .seal
                    .is_some_and(|place| !found.line.text(place).is_empty()))
    }

    /// The id of a new record: the one that is given, or the pinyin of its name.
    fn id_for(&mut self, found: &Found<'_>, given: &str, name: &str) -> Result<String, Question> {
        let sheet = found.table.sheet;
        let kind = sheet.record;
        let fits = |id: &str| match sheet.id {
            "code" => check_scalar("region-code", id),
            "" => Ok(()),
            _ => Id::read(id).map(|_| ()),
        };
        let id = if !given.is_empty() {
            fits(given).map_err(Question::of_fault)?;
            if !sheet.id.is_empty() && self.ids.is_taken(kind, given) {
                return Err(Question::new(
                    format!("编号“{given}”已经有别的记录用了：换一个，或者删去多出来的一行"),
                    format!("the id `{given}` is another record's: choose another one, or delete the row"),
                ));
            }
            given.to_owned()
        } else if sheet.id == "code" {
            return Err(Question::new(
                "新的行政区划要填代码",
                "a new region needs its code",
            ));
        } else if sheet.id.is_empty() {
            format!(
                "{}+{}",
                found.text_of(|column| matches!(column.what, What::Parent(_))),
                found.line.number
            )
        } else {
            let stem = from_pinyin(name);
            if stem.is_empty() {
                return Err(Question::new(
                    format!("“{name}”取不出拼音编号：在“编号”列写一个，用小写字母、数字和连字符"),
                    format!(
                        "no id can be made of `{name}`: write one, of lower-case letters, digits and hyphens"
                    ),
                ));
            }
            let free = |id: &str| !self.ids.is_taken(kind, id) && Id::read(id).is_ok();
            if free(&stem) {
                stem
            } else {
                (2..10_000)
                    .map(|number| format!("{stem}-{number}"))
                    .find(|id| free(id))
                    .unwrap_or(stem)
            }
        };
        self.ids.taken.entry(kind).or_default().insert(id.clone());
        Ok(id)
    }

    /// The row's cells as a record.
    fn draft(&mut self, found: &Found<'_>, id: String) -> Draft {
        let table = found.table;
        let record_name = format!("{}:{id}", table.sheet.record);
        let default = self.tables.default;
        let mut draft = Draft {
            id,
            record: Value::Map(Vec::new()),
            lines: Vec::new(),
            wrong: false,
        };
        for (place, number) in &found.layout.columns {
            let Some(column) = table.columns.get(*number) else {
                continue;
            };
            if !matches!(column.what, What::Value { .. }) {
                continue;
            }
            if found.merged_over(*place).is_some() {
                self.reject(found, &record_name, Some(column), "", merged());
                draft.wrong = true;
                continue;
            }
            let Some(cell) = found.cell(*place) else { continue };
            if is_nothing(&cell.text) {
                continue;
            }
            let of_other_file = table.sheet.document && column.lang.is_some_and(|lang| lang != default);
            if of_other_file {
                let said = Question::new(
                    "新文件的译文要另建一个文件：先导入原文，再写译文",
                    "the translation of a new document is a file of its own: import the original first",
                );
                self.reject(found, &record_name, Some(column), &cell.text, said);
                draft.wrong = true;
                continue;
            }
            let current = crate::ledger::cell::at(&draft.record, &column.keys).cloned();
            match self.understood(found, column, cell, current.as_ref(), None) {
                Err(question) => {
                    self.reject(found, &record_name, Some(column), &cell.text, question);
                    draft.wrong = true;
                }
                Ok(value) => {
                    let words = self.tables.wording().cell(
                        column,
                        &new_at(
                            &column.keys,
                            in_language(column, &value, default, table.sheet.document),
                        ),
                    );
                    let said = (words != cell.text).then(|| mended(&cell.text, &words));
                    draft
                        .lines
                        .push(self.new_line(found, column, &record_name, words, said));
                    add(&mut draft.record, column, value, table.sheet.document);
                }
            }
        }
        draft
    }

    fn new_line(
        &self,
        found: &Found<'_>,
        column: &Column,
        record: &str,
        words: String,
        said: Option<Question>,
    ) -> Line {
        Line {
            record: record.to_owned(),
            file: String::new(),
            field: column.path.clone(),
            before: None,
            after: Some(words),
            state: State::New,
            place: found.place(Some(column)),
            hidden: found.hidden,
            said,
        }
    }

    /// What must be there and is not: known from the records that are there, or asked.
    fn complete(&mut self, found: &Found<'_>, draft: &mut Draft) {
        let record_name = format!("{}:{}", found.table.sheet.record, draft.id);
        for column in found.table.columns.iter().filter(|column| column.required) {
            if !matches!(column.what, What::Value { .. })
                || crate::ledger::cell::at(&draft.record, &column.keys).is_some()
                // Only asked for where the map that needs it is there.
                || (column.keys.len() > 1 && super::super::value::get(&draft.record, &column.keys[0]).is_none())
            {
                continue;
            }
            if column.path == "level"
                && let Some((id, said)) = self.level_of(&draft.record)
            {
                let words = self.tables.names.label_of("level", &id);
                draft
                    .lines
                    .push(self.new_line(found, column, &record_name, words, Some(said)));
                add(
                    &mut draft.record,
                    column,
                    Value::Text(id),
                    found.table.sheet.document,
                );
                continue;
            }
            // What follows from the region is known when that is.
            let of_row = |line: &&Line| {
                line.place.row == Some(found.line.number + 1) && line.place.sheet == found.grid.name
            };
            let asked_already = self.out.lines.iter().rev().take_while(of_row).any(|line| {
                line.state == State::Rejected
                    && (line.field == column.path || (column.path == "level" && line.field == "region"))
            });
            draft.wrong = true;
            if asked_already {
                continue;
            }
            let choices = column
                .refers()
                .map(|kind| self.tables.names.labels(kind))
                .unwrap_or_default();
            let list = if choices.is_empty() || choices.len() > 12 {
                String::new()
            } else {
                format!("，可以填：{}", choices.join("、"))
            };
            let said = Question::new(
                format!("缺少“{}”，新记录必须有{list}", column.heading),
                format!("`{}` is missing, which a new record must have", column.path),
            );
            self.reject(found, &record_name, Some(column), "", said);
        }
    }

    /// The level that all stations of regions like this one have; none when they differ, or there are none.
    fn level_of(&self, record: &Value) -> Option<(String, Question)> {
        let levels: Vec<&str> = self.tables.names.ids("level").collect();
        if let [only] = levels.as_slice() {
            return Some((
                (*only).to_owned(),
                Question::new("网站只有这一个级别", "the site has this level alone"),
            ));
        }
        let Some(Value::Text(region)) = super::super::value::get(record, "region") else {
            return None;
        };
        let mut seen = self.ids.levels.get(&region.len())?.clone();
        let only = seen.pop_first().filter(|_| seen.is_empty())?;
        let said = Question::new(
            "表里没有级别：网站里同一层行政区划的站点都是这个级别",
            "no level is given: all stations of such regions have this one",
        );
        Some((only, said))
    }
}

/// The question about a cell over which one above is merged.
pub(super) fn merged() -> Question {
    Question::new(
        "这一格和上面几行合并在一起：几行是同一个值，就取消合并，每一行都填；不是，就各填各的",
        "this cell is merged with rows above: unmerge it and fill in each row",
    )
}

/// What people write where there is nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(text, "无" | "/" | "-" | "—" | "——" | "暂无" | "没有" | "\\") || text == super::CLEAR
}

/// A new value for a column: a text with its language, where the site has several.
fn in_language(column: &Column, value: &Value, default: Lang, document: bool) -> Value {
    match (column.shape(), column.lang) {
        (Some(Shape::Text), Some(lang)) if lang != default || !document => {
            Value::map([(lang.tag(), value.clone())])
        }
        _ => value.clone(),
    }
}

/// Adds a field to a new record.
fn add(record: &mut Value, column: &Column, value: Value, document: bool) {
    let mut keys = column.keys.clone();
    if matches!(column.shape(), Some(Shape::Text))
        && !document
        && let Some(lang) = column.lang
    {
        keys.push(lang.tag().to_owned());
    }
    put(record, &keys, value);
}
