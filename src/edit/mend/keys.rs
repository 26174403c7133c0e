//! Keys in words: `电话: 0899-…` where `phone` is meant, as whoever knows the table and not the format writes it.
//!
//! **You are here:** `edit/mend` — what a word means is said where the finding is made (`record/shape`); no IO.

use super::{Mend, Step, line_of};
use crate::diag::{At, Diagnostic, Severity, code};
use crate::edit::raw::Splice;
use crate::edit::records::File;
use crate::record::parse;
use std::sync::Arc;

/// Puts the key in the place of its name, where the name means one key alone and the reader then takes the value: each must
/// leave one error less.
pub(super) fn mend(path: &str, bytes: &[u8]) -> Step {
    let mut now = bytes.to_vec();
    let mut mends = Vec::new();
    let mut errors = found(path, &now);
    let mut at = 0;
    while let Some(finding) = errors.get(at) {
        let renamed = renamed(path, &now, finding);
        let Some((new, mend)) = renamed else {
            at += 1;
            continue;
        };
        let left = found(path, &new);
        if left.len() < errors.len() {
            (now, errors) = (new, left);
            mends.push(mend);
        } else {
            at += 1;
        }
    }
    (!mends.is_empty()).then_some((now, mends))
}

fn found(path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    let mut found = parse(&Arc::from(path), bytes).diagnostics;
    found.retain(|one| one.severity == Severity::Error);
    found
}

/// The file with one key renamed; none where it is not sure.
fn renamed(path: &str, bytes: &[u8], finding: &Diagnostic) -> Option<(Vec<u8>, Mend)> {
    let fault = &finding.fault;
    let At::Span(span) = finding.place.at else {
        return None;
    };
    let better = fault.instead.as_deref().filter(|_| fault.sure)?;
    if fault.code.id != code::UNKNOWN_KEY.id {
        return None;
    }
    let file = File::read(path, bytes).ok()?;
    let typed = file.raw.text.get(span.start..span.end)?.to_owned();
    let line = line_of(&file.raw.text, span.start);
    let new = file.raw.with(vec![Splice {
        at: span.start..span.end,
        text: better.to_owned(),
    }])?;
    let mend = Mend {
        line: Some(line),
        code: fault.code,
        zh: format!("字段名要写 {better}，不写“{typed}”"),
        en: format!("the key is `{better}`, not `{typed}`"),
        field: Some(better.to_owned()),
    };
    Some((new, mend))
}
