//! Opened record: what its files say, put together as one value; of a document all its languages.
//!
//! **You are here:** `form/` — after `kind`; no IO: the bytes are given.

use super::kind::{At, BODY, Kind};
use super::posted::Sent;
use crate::edit::{FieldPath, RecordAt, Value};
use crate::lang::Lang;
use crate::ledger::{Names, Wording, get, refers, short, value_of};
use crate::record::shape::{Field, Fields, Shape};
use crate::record::{FileKind, Locator};
use crate::source::encoding;
use crate::value::{RegionCode, Scalar as _};

/// A record that was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its kind.
    pub kind: &'static Kind,
    /// Its id; empty for a new one.
    pub id: String,
    /// Its files: one, or of a document one a language, the site's first language first.
    pub parts: Vec<Part>,
    /// What they say together; a map. A document's texts are under [`BODY`], by language.
    pub value: Value,
    /// The languages of the site, the default one first.
    pub languages: Vec<Lang>,
}

/// One file of a record.
#[derive(Debug, Clone)]
pub struct Part {
    /// Relative to the site folder.
    pub file: String,
    /// In which language a plain text of it is.
    pub lang: Lang,
    /// Its bytes; none: it is not there yet.
    pub bytes: Option<Vec<u8>>,
    /// Which record of the file.
    pub at: RecordAt,
    /// The item of the record, where it is a part of one: `items[3]`.
    pub prefix: Option<FieldPath>,
    /// What it says of the record.
    pub value: Value,
}

/// Why a record cannot be opened as fields.
#[derive(Debug, PartialEq, Eq)]
pub enum Unopened {
    /// The file says no such record any more.
    Gone,
    /// The file cannot be read: it is to be mended as text.
    Unreadable,
}

impl Opened {
    /// A record from its files; `bytes` gives a file's bytes now.
    pub fn read(
        kind: &'static Kind,
        id: &str,
        at: &At,
        languages: &[Lang],
        bytes: &dyn Fn(&str) -> Option<Vec<u8>>,
    ) -> Result<Opened, Unopened> {
        let default = languages.first().copied().unwrap_or(Lang::ZH);
        let mut files: Vec<(Lang, String)> = at
            .versions
            .iter()
            .map(|(lang, file)| (*lang, file.to_string()))
            .collect();
        if files.is_empty() {
            files.push((default, at.file.to_string()));
        }
        let mut parts = Vec::new();
        for (lang, file) in files {
            let bytes = bytes(&file).ok_or(Unopened::Gone)?;
            parts.push(part(kind, id, &file, lang, bytes)?);
        }
        // A counterpart that is not written yet may be begun here.
        if let (true, Some(first)) = (kind.file.is_document(), parts.first()) {
            let own = first.lang;
            let missing: Vec<Lang> = languages
                .iter()
                .copied()
                .filter(|lang| {
                    *lang != own && *lang != default && !parts.iter().any(|part| part.lang == *lang)
                })
                .collect();
            let file = first.file.clone();
            for lang in missing {
                parts.extend(beside(&file, lang));
            }
        }
        let mut opened = Opened {
            kind,
            id: id.to_owned(),
            value: Value::Map(Vec::new()),
            parts,
            languages: languages.to_vec(),
        };
        opened.value = opened.together();
        Ok(opened)
    }

    /// A record that is not written yet.
    pub fn blank(kind: &'static Kind, languages: &[Lang]) -> Opened {
        let default = languages.first().copied().unwrap_or(Lang::ZH);
        Opened {
            kind,
            id: String::new(),
            parts: vec![Part {
                file: String::new(),
                lang: default,
                bytes: None,
                at: RecordAt::Only,
                prefix: None,
                value: Value::Map(Vec::new()),
            }],
            value: Value::Map(Vec::new()),
            languages: languages.to_vec(),
        }
    }

    /// The site's first language.
    pub fn default(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::ZH)
    }

    /// The fields of the record's type.
    pub(crate) fn fields(&self) -> Option<&'static Fields> {
        let Shape::Map(fields) = self.kind.file.shape()? else {
            return None;
        };
        match self.kind.items {
            None => Some(fields),
            Some(items) => match fields.get(items)?.shape.item()? {
                Shape::Map(fields) => Some(fields),
                _ => None,
            },
        }
    }

    /// `station:gamagongsang`.
    pub fn said(&self) -> String {
        format!("{}:{}", self.kind.word, self.id)
    }

    /// Whether it shows only in the preview.
    pub fn is_draft(value: &Value) -> bool {
        matches!(get(value, "draft"), Some(Value::Text(text)) if crate::value::Flag::read(text).is_ok_and(|flag| flag.0))
    }

    /// What it is called in the site's first language.
    pub fn name(&self) -> String {
        ["name", "title"]
            .iter()
            .find_map(|key| match get(&self.value, key)? {
                Value::Text(text) => Some(text.clone()),
                Value::Map(texts) => texts.iter().find_map(|(_, text)| match text {
                    Value::Text(text) => Some(text.clone()),
                    _ => None,
                }),
                Value::List(_) => None,
            })
            .unwrap_or_else(|| self.id.clone())
    }

    /// The control in which a field is begun: of a text that in the site's first language.
    pub fn first_control(&self, key: &str) -> String {
        let field = self.fields().and_then(|fields| fields.get(key));
        if field.is_some_and(|field| field.shape.is_text()) {
            format!("{key}.{}", self.default().tag())
        } else {
            key.to_owned()
        }
    }

    /// The keys that a record must have.
    pub fn required(&self) -> Vec<&'static str> {
        let fields = self.fields();
        let all = fields.into_iter().flat_map(Fields::in_order);
        all.filter(|(_, field)| field.required)
            .map(|(key, _)| key)
            .collect()
    }

    /// The field that a place of a new record's file is about.
    pub fn field_in(&self, at: &crate::diag::At) -> String {
        match at {
            crate::diag::At::Field(path) => path.split(['!', '=']).next().unwrap_or_default().to_owned(),
            _ => String::new(),
        }
    }

    /// The name in a value that is no record yet.
    pub fn blank_name(value: &Value) -> String {
        let text = ["name", "title"].iter().find_map(|key| get(value, key));
        match text {
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Map(texts)) => texts
                .iter()
                .find_map(|(_, text)| match text {
                    Value::Text(text) => Some(text.clone()),
                    _ => None,
                })
                .unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// What a field is called.
    pub fn label(&self, key: &str) -> String {
        if key == BODY {
            return "正文".to_owned();
        }
        let meaning = self
            .fields()
            .and_then(|fields| fields.get(key))
            .map(|field| short(&field.meaning));
        meaning
            .filter(|words| !words.is_empty())
            .unwrap_or(key)
            .to_owned()
    }

    /// A field's value in words, for people.
    pub(crate) fn words(&self, key: &str, value: &Value, names: &Names) -> String {
        let wording = Wording {
            names,
            default: self.default(),
        };
        match self.fields().and_then(|fields| fields.get(key)) {
            Some(field) if !field.shape.is_text() => {
                wording.words(&field.shape, refers(field).as_deref(), value)
            }
            _ => match value {
                Value::Text(text) => text.clone(),
                Value::Map(texts) => texts
                    .iter()
                    .filter_map(|(_, text)| match text {
                        Value::Text(text) => Some(text.as_str()),
                        _ => None,
                    })
                    .collect::<Vec<_>>()
                    .join("／"),
                Value::List(_) => String::new(),
            },
        }
    }

    /// The record as a form has it; `base` is what it was when the form was made.
    pub(crate) fn sent(&self, pairs: &[(String, String)], names: &Names, base: &Value) -> Value {
        let Some(fields) = self.fields() else {
            return base.clone();
        };
        Sent {
            fields,
            document: self.kind.file.is_document(),
            pairs,
            names,
            default: self.default(),
        }
        .value(base)
    }

    /// What the parts say together.
    fn together(&self) -> Value {
        let Some(first) = self.parts.first() else {
            return Value::Map(Vec::new());
        };
        let Value::Map(mut entries) = first.value.clone() else {
            return Value::Map(Vec::new());
        };
        if !self.kind.file.is_document() {
            return Value::Map(entries);
        }
        let fields = self.fields();
        let known = |key: &str| fields.and_then(|fields| fields.get(key));
        for (key, value) in &mut entries {
            if key == BODY || known(key).is_some_and(|field| field.shape.is_text()) {
                *value = by_language(value, first.lang);
            }
        }
        for part in self.parts.iter().skip(1) {
            let Value::Map(own) = &part.value else { continue };
            for (key, value) in own {
                if !is_of_version(key, known(key)) {
                    continue;
                }
                let text = match value {
                    Value::Text(_) if key != TRANSLATION => by_language(value, part.lang),
                    other => other.clone(),
                };
                merge(&mut entries, key, text);
            }
        }
        Value::Map(entries)
    }
}

/// What a translation says of itself.
pub(super) const TRANSLATION: &str = "translation";

/// Whether each version of a document says a field for itself.
pub(super) fn is_of_version(key: &str, field: Option<&Field>) -> bool {
    key == BODY || key == TRANSLATION || field.is_some_and(|field| field.shape.is_text())
}

/// A text by its languages.
pub(super) fn by_language(value: &Value, lang: Lang) -> Value {
    match value {
        Value::Text(text) if text.is_empty() => Value::Map(Vec::new()),
        Value::Text(_) => Value::Map(vec![(lang.tag().to_owned(), value.clone())]),
        other => other.clone(),
    }
}

fn merge(entries: &mut Vec<(String, Value)>, key: &str, value: Value) {
    match (entries.iter_mut().find(|(own, _)| own == key), value) {
        (Some((_, Value::Map(texts))), Value::Map(more)) => {
            for (tag, text) in more {
                if !texts.iter().any(|(own, _)| *own == tag) {
                    texts.push((tag, text));
                }
            }
        }
        (Some(_), _) => {}
        (None, value) => entries.push((key.to_owned(), value)),
    }
}

/// One file of a record, read.
fn part(kind: &Kind, id: &str, file: &str, lang: Lang, bytes: Vec<u8>) -> Result<Part, Unopened> {
    let text = encoding::decode(&bytes).map_err(|_| Unopened::Unreadable)?;
    let locator = Locator::new(file, &text);
    if kind.file.is_document() && locator.body().is_none() {
        return Err(Unopened::Unreadable);
    }
    let tree = match locator.tree() {
        Some(node) => value_of(node).unwrap_or(Value::Map(Vec::new())),
        None => return Err(Unopened::Unreadable),
    };
    let (at, prefix, mut value) = place(kind, id, tree).ok_or(Unopened::Gone)?;
    if let (Some(start), Value::Map(entries)) = (locator.body(), &mut value) {
        let body = text.get(start..).unwrap_or_default().replace("\r\n", "\n");
        let body = body.trim_matches('\n').trim_end();
        if !body.is_empty() {
            entries.push((BODY.to_owned(), Value::Text(body.to_owned())));
        }
    }
    Ok(Part {
        file: file.to_owned(),
        lang,
        bytes: Some(bytes),
        at,
        prefix,
        value,
    })
}

/// Which record of a file is meant, and what it says.
fn place(kind: &Kind, id: &str, tree: Value) -> Option<(RecordAt, Option<FieldPath>, Value)> {
    let says = |value: &Value, key: &str| match get(value, key) {
        Some(Value::Text(text)) => {
            text == id
                || (kind.file == FileKind::Regions
                    && RegionCode::read(text).is_ok_and(|code| code.as_str() == id))
        }
        _ => false,
    };
    let key = if kind.file == FileKind::Regions {
        "code"
    } else {
        "id"
    };
    if let Some(items) = kind.items {
        let Some(Value::List(all)) = get(&tree, items) else {
            return None;
        };
        let index = all.iter().position(|item| says(item, "id"))?;
        let path = FieldPath::parse(items)?.index(index);
        return Some((RecordAt::Only, Some(path), all.get(index)?.clone()));
    }
    match tree {
        Value::List(all) => {
            let at = all.iter().position(|value| says(value, key))?;
            let value = all.into_iter().nth(at)?;
            Some((RecordAt::Index(at), None, value))
        }
        Value::Map(_) => Some((RecordAt::Only, None, tree)),
        Value::Text(_) => None,
    }
}

/// The counterpart of a document in a language: `a.md` → `a.bo.md`.
fn beside(file: &str, lang: Lang) -> Option<Part> {
    let (stem, ending) = file.rsplit_once('.')?;
    Some(Part {
        file: format!("{stem}.{}.{ending}", lang.tag()),
        lang,
        bytes: None,
        at: RecordAt::Only,
        prefix: None,
        value: Value::Map(Vec::new()),
    })
}
