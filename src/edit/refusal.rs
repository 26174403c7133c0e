//! Refusals: why a change was not made, in Chinese and English, with the value that was to be written.
//!
//! **You are here:** `edit/` — the words of its door; no IO.

use super::{FieldPath, RecordAt, Value};
use crate::diag::{Diagnostic, MessageLang};

/// A change that was not made: the file stays as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// What kind of refusal.
    pub reason: Reason,
    /// What is wrong and what to do, in Chinese.
    pub zh: String,
    /// What is wrong and what to do, in English.
    pub en: String,
    /// The record of the change.
    pub record: Option<RecordAt>,
    /// The field of the step; none where the whole record or the text is meant.
    pub field: Option<FieldPath>,
    /// What was to be written; a document's text as [`Value::Text`].
    pub kept: Option<Value>,
    /// For [`Reason::Value`]: what the reader says about the new value, with codes and places in the file as it would be.
    pub findings: Vec<Diagnostic>,
}

/// Kinds of refusals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The file cannot be read (encoding, YAML): it is to be mended as text first.
    Unreadable,
    /// The file has no such record.
    NoRecord,
    /// The path leads to no value: a list item that is not there, a key of a text.
    NoField,
    /// The record stands alone in its file: the file is to be removed.
    OnlyRecord,
    /// The record's file holds one record, and takes no second one; or one with this id is there.
    NoRoom,
    /// The format does not know this key, or not with such a value.
    Value,
    /// The change is none that this file takes (a text for a file without one; an empty value).
    Misuse,
    /// The result did not say what was meant, when read again: this is a fault of this program.
    Unverified,
}

impl Refusal {
    pub(super) fn new(reason: Reason, zh: impl Into<String>, en: impl Into<String>) -> Refusal {
        Refusal {
            reason,
            zh: zh.into(),
            en: en.into(),
            record: None,
            field: None,
            kept: None,
            findings: Vec::new(),
        }
    }

    /// The message in one language.
    pub fn message(&self, lang: MessageLang) -> &str {
        match lang {
            MessageLang::Zh => &self.zh,
            MessageLang::En => &self.en,
        }
    }
}
