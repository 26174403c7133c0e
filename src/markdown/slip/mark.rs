//! Marks that are published as they are typed: emphasis with spaces inside or left open, footnotes without their notes, numbers
//! that a spreadsheet has cut.
//!
//! **You are here:** `markdown/slip` — no IO.

use super::{Slip, SlipKind};
use crate::markdown::chinese::letter::{has_own_letters, is_blank, is_own_letter};
use std::ops::Range;

/// Marks that are published as they are; those `read` as emphasis are not.
pub(super) fn marks(source: &str, stretch: Range<usize>, read: &[Range<usize>], found: &mut Vec<Slip>) {
    let mut start = stretch.start;
    for line in source[stretch].split_inclusive('\n') {
        spaced(line, start, read, found);
        notes(line, start, found);
        start += line.len();
    }
}

/// What is left over in words: no mark in them has formatted anything.
pub(super) fn words(source: &str, range: Range<usize>, found: &mut Vec<Slip>) {
    let mut start = range.start;
    for line in source[range].split_inclusive('\n') {
        open(line, start, found);
        other(source, line, start, found);
        start += line.len();
    }
}

/// A note without its text: `[^1]`, and `［^1］`, which is none.
fn notes(line: &str, start: usize, found: &mut Vec<Slip>) {
    let mut from = 0;
    while let Some(caret) = line[from..].find('^') {
        let caret = from + caret;
        from = caret + 1;
        let Some(open) = line[..caret]
            .chars()
            .next_back()
            .filter(|c| matches!(c, '[' | '［' | '【'))
        else {
            continue;
        };
        let Some(close) = line[from..].find([']', '］', '】']) else {
            break;
        };
        let name = &line[from..from + close];
        let sign = line[from + close..].chars().next().unwrap_or(']');
        if name.is_empty() || name.contains(char::is_whitespace) || name.len() > 40 {
            continue;
        }
        let at = start + caret - open.len_utf8()..start + from + close + sign.len_utf8();
        if open == '[' && sign == ']' {
            found.push(Slip::bare(SlipKind::NoNote, at));
        } else {
            let mended = Some(format!("[^{name}]"));
            let kind = SlipKind::StrayMark;
            found.push(Slip { kind, at, mended });
        }
        from += close + sign.len_utf8();
    }
}

/// `**请注意：…` that nothing closes. After letters asterisks may stand for a name.
fn open(line: &str, start: usize, found: &mut Vec<Slip>) {
    for mark in ["**", "~~", "__"] {
        let Some(at) = line.find(mark).filter(|at| line[at + 2..].find(mark).is_none()) else {
            continue;
        };
        let (before, after) = (&line[..at], &line[at + 2..]);
        let edge = before
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric() && c != '\\');
        let sign = &mark[..1];
        let alone = !before.ends_with(sign) && !after.starts_with(sign);
        let opens = edge && after.starts_with(is_own_letter);
        let closes = mark == "**"
            && before.chars().rev().take(3).filter(|c| is_own_letter(*c)).count() == 3
            && after.starts_with(['：', ':', '༔']);
        if alone && (opens || closes) {
            found.push(Slip::bare(SlipKind::OpenMark, start + at..start + at + 2));
        }
    }
}

/// `__加粗__`, `==高亮==`, `》引用`, `1.38E+10`.
fn other(source: &str, line: &str, start: usize, found: &mut Vec<Slip>) {
    for mark in ["__", "=="] {
        let pieces: Vec<&str> = line.split(mark).collect();
        // The blanks of forms (`__年__月`) are no pairs of words.
        let paired = pieces.len() % 2 == 1;
        let mut at = 0;
        for (index, piece) in pieces.iter().enumerate() {
            let words = piece.chars().count() >= 2
                && has_own_letters(piece)
                && piece.trim_matches(is_blank) == *piece;
            let sign = &mark[..1];
            if paired && index % 2 == 1 && words && !piece.starts_with(sign) && !piece.ends_with(sign) {
                found.push(Slip {
                    kind: SlipKind::StrayMark,
                    at: start + at - 2..start + at + piece.len() + 2,
                    mended: Some(format!("**{piece}**")),
                });
            }
            at += piece.len() + mark.len();
        }
    }
    let head = line.trim_start_matches(is_blank);
    let before = source[..start].trim_end_matches([' ', '\u{3000}']);
    let begins = before.is_empty() || before.ends_with('\n');
    if begins && let Some(sign) = head.chars().next().filter(|c| matches!(c, '》' | '＞')) {
        let at = start + line.len() - head.len();
        found.push(Slip {
            kind: SlipKind::StrayMark,
            at: at..at + sign.len_utf8(),
            mended: Some("> ".to_owned()),
        });
    }
    for (at, _) in line.match_indices(['E', 'e']) {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let number = line[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        let after = digits(line[at + 1..].strip_prefix('+').unwrap_or_default());
        let apart = !number.ends_with(|c: char| c.is_ascii_alphanumeric());
        if apart && number.len() < at && (1..=3).contains(&after) {
            found.push(Slip::bare(
                SlipKind::CutNumber,
                start + number.len()..start + at + 2 + after,
            ));
        }
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
