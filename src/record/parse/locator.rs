//! Source locations: from the path of a field back to its place in a file.
//!
//! **You are here:** `record/parse` — asked after the build's rules, for files with findings; no IO.

use super::front_matter::front_matter;
use super::yaml_text::{Replaced, mend, original};
use crate::diag::Span;
use crate::record::file_kind;
use crate::source::slips;
use crate::source::yaml::{self, Node};
use std::borrow::Cow;

/// A file's tree, kept to find the places of several fields in it, for findings that were made later.
pub struct Locator<'t> {
    node: Option<Node>,
    /// The text that the tree was read from: mended where the file has slips.
    yaml: Cow<'t, str>,
    drift: Vec<Replaced>,
    offset: usize,
    /// First byte of a document's text.
    body: Option<usize>,
}

impl Locator<'_> {
    /// Reads a file's text once more.
    pub fn new<'t>(path: &str, text: &'t str) -> Locator<'t> {
        let markdown = file_kind(path).is_document();
        let (yaml, offset, body) = if markdown {
            front_matter(text).map_or(("", 0, None), |front| {
                (front.yaml, front.offset, Some(front.body))
            })
        } else {
            (text, 0, None)
        };
        let (mended, drift) = mend(yaml, &slips::find(yaml));
        let yaml = mended.map_or(Cow::Borrowed(yaml), Cow::Owned);
        Locator {
            node: yaml::read(&yaml).0,
            yaml,
            drift,
            offset,
            body,
        }
    }

    /// The tree; none where the YAML cannot be read.
    pub(crate) fn tree(&self) -> Option<&Node> {
        self.node.as_ref()
    }

    /// The text that the tree's places count in: the file's YAML, mended where it has slips.
    pub(crate) fn yaml(&self) -> &str {
        &self.yaml
    }

    /// From a byte of [`Locator::yaml`] to the byte of the file's text.
    pub(crate) fn in_file(&self, at: usize) -> usize {
        original(&self.drift, at) + self.offset
    }

    /// The first byte of a document's text in the file's; none for other files.
    pub(crate) fn body(&self) -> Option<usize> {
        self.body
    }

    /// The place of a field, or of the nearest part of its path that exists: a path as in
    /// [`crate::record::Origin::field`], perhaps with `=words` that are looked for in its value.
    pub fn find(&self, field: &str) -> Option<Span> {
        let (field, words) = field
            .split_once('=')
            .map_or((field, None), |(field, words)| (field, Some(words)));
        let mut span = self.node.as_ref()?.find(field);
        if let Some(words) = words {
            // A block of several lines has the span of its first line, so the search goes on below it.
            if let Some(at) = self.yaml.get(span.start..).and_then(|value| value.find(words)) {
                span = Span::new(span.start + at, span.start + at + words.len());
            }
        }
        let back = |at: usize| original(&self.drift, at) + self.offset;
        Some(Span::new(back(span.start), back(span.end)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;

    #[test]
    fn a_field_below_a_slip_is_found_in_the_file_as_it_is() {
        let text = "level：township\nopening： 是\nregion: 540102097\n";
        let span = Locator::new("content/stations/a.yaml", text)
            .find("region")
            .unwrap();
        assert_eq!(&text[span.start..span.end], "540102097");
    }

    #[test]
    fn what_ends_within_a_replacement_ends_with_what_was_replaced() {
        let text = "id：\u{200b}";
        let (mended, drift) = mend(text, &slips::find(text));
        for at in 0..=mended.unwrap().len() {
            assert!(text.is_char_boundary(original(&drift, at)), "{at}");
        }
    }
}
