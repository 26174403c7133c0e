//! From the path of a field back to its place in a file.
//!
//! **You are here:** `record/parse` — asked after the build's rules, for files with findings; no IO.

use super::document::front_matter;
use crate::diag::Span;
use crate::record::kind::{FileKind, file_kind};
use crate::record::yaml::{self, Node};

/// A file's tree, kept to find the places of several fields in it, for findings that were made later.
pub struct Locator<'t> {
    node: Option<Node>,
    yaml: &'t str,
    offset: usize,
}

impl Locator<'_> {
    /// Reads a file's text once more.
    pub fn new<'t>(path: &str, text: &'t str) -> Locator<'t> {
        let markdown = matches!(
            file_kind(path),
            FileKind::Notices | FileKind::Disclosures | FileKind::Pages
        );
        let (yaml, offset) = if markdown {
            front_matter(text).map_or(("", 0), |front| (front.yaml, front.offset))
        } else {
            (text, 0)
        };
        Locator {
            node: yaml::read(yaml).0,
            yaml,
            offset,
        }
    }

    /// The place of a field, or of the nearest part of its path that exists: a path as in [`Origin::field`], perhaps with
    /// `=words` that are looked for in its value.
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
        Some(Span::new(span.start + self.offset, span.end + self.offset))
    }
}
