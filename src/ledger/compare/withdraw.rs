//! Withdrawals: `撤销` in the column 操作, with a reason.
//!
//! **You are here:** `ledger/compare` — one column; no IO. Nothing is deleted: the record says from then on that it is withdrawn.

use super::{Comparer, Found, Line, Place, State, at};
use crate::edit::{FieldPath, Step, Value};
use crate::ledger::cell::Wording;
use crate::ledger::column::{ACTION, REASON};
use crate::ledger::new_at;
use crate::ledger::question::Question;
use crate::ledger::sheet::Kind;
use crate::ledger::table::Row;

/// The word that withdraws a record.
const WITHDRAW: &str = "撤销";

impl Comparer<'_> {
    /// Whether the row withdraws its record, or tries to: then its other cells are not looked at.
    pub(super) fn withdrawal(&mut self, found: &Found<'_>, row: &Row) -> bool {
        let action = found.text_of(|column| column.path == ACTION);
        if action.is_empty() {
            let reason = found.text_of(|column| column.path == REASON);
            if reason.is_empty() || !found.layout.own {
                return false;
            }
            let column = found.table.columns.iter().find(|column| column.path == ACTION);
            let said = Question::new(
                format!("写了“原因”，没有写“操作”：要撤销，就在“操作”写“{WITHDRAW}”；不撤销，就删去原因"),
                format!(
                    "there is a reason and no action: write {WITHDRAW} in the column 操作, or delete the reason"
                ),
            );
            self.reject(found, &row.record, column, "", said);
            return true;
        }
        let column = found.table.columns.iter().find(|column| column.path == ACTION);
        let (word, rest) = action
            .split_once(['：', ':', '，'])
            .map_or((action, ""), |(word, rest)| (word.trim(), rest.trim()));
        if word != WITHDRAW {
            let said = Question::new(
                format!("“操作”里只能写“{WITHDRAW}”，平时空着；这里写的是“{action}”"),
                format!("only `{WITHDRAW}` can stand in this column, not `{action}`"),
            );
            self.reject(found, &row.record, column, action, said);
            return true;
        }
        let own = found.text_of(|column| column.path == REASON);
        let reason = if own.is_empty() { rest } else { own };
        if reason.is_empty() {
            let column = found.table.columns.iter().find(|column| column.path == REASON);
            let said = Question::new(
                "撤销要写原因：填在“原因”那一列",
                "a withdrawal needs a reason, in the column 原因",
            );
            self.reject(found, &row.record, column, "", said);
            return true;
        }
        let today = self.today.to_string();
        let fields: Vec<(&str, Value)> = match found.table.sheet.kind {
            Kind::Stations => vec![
                ("status", Value::from("closed")),
                ("closed_on", Value::from(today.as_str())),
                // A new banner: what the one before said in Tibetan, and until when, was not about this.
                (
                    "notice",
                    Value::Map(vec![
                        ("text".to_owned(), self.new_text(row, "notice", reason)),
                        ("from".to_owned(), Value::from(today.as_str())),
                    ]),
                ),
            ],
            Kind::Notices => vec![(
                "withdrawn",
                Value::map([("date", today.as_str()), ("reason", reason)]),
            )],
            _ => {
                let said = Question::new(
                    format!(
                        "{}不能在表里撤销：在文件里删去它，或者写明不再使用",
                        found.table.sheet.name
                    ),
                    "only stations and notices are withdrawn by a sheet: remove this one in its file",
                );
                self.reject(found, &row.record, column, action, said);
                return true;
            }
        };
        self.write_all(found, row, fields, column.map(|column| column.heading.clone()));
        true
    }

    /// A text in the place of one that may stand in several languages: of those it has only the first.
    fn new_text(&self, row: &Row, key: &str, text: &str) -> Value {
        let keys = [key.to_owned(), "text".to_owned()];
        let old = row.files.first().and_then(|version| at(&version.value, &keys));
        match old {
            Some(Value::Map(_)) => Value::map([(self.tables.default.tag(), text)]),
            _ => Value::from(text),
        }
    }

    fn write_all(
        &mut self,
        found: &Found<'_>,
        row: &Row,
        fields: Vec<(&str, Value)>,
        heading: Option<String>,
    ) {
        let Some(version) = row.files.first() else { return };
        let file = version.file.to_string();
        let default = version.lang.unwrap_or(self.tables.default);
        let place = Place {
            heading: heading.unwrap_or_default(),
            ..found.place(found.table.columns.iter().find(|column| column.path == ACTION))
        };
        for (field, value) in fields {
            let before = |path: &str| {
                let column = found.table.columns.iter().position(|column| {
                    column.path == path || column.keys.join(".") == path && column.lang == Some(default)
                })?;
                row.cells.get(column).filter(|text| !text.is_empty()).cloned()
            };
            let Some(path) = FieldPath::parse(field) else {
                continue;
            };
            self.out.lines.push(Line {
                record: row.record.clone(),
                file: file.clone(),
                field: field.to_owned(),
                before: before(field),
                after: Some(in_words(found, field, &value, &self.tables.wording())),
                state: State::Changed,
                place: Place {
                    heading: heading_of(field).map_or_else(|| place.heading.clone(), str::to_owned),
                    ..place.clone()
                },
                hidden: found.hidden,
                said: None,
            });
            self.edit(&file, default, row, Step::Set { path, value });
        }
    }
}

/// What a field is called beside the column 操作, by which it is changed.
fn heading_of(field: &str) -> Option<&'static str> {
    match field {
        "status" => Some("操作：状态"),
        "closed_on" => Some("操作：关闭日期"),
        "notice" => Some("操作：站点公告"),
        "withdrawn" => Some("操作：撤回"),
        _ => None,
    }
}

/// The value as staff read it: of a map its text or reason.
fn in_words(found: &Found<'_>, field: &str, value: &Value, wording: &Wording<'_>) -> String {
    match value {
        Value::Text(text) => {
            let column = found.table.columns.iter().find(|column| column.path == field);
            column.map_or_else(
                || text.clone(),
                |column| wording.cell(column, &new_at(&column.keys, value.clone())),
            )
        }
        Value::Map(entries) => {
            let words = entries
                .iter()
                .filter(|(key, _)| matches!(key.as_str(), "text" | "reason" | "date" | "from"))
                .map(|(_, value)| match value {
                    Value::Text(text) => text.clone(),
                    Value::Map(texts) => texts
                        .iter()
                        .filter_map(|(_, text)| match text {
                            Value::Text(text) => Some(text.as_str()),
                            _ => None,
                        })
                        .collect::<Vec<_>>()
                        .join("／"),
                    Value::List(_) => String::new(),
                });
            words.collect::<Vec<_>>().join("，")
        }
        Value::List(_) => crate::ledger::value::json(value).to_string(),
    }
}
