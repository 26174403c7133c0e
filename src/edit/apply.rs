//! Edit engine: changes in, bytes out, each result read again before it is handed out.
//!
//! **You are here:** `edit/` — its door; after `plan` and `kept`; no IO.

use super::body;
use super::intended::canonical;
use super::kept::are_kept;
use super::pen;
use super::place::{Form, Item, Style};
use super::plan::{Plan, check_value};
use super::raw::lines_changed;
use super::records::{File, Layout};
use super::told::{keep, misuse, of_step, refused_value, steps_of, unverified, value_in};
use super::writing::Writer;
use super::{Change, Edited, FieldPath, Reason, Refusal, Value};
use crate::diag::{At, Diagnostic, Severity};
use crate::lang::Lang;
use crate::record::{Holds, Parsed, parse};
use std::borrow::Cow;
use std::sync::Arc;

/// The file with its changes, or why it is left as it is. `path` is relative to the site folder and says what the file holds;
/// `default` is the site's first language, in which a plain text is written.
///
/// *Errors:* a [`Refusal`]; of several changes none is done then. A value that its field refuses is [`super::Reason::Value`].
pub fn apply(path: &str, bytes: &[u8], changes: &[Change], default: Lang) -> Result<Edited, Refusal> {
    let refusal = match apply_draft(path, bytes, changes, default) {
        Ok(edited) => match refused_value(&edited.findings) {
            Some(refusal) => refusal,
            None => return Ok(edited),
        },
        // It is known whose it is, or of no step at all.
        Err(refusal) if refusal.field.is_some() || refusal.reason != Reason::Unverified => {
            return Err(refusal);
        }
        Err(refusal) => refusal,
    };
    // Whose value it is: of the first step that alone is refused. Several together may be refused when none is alone.
    let alone = steps_of(changes).find(|(record, step)| {
        let change = Change::Fields {
            record: (*record).clone(),
            steps: vec![(*step).clone()],
        };
        match apply_draft(path, bytes, &[change], default) {
            Ok(edited) => refused_value(&edited.findings).is_some(),
            Err(_) => true,
        }
    });
    let only = || {
        steps_of(changes)
            .next()
            .filter(|_| steps_of(changes).count() == 1)
    };
    Err(match alone.or_else(only) {
        Some((record, step)) => of_step(refusal, record, step),
        None => match changes.first().and_then(value_in) {
            Some(value) => keep(refusal, &value),
            None => refusal,
        },
    })
}

/// The refusal with the field that it is about.
fn of_field(mut refusal: Refusal, field: Option<FieldPath>) -> Refusal {
    refusal.field = field;
    refusal
}

/// The path of the value within a key's that cannot be written.
fn unwritable(writer: Writer<'_>, key: &str, value: &Value) -> Option<FieldPath> {
    fn within(writer: Writer<'_>, path: String, value: &Value) -> String {
        let parts: Vec<(String, &Value)> = match value {
            Value::Text(_) => Vec::new(),
            Value::List(items) => (0..)
                .zip(items)
                .map(|(at, item): (usize, _)| (format!("{path}[{at}]"), item))
                .collect(),
            Value::Map(entries) => entries
                .iter()
                .map(|(key, value)| (format!("{path}.{key}"), value))
                .collect(),
        };
        let bad = |value: &Value| writer.value(value, None, None, Some(0)).is_none();
        match parts.into_iter().find(|(_, value)| bad(value)) {
            Some((path, value)) => within(writer, path, value),
            None => path,
        }
    }
    FieldPath::parse(&within(writer, key.to_owned(), value))
}

/// As [`apply`], but values that their fields refuse are written, too, and come back as findings: a draft may be saved with
/// errors. What was meant is still checked by its text.
pub fn apply_draft(path: &str, bytes: &[u8], changes: &[Change], default: Lang) -> Result<Edited, Refusal> {
    let mut plan = Plan::of(path, bytes, changes, default)?;
    let mut now: Cow<'_, [u8]> = Cow::Borrowed(bytes);
    while let Some(round) = plan.next_round() {
        let file = File::read(path, &now)?;
        let layout = file.layout()?;
        let splices = round.splices(&file, &layout, default)?;
        if !splices.is_empty() {
            let new = file.raw.with(splices).ok_or_else(unverified)?;
            if !are_kept(&file, &layout, &round, &new) {
                return Err(unverified());
            }
            drop(layout);
            now = Cow::Owned(new);
        }
    }
    let findings = if *now == *bytes {
        Vec::new()
    } else {
        plan.verify(path, &now, default)?;
        new_findings(path, bytes, &now)
    };
    Ok(Edited {
        lines_changed: lines_changed(bytes, &now),
        bytes: now.into_owned(),
        findings,
    })
}

/// The bytes of a new file with one record: keys in the format's order, LF, no BOM. For a document `body` is its text. A file
/// whose kind is always a list (`audiences.yaml`, `catalogue.yaml`) gets a list of one.
///
/// *Errors:* as [`apply`].
pub fn new_file(path: &str, record: &Value, body: Option<&str>, default: Lang) -> Result<Vec<u8>, Refusal> {
    let empty = File::read(path, b"")?;
    check_value(record)?;
    let Value::Map(entries) = record else {
        return Err(misuse("新记录要写字段和值", "a new record has keys and values"));
    };
    let writer = Writer {
        text: "",
        default,
        digits: Style::Plain,
    };
    let mut text = String::new();
    if empty.kind.holds() == Holds::list {
        text = writer
            .item(record, Some(empty.shape), None, 0)
            .ok_or_else(pen::cannot_write)?;
        text.push('\n');
    } else {
        let mut keys: Vec<&(String, Value)> = entries.iter().collect();
        keys.sort_by_key(|(key, _)| writer.order(key, Some(empty.shape)));
        for (key, value) in keys {
            let field = empty.shape.field(key);
            text += &writer
                .entry(key, value, field, None, 0)
                .ok_or_else(|| of_field(pen::cannot_write(), unwritable(writer, key, value)))?;
            text.push('\n');
        }
    }
    if empty.kind.is_document() {
        let body = body
            .map(|body| body::trimmed(body).to_owned())
            .filter(|body| !body.is_empty());
        text = match body {
            Some(body) => format!("---\n{text}---\n\n{body}\n"),
            None => format!("---\n{text}---\n"),
        };
    }
    let bytes = text.into_bytes();
    let file = File::read(path, &bytes)?;
    let layout = file.layout()?;
    if file.values(&layout, default) != [canonical(record, Some(file.shape), default)] {
        return Err(keep(unverified(), record));
    }
    let found = parse(&Arc::from(path), &bytes).diagnostics;
    let Some(refusal) = refused_value(&found) else {
        return Ok(bytes);
    };
    let wrong = found.iter().find(|one| one.severity == Severity::Error);
    let field = wrong.and_then(|one| match &one.place.at {
        At::Span(span) => field_at(&layout, span.start),
        At::Field(path) => FieldPath::parse(path),
        At::File => None,
    });
    Err(of_field(keep(refusal, record), field))
}

/// The path of the field of a file's only record that stands at a byte of the file's text.
fn field_at(layout: &Layout<'_>, at: usize) -> Option<FieldPath> {
    let (_, record) = layout.records().first().copied()?;
    let (mut place, mut path) = (record, String::new());
    loop {
        let holds =
            |start: usize, end: usize| (layout.in_file_at(start)..=layout.in_file_at(end)).contains(&at);
        let next = match &place.form {
            Form::Map { entries, .. } => entries
                .iter()
                .find(|entry| holds(entry.start, entry.value.end))
                .map(|entry| {
                    let dot = if path.is_empty() { "" } else { "." };
                    (&entry.value, format!("{dot}{}", entry.key))
                }),
            Form::List { items, .. } => (0..)
                .zip(items)
                .find(|(_, item): &(usize, &Item)| holds(item.dash, item.value.end))
                .map(|(at, item)| (&item.value, format!("[{at}]"))),
            Form::Text { .. } | Form::Nothing => None,
        };
        let Some((inner, piece)) = next else { break };
        path.push_str(&piece);
        place = inner;
    }
    FieldPath::parse(&path)
}

/// Findings of the new file that the old one had not.
fn new_findings(path: &str, old: &[u8], new: &[u8]) -> Vec<Diagnostic> {
    let path: Arc<str> = Arc::from(path);
    let read = |bytes| -> Parsed { parse(&path, bytes) };
    let mut known: Vec<(&str, String)> = read(old)
        .diagnostics
        .into_iter()
        .map(|one| (one.fault.code.id, one.fault.zh))
        .collect();
    let mut found = read(new).diagnostics;
    found.retain(|one| {
        match known
            .iter()
            .position(|(code, zh)| *code == one.fault.code.id && *zh == one.fault.zh)
        {
            Some(at) => {
                known.swap_remove(at);
                false
            }
            None => true,
        }
    });
    found
}
