//! Edit engine: changes in, bytes out, each result read again before it is handed out.
//!
//! **You are here:** `edit/` — its door; after `pen`, `intended`, `body`; no IO.

use super::body;
use super::intended::{self, canonical};
use super::pen::{self, Act, Left, Pen};
use super::raw::{Splice, lines_changed};
use super::records::{File, Layout};
use super::writing::Writer;
use super::{Change, Edited, FieldPath, Reason, RecordAt, Refusal, Step, Value};
use crate::diag::{Diagnostic, Severity};
use crate::lang::Lang;
use crate::record::{Holds, Item, Parsed, parse};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// The file with its changes, or why it is left as it is. `path` is relative to the site folder and says what the file holds;
/// `default` is the site's first language, in which a plain text is written.
///
/// *Errors:* a [`Refusal`]; of several changes none is done then. A value that its field refuses is [`Reason::Value`].
pub fn apply(path: &str, bytes: &[u8], changes: &[Change], default: Lang) -> Result<Edited, Refusal> {
    let edited = apply_draft(path, bytes, changes, default)?;
    match refused_value(&edited.findings) {
        None => Ok(edited),
        Some(mut refusal) => {
            refusal.kept = changes.iter().find_map(value_in);
            refusal.record = changes.iter().find_map(|change| match change {
                Change::Fields { record, .. } | Change::Delete { record } => Some(record.clone()),
                Change::New { .. } => None,
            });
            refusal.field = changes.iter().find_map(|change| match change {
                Change::Fields { steps, .. } => steps.first().and_then(path_of).cloned(),
                _ => None,
            });
            Err(refusal)
        }
    }
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
    let writer = Writer { text: "", default };
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
                .ok_or_else(pen::cannot_write)?;
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
    if file.values(&file.layout()?, default) != [canonical(record, Some(file.shape), default)] {
        return Err(keep(unverified(), record));
    }
    let found = parse(&Arc::from(path), &bytes).diagnostics;
    match refused_value(&found) {
        None => Ok(bytes),
        Some(refusal) => Err(keep(refusal, record)),
    }
}

/// What is to be done, by the numbers that records have in the file as it was.
struct Plan<'c> {
    steps: BTreeMap<usize, VecDeque<(&'c RecordAt, &'c Step)>>,
    gone: BTreeSet<usize>,
    new: Vec<&'c Value>,
    /// What the records are to say.
    intended: Vec<Value>,
    body: Option<&'c str>,
}

/// What can be done at once: pieces of different records do not touch each other.
enum Round<'c> {
    Steps(Vec<(usize, &'c RecordAt, &'c Step)>),
    Delete(BTreeSet<usize>),
    New(Vec<&'c Value>),
}

impl<'c> Plan<'c> {
    fn of(path: &str, bytes: &[u8], changes: &'c [Change], default: Lang) -> Result<Plan<'c>, Refusal> {
        let file = File::read(path, bytes)?;
        let layout = file.layout()?;
        let mut plan = Plan {
            steps: BTreeMap::new(),
            gone: BTreeSet::new(),
            new: Vec::new(),
            intended: file.values(&layout, default),
            body: None,
        };
        for change in changes {
            match change {
                Change::Fields { record, steps } => {
                    let at = file.find(&layout, record)?;
                    for step in steps {
                        plan.intend(&file, at, step, default)
                            .map_err(|refusal| of_step(refusal, record, step))?;
                        plan.steps.entry(at).or_default().push_back((record, step));
                    }
                }
                Change::New { value } => {
                    check_value(value)?;
                    if file.kind.is_document() || !(layout.is_list() || layout.root.is_none()) {
                        return Err(keep(no_room(path), value));
                    }
                    plan.new.push(value);
                }
                Change::Delete { record } => {
                    let at = file.find(&layout, record)?;
                    plan.gone.insert(at);
                }
            }
        }
        if plan.gone.len() == plan.intended.len() && !plan.gone.is_empty() {
            return Err(Refusal::new(
                Reason::OnlyRecord,
                format!("{path} 里只有这一条记录：要删去它，就删去整个文件"),
                format!("{path} holds this record alone: to delete it, delete the file"),
            ));
        }
        for at in plan.gone.iter().rev() {
            plan.intended.remove(*at);
        }
        for value in &plan.new {
            plan.intended.push(canonical(value, Some(file.shape), default));
        }
        Ok(plan)
    }

    /// Does a step on the values.
    fn intend(&mut self, file: &File<'_>, at: usize, step: &'c Step, default: Lang) -> Result<(), Refusal> {
        let record = &mut self.intended[at];
        let shape = Some(file.shape);
        match step {
            Step::Set { path, value } => {
                check_value(value)?;
                let act = Act::Set(canonical_texts(value));
                intended::act(record, shape, path.segments(), &act, default)?;
            }
            Step::Add { path, at, value } => {
                check_value(value)?;
                let act = Act::Add(*at, canonical_texts(value));
                intended::act(record, shape, path.segments(), &act, default)?;
            }
            Step::Remove { path } => intended::remove(record, shape, path.segments()),
            Step::Body(text) => {
                if !file.kind.is_document() {
                    return Err(misuse(
                        "这个文件没有正文",
                        "this file has no text below its fields",
                    ));
                }
                self.body = Some(text);
            }
        }
        *record = canonical(record, shape, default);
        Ok(())
    }

    fn next_round(&mut self) -> Option<Round<'c>> {
        let mut steps = Vec::new();
        self.steps.retain(|at, queue| {
            if let Some((record, step)) = queue.pop_front() {
                steps.push((*at, record, step));
            }
            !queue.is_empty()
        });
        if !steps.is_empty() {
            return Some(Round::Steps(steps));
        }
        if !self.gone.is_empty() {
            return Some(Round::Delete(std::mem::take(&mut self.gone)));
        }
        if !self.new.is_empty() {
            return Some(Round::New(std::mem::take(&mut self.new)));
        }
        None
    }

    /// Reads the result again.
    fn verify(&self, path: &str, bytes: &[u8], default: Lang) -> Result<(), Refusal> {
        let file = File::read(path, bytes)?;
        let layout = file.layout()?;
        if file.values(&layout, default) != self.intended {
            return Err(unverified());
        }
        let Some(body) = self.body else {
            return Ok(());
        };
        let parsed = parse(&Arc::from(path), bytes);
        let read = parsed.items.iter().find_map(|item| match item {
            Item::Notice(document) => Some(&document.body.markdown),
            Item::Page(document) => Some(&document.body.markdown),
            Item::Disclosure(document) => Some(&document.body.markdown),
            _ => None,
        });
        let wanted = crate::source::encoding::decode(body.as_bytes()).unwrap_or(body.into());
        let wanted = crate::source::yaml::nfc(body::trimmed(&wanted).into());
        // A document whose fields cannot be read has no record: its text stands in the file all the same.
        match read {
            Some(read) if body::trimmed(read) != wanted => Err(unverified()),
            _ => Ok(()),
        }
    }
}

impl Round<'_> {
    /// The pieces of the file's text to be replaced.
    fn splices(&self, file: &File<'_>, layout: &Layout<'_>, default: Lang) -> Result<Vec<Splice>, Refusal> {
        let writer = Writer {
            text: layout.text(),
            default,
        };
        let mut pen = Pen {
            writer,
            splices: Vec::new(),
            neighbours: Vec::new(),
        };
        match self {
            Round::Steps(steps) => {
                let mut bodies = Vec::new();
                let records = layout.records();
                for (at, record, step) in steps {
                    if let Step::Body(text) = step {
                        let from = layout.body().unwrap_or(file.raw.text.len());
                        bodies = body::splices(&file.raw.text, from, text);
                        continue;
                    }
                    let (slot, place) = records.get(*at).copied().ok_or_else(unverified)?;
                    let near = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS).min(records.len());
                    pen.neighbours = near
                        .filter(|near| near != at)
                        .map(|near| records[near].1)
                        .collect();
                    let path = path_of(step).map_or(&[][..], FieldPath::segments);
                    let done = match step {
                        Step::Set { value, .. } => pen.act(
                            slot,
                            place,
                            Some(file.shape),
                            path,
                            &Act::Set(canonical_texts(value)),
                        ),
                        Step::Add { at, value, .. } => {
                            let act = Act::Add(*at, canonical_texts(value));
                            pen.act(slot, place, Some(file.shape), path, &act)
                        }
                        Step::Remove { .. } => match pen.remove(place, Some(file.shape), path) {
                            Ok(Left::Nothing) => Err(misuse(
                                "这是记录的最后一个字段，不能删去",
                                "this is the record's last field and cannot be removed",
                            )),
                            Ok(Left::Some) => Ok(()),
                            Err(refusal) => Err(refusal),
                        },
                        Step::Body(_) => Ok(()),
                    };
                    done.map_err(|refusal| of_step(refusal, record, step))?;
                }
                let mut splices = layout.in_file(pen.splices);
                splices.append(&mut bodies);
                return Ok(splices);
            }
            Round::Delete(gone) => {
                let list = layout.root.as_ref().ok_or_else(unverified)?;
                pen.remove_items(list, |at| gone.contains(&at));
            }
            Round::New(values) => match &layout.root {
                Some(list) => {
                    for value in values {
                        pen.add_item(list, Some(file.shape), None, &canonical_texts(value))
                            .map_err(|refusal| keep(refusal, value))?;
                    }
                }
                None => {
                    let text = layout.text();
                    let mut new = if text.is_empty() || text.ends_with('\n') {
                        ""
                    } else {
                        "\n"
                    }
                    .to_owned();
                    for value in values {
                        let value = canonical_texts(value);
                        new += &writer
                            .item(&value, Some(file.shape), None, 0)
                            .ok_or_else(pen::cannot_write)?;
                        new.push('\n');
                    }
                    pen.splices.push(Splice {
                        at: text.len()..text.len(),
                        text: new,
                    });
                }
            },
        }
        Ok(layout.in_file(pen.splices))
    }
}

/// How many records on each side may show the style of a key that is new to a record.
const NEIGHBOURS: usize = 8;

/// A value with its texts as the reader gives them back.
fn canonical_texts(value: &Value) -> Value {
    match value {
        Value::Text(text) => Value::Text(super::scalar::clean(text)),
        Value::List(items) => Value::List(items.iter().map(canonical_texts).collect()),
        Value::Map(entries) => Value::Map(
            entries
                .iter()
                .map(|(key, value)| (key.clone(), canonical_texts(value)))
                .collect(),
        ),
    }
}

/// Refuses what no field can say: nothing at all, keys that are none.
fn check_value(value: &Value) -> Result<(), Refusal> {
    let good = match value {
        Value::Text(text) => !super::scalar::clean(text).is_empty(),
        Value::List(items) => !items.is_empty(),
        Value::Map(entries) => !entries.is_empty(),
    };
    if !good {
        return Err(misuse(
            "值是空的：要去掉这个字段，就删去它",
            "the value is empty: to have none, remove the field",
        ));
    }
    match value {
        Value::Text(_) => Ok(()),
        Value::List(items) => items.iter().try_for_each(check_value),
        Value::Map(entries) => entries.iter().try_for_each(|(key, value)| {
            let path = FieldPath::parse(key).filter(|path| path.segments().len() == 1);
            path.ok_or_else(|| misuse(format!("“{key}”不能作字段名"), format!("`{key}` cannot be a key")))?;
            check_value(value)
        }),
    }
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

/// The refusal for findings that are errors.
fn refused_value(findings: &[Diagnostic]) -> Option<Refusal> {
    let first = findings.iter().find(|one| one.severity == Severity::Error)?;
    let join = |said: &str, help: Option<&String>, sign: &str| match help {
        Some(help) => format!("{said}{sign}{help}"),
        None => said.to_owned(),
    };
    let mut refusal = Refusal::new(
        Reason::Value,
        join(&first.fault.zh, first.fault.help_zh.as_ref(), "；"),
        join(&first.fault.en, first.fault.help_en.as_ref(), "; "),
    );
    refusal.findings = findings.to_vec();
    Some(refusal)
}

fn path_of(step: &Step) -> Option<&FieldPath> {
    match step {
        Step::Set { path, .. } | Step::Remove { path } | Step::Add { path, .. } => Some(path),
        Step::Body(_) => None,
    }
}

fn value_of_step(step: &Step) -> Option<Value> {
    match step {
        Step::Set { value, .. } | Step::Add { value, .. } => Some(value.clone()),
        Step::Body(text) => Some(Value::Text(text.clone())),
        Step::Remove { .. } => None,
    }
}

fn value_in(change: &Change) -> Option<Value> {
    match change {
        Change::Fields { steps, .. } => steps.iter().find_map(value_of_step),
        Change::New { value } => Some(value.clone()),
        Change::Delete { .. } => None,
    }
}

fn of_step(mut refusal: Refusal, record: &RecordAt, step: &Step) -> Refusal {
    refusal.record = Some(record.clone());
    refusal.field = path_of(step).cloned();
    refusal.kept = value_of_step(step);
    refusal
}

fn keep(mut refusal: Refusal, value: &Value) -> Refusal {
    refusal.kept = Some(value.clone());
    refusal
}

fn no_room(path: &str) -> Refusal {
    Refusal::new(
        Reason::NoRoom,
        format!("{path} 只放一条记录：新记录要另建一个文件"),
        format!("{path} holds one record: a new one wants a file of its own"),
    )
}

fn misuse(zh: impl Into<String>, en: impl Into<String>) -> Refusal {
    Refusal::new(Reason::Misuse, zh, en)
}

fn unverified() -> Refusal {
    Refusal::new(
        Reason::Unverified,
        "改好的文件重新读了一遍，与要改的对不上，所以没有写：请在记事本里改这个文件，并把情况告诉维护程序的人",
        "the changed file, read again, did not say what was meant, so nothing was written: edit the file by hand, and tell \
         whoever looks after this program",
    )
}
