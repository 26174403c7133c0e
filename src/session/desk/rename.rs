//! Renaming: a record that gets another id keeps its old address as an alias, and what refers to it is mended.
//!
//! **You are here:** `session/desk` — before `save`, which writes all files of it, all or none.

use super::{Changed, Desk};
use crate::edit::{self, Change, FieldPath, RecordAt, Step, Value};
use crate::form::{Opened, Wanted};
use crate::ledger::{get, refers, value_of};
use crate::preview::edit::Posted;
use crate::record::shape::{Fields, Shape};
use crate::record::{Locator, file_kind};
use crate::site::Site;
use crate::source::encoding;
use crate::value::{Id, Scalar as _};

impl Desk {
    /// The other files that name a record by its old id, mended; empty where the id stays.
    pub(super) fn renamed(
        &self,
        site: &Site,
        opened: &Opened,
        wanted: &Wanted,
        posted: &Posted,
    ) -> Vec<Changed> {
        let key = if opened.kind.word == "region" {
            "code"
        } else {
            "id"
        };
        if !wanted.changed.iter().any(|own| own == key) || posted.text("_keep_references").is_some() {
            return Vec::new();
        }
        let Some(Value::Text(new)) = wanted.value.as_ref().and_then(|value| get(value, key)) else {
            return Vec::new();
        };
        let kind = opened.kind.refers();
        let old = opened.id.as_str();
        let session = self.session.lock();
        let mut mended = Vec::new();
        for file in session.folder.tree.files() {
            let Some(bytes) = file.bytes() else { continue };
            let own = opened.parts.iter().any(|part| part.file == *file.path);
            if own || !contains(bytes, old.as_bytes()) {
                continue;
            }
            let changes = references(&file.path, bytes, kind, old, new);
            if changes.is_empty() {
                continue;
            }
            if let Ok(edited) = edit::apply_draft(&file.path, bytes, &changes, site.default_lang()) {
                mended.push(Changed {
                    path: file.path.to_string(),
                    opened: Some(file.hash),
                    lines: edited.lines_changed,
                    bytes: edited.bytes,
                });
            }
        }
        mended
    }
}

/// What is wanted with the old id among the former ones, so that its address leads to the new one.
pub(super) fn with_alias(opened: &Opened, mut wanted: Wanted) -> Wanted {
    let renamed = wanted.changed.iter().any(|key| key == "id") && Id::read(&opened.id).is_ok();
    let takes = opened
        .fields()
        .is_some_and(|fields| fields.get("aliases").is_some());
    let Some(Value::Map(entries)) = wanted.value.as_mut().filter(|_| renamed && takes) else {
        return wanted;
    };
    if !entries.iter().any(|(key, _)| key == "aliases") {
        entries.push(("aliases".to_owned(), Value::List(Vec::new())));
    }
    let old = Value::Text(opened.id.clone());
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

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    !wanted.is_empty() && bytes.windows(wanted.len()).any(|piece| piece == wanted)
}

/// The changes of a file that refers to a record by `old`.
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
    let mut changes = Vec::new();
    for (record, value) in records {
        let mut paths = Vec::new();
        in_map(fields, value, None, kind, old, &mut paths);
        let mut steps: Vec<Step> = paths
            .into_iter()
            .map(|path| Step::Set {
                path,
                value: new.into(),
            })
            .collect();
        if let Some(start) = locator.body() {
            let body = text.get(start..).unwrap_or_default();
            let linked = body.replace(&format!("({kind}:{old})"), &format!("({kind}:{new})"));
            if linked != body {
                steps.push(Step::Body(linked));
            }
        }
        if !steps.is_empty() {
            changes.push(Change::Fields { record, steps });
        }
    }
    changes
}

fn in_map(
    fields: &Fields,
    value: &Value,
    at: Option<&FieldPath>,
    kind: &str,
    old: &str,
    paths: &mut Vec<FieldPath>,
) {
    let Value::Map(entries) = value else { return };
    for (key, own) in entries {
        let Some(field) = fields.get(key) else { continue };
        let path = match at {
            Some(at) => Some(at.key(key)),
            None => FieldPath::parse(key),
        };
        if let Some(path) = path {
            let own_kind = refers(field);
            in_value(&field.shape, own, &path, own_kind.as_deref(), (kind, old), paths);
        }
    }
}

fn in_value(
    shape: &Shape,
    value: &Value,
    path: &FieldPath,
    refers: Option<&str>,
    wanted: (&str, &str),
    paths: &mut Vec<FieldPath>,
) {
    let (kind, old) = wanted;
    match (shape, value) {
        (_, Value::Text(text)) if refers == Some(kind) && text == old => paths.push(path.clone()),
        (Shape::List { item, .. }, Value::List(items)) => {
            for (at, own) in items.iter().enumerate() {
                in_value(item, own, &path.index(at), refers, wanted, paths);
            }
        }
        (Shape::Map(fields) | Shape::Named(fields) | Shape::Either(_, fields), Value::Map(_)) => {
            in_map(fields, value, Some(path), kind, old, paths);
        }
        _ => {}
    }
}
