//! Reading of cells: what staff typed, as the value that content says; or the question that it leaves open.
//!
//! **You are here:** `ledger/` — the way back from `cell`; no IO.
//!
//! What is certain is mended and told (`8996120006` is `0899-6120006`); what is not is asked. Nothing is guessed.

mod entry;

use super::cell::{BAR, SEPARATORS, Wording, items, numbered};
use super::column::{self, Column, What};
use super::hours;
use super::question::{Question, afternoon, empty, hours_question, refused};
use super::value::{self, tidy};
use crate::edit::Value;
use crate::lang::Lang;
use crate::record::shape::{Shape, check_scalar, meant};
use std::collections::BTreeMap;

type Read<T> = Result<T, Question>;

impl Wording<'_> {
    /// The value that a cell means for a column; `current` is the field's value now.
    pub(super) fn read(&self, column: &Column, text: &str, current: Option<&Value>) -> Read<Value> {
        let What::Value { shape, refers } = &column.what else {
            return Ok(Value::Text(text.to_owned()));
        };
        match (shape, column.lang) {
            (Shape::Text, Some(_)) => Ok(Value::Text(text.to_owned())),
            (Shape::List { item, .. }, Some(lang)) if matches!(**item, Shape::Text) => {
                self.read_texts(text, lang, current)
            }
            _ => {
                let value = self.read_value(shape, refers.as_deref(), text)?;
                Ok(self.kept(shape, refers.as_deref(), value, current))
            }
        }
    }

    /// Items of a list that say in words what an item of now says are that item: what nobody touched stays as it is written.
    fn kept(&self, shape: &Shape, refers: Option<&str>, value: Value, current: Option<&Value>) -> Value {
        let (Shape::List { .. }, Value::List(new), Some(current)) = (shape, &value, current) else {
            return value;
        };
        let words = |item: &Value| self.words(shape, refers, &Value::List(vec![item.clone()]));
        let mut old: Vec<(String, &Value)> = items(current).map(|item| (words(item), item)).collect();
        let new = new
            .iter()
            .map(|item| {
                let own = words(item);
                match old.iter().position(|(words, _)| *words == own) {
                    Some(at) => old.remove(at).1.clone(),
                    None => item.clone(),
                }
            })
            .collect();
        Value::List(new)
    }

    /// A list of texts, of which the cell says one language.
    fn read_texts(&self, text: &str, lang: Lang, current: Option<&Value>) -> Read<Value> {
        let old: Vec<Value> = current
            .map(|value| items(value).cloned().collect())
            .unwrap_or_default();
        let parts = parts(text);
        if lang == self.default {
            let texts: Vec<String> = match parts {
                Parts::Plain(texts) => texts,
                Parts::Numbered(texts) => texts.into_values().collect(),
            };
            let same_number = texts.len() == old.len();
            let own = |item: &Value| match item {
                Value::Text(text) => Some(tidy(text)),
                Value::Map(_) => match value::get(item, lang.tag()) {
                    Some(Value::Text(text)) => Some(tidy(text)),
                    _ => None,
                },
                Value::List(_) => None,
            };
            let new = texts.into_iter().enumerate().map(|(at, text)| {
                let same = old.iter().find(|item| own(item).as_deref() == Some(&text));
                let base = same.or_else(|| old.get(at).filter(|_| same_number));
                match base {
                    Some(item) if own(item).as_deref() == Some(&text) => item.clone(),
                    Some(item) => with_text(item, lang, self.default, text),
                    None => Value::Text(text),
                }
            });
            return Ok(Value::List(new.collect()));
        }
        let texts = match parts {
            Parts::Numbered(texts) => texts,
            Parts::Plain(texts) if texts.len() == old.len() => (1..).zip(texts).collect(),
            Parts::Plain(texts) => {
                return Err(Question::new(
                    format!(
                        "这里有 {} 项，{}那一列有 {} 项，要一项对一项；缺几项时，写成“2. …”，数字是第几项",
                        texts.len(),
                        column::short_name(self.default),
                        old.len()
                    ),
                    format!(
                        "{} items here, {} in the column of the first language: they go in pairs; where some are missing, write `2. …`",
                        texts.len(),
                        old.len()
                    ),
                ));
            }
        };
        let mut new = old;
        for (number, text) in texts {
            let Some(item) = number.checked_sub(1).and_then(|at| new.get_mut(at)) else {
                return Err(Question::new(
                    format!("没有第 {number} 项可以对应"),
                    format!("there is no item {number} that this could be a translation of"),
                ));
            };
            *item = with_text(item, lang, self.default, text);
        }
        Ok(Value::List(new))
    }

    /// A value by its form.
    pub(super) fn read_value(&self, shape: &Shape, refers: Option<&str>, text: &str) -> Read<Value> {
        if text.starts_with(['[', '{'])
            && let Ok(json) = serde_json::from_str(text)
            && let Some(value) = value::from_json(&json)
        {
            return Ok(value);
        }
        match shape {
            Shape::Words | Shape::Text => Ok(Value::Text(text.to_owned())),
            Shape::OneOf(words) => one_of(words, text, shape),
            Shape::Scalar(format) => self.scalar(format, refers, text).map(Value::Text),
            Shape::List { item, .. } => self.read_list(shape, item, refers, text),
            Shape::Either(word, fields) => match self.read_value(word, refers, text) {
                Ok(value) => Ok(value),
                Err(question) => {
                    if text.contains(BAR) {
                        self.read_entry(fields, text)
                    } else {
                        Err(question)
                    }
                }
            },
            Shape::Map(fields) | Shape::Named(fields) => self.read_entry(fields, text),
        }
    }

    fn scalar(&self, format: &str, refers: Option<&str>, text: &str) -> Read<String> {
        if let Some(kind) = refers {
            // A new code is no reference to a record of the site.
            return self
                .names
                .resolve(kind, text)
                .map_err(|unknown| refused(kind, text, unknown));
        }
        if format == "flag"
            && let Some(flag) = crate::value::Flag::read_text(text)
        {
            return Ok(flag.to_string());
        }
        match check_scalar(format, text) {
            Ok(()) => Ok(text.to_owned()),
            Err(fault) => match fault.instead {
                Some(better) if !better.starts_with('[') => Ok(better),
                _ => Err(Question::of_fault(fault)),
            },
        }
    }

    fn read_list(&self, shape: &Shape, item: &Shape, refers: Option<&str>, text: &str) -> Read<Value> {
        if hours::is_hours(shape) {
            let value = hours::read(text)
                .or_else(|| meant(text, shape).as_ref().and_then(value::of))
                .ok_or_else(|| hours_question(text))?;
            return match hours::backwards(&value).or_else(|| hours::told_by_twelve(text, &value)) {
                Some((before, span)) => Err(afternoon(text, &before, &span)),
                None => Ok(value),
            };
        }
        match item {
            Shape::Map(fields) => text
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(|line| self.read_entry(fields, line.trim()))
                .collect::<Read<Vec<Value>>>()
                .or_else(|question| match meant(text, shape).as_ref().and_then(value::of) {
                    // Who writes labels means our form.
                    Some(Value::List(list)) if !self.has_label(fields, text) => Ok(list),
                    _ => Err(question),
                })
                .map(Value::List),
            Shape::Text | Shape::Words => Ok(Value::List(
                match parts(text) {
                    Parts::Plain(texts) => texts,
                    Parts::Numbered(texts) => texts.into_values().collect(),
                }
                .into_iter()
                .map(Value::Text)
                .collect(),
            )),
            // Lines may be entries, whose words hold the signs of a list.
            Shape::Either(..) if text.contains(BAR) => text
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(|line| self.read_value(item, refers, line.trim()))
                .collect::<Read<Vec<Value>>>()
                .map(Value::List),
            _ => self.pieces(shape, item, refers, text),
        }
    }

    /// Items between the signs of a list. A name may hold such a sign, so that pieces are put together until they are understood.
    fn pieces(&self, shape: &Shape, item: &Shape, refers: Option<&str>, text: &str) -> Read<Value> {
        if let Ok(only) = self.read_value(item, refers, text) {
            return Ok(Value::List(vec![only]));
        }
        let mut values = Vec::new();
        let mut open: Option<(String, Question)> = None;
        for (sign, piece) in cut(text) {
            let joined = match &open {
                Some((before, _)) => format!("{before}{sign}{piece}"),
                None => piece.to_owned(),
            };
            if joined.trim().is_empty() {
                continue;
            }
            let alone = open
                .is_some()
                .then(|| self.read_value(item, refers, piece.trim()))
                .and_then(Result::ok);
            match self.read_value(item, refers, joined.trim()) {
                Ok(value) => {
                    values.push(value);
                    open = None;
                }
                // What stood before it is not understood, this is: the first is what has to be asked.
                Err(_) if alone.is_some() => break,
                Err(question) => {
                    let first = open.map_or(question, |(_, first)| first);
                    open = Some((joined, first));
                }
            }
        }
        match open {
            None if !values.is_empty() => Ok(Value::List(values)),
            Some((text, question)) if is_short_of_a_sort(item, &text) => Err(question),
            _ if refers.is_none() => match meant(text, shape).as_ref().and_then(value::of) {
                Some(list @ Value::List(_)) => Ok(list),
                _ => Err(open.map_or_else(empty, |(_, question)| question)),
            },
            _ => Err(open.map_or_else(empty, |(_, question)| question)),
        }
    }
}

/// The item with a text in one language, the others as they are.
fn with_text(item: &Value, lang: Lang, default: Lang, text: String) -> Value {
    match item {
        Value::Map(entries) => {
            let mut entries = entries.clone();
            match entries.iter_mut().find(|(key, _)| key == lang.tag()) {
                Some((_, own)) => *own = Value::Text(text),
                None => entries.push((lang.tag().to_owned(), Value::Text(text))),
            }
            Value::Map(entries)
        }
        _ if lang == default => Value::Text(text),
        Value::Text(own) => Value::map([(default.tag(), own.clone()), (lang.tag(), text)]),
        Value::List(_) => Value::Text(text),
    }
}

/// The parts of a list of texts.
enum Parts {
    Plain(Vec<String>),
    /// By their numbers.
    Numbered(BTreeMap<usize, String>),
}

fn parts(text: &str) -> Parts {
    if text.starts_with('[')
        && let Ok(list) = serde_json::from_str::<Vec<String>>(text)
    {
        return Parts::Plain(list);
    }
    let numbers: Option<BTreeMap<usize, String>> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| numbered(line.trim()).map(|(number, rest)| (number, rest.to_owned())))
        .collect();
    match numbers {
        Some(numbers) if !numbers.is_empty() => Parts::Numbered(numbers),
        _ => Parts::Plain(
            text.split(SEPARATORS)
                .map(|piece| {
                    let piece = piece.trim();
                    numbered(piece)
                        .filter(|_| text.contains('\n'))
                        .map_or(piece, |(_, rest)| rest)
                })
                .filter(|piece| !piece.is_empty())
                .map(str::to_owned)
                .collect(),
        ),
    }
}

/// The pieces between the signs of a list, each with the sign before it.
fn cut(text: &str) -> Vec<(char, &str)> {
    let signs = |c: char| SEPARATORS.contains(&c) || matches!(c, ',' | ';');
    let mut pieces = Vec::new();
    let mut sign = '、';
    let mut rest = text;
    while let Some(at) = rest.find(signs) {
        pieces.push((sign, &rest[..at]));
        let mut after = rest[at..].chars();
        sign = after.next().unwrap_or('、');
        rest = after.as_str();
    }
    pieces.push((sign, rest));
    pieces
}

/// Whether a text is one of some words but for what tells its sort.
fn is_short_of_a_sort(shape: &Shape, text: &str) -> bool {
    let Shape::OneOf(words) = shape else { return false };
    words
        .iter()
        .any(|(id, meaning)| lacks_its_sort(text, column::word(id, meaning)))
}

/// Whether a word says more than a text that it ends with: a 厕所 is not by that a 无障碍厕所.
fn lacks_its_sort(text: &str, word: &str) -> bool {
    word.strip_suffix(text.trim())
        .is_some_and(|sort| sort.chars().count() > 1)
}

fn one_of(words: &[(String, String)], text: &str, shape: &Shape) -> Read<Value> {
    let found = words
        .iter()
        .find(|(id, meaning)| id == text || column::word(id, meaning) == text || meaning == text);
    if let Some((id, _)) = found {
        return Ok(Value::Text(id.clone()));
    }
    if let Some(value) = meant(text, shape).as_ref().and_then(value::of) {
        let word = words
            .iter()
            .find_map(|(id, meaning)| (value == Value::Text(id.clone())).then(|| column::word(id, meaning)));
        return match word.filter(|word| lacks_its_sort(text, word)) {
            None => Ok(value),
            Some(word) => Err(Question::new(
                format!("“{text}”是“{word}”吗？是就照这样写，不是就不写"),
                format!("is `{text}` a `{word}`? Then write that; else leave it out"),
            )),
        };
    }
    let all: Vec<&str> = words
        .iter()
        .map(|(id, meaning)| column::word(id, meaning))
        .collect();
    let ids: Vec<&str> = words.iter().map(|(id, _)| id.as_str()).collect();
    Err(Question::new(
        format!("这里不能填“{text}”，可以填：{}", all.join("、")),
        format!("`{text}` cannot stand here; possible are {}", ids.join(", ")),
    ))
}
