//! Placing: the file of a new record, or the record in which a new item stands.
//!
//! **You are here:** `ledger/compare/new` — after a row is read; no IO. One file a record, so that two people never save over each
//! other.

use super::Draft;
use crate::edit::{Change, FieldPath, RecordAt, Step, Value};
use crate::ledger::column::{Column, What};
use crate::ledger::compare::{Comparer, FileChange, Found, Line, Place, Remark};
use crate::ledger::put;
use crate::ledger::question::Question;
use crate::ledger::table::Table;

impl Comparer<'_> {
    /// Where the new record goes.
    pub(super) fn place_new(&mut self, found: &Found<'_>, draft: Draft) {
        let sheet = found.table.sheet;
        let Draft {
            id,
            mut record,
            mut lines,
            wrong,
        } = draft;
        if wrong {
            return;
        }
        if !sheet.rows.is_empty() {
            return self.place_item(found, &id, record, lines);
        }
        let extension = if sheet.document { "md" } else { "yaml" };
        if sheet.document && crate::ledger::value::get(&record, "draft").is_none() {
            put(&mut record, &["draft".to_owned()], Value::from("true"));
            self.out.remarks.push(Remark {
                place: Some(Place {
                    sheet: found.grid.name.clone(),
                    row: Some(found.line.number + 1),
                    column: None,
                    heading: String::new(),
                }),
                said: Question::new(
                    format!("“{id}”还没有正文，先作草稿：写好正文，再删去 draft: true"),
                    format!("`{id}` has no text yet and is a draft: write it, then delete `draft: true`"),
                ),
            });
        }
        put_first(&mut record, sheet.id, Value::from(id.as_str()));
        // A file of all regions takes a new one.
        let list = found
            .table
            .rows
            .iter()
            .find(|row| row.index.is_some() && sheet.id == "code")
            .and_then(|row| row.files.first());
        let file = match list {
            Some(version) => version.file.to_string(),
            None => self.free_file(sheet.folder, &id, extension),
        };
        for line in &mut lines {
            line.file.clone_from(&file);
        }
        self.out.lines.append(&mut lines);
        self.out.new += 1;
        if list.is_some() {
            let (_, changes) = self
                .edits
                .entry(file)
                .or_insert_with(|| (self.tables.default, Vec::new()));
            changes.push(Change::New { value: record });
        } else {
            self.ids.files.insert(file.clone());
            self.out.files.push(FileChange::Create { file, record });
        }
    }

    /// A path that no file has yet.
    fn free_file(&self, folder: &str, id: &str, extension: &str) -> String {
        let first = format!("{folder}/{id}.{extension}");
        let used = |file: &str| (self.taken)(file) || self.ids.files.contains(file);
        if !used(&first) {
            return first;
        }
        (2..10_000)
            .map(|number| format!("{folder}/{id}-{number}.{extension}"))
            .find(|file| !used(file))
            .unwrap_or(first)
    }

    /// A new item of a record that is there.
    fn place_item(&mut self, found: &Found<'_>, id: &str, mut record: Value, mut lines: Vec<Line>) {
        let sheet = found.table.sheet;
        let column = found
            .table
            .columns
            .iter()
            .find(|column| matches!(column.what, What::Parent(_)));
        let text = found.text_of(|column| matches!(column.what, What::Parent(_)));
        let parent = column
            .and_then(Column::refers)
            .ok_or_else(|| Question::new("", ""))
            .and_then(|kind| {
                self.tables.names.resolve(kind, text).map_err(|_| {
                    let (zh, en) = crate::ledger::question::what(kind);
                    Question::new(
                        format!("写明这一行属于哪个{zh}：从下拉列表里选"),
                        format!("say to which {en} the row belongs"),
                    )
                })
            });
        let parent = match parent {
            Ok(parent) => parent,
            Err(question) => return self.reject(found, "", column, text, question),
        };
        let of_kind = |table: &&Table| table.sheet.kind == sheet.kind && table.sheet.rows.is_empty();
        let row = self
            .tables
            .tables
            .iter()
            .find(of_kind)
            .and_then(|table| table.rows.iter().find(|row| row.id == parent));
        let Some((row, version)) = row.and_then(|row| Some((row, row.files.first()?))) else {
            let question = Question::new("先建立它所属的记录", "make the record that it belongs to first");
            return self.reject(found, "", column, text, question);
        };
        if !sheet.id.is_empty() {
            put_first(&mut record, sheet.id, Value::from(id));
        }
        let file = version.file.to_string();
        for line in &mut lines {
            line.file.clone_from(&file);
        }
        self.out.lines.append(&mut lines);
        self.out.new += 1;
        let Some(path) = FieldPath::parse(sheet.rows) else {
            return;
        };
        let at = match row.index {
            Some(index) => RecordAt::Index(usize::try_from(index).unwrap_or(usize::MAX)),
            None => RecordAt::Only,
        };
        let step = Step::Add {
            path,
            at: None,
            value: record,
        };
        let (_, changes) = self
            .edits
            .entry(file)
            .or_insert_with(|| (self.tables.default, Vec::new()));
        changes.push(Change::Fields {
            record: at,
            steps: vec![step],
        });
    }
}

fn put_first(record: &mut Value, key: &str, value: Value) {
    if let Value::Map(entries) = record {
        entries.retain(|(own, _)| own != key);
        entries.insert(0, (key.to_owned(), value));
    }
}
