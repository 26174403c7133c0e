//! Parser of CommonMark with tables, footnotes and strikethrough, and what it says of a text: events with their places.
//!
//! **You are here:** `markdown/parser` — below `chinese`, which judges what it says, and `reading`, which puts both together; no IO.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::BTreeSet;
use std::ops::Range;

/// An event with its place in the text. *Units:* bytes.
pub(crate) type Placed<'t> = (Event<'t>, Range<usize>);

/// A text as it is read.
#[derive(Debug, Default)]
pub(crate) struct Reading<'t> {
    /// The parser's events; all words are pieces of the text.
    pub(crate) events: Vec<Placed<'t>>,
    /// Where paragraphs begin that stand at the right: signatures.
    pub(crate) right: BTreeSet<usize>,
}

/// Where the runs of asterisks and tildes of a block of text stand.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Each byte of a run that could be a delimiter, in order.
    pub(super) delimiters: Vec<usize>,
    /// Whether a vertical bar ends the words.
    pub(super) in_table: bool,
}

/// CommonMark and its extensions, as the parser has them.
pub(super) fn parsed(source: &str) -> impl Iterator<Item = Placed<'_>> {
    Parser::new_ext(source, options()).into_offset_iter()
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
}

/// The blocks of a text with the runs in them that the parser takes for delimiters, or could.
pub(super) fn places(source: &str) -> Vec<Places> {
    let mut blocks = vec![Places::default()];
    let bytes = source.as_bytes();
    // The end of the last words: an asterisk right after a backslash that is not among them is escaped.
    let mut end = 0;
    let mut tables = 0usize;
    let mut code = 0usize;
    for (event, range) in parsed(source) {
        let block = match &event {
            Event::Start(tag) => (!is_inline(tag.to_end())).then(|| tag.to_end()),
            Event::End(tag) => (!is_inline(*tag)).then_some(*tag),
            _ => None,
        };
        if block.is_some() {
            match &event {
                Event::Start(Tag::Table(_)) => tables += 1,
                Event::End(TagEnd::Table) => tables = tables.saturating_sub(1),
                Event::Start(Tag::CodeBlock(_)) => code += 1,
                Event::End(TagEnd::CodeBlock) => code = code.saturating_sub(1),
                _ => {}
            }
            if blocks.last().is_some_and(|block| !block.delimiters.is_empty()) {
                blocks.push(Places::default());
            }
        }
        let Some(block) = blocks.last_mut() else { break };
        block.in_table = tables > 0;
        match event {
            Event::Text(_) if code == 0 => {
                let escaped = range.start > end && bytes[..range.start].last() == Some(&b'\\');
                let from = range.start + usize::from(escaped);
                let signs = (from..range.end).filter(|at| matches!(bytes[*at], b'*' | b'~'));
                block.delimiters.extend(signs);
                end = range.end;
            }
            Event::Start(Tag::Strong | Tag::Emphasis | Tag::Strikethrough) => {
                let sign = bytes[range.start];
                let length = match &event {
                    Event::Start(Tag::Emphasis) => 1,
                    _ if bytes.get(range.start + 1) == Some(&sign) => 2,
                    _ => 1,
                };
                if matches!(sign, b'*' | b'~') && range.len() >= 2 * length {
                    block.delimiters.extend(range.start..range.start + length);
                    block.delimiters.extend(range.end - length..range.end);
                }
            }
            _ => {}
        }
    }
    for block in &mut blocks {
        block.delimiters.sort_unstable();
        block.delimiters.dedup();
    }
    blocks
}

pub(super) fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}
