//! Values of a record as a tree without places, and the way to one of them.
//!
//! **You are here:** `ledger/` — between a file's tree and cells; no IO.

use crate::edit::Value;
use crate::source::yaml::{Kind, Node};

/// The tree's value; none where it says nothing.
pub(crate) fn of(node: &Node) -> Option<Value> {
    if node.is_null() {
        return None;
    }
    Some(match &node.kind {
        Kind::Scalar { text, .. } => Value::Text(tidy(text)),
        Kind::List(items) => Value::List(items.iter().filter_map(of).collect()),
        Kind::Map(entries) => Value::Map(
            entries
                .iter()
                .filter_map(|(key, value)| Some((key.text.clone(), of(value)?)))
                .collect(),
        ),
    })
}

/// A text as cells and content have it: lines end in LF, and nothing stands around it.
pub(crate) fn tidy(text: &str) -> String {
    let text = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    };
    text.trim_matches(|c: char| c == '\u{3000}' || c.is_whitespace())
        .to_owned()
}

/// The value of a key of a map.
pub(crate) fn get<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    match value {
        Value::Map(entries) => entries.iter().find(|(own, _)| own == key).map(|(_, value)| value),
        _ => None,
    }
}

/// The value as JSON, for what a cell has no words for, and for machines.
pub(crate) fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::Text(text) => text.as_str().into(),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(entries) => entries
            .iter()
            .map(|(key, value)| (key.clone(), json(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}

/// The other way round; numbers and words of JSON are texts. None where it says nothing.
pub(crate) fn from_json(json: &serde_json::Value) -> Option<Value> {
    use serde_json::Value as Json;
    Some(match json {
        Json::Null => return None,
        Json::String(text) => Value::Text(text.clone()),
        Json::Number(number) => Value::Text(number.to_string()),
        Json::Bool(flag) => Value::Text(flag.to_string()),
        Json::Array(items) => Value::List(items.iter().filter_map(from_json).collect()),
        Json::Object(entries) => Value::Map(
            entries
                .iter()
                .filter_map(|(key, value)| Some((key.clone(), from_json(value)?)))
                .collect(),
        ),
    })
}
