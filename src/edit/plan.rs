//! Edit plan: what changes ask of each record, in rounds of what can be done at once, and what the records are to say.
//!
//! **You are here:** `edit/` — after `pen`, `intended` and `body`, before `apply`; no IO.

use super::act::Act;
use super::body;
use super::intended::{self, canonical};
use super::pen::{self, Left, Pen};
use super::place::Style;
use super::raw::Splice;
use super::records::{File, Layout};
use super::told::{keep, misuse, no_room, of_step, path_of, unverified};
use super::writing::{Writer, digits_of};
use super::{Change, FieldPath, Reason, RecordAt, Refusal, Step, Value};
use crate::lang::Lang;
use crate::record::{Item, parse};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// What is to be done, by the numbers that records have in the file as it was.
pub(super) struct Plan<'c> {
    steps: BTreeMap<usize, VecDeque<(&'c RecordAt, &'c Step)>>,
    gone: BTreeSet<usize>,
    new: Vec<&'c Value>,
    /// What the records are to say.
    intended: Vec<Value>,
    body: Option<&'c str>,
}

/// What can be done at once: pieces of different records do not touch each other.
pub(super) enum Round<'c> {
    Steps(Vec<(usize, &'c RecordAt, &'c Step)>),
    Delete(BTreeSet<usize>),
    New(Vec<&'c Value>),
}

impl<'c> Plan<'c> {
    pub(super) fn of(
        path: &str,
        bytes: &[u8],
        changes: &'c [Change],
        default: Lang,
    ) -> Result<Plan<'c>, Refusal> {
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

    pub(super) fn next_round(&mut self) -> Option<Round<'c>> {
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
    pub(super) fn verify(&self, path: &str, bytes: &[u8], default: Lang) -> Result<(), Refusal> {
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
            Item::Guide(document) => Some(&document.body.markdown),
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
    pub(super) fn splices(
        &self,
        file: &File<'_>,
        layout: &Layout<'_>,
        default: Lang,
    ) -> Result<Vec<Splice>, Refusal> {
        let writer = Writer {
            text: layout.text(),
            default,
            digits: Style::Plain,
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
                    let mut shown = std::iter::once(place).chain(pen.neighbours.iter().copied());
                    pen.writer.digits = shown.find_map(digits_of).unwrap_or(Style::Plain);
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
            Round::New(values) => {
                if let Some(list) = &layout.root {
                    for value in values {
                        pen.add_item(list, Some(file.shape), None, &canonical_texts(value))
                            .map_err(|refusal| keep(refusal, value))?;
                    }
                } else {
                    pen.splices.push(first_records(values, file, layout, writer)?);
                }
            }
        }
        Ok(layout.in_file(pen.splices))
    }
}

/// Records for a file that says nothing yet: a list below its remarks.
fn first_records(
    values: &[&Value],
    file: &File<'_>,
    layout: &Layout<'_>,
    writer: Writer<'_>,
) -> Result<Splice, Refusal> {
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
    Ok(Splice {
        at: text.len()..text.len(),
        text: new,
    })
}

/// How many records on each side may show the style of a key that is new to a record.
pub(super) const NEIGHBOURS: usize = 8;

/// A value with its texts as the reader gives them back.
pub(super) fn canonical_texts(value: &Value) -> Value {
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
pub(super) fn check_value(value: &Value) -> Result<(), Refusal> {
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
