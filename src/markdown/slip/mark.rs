//! Marks that are published as they are typed: emphasis with spaces inside, footnotes without their notes.
//!
//! **You are here:** `markdown/slip` — no IO.

use super::{Slip, SlipKind};
use crate::markdown::chinese::is_masked_name;
use crate::markdown::chinese::letter::{has_own_letters, is_blank, is_digit, is_tsheg};
use crate::markdown::parser::{Placed, is_inline};
use crate::markdown::reading;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// Marks of notes that are not there.
pub(super) fn notes(source: &str, stretch: Range<usize>, found: &mut Vec<Slip>) {
    let mut start = stretch.start;
    for line in source[stretch].split_inclusive('\n') {
        // A note without its text.
        let mut from = 0;
        while let Some(open) = line[from..].find("[^") {
            let open = from + open;
            let Some(close) = line[open..].find(']') else {
                break;
            };
            from = open + close + 1;
            let name = &line[open + 2..open + close];
            if !name.is_empty() && !name.contains(char::is_whitespace) && name.len() <= 40 {
                found.push(Slip::bare(SlipKind::NoNote, start + open..start + from));
            }
        }
        start += line.len();
    }
}

/// Two asterisks or tildes in a text.
struct Mark {
    at: Range<usize>,
    /// The emphasis that the parser has made of it and its partner, by where it begins; none: it is published.
    taken: Option<usize>,
}

/// The marks that make words strong or strike them, as they are typed. `＊＊` is never read as one.
const MARKS: [&str; 3] = ["**", "~~", "＊＊"];

/// `** 注意 **`, `＊＊注意＊＊`: marks are paired as they were typed, those among them that the parser has taken for emphasis too, or
/// what ends one pair and what begins the next would be taken for a pair.
pub(super) fn marks(source: &str, events: &[Placed<'_>], found: &mut Vec<Slip>) {
    for sign in MARKS.into_iter().filter(|sign| source.contains(sign)) {
        let mut line: Vec<Mark> = Vec::new();
        let mut hidden = 0usize;
        for (event, range) in events {
            let mut met = Vec::new();
            match event {
                Event::Start(Tag::CodeBlock(_) | Tag::Link { .. } | Tag::Image { .. }) => hidden += 1,
                Event::End(TagEnd::CodeBlock | TagEnd::Link | TagEnd::Image) => {
                    hidden = hidden.saturating_sub(1);
                }
                Event::Start(Tag::Strong | Tag::Strikethrough) if source[range.clone()].starts_with(sign) => {
                    met.push((range.start..range.start + sign.len(), Some(range.start)));
                }
                Event::End(TagEnd::Strong | TagEnd::Strikethrough)
                    if source[range.clone()].ends_with(sign) =>
                {
                    met.push((range.end - sign.len()..range.end, Some(range.start)));
                }
                Event::Text(_) if hidden == 0 => {
                    met.extend(typed(source, range.clone(), sign).map(|at| (at, None)));
                }
                _ => {}
            }
            let ends = match event {
                Event::Start(tag) => !is_inline(tag.to_end()),
                Event::End(tag) => !is_inline(*tag),
                _ => false,
            };
            if ends {
                judge(source, &line, sign, found);
                line.clear();
            }
            for (at, taken) in met {
                if line
                    .last()
                    .is_some_and(|last| source[last.at.end..at.start].contains('\n'))
                {
                    judge(source, &line, sign, found);
                    line.clear();
                }
                line.push(Mark { at, taken });
            }
        }
        judge(source, &line, sign, found);
    }
}

/// The marks in words, without those that are no marks: longer runs, products, masked names, what a backslash stands before.
fn typed<'s>(source: &'s str, range: Range<usize>, sign: &'s str) -> impl Iterator<Item = Range<usize>> + 's {
    let half = &sign[..sign.len() / 2];
    source[range.clone()]
        .match_indices(sign)
        .filter_map(move |(at, _)| {
            let at = range.start + at..range.start + at + sign.len();
            let (before, after) = (&source[..at.start], &source[at.end..]);
            let product = before.trim_end_matches(is_blank).ends_with(is_digit)
                && after.trim_start_matches(is_blank).starts_with(is_digit);
            let other = before.ends_with(half)
                || before.ends_with('\\')
                || after.starts_with(half)
                || product
                || is_masked_name(before);
            (!other).then_some(at)
        })
}

/// What is told of the marks of a line. Where they do not pair up, or otherwise than the parser has paired them, only the writer
/// knows which belong together.
fn judge(source: &str, line: &[Mark], sign: &str, found: &mut Vec<Slip>) {
    let pairs = line.chunks_exact(2);
    let paired = pairs.remainder().is_empty() && pairs.into_iter().all(|pair| pair[0].taken == pair[1].taken);
    for pair in line.windows(2).step_by(if paired { 2 } else { 1 }) {
        let [open, close] = pair else { continue };
        let at = open.at.start..close.at.end;
        let inner = &source[open.at.end..close.at.start];
        let words = inner.trim_matches(is_blank);
        let tight = words.len() == inner.len() && sign.is_ascii();
        // A text without letters of ours is left to CommonMark.
        if open.taken.is_some() || close.taken.is_some() || tight || !has_own_letters(words) {
            continue;
        }
        let ascii = if sign.is_ascii() { sign } else { "**" };
        let mended = format!("{ascii}{words}{ascii}");
        let sure = paired && is_pair(source, &at, inner, line.len() == 2) && emphasises(source, &at, &mended);
        found.push(Slip {
            kind: SlipKind::StrayMark,
            at,
            mended: sure.then_some(mended),
        });
        if !paired {
            break;
        }
    }
}

/// Whether the marks stand where a pair may be: `扎西** 和 次仁**` ends two, and of `甲** 和 ** 乙 ** 与 **丙` the inner ones may be meant.
fn is_pair(source: &str, at: &Range<usize>, inner: &str, alone: bool) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || is_tsheg(c));
    let ends = letter(source[..at.start].chars().next_back()) && inner.starts_with(is_blank);
    let begins = letter(source[at.end..].chars().next()) && inner.ends_with(is_blank);
    ends == begins && (alone || !ends)
}

/// Whether mended words are emphasis where they stand: advice that would not make it so is not given.
fn emphasises(source: &str, at: &Range<usize>, mended: &str) -> bool {
    let before = source[..at.start]
        .chars()
        .next_back()
        .filter(|c| !c.is_whitespace());
    let after = source[at.end..].chars().next().filter(|c| !c.is_whitespace());
    let mut piece = String::from("字");
    if before.is_none() {
        piece.push(' ');
    }
    piece.extend(before);
    piece.push_str(mended);
    piece.extend(after);
    reading::read(&piece)
        .events
        .iter()
        .any(|(event, _)| matches!(event, Event::Start(Tag::Strong | Tag::Strikethrough)))
}
