//! Cells: a value in the words of staff, so that it reads back exactly.
//!
//! **You are here:** `ledger/` — values of records to texts of cells; the way back is in `read`; no IO.
//!
//! A list of simple values is joined by `、`; where an item holds such a sign itself, each stands on a numbered line. A list of
//! maps (projects, steps, attachments) has a line an entry: its name, then `标签：值` for the rest, divided by `｜`. What none of
//! this can say is written as JSON, which is read back, too.

use super::column::{self, Column, What};
use super::hours;
use super::names::Names;
use super::value::{get, json, tidy};
use crate::edit::Value;
use crate::lang::Lang;
use crate::record::shape::{Field, Fields, Shape};
use std::fmt::Write as _;

/// What divides the fields of an entry.
pub(super) const BAR: char = '｜';
/// What divides the items of a list when they are read.
pub(super) const SEPARATORS: [char; 4] = ['、', '，', '；', '\n'];
/// The most that a cell holds. *Units:* UTF-16 units. *Source:* Excel specifications and limits.
const CELL: usize = 32_767;
/// Stands for a text that no cell holds; it is no change.
pub(super) const TOO_LONG: &str = "（太长，表格里放不下，请在文件里改）";

/// What is needed to say values in words.
pub(crate) struct Wording<'w> {
    pub(crate) names: &'w Names,
    /// The site's first language.
    pub(crate) default: Lang,
}

impl Wording<'_> {
    /// The cell of a column for a record's value at the column's keys.
    pub(crate) fn cell(&self, column: &Column, record: &Value) -> String {
        let What::Value { shape, refers } = &column.what else {
            return String::new();
        };
        let Some(value) = at(record, &column.keys) else {
            return String::new();
        };
        let text = match (shape, column.lang) {
            (Shape::Text, Some(lang)) => self.text(value, lang).unwrap_or_default().to_owned(),
            (Shape::List { item, .. }, Some(lang)) if matches!(**item, Shape::Text) => {
                self.texts(value, lang)
            }
            _ => self.words(shape, refers.as_deref(), value),
        };
        let text = tidy(&text);
        if text.encode_utf16().count() > CELL {
            TOO_LONG.to_owned()
        } else {
            text
        }
    }

    /// A text in a language.
    fn text<'v>(&self, value: &'v Value, lang: Lang) -> Option<&'v str> {
        match value {
            Value::Text(text) => (lang == self.default).then_some(text),
            Value::Map(_) => match get(value, lang.tag()) {
                Some(Value::Text(text)) => Some(text),
                _ => None,
            },
            Value::List(_) => None,
        }
    }

    /// A list of texts in a language: all its items, or those that have it with their numbers.
    fn texts(&self, value: &Value, lang: Lang) -> String {
        let texts: Vec<Option<&str>> = items(value).map(|item| self.text(item, lang)).collect();
        if texts.iter().all(Option::is_none) {
            return String::new();
        }
        let all: Option<Vec<&str>> = texts.iter().copied().collect();
        match all {
            Some(all) => joined(&all),
            None => (1..)
                .zip(texts)
                .filter_map(|(number, text)| Some(format!("{number}. {}", text?)))
                .collect::<Vec<_>>()
                .join("\n"),
        }
    }

    /// A value in words.
    pub(crate) fn words(&self, shape: &Shape, refers: Option<&str>, value: &Value) -> String {
        match (shape, value) {
            (Shape::OneOf(words), Value::Text(text)) => words
                .iter()
                .find(|(id, _)| id == text)
                .map_or(text.as_str(), |(id, meaning)| column::word(id, meaning))
                .to_owned(),
            (Shape::Scalar(format), Value::Text(text)) if format == "flag" => {
                match crate::value::Flag::read_text(text) {
                    Some(true) => "是".to_owned(),
                    Some(false) => "否".to_owned(),
                    None => text.clone(),
                }
            }
            (Shape::Scalar(_), Value::Text(text)) => match refers {
                Some(kind) => self.names.label_of(kind, text),
                None => text.clone(),
            },
            (Shape::Words | Shape::Text | Shape::Named(_), Value::Text(text)) => text.clone(),
            (Shape::Either(word, _), Value::Text(_)) => self.words(word, refers, value),
            (Shape::Either(_, fields) | Shape::Map(fields) | Shape::Named(fields), Value::Map(_)) => self
                .entry(fields, value)
                .unwrap_or_else(|| json(value).to_string()),
            (Shape::List { item, .. }, _) => self
                .list(shape, item, refers, value)
                .unwrap_or_else(|| json(value).to_string()),
            _ => json(value).to_string(),
        }
    }

    fn list(&self, shape: &Shape, item: &Shape, refers: Option<&str>, value: &Value) -> Option<String> {
        if hours::is_hours(shape) {
            return hours::words(value);
        }
        match item {
            Shape::Map(fields) => {
                let lines: Option<Vec<String>> = items(value).map(|own| self.entry(fields, own)).collect();
                let lines = lines?;
                let plain = lines.iter().all(|line| !line.starts_with(['[', '{']));
                plain.then(|| lines.join("\n"))
            }
            Shape::Either(_, fields) => {
                let mut lines = Vec::new();
                let mut entries = false;
                for own in items(value) {
                    entries |= matches!(own, Value::Map(_));
                    lines.push(match own {
                        Value::Map(_) => self.entry(fields, own)?,
                        _ => self.words(item, refers, own),
                    });
                }
                // An entry's words may hold the signs of a list.
                Some(lines.join(if entries { "\n" } else { "、" }))
            }
            Shape::Text | Shape::Words => {
                let texts: Option<Vec<&str>> = items(value)
                    .map(|own| match own {
                        Value::Text(text) => Some(text.as_str()),
                        _ => None,
                    })
                    .collect();
                Some(joined(&texts?)).filter(|text| !text.is_empty())
            }
            _ => {
                let all: Vec<String> = items(value).map(|own| self.words(item, refers, own)).collect();
                Some(all.join("、"))
            }
        }
    }

    /// A map on one line: `南靖县社工站运营｜起止时间：2021-12/2022-12｜金额：400000`. None where it holds a key of no field.
    fn entry(&self, fields: &Fields, value: &Value) -> Option<String> {
        let Value::Map(entries) = value else { return None };
        let mut pieces = Vec::new();
        let mut told = 0;
        for (key, field) in fields.in_order() {
            let Some(own) = get(value, key) else { continue };
            told += 1;
            let label = label(fields, key, field);
            if let (Shape::Text, Value::Map(texts)) = (&field.shape, own) {
                for (tag, text) in texts {
                    let Value::Text(text) = text else { return None };
                    match Lang::parse(tag) {
                        Some(lang) if lang == self.default && pieces.is_empty() => {
                            pieces.push(self.lead(fields, key, &label, text));
                        }
                        Some(lang) if lang == self.default => pieces.push(labelled(&label, text)),
                        Some(lang) => {
                            let label = format!("{label}（{}）", column::short_name(lang));
                            pieces.push(labelled(&label, text));
                        }
                        None => return None,
                    }
                }
                continue;
            }
            let words = self.words(&field.shape, column::refers(field).as_deref(), own);
            if pieces.is_empty() && matches!(field.shape, Shape::Text | Shape::Words) {
                pieces.push(self.lead(fields, key, &label, &words));
            } else if pieces.is_empty() && matches!(key, "id") {
                pieces.push(escaped(&words));
            } else {
                pieces.push(labelled(&label, &words));
            }
        }
        if let Some(rest) = fields.rest() {
            for (key, own) in entries {
                if fields.in_order().all(|(known, _)| known != key) {
                    told += 1;
                    pieces.push(labelled(key, &self.words(rest, None, own)));
                }
            }
        }
        (told == entries.len() && !pieces.is_empty()).then(|| pieces.join(&BAR.to_string()))
    }

    /// A name needs no label, unless it begins like one or another field could be meant.
    fn lead(&self, fields: &Fields, key: &str, label: &str, text: &str) -> String {
        let first = fields.in_order().next().is_some_and(|(first, _)| first == key);
        let text = escaped(text);
        if first && !text.contains('：') && !text.starts_with(['[', '{']) {
            text
        } else {
            format!("{label}：{text}")
        }
    }
}

/// A field's label within an entry; its key where two fields would have the same.
pub(super) fn label(fields: &Fields, key: &str, field: &Field) -> String {
    let own = column::short(&field.meaning);
    let same = |other: &Field| column::short(&other.meaning) == own;
    if own.is_empty() || fields.in_order().filter(|(_, other)| same(other)).count() > 1 {
        key.to_owned()
    } else {
        own.to_owned()
    }
}

fn labelled(label: &str, text: &str) -> String {
    let mut out = String::new();
    let _ = write!(out, "{label}：{}", escaped(text));
    out
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(BAR, "\\｜")
        .replace('\n', "\\n")
}

/// The items of a list; a single value is a list of one.
pub(super) fn items(value: &Value) -> impl Iterator<Item = &Value> {
    match value {
        Value::List(items) => items.as_slice(),
        other => std::slice::from_ref(other),
    }
    .iter()
}

/// Texts joined so that they come apart again.
fn joined(texts: &[&str]) -> String {
    let plain = |text: &&str| !text.contains(SEPARATORS) && numbered(text).is_none();
    if texts.iter().any(|text| text.contains('\n') || text.is_empty()) {
        return serde_json::Value::from(texts.to_vec()).to_string();
    }
    if texts.iter().all(plain) {
        return texts.join("、");
    }
    (1..)
        .zip(texts)
        .map(|(number, text)| format!("{number}. {text}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// `2. …`: the number and what follows it.
pub(super) fn numbered(line: &str) -> Option<(usize, &str)> {
    let (number, rest) = line.split_once('.')?;
    let rest = rest.strip_prefix(' ')?.trim();
    let number = number
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| number.parse().ok())??;
    (!rest.is_empty()).then_some((number, rest))
}

/// The value at some keys. A thing that is written by its name alone has its name at `name`.
pub(super) fn at<'v>(record: &'v Value, keys: &[String]) -> Option<&'v Value> {
    let mut value = record;
    for key in keys {
        value = match get(value, key) {
            Some(value) => value,
            None if key == "name" && is_name(value) => value,
            None => return None,
        };
    }
    Some(value)
}

/// Whether a value is a text, plain or by language.
fn is_name(value: &Value) -> bool {
    match value {
        Value::Text(_) => true,
        Value::Map(entries) => {
            !entries.is_empty() && entries.iter().all(|(key, _)| Lang::parse(key).is_some())
        }
        Value::List(_) => false,
    }
}
