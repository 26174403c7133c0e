//! Findings of the reader and the rules at the fields that they are about.
//!
//! **You are here:** `form/` — after `opened`; no IO. The words and codes are those of `zhandian check`.

use super::kind::{BODY, KINDS, Kind as RecordKind};
use super::opened::{Opened, Part};
use crate::diag::code::MISSING_KEY;
use crate::diag::{At, Diagnostic, Severity};
use crate::edit::RecordAt;
use crate::lang::Lang;
use crate::record::shape::Shape;
use crate::record::{FileKind, Locator};
use crate::source::encoding;
use crate::source::yaml::{Kind, Node};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// What is said of a field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The field's path, as its control is named; empty: the record as a whole.
    pub field: String,
    /// The code of the finding: `Z206`.
    pub code: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What is wrong, in Chinese.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// Whether it was wrong before the form was opened: that keeps nobody from saving something else.
    #[serde(skip)]
    pub known: bool,
}

impl Told {
    /// An error at a field.
    pub fn error(field: &str, code: &str, message: impl Into<String>) -> Told {
        Told {
            field: field.to_owned(),
            code: code.to_owned(),
            severity: Severity::Error.id().to_owned(),
            message: message.into(),
            ..Told::default()
        }
    }
}

/// What findings say of the fields of a record; `bytes` is the file that they were found in, a part of the record.
pub fn by_field(opened: &Opened, part: &Part, bytes: &[u8], found: &[Diagnostic]) -> Vec<Told> {
    let mut own = found
        .iter()
        .filter(|finding| *finding.place.file == *part.file)
        .peekable();
    if own.peek().is_none() {
        return Vec::new();
    }
    let text = encoding::decode(bytes).unwrap_or_default();
    let locator = Locator::new(&part.file, &text);
    let mut told: Vec<Told> = Vec::new();
    for finding in own {
        let field = match path_of(&locator, finding) {
            Some(path) => match inside(part, &path) {
                Some(path) => in_language(opened, part, path),
                None => continue,
            },
            None => String::new(),
        };
        told.push(one(opened, field, finding));
    }
    told.dedup();
    told
}

/// The path of what a finding is about, in its file; none: the file as a whole.
fn path_of(locator: &Locator<'_>, finding: &Diagnostic) -> Option<String> {
    match &finding.place.at {
        At::Field(path) => Some(
            path.trim_end_matches('!')
                .split('=')
                .next()
                .unwrap_or_default()
                .to_owned(),
        ),
        At::Span(span) => {
            let (path, by_key) = path_at(locator, span.start)?;
            Some(match missing(finding) {
                // Such a finding stands at the map that lacks the key: at its sign, or at its first key.
                Some(key) if by_key => below(path.rsplit_once('.').map_or("", |(map, _)| map), key),
                Some(key) => below(&path, key),
                None => path,
            })
        }
        At::File => missing(finding).map(str::to_owned),
    }
}

/// A text of a document stands in a file for each language, and so in a control for each.
fn in_language(opened: &Opened, part: &Part, path: String) -> String {
    if !opened.kind.file.is_document() {
        return path;
    }
    let text = path == BODY
        || opened
            .fields()
            .and_then(|fields| fields.get(&path))
            .is_some_and(|field| field.shape.is_text());
    if text {
        format!("{path}.{}", part.lang.tag())
    } else {
        path
    }
}

fn one(opened: &Opened, field: String, finding: &Diagnostic) -> Told {
    // The words of a missing key are about lines of a file.
    let asked = missing(finding)
        .filter(|key| field == *key)
        .map(|key| opened.label(key));
    if let Some(label) = asked {
        return Told {
            field: opened.first_control(&field),
            code: finding.fault.code.id.to_owned(),
            severity: finding.severity.id().to_owned(),
            message: format!("请填写{label}"),
            ..Told::default()
        };
    }
    Told {
        field,
        code: finding.fault.code.id.to_owned(),
        severity: finding.severity.id().to_owned(),
        message: finding.fault.zh.clone(),
        help: finding.fault.help_zh.clone().unwrap_or_default(),
        known: false,
    }
}

/// The key that a finding says is missing.
fn missing(finding: &Diagnostic) -> Option<&str> {
    if finding.fault.code.id != MISSING_KEY.id {
        return None;
    }
    let words = finding.fault.en.strip_prefix("the required key ")?;
    words.strip_suffix(" is missing")
}

fn below(map: &str, key: &str) -> String {
    if map.is_empty() {
        key.to_owned()
    } else {
        format!("{map}.{key}")
    }
}

/// The errors among what is said, but for those that were there before.
pub fn errors(told: &[Told]) -> impl Iterator<Item = &Told> {
    told.iter()
        .filter(|one| one.severity == Severity::Error.id() && !one.known)
}

/// A path of the file as the form names it; none where it is about another record of the file.
fn inside(part: &Part, path: &str) -> Option<String> {
    let mut rest = path;
    if let RecordAt::Index(index) = &part.at {
        rest = rest.strip_prefix(&format!("[{index}]"))?;
        rest = rest.strip_prefix('.').unwrap_or(rest);
    }
    if let Some(prefix) = &part.prefix {
        rest = rest.strip_prefix(&prefix.to_string())?;
        rest = rest.strip_prefix('.').unwrap_or(rest);
    }
    Some(rest.to_owned())
}

/// The innermost path whose key or value begins last before a place of a file; and whether the place is in its key.
fn path_at(locator: &Locator<'_>, at: usize) -> Option<(String, bool)> {
    if locator.body().is_some_and(|body| at >= body) {
        return Some((BODY.to_owned(), false));
    }
    let mut node = locator.tree()?;
    let mut path = String::new();
    let mut by_key = false;
    loop {
        let begins = |start: usize| locator.in_file(start) <= at;
        // Writing to a string does not fail.
        let next = match &node.kind {
            Kind::Scalar { .. } => break,
            Kind::List(items) => {
                let after = items.partition_point(|item| begins(item.span.start));
                let Some((place, item)) = after.checked_sub(1).and_then(|at| Some((at, items.get(at)?)))
                else {
                    break;
                };
                let _ = write!(path, "[{place}]");
                by_key = false;
                item
            }
            Kind::Map(entries) => {
                let after = entries.partition_point(|(key, _)| begins(key.span.start));
                let Some((key, value)) = after.checked_sub(1).and_then(|at| entries.get(at)) else {
                    break;
                };
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(&key.text);
                by_key = at < locator.in_file(key.span.end);
                value
            }
        };
        if by_key || !begins(next.span.start) {
            break;
        }
        node = next;
    }
    (!path.is_empty()).then_some((path, by_key))
}

/// Where in the form a place of a file of content is mended.
#[derive(Debug, Clone)]
pub struct Spot {
    /// The kind of the record.
    pub kind: &'static RecordKind,
    /// Its id, where the file tells it; a file with one record may not.
    pub id: Option<String>,
    /// The control, or the nearest part of the form around it; empty: the record as a whole.
    pub field: String,
}

/// Where a byte of a file is mended; none where its records have no form.
pub fn spot(file: &str, locator: &Locator<'_>, at: usize, lang: Option<Lang>) -> Option<Spot> {
    let kind = RecordKind::of_file(file)?;
    let path = path_at(locator, at).map(|(path, _)| path).unwrap_or_default();
    let tree = locator.tree();
    let says = |record: &str| {
        let key = if kind.file == FileKind::Regions {
            "code"
        } else {
            "id"
        };
        tree.and_then(|tree| text_at(tree, &below(record, key)))
    };
    // A list of records, or a record with records in it.
    let in_list = |path: &str, list: &str| -> Option<(String, String)> {
        let rest = path.strip_prefix(list)?.strip_prefix('[')?;
        let (number, rest) = rest.split_once(']')?;
        let own = format!("{list}[{number}]");
        Some((own, rest.strip_prefix('.').unwrap_or(rest).to_owned()))
    };
    let inner = KINDS
        .iter()
        .find(|own| own.file == kind.file && own.items.is_some());
    if let Some(inner) = inner
        && let Some((record, field)) = in_list(&path, inner.items.unwrap_or_default())
    {
        return Some(Spot {
            kind: inner,
            id: says(&record),
            field,
        });
    }
    if let Some((record, field)) = in_list(&path, "") {
        return Some(Spot {
            kind,
            id: says(&record),
            field,
        });
    }
    let text = kind.file.is_document() && (path == BODY || shape_is_text(kind, &path));
    let field = match lang.filter(|_| text) {
        Some(lang) => format!("{path}.{}", lang.tag()),
        None => path,
    };
    let id = match kind.file {
        FileKind::Settings => Some("site".to_owned()),
        _ => says(""),
    };
    Some(Spot { kind, id, field })
}

fn shape_is_text(kind: &RecordKind, path: &str) -> bool {
    match kind.file.shape() {
        Some(Shape::Map(fields)) => fields.get(path).is_some_and(|field| field.shape.is_text()),
        _ => false,
    }
}

/// The text at a path of a tree.
fn text_at(tree: &Node, path: &str) -> Option<String> {
    let mut node = tree;
    for step in path.split(['.', '[', ']']).filter(|step| !step.is_empty()) {
        node = match &node.kind {
            Kind::Map(entries) => &entries.iter().find(|(own, _)| own.text == step)?.1,
            Kind::List(items) => items.get(step.parse::<usize>().ok()?)?,
            Kind::Scalar { .. } => return None,
        };
    }
    match &node.kind {
        Kind::Scalar { text, .. } => Some(text.clone()),
        _ => None,
    }
}

/// What is said, each at the part of a form that is there: a finding about a key that has no control of its own stands at the
/// nearest one around it. `html`: the form without findings.
pub(super) fn placed(html: &str, told: &[Told]) -> Vec<Told> {
    let places: BTreeSet<&str> = html
        .split(" data-told=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let each = told.iter().map(|one| {
        let mut field = one.field.as_str();
        while !field.is_empty() && !places.contains(field) {
            field = outer(field);
        }
        Told {
            field: field.to_owned(),
            ..one.clone()
        }
    });
    each.collect()
}

/// The part of a record around a path.
pub(super) fn outer(path: &str) -> &str {
    &path[..path.rfind(['.', '[']).unwrap_or(0)]
}
