//! Line ends of a paragraph: which of them are meant, by the lines on both sides.
//!
//! **You are here:** `markdown/chinese/paragraph` — between its lines and what is written of them; no IO.

use super::lines::Line;
use crate::markdown::chinese::line;
use crate::markdown::chinese::mark::{Kind, Mark};

/// No line is wrapped at fewer columns than this.
const WRAPPED: usize = 40;

/// What a line end becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// It stays as the parser has it.
    Stays,
    /// A line break.
    Break,
    /// The end of a paragraph.
    Paragraph,
}

/// What each line end but the last becomes.
pub(super) fn ends(lines: &[Line]) -> Vec<End> {
    if lines.len() < 2 {
        return Vec::new();
    }
    let widest = lines.iter().map(|line| line.width).max().unwrap_or(0);
    let before_last = &lines[..lines.len() - 1];
    let sentences = before_last.iter().all(|line| line::ends_sentence(&line.text));
    let names = lines.len() > 2
        && lines.iter().all(|line| {
            line::is_signature(&line.text)
                && line.width >= 8
                && line.width <= WRAPPED
                && !line::goes_on(&line.text)
        });
    // From the line before a date upwards: who signs.
    let mut signed = vec![false; lines.len()];
    for (at, line) in lines.iter().enumerate() {
        if line::is_date(&line.text) {
            signed[at] = true;
            for above in (at.saturating_sub(4)..at).rev() {
                if !line::is_signature(&lines[above].text) || lines[above].mark.is_some() {
                    break;
                }
                signed[above] = true;
            }
        }
    }
    let mut last_mark: Option<Mark> = None;
    let mut ends = Vec::with_capacity(lines.len() - 1);
    for (at, pair) in lines.windows(2).enumerate() {
        let (before, after) = (&pair[0], &pair[1]);
        last_mark = before.mark.or(last_mark);
        let short = is_short(before, widest);
        let end = if before.is_right() && after.is_right() {
            End::Break
        } else if starts_block(before, after)
            || fits(before, after, last_mark, short)
            || is_title(before, widest)
            || (sentences && !names)
        {
            End::Paragraph
        } else if signed[at + 1]
            || (signed[at] && line::is_date(&before.text))
            || names
            || labels(before, after, short)
        {
            End::Break
        } else if short && (line::ends(&before.text) || widest >= WRAPPED) {
            End::Paragraph
        } else {
            End::Stays
        };
        ends.push(end);
    }
    ends
}

/// Whether a line ends well before its paragraph's lines do, and not in the midst of a sentence.
fn is_short(line: &Line, widest: usize) -> bool {
    if line.width == 0 || line::goes_on(&line.text) {
        return false;
    }
    if line.width <= WRAPPED && line::ends(&line.text) {
        return true;
    }
    widest >= WRAPPED && line.width * 3 < widest * 2
}

fn starts_block(before: &Line, after: &Line) -> bool {
    after.is_indented()
        || after.is_heading()
        || after.is_rule()
        || after.dash().is_some()
        || before.is_heading()
        || before.is_rule()
        || before.is_right() != after.is_right()
        || line::is_closing(&after.text)
        || line::is_closing(&before.text)
}

/// Whether a line is the heading of what follows by its number: `一、时间安排`. Where lines are wrapped, it is shorter than they are.
fn is_title(line: &Line, widest: usize) -> bool {
    let numbered = line.mark.is_some_and(|mark| {
        matches!(
            mark.kind,
            Kind::Han
                | Kind::HanBrackets
                | Kind::Digits
                | Kind::DigitsBrackets
                | Kind::Ordinal
                | Kind::Tibetan
        )
    });
    numbered
        && line.width <= WRAPPED
        && (widest < WRAPPED || line.width * 3 < widest * 2)
        && !line.open
        && !line::goes_on(&line.text)
        && !line.text.contains(['，', '。', '；', ',', ';', '！', '？'])
}

/// Whether the mark that a line begins with is one of a list, and not words that a wrapped line happens to begin with.
fn fits(before: &Line, after: &Line, last: Option<Mark>, short: bool) -> bool {
    let Some(mark) = after.mark else { return false };
    if mark.kind == Kind::Bullet {
        return true;
    }
    if line::goes_on(&before.text) {
        return false;
    }
    let follows = last.is_some_and(|last| {
        last.kind == mark.kind
            && last
                .number
                .zip(mark.number)
                .is_none_or(|(last, next)| next == last + 1)
    });
    short
        || follows
        || before.mark.is_some()
        || line::ends(&before.text)
        || mark.number == Some(1)
        || before.width <= WRAPPED
}

/// Whether a line end stands between facts, each with its label.
fn labels(before: &Line, after: &Line, short: bool) -> bool {
    let narrow = |line: &Line| line.width <= 2 * WRAPPED && !line::goes_on(&line.text);
    match (line::label(&before.text), line::label(&after.text)) {
        (Some(one), Some(other)) => one || other || (narrow(before) && narrow(after)),
        (Some(true), None) => before.width <= WRAPPED && narrow(before),
        (None, Some(true)) => short || line::ends(&before.text) || before.width <= WRAPPED && narrow(before),
        _ => false,
    }
}
