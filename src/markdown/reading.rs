//! The reader of Markdown: CommonMark, tables, footnotes and strikethrough, as Chinese and Tibetan staff write them.
//!
//! **You are here:** `markdown/reading` — the one door to the parser: pages, search, links and findings all see a text
//! through it, so that none can take it for something else; no IO.
//!
//! Steps: the parser reads the text once to find what its own rules misjudge; a copy of the same length is made in which
//! that is mended (`chinese::prepared`); the copy is parsed, and the words are taken from the original, so that every place
//! is a place in the text as it was written. At last line ends, tables of tabs and addresses become what they mean.

use super::chinese;
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
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

/// Reads a text.
pub(crate) fn read(source: &str) -> Reading<'_> {
    let prepared = chinese::prepared(source);
    let events = match &prepared {
        Cow::Borrowed(_) => parsed(source).collect(),
        Cow::Owned(copy) => from_copy(source, copy),
    };
    chinese::restructured(source, joined(source, events))
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

/// The events of a copy, with the words of the original.
fn from_copy<'t>(source: &'t str, copy: &str) -> Vec<Placed<'t>> {
    parsed(copy)
        .map(|(event, range)| {
            let original = |words: &str| copy.get(range.clone()).is_some_and(|own| own == words);
            let event = match event {
                Event::Text(words) if original(&words) => {
                    Event::Text(CowStr::Borrowed(&source[range.clone()]))
                }
                // What is no piece of the text (an entity, an address) holds nothing that was changed.
                other => other.into_static(),
            };
            (event, range)
        })
        .collect()
}

/// Words that stand side by side become one; addresses of mail get their scheme.
fn joined<'t>(source: &'t str, events: Vec<Placed<'t>>) -> Vec<Placed<'t>> {
    let mut out: Vec<Placed<'t>> = Vec::with_capacity(events.len());
    for (event, range) in events {
        match event {
            Event::Text(words) => {
                // Compared by where they lie, not letter by letter: words of a hundred thousand pieces are met.
                let lies = |words: &CowStr<'_>, range: &Range<usize>| {
                    words.len() == range.len() && words.as_ptr() == source[range.start..].as_ptr()
                };
                if let Some((Event::Text(before), place)) = out.last_mut()
                    && place.end == range.start
                    && lies(before, place)
                    && lies(&words, &range)
                {
                    place.end = range.end;
                    *before = CowStr::Borrowed(&source[place.clone()]);
                } else {
                    out.push((Event::Text(words), range));
                }
            }
            Event::Start(Tag::Link {
                link_type: LinkType::Email,
                dest_url,
                title,
                id,
            }) if !dest_url.starts_with("mailto:") => {
                let tag = Tag::Link {
                    link_type: LinkType::Email,
                    dest_url: format!("mailto:{dest_url}").into(),
                    title,
                    id,
                };
                out.push((Event::Start(tag), range));
            }
            other => out.push((other, range)),
        }
    }
    out
}
