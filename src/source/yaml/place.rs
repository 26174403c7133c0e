//! Spans, places in a YAML text: from the parser's characters to bytes, lines, quoted texts.
//!
//! **You are here:** `source/yaml` — below the reader; no IO.

use crate::diag::Span;

/// Where each line feed of a text stands: counted once, however many findings ask for a line.
pub(super) fn line_feeds(text: &str) -> Vec<usize> {
    text.bytes()
        .enumerate()
        .filter(|(_, byte)| *byte == b'\n')
        .map(|(at, _)| at)
        .collect()
}

/// The line of a byte, from 1.
pub(super) fn line_of_byte(feeds: &[usize], at: usize) -> usize {
    feeds.partition_point(|feed| *feed < at) + 1
}

/// Turns the parser's character indices into byte offsets. Indices come in nearly rising order, so a cursor that walks
/// from the last one costs one pass over the text.
pub(super) struct Places<'t> {
    text: &'t str,
    chars: usize,
    bytes: usize,
    ascii: bool,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str) -> Places<'t> {
        Places {
            text,
            chars: 0,
            bytes: 0,
            ascii: text.is_ascii(),
        }
    }

    pub(super) fn byte(&mut self, index: usize) -> usize {
        if self.ascii {
            return index.min(self.text.len());
        }
        while self.chars > index {
            self.bytes -= 1;
            while !self.text.is_char_boundary(self.bytes) {
                self.bytes -= 1;
            }
            self.chars -= 1;
        }
        let mut rest = self.text[self.bytes..].chars();
        while self.chars < index {
            let Some(next) = rest.next() else { break };
            self.bytes += next.len_utf8();
            self.chars += 1;
        }
        self.bytes
    }
}

pub(super) fn line_of(text: &str, at: usize) -> Span {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    // An error at the very end, or on a blank line, is shown on the last line that says something.
    let before = text[..at].trim_end();
    let at = if text[at..].trim().is_empty() {
        before.len()
    } else {
        at
    };
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let line = &text[start..end];
    let indent = line.len() - line.trim_start().len();
    Span::new(start + indent, start + line.trim_end().len().max(indent))
}

pub(super) fn first_line(text: &str, span: Span) -> Span {
    let piece = &text[span.start..span.end];
    Span::new(span.start, span.start + piece.find('\n').unwrap_or(piece.len()))
}

/// A quoted text ends with its quote; the parser counts what follows on the line too.
pub(super) fn quoted(text: &str, span: Span) -> Span {
    let piece = &text[span.start..span.end];
    let Some(quote) = piece.chars().next() else {
        return span;
    };
    let mut escaped = false;
    let mut inside = piece.char_indices().skip(1).peekable();
    while let Some((at, c)) = inside.next() {
        if escaped {
            escaped = false;
        } else if c == '\\' && quote == '"' {
            escaped = true;
        } else if c == quote {
            // Two single quotes within single quotes stand for one.
            if quote == '\'' && inside.next_if(|(_, next)| *next == quote).is_some() {
                continue;
            }
            return Span::new(span.start, span.start + at + 1);
        }
    }
    span
}

pub(super) fn trim_end(text: &str, span: Span) -> Span {
    Span::new(
        span.start,
        span.start + text[span.start..span.end].trim_end().len(),
    )
}
