//! Digit scanner: the digits of a text behind what may stand between and around them.
//!
//! **You are here:** `personal/` — the first step of a search; no IO.
//!
//! A number is the same number to a reader when it is spaced, hyphenated, set in full width, split by a line end or a tag,
//! or written as an entity, a `%31` or a YAML escape: all of these turn into plain digits on a page.

/// One unit of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A digit of any script.
    Digit(u8),
    /// The letter that stands for ten at the end of an ID number, in any of its shapes.
    X,
    /// What may stand between the digits of one number.
    Filler,
    /// A line end.
    Break,
    /// Anything else.
    Other,
}

/// The longest tag or comment that counts as nothing between two digits. *Units:* bytes.
const LONGEST_TAG: usize = 80;

/// The unit at a byte, which must be a character's first, and where it ends.
pub(super) fn unit(text: &str, at: usize) -> (Unit, usize) {
    let bytes = text.as_bytes();
    let Some(first) = bytes.get(at) else {
        return (Unit::Other, at + 1);
    };
    match first {
        b'0'..=b'9' => (Unit::Digit(first - b'0'), at + 1),
        b'\n' => (Unit::Break, at + 1),
        b'X' | b'x' => (Unit::X, at + 1),
        b' ' | b'\t' | b'\r' | b'-' | b'_' | b'*' | b'~' | b'`' | b'.' | b'>' => (Unit::Filler, at + 1),
        b'\\' => escape(bytes, at),
        b'&' => entity(bytes, at),
        b'%' => percent(bytes, at),
        b'<' => tag(bytes, at),
        0..=0x7F => (Unit::Other, at + 1),
        _ => wide(text, at),
    }
}

/// Whether a number can begin at this byte.
pub(super) fn may_begin(byte: u8) -> bool {
    // `%` and `&` only in front of coded digits, 0xEF and 0xE0 as lead bytes of full-width and Tibetan ones.
    matches!(byte, b'0'..=b'9' | b'\\' | b'&' | b'%' | 0xEF | 0xE0)
}

/// Whether it begins no number after all: most of what begins like full-width and Tibetan digits is punctuation and letters.
pub(super) fn is_wide_sign(bytes: &[u8]) -> bool {
    match bytes {
        [0xEF, 0xBC, 0x90..=0x99, ..] | [0xE0, 0xBC, 0xA0..=0xA9, ..] => false,
        [0xEF | 0xE0, ..] => true,
        _ => false,
    }
}

fn of_char(c: char) -> Unit {
    let digit = |zero: char| u8::try_from(u32::from(c) - u32::from(zero)).map_or(Unit::Other, Unit::Digit);
    match c {
        '0'..='9' => digit('0'),
        '０'..='９' => digit('０'),
        '༠'..='༩' => digit('༠'),
        'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '╳' | 'Х' | 'х' | 'Χ' | 'χ' | '✕' => Unit::X,
        '\n' | '\u{2028}' | '\u{85}' => Unit::Break,
        // Spaces, hyphens and dots of all kinds; soft hyphen, zero width, byte order mark.
        ' '
        | '\t'
        | '\r'
        | '-'
        | '_'
        | '.'
        | '\u{A0}'
        | '\u{AD}'
        | '·'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{2000}'..='\u{2015}'
        | '\u{202A}'..='\u{202F}'
        | '\u{2043}'
        | '•'
        | '\u{205F}'..='\u{2064}'
        | '−'
        | '\u{2800}'
        | '\u{3000}'
        | '・'
        | '－'
        | '．'
        | '＿'
        | '～'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{FEFF}'
        | '﹒' => Unit::Filler,
        _ => Unit::Other,
    }
}

fn wide(text: &str, at: usize) -> (Unit, usize) {
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(c) => (of_char(c), at + c.len_utf8()),
        None => (Unit::Other, at + 1),
    }
}

/// YAML: `\x31`, `\u0031`, `\U00000031`, and a backslash that joins lines; Markdown: a backslash before anything.
fn escape(bytes: &[u8], at: usize) -> (Unit, usize) {
    let length = match bytes.get(at + 1) {
        Some(b'x') => 2,
        Some(b'u') => 4,
        Some(b'U') => 8,
        Some(b'n' | b't' | b'r' | b'_' | b'N' | b'L' | b'P') => return (Unit::Filler, at + 2),
        _ => return (Unit::Filler, at + 1),
    };
    let end = at + 2 + length;
    match number(bytes, at + 2..end, 16) {
        Some(c) => (of_char(c), end),
        None => (Unit::Filler, at + 1),
    }
}

/// HTML: `&#49;`, `&#x31;`, `&nbsp;` and its like.
fn entity(bytes: &[u8], at: usize) -> (Unit, usize) {
    let Some(length) = bytes[at..].iter().take(12).position(|byte| *byte == b';') else {
        return (Unit::Other, at + 1);
    };
    let end = at + length;
    let name = &bytes[at + 1..end];
    let unit = match name {
        [b'#', b'x' | b'X', ..] => number(bytes, at + 3..end, 16).map_or(Unit::Other, of_char),
        [b'#', ..] => number(bytes, at + 2..end, 10).map_or(Unit::Other, of_char),
        b"nbsp" | b"ensp" | b"emsp" | b"thinsp" | b"shy" | b"zwnj" | b"zwj" | b"hyphen" | b"dash"
        | b"ndash" | b"mdash" | b"middot" => Unit::Filler,
        b"times" => Unit::X,
        _ => return (Unit::Other, at + 1),
    };
    (unit, end + 1)
}

/// Addresses: `%31`, `%20`, `%EF%BC%91`.
fn percent(bytes: &[u8], at: usize) -> (Unit, usize) {
    let byte = |at: usize| match (bytes.get(at), number(bytes, at + 1..at + 3, 16)) {
        (Some(b'%'), Some(c)) => u8::try_from(u32::from(c)).ok(),
        _ => None,
    };
    let Some(first) = byte(at) else {
        return (Unit::Other, at + 1);
    };
    if first < 0x80 {
        return (of_char(char::from(first)), at + 3);
    }
    if let (Some(second), Some(third)) = (byte(at + 3), byte(at + 6))
        && let Ok(text) = std::str::from_utf8(&[first, second, third])
        && let Some(c) = text.chars().next()
    {
        return (of_char(c), at + 9);
    }
    (Unit::Other, at + 1)
}

/// A tag or comment within a line: on the page the digits around it touch.
fn tag(bytes: &[u8], at: usize) -> (Unit, usize) {
    if !matches!(bytes.get(at + 1), Some(b'a'..=b'z' | b'A'..=b'Z' | b'/' | b'!')) {
        return (Unit::Other, at + 1);
    }
    let piece = bytes[at..].iter().take(LONGEST_TAG);
    let end = piece
        .take_while(|byte| **byte != b'\n')
        .position(|byte| *byte == b'>');
    match end {
        Some(length) => (Unit::Filler, at + length + 1),
        None => (Unit::Other, at + 1),
    }
}

fn number(bytes: &[u8], range: std::ops::Range<usize>, radix: u32) -> Option<char> {
    let digits = std::str::from_utf8(bytes.get(range)?).ok()?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u32::from_str_radix(digits, radix).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_in_every_coding() {
        for text in [
            "7",
            "７",
            "༧",
            "&#55;",
            "&#x37;",
            "%37",
            "%EF%BC%97",
            "\\x37",
            "\\u0037",
            "\\uff17",
            "\\U00000037",
        ] {
            assert_eq!(unit(text, 0), (Unit::Digit(7), text.len()), "{text}");
        }
    }

    #[test]
    fn what_stands_between_digits_is_told_from_words() {
        for text in [
            " ",
            "\u{3000}",
            "-",
            "—",
            "<b>",
            "</td>",
            "<!-- a -->",
            "&nbsp;",
            "%20",
            "\\",
            "\u{200B}",
            "·",
        ] {
            assert_eq!(unit(text, 0), (Unit::Filler, text.len()), "{text}");
        }
        for text in ["号", "a", "<", "< 3", "&", "%", ",", "/", "：", "|"] {
            assert_eq!(unit(text, 0).0, Unit::Other, "{text}");
        }
    }
}
