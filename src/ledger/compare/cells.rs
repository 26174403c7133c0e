//! Cells of a record that is on the site: what each changes, or what is asked about it.
//!
//! **You are here:** `ledger/compare` — after rows are known; no IO.

use super::{CLEAR, Comparer, Found, Line, State, doubt, identity, incoming, phones};
use crate::edit::{FieldPath, Step, Value};
use crate::lang::Lang;
use crate::ledger::cell::{self, at};
use crate::ledger::column::{Column, What};
use crate::ledger::grid::{Cell, CellKind};
use crate::ledger::layout;
use crate::ledger::question::Question;
use crate::ledger::seal::Seal;
use crate::ledger::table::{Row, WITHHELD};
use std::collections::HashMap;

/// One cell of a record that is on the site.
pub(super) struct Input<'i> {
    pub(super) found: &'i Found<'i>,
    pub(super) row: &'i Row,
    pub(super) column: &'i Column,
    pub(super) cell: &'i Cell,
    pub(super) now: &'i str,
    pub(super) seal: Option<&'i Seal>,
}

impl Comparer<'_> {
    pub(super) fn cell(&mut self, input: &Input<'_>, changed: &mut HashMap<Vec<String>, Value>) {
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
                &crate::ledger::new_at(&column.keys, as_written(column, value, wording.default)),
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
    pub(super) fn understood(
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
        let text = doubt::in_markdown(column, text);
        if let Some(question) = doubt::of_text(column, &text, self.today) {
            return Err(question);
        }
        let own = cell::Wording {
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
}

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

pub(super) fn mended(text: &str, words: &str) -> Question {
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
