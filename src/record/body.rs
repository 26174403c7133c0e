//! The Markdown text of a document: kept as it is, with the links that it makes.
//!
//! **You are here:** `record/` — after the front matter is cut off; rendering is `render/`'s business; no IO.

use crate::diag::Span;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// Markdown as the format allows it: CommonMark, tables, footnotes, strikethrough.
pub fn markdown_options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
}

/// A document's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// Markdown, in NFC.
    pub markdown: Box<str>,
    /// Where links and pictures lead. *Units:* spans in the whole file.
    pub links: Vec<(Span, Box<str>)>,
}

impl Body {
    /// Reads a text that begins at byte `offset` of its file.
    pub fn read(text: &str, offset: usize) -> Body {
        let links = links(text)
            .into_iter()
            .map(|(span, target)| (Span::new(span.start + offset, span.end + offset), target))
            .collect();
        Body { markdown: super::yaml::nfc(text.into()).into(), links }
    }
}

/// The targets of all links and pictures of a Markdown text, with their places in it.
pub fn links(markdown: &str) -> Vec<(Span, Box<str>)> {
    // Most texts have none: the search is far cheaper than the parser.
    if !markdown.contains("](") && !markdown.contains("]:") && !markdown.contains('<') {
        return Vec::new();
    }
    Parser::new_ext(markdown, markdown_options())
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let piece = &markdown[range.clone()];
                // The whole link stands in the range; point at its target where it is written there.
                let start = piece.rfind(&*dest_url).map_or(range.start, |at| range.start + at);
                let end = if start == range.start { range.end } else { start + dest_url.len() };
                Some((Span::new(start, end), dest_url.to_string().into()))
            }
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_placed_at_its_target() {
        let text = "见[站点](station:gamagongsang)和![图](files/图.png)。";
        let found = links(text);
        assert_eq!(found.len(), 2);
        assert_eq!(&text[found[0].0.start..found[0].0.end], "station:gamagongsang");
        assert_eq!(&*found[1].1, "files/图.png");
    }
}
