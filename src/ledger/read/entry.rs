//! Entries: a map on one line of a cell, its fields divided by `｜`.
//!
//! **You are here:** `ledger/read` — one form of a cell; no IO.

use super::{Read, with_text};
use crate::edit::Value;
use crate::lang::Lang;
use crate::ledger::cell::{BAR, Wording, label};
use crate::ledger::column;
use crate::ledger::question::{Question, empty};
use crate::record::shape::{Field, Fields, Shape, check_scalar};

impl Wording<'_> {
    /// A map on one line.
    pub(super) fn read_entry(&self, fields: &Fields, text: &str) -> Read<Value> {
        let mut entries: Vec<(String, Value)> = Vec::new();
        for (at, piece) in bars(text).into_iter().enumerate() {
            let piece = piece.trim();
            if piece.is_empty() {
                continue;
            }
            let known = piece
                .split_once('：')
                .or_else(|| piece.split_once(": "))
                .and_then(|(label, rest)| Some((self.field_of(fields, label.trim())?, rest)));
            let (target, rest) = match known {
                Some(known) => known,
                None if at == 0 => match fields.in_order().next() {
                    Some((key, field)) => (Target::Field(key, field, None), piece),
                    None => return Err(empty()),
                },
                None => {
                    let labels: Vec<String> = fields
                        .in_order()
                        .map(|(key, field)| label(fields, key, field))
                        .collect();
                    return Err(Question::new(
                        format!("看不懂“{piece}”：写成“标签：值”，标签有 {}", labels.join("、")),
                        format!(
                            "`{piece}` is not understood: write `label：value`; labels are {}",
                            labels.join(", ")
                        ),
                    ));
                }
            };
            let rest = unescaped(rest.trim());
            match target {
                Target::Field(key, field, lang) => {
                    let value = match (&field.shape, lang) {
                        (Shape::Text, Some(lang)) => {
                            add_language(&mut entries, key, lang, self.default, rest);
                            continue;
                        }
                        (Shape::Text | Shape::Words, _) => Value::Text(rest),
                        (shape, _) => self.read_value(shape, column::refers(field).as_deref(), &rest)?,
                    };
                    entries.push((key.to_owned(), value));
                }
                Target::Rest(key, shape) => entries.push((key, self.read_value(shape, None, &rest)?)),
            }
        }
        for (key, field) in fields.in_order().filter(|(_, field)| field.required) {
            if entries.iter().all(|(own, _)| own != key) {
                let label = label(fields, key, field);
                return Err(Question::new(
                    format!("“{text}”缺少“{label}”，补上：{label}：…"),
                    format!("`{text}` lacks {key}: add `{label}：…`"),
                ));
            }
        }
        Ok(Value::Map(entries))
    }

    /// Whether a text begins with the label of a field, or has bars.
    pub(super) fn has_label(&self, fields: &Fields, text: &str) -> bool {
        text.contains(BAR)
            || text
                .split_once('：')
                .is_some_and(|(label, _)| self.field_of(fields, label.trim()).is_some())
    }

    fn field_of<'f>(&self, fields: &'f Fields, written: &str) -> Option<Target<'f>> {
        for (key, field) in fields.in_order() {
            let label = label(fields, key, field);
            if written == label || written == key {
                return Some(Target::Field(key, field, None));
            }
            let lang = written
                .strip_prefix(label.as_str())
                .and_then(|rest| rest.strip_prefix('（')?.strip_suffix('）'))
                .and_then(language);
            if let Some(lang) = lang {
                return Some(Target::Field(key, field, Some(lang)));
            }
        }
        let rest = fields.rest()?;
        check_scalar("measure-id", written)
            .is_ok()
            .then(|| Target::Rest(written.to_owned(), rest))
    }
}

enum Target<'f> {
    Field(&'f str, &'f Field, Option<Lang>),
    Rest(String, &'f Shape),
}

/// A language as headings name it.
fn language(name: &str) -> Option<Lang> {
    match name {
        "汉" | "汉文" | "中文" => Some(Lang::ZH),
        "藏" | "藏文" => Some(Lang::BO),
        _ => crate::lang::named(name).or_else(|| Lang::parse(name)),
    }
}

fn add_language(entries: &mut Vec<(String, Value)>, key: &str, lang: Lang, default: Lang, text: String) {
    match entries.iter_mut().find(|(own, _)| own == key) {
        Some((_, own)) => *own = with_text(own, lang, default, text),
        None => entries.push((key.to_owned(), Value::map([(lang.tag(), text)]))),
    }
}

/// The pieces between bars that are not escaped.
fn bars(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, c) in text.char_indices() {
        if c == BAR && !escaped {
            pieces.push(&text[start..at]);
            start = at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    pieces.push(&text[start..]);
    pieces
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(c) = signs.next() {
        match (c, c == '\\') {
            (_, true) => match signs.next() {
                Some('n') => out.push('\n'),
                Some(next) => out.push(next),
                None => out.push('\\'),
            },
            (c, false) => out.push(c),
        }
    }
    out
}
