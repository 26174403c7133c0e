//! Refusals in words, and what they keep of the step that was refused.
//!
//! **You are here:** `edit/` — below `plan` and `apply`; no IO.

use super::{Change, FieldPath, Reason, RecordAt, Refusal, Step, Value};
use crate::diag::{Diagnostic, Severity};

/// The refusal for findings that are errors.
pub(super) fn refused_value(findings: &[Diagnostic]) -> Option<Refusal> {
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

pub(super) fn path_of(step: &Step) -> Option<&FieldPath> {
    match step {
        Step::Set { path, .. } | Step::Remove { path } | Step::Add { path, .. } => Some(path),
        Step::Body(_) => None,
    }
}

pub(super) fn value_of_step(step: &Step) -> Option<Value> {
    match step {
        Step::Set { value, .. } | Step::Add { value, .. } => Some(value.clone()),
        Step::Body(text) => Some(Value::Text(text.clone())),
        Step::Remove { .. } => None,
    }
}

/// The record that a change brings.
pub(super) fn value_in(change: &Change) -> Option<Value> {
    match change {
        Change::New { value } => Some(value.clone()),
        Change::Fields { .. } | Change::Delete { .. } => None,
    }
}

/// Every step with its record.
pub(super) fn steps_of(changes: &[Change]) -> impl Iterator<Item = (&RecordAt, &Step)> {
    changes.iter().flat_map(|change| {
        let (record, steps) = match change {
            Change::Fields { record, steps } => (Some(record), steps.as_slice()),
            Change::New { .. } | Change::Delete { .. } => (None, &[][..]),
        };
        record
            .into_iter()
            .flat_map(move |record| steps.iter().map(move |step| (record, step)))
    })
}

pub(super) fn of_step(mut refusal: Refusal, record: &RecordAt, step: &Step) -> Refusal {
    refusal.record = Some(record.clone());
    refusal.field = path_of(step).cloned();
    refusal.kept = value_of_step(step);
    refusal
}

pub(super) fn keep(mut refusal: Refusal, value: &Value) -> Refusal {
    refusal.kept = Some(value.clone());
    refusal
}

pub(super) fn no_room(path: &str) -> Refusal {
    Refusal::new(
        Reason::NoRoom,
        format!("{path} 只放一条记录：新记录要另建一个文件"),
        format!("{path} holds one record: a new one wants a file of its own"),
    )
}

pub(super) fn misuse(zh: impl Into<String>, en: impl Into<String>) -> Refusal {
    Refusal::new(Reason::Misuse, zh, en)
}

pub(super) fn unverified() -> Refusal {
    Refusal::new(
        Reason::Unverified,
        "改好的文件重新读了一遍，与要改的对不上，所以没有写：请在记事本里改这个文件，并把情况告诉维护程序的人",
        "the changed file, read again, did not say what was meant, so nothing was written: edit the file by hand, and tell \
         whoever looks after this program",
    )
}
