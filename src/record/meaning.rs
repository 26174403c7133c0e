//! Content hash of a document: what its front matter and text say, however it is written.
//!
//! **You are here:** `record/` — made when a file is read, of what fitted the form; `site/review` binds reviews to it; no IO.
//!
//! The order of keys, comments, quotes, line ends and ways to write one value (`09:30` behind a space or a `T`) are no part of it; every value of
//! every field is, but `review`, which speaks about the rest. It is written into content and on paper: a change of how it is
//! made reopens every review of every site. The test below holds one such hash for good.

use super::shape::{Shape, one_form};
use serde_yaml::Value;

/// The key of the text among the fields.
pub const TEXT: &str = "text";

/// The field that says who reviewed: no part of what they reviewed.
const REVIEW: &str = "review";

/// A document's hashes, field by field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meaning {
    /// By key, sorted; fields that say nothing are left out.
    fields: Vec<(Box<str>, [u8; 32])>,
}

impl Meaning {
    /// Of a front matter that fits its shape, as `shape::conform` left it.
    pub(crate) fn of(value: Option<&Value>, shape: &Shape) -> Meaning {
        let mut fields: Vec<(Box<str>, [u8; 32])> = Vec::new();
        for (key, value) in value.and_then(Value::as_mapping).into_iter().flatten() {
            let Some(key) = key.as_str().filter(|key| *key != REVIEW) else {
                continue;
            };
            let mut bytes = Vec::new();
            write(value, shape.field(key), &mut bytes);
            if !bytes.is_empty() {
                fields.push((key.into(), *blake3::hash(&bytes).as_bytes()));
            }
        }
        fields.sort();
        Meaning { fields }
    }

    /// With the document's text.
    pub(crate) fn with_text(mut self, markdown: &str) -> Meaning {
        let text = markdown.replace("\r\n", "\n");
        let text = text.trim_matches('\n');
        if !text.is_empty() {
            self.fields
                .push((TEXT.into(), *blake3::hash(text.as_bytes()).as_bytes()));
            self.fields.sort();
        }
        self
    }

    /// Each field's key with the hash of what it says, sorted by key.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &[u8; 32])> {
        self.fields.iter().map(|(key, hash)| (&**key, hash))
    }
}

/// A value in one form: what it is, how long, then its parts. Nothing for what says nothing.
fn write(value: &Value, shape: Option<&Shape>, out: &mut Vec<u8>) {
    match value {
        Value::Null => {}
        // One item that stands without its list is a list of one.
        Value::Sequence(items) => list(items, shape, out),
        _ if shape.is_some_and(|shape| shape.item().is_some()) => {
            list(std::slice::from_ref(value), shape, out);
        }
        Value::Mapping(entries) => {
            let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
            for (key, value) in entries {
                let key = scalar(key);
                let mut bytes = Vec::new();
                write(value, shape.and_then(|shape| shape.field(&key)), &mut bytes);
                if !bytes.is_empty() {
                    parts.push((key, bytes));
                }
            }
            parts.sort();
            if parts.is_empty() {
                return;
            }
            piece(b'm', &(parts.len() as u64).to_le_bytes(), out);
            for (key, bytes) in parts {
                piece(b'k', key.as_bytes(), out);
                out.extend_from_slice(&bytes);
            }
        }
        other => {
            let text = scalar(other);
            let format = shape.and_then(|shape| match shape {
                Shape::Either(word, _) => word.format(),
                own => own.format(),
            });
            let text = format.map_or_else(|| text.clone(), |format| one_form(format, text.trim()));
            piece(b's', text.trim().as_bytes(), out);
        }
    }
}

fn list(items: &[Value], shape: Option<&Shape>, out: &mut Vec<u8>) {
    let mut bytes = Vec::new();
    let mut count = 0_u64;
    for item in items {
        let before = bytes.len();
        write(item, shape.and_then(Shape::item), &mut bytes);
        count += u64::from(bytes.len() > before);
    }
    if count > 0 {
        piece(b'l', &count.to_le_bytes(), out);
        out.append(&mut bytes);
    }
}

fn piece(kind: u8, bytes: &[u8], out: &mut Vec<u8>) {
    out.push(kind);
    // The same bytes on a machine of 32 bits.
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(bytes);
}

/// Every scalar of content is a text; what came of other types says the same.
fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
