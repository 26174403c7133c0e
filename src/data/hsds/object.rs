//! JSON object of the specification: fields that say nothing are left out, and ids are made from addresses.
//!
//! **You are here:** `data/hsds` — used by the mapper; no IO. *Source:* RFC 9562, UUID version 5 in the name space of URLs:
//! whoever knows a page's address can make its id.

use crate::data::Material;
use serde_json::{Map, Value};
use uuid::Uuid;

/// Fields with their values, those left out that are null or empty.
pub(super) fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let mut object = Map::with_capacity(N);
    for (name, value) in fields {
        let says_nothing = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(list) => list.is_empty(),
            Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
        };
        if !says_nothing {
            object.insert(name.to_owned(), value);
        }
    }
    Value::Object(object)
}

/// JSON of one file that is read by people, too.
pub(super) fn line(value: &Value) -> String {
    format!("{value:#}\n")
}

/// The id of what has an address: `stations/gamagongsang.html`, with `#…` for a part of it.
pub(super) fn id(material: Material<'_>, path: &str) -> String {
    let name = material.address(path);
    Uuid::new_v5(&Uuid::NAMESPACE_URL, name.as_bytes()).to_string()
}
