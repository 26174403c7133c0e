//! Tokeniser of numbers in disguise: the digits of a text behind what may stand between and around them.
//!
//! **You are here:** `personal/` — the first step of a search; no IO.
//!
//! A number is the same number to a reader when it is spaced, hyphenated, set in full width or in circles, split by a line
//! end, a cell or a tag, or written as an entity, a `%31` or a YAML escape: all of these turn into plain digits on a page.

use super::digits::{self, Script, Sign};
use super::signs::CELL;
use std::cell::Cell;

/// One unit of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A digit of any script.
    Digit(u8, Script),
    /// A sign that shows two digits: ⑫.
    Two(u8, u8),
    /// The letter that stands for ten at the end of an ID number, in any of its shapes.
    X,
    /// What no reader sees: neither parts digits nor joins them.
    Nothing,
    /// A space of any width.
    Space,
    /// A hyphen, a dot, a bracket: people set numbers with them.
    Mark,
    /// A full stop, which may also be a decimal point.
    Dot,
    /// A line end.
    Break,
    /// What parts two numbers in a list or a table, and the digits of one in a form.
    Separator,
    /// Anything else.
    Other,
}

/// A text with what is remembered of it, so that markup is read in one pass however it is nested or left open.
pub(super) struct Units<'t> {
    pub(super) text: &'t str,
    /// Where the next `>` stands, as far as was looked; the text's length when there is none.
    tag_end: Cell<usize>,
    comment_end: Cell<usize>,
    ruby_end: Cell<usize>,
}

impl<'t> Units<'t> {
    pub(super) fn new(text: &'t str) -> Units<'t> {
        Units {
            text,
            tag_end: Cell::new(0),
            comment_end: Cell::new(0),
            ruby_end: Cell::new(0),
        }
    }

    /// The unit at a byte, which must be a character's first, and where it ends.
    pub(super) fn at(&self, at: usize) -> (Unit, usize) {
        let bytes = self.text.as_bytes();
        let Some(first) = bytes.get(at) else {
            return (Unit::Other, at + 1);
        };
        match first {
            b'0'..=b'9' => (Unit::Digit(first - b'0', Script::Decimal), at + 1),
            b'\n' => (Unit::Break, at + 1),
            b'X' | b'x' => (Unit::X, at + 1),
            b' ' | b'\t' | b'\r' => (Unit::Space, at + 1),
            b'.' => (Unit::Dot, at + 1),
            b'*' => stars(bytes, at),
            b'`' => (Unit::Nothing, at + 1),
            b'-' | b'_' | b'~' | b'>' | b'(' | b')' => (Unit::Mark, at + 1),
            b'|' | b',' | b';' | b'/' | b':' | b'+' | b'"' | b'\'' | b'[' | b']' | 0x1F => self.separator(at),
            b'\\' => escape(bytes, at),
            b'&' => entity(bytes, at),
            b'%' => percent(bytes, at),
            b'<' => self.tag(at),
            0..=0x7F => (Unit::Other, at + 1),
            _ => match self.text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) => (of_char(c), at + c.len_utf8()),
                None => (Unit::Other, at + 1),
            },
        }
    }

    /// A sign between numbers; `]]>` closes what the sanitiser takes for a comment and XML for text.
    fn separator(&self, at: usize) -> (Unit, usize) {
        if self.text.as_bytes()[at..].starts_with(b"]]>") {
            return (Unit::Nothing, at + 3);
        }
        (Unit::Separator, at + 1)
    }

    /// A tag or comment: on the page the digits around it touch, or stand in neighbouring cells or lines.
    fn tag(&self, at: usize) -> (Unit, usize) {
        let bytes = self.text.as_bytes();
        match bytes.get(at + 1) {
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'/' | b'!' | b'?') => {}
            _ => return (Unit::Other, at + 1),
        }
        let rest = &bytes[at..];
        if rest.starts_with(b"<!--") {
            return match self.end(&self.comment_end, at + 4, "-->") {
                Some(end) => (Unit::Nothing, end),
                None => (Unit::Other, at + 1),
            };
        }
        if rest.starts_with(b"<![CDATA[") {
            return (Unit::Nothing, at + 9);
        }
        let Some(end) = self.end(&self.tag_end, at + 2, ">") else {
            return (Unit::Other, at + 1);
        };
        let name = || {
            let name = rest[1..].strip_prefix(b"/").unwrap_or(&rest[1..]);
            let length = name
                .iter()
                .take_while(|byte| byte.is_ascii_alphanumeric())
                .count();
            name[..length.min(12)].to_ascii_lowercase()
        };
        match name().as_slice() {
            // The reading above a word stands between its letters in the source alone.
            b"rt" | b"rp" if rest[1] != b'/' => match self.end(&self.ruby_end, end, "</r") {
                Some(close) => (Unit::Nothing, close - 3),
                None => (Unit::Nothing, end),
            },
            b"td" | b"th" | b"tr" | b"table" | b"tbody" | b"p" | b"li" | b"ul" | b"ol" | b"div" | b"dd"
            | b"dt" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"section" | b"text" => {
                (Unit::Separator, end)
            }
            b"br" => (Unit::Break, end),
            _ => (Unit::Nothing, end),
        }
    }

    /// Where the next occurrence of a mark ends; each byte is looked at once for all that ask.
    fn end(&self, known: &Cell<usize>, from: usize, mark: &str) -> Option<usize> {
        if known.get() < from {
            let found = self.text.get(from..).and_then(|rest| rest.find(mark));
            known.set(found.map_or(usize::MAX, |at| from + at));
        }
        (known.get() != usize::MAX).then(|| known.get() + mark.len())
    }
}

/// Emphasis vanishes on the page; a longer row of stars hides digits of a number, which is then none.
fn stars(bytes: &[u8], at: usize) -> (Unit, usize) {
    let count = bytes[at..].iter().take_while(|byte| **byte == b'*').count();
    let unit = if count > 3 { Unit::Other } else { Unit::Nothing };
    (unit, at + count)
}

/// Whether a number can begin with these bytes: most texts are ideographs and Tibetan letters, which are passed over here.
pub(super) fn may_begin(bytes: &[u8]) -> bool {
    match *bytes {
        [b'0'..=b'9' | b'\\' | b'&' | b'%', ..] => true,
        [0xE4..=0xE9, second, third, ..] => digits::is_numeral_bytes([bytes[0], second, third]),
        [0xE0, 0xBC, third, ..] => (0xA0..=0xB3).contains(&third),
        [0xE3, 0x80, third, ..] => third == 0x87 || third >= 0xA1,
        [0xEF, 0xBC, third, ..] => (0x90..=0x99).contains(&third),
        [0..=0xC1 | 0xEF, ..] | [] | [0xE0, 0xBD..=0xBF, ..] | [0xE2, 0x80, ..] => false,
        _ => true,
    }
}

/// Signs between the numbers of a list or a table.
const SEPARATORS: &str = "|,;/:+\"'[]、､﹑，﹐。；：／⁄＋｜¦∣…⋯【】〔〕“”‘’│┃→";

fn of_char(c: char) -> Unit {
    match c {
        '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{B}' | '\u{C}' => Unit::Break,
        '.' | '．' | '﹒' => Unit::Dot,
        '*' | '`' => Unit::Nothing,
        '-' | '_' | '~' | '·' | '•' | '・' | '･' | '‧' | '⋅' | '∙' | '⁃' | '−' | '－' | '＿' | '～' | '∼'
        | '─' | '━' | '(' | ')' | '（' | '）' | '﹣' => Unit::Mark,
        '\u{F08}' | '\u{F0B}'..='\u{F14}' | CELL => Unit::Separator,
        _ if SEPARATORS.contains(c) => Unit::Separator,
        _ => match digits::sign(c) {
            Sign::Digit(digit, script) => Unit::Digit(digit, script),
            Sign::Two(tens, ones) => Unit::Two(tens, ones),
            Sign::X => Unit::X,
            Sign::Nothing => Unit::Nothing,
            Sign::Space => Unit::Space,
            Sign::Dash => Unit::Mark,
            Sign::Other => Unit::Other,
        },
    }
}

/// YAML: `\x31`, `\u0031`, `\U00000031`, and a backslash that joins lines; Markdown: a backslash before anything.
fn escape(bytes: &[u8], at: usize) -> (Unit, usize) {
    let length = match bytes.get(at + 1) {
        Some(b'x') => 2,
        Some(b'u') => 4,
        Some(b'U') => 8,
        Some(b'n' | b'N' | b'L' | b'P') => return (Unit::Break, at + 2),
        Some(b't' | b'r' | b'_') => return (Unit::Space, at + 2),
        _ => return (Unit::Nothing, at + 1),
    };
    let end = at + 2 + length;
    match number(bytes, at + 2..end, 16) {
        Some(c) => (of_char(c), end),
        None => (Unit::Nothing, at + 1),
    }
}

/// The longest entity that is read. *Units:* bytes.
const LONGEST_ENTITY: usize = 24;

/// HTML: `&#49;`, `&#x31;`, also without the semicolon, which browsers forgive; `&nbsp;` and its like.
fn entity(bytes: &[u8], at: usize) -> (Unit, usize) {
    let rest = &bytes[at + 1..(at + LONGEST_ENTITY).min(bytes.len())];
    let (body, start) = match rest {
        [b'#', ..] => (&rest[1..], 1),
        _ => (rest, 0),
    };
    let length = body
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let closed = body.get(length) == Some(&b';');
    let name = &body[..length];
    if start == 1 {
        let (digits, from, radix) = match name {
            [b'x' | b'X', hex @ ..] => (hex, 1, 16),
            _ => (name, 0, 10),
        };
        let own = digits
            .iter()
            .take_while(|byte| char::from(**byte).is_digit(radix))
            .count();
        let first = at + 2 + from;
        let Some(c) = number(bytes, first..first + own, radix) else {
            return (Unit::Other, at + 1);
        };
        let end = first + own;
        return (of_char(c), end + usize::from(bytes.get(end) == Some(&b';')));
    }
    if !closed {
        return (Unit::Other, at + 1);
    }
    let unit = match name {
        b"shy" | b"zwnj" | b"zwj" | b"lrm" | b"rlm" | b"ZeroWidthSpace" | b"NoBreak" | b"InvisibleTimes"
        | b"InvisibleComma" | b"it" | b"ic" | b"ApplyFunction" => Unit::Nothing,
        b"nbsp" | b"ensp" | b"emsp" | b"emsp13" | b"emsp14" | b"thinsp" | b"hairsp" | b"numsp"
        | b"puncsp" | b"Tab" | b"ThinSpace" | b"MediumSpace" | b"NonBreakingSpace" => Unit::Space,
        b"NewLine" => Unit::Break,
        b"period" => Unit::Dot,
        b"hyphen" | b"dash" | b"ndash" | b"mdash" | b"horbar" | b"middot" | b"bull" | b"minus"
        | b"lowbar" | b"lpar" | b"rpar" | b"gt" => Unit::Mark,
        b"comma" | b"colon" | b"semi" | b"sol" | b"plus" | b"vert" | b"verbar" | b"hellip" | b"quot"
        | b"apos" | b"lbrack" | b"rbrack" | b"ldquo" | b"rdquo" => Unit::Separator,
        b"times" => Unit::X,
        _ => return (Unit::Other, at + 1),
    };
    (unit, at + 1 + length + 1)
}

/// So often the percent sign of one digit may have been coded anew.
const MOST_OFTEN_CODED: usize = 6;

/// Addresses: `%31`, `%20`, `%EF%BC%91`, and percent signs that were coded once more (`%2531`).
fn percent(bytes: &[u8], at: usize) -> (Unit, usize) {
    let byte = |at: usize| {
        let mut first = at + 1;
        if bytes.get(at) != Some(&b'%') {
            return None;
        }
        for _ in 0..MOST_OFTEN_CODED {
            if bytes.get(first..first + 2) == Some(b"25") {
                first += 2;
            }
        }
        let value = number(bytes, first..first + 2, 16).and_then(|c| u8::try_from(u32::from(c)).ok())?;
        Some((value, first + 2))
    };
    let Some((first, mut end)) = byte(at) else {
        return (Unit::Other, at + 1);
    };
    let length = match first {
        0..=0x7F => return (of_char(char::from(first)), end),
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return (Unit::Other, at + 1),
    };
    let mut coded = [first, 0, 0, 0];
    for place in coded.iter_mut().take(length).skip(1) {
        let Some((value, next)) = byte(end) else {
            return (Unit::Other, at + 1);
        };
        (*place, end) = (value, next);
    }
    match std::str::from_utf8(&coded[..length])
        .ok()
        .and_then(|text| text.chars().next())
    {
        Some(c) => (of_char(c), end),
        None => (Unit::Other, at + 1),
    }
}

fn number(bytes: &[u8], range: std::ops::Range<usize>, radix: u32) -> Option<char> {
    let digits = std::str::from_utf8(bytes.get(range)?).ok()?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u32::from_str_radix(digits, radix).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(text: &str) -> (Unit, usize) {
        Units::new(text).at(0)
    }

    #[test]
    fn digits_are_read_in_every_coding() {
        for text in [
            "7", "７", "༧", "&#55;", "&#x37;", "&#0000055;", "&#55", "%37", "%2537", "%252537", "%EF%BC%97",
            "%25EF%25BC%2597", "%F0%9D%9F%95", "\\x37", "\\u0037", "\\uff17", "\\U00000037", "٧", "७", "𝟕",
        ] {
            assert_eq!(
                unit(text),
                (Unit::Digit(7, Script::Decimal), text.len()),
                "{text}"
            );
            assert!(may_begin(text.as_bytes()), "{text}");
        }
        for text in ["七", "柒", "⑦", "⁷", "₇", "❼", "㈦", "〧"] {
            assert!(
                matches!(unit(text), (Unit::Digit(7, _), end) if end == text.len()),
                "{text}"
            );
            assert!(may_begin(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn what_stands_between_digits_is_told_from_words() {
        let long = format!("<span title=\"{}\">", "a".repeat(500));
        for (texts, wanted) in [
            (
                &["<b>", "<!-- a\n> b -->", "\u{200B}", "\\", "**", &long][..],
                Unit::Nothing,
            ),
            (
                &[
                    "\u{FE0F}", "\u{20E3}", "\u{3164}", "\u{180B}", "\u{17B5}", "&zwj;",
                ],
                Unit::Nothing,
            ),
            (&["<rt>yī</rt>", "<rp>(</rp>", "<![CDATA[", "]]>"], Unit::Nothing),
            (&[" ", "\u{3000}", "&nbsp;", "%20", "\u{2007}"], Unit::Space),
            (&["-", "—", "·", "（", "&ndash;"], Unit::Mark),
            (
                &["</td>", "<li>", "|", "，", "…", "་", "/", "&comma;"],
                Unit::Separator,
            ),
            (&["\n", "<br>", "\\n"], Unit::Break),
        ] {
            for text in texts {
                let (unit, end) = unit(text);
                // Ruby is read up to its closing tag.
                let whole = end == text.len() || text[end..].starts_with("</r");
                assert!(unit == wanted && whole, "{text}: {unit:?} to {end}");
            }
        }
        for text in ["号", "a", "<", "< 3", "&", "%", "&copy;", "<b", "%G1", "元", "ཀ"] {
            assert_eq!(unit(text).0, Unit::Other, "{text}");
        }
    }
}
