//! What Chinese and Tibetan staff mean where CommonMark takes it otherwise.
//!
//! **You are here:** `markdown/chinese` — called by `reading` before and after the parser; no IO.
//!
//! Before it, on a copy of the same length ([`prepared`]): the indentation of paragraphs is no code; `emphasis` beside
//! punctuation. After it, on events ([`restructured`]): `paragraph` decides which line ends are meant, with the list marks
//! of `mark` and the dates and labels of `line`; `table` makes tables of tabs and keeps cells too many; `address` makes
//! links of telephone numbers, mail and web addresses. Texts without Chinese or Tibetan letters are CommonMark's alone, but
//! for asterisks between digits.

mod address;
mod emphasis;
pub(crate) mod letter;
mod line;
mod mark;
mod paragraph;
mod table;

pub(super) use emphasis::is_masked_name;
pub(super) use table::cells;

#[cfg(test)]
mod tests;

use super::parser::{Placed, Reading, parsed, places};
use letter::has_own_letters;
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use std::borrow::Cow;

/// Stands for an indentation that is no code: no author's text has it, and none is published.
const NO_CODE: u8 = 1;

/// The text as the parser should see it, each place as it was.
pub(super) fn prepared(source: &str) -> Cow<'_, str> {
    let own = has_own_letters(source);
    let text = if own && (source.contains("    ") || source.contains('\t')) {
        without_code(source)
    } else {
        Cow::Borrowed(source)
    };
    if !(source.contains('*') || source.contains("~~")) || !(own || has_product(source)) {
        return text;
    }
    let changes = emphasis::changes(&text, &places(&text));
    if changes.is_empty() {
        return text;
    }
    let mut copy = String::with_capacity(text.len());
    let mut at = 0;
    for (range, c) in changes {
        copy.push_str(&text[at..range.start]);
        copy.push(c);
        at = range.end;
    }
    copy.push_str(&text[at..]);
    Cow::Owned(copy)
}

/// An asterisk between two digits: the one thing that is read otherwise in texts of other scripts, too.
fn has_product(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    text.match_indices(['*', '~'])
        .any(|(at, _)| at > 0 && digit(bytes.get(at - 1)) || digit(bytes.get(at + 1)))
}

/// Paragraphs that are indented by four spaces or a tab are paragraphs.
fn without_code(source: &str) -> Cow<'_, str> {
    let bytes = source.as_bytes();
    let mut marked: Vec<usize> = Vec::new();
    let mut block: Option<Vec<usize>> = None;
    for (event, range) in parsed(source) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                block = has_own_letters(&source[range]).then(Vec::new);
            }
            Event::End(TagEnd::CodeBlock) => marked.extend(block.take().unwrap_or_default()),
            Event::Text(_) => {
                let Some(found) = &mut block else { continue };
                let mut columns = 0;
                let mut at = range.start;
                while columns < 4 && at > 0 && matches!(bytes[at - 1], b' ' | b'\t') {
                    at -= 1;
                    columns += if bytes[at] == b'\t' { 4 } else { 1 };
                    found.push(at);
                }
            }
            _ => {}
        }
    }
    if marked.is_empty() {
        return Cow::Borrowed(source);
    }
    let mut copy = source.as_bytes().to_vec();
    for at in marked {
        copy[at] = NO_CODE;
    }
    // Only ASCII was put in place of ASCII.
    String::from_utf8(copy).map_or(Cow::Borrowed(source), Cow::Owned)
}

/// The parser's events with line ends, tables and addresses as they are meant.
pub(super) fn restructured<'t>(source: &'t str, events: Vec<Placed<'t>>) -> Reading<'t> {
    let mut out = Reading::default();
    let mut containers = 0usize;
    let mut rest = events.into_iter().peekable();
    while let Some((event, range)) = rest.next() {
        match &event {
            Event::Start(Tag::Paragraph) => {
                let mut inner = Vec::new();
                for next in rest.by_ref() {
                    if matches!(next.0, Event::End(TagEnd::Paragraph)) {
                        break;
                    }
                    inner.push(next);
                }
                paragraph::write(source, inner, range, containers > 0, &mut out);
            }
            Event::Start(Tag::Heading { .. }) if paragraph::is_underlined(source, &range) => {
                let mut inner = Vec::new();
                for next in rest.by_ref() {
                    if matches!(next.0, Event::End(TagEnd::Heading(_))) {
                        break;
                    }
                    inner.push(next);
                }
                paragraph::write_underlined(source, inner, range, containers > 0, &mut out);
            }
            Event::Start(Tag::Item) => {
                containers += 1;
                out.events.push((event, range));
                // A tight item has its words without a paragraph.
                let mut inner = Vec::new();
                while let Some(next) = rest.next_if(|(next, _)| paragraph::is_words(next)) {
                    inner.push(next);
                }
                if !inner.is_empty() {
                    paragraph::write_tight(source, inner, &mut out);
                }
            }
            Event::Start(Tag::BlockQuote(_) | Tag::FootnoteDefinition(_)) => {
                containers += 1;
                out.events.push((event, range));
            }
            Event::End(TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition) => {
                containers = containers.saturating_sub(1);
                out.events.push((event, range));
            }
            _ => out.events.push((event, range)),
        }
    }
    table::keep_all_cells(source, &mut out.events);
    address::link(source, &mut out.events);
    out
}
