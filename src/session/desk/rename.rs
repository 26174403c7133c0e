//! Renaming: a record that gets another id keeps its old address as an alias, and what refers to it is mended; who refers to it
//! is named before it is withdrawn or deleted.
//!
//! **You are here:** `session/desk` — before `save`, which writes all files of it, all or none.

use super::{Changed, Desk};
use crate::disk::tree::Tree;
use crate::edit::{self, Change, FieldPath, RecordAt, Step, Value};
use crate::form::{Kind, Opened, Wanted};
use crate::lang::Lang;
use crate::ledger::{get, refers, value_of};
use crate::preview::edit::Posted;
use crate::record::shape::{Fields, Shape};
use crate::record::{Locator, file_kind};
use crate::site::Site;
use crate::source::encoding;
use crate::value::{Id, Scalar as _};
use std::sync::Arc;

/// Another id for a record.
pub(super) struct Renaming {
    /// The keys by which fields and links refer to such records.
    words: Vec<&'static str>,
    old: String,
    new: String,
    /// Whether the old id becomes an alias.
    alias: bool,
    /// Whether what refers to it is mended.
    mend: bool,
}

/// The key that identifies a record of a kind.
pub(super) fn id_key(kind: &Kind) -> &'static str {
    if kind.word == "region" { "code" } else { "id" }
}

/// What a form says of another id; none where the id stays. Without a word about it the old one becomes an alias, and what
/// refers to it is mended.
pub(super) fn renaming(site: &Site, opened: &Opened, wanted: &Wanted, posted: &Posted) -> Option<Renaming> {
    let key = id_key(opened.kind);
    if !wanted.changed.iter().any(|own| own == key) || opened.id.is_empty() {
        return None;
    }
    let Some(Value::Text(new)) = wanted.value.as_ref().and_then(|value| get(value, key)) else {
        return None;
    };
    let asked = posted.text("_rename").is_some();
    let says = |name: &str| !asked || posted.text(name).is_some();
    Some(Renaming {
        words: words(site, opened.kind, &opened.id),
        old: opened.id.clone(),
        new: new.clone(),
        alias: says("_alias"),
        mend: says("_references"),
    })
}

/// The keys by which a record is referred to. A station's list of services may name a whole category.
fn words(site: &Site, kind: &Kind, id: &str) -> Vec<&'static str> {
    let mut words = vec![kind.refers()];
    let service = Kind::named("service").filter(|_| kind.word == "category");
    if service.is_some_and(|service| service.find(site, id).is_none()) {
        words.push("service");
    }
    words
}

impl Renaming {
    /// What is wanted with the old id among the former ones, so that its address leads to the new one.
    pub(super) fn with_alias(&self, opened: &Opened, mut wanted: Wanted) -> Wanted {
        let takes = opened
            .fields()
            .is_some_and(|fields| fields.get("aliases").is_some());
        if !self.alias || !takes || Id::read(&self.old).is_err() {
            return wanted;
        }
        let Some(Value::Map(entries)) = wanted.value.as_mut() else {
            return wanted;
        };
        if !entries.iter().any(|(key, _)| key == "aliases") {
            entries.push(("aliases".to_owned(), Value::List(Vec::new())));
        }
        let old = Value::Text(self.old.clone());
        if let Some((_, Value::List(all))) = entries.iter_mut().find(|(key, _)| key == "aliases")
            && !all.contains(&old)
        {
            all.push(old);
            if !wanted.changed.iter().any(|key| key == "aliases") {
                wanted.changed.push("aliases".to_owned());
            }
        }
        wanted
    }

    /// A file with what refers to the record mended; none where nothing of it does.
    pub(super) fn mended(&self, path: &str, bytes: &[u8], lang: Lang) -> Option<(Vec<u8>, usize)> {
        if !self.mend || !contains(bytes, &self.old) {
            return None;
        }
        let changes: Vec<Change> = self
            .words
            .iter()
            .flat_map(|word| references(path, bytes, word, &self.old, &self.new))
            .collect();
        if changes.is_empty() {
            return None;
        }
        let edited = edit::apply_draft(path, bytes, &changes, lang).ok()?;
        (edited.bytes != bytes).then_some((edited.bytes, edited.lines_changed))
    }
}

impl Desk {
    /// The other files that name a record by its old id, mended.
    pub(super) fn renamed(&self, site: &Site, opened: &Opened, renaming: &Renaming) -> Vec<Changed> {
        let session = self.session.lock();
        let mut mended = Vec::new();
        for file in session.folder.tree.files() {
            let Some(bytes) = file.bytes() else { continue };
            if opened.parts.iter().any(|part| part.file == *file.path) {
                continue;
            }
            if let Some((bytes, lines)) = renaming.mended(&file.path, bytes, site.default_lang()) {
                mended.push(Changed {
                    path: file.path.to_string(),
                    opened: Some(file.hash),
                    lines,
                    bytes,
                });
            }
        }
        mended
    }

    /// The files in which a record is referred to, by its fields or a link; its own files are not among them.
    pub(super) fn linkers(&self, site: &Site, opened: &Opened) -> (Tree, Vec<Arc<str>>) {
        let tree = self.session.lock().folder.tree.clone();
        let words = words(site, opened.kind, &opened.id);
        let refers = |path: &str, bytes: &[u8]| {
            let named = |word: &&str| !references(path, bytes, word, &opened.id, &opened.id).is_empty();
            words.iter().any(named)
        };
        let found = tree
            .files()
            .filter(|file| !opened.parts.iter().any(|part| part.file == *file.path))
            .filter(|file| {
                file.bytes()
                    .is_some_and(|bytes| contains(bytes, &opened.id) && refers(&file.path, bytes))
            })
            .map(|file| Arc::clone(&file.path))
            .collect();
        (tree, found)
    }
}

/// Whether a file's bytes hold an id, and not only as a part of a longer one.
fn contains(bytes: &[u8], id: &str) -> bool {
    let of_id = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'-');
    !id.is_empty()
        && std::str::from_utf8(bytes).is_ok_and(|text| {
            text.match_indices(id).any(|(at, _)| {
                let before = at.checked_sub(1).and_then(|at| bytes.get(at));
                !of_id(before) && !of_id(bytes.get(at + id.len()))
            })
        })
}

/// The changes of a file that refers to a record by `old`; with the same id for `new` they say only that it does.
fn references(path: &str, bytes: &[u8], kind: &str, old: &str, new: &str) -> Vec<Change> {
    let Some(Shape::Map(fields)) = file_kind(path).shape() else {
        return Vec::new();
    };
    let Ok(text) = encoding::decode(bytes) else {
        return Vec::new();
    };
    let locator = Locator::new(path, &text);
    let Some(tree) = locator.tree().and_then(value_of) else {
        return Vec::new();
    };
    let records: Vec<(RecordAt, &Value)> = match &tree {
        Value::List(all) => all
            .iter()
            .enumerate()
            .map(|(at, own)| (RecordAt::Index(at), own))
            .collect(),
        own => vec![(RecordAt::Only, own)],
    };
    let seek = Seek { kind, old, new };
    let mut changes = Vec::new();
    for (record, value) in records {
        let mut steps = Vec::new();
        seek.in_map(fields, value, None, &mut steps);
        if let Some(start) = locator.body() {
            let body = text.get(start..).unwrap_or_default();
            steps.extend(seek.linked(body).map(Step::Body));
        }
        if !steps.is_empty() {
            changes.push(Change::Fields { record, steps });
        }
    }
    changes
}

/// Looks for one record in others.
struct Seek<'s> {
    kind: &'s str,
    old: &'s str,
    new: &'s str,
}

impl Seek<'_> {
    fn in_map(&self, fields: &Fields, value: &Value, at: Option<&FieldPath>, steps: &mut Vec<Step>) {
        let Value::Map(entries) = value else { return };
        for (key, own) in entries {
            let path = match at {
                Some(at) => Some(at.key(key)),
                None => FieldPath::parse(key),
            };
            let Some(path) = path else { continue };
            match fields.get(key) {
                Some(field) => {
                    let refers = refers(field);
                    self.in_value(&field.shape, own, &path, refers.as_deref(), steps);
                }
                None => {
                    if let Some(shape) = fields.rest() {
                        self.in_value(shape, own, &path, None, steps);
                    }
                }
            }
        }
    }

    fn in_value(
        &self,
        shape: &Shape,
        value: &Value,
        path: &FieldPath,
        refers: Option<&str>,
        steps: &mut Vec<Step>,
    ) {
        match (shape, value) {
            (_, Value::Text(text)) if refers == Some(self.kind) && text == self.old => {
                steps.push(Step::Set {
                    path: path.clone(),
                    value: self.new.into(),
                });
            }
            (Shape::List { item, .. }, Value::List(items)) => {
                for (at, own) in items.iter().enumerate() {
                    self.in_value(item, own, &path.index(at), refers, steps);
                }
            }
            (Shape::List { item, .. }, own) => self.in_value(item, own, path, refers, steps),
            // A record that is named with more beside it: `{id: …, note: …}`.
            (Shape::Either(_, fields), Value::Map(_)) if refers == Some(self.kind) => {
                if let Some(Value::Text(id)) = get(value, "id")
                    && id == self.old
                {
                    steps.push(Step::Set {
                        path: path.key("id"),
                        value: self.new.into(),
                    });
                }
                self.in_map(fields, value, Some(path), steps);
            }
            (Shape::Map(fields) | Shape::Named(fields) | Shape::Either(_, fields), Value::Map(_)) => {
                self.in_map(fields, value, Some(path), steps);
            }
            // A text in several languages, with links in it.
            (Shape::Text, Value::Map(texts)) => {
                for (tag, own) in texts {
                    self.in_value(shape, own, &path.key(tag), None, steps);
                }
            }
            (Shape::Text, Value::Text(text)) => {
                steps.extend(self.linked(text).map(|linked| Step::Set {
                    path: path.clone(),
                    value: linked.into(),
                }));
            }
            _ => {}
        }
    }

    /// A text with its links to the record mended; none where it has no such link. With one id for both the text as it is.
    fn linked(&self, text: &str) -> Option<String> {
        let target = format!("{}:{}", self.kind, self.old);
        let mut out = String::with_capacity(text.len());
        let (mut from, mut found) = (0, false);
        while let Some(at) = text[from..].find(&target).map(|at| from + at) {
            let end = at + target.len();
            let before = text[..at].chars().next_back();
            let after = text[end..].chars().next();
            // `[…](kind:id)`, `(<kind:id>)`, `[…]: kind:id`; behind the id its anchor, a title, the end.
            let begins =
                matches!(before, Some('(' | '<')) || text[..at].trim_end_matches(' ').ends_with("]:");
            let ends = after.is_none_or(|c| matches!(c, ')' | '>' | '#') || c.is_whitespace());
            out.push_str(&text[from..at]);
            if begins && ends {
                found = true;
                out.push_str(self.kind);
                out.push(':');
                out.push_str(self.new);
            } else {
                out.push_str(&target);
            }
            from = end;
        }
        out.push_str(&text[from..]);
        found.then_some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_mended_however_they_are_written() {
        let seek = Seek {
            kind: "station",
            old: "a",
            new: "b-2",
        };
        let text = "看[甲](station:a)、[乙](station:a#hours \"时间\")、[丙](<station:a>)、[丁][1]。\n\n[1]: station:a\n\
                    不是：station:a、[戊](station:a-1)、[己](notice:a)。\n";
        let mended = seek.linked(text);
        assert_eq!(
            mended.as_deref(),
            Some(
                "看[甲](station:b-2)、[乙](station:b-2#hours \"时间\")、[丙](<station:b-2>)、[丁][1]。\n\n[1]: station:b-2\n\
                 不是：station:a、[戊](station:a-1)、[己](notice:a)。\n"
            )
        );
        assert_eq!(seek.linked("没有链接 station:a。"), None);
    }

    #[test]
    fn a_record_is_found_in_fields_lists_maps_and_descriptions() {
        let station = "id: x\nname: 甲\nlevel: township\nservices: [visit, {id: visit, note: 每周三}, other]\n\
                       description: {zh: \"见[探访](service:visit)\"}\n";
        let changes = references(
            "content/stations/x.yaml",
            station.as_bytes(),
            "service",
            "visit",
            "call",
        );
        let edited = edit::apply_draft("content/stations/x.yaml", station.as_bytes(), &changes, Lang::ZH);
        let text = edited.map(|own| String::from_utf8_lossy(&own.bytes).into_owned());
        assert_eq!(
            text.as_deref().unwrap_or_default(),
            station.replace("visit", "call")
        );
    }
}
