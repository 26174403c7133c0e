//! Line ends within a paragraph: which are meant, and what the lines between them are.
//!
//! **You are here:** `markdown/chinese` — after the parser, for each paragraph with Chinese or Tibetan letters; no IO.
//!
//! A notice that comes from Word or WPS has one line a paragraph, with two U+3000 before it, or a list mark; its signature
//! and date stand each on a line, often far to the right. To CommonMark all this is one paragraph. Text that was wrapped
//! at some width must stay one: so a line end is meant where the next line begins with an indentation or a mark that fits,
//! or where the line before is much shorter than its paragraph and ends there by its words.

use super::letter::{has_own_letters, is_blank, is_own_letter, width};
use super::mark::{self, Kind, Mark};
use super::{line, table};
use crate::markdown::parser::{Placed, Reading, is_inline};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

/// How far from the left a line stands at the right. *Units:* columns.
const RIGHT: usize = 16;
/// No line is wrapped at fewer columns than this.
const WRAPPED: usize = 40;
/// A heading's longest text. *Units:* columns.
const HEADING: usize = 100;

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

/// How many `#` a line begins with, full-width ones too, and their bytes; none where a topic (`#社工日#`) or a number
/// (`#3号楼`) is meant, or no text follows.
fn hash_marks(text: &str) -> Option<(usize, usize)> {
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

/// What a line end becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// It stays as the parser has it.
    Stays,
    /// A line break.
    Break,
    /// The end of a paragraph.
    Paragraph,
}

/// A line of a paragraph.
struct Line {
    /// Its events.
    events: Range<usize>,
    /// What is read of it, without the blanks around it.
    text: String,
    /// Columns before its text.
    indent: usize,
    /// Whether it is indented by U+3000 or the like, which no editor does by itself.
    wide_indent: bool,
    /// Whether an element goes on over its end.
    open: bool,
    mark: Option<Mark>,
    place: Range<usize>,
    width: usize,
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

/// The words of a tight item: line ends that are meant become breaks.
pub(super) fn write_tight<'t>(source: &'t str, inner: Vec<Placed<'t>>, out: &mut Reading<'t>) {
    let lines = lines(source, &inner, true);
    let ends = ends(&lines);
    let mut end = ends.iter();
    for (event, range) in inner {
        let event = match event {
            Event::SoftBreak => match end.next() {
                Some(End::Break | End::Paragraph) => Event::HardBreak,
                _ => Event::SoftBreak,
            },
            Event::HardBreak => {
                end.next();
                Event::HardBreak
            }
            other => other,
        };
        out.events.push((event, range));
    }
}

fn lines(source: &str, inner: &[Placed<'_>], contained: bool) -> Vec<Line> {
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
    lines
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
        mark: mark::of(&text),
        width: width(&text),
        text,
        place: content - before.len()..end.max(content),
    }
}

impl Line {
    fn is_right(&self) -> bool {
        self.indent >= RIGHT && self.width <= 80
    }

    fn is_indented(&self) -> bool {
        (self.wide_indent && self.indent >= 2) || self.indent >= 4
    }

    fn is_heading(&self) -> bool {
        hash_marks(&self.text).is_some()
    }

    /// A line of dashes, full-width ones too, across the page.
    fn is_rule(&self) -> bool {
        let dash = |c: char| {
            matches!(
                c,
                '-' | '－'
                    | '—'
                    | '–'
                    | '─'
                    | '━'
                    | '='
                    | '＝'
                    | '═'
                    | '*'
                    | '＊'
                    | '_'
                    | '＿'
                    | '﹏'
                    | '~'
                    | '～'
            )
        };
        self.text.chars().count() >= 3 && self.text.chars().all(dash)
    }

    /// The bytes of a dash or bullet that begins a list, and the blanks after it.
    fn dash(&self) -> Option<usize> {
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
            _ => false,
        };
        (list && !rest.is_empty()).then(|| self.text.len() - rest.len())
    }
}

/// What each line end but the last becomes.
fn ends(lines: &[Line]) -> Vec<End> {
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

struct Blocks<'b, 't> {
    source: &'t str,
    lines: &'b [Line],
    ends: &'b [End],
    events: &'b mut [Option<Placed<'t>>],
    out: &'b mut Reading<'t>,
    /// Where the list begins whose items are being written.
    list: Option<usize>,
}

impl Blocks<'_, '_> {
    fn all(&mut self) {
        let mut from = 0;
        while from < self.lines.len() {
            if let Some(rows) = table::tabbed(self.source, self.lines[from..].iter().map(|line| &line.place))
                && !self.lines[from..from + rows].iter().any(|line| line.open)
            {
                let places = self.lines[from..from + rows]
                    .iter()
                    .map(|line| line.place.clone());
                table::write_tabbed(self.source, places.collect(), self.out);
                from += rows;
                continue;
            }
            let mut to = from + 1;
            while to < self.lines.len() && (self.ends[to - 1] != End::Paragraph || self.lines[to - 1].open) {
                to += 1;
            }
            self.block(from, to);
            from = to;
        }
    }

    fn block(&mut self, from: usize, to: usize) {
        let first = &self.lines[from];
        let place = first.place.start..self.lines[to - 1].place.end;
        let alone = to == from + 1 && !first.open;
        if alone && first.is_rule() {
            self.out.events.push((Event::Rule, place));
        } else if alone && let Some((level, mark)) = hash_marks(&first.text) {
            let level = HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6);
            let tag = Tag::Heading {
                level,
                id: None,
                classes: vec![],
                attrs: vec![],
            };
            self.out.events.push((Event::Start(tag), place.clone()));
            self.words(from, mark);
            self.out.events.push((Event::End(TagEnd::Heading(level)), place));
        } else if let Some(mark) = first.dash() {
            self.item(from, to, mark, place);
        } else {
            if first.is_right() {
                self.out.right.insert(place.start);
            }
            self.out
                .events
                .push((Event::Start(Tag::Paragraph), place.clone()));
            self.joined(from, to, 0);
            self.out.events.push((Event::End(TagEnd::Paragraph), place));
        }
    }

    /// An item of a list; one right after another belongs to the same list.
    fn item(&mut self, from: usize, to: usize, mark: usize, place: Range<usize>) {
        let open = self
            .list
            .filter(|_| matches!(self.out.events.last(), Some((Event::End(TagEnd::List(false)), _))));
        if let Some(start) = open {
            self.out.events.pop();
            self.out.events[start].1.end = place.end;
        } else {
            self.list = Some(self.out.events.len());
            self.out
                .events
                .push((Event::Start(Tag::List(None)), place.clone()));
        }
        self.out.events.push((Event::Start(Tag::Item), place.clone()));
        self.joined(from, to, mark);
        self.out.events.push((Event::End(TagEnd::Item), place.clone()));
        self.out.events.push((Event::End(TagEnd::List(false)), place));
    }

    /// The words of several lines, with what stands between them.
    fn joined(&mut self, from: usize, to: usize, mark: usize) {
        for at in from..to {
            self.words(at, if at == from { mark } else { 0 });
            if at + 1 < to
                && let Some((event, range)) = self.events[self.lines[at].events.end].take()
            {
                let event = match (self.ends[at], event) {
                    (End::Stays, event) => event,
                    _ => Event::HardBreak,
                };
                self.out.events.push((event, range));
            }
        }
    }

    /// The words of a line, without the blanks before them and a mark of so many bytes.
    fn words(&mut self, at: usize, mark: usize) {
        let mut mark = mark;
        let mut begins = true;
        for index in self.lines[at].events.clone() {
            let Some((event, mut range)) = self.events[index].take() else {
                continue;
            };
            let event = match event {
                Event::Text(words) if begins => {
                    let blank = words.len() - words.trim_start_matches(is_blank).len();
                    let cut = (blank + mark).min(words.len());
                    let cut = (cut..=words.len())
                        .find(|at| words.is_char_boundary(*at))
                        .unwrap_or(words.len());
                    mark = mark.saturating_sub(words.len() - blank);
                    begins = cut == words.len();
                    let exact = words.len() == range.len();
                    if exact {
                        range.start += cut;
                    }
                    if begins {
                        continue;
                    }
                    Event::Text(match words {
                        CowStr::Borrowed(words) => CowStr::Borrowed(&words[cut..]),
                        other => other[cut..].to_owned().into(),
                    })
                }
                other => {
                    begins = begins && matches!(other, Event::Start(_) | Event::End(_));
                    other
                }
            };
            self.out.events.push((event, range));
        }
    }
}
