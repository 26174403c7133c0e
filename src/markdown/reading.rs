//! The reader of Markdown: CommonMark, tables, footnotes and strikethrough, as Chinese and Tibetan staff write them.
//!
//! **You are here:** `markdown/reading` — the one door to the parser: pages, search, links and findings all see a text
//! through it, so that none can take it for something else; no IO.
//!
//! Steps: the parser reads the text once to find what its own rules misjudge; a copy of the same length is made in which
//! that is mended (`chinese::prepared`); the copy is parsed, and the words are taken from the original, so that every place
//! is a place in the text as it was written. At last line ends, tables of tabs and addresses become what they mean.

use super::chinese;
use super::parser::{Placed, Reading, parsed};
use pulldown_cmark::{CowStr, Event, LinkType, Tag};
use std::borrow::Cow;
use std::ops::Range;

/// Reads a text.
pub(crate) fn read(source: &str) -> Reading<'_> {
    let prepared = chinese::prepared(source);
    let events = match &prepared {
        Cow::Borrowed(_) => parsed(source).collect(),
        Cow::Owned(copy) => from_copy(source, copy),
    };
    chinese::restructured(source, joined(source, events))
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
