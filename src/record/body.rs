//! Document body, the Markdown text of a document: kept as it is, with the links that it makes and the slips in it.
//!
//! **You are here:** `record/` — after the front matter is cut off; how a text is read is `markdown/`'s business; no IO.

mod faults;

pub(crate) use faults::mends;
pub use faults::{control, faults};

use crate::diag::Span;
use crate::markdown::targets;
use std::ops::Range;

/// A document's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// Markdown, in NFC.
    pub markdown: Box<str>,
    /// Where links and pictures lead. *Units:* spans in the whole file.
    pub links: Vec<(Span, Box<str>)>,
    /// First byte of the text in its file.
    offset: usize,
    /// Where the lines begin in the text of the file, and its end; kept only where NFC has changed it.
    line_starts: Option<Box<[usize]>>,
}

impl Body {
    /// Reads a text that begins at byte `offset` of its file.
    pub fn read(text: &str, offset: usize) -> Body {
        let links = links(text)
            .into_iter()
            .map(|(span, target)| (Span::new(span.start + offset, span.end + offset), target))
            .collect();
        let markdown: Box<str> = crate::source::yaml::nfc(text.into()).into();
        let line_starts = (*markdown != *text).then(|| {
            let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0)
                .chain(after_breaks)
                .chain(std::iter::once(text.len() + 1))
                .collect()
        });
        Body {
            markdown,
            links,
            offset,
            line_starts,
        }
    }

    /// Where a piece of [`Body::markdown`] stands in the file; its whole line in a text that NFC has changed.
    pub fn span(&self, piece: Range<usize>) -> Span {
        let Some(starts) = &self.line_starts else {
            return Span::new(piece.start + self.offset, piece.end + self.offset);
        };
        let before = &self.markdown.as_bytes()[..piece.start.min(self.markdown.len())];
        let line = before
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            .min(starts.len().saturating_sub(2));
        let start = starts.get(line).copied().unwrap_or_default();
        let end = starts.get(line + 1).map_or(start, |next| next.saturating_sub(1));
        Span::new(self.offset + start, self.offset + end)
    }
}

/// The targets of all links and pictures of a Markdown text, raw HTML too, with their places in it; as the page has them.
pub fn links(markdown: &str) -> Vec<(Span, Box<str>)> {
    targets(markdown)
        .into_iter()
        .map(|target| (Span::new(target.at.start, target.at.end), target.to.into()))
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

    #[test]
    fn a_piece_of_the_text_is_placed_in_the_file() {
        let plain = Body::read("甲\n乙丙", 10);
        assert_eq!(plain.span(7..10), Span::new(17, 20));
        // U+0F43 decomposes under NFC: six bytes stand for three.
        let changed = Body::read("\u{F43}\n乙丙", 10);
        let at = changed.markdown.find('丙').unwrap_or_default();
        assert_eq!(changed.span(at..at + 3), Span::new(10 + 3 + 1, 10 + 3 + 1 + 6));
    }
}
