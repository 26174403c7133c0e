//! Character classes, which characters are which: keys, colons, quotes, spaces that YAML does not know.
//!
//! **You are here:** `source/slips` — below its scanners; no IO.

pub(super) use crate::lang::is_invisible;

use crate::lang::chinese::half_width;
use crate::value::link;

/// Schemes that are met beside those of [`link`]: in a list they are values, not keys that lack a space.
const OTHER_SCHEMES: &[&str] = &["ftp", "file"];

/// How far a closing full-width bracket is looked for. *Units:* characters.
const LONGEST_BRACKET: usize = 300;

/// Spaces that look like one to the eye but are content to YAML.
pub(super) fn is_false_space(c: char) -> bool {
    matches!(c, '\u{3000}' | '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}')
}

/// Colons of input methods and of Word, and the two signs of Tibetan that look like one: keys are ASCII, so that after a key
/// neither can be a part of a word.
pub(super) fn is_wide_colon(c: char) -> bool {
    matches!(c, '：' | '﹕' | '∶' | '꞉' | '︰' | '༔' | 'ཿ')
}

/// Marks of other scripts that look like a colon, above all the Tibetan ༔ and ཿ, and semicolons. In a text they are what
/// they are; behind what looks like a key they are a colon, a semicolon only where a key must stand.
fn is_taken_for_colon(c: char) -> bool {
    matches!(
        c,
        '༔' | 'ཿ' | 'ː' | '˸' | '։' | '׃' | '܃' | '܄' | 'ः' | '⁚' | '⁝' | '፡' | '᠄'
    ) || is_semicolon(c)
}

/// Semicolons: the same key of the keyboard as the colon.
pub(super) fn is_semicolon(c: char) -> bool {
    matches!(c, ';' | '；' | '﹔' | '︔' | '؛')
}

/// Separators of a list that look like or stand for a comma: 、and ； of Chinese, the shad and the gter-tsheg of Tibetan.
pub(super) fn is_taken_for_comma(c: char) -> bool {
    matches!(
        c,
        '、' | '་' | '།' | '༎' | '༏' | '༔' | '﹑' | '､' | '﹐' | '،' | '‚'
    ) || is_semicolon(c)
}

/// Dashes and bullets that are typed or pasted for `- `.
pub(super) fn is_wide_dash(c: char) -> bool {
    matches!(
        c,
        '－' | '—' | '–' | '―' | '‐' | '‑' | '−' | '•' | '●' | '◦' | '∙'
    )
}

/// The ASCII form of a full-width letter, digit, `_` or `-`.
fn narrow_key(c: char) -> Option<char> {
    let narrow = half_width(c)?;
    (narrow.is_ascii_alphanumeric() || narrow == '_' || narrow == '-').then_some(narrow)
}

/// Something like a key with its colon at the beginning of a text. *Units:* bytes from that beginning.
pub(super) struct KeyAt {
    /// The key in ASCII, without invisible characters.
    pub(super) name: String,
    /// Whether letters or digits of it are full-width.
    pub(super) wide: bool,
    /// The end of the key.
    pub(super) end: usize,
    /// The colon.
    pub(super) colon: char,
    /// After the colon.
    pub(super) after: usize,
    /// Whether another mark stands for the colon, [`is_taken_for_colon`].
    pub(super) is_alike: bool,
}

impl KeyAt {
    /// The key at the beginning of a line's rest, if one is there.
    pub(super) fn of(text: &str) -> Option<KeyAt> {
        let mut name = String::new();
        let mut wide = false;
        let mut end = 0;
        for (at, c) in text.char_indices() {
            match narrow_key(c) {
                _ if c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.') => name.push(c),
                Some(ascii) => {
                    wide = true;
                    name.push(ascii);
                }
                None if is_invisible(c) => {}
                None => break,
            }
            end = at + c.len_utf8();
        }
        if name.is_empty() {
            return None;
        }
        let rest = &text[end..];
        let spaces = rest.len() - rest.trim_start_matches(|c| c == ' ' || is_false_space(c)).len();
        let colon = rest[spaces..]
            .chars()
            .next()
            .filter(|c| *c == ':' || is_wide_colon(*c) || is_taken_for_colon(*c))?;
        Some(KeyAt {
            name,
            wide,
            end,
            colon,
            after: end + spaces + colon.len_utf8(),
            is_alike: is_taken_for_colon(colon),
        })
    }

    /// Whether it looks like one of the format's keys: lower-case letters first.
    pub(super) fn is_lower(&self) -> bool {
        self.name.starts_with(|c: char| c.is_ascii_lowercase())
            && self
                .name
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-'))
    }

    /// Whether its first character is a letter, so that it is neither a time nor a number.
    pub(super) fn is_word(&self) -> bool {
        self.name.starts_with(|c: char| c.is_ascii_alphabetic())
    }

    /// Whether the colon belongs to an address or a link: `https://…`, `station:gamagongsang`.
    pub(super) fn is_link(&self, text: &str) -> bool {
        let rest = &text[self.after..];
        rest.starts_with("//")
            || (self.colon == ':'
                && is_scheme(&self.name)
                && rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    }
}

/// Whether a colon after this makes a link (`station:gamagongsang`, content-format.md).
fn is_scheme(name: &str) -> bool {
    [link::TO_RECORDS, link::OUTSIDE, OTHER_SCHEMES]
        .iter()
        .any(|schemes| schemes.contains(&name))
}

/// The value inside curly quotes: the bytes of the opening and closing quote, where those enclose the beginning of the text
/// and something that ends a value follows (`ends`, or the end of the line).
pub(super) fn quoted(text: &str, ends: fn(char) -> bool) -> Option<(usize, usize, usize)> {
    let mut chars = text.char_indices();
    let (_, open) = chars.next()?;
    let double = |c: char| matches!(c, '“' | '”' | '„' | '‟' | '＂' | '"' | '〝' | '〞');
    let single = |c: char| matches!(c, '‘' | '’' | '‚' | '＇' | '\'');
    let same: &dyn Fn(char) -> bool = if double(open) {
        &double
    } else if single(open) {
        &single
    } else {
        return None;
    };
    let ended = |after: usize| {
        let rest = text[after..].trim_start_matches([' ', '\t', '\u{3000}', '\u{A0}']);
        let comment = rest.starts_with('#') && rest.len() < text.len() - after;
        comment || rest.chars().next().is_none_or(|c| c == '\n' || ends(c))
    };
    // The partner of an opening quote is behind the pairs within: “查找“双语”社工站”.
    let (at, close) = partner(text, open)
        .filter(|(at, close)| ended(at + close.len_utf8()))
        .or_else(|| {
            chars
                .find(|(_, c)| *c == '\n' || same(*c))
                .filter(|(at, c)| *c != '\n' && ended(at + c.len_utf8()))
        })?;
    let ascii = open.is_ascii() && close.is_ascii();
    (!ascii && at > open.len_utf8()).then_some((open.len_utf8(), at, at + close.len_utf8()))
}

/// The closing quote of an opening one that has a form of its own, pairs within passed over; on the same line.
fn partner(text: &str, open: char) -> Option<(usize, char)> {
    let close = match open {
        '“' => '”',
        '‘' => '’',
        _ => return None,
    };
    let mut depth = 0;
    text.char_indices()
        .take_while(|(_, c)| *c != '\n')
        .find(|(_, c)| {
            depth += i32::from(*c == open) - i32::from(*c == close);
            depth == 0
        })
}

/// Whether the inside of `【…】` or `［…］` is a list: several items, or identifiers.
pub(super) fn is_list_inside(inside: &str) -> bool {
    inside.contains([',', '，', '、'])
        || (!inside.trim().is_empty()
            && inside
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' ')))
}

/// A full-width opening bracket, its ASCII form and its closing form.
pub(super) fn wide_bracket(c: char) -> Option<(char, char)> {
    match c {
        '【' => Some(('[', '】')),
        '［' => Some(('[', '］')),
        '〔' => Some(('[', '〕')),
        '｛' => Some(('{', '｝')),
        _ => None,
    }
}

/// Whether a text begins with a full-width bracket that stands for `[` or `{`; the end of the closing one comes back.
pub(super) fn wide_flow(text: &str) -> Option<usize> {
    let open = text.chars().next()?;
    let (ascii, close) = wide_bracket(open)?;
    let ascii_close = if ascii == '[' { ']' } else { '}' };
    let closes = |c: char| c == close || c == ascii_close;
    let mut signs = text
        .char_indices()
        .take(LONGEST_BRACKET)
        .take_while(|(_, c)| *c != '\n');
    // A map may hold others: its own bracket is the last one.
    let (end, last) = if ascii == '{' {
        signs.filter(|(_, c)| closes(*c)).last()?
    } else {
        signs.find(|(_, c)| closes(*c))?
    };
    let inside = &text[open.len_utf8()..end];
    let likely = if ascii == '[' {
        is_list_inside(inside)
    } else {
        inside.contains([':', '：'])
    };
    likely.then_some(end + last.len_utf8())
}
