//! Lines of a paragraph: what is read of each, how far it stands from the left, the mark that it begins with.
//!
//! **You are here:** `markdown/chinese/paragraph` — before the line ends are judged; no IO.

use crate::markdown::chinese::letter::{is_blank, is_own_letter, width};
use crate::markdown::chinese::mark::{self, Mark};
use crate::markdown::parser::Placed;
use pulldown_cmark::Event;
use std::ops::Range;

/// How far from the left a line stands at the right. *Units:* columns.
const RIGHT: usize = 16;
/// A heading's longest text. *Units:* columns.
const HEADING: usize = 100;

/// A line of a paragraph.
pub(super) struct Line {
    /// Its events.
    pub(super) events: Range<usize>,
    /// What is read of it, without the blanks around it.
    pub(super) text: String,
    /// Columns before its text.
    pub(super) indent: usize,
    /// Whether it is indented by U+3000 or the like, which no editor does by itself.
    pub(super) wide_indent: bool,
    /// Whether an element goes on over its end.
    pub(super) open: bool,
    pub(super) mark: Option<Mark>,
    /// Whether it begins with an asterisk right before a word, as a line beside it does, too: alone that is a remark.
    pub(super) starred: bool,
    pub(super) place: Range<usize>,
    pub(super) width: usize,
}

pub(super) fn lines(source: &str, inner: &[Placed<'_>], contained: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut from = 0;
    let mut depth = 0usize;
    for at in 0..=inner.len() {
        let ends = match inner.get(at).map(|(event, _)| event) {
            None | Some(Event::SoftBreak | Event::HardBreak) => true,
            Some(Event::Start(_)) => {
                depth += 1;
                false
            }
            Some(Event::End(_)) => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => false,
        };
        if ends {
            let end = inner.get(at).map_or_else(
                || inner.last().map_or(0, |(_, range)| range.end),
                |(_, range)| range.start,
            );
            lines.push(line_of(source, inner, from..at, end, depth > 0, contained));
            from = at + 1;
        }
    }
    let starred: Vec<bool> = lines.iter().map(|line| is_starred(&line.text)).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        let beside =
            at.checked_sub(1).is_some_and(|above| starred[above]) || starred.get(at + 1) == Some(&true);
        line.starred = starred[at] && beside;
    }
    lines
}

/// `*走访`: an asterisk right before a word, and none to close it.
fn is_starred(text: &str) -> bool {
    let rest = text.strip_prefix('*');
    rest.is_some_and(|rest| rest.starts_with(is_own_letter) && !rest.contains('*'))
}

fn line_of(
    source: &str,
    inner: &[Placed<'_>],
    events: Range<usize>,
    end: usize,
    open: bool,
    contained: bool,
) -> Line {
    let mut text = String::new();
    for (event, _) in &inner[events.clone()] {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(words),
            Event::InlineHtml(html) => text.push_str(html),
            _ => {}
        }
    }
    let content = inner
        .get(events.start)
        .map_or(end, |(_, range)| range.start)
        .min(end);
    let start = source[..content].rfind('\n').map_or(0, |at| at + 1);
    let before = source[start..content]
        .rfind(|c: char| !is_blank(c))
        .map_or(&source[start..content], |at| {
            let rest = &source[start + at..content];
            &rest[rest.chars().next().map_or(0, char::len_utf8)..]
        });
    let blanks = text.len() - text.trim_start_matches(is_blank).len();
    let wide = |blanks: &str| {
        blanks
            .chars()
            .any(|c| matches!(c, '\u{3000}' | '\u{A0}' | '\u{2003}'))
    };
    let wide_indent = wide(before) || wide(&text[..blanks]);
    let columns = |blanks: &str| {
        blanks
            .chars()
            .filter(|c| *c != '\u{200B}')
            .map(|c| match c {
                '\u{3000}' | '\u{2003}' => 2,
                '\t' => 4,
                _ => 1,
            })
            .sum::<usize>()
    };
    // Within a list, the list's own indentation is no sign.
    let outer = if contained && !wide(before) {
        0
    } else {
        columns(before)
    };
    let indent = outer + columns(&text[..blanks]);
    let text = text.trim_matches(is_blank).to_owned();
    Line {
        events,
        indent,
        wide_indent,
        open,
        starred: false,
        mark: mark::of(&text),
        width: width(&text),
        text,
        place: content - before.len()..end.max(content),
    }
}

impl Line {
    /// Takes an asterisk right before a word for the mark of an item, as it is within a list.
    pub(super) fn star(&mut self) {
        self.starred = is_starred(&self.text);
    }

    pub(super) fn is_right(&self) -> bool {
        self.indent >= RIGHT && self.width <= 80
    }

    pub(super) fn is_indented(&self) -> bool {
        (self.wide_indent && self.indent >= 2) || self.indent >= 4
    }

    pub(super) fn is_heading(&self) -> bool {
        hash_marks(&self.text).is_some()
    }

    /// A line of dashes, full-width ones too, across the page.
    pub(super) fn is_rule(&self) -> bool {
        const DASHES: &str = "-－—–─━=＝═*＊_＿﹏~～";
        self.text.chars().count() >= 3 && self.text.chars().all(|c| DASHES.contains(c))
    }

    /// The bytes of a dash or bullet that begins a list, and the blanks after it.
    pub(super) fn dash(&self) -> Option<usize> {
        let mut chars = self.text.chars();
        let sign = chars.next()?;
        let after = chars.next()?;
        let rest = self.text[sign.len_utf8()..].trim_start_matches(is_blank);
        let spaced = is_blank(after);
        let list = match sign {
            '－' | '＊' | '＋' | '•' | '·' | '∙' | '‧' | '●' | '○' | '■' | '□' | '◆' | '◇' | '▪' | '▫'
            | '◦' | '\u{F0B7}' | '\u{F06C}' | '\u{F06E}' | '\u{F0A7}' | '\u{F0D8}' | '\u{F075}' => {
                after != sign
            }
            '—' | '–' | '−' | '―' => spaced,
            // U+3000 before them hides these from the parser.
            '-' | '+' | '*' if spaced => self.wide_indent,
            '-' | '+' => is_own_letter(after),
            '*' => self.starred,
            _ => false,
        };
        (list && !rest.is_empty()).then(|| self.text.len() - rest.len())
    }
}

/// How many `#` a line begins with, full-width ones too, and their bytes; none where a topic (`#社工日#`) or a number
/// (`#3号楼`) is meant, or no text follows.
pub(super) fn hash_marks(text: &str) -> Option<(usize, usize)> {
    let text = text.trim_end_matches(is_blank);
    let marks = text.chars().take_while(|c| matches!(c, '#' | '＃')).count();
    let bytes: usize = text.chars().take(marks).map(char::len_utf8).sum();
    let rest = text[bytes..].trim_start_matches(is_blank);
    let first = rest.chars().next()?;
    let spaced = rest.len() < text.len() - bytes;
    let word = !first.is_ascii_alphanumeric() || spaced;
    (matches!(marks, 1..=6) && word && !rest.contains(['#', '＃']) && width(rest) <= HEADING)
        .then_some((marks, text.len() - rest.len()))
}
