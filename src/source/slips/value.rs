//! What kind of value begins: a block text, a bracket, a quoted or a plain text.
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
            '#' if !rest.starts_with('#') => {
                if self.is_text_with_hash(at, end, parent) {
                    let text = self.text[at..end].trim_end();
                    let quote = if text.contains(['"', '\\']) { '\'' } else { '"' };
                    let text = text.replace('\'', if quote == '\'' { "''" } else { "'" });
                    let length = self.text[at..end].trim_end().len();
                    self.add(Kind::Hash, at, at + length, format!("{quote}{text}{quote}"));
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
                }
                end
            }
        }
    }

    /// Whether a value that begins with `#` is meant as one: a comment has a space after its sign, and one beside the key of
    /// a block is a comment in any case.
    fn is_text_with_hash(&self, at: usize, end: usize, parent: usize) -> bool {
        let text = self.text[at + 1..end].trim_end();
        if text.is_empty() || text.starts_with([' ', '#', '!', '-', '=', '\t']) {
            return false;
        }
        let next = self.text[end..].lines().find(|line| !line.trim().is_empty());
        next.is_none_or(|line| {
            let indent = Indent::of(line);
            let content = &line[indent.length..];
            indent.width < parent || (indent.width == parent && !content.starts_with("- "))
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
