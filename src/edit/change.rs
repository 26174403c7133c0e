//! Edit operations: what a caller wants changed in a file: records, steps, values.
//!
//! **You are here:** `edit/` — the words of its door; no IO.

use super::FieldPath;

/// One change to one file. A list of them is done in order, all or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Fields of a record that stands in the file.
    Fields {
        /// Which record.
        record: RecordAt,
        /// What to do, in this order. A step sees what the steps before it did.
        steps: Vec<Step>,
    },
    /// A new record at the end of a file that is a list of records; `value` is a [`Value::Map`] with its `id` (or `code`).
    /// A file with one record refuses it: the new record belongs into a file of its own ([`super::new_file`]).
    New {
        /// The whole record.
        value: Value,
    },
    /// Takes a record out of a list of records, with the comments within it. The only record of a file is not taken out:
    /// its file is to be removed (`Reason::OnlyRecord`).
    Delete {
        /// Which record.
        record: RecordAt,
    },
}

impl Change {
    /// One field of a record gets a value.
    pub fn set(record: RecordAt, path: FieldPath, value: impl Into<Value>) -> Change {
        Change::Fields {
            record,
            steps: vec![Step::Set {
                path,
                value: value.into(),
            }],
        }
    }
}

/// Which record of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordAt {
    /// The only one: of a document, of `site.yaml`, of a file with one station.
    Only,
    /// The one with this id (for regions this code), whether the file holds one record or a list.
    Id(Box<str>),
    /// The one at this place of a list, from 0, as [`crate::record::Origin::index`] has it; before any change to the file.
    Index(usize),
}

impl RecordAt {
    /// The record with an id.
    pub fn id(id: &str) -> RecordAt {
        RecordAt::Id(id.into())
    }
}

/// A change to one field, or to a document's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The field is to say exactly this. What already does is not touched: a list is changed item by item, a map key by key.
    /// Maps on the way that are not there are made; list items on the way must be there.
    ///
    /// Texts in several languages: a text set at `name` means the default language, and leaves the others as they are;
    /// `name.zh` of a plain `name: 甲` in the default language stays plain; `name.bo` of it makes `{zh: 甲, bo: …}`.
    Set {
        /// Which field.
        path: FieldPath,
        /// What it is to say; an empty text is refused: that is [`Step::Remove`].
        value: Value,
    },
    /// The field or list item goes. One that is not there is fine; a map or list that is empty then goes too.
    Remove {
        /// Which field.
        path: FieldPath,
    },
    /// A list gets one more item. A list that is not there is made; a single value (`phone: …`) becomes a list.
    Add {
        /// Which list.
        path: FieldPath,
        /// Before which item, from 0; none: at the end.
        at: Option<usize>,
        /// The item.
        value: Value,
    },
    /// The Markdown text of a document, lines ending in LF.
    Body(String),
}

/// A value as content says it. Scalars are text: their type comes from the format, never from YAML, so `054000`, `1.10` and
/// `2026-11-30` are written as they are given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// A text, number, date, word: anything without parts. Without spaces at its ends; may have line feeds.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// A map; its keys are written in the format's order, whatever order they come in.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// A map from pairs.
    pub fn map<K: Into<String>, V: Into<Value>>(entries: impl IntoIterator<Item = (K, V)>) -> Value {
        Value::Map(
            entries
                .into_iter()
                .map(|(key, value)| (key.into(), value.into()))
                .collect(),
        )
    }

    /// A list.
    pub fn list<V: Into<Value>>(items: impl IntoIterator<Item = V>) -> Value {
        Value::List(items.into_iter().map(Into::into).collect())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}
