//! Autofix: the slips of a file that have one safe answer, mended; what has two is left to whoever wrote it.
//!
//! **You are here:** `edit/mend` — after the edit engine; used by `zhandian fix`; pure, no IO.
//!
//! What is a slip, and what was meant, is said where it is found: [`crate::source::encoding`], [`crate::source::slips`],
//! [`crate::record::body`], the values of [`crate::value`]. Here it is written into the file. Every step is held against the
//! step before: the records must say the same (but for the values that are mended), none may be lost, no error may come.
//! A step that does not hold is not made.

mod keys;
mod known;
mod names;
mod table;
mod text;
mod values;

pub use known::Known;
pub use names::name;

use crate::diag::{Code, Severity, code};
use crate::lang::Lang;
use crate::record::{FileKind, file_kind, parse};
use crate::source::encoding;
use std::sync::Arc;

/// A mended file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The whole file; the old bytes where nothing was to mend.
    pub bytes: Vec<u8>,
    /// What was mended, in order.
    pub mends: Vec<Mend>,
}

/// One thing that was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// The line, from 1; none: the file as a whole.
    pub line: Option<usize>,
    /// The code of the finding that is gone.
    pub code: &'static Code,
    /// Why, in Chinese.
    pub zh: String,
    /// Why, in English.
    pub en: String,
    /// `hours[0].open` where a value of a record was mended; the record is told by the line.
    pub field: Option<String>,
}

/// After so many rounds nothing can be left that mending one slip has brought to light.
const ROUNDS: usize = 8;

/// Mends a file. `path` is relative to the site folder; `known`: the codes and ids of the site; `default`: its first language.
pub fn mend(path: &str, bytes: &[u8], known: &Known, default: Lang) -> Mended {
    let mut mended = Mended {
        bytes: bytes.to_vec(),
        mends: Vec::new(),
    };
    match file_kind(path) {
        FileKind::Attachment => {
            table::mend(path, &mut mended);
            return mended;
        }
        FileKind::Unknown => return mended,
        _ => {}
    }
    if let Some((text, encoding)) = encoding::convert(bytes) {
        let text = text.into_bytes();
        if !read(path, &text).holds() {
            return mended;
        }
        mended.bytes = text;
        mended.mends.push(converted(encoding));
    }
    for _ in 0..ROUNDS {
        let before = mended.bytes.len();
        let count = mended.mends.len();
        for mend in [text::yaml, text::body] {
            let step = mend(path, &mended.bytes, default);
            take(path, &mut mended, step);
        }
        let step = keys::mend(path, &mended.bytes);
        take(path, &mut mended, step);
        let step = values::mend(path, &mended.bytes, known, default);
        take(path, &mut mended, step);
        if mended.mends.len() == count && mended.bytes.len() == before {
            break;
        }
    }
    mended
}

/// A file's text as it is meant, whatever its encoding, without BOM: what a difference is shown of.
pub fn text_of(bytes: &[u8]) -> String {
    match encoding::convert(bytes) {
        Some((text, _)) => text,
        None => String::from_utf8_lossy(bytes.strip_prefix(encoding::BOM).unwrap_or(bytes)).into_owned(),
    }
}

/// What a step makes of a file: its bytes and what was mended.
type Step = Option<(Vec<u8>, Vec<Mend>)>;

/// Takes a step in when it holds.
fn take(path: &str, mended: &mut Mended, step: Step) {
    if let Some((bytes, mut mends)) = step
        && bytes != mended.bytes
        && !read(path, &bytes).is_worse_than(&read(path, &mended.bytes))
    {
        mended.bytes = bytes;
        mended.mends.append(&mut mends);
    }
}

/// What the reader makes of a file, in numbers.
struct Reading {
    records: usize,
    lost: usize,
    errors: usize,
}

fn read(path: &str, bytes: &[u8]) -> Reading {
    let parsed = parse(&Arc::from(path), bytes);
    let errors = parsed
        .diagnostics
        .iter()
        .filter(|one| one.severity == Severity::Error);
    Reading {
        records: parsed.items.len(),
        lost: parsed.unread.len(),
        errors: errors.count(),
    }
}

impl Reading {
    fn holds(&self) -> bool {
        self.records > 0 || self.errors > 0
    }

    fn is_worse_than(&self, before: &Reading) -> bool {
        self.records < before.records || self.lost > before.lost || self.errors > before.errors
    }
}

fn converted(encoding: &str) -> Mend {
    Mend {
        line: None,
        code: code::NOT_UTF8,
        zh: format!("文件是 {encoding} 编码，转成 UTF-8"),
        en: format!("the file is in {encoding}: converted to UTF-8"),
        field: None,
    }
}

/// The line of a byte, from 1.
fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
        + 1
}

#[cfg(test)]
mod tests;
