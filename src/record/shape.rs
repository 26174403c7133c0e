//! Validation: the form that a record must have, and the check of a tree against it: all findings, each at its place.
//!
//! **You are here:** `record/` — after `record/yaml`, before the record kinds; no IO.
//!
//! There is one definition of each kind of record: its Rust type. `schemars` makes the editor's JSON Schema from it, and
//! the same schema, turned into a [`Shape`] once, drives this check. What does not fit is reported and left out of the
//! [`Value`], so that the rest of the record is still read and checked.

mod fault;

use super::schema::schema_of;
use crate::diag::{Fault, Span};
use crate::lang::Lang;
use crate::source::yaml::{Key, Kind, Node, list_value, map_value, text_value};
use crate::value::{self, Scalar};
use fault::{
    bad_language, empty_text, leftover_number, missing_key, name_for_id, too_long, unknown_key, unknown_word,
    wrong_shape,
};

use schemars::JsonSchema;
use serde_json::Value as Json;
use serde_yaml::Value;
use std::collections::BTreeMap;

/// What a value must look like.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Any words.
    Words,
    /// One of these words, each with what it means.
    OneOf(Vec<(String, String)>),
    /// A value of one line, by its format's name.
    Scalar(String),
    /// A text, or a map from language to text.
    Text,
    /// A list; where `single` is set, one item may stand without a list.
    List {
        /// What an item looks like.
        item: Box<Shape>,
        /// Whether one item may stand alone.
        single: bool,
    },
    /// A map with known keys.
    Map(Fields),
    /// A word or a map.
    Either(Box<Shape>, Fields),
    /// A map with a `name`, for which a text may stand.
    Named(Fields),
}

/// The keys of a map.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    known: BTreeMap<String, Field>,
    /// What other keys hold, where they are allowed.
    rest: Option<Box<Shape>>,
}

#[derive(Debug)]
struct Field {
    shape: Shape,
    required: bool,
    /// What it holds, in Chinese.
    meaning: String,
}

/// Whether missing required keys are findings: a translation takes shared fields from its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Required {
    /// They are.
    Enforced,
    /// They are not.
    FromOriginal,
}

/// The shape of a type.
pub(crate) fn shape_of<T: JsonSchema>() -> Shape {
    compile(&schema_of::<T>())
}

fn compile(schema: &Json) -> Shape {
    if schema.get("x-text").is_some() {
        return Shape::Text;
    }
    if schema.get("x-named").is_some() {
        return Shape::Named(compile_fields(&schema["anyOf"][1]));
    }
    if let Some(format) = schema.get("x-scalar").and_then(Json::as_str) {
        return Shape::Scalar(format.to_owned());
    }
    if let Some(words) = schema.get("enum").and_then(Json::as_array) {
        let words = words.iter().filter_map(|word| word.as_str().map(str::to_owned));
        return Shape::OneOf(words.map(|word| (word, String::new())).collect());
    }
    if let Some(choices) = schema
        .get("anyOf")
        .or_else(|| schema.get("oneOf"))
        .and_then(Json::as_array)
    {
        return compile_choices(choices);
    }
    let kind = match schema.get("type") {
        Some(Json::Array(kinds)) => kinds
            .iter()
            .filter_map(Json::as_str)
            .find(|kind| *kind != "null")
            .unwrap_or("string"),
        Some(Json::String(kind)) => kind.as_str(),
        _ => "string",
    };
    match kind {
        "array" => Shape::List {
            item: Box::new(compile(schema.get("items").unwrap_or(&Json::Null))),
            single: false,
        },
        "object" => Shape::Map(compile_fields(schema)),
        _ => Shape::Words,
    }
}

fn compile_choices(choices: &[Json]) -> Shape {
    let constants: Vec<(String, String)> = choices
        .iter()
        .filter_map(|choice| Some((choice.get("const")?.as_str()?.to_owned(), meaning(choice))))
        .collect();
    if !constants.is_empty() {
        return Shape::OneOf(constants);
    }
    let mut shapes = choices
        .iter()
        .filter(|choice| choice.get("type").and_then(Json::as_str) != Some("null"))
        .map(compile);
    match (shapes.next(), shapes.next()) {
        (Some(item), Some(Shape::List { .. })) => Shape::List {
            item: Box::new(item),
            single: true,
        },
        (Some(word), Some(Shape::Map(fields))) => Shape::Either(Box::new(word), fields),
        (Some(only), _) => only,
        (None, _) => Shape::Words,
    }
}

fn compile_fields(schema: &Json) -> Fields {
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Json::as_array)
        .into_iter()
        .flatten()
        .filter_map(Json::as_str)
        .collect();
    let known = schema
        .get("properties")
        .and_then(Json::as_object)
        .into_iter()
        .flatten()
        .map(|(name, field)| {
            let required = required.contains(&name.as_str());
            (
                name.clone(),
                Field {
                    shape: compile(field),
                    required,
                    meaning: meaning(field),
                },
            )
        })
        .collect();
    let rest = schema
        .get("additionalProperties")
        .filter(|rest| rest.is_object())
        .map(|rest| Box::new(compile(rest)));
    Fields { known, rest }
}

/// What a schema says about itself.
fn meaning(schema: &Json) -> String {
    schema
        .get("description")
        .and_then(Json::as_str)
        .unwrap_or_default()
        .to_owned()
}

/// Checks a tree against a shape.
///
/// *Shape:* what fits, for `yaml::decode`; none when nothing does. *Errors:* pushed to `faults` with their places.
pub(crate) fn conform(
    node: &Node,
    shape: &Shape,
    required: Required,
    faults: &mut Vec<(Span, Fault)>,
) -> Option<Value> {
    Conform { required, faults }.value(node, shape, "")
}

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

struct Conform<'f> {
    required: Required,
    faults: &'f mut Vec<(Span, Fault)>,
}

impl Conform<'_> {
    fn value(&mut self, node: &Node, shape: &Shape, name: &str) -> Option<Value> {
        if node.is_null() {
            return None;
        }
        match (shape, &node.kind) {
            (Shape::Words | Shape::Text, Kind::Scalar { text, .. }) => self.words(node, text, name),
            (Shape::OneOf(words), Kind::Scalar { text, .. }) => self.one_of(node, text, words, name),
            (Shape::Scalar(format), Kind::Scalar { text, .. }) => self.scalar(node, text, format, name),
            (Shape::Text, Kind::Map(entries)) => self.text(node, entries, name),
            (Shape::List { item, .. }, Kind::List(nodes)) => Some(list_value(
                nodes
                    .iter()
                    .filter_map(|node| self.value(node, item, name))
                    .collect(),
            )),
            (Shape::List { item, single: true }, _) => self.value(node, item, name),
            (Shape::Named(_), Kind::Scalar { text, .. }) => self
                .words(node, text, name)
                .map(|text| map_value(vec![("name".to_owned(), text)])),
            (Shape::Named(_), Kind::Map(entries))
                if entries.iter().all(|(key, _)| Lang::parse(&key.text).is_some()) =>
            {
                self.text(node, entries, name)
                    .map(|text| map_value(vec![("name".to_owned(), text)]))
            }
            (Shape::Map(fields) | Shape::Either(_, fields) | Shape::Named(fields), Kind::Map(entries)) => {
                Some(self.map(node, entries, fields))
            }
            (Shape::Either(word, _), Kind::Scalar { .. }) => self.value(node, word, name),
            _ => {
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
        if let Err(fault) = check_scalar(format, text) {
            let named = format == <value::Id as Scalar>::FORMAT
                && !matches!(name, "id" | "aliases")
                && !text.is_ascii();
            self.faults
                .push((node.span, if named { name_for_id(name, text) } else { fault }));
            return None;
        }
        Some(text_value(text))
    }

    fn text(&mut self, node: &Node, entries: &[(Key, Node)], name: &str) -> Option<Value> {
        let mut texts = Vec::new();
        for (key, value) in entries {
            if Lang::parse(&key.text).is_none() {
                self.faults.push((key.span, bad_language(&key.text)));
                continue;
            }
            match &value.kind {
                _ if value.is_null() => {}
                Kind::Scalar { text, .. } => {
                    if let Some(text) = self.words(value, text, name) {
                        texts.push((key.text.clone(), text));
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
        let mut values = Vec::with_capacity(entries.len());
        for (at, (key, value)) in entries.iter().enumerate() {
            if value.is_null() && key.text.bytes().all(|b| b.is_ascii_digit()) {
                let before = at.checked_sub(1).map(|at| &entries[at]);
                self.faults.push((key.span, leftover_number(&key.text, before)));
                continue;
            }
            let shape = match fields.known.get(&key.text) {
                Some(field) => &field.shape,
                None => match &fields.rest {
                    Some(rest) if check_scalar("measure-id", &key.text).is_ok() => rest,
                    _ => {
                        self.faults.push((key.span, unknown_key(&key.text, fields)));
                        continue;
                    }
                },
            };
            if let Some(value) = self.value(value, shape, &key.text) {
                values.push((key.text.clone(), value));
            }
        }
        if self.required == Required::Enforced {
            for (name, field) in fields.known.iter().filter(|(_, field)| field.required) {
                let given = entries.iter().find(|(key, _)| key.text == *name);
                if given.is_none_or(|(_, value)| value.is_null()) {
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

macro_rules! checks {
    ($($type:ty),* $(,)?) => {
        fn check_scalar(format: &str, text: &str) -> Result<(), Fault> {
            $(if format == <$type as Scalar>::FORMAT {
                return <$type as Scalar>::read(text).map(|_| ());
            })*
            Ok(())
        }

        #[cfg(test)]
        const FORMATS: &[&str] = &[$(<$type as Scalar>::FORMAT),*];
    };
}

checks! {
    value::Id, value::MeasureId, value::RegionCode, value::Phone, value::Email, value::Url, value::Date,
    value::Moment, value::PartialDate, value::Interval, value::MonthDay, value::Season, value::Period,
    value::ClockTime, value::Days, value::CreditCode, value::DocumentNumber, value::LangTag, value::Count,
    value::Money, value::Latitude, value::Longitude, value::Flag, value::People, value::Quantity,
    super::operator::OperatorRef, crate::value::FilePath,
}

/// The nearest of some words, when one is near enough to be meant.
pub(crate) fn nearest<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let word = word.to_lowercase().replace('_', "-");
    words
        .map(|candidate| {
            (
                strsim::normalized_damerau_levenshtein(&word, &candidate.replace('_', "-")),
                candidate,
            )
        })
        .filter(|(likeness, _)| *likeness >= 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_format_has_its_own_name() {
        assert_eq!(FORMATS.iter().collect::<BTreeSet<_>>().len(), FORMATS.len());
    }

    #[test]
    fn a_near_key_is_named() {
        assert_eq!(
            nearest("servces", ["services", "region"].into_iter()),
            Some("services")
        );
        assert_eq!(nearest("xyz", ["services", "region"].into_iter()), None);
    }
}
