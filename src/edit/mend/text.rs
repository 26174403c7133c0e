//! Slips of the text: signs of input methods in YAML, what cannot be seen, marks of Markdown; mended where one answer is safe.
//!
//! **You are here:** `edit/mend` — the slips are found in `source/slips` and `record/body`; no IO.

use super::{Mend, Step, line_of};
use crate::diag::Fault;
use crate::edit::raw::Splice;
use crate::edit::records::File;
use crate::lang::Lang;
use crate::record::body;
use crate::source::slips;

/// Mends the YAML of a file. The reader reads it with its slips mended anyway: what it reads must stay the same.
pub(super) fn yaml(path: &str, bytes: &[u8], default: Lang) -> Step {
    let file = File::read(path, bytes).ok()?;
    let Ok(layout) = file.layout() else {
        return unread(path, &file);
    };
    let (yaml, offset) = layout.written();
    let mut splices = Vec::new();
    let mut mends = Vec::new();
    for slip in slips::find(yaml).into_iter().filter(|slip| slip.sure) {
        let Some(text) = slip.replacement else { continue };
        let at = slip.span.start + offset..slip.span.end + offset;
        if let Some(fault) = slip.fault {
            mends.push(said(fault, line_of(&file.raw.text, at.start)));
        }
        splices.push(Splice { at, text });
    }
    if splices.is_empty() {
        return None;
    }
    let new = file.raw.with(splices)?;
    let again = File::read(path, &new).ok()?;
    let same = again.values(&again.layout().ok()?, default) == file.values(&layout, default);
    same.then(|| (new.clone(), mends))
}

/// Mends what is sure in YAML that cannot be read for another slip: one place that only the writer can mend does not hold up the
/// others. The text that the reader makes of it must stay the same.
fn unread(path: &str, file: &File<'_>) -> Step {
    if file.kind.is_document() {
        return None;
    }
    let text = &*file.raw.text;
    let mut splices = Vec::new();
    let mut mends = Vec::new();
    for slip in slips::find(text).into_iter().filter(|slip| slip.sure) {
        let Some(better) = slip.replacement else { continue };
        let at = slip.span.start..slip.span.end;
        if let Some(fault) = slip.fault {
            mends.push(said(fault, line_of(text, at.start)));
        }
        splices.push(Splice { at, text: better });
    }
    if splices.is_empty() {
        return None;
    }
    let new = file.raw.with(splices)?;
    let again = File::read(path, &new).ok()?;
    let same = repaired(&again.raw.text) == repaired(text);
    same.then(|| (new.clone(), mends))
}

/// The text as the reader repairs it.
fn repaired(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for slip in slips::find(text) {
        if let Some(better) = slip.replacement.filter(|_| slip.span.start >= from) {
            out.push_str(&text[from..slip.span.start]);
            out.push_str(&better);
            from = slip.span.end;
        }
    }
    out.push_str(&text[from..]);
    out
}

/// Mends the Markdown text of a document; the fields above it must stay the same.
pub(super) fn body(path: &str, bytes: &[u8], default: Lang) -> Step {
    let file = File::read(path, bytes).ok()?;
    let layout = file.layout().ok()?;
    let from = layout.body()?;
    let mut splices: Vec<Splice> = Vec::new();
    let mut mends = Vec::new();
    for (at, text, fault) in body::mends(&file.raw.text[from..]) {
        let at = at.start + from..at.end + from;
        // One slip within another is mended in the next round.
        if splices.last().is_some_and(|last| at.start < last.at.end) {
            continue;
        }
        mends.push(said(fault, line_of(&file.raw.text, at.start)));
        splices.push(Splice { at, text });
    }
    if splices.is_empty() {
        return None;
    }
    let new = file.raw.with(splices)?;
    let again = File::read(path, &new).ok()?;
    let same = again.values(&again.layout().ok()?, default) == file.values(&layout, default);
    same.then(|| (new.clone(), mends))
}

fn said(fault: Fault, line: usize) -> Mend {
    Mend {
        line: Some(line),
        code: fault.code,
        zh: fault.zh,
        en: fault.en,
        field: None,
    }
}
