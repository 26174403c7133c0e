//! Check of a tree against a shape, value by value: what fits is kept, what does not is a finding at its place.
//!
//! **You are here:** `record/shape` — behind [`super::conform`]; the findings' words are in `fault`; no IO.

use super::choices::unknown_word;
use super::fault::{
    self, bad_language, empty_text, leftover, missing_key, name_for_id, too_long, wrong_shape,
};
use super::formats::check_scalar;
use super::{Fields, Required, Shape, Written, mended};
use crate::diag::{Fault, Span};
use crate::lang::{Lang, misnamed};
use crate::record::operator::OperatorRef;
use crate::source::yaml::{Key, Kind, Node, list_value, map_value, text_value};
use crate::value::{self, Scalar};
use serde_yaml::Value;
use std::ops::Range;

/// The longest value of one line. The longest titles of documents have some 200 characters. *Units:* bytes.
const LONGEST_VALUE: usize = 6_000;

/// What every field may have. *Units:* characters, and so bytes at least.
const LINE: usize = 1000;

/// The longest text of a field: a name or title is sorted, cut into words and shown in lists; others are read.
fn longest(name: &str) -> usize {
    match name {
        "title" | "name" | "other_names" | "label" | "pinyin" | "sort_key" | "keywords" | "code"
        | "number" | "head" | "by" | "author" | "role" | "unit" | "wrong" | "right" | "index_number"
        | "topic" | "editor" | "level1" | "level2" | "column_type" => LINE,
        _ => 200_000,
    }
}

/// A key by another name: its finding, and what it is called.
pub(super) struct Misnamed {
    pub(super) fault: usize,
    pub(super) right: String,
    /// What is to be replaced on its line; none where no line with that key would be advice.
    pub(super) entry: Option<Entry>,
}

/// What stands in the place of a misnamed key, or of the key and its value.
pub(super) struct Entry {
    pub(super) span: Span,
    pub(super) new: String,
    /// Where in `new` a name stands that only the whole site may know.
    pub(super) name: Option<Range<usize>>,
}

pub(super) struct Conform<'f> {
    required: Required,
    pub(super) written: Written<'f>,
    pub(super) faults: &'f mut Vec<(Span, Fault)>,
    /// Findings about values of a wrong form whose key is not known yet: the key's line is the advice for all of them.
    pub(super) shapeless: Vec<usize>,
    /// Whether the value is an item of a list.
    listed: bool,
}

impl<'f> Conform<'f> {
    pub(super) fn new(
        required: Required,
        written: Written<'f>,
        faults: &'f mut Vec<(Span, Fault)>,
    ) -> Conform<'f> {
        Conform {
            required,
            written,
            faults,
            shapeless: Vec::new(),
            listed: false,
        }
    }
}

impl Conform<'_> {
    /// A whole record; where its form is wrong and its line can be made of what was typed, that is the advice.
    pub(super) fn record(&mut self, node: &Node, shape: &Shape) -> Option<Value> {
        let value = self.value(node, shape, "");
        if let Some(at) = self.shapeless.first().copied()
            && self.faults[at].0 == node.span
            && let Some(before) = self.written.before(node.span.start)
            && before.contains('-')
            && let Some(all) = mended::items(node, shape)
            && let [line] = all.as_slice()
        {
            let fault = &mut self.faults[at].1;
            fault.help_zh = Some(format!("应写成：`{before}{line}`"));
            fault.help_en = Some(format!("write: `{before}{line}`"));
        }
        value
    }

    pub(super) fn value(&mut self, node: &Node, shape: &Shape, name: &str) -> Option<Value> {
        if node.is_null() {
            return None;
        }
        match (shape, &node.kind) {
            (Shape::Words | Shape::Text, Kind::Scalar { text, .. }) => self.words(node, text, name),
            (Shape::OneOf(words), Kind::Scalar { text, .. }) => self.one_of(node, text, words, name),
            (Shape::Scalar(format), Kind::Scalar { text, .. }) => self.scalar(node, text, format, name),
            (Shape::Text, Kind::Map(entries)) if !mended::is_in_words(entries) => {
                self.text(node, entries, name)
            }
            (Shape::List { item, .. }, Kind::List(nodes)) => {
                self.listed_twice(nodes, item, name);
                self.listed_words(nodes, name);
                Some(list_value(
                    nodes
                        .iter()
                        .filter_map(|node| {
                            self.listed = true;
                            let value = self.value(node, item, name);
                            self.listed = false;
                            value
                        })
                        .collect(),
                ))
            }
            (Shape::List { item, single: true }, _) => self.value(node, item, name),
            (Shape::Named(_), Kind::Scalar { text, .. }) => self
                .words(node, text, name)
                .map(|text| map_value(vec![("name".to_owned(), text)])),
            (Shape::Named(fields), Kind::Map(entries))
                if entries.iter().all(|(key, _)| {
                    !fields.known.contains_key(&key.text)
                        && (Lang::parse(&key.text).is_some() || misnamed(&key.text).is_some())
                }) =>
            {
                self.text(node, entries, name)
                    .map(|text| map_value(vec![("name".to_owned(), text)]))
            }
            (Shape::Map(fields) | Shape::Either(_, fields) | Shape::Named(fields), Kind::Map(entries))
                if !mended::is_pair(entries, fields) =>
            {
                Some(self.map(node, entries, fields))
            }
            (Shape::Either(word, _), Kind::Scalar { .. }) => self.value(node, word, name),
            _ => {
                self.shapeless.push(self.faults.len());
                self.faults.push((node.span, wrong_shape(shape, node, name)));
                None
            }
        }
    }

    fn words(&mut self, node: &Node, text: &str, name: &str) -> Option<Value> {
        if text.trim().is_empty() {
            self.faults.push((node.span, empty_text(name)));
            return None;
        }
        if text.contains('\u{FFFD}') {
            self.faults
                .push((node.span, crate::source::encoding::lost_character()));
        }
        if text.len() > LINE && text.chars().nth(longest(name)).is_some() {
            self.faults.push((node.span, too_long(name, longest(name))));
            return None;
        }
        Some(text_value(
            text.trim_matches(|c: char| c == '\u{3000}' || c.is_whitespace()),
        ))
    }

    fn one_of(&mut self, node: &Node, text: &str, words: &[(String, String)], name: &str) -> Option<Value> {
        let text = text.trim();
        if words.iter().any(|(word, _)| word == text) {
            return Some(text_value(text));
        }
        self.faults.push((node.span, unknown_word(name, text, words)));
        None
    }

    fn scalar(&mut self, node: &Node, text: &str, format: &str, name: &str) -> Option<Value> {
        let text = text.trim_matches(|c: char| c == '\u{3000}' || c.is_whitespace());
        if text.is_empty() {
            self.faults.push((node.span, empty_text(name)));
            return None;
        }
        if text.len() > LONGEST_VALUE {
            self.faults.push((node.span, too_long(name, LONGEST_VALUE / 3)));
            return None;
        }
        if let Err(fault) = check_scalar(format, text) {
            let reference = [
                <value::Id as Scalar>::FORMAT,
                <value::MeasureId as Scalar>::FORMAT,
                <OperatorRef as Scalar>::FORMAT,
            ];
            // With punctuation behind it an id is no name.
            let words = text.chars().any(|c| !c.is_ascii() && c.is_alphanumeric());
            let named = reference.contains(&format) && !matches!(name, "id" | "aliases") && words;
            if name != "id"
                && let Some(ids) = mended::several_ids(text, format)
            {
                if self.listed {
                    self.shapeless.push(self.faults.len());
                }
                self.faults
                    .push((node.span, fault::several(name, text, &ids, self.listed)));
                return None;
            }
            // Several values in one item: the whole list is the advice.
            if self.listed && fault.instead.as_ref().is_some_and(|list| list.starts_with('[')) {
                self.shapeless.push(self.faults.len());
            }
            self.faults.push((
                node.span,
                fault::or_nothing(
                    if named { name_for_id(name, text) } else { fault },
                    name,
                    text,
                    self.listed,
                ),
            ));
            return None;
        }
        Some(text_value(text))
    }

    fn text(&mut self, node: &Node, entries: &[(Key, Node)], name: &str) -> Option<Value> {
        let mut texts = Vec::new();
        for (at, (key, value)) in entries.iter().enumerate() {
            let meant = misnamed(&key.text);
            if value.is_null()
                && key.bare
                && meant.is_none()
                && let Some(fault) = self.cut_off(key, at.checked_sub(1).map(|at| &entries[at]))
            {
                self.faults.push((key.span, fault));
                continue;
            }
            if meant.is_some() || Lang::parse(&key.text).is_none() {
                self.faults.push((key.span, bad_language(&key.text)));
            }
            // The language is known all the same: its words are not lost.
            let tag = match &meant {
                Some(lang) if entries.iter().all(|(key, _)| key.text != lang.tag()) => lang.tag(),
                None if Lang::parse(&key.text).is_some() => key.text.as_str(),
                _ => continue,
            };
            match &value.kind {
                _ if value.is_null() => {}
                Kind::Scalar { text, .. } => {
                    if let Some(text) = self.words(value, text, name) {
                        texts.push((tag.to_owned(), text));
                    }
                }
                _ => self
                    .faults
                    .push((value.span, wrong_shape(&Shape::Words, value, &key.text))),
            }
        }
        if texts.is_empty() {
            if entries.iter().all(|(_, value)| value.is_null()) {
                self.faults.push((node.span, empty_text(name)));
            }
            return None;
        }
        Some(map_value(texts))
    }

    fn map(&mut self, node: &Node, entries: &[(Key, Node)], fields: &Fields) -> Value {
        if let Some((span, fault)) = mended::two_times(entries, fields) {
            self.faults.push((span, fault));
            return map_value(Vec::new());
        }
        // What an original gives, its translation need not: keys of the record, and none of a map within it.
        let required = std::mem::replace(&mut self.required, Required::Enforced);
        let mut values = Vec::with_capacity(entries.len());
        let mut misnamed: Vec<Misnamed> = Vec::new();
        for (at, (key, value)) in entries.iter().enumerate() {
            let known = fields.known.get(&key.text);
            if value.is_null()
                && (key.text.bytes().all(|b| b.is_ascii_digit()) || key.bare && fields.rest.is_some())
            {
                let before = at.checked_sub(1).map(|at| &entries[at]);
                self.faults.push((key.span, leftover(&key.text, before)));
                continue;
            }
            if known.is_none()
                && key.bare
                && let Some(fault) = self.cut_off(key, at.checked_sub(1).map(|at| &entries[at]))
            {
                self.faults.push((key.span, fault));
                continue;
            }
            let shape = match known {
                Some(field) => &field.shape,
                None => match &fields.rest {
                    Some(rest) if check_scalar("measure-id", &key.text).is_ok() => rest,
                    _ => {
                        misnamed.extend(self.no_key_of_ours((key, value), entries, fields));
                        continue;
                    }
                },
            };
            self.listed = false;
            let told = self.faults.len();
            if let Some(value) = self.keyed(value, shape, key) {
                values.push((key.text.clone(), value));
            }
            self.among_others(told, node, entries, at);
        }
        self.rename(&misnamed);
        self.required = required;
        if required == Required::Enforced {
            for (name, field) in fields.known.iter().filter(|(_, field)| field.required) {
                let given = entries.iter().find(|(key, _)| key.text == *name);
                // A key by another name has its finding: it is not missing too.
                let misnamed = given.is_none() && misnamed.iter().any(|one| one.right == *name);
                if !misnamed && given.is_none_or(|(_, value)| value.is_null()) {
                    let span = given.map_or_else(|| first_key(node, entries), |(key, _)| key.span);
                    self.faults.push((span, missing_key(name, field)));
                }
            }
        }
        map_value(values)
    }
}

fn first_key(node: &Node, entries: &[(Key, Node)]) -> Span {
    entries.first().map_or(node.span, |(key, _)| key.span)
}
