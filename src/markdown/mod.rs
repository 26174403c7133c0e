//! Markdown renderer: Markdown into HTML that is safe to publish.
//!
//! **You are here:** `markdown/` — a leaf: it imports nothing of ours; `page/` calls it for every long text; no IO.
//!
//! Steps: the parser's events become HTML in which links still have the targets that were written (`writer`); if the
//! text holds raw HTML, all of it goes through an allow-list (`sanitise`); at last each target becomes an address
//! (`links`). The work is in proportion to the text, whatever the text is.

mod clause;
mod links;
mod sanitise;
mod writer;

use pulldown_cmark::{Event, Options, Parser, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// How a text becomes HTML.
pub struct MarkdownOptions<'a> {
    /// The address for a target as written (`station:gamagongsang`, `files/a.pdf`, `https://…`); none if it leads nowhere.
    pub resolve: &'a dyn Fn(&str) -> Option<String>,
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

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
}

/// A text as HTML.
///
/// Headings get the ids `s-1`, `s-2` … in order; a paragraph that begins with a clause number gets `c-1.6` for `1.6`
/// and `c-8` for `第八条` (content-format.md).
pub fn to_html(source: &str, options: &MarkdownOptions<'_>) -> Rendered {
    let mut rendered = writer::write(source, options.anchors, writer::RawHtml::Keep);
    if rendered.raw_html {
        match sanitise::clean(&rendered.html) {
            Some(clean) => rendered.html = clean,
            // Raw HTML that no honest author writes is shown as the text that it is.
            None => rendered = writer::write(source, options.anchors, writer::RawHtml::Show),
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
    // Most texts are plain already.
    if !source.contains(['*', '_', '[', '#', '<', '|', '`', '~', '&', '\\', '>']) {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len());
    for event in Parser::new_ext(source, options()) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak
            | Event::HardBreak
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
    for (event, range) in Parser::new_ext(source, options()).into_offset_iter() {
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
    for (event, range) in Parser::new_ext(source, options()).into_offset_iter() {
        let starts = matches!(event, Event::Start(_));
        if depth == 0 && (starts || matches!(event, Event::Rule)) {
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

#[cfg(test)]
mod tests;
