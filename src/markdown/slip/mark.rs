//! Marks that are published as they are typed: emphasis with spaces inside, footnotes without their notes.
//!
//! **You are here:** `markdown/slip` — no IO.

use super::{Slip, SlipKind};
use crate::markdown::chinese::letter::{has_own_letters, is_blank};
use std::ops::Range;

/// Marks that are published as they are; those `read` as emphasis are not.
pub(super) fn marks(source: &str, stretch: Range<usize>, read: &[Range<usize>], found: &mut Vec<Slip>) {
    let mut start = stretch.start;
    for line in source[stretch].split_inclusive('\n') {
        spaced(line, start, read, found);
        // A note without its text.
        let mut from = 0;
        while let Some(open) = line[from..].find("[^") {
            let open = from + open;
            let Some(close) = line[open..].find(']') else {
                break;
            };
            from = open + close + 1;
            let name = &line[open + 2..open + close];
            if !name.is_empty() && !name.contains(char::is_whitespace) && name.len() <= 40 {
                found.push(Slip::bare(SlipKind::NoNote, start + open..start + from));
            }
        }
        start += line.len();
    }
}

/// `** 注意 **`, `＊＊注意＊＊`.
fn spaced(line: &str, start: usize, read: &[Range<usize>], found: &mut Vec<Slip>) {
    for mark in ["**", "~~", "＊＊", "～～"] {
        let mut from = 0;
        while let Some(open) = shown(line, start, from, mark, read) {
            let inner = open + mark.len();
            let Some(close) = shown(line, start, inner, mark, read) else {
                break;
            };
            from = close + mark.len();
            let words = line[inner..close].trim_matches(is_blank);
            let wide = mark.starts_with(['＊', '～']);
            let tight = words.len() == close - inner;
            // Longer runs are masks and lines; a text without letters of ours is left to CommonMark.
            let longer = line[..open].ends_with(&mark[..mark.len() / 2])
                || line[from..].starts_with(&mark[..mark.len() / 2]);
            let between_digits = line[..open].ends_with(|c: char| c.is_ascii_digit())
                && words.starts_with(|c: char| c.is_ascii_digit());
            if words.is_empty()
                || longer
                || between_digits
                || (tight && !wide)
                || !has_own_letters(words)
                || (wide && mark == "～～")
            {
                continue;
            }
            let ascii = if mark == "~~" { "~~" } else { "**" };
            found.push(Slip {
                kind: SlipKind::StrayMark,
                at: start + open..start + from,
                mended: Some(format!("{ascii}{words}{ascii}")),
            });
        }
    }
}

/// The next of a mark in a line that is no emphasis.
fn shown(line: &str, start: usize, from: usize, mark: &str, read: &[Range<usize>]) -> Option<usize> {
    let works = |at: usize| {
        let next = read.partition_point(|range| range.end <= start + at);
        read.get(next)
            .is_some_and(|range| range.start < start + at + mark.len())
    };
    line[from..]
        .match_indices(mark)
        .map(|(at, _)| from + at)
        .find(|at| !works(*at))
}
