//! Line ends within a paragraph: which are meant, and what the lines between them are.
//!
//! **You are here:** `markdown/chinese` — after the parser, for each paragraph with Chinese or Tibetan letters; no IO.
//!
//! A notice that comes from Word or WPS has one line a paragraph, with two U+3000 before it, or a list mark; its signature
//! and date stand each on a line, often far to the right. To CommonMark all this is one paragraph. Text that was wrapped
//! at some width must stay one: so a line end is meant where the next line begins with an indentation or a mark that fits,
//! or where the line before is much shorter than its paragraph and ends there by its words.

mod blocks;
mod ends;
mod lines;

use super::letter::{has_own_letters, is_blank};
use crate::markdown::parser::{Placed, Reading, is_inline};
use blocks::Blocks;
use ends::{End, ends};
use lines::{Line, lines};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// Whether an event is part of the words of a block.
pub(super) fn is_words(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => is_inline(tag.to_end()),
        Event::End(tag) => is_inline(*tag),
        Event::Html(_) | Event::Rule => false,
        _ => true,
    }
}

/// Whether a heading is one by a line of `---` or `===` below a text of ours: that is a line across the page to staff.
pub(super) fn is_underlined(source: &str, range: &Range<usize>) -> bool {
    let text = source[range.clone()].trim_start_matches(|c: char| is_blank(c) || c == '>');
    !text.starts_with('#') && has_own_letters(text)
}

/// Writes a paragraph as what its lines are.
pub(super) fn write<'t>(
    source: &'t str,
    inner: Vec<Placed<'t>>,
    range: Range<usize>,
    contained: bool,
    out: &mut Reading<'t>,
) {
    if !has_own_letters(&source[range.clone()]) {
        out.events.push((Event::Start(Tag::Paragraph), range.clone()));
        out.events.extend(inner);
        out.events.push((Event::End(TagEnd::Paragraph), range));
        return;
    }
    let lines = lines(source, &inner, contained);
    let ends = ends(&lines);
    let mut events: Vec<Option<Placed<'t>>> = inner.into_iter().map(Some).collect();
    let mut writer = Blocks {
        source,
        lines: &lines,
        ends: &ends,
        events: &mut events,
        out,
        list: None,
    };
    writer.all();
}

/// A text with a line of `---` below it: the text, and a line across the page.
pub(super) fn write_underlined<'t>(
    source: &'t str,
    inner: Vec<Placed<'t>>,
    range: Range<usize>,
    contained: bool,
    out: &mut Reading<'t>,
) {
    let body = source[range.clone()].trim_end();
    let line = range.start + body.rfind('\n').map_or(0, |at| at + 1);
    write(source, inner, range.start..line, contained, out);
    out.events.push((Event::Rule, line..range.start + body.len()));
}

/// The words of a tight item: line ends that are meant become breaks, and a line with a dash of its own (`-二` without the
/// space) an item.
pub(super) fn write_tight<'t>(source: &'t str, inner: Vec<Placed<'t>>, out: &mut Reading<'t>) {
    let mut lines = lines(source, &inner, true);
    // The item's own mark is that of the line above a starred one.
    if let Some(at) = (1..lines.len()).find(|at| lines[*at].text.starts_with('*')) {
        lines[at].star();
    }
    let ends = ends(&lines);
    let mut line = 0;
    let mut cut = 0;
    for (event, range) in inner {
        let event = match event {
            Event::SoftBreak | Event::HardBreak => {
                line += 1;
                let next = lines.get(line).and_then(Line::dash);
                if let Some(mark) = next.filter(|_| !lines[line - 1].open) {
                    cut = mark;
                    out.events.push((Event::End(TagEnd::Item), range.clone()));
                    out.events.push((Event::Start(Tag::Item), range));
                    continue;
                }
                match (&event, ends.get(line - 1)) {
                    (Event::SoftBreak, Some(End::Break | End::Paragraph)) => Event::HardBreak,
                    _ => event,
                }
            }
            Event::Text(words) if cut > 0 => {
                let mark = std::mem::take(&mut cut);
                let blank = words.len() - words.trim_start_matches(is_blank).len();
                let at = (blank + mark).min(words.len());
                match words.get(at..) {
                    Some(rest) => {
                        let start = range.start + if words.len() == range.len() { at } else { 0 };
                        out.events
                            .push((Event::Text(rest.to_owned().into()), start..range.end));
                        continue;
                    }
                    None => Event::Text(words),
                }
            }
            other => other,
        };
        out.events.push((event, range));
    }
}
