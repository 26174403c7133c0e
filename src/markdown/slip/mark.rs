//! Marks that are published as they are typed: emphasis with spaces inside, footnotes without their notes.
//!
//! **You are here:** `markdown/slip` — no IO.

use super::{Slip, SlipKind};
use crate::markdown::chinese::is_masked_name;
use crate::markdown::chinese::letter::{has_own_letters, is_blank, is_digit, is_own_letter, is_tsheg};
use crate::markdown::parser::{Placed, is_inline};
use crate::markdown::reading;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// Notes that are not there.
pub(super) fn notes(source: &str, stretch: Range<usize>, found: &mut Vec<Slip>) {
    let mut start = stretch.start;
    for line in source[stretch].split_inclusive('\n') {
        notes_of_line(source, line, start, found);
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

/// The length of a colon of input methods or of Tibetan, and the blanks behind it, at the beginning of a text.
fn wide_colon(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['：', '﹕', '∶', '༔', 'ཿ'])?;
    Some(text.len() - rest.trim_start_matches([' ', '\u{3000}']).len())
}

/// Whether a note of this name stands in the text, behind another sign than a colon.
fn is_noted(source: &str, name: &str) -> bool {
    ['：', '﹕', '∶', '༔', 'ཿ']
        .iter()
        .any(|colon| source.contains(&format!("\n[^{name}]{colon}")))
}

/// A note without its text: `[^1]`, and `［^1］`, which is none.
fn notes_of_line(source: &str, line: &str, start: usize, found: &mut Vec<Slip>) {
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
        let behind = &line[from + close + sign.len_utf8()..];
        let begins = line[..caret].trim_start().len() == open.len_utf8();
        if let Some(colon) = wide_colon(behind).filter(|_| begins) {
            // The note stands there: its colon is no colon.
            found.push(Slip {
                kind: SlipKind::StrayMark,
                at: at.start..at.end + colon,
                mended: Some(format!("[^{name}]: ")),
            });
        } else if open == '[' && sign == ']' {
            if is_noted(source, name) {
                continue;
            }
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

/// Two asterisks or tildes in a text.
struct Mark {
    at: Range<usize>,
    /// The emphasis that the parser has made of it and its partner, by where it begins; none: it is published.
    taken: Option<usize>,
}

/// The marks that make words strong or strike them, as they are typed. `＊＊` is never read as one.
const MARKS: [&str; 3] = ["**", "~~", "＊＊"];

/// `** 注意 **`, `＊＊注意＊＊`: marks are paired as they were typed, those among them that the parser has taken for emphasis too, or
/// what ends one pair and what begins the next would be taken for a pair.
pub(super) fn marks(source: &str, events: &[Placed<'_>], found: &mut Vec<Slip>) {
    for sign in MARKS.into_iter().filter(|sign| source.contains(sign)) {
        let mut line: Vec<Mark> = Vec::new();
        let mut hidden = 0usize;
        for (event, range) in events {
            let mut met = Vec::new();
            match event {
                Event::Start(Tag::CodeBlock(_) | Tag::Link { .. } | Tag::Image { .. }) => hidden += 1,
                Event::End(TagEnd::CodeBlock | TagEnd::Link | TagEnd::Image) => {
                    hidden = hidden.saturating_sub(1);
                }
                Event::Start(Tag::Strong | Tag::Strikethrough) if source[range.clone()].starts_with(sign) => {
                    met.push((range.start..range.start + sign.len(), Some(range.start)));
                }
                Event::End(TagEnd::Strong | TagEnd::Strikethrough)
                    if source[range.clone()].ends_with(sign) =>
                {
                    met.push((range.end - sign.len()..range.end, Some(range.start)));
                }
                Event::Text(_) if hidden == 0 => {
                    met.extend(typed(source, range.clone(), sign).map(|at| (at, None)));
                }
                _ => {}
            }
            let ends = match event {
                Event::Start(tag) => !is_inline(tag.to_end()),
                Event::End(tag) => !is_inline(*tag),
                _ => false,
            };
            if ends {
                judge(source, &line, sign, found);
                line.clear();
            }
            for (at, taken) in met {
                if line
                    .last()
                    .is_some_and(|last| source[last.at.end..at.start].contains('\n'))
                {
                    judge(source, &line, sign, found);
                    line.clear();
                }
                line.push(Mark { at, taken });
            }
        }
        judge(source, &line, sign, found);
    }
}

/// The marks in words, without those that are no marks: longer runs, products, masked names, what a backslash stands before.
fn typed<'s>(source: &'s str, range: Range<usize>, sign: &'s str) -> impl Iterator<Item = Range<usize>> + 's {
    let half = &sign[..sign.len() / 2];
    source[range.clone()]
        .match_indices(sign)
        .filter_map(move |(at, _)| {
            let at = range.start + at..range.start + at + sign.len();
            let (before, after) = (&source[..at.start], &source[at.end..]);
            let product = before.trim_end_matches(is_blank).ends_with(is_digit)
                && after.trim_start_matches(is_blank).starts_with(is_digit);
            let other = before.ends_with(half)
                || before.ends_with('\\')
                || after.starts_with(half)
                || product
                || is_masked_name(before);
            (!other).then_some(at)
        })
}

/// What is told of the marks of a line. Where they do not pair up, or otherwise than the parser has paired them, only the writer
/// knows which belong together.
fn judge(source: &str, line: &[Mark], sign: &str, found: &mut Vec<Slip>) {
    let pairs = line.chunks_exact(2);
    let paired = pairs.remainder().is_empty() && pairs.into_iter().all(|pair| pair[0].taken == pair[1].taken);
    for pair in line.windows(2).step_by(if paired { 2 } else { 1 }) {
        let [open, close] = pair else { continue };
        let at = open.at.start..close.at.end;
        let inner = &source[open.at.end..close.at.start];
        let words = inner.trim_matches(is_blank);
        let tight = words.len() == inner.len() && sign.is_ascii();
        // A text without letters of ours is left to CommonMark.
        if open.taken.is_some() || close.taken.is_some() || tight || !has_own_letters(words) {
            continue;
        }
        let ascii = if sign.is_ascii() { sign } else { "**" };
        let mended = format!("{ascii}{words}{ascii}");
        let sure = paired && is_pair(source, &at, inner, line.len() == 2) && emphasises(source, &at, &mended);
        found.push(Slip {
            kind: SlipKind::StrayMark,
            at,
            mended: sure.then_some(mended),
        });
        if !paired {
            break;
        }
    }
}

/// Whether the marks stand where a pair may be: `扎西** 和 次仁**` ends two, and of `甲** 和 ** 乙 ** 与 **丙` the inner ones may be meant.
fn is_pair(source: &str, at: &Range<usize>, inner: &str, alone: bool) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || is_tsheg(c));
    let ends = letter(source[..at.start].chars().next_back()) && inner.starts_with(is_blank);
    let begins = letter(source[at.end..].chars().next()) && inner.ends_with(is_blank);
    ends == begins && (alone || !ends)
}

/// Whether mended words are emphasis where they stand: advice that would not make it so is not given.
fn emphasises(source: &str, at: &Range<usize>, mended: &str) -> bool {
    let before = source[..at.start]
        .chars()
        .next_back()
        .filter(|c| !c.is_whitespace());
    let after = source[at.end..].chars().next().filter(|c| !c.is_whitespace());
    let mut piece = String::from("字");
    if before.is_none() {
        piece.push(' ');
    }
    piece.extend(before);
    piece.push_str(mended);
    piece.extend(after);
    reading::read(&piece)
        .events
        .iter()
        .any(|(event, _)| matches!(event, Event::Start(Tag::Strong | Tag::Strikethrough)))
}
