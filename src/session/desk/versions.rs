//! Versions of a new document: what it says in each language, for a file of its own.
//!
//! **You are here:** `session/desk` — between `new` and the files; pure.

use crate::edit::{self, Value};
use crate::form::{BODY, Opened};
use crate::lang::Lang;
use crate::ledger::get;
use crate::session::save::FileSave;

/// What a new document says in another language, for a file of its own.
pub(super) struct Counterpart {
    lang: Lang,
    entries: Vec<(String, Value)>,
    body: Option<String>,
}

impl Counterpart {
    /// Its file beside that of the original: `a.md` → `a.bo.md`.
    pub(super) fn file(&self, original: &str) -> Option<FileSave> {
        let (stem, ending) = original.rsplit_once('.')?;
        let path = format!("{stem}.{}.{ending}", self.lang.tag());
        let mut entries = self.entries.clone();
        entries.push(("translation".to_owned(), Value::map([("status", "unreviewed")])));
        let bytes = edit::new_file(&path, &Value::Map(entries), self.body.as_deref(), self.lang).ok()?;
        Some(FileSave {
            path,
            opened: None,
            new: Some(bytes),
            touched: Vec::new(),
        })
    }
}

/// A new document by its versions: what the first says, with all that they share, and what others say. Other records are one.
pub(super) fn by_version(blank: &Opened, value: &Value) -> (Value, Vec<Counterpart>) {
    let (true, Value::Map(entries)) = (blank.kind.file.is_document(), value) else {
        return (value.clone(), Vec::new());
    };
    let mut own = entries.clone();
    let mut others = Vec::new();
    for lang in blank.languages.iter().skip(1) {
        let mut other = Counterpart {
            lang: *lang,
            entries: Vec::new(),
            body: None,
        };
        for (key, value) in &mut own {
            let Value::Map(texts) = value else { continue };
            if key != BODY && blank.first_control(key) == *key {
                continue;
            }
            let Some(at) = texts.iter().position(|(tag, _)| tag == lang.tag()) else {
                continue;
            };
            match texts.remove(at) {
                (_, Value::Text(text)) if key == BODY => other.body = Some(text),
                (_, text) => other.entries.push((key.clone(), text)),
            }
        }
        if other.body.is_some() || !other.entries.is_empty() {
            others.push(other);
        }
    }
    own.retain(|(_, value)| !matches!(value, Value::Map(entries) if entries.is_empty()));
    (Value::Map(own), others)
}

/// The text of a new document, in the site's first language.
pub(super) fn body_of(blank: &Opened, value: &Value) -> Option<String> {
    match get(value, BODY)? {
        Value::Map(texts) => texts.iter().find_map(|(tag, text)| match text {
            Value::Text(text) if *tag == blank.default().tag() => Some(text.clone()),
            _ => None,
        }),
        Value::Text(text) => Some(text.clone()),
        Value::List(_) => None,
    }
}

/// The fields of a new record without its text; a text in one language is written plainly.
pub(super) fn without_body(value: &Value, default: Lang) -> Value {
    let Value::Map(entries) = value else {
        return value.clone();
    };
    let plain = |value: &Value| match value {
        Value::Map(texts) if texts.len() == 1 && texts[0].0 == default.tag() => texts[0].1.clone(),
        other => other.clone(),
    };
    let own = entries.iter().filter(|(key, _)| key != BODY);
    Value::Map(own.map(|(key, value)| (key.clone(), plain(value))).collect())
}
