//! Line index: from byte offsets to lines and columns.
//!
//! **You are here:** `diag/` — used when findings are printed; no IO.

use std::ops::Range;

/// A line and a column, both from 1. *Units:* columns count characters (Unicode scalar values).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// From 1.
    pub line: u32,
    /// From 1.
    pub column: u32,
}

impl Position {
    /// Line and column of a byte; offsets past the end or inside a character fall back to what is before them.
    pub fn of(text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        Position {
            line: narrow(before.bytes().filter(|byte| *byte == b'\n').count() + 1),
            column: narrow(before[start..].chars().count() + 1),
        }
    }
}

/// The line, or lines, that a piece of a text stands in, without its end. *Units:* bytes.
pub fn line_of(text: &str, at: Range<usize>) -> Range<usize> {
    let start = text[..at.start].rfind('\n').map_or(0, |feed| feed + 1);
    let end = text[at.end..]
        .find('\n')
        .map_or(text.len(), |length| at.end + length);
    start..end
}

/// Files are at most 16 MiB, so that lines and columns always fit.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "name: 甲\nབོད: x";
        let x = text.find('x').unwrap_or_default();
        assert_eq!(Position::of(text, 0), Position { line: 1, column: 1 });
        assert_eq!(Position::of(text, x), Position { line: 2, column: 6 });
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(Position::of("ab", 99), Position { line: 1, column: 3 });
    }
}
