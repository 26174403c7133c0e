//! Validation: the form that a record must have, and the check of a tree against it: all findings, each at its place.
//!
//! **You are here:** `record/` — after `source/yaml`, before the record kinds; no IO.
//!
//! There is one definition of each kind of record: its Rust type. `schemars` makes the editor's JSON Schema from it, and
//! the same schema, turned into a [`Shape`] once, drives this check. What does not fit is reported and left out of the
//! value, so that the rest of the record is still read and checked.

mod check;
mod choices;
mod fault;
mod form;
mod formats;
mod keyed;
mod lines;
mod mended;
mod near;
mod renamed;
mod schema;
mod words;

pub(crate) use formats::{check_scalar, one_form};
pub(crate) use mended::meant;
pub(crate) use near::{is_code, nearest};
pub(crate) use schema::shape_of;

use crate::diag::{Fault, Span};
use crate::source::yaml::Node;
use check::Conform;
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

    /// The field of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Field> {
        self.known.get(key)
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
    /// The heading of the part of a form that begins with it, in Chinese. Said by the type as `x-group`.
    pub(crate) group: Option<String>,
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

    /// Whether it is a map that needs a key which is not among these.
    pub(crate) fn lacks(&self, keys: &[&str]) -> bool {
        match self {
            Shape::Map(fields) => fields
                .known
                .iter()
                .any(|(name, field)| field.required && !keys.contains(&name.as_str())),
            _ => false,
        }
    }
}

/// The longest piece of a line before or after a value that advice repeats. *Units:* characters.
const LONGEST_AROUND: usize = 300;

/// The text that a tree was read from, so that advice can be a whole line of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written<'t> {
    /// The text; empty where the tree has none.
    pub(crate) text: &'t str,
    /// How many lines of its file stand above it.
    pub(crate) above: usize,
}

impl Written<'static> {
    /// A tree without a text.
    pub(crate) const NOWHERE: Written<'static> = Written { text: "", above: 0 };
}

impl Written<'_> {
    /// What stands before a place on its line, where that is no more than blanks and the dashes of lists.
    fn before(&self, at: usize) -> Option<&str> {
        let before = self.text.get(..at)?;
        // The line is not looked through: a hostile one has a megabyte and thousands of keys.
        let head = before.trim_end_matches([' ', '-']);
        (head.is_empty() || head.ends_with('\n')).then(|| &before[head.len()..])
    }

    /// What stands before and after a place of one line on that line.
    fn around(&self, place: Span) -> Option<(&str, &str)> {
        let own = self.text.get(place.start..place.end)?.trim_end();
        let (before, after) = (&self.text[..place.start], &self.text[place.start + own.len()..]);
        // As `before` above: a hostile line has a megabyte and thousands of keys.
        let start = before.char_indices().rev().take(LONGEST_AROUND + 1);
        let mut start = start.skip_while(|(_, c)| *c != '\n').map(|(at, _)| at + 1);
        let start = match start.next() {
            Some(start) => start,
            None if before.chars().count() <= LONGEST_AROUND => 0,
            None => return None,
        };
        let end = after
            .char_indices()
            .take(LONGEST_AROUND + 1)
            .find(|(_, c)| *c == '\n');
        let end = match end {
            Some((end, _)) => end,
            None if after.len() <= LONGEST_AROUND => after.len(),
            None => return None,
        };
        (!own.contains('\n')).then(|| (&before[start..], after[..end].trim_end()))
    }

    /// Whether a list is written with dashes, an item a line.
    fn is_block(&self, list: Span) -> bool {
        !self.text.is_empty() && !self.text.get(list.start..).unwrap_or_default().starts_with('[')
    }

    /// Where the last line of content of a value ends: a block's span goes on to the next key.
    fn content_end(&self, span: Span) -> usize {
        let text = self.text.get(span.start..span.end).unwrap_or_default();
        let mut end = span.start;
        let mut at = span.start;
        for line in text.split_inclusive('\n') {
            let content = line.trim();
            if at == span.start || !(content.is_empty() || content.starts_with('#')) {
                end = at + line.trim_end().len();
            }
            at += line.len();
        }
        end
    }

    /// The numbers of the file's lines from a place to another.
    fn lines(&self, from: usize, to: usize) -> (usize, usize) {
        let number = |at: usize| {
            let before = self.text.as_bytes().get(..at).unwrap_or_default();
            self.above + 1 + before.iter().filter(|byte| **byte == b'\n').count()
        };
        (number(from), number(to))
    }
}

/// Checks a tree against a shape.
///
/// *Shape:* what fits, for `yaml::decode`; none when nothing does. *Errors:* pushed to `faults` with their places.
pub(crate) fn conform(
    node: &Node,
    shape: &Shape,
    required: Required,
    written: Written<'_>,
    faults: &mut Vec<(Span, Fault)>,
) -> Option<Value> {
    Conform::new(required, written, faults).record(node, shape)
}
