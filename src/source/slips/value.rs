//! Value scanner, what kind of value begins: a block text, a bracket, a quoted or a plain text.
//!
//! **You are here:** `source/slips` — called by `block`; no IO.

use super::block::{Indent, Open, State};
use super::{Kind, Scan, sign};

impl Scan<'_> {
    /// A value from its first character on.
    pub(super) fn value(&mut self, at: usize, end: usize, parent: usize, state: &mut State) -> usize {
        let rest = &self.text[at..end];
        let value = rest.trim_start_matches(|c: char| {
            c.is_whitespace() || sign::is_false_space(c) || sign::is_invisible(c)
        });
        let at = end - value.len();
        let Some(first) = value.chars().next() else {
            return end;
        };
        match first {
            '#' if !rest.starts_with('#') && error_mark(value).is_some() => {
                let length = error_mark(value).unwrap_or_default();
                self.add(Kind::ErrorMark, at, at + length, "~");
                end
            }
            '#' if !rest.starts_with('#') => {
                if is_word_after_sign(value) && !self.has_children(end, parent) {
                    self.add(Kind::Comment, at, end, quoted(value));
                }
                end
            }
            '|' | '>' | '｜' | '＞' if is_block_header(value) => {
                if !first.is_ascii() {
                    self.add(
                        Kind::WideBlock,
                        at,
                        at + first.len_utf8(),
                        if first == '｜' { "|" } else { ">" },
                    );
                }
                state.open = Open::BlockText(parent);
                end
            }
            '[' | '{' => self.flow(at, Some(parent)),
            '"' | '\'' => self.quote(at, end, first, parent),
            _ if sign::wide_flow(value).is_some_and(|length| is_end(&value[length..])) => {
                self.flow(at, Some(parent))
            }
            _ => {
                if let Some((open, close, after)) = sign::quoted(value, |_| false) {
                    self.quotes(at, open, close, after);
                } else {
                    state.open = Open::Plain(parent);
                    self.comment(at, value);
                }
                end
            }
        }
    }

    /// Reports a ` #` in a plain value that is no comment by its looks.
    fn comment(&mut self, at: usize, value: &str) {
        let Some(sign) = comment_sign(value).filter(|sign| is_word_after_sign(&value[*sign..])) else {
            return;
        };
        let before = value[..sign].trim_end();
        // After a date, a number or an id it is a remark more likely than a part of the value.
        let code = before
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '.' | '_' | '/' | '+'));
        let mended = if code {
            format!("{before} # {}", &value[sign + 1..])
        } else {
            quoted(value)
        };
        self.add(Kind::Comment, at, at + value.len(), mended);
    }

    /// A ` #` before a letter on a further line of a plain text, or within brackets: without the space it is content.
    pub(super) fn further_comment(&mut self, start: usize, end: usize) {
        let text = &self.text[start..end];
        if let Some(sign) = comment_sign(text).filter(|sign| is_word_after_sign(&text[*sign..])) {
            let blank = text[..sign].trim_end().len();
            self.add(Kind::Comment, start + blank, start + sign + 1, "#");
        }
    }

    /// Whether the lines below belong to the key of this line.
    fn has_children(&self, end: usize, parent: usize) -> bool {
        let below = self.text[end..].lines().find(|line| {
            let content = line.trim_start();
            !content.is_empty() && !content.starts_with('#')
        });
        below.is_some_and(|line| {
            let width = Indent::of(line).width;
            width > parent || (width == parent && line.trim_start().starts_with('-'))
        })
    }

    /// Reports two quotes that enclose a value.
    pub(super) fn quotes(&mut self, at: usize, open: usize, close: usize, after: usize) {
        let inside = &self.text[at + open..at + close];
        let ascii = if inside.contains(['"', '\\']) { "'" } else { "\"" };
        self.add(Kind::Quote, at, at + open, ascii);
        self.add(Kind::Quote, at + close, at + after, ascii);
    }

    /// A text in ASCII quotes, which may go on over lines. One that a curly quote seems to end is reported.
    fn quote(&mut self, at: usize, end: usize, quote: char, parent: usize) -> usize {
        let line = &self.text[at..end];
        if let Some(close) = closing_quote(line, quote) {
            return at + close;
        }
        // Further lines are deeper; the text ends on one of them, or never.
        let mut stop = (end + 1).min(self.text.len());
        for further in self.text[stop..].split_inclusive('\n') {
            if !further.trim().is_empty() && Indent::of(further).width <= parent {
                break;
            }
            stop += further.len();
        }
        if let Some(close) = closing_quote(&self.text[at..stop], quote) {
            return at + close;
        }
        if let Some((open, close, after)) = sign::quoted(line, |_| false) {
            self.quotes(at, open, close, after);
        }
        end
    }
}

/// Where a comment begins in a plain text: a `#` after a blank.
fn comment_sign(text: &str) -> Option<usize> {
    text.match_indices('#')
        .map(|(at, _)| at)
        .find(|at| text[..*at].ends_with([' ', '\t']))
}

/// Whether a `#` stands right before a letter, a digit or what opens a text, as no comment does that is written with care.
fn is_word_after_sign(text: &str) -> bool {
    let after = text.trim_start_matches('#').chars().next();
    after.is_some_and(|c| {
        c.is_alphanumeric()
            || matches!(c, '“' | '《' | '（' | '【' | '「')
            || matches!(c, '\u{F00}'..='\u{FDA}')
    })
}

/// The length of a spreadsheet's error mark at the beginning of a text: `#N/A`, `#REF!`, or the `####` of a narrow column.
pub(super) fn error_mark(text: &str) -> Option<usize> {
    const MARKS: &[&str] = &["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"];
    let hashes = text.len() - text.trim_start_matches('#').len();
    let length = match MARKS.iter().find(|mark| text.starts_with(**mark)) {
        Some(mark) => mark.len(),
        None if hashes >= 3 => hashes,
        None => return None,
    };
    let ended = text[length..]
        .chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '}' | ']'));
    ended.then_some(length)
}

/// A value in ASCII quotes.
fn quoted(value: &str) -> String {
    let value = value.trim_end();
    if value.contains(['"', '\\']) {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    }
}

/// The byte after the closing quote of a text that begins with an opening one.
pub(super) fn closing_quote(text: &str, quote: char) -> Option<usize> {
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && quote == '"' {
            chars.next();
        } else if c == quote {
            // Two single quotes are one quote of the text.
            if quote == '\'' && chars.next_if(|(_, next)| *next == '\'').is_some() {
                continue;
            }
            return Some(at + 1);
        }
    }
    None
}

/// `|`, `>-`, `|2` and a comment at most.
fn is_block_header(value: &str) -> bool {
    let rest = value.trim_start_matches(['|', '>', '｜', '＞']);
    let one = value.chars().count() - rest.chars().count() == 1;
    let rest = rest.trim_start_matches(|c: char| matches!(c, '+' | '-') || c.is_ascii_digit());
    one && is_end(rest)
}

/// Whether nothing but a comment is left of the line.
fn is_end(rest: &str) -> bool {
    let trimmed = rest.trim_start();
    trimmed.is_empty() || (trimmed.starts_with('#') && trimmed.len() < rest.len())
}
