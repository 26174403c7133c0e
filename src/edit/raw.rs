//! Byte mapping: from a place in a file's decoded text to its bytes, and the bytes with some pieces replaced.
//!
//! **You are here:** `edit/` — below the steps; knows lines and line ends, no YAML; no IO.
//!
//! [`encoding::decode`] makes line ends alike and drops ideographic spaces at line ends. Lines stay one to one, and so do the
//! bytes of each line up to what was dropped at its end: so a place leads back by its line and column.

use crate::diag::Fault;
use crate::source::encoding;
use std::borrow::Cow;
use std::ops::Range;

/// A piece to be replaced. *Units:* bytes of the decoded text. Text of several lines has LF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Splice {
    pub(super) at: Range<usize>,
    pub(super) text: String,
}

/// A file's bytes and its text.
pub(super) struct Raw<'b> {
    bytes: &'b [u8],
    pub(super) text: Cow<'b, str>,
    /// Where each line begins, in the text and in the bytes.
    starts: Vec<(usize, usize)>,
}

impl<'b> Raw<'b> {
    /// Decodes a file.
    pub(super) fn read(bytes: &'b [u8]) -> Result<Raw<'b>, Fault> {
        let text = encoding::decode(bytes)?;
        let mut at = if bytes.starts_with(encoding::BOM) {
            encoding::BOM.len()
        } else {
            0
        };
        let mut starts = vec![(0, at)];
        let feeds: Vec<usize> = text.match_indices('\n').map(|(at, _)| at + 1).collect();
        for start in feeds {
            at += line_length(&bytes[at..]);
            starts.push((start, at));
        }
        Ok(Raw { bytes, text, starts })
    }

    /// The lines of the file with their ends; an empty one after the last line feed.
    pub(super) fn lines(&self) -> Vec<&'b [u8]> {
        let ends = self.starts.iter().skip(1).map(|(_, byte)| *byte);
        let lines = self.starts.iter().zip(ends.chain([self.bytes.len()]));
        lines.map(|((_, start), end)| &self.bytes[*start..end]).collect()
    }

    /// The number of the line that holds a place of the text, from 0.
    pub(super) fn line_of(&self, at: usize) -> usize {
        self.starts
            .partition_point(|(start, _)| *start <= at)
            .saturating_sub(1)
    }

    /// The byte of the file at a place of the text.
    fn byte(&self, at: usize) -> usize {
        let line = self.line_of(at);
        let (start, byte) = self.starts[line];
        (byte + (at - start)).min(self.bytes.len())
    }

    /// How the line that holds a place ends; a last line without an end as the first line.
    fn line_end(&self, at: usize) -> &'static str {
        let line = self.line_of(at);
        let of = |line: usize| {
            let (_, next) = *self.starts.get(line + 1)?;
            let before = &self.bytes[..next];
            Some(if before.ends_with(b"\r\n") {
                "\r\n"
            } else if before.ends_with(b"\r") {
                "\r"
            } else {
                "\n"
            })
        };
        of(line).or_else(|| of(line.checked_sub(1)?)).unwrap_or("\n")
    }

    /// The bytes with all pieces replaced; new lines end as the lines beside them. *Shape:* pieces may come in any order and
    /// must not overlap; none comes back where they do.
    pub(super) fn with(&self, mut splices: Vec<Splice>) -> Option<Vec<u8>> {
        splices.sort_by_key(|splice| (splice.at.start, splice.at.end));
        let mut out = Vec::with_capacity(self.bytes.len() + 256);
        let mut done = 0;
        for Splice { at, text } in splices {
            let (start, end) = (self.byte(at.start), self.byte(at.end));
            if start < done || end < start {
                return None;
            }
            out.extend_from_slice(&self.bytes[done..start]);
            match self.line_end(at.start) {
                "\n" => out.extend_from_slice(text.as_bytes()),
                other => out.extend_from_slice(text.replace('\n', other).as_bytes()),
            }
            done = end;
        }
        out.extend_from_slice(&self.bytes[done..]);
        Some(out)
    }
}

/// The first line with its end.
fn line_length(bytes: &[u8]) -> usize {
    match bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
        Some(at) if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') => at + 2,
        Some(at) => at + 1,
        None => bytes.len(),
    }
}

/// The lines of a file with their ends.
pub(super) fn lines_of(bytes: &[u8]) -> Vec<&[u8]> {
    let mut rest = bytes;
    let mut all = Vec::new();
    while !rest.is_empty() {
        let (line, tail) = rest.split_at(line_length(rest));
        all.push(line);
        rest = tail;
    }
    all
}

/// How many lines differ: of each place where lines were replaced, the more of the old and the new.
pub(crate) fn lines_changed(old: &[u8], new: &[u8]) -> usize {
    similar::capture_diff_slices(similar::Algorithm::Myers, &lines_of(old), &lines_of(new))
        .into_iter()
        .filter(|op| op.tag() != similar::DiffTag::Equal)
        .map(|op| op.old_range().len().max(op.new_range().len()))
        .sum()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn a_piece_is_replaced_in_the_bytes_and_the_rest_stays() {
        let bytes = "\u{FEFF}甲: 1　\r\n乙: 2　 \r\n丙: 3".as_bytes();
        let raw = Raw::read(bytes).unwrap();
        assert_eq!(raw.text, "甲: 1\n乙: 2\n丙: 3");
        let two = raw.text.find('2').unwrap();
        let line = raw.text.find('丙').unwrap();
        let new = raw
            .with(vec![
                Splice {
                    at: line..line,
                    text: "新: 1\n".to_owned(),
                },
                Splice {
                    at: two..two + 1,
                    text: "22".to_owned(),
                },
            ])
            .unwrap();
        assert_eq!(
            String::from_utf8(new.clone()).unwrap(),
            "\u{FEFF}甲: 1　\r\n乙: 22　 \r\n新: 1\r\n丙: 3"
        );
        assert_eq!(lines_changed(bytes, &new), 2);
        assert_eq!(lines_changed(bytes, bytes), 0);
    }

    #[test]
    fn overlapping_pieces_are_no_edit() {
        let raw = Raw::read(b"abc").unwrap();
        let splice = |at: Range<usize>| Splice {
            at,
            text: String::new(),
        };
        assert_eq!(raw.with(vec![splice(0..2), splice(1..3)]), None);
    }
}
