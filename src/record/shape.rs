//! Validation: the form that a record must have, and the check of a tree against it: all findings, each at its place.
//!
//! **You are here:** `record/` — after `record/yaml`, before the record kinds; no IO.
//!
//! There is one definition of each kind of record: its Rust type. `schemars` makes the editor's JSON Schema from it, and
//! the same schema, turned into a [`Shape`] once, drives this check. What does not fit is reported and left out of the
//! [`Value`], so that the rest of the record is still read and checked.

mod fault;
mod form;
mod mended;
mod words;

use super::schema::schema_of;
use crate::diag::{Fault, Span, code};
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

impl Fields {
    /// The fields with their keys, in the order of the type.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = (&str, &Field)> {
        let mut all: Vec<(&str, &Field)> = self.known.iter().map(|(key, field)| (&**key, field)).collect();
        all.sort_by_key(|(_, field)| field.order);
        all.into_iter()
    }

    /// What other keys hold, where they are allowed.
    pub(crate) fn rest(&self) -> Option<&Shape> {
        self.rest.as_deref()
    }
}

/// A key's value.
#[derive(Debug)]
pub(crate) struct Field {
    /// What it looks like.
    pub(crate) shape: Shape,
    /// Whether a record must have it.
    pub(crate) required: bool,
    /// Its place among the keys of the type.
    order: usize,
    /// What it holds, in Chinese.
    pub(crate) meaning: String,
    /// What its ids or codes name: `station`, `region` … Said by the type as `x-refers`.
    pub(crate) refers: Option<String>,
}

/// Whether missing required keys are findings: a translation takes shared fields from its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Required {
    /// They are.
    Enforced,
    /// They are not.
    FromOriginal,
}

impl Shape {
    /// Whether it is a map with this key.
    pub(crate) fn knows(&self, key: &str) -> bool {
        match self {
            Shape::Map(fields) => fields.known.contains_key(key),
            _ => false,
        }
    }
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
        .enumerate()
        .map(|(order, (name, field))| {
            let required = required.contains(&name.as_str());
            (
                name.clone(),
                Field {
                    shape: compile(field),
                    required,
                    order,
                    meaning: meaning(field),
                    refers: field.get("x-refers").and_then(Json::as_str).map(str::to_owned),
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

/// What a text means where a value of this shape belongs, as advice would write it: `周一至周五 9点到12点` for openings. None where
/// that is not plain.
pub(crate) fn meant(text: &str, shape: &Shape) -> Option<Node> {
    mended::meant(text, shape)
}

/// The longest value of one line. The longest titles of documents have some 200 characters. *Units:* bytes.
const LONGEST_VALUE: usize = 6_000;

/// Checks a tree against a shape.
///
/// *Shape:* what fits, for `yaml::decode`; none when nothing does. *Errors:* pushed to `faults` with their places.
pub(crate) fn conform(
    node: &Node,
    shape: &Shape,
    required: Required,
    faults: &mut Vec<(Span, Fault)>,
) -> Option<Value> {
    let mut conform = Conform {
        required,
        faults,
        shapeless: Vec::new(),
        listed: false,
    };
    conform.value(node, shape, "")
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
    /// Findings about values of a wrong form whose key is not known yet: the key's line is the advice for all of them.
    shapeless: Vec<usize>,
    /// Whether the value is an item of a list.
    listed: bool,
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
                    .filter_map(|node| {
                        self.listed = true;
                        let value = self.value(node, item, name);
                        self.listed = false;
                        value
                    })
                    .collect(),
            )),
            (Shape::List { item, single: true }, _) => self.value(node, item, name),
            (Shape::Named(_), Kind::Scalar { text, .. }) => self
                .words(node, text, name)
                .map(|text| map_value(vec![("name".to_owned(), text)])),
            (Shape::Named(fields), Kind::Map(entries))
                if entries.iter().all(|(key, _)| {
                    !fields.known.contains_key(&key.text) && Lang::parse(&key.text).is_some()
                }) =>
            {
                self.text(node, entries, name)
                    .map(|text| map_value(vec![("name".to_owned(), text)]))
            }
            (Shape::Map(fields) | Shape::Either(_, fields) | Shape::Named(fields), Kind::Map(entries)) => {
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

    /// A key's value: where its form is wrong, one finding says how the whole line is to be.
    fn keyed(&mut self, node: &Node, shape: &Shape, key: &str) -> Option<Value> {
        let before = self.shapeless.len();
        let value = self.value(node, shape, key);
        let own = self.shapeless.split_off(before);
        if let [first, further @ ..] = own.as_slice() {
            if let Some(line) = mended::line(node, shape, key) {
                let fault = &mut self.faults[*first].1;
                fault.help_zh = Some(format!("应写成：`{line}`"));
                fault.help_en = Some(format!("write: `{line}`"));
                // From the last, so that the places of the others hold.
                for at in further.iter().rev() {
                    self.faults.remove(*at);
                }
            } else {
                let (zh, en) =
                    mended::without_days(node, shape, key).unwrap_or_else(|| fault::example(shape, key));
                for at in own {
                    let fault = &mut self.faults[at].1;
                    if fault.code.id == code::WRONG_SHAPE.id {
                        (fault.help_zh, fault.help_en) = (Some(zh.clone()), Some(en.clone()));
                    }
                }
            }
        }
        value
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
                <super::operator::OperatorRef as Scalar>::FORMAT,
            ];
            let named = reference.contains(&format) && !matches!(name, "id" | "aliases") && !text.is_ascii();
            // Several values in one item: the whole list is the advice.
            if self.listed && fault.instead.as_ref().is_some_and(|list| list.starts_with('[')) {
                self.shapeless.push(self.faults.len());
            }
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
        if let Some((span, fault)) = mended::two_times(entries, fields) {
            self.faults.push((span, fault));
            return map_value(Vec::new());
        }
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
            self.listed = false;
            if let Some(value) = self.keyed(value, shape, &key.text) {
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
        /// Whether a text is a value of a format. *Errors:* the format's own finding, perhaps with what was meant.
        pub(crate) fn check_scalar(format: &str, text: &str) -> Result<(), Fault> {
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

/// The longest word that is compared letter by letter. *Units:* bytes.
const LONGEST_WORD: usize = 128;

/// The nearest of some words, when one is near enough to be meant.
///
/// Numbers are no spelling: what has other digits is another thing (`540102` and `540103`, `notice-1` and `notice-2`), and
/// what is digits for the greater part is a code, which only its signs may differ from.
pub(crate) fn nearest<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    let word = word.to_lowercase().replace('_', "-");
    let (digits, code) = (digits_of(&word), is_code(&word));
    words
        .filter(|candidate| {
            let (long, short) = (candidate.len().max(word.len()), candidate.len().min(word.len()));
            // A likeness of a half needs half of the letters; digits are compared before letters, which cost more.
            short * 4 >= long && candidate.len() <= LONGEST_WORD && digits_of(candidate) == digits
        })
        .filter_map(|candidate| {
            let own = candidate.to_lowercase().replace('_', "-");
            if code {
                return (letters_of(&own) == letters_of(&word)).then_some((1.0, candidate));
            }
            Some((strsim::normalized_damerau_levenshtein(&word, &own), candidate))
        })
        .filter(|(likeness, _)| *likeness >= 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

/// Whether a word is digits for the greater part.
pub(crate) fn is_code(word: &str) -> bool {
    /// Up to so many characters half of them are enough: `gv-04`.
    const SHORT: usize = 5;
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let all = letters_of(word).chars().count();
    digits * 2 > all || (digits > 0 && all <= SHORT && digits * 2 == all)
}

/// The numbers of a word, without leading zeros.
fn digits_of(word: &str) -> Vec<&str> {
    word.split(|c: char| !c.is_ascii_digit())
        .map(|run| run.trim_start_matches('0'))
        .filter(|run| !run.is_empty())
        .collect()
}

fn letters_of(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).collect()
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

    #[test]
    fn another_number_is_not_near_and_a_code_is_no_word() {
        for (typed, there) in [
            ("540102", "540103"),
            ("notice-1", "notice-2"),
            ("gv-04", "co-04"),
            ("52540100mj0000000f", "52540100mj0000000g"),
            ("2023-report", "2022-report"),
        ] {
            assert_eq!(nearest(typed, [there].into_iter()), None, "{typed}");
        }
        for (typed, there) in [
            ("gv04", "gv-04"),
            ("step-01", "step-1"),
            ("2021-paln", "2021-plan"),
        ] {
            assert_eq!(nearest(typed, [there].into_iter()), Some(there), "{typed}");
        }
    }
}
