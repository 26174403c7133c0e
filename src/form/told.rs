//! Findings of the reader and the rules at the fields that they are about.
//!
//! **You are here:** `form/` — after `opened`; no IO. The words and codes are those of `zhandian check`.

use super::opened::{Opened, Part};
use crate::diag::code::MISSING_KEY;
use crate::diag::{At, Diagnostic, Severity};
use crate::edit::RecordAt;
use crate::record::Locator;
use crate::source::encoding;
use serde::Serialize;
use std::fmt::Write as _;

/// What is said of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
}

/// What findings say of the fields of a record; `bytes` is the file that they were found in, a part of the record.
pub fn by_field(opened: &Opened, part: &Part, bytes: &[u8], found: &[Diagnostic]) -> Vec<Told> {
    let text = encoding::decode(bytes).unwrap_or_default();
    let locator = Locator::new(&part.file, &text);
    let mut paths = Vec::new();
    if let Some(tree) = locator.tree().and_then(crate::ledger::value_of) {
        collect(&tree, &mut String::new(), &mut paths);
    }
    let mut told: Vec<Told> = Vec::new();
    for finding in found.iter().filter(|finding| *finding.place.file == *part.file) {
        let path = match &finding.place.at {
            At::Field(path) => Some(
                path.trim_end_matches('!')
                    .split('=')
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
            ),
            At::Span(span) => {
                nearest(&locator, &paths, span.start).map(|(path, by_key)| match missing(finding) {
                    // Such a finding stands at the map that lacks the key: at its sign, or at its first key.
                    Some(key) if by_key => below(path.rsplit_once('.').map_or("", |(map, _)| map), key),
                    Some(key) => below(&path, key),
                    None => path,
                })
            }
            At::File => missing(finding).map(str::to_owned),
        };
        let field = match path {
            Some(path) => match inside(part, &path) {
                Some(path) => path,
                None => continue,
            },
            None => String::new(),
        };
        told.push(one(opened, field, finding));
    }
    told.dedup();
    told
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
            help: String::new(),
        };
    }
    Told {
        field,
        code: finding.fault.code.id.to_owned(),
        severity: finding.severity.id().to_owned(),
        message: finding.fault.zh.clone(),
        help: finding.fault.help_zh.clone().unwrap_or_default(),
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

/// The errors among what is said.
pub fn errors(told: &[Told]) -> impl Iterator<Item = &Told> {
    told.iter().filter(|one| one.severity == Severity::Error.id())
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

/// All paths of a tree, an outer one before those in it.
fn collect(value: &crate::edit::Value, path: &mut String, paths: &mut Vec<String>) {
    use crate::edit::Value;
    let length = path.len();
    match value {
        Value::Text(_) => {}
        Value::List(items) => {
            for (at, item) in items.iter().enumerate() {
                // Writing to a string does not fail.
                let _ = write!(path, "[{at}]");
                paths.push(path.clone());
                collect(item, path, paths);
                path.truncate(length);
            }
        }
        Value::Map(entries) => {
            for (key, item) in entries {
                if length > 0 {
                    path.push('.');
                }
                path.push_str(key);
                paths.push(path.clone());
                collect(item, path, paths);
                path.truncate(length);
            }
        }
    }
}

/// The innermost path whose key or value begins last before a place; and whether it is its key.
fn nearest(locator: &Locator<'_>, paths: &[String], at: usize) -> Option<(String, bool)> {
    let mut best: Option<(usize, &String, bool)> = None;
    for path in paths {
        for (own, by_key) in [(path.clone(), false), (format!("{path}!"), true)] {
            if by_key && path.ends_with(']') {
                continue;
            }
            let Some(span) = locator
                .find(&own)
                .filter(|span| span.start <= at && at <= span.end)
            else {
                continue;
            };
            let deeper = |(start, known, _): (usize, &String, bool)| {
                span.start > start || (span.start == start && path.len() > known.len())
            };
            if best.is_none_or(deeper) {
                best = Some((span.start, path, by_key));
            }
        }
    }
    best.map(|(_, path, by_key)| (path.clone(), by_key))
}
