//! Markdown renderer: Markdown into HTML that is safe to publish.
//!
//! **You are here:** `markdown/` — after `lang/`; `page/` calls it for every long text; no IO.
//!
//! Steps: the parser's events become HTML in which links still have the targets that were written (`writer`); if the
//! text holds raw HTML, all of it goes through an allow-list (`sanitise`); at last each target becomes an address
//! (`links`). The work is in proportion to the text, whatever the text is.

pub(crate) mod chinese;
mod clause;
mod links;
mod parser;
pub(crate) mod reading;
mod sanitise;
mod slip;
mod writer;

pub use slip::{Slip, SlipKind, Target, mended_target, slips, targets};

use crate::lang::{is_forbidden, joins_without_space};
use pulldown_cmark::{Event, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// How a text becomes HTML.
pub struct MarkdownOptions<'a> {
    /// The address for a target as written (`station:gamagongsang`, `files/a.pdf`, `https://…`); none if it leads nowhere.
    pub resolve: &'a dyn Fn(&str) -> Option<String>,
    /// The text's language as HTML names it: pieces in another script say theirs.
    pub lang: &'a str,
    /// Whether headings, clauses and footnotes get ids; not where several texts stand on one page.
    pub anchors: bool,
}

/// A text as HTML, and what is taken from it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rendered {
    /// Block-level HTML, headings from `h2` on.
    pub html: String,
    /// Headings of levels 2 and 3: id, title as plain text, level. Empty without anchors.
    pub toc: Vec<(String, String, u8)>,
    /// The beginning of the text without headings, tables and code: plain, one line, at most some 2,000 characters.
    pub text: String,
}

/// A text as HTML.
///
/// Headings get the ids `s-1`, `s-2` … in order; a paragraph that begins with a clause number gets `c-1.6` for `1.6`
/// and `c-8` for `第八条` (content-format.md).
pub fn to_html(source: &str, options: &MarkdownOptions<'_>) -> Rendered {
    let mut rendered = writer::write(source, options, writer::RawHtml::Keep);
    if rendered.raw_html {
        match sanitise::clean(&rendered.html) {
            Some(mut clean) => {
                // What entities of raw HTML stand for is there only now.
                if clean.contains(is_forbidden) {
                    clean.retain(|c| !is_forbidden(c));
                }
                rendered.html = clean;
            }
            // Raw HTML that no honest author writes is shown as the text that it is.
            None => rendered = writer::write(source, options, writer::RawHtml::Show),
        }
    }
    let html = links::resolve(&rendered.html, options.resolve);
    Rendered {
        html,
        toc: rendered.toc,
        text: rendered.text,
    }
}

/// The text that a reader sees, with a line end after each block, line and cell; raw HTML is left out.
pub fn plain(source: &str) -> Cow<'_, str> {
    // Most texts are plain already: one line of letters.
    let marked = |byte: u8| {
        matches!(
            byte,
            b'*' | b'_' | b'[' | b'#' | b'<' | b'|' | b'`' | b'~' | b'&' | b'\\' | b'>' | b'\n'
        ) || byte.is_ascii_control()
    };
    // The bytes that characters begin with that are not published.
    let rare = |byte: u8| matches!(byte, 0xC2 | 0xEF..);
    let forbidden = source.bytes().any(rare) && source.contains(is_forbidden);
    if !forbidden
        && !source.bytes().any(marked)
        && !source.starts_with(|c: char| c.is_whitespace() || c == '＃')
    {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len());
    let events = reading::read(source).events;
    let mut events = events.iter().peekable();
    while let Some((event, _)) = events.next() {
        match event {
            Event::Text(text) | Event::Code(text) => out.extend(text.chars().filter(|c| !is_forbidden(*c))),
            Event::SoftBreak => {
                let next = match events.peek() {
                    Some((Event::Text(text) | Event::Code(text), _)) => text.chars().next(),
                    _ => None,
                };
                let glued = out
                    .chars()
                    .next_back()
                    .zip(next)
                    .is_some_and(|(before, after)| joins_without_space(before, after));
                out.push_str(if glued { "" } else { "\n" });
            }
            Event::HardBreak
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::CodeBlock,
            ) => out.push('\n'),
            _ => {}
        }
    }
    Cow::Owned(out)
}

/// The text that a reader sees, as [`plain`] gives it, with the place in the source of each piece. *Shape:* where a piece begins in
/// the text, and its range in the source; in order.
pub fn plain_with_places(source: &str) -> (String, Vec<(usize, Range<usize>)>) {
    let mut out = String::with_capacity(source.len());
    let mut places = Vec::new();
    for (event, range) in reading::read(source).events {
        match event {
            Event::Text(text) | Event::Code(text) => {
                places.push((out.len(), range));
                out.push_str(&text);
            }
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::CodeBlock,
            ) => out.push('\n'),
            _ => {}
        }
    }
    (out, places)
}

/// The top-level blocks of a text, in order, as they stand in it.
pub fn blocks(source: &str) -> Vec<&str> {
    let mut depth = 0usize;
    let mut blocks = Vec::new();
    let mut end = 0;
    for (event, range) in reading::read(source).events {
        let starts = matches!(event, Event::Start(_));
        if depth == 0 && (starts || matches!(event, Event::Rule)) && range.start >= end {
            end = range.end;
            blocks.push(source[range].trim_end());
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    blocks
}

/// The ids that a text's page has for links: headings, clauses, footnotes, and those of raw HTML; headings with their words.
pub fn anchors(source: &str) -> Vec<(String, Option<String>)> {
    let options = MarkdownOptions {
        resolve: &|_| None,
        lang: "",
        anchors: true,
    };
    let rendered = to_html(source, &options);
    let mut ids: Vec<(String, Option<String>)> = Vec::new();
    for piece in rendered.html.split(" id=\"").skip(1) {
        let id = piece.split('"').next().unwrap_or_default();
        let words = rendered.toc.iter().find(|(own, _, _)| own == id);
        ids.push((id.to_owned(), words.map(|(_, words, _)| words.clone())));
    }
    ids
}

#[cfg(test)]
mod tests;
