//! Three-way merge by lines: what two people changed in one text, put together where they changed different lines.
//!
//! **You are here:** `edit/history/three_way` — used to take one change out of a file that has been changed since; no IO.

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Lines of the base that one side has replaced.
struct Hunk<'t> {
    base: Range<usize>,
    new: &'t [&'t [u8]],
}

/// `base` with the changes of both sides. None: both changed the same lines, in different ways.
pub fn merged(base: &[u8], one: &[u8], other: &[u8]) -> Option<Vec<u8>> {
    let (base, one, other) = (lines(base), lines(one), lines(other));
    let (first, second) = (hunks(&base, &one), hunks(&base, &other));
    let (mut first, mut second) = (first.into_iter().peekable(), second.into_iter().peekable());
    let mut out = Vec::new();
    let mut at = 0;
    loop {
        let next = match (first.peek(), second.peek()) {
            (None, None) => break,
            (Some(_), None) => first.next(),
            (None, Some(_)) => second.next(),
            (Some(a), Some(b)) if same(a, b) => {
                second.next();
                first.next()
            }
            (Some(a), Some(b)) if meet(&a.base, &b.base) => return None,
            (Some(a), Some(b)) if (a.base.start, a.base.end) < (b.base.start, b.base.end) => first.next(),
            _ => second.next(),
        };
        if let Some(hunk) = next {
            extend(&mut out, base.get(at..hunk.base.start));
            extend(&mut out, Some(hunk.new));
            at = hunk.base.end;
        }
    }
    extend(&mut out, base.get(at..));
    Some(out)
}

fn extend(out: &mut Vec<u8>, lines: Option<&[&[u8]]>) {
    for line in lines.unwrap_or_default() {
        out.extend_from_slice(line);
    }
}

/// With their line ends, which may be any.
fn lines(text: &[u8]) -> Vec<&[u8]> {
    text.split_inclusive(|byte| *byte == b'\n').collect()
}

fn hunks<'t>(base: &[&'t [u8]], new: &'t [&'t [u8]]) -> Vec<Hunk<'t>> {
    let ops = capture_diff_slices(Algorithm::Myers, base, new);
    ops.into_iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| Hunk {
            base: op.old_range(),
            new: new.get(op.new_range()).unwrap_or_default(),
        })
        .collect()
}

fn same(a: &Hunk<'_>, b: &Hunk<'_>) -> bool {
    a.base == b.base && a.new == b.new
}

/// Whether two ranges share a line, or one puts new lines within or at an end of what the other replaces.
fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    if a.is_empty() || b.is_empty() {
        a.start <= b.end && b.start <= a.end
    } else {
        a.start < b.end && b.start < a.end
    }
}
