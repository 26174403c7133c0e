//! Flow scanner: through `[…]` and `{…}`.
//!
//! **You are here:** `source/slips` — the inner scanner, called by `value`; no IO.

use super::sign::{self, KeyAt};
use super::value::{closing_quote, error_mark};
use super::{Kind, Scan};

/// The longest text between two `，` that is taken for an item of a list. *Units:* characters.
const LONGEST_ITEM: usize = 16;

/// The longest list that full-width commas alone make. *Units:* bytes.
const LONGEST_LIST: usize = 4000;

/// A bracket that is open.
struct Level {
    map: bool,
    /// In a map: the next word is a key.
    key: bool,
    /// Where its inside begins.
    inside: usize,
    /// Whether ASCII commas separate its entries.
    commas: bool,
    /// Full-width commas of a list, which may be content.
    wide_commas: Vec<usize>,
    /// `、` of a list: content, unless beside them full-width commas separate the items.
    listing_commas: Vec<usize>,
}

/// Where the scanner is.
struct Flow {
    at: usize,
    levels: Vec<Level>,
    /// Whether a value or key begins here.
    fresh: bool,
    /// Full-width brackets that are open within the plain text that is being read.
    opened: usize,
    /// Lines at this column or before it are no longer inside.
    parent: Option<usize>,
}

/// How many ASCII letters, digits and hyphens a text begins with: within a plain text they mean nothing but themselves.
fn letters(text: &[u8]) -> usize {
    let plain = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'-';
    text.iter().take_while(plain).count()
}

impl Scan<'_> {
    /// From an opening bracket; the byte after its closing one comes back, or where it seems to have been forgotten.
    pub(super) fn flow(&mut self, start: usize, parent: Option<usize>) -> usize {
        let mut flow = Flow {
            at: start,
            levels: Vec::new(),
            fresh: true,
            opened: 0,
            parent,
        };
        loop {
            if !flow.fresh {
                flow.at += letters(&self.text.as_bytes()[flow.at..]);
            }
            let Some(c) = self.text[flow.at..].chars().next() else {
                break;
            };
            let done = if c == '\n' {
                self.next_line(&mut flow)
            } else if c.is_whitespace() || sign::is_invisible(c) {
                flow.at += c.len_utf8();
                false
            } else if c == '#'
                && self.text[..flow.at].ends_with(' ')
                && let Some(length) = error_mark(&self.text[flow.at..])
            {
                self.add(Kind::ErrorMark, flow.at, flow.at + length, "~");
                flow.at += length;
                flow.fresh = false;
                false
            } else if c == '#' && self.text[..flow.at].ends_with([' ', '\t', '\n']) {
                if !flow.fresh {
                    let blank = self.text[..flow.at].trim_end_matches([' ', '\t']).len();
                    let end = self.line_end(flow.at);
                    self.further_comment(blank, end);
                }
                flow.at = self.line_end(flow.at);
                false
            } else if flow.fresh {
                self.token(&mut flow, c)
            } else {
                self.further(&mut flow, c)
            };
            if done {
                return flow.at;
            }
        }
        self.text.len()
    }

    /// A line feed: the next line's indentation, or the end where a bracket was forgotten.
    fn next_line(&mut self, flow: &mut Flow) -> bool {
        let start = flow.at + 1;
        let end = self.line_end(start.min(self.text.len()));
        let line = &self.text[start.min(end)..end];
        let content = line.trim_start_matches(|c: char| c.is_whitespace() || sign::is_invisible(c));
        let blank = &line[..line.len() - content.len()];
        let width: usize = blank
            .chars()
            .map(|c| if matches!(c, '\t' | '\u{3000}') { 2 } else { 1 })
            .sum();
        let closing = content.starts_with([']', '}', '】', '］', '｝']);
        if flow.parent.is_some_and(|parent| width <= parent) && !content.is_empty() && !closing {
            return true;
        }
        if !content.is_empty() && blank.chars().any(|c| c == '\t' || sign::is_false_space(c)) {
            self.add(Kind::Indent, start, start + blank.len(), " ".repeat(width));
        }
        flow.at = start + blank.len();
        false
    }

    /// The first character of a key or value.
    fn token(&mut self, flow: &mut Flow, c: char) -> bool {
        let rest = &self.text[flow.at..];
        if matches!(c, '[' | '{') {
            open(flow, c == '{', c.len_utf8());
            return false;
        }
        if matches!(c, ']' | '}' | ',') {
            return self.further(flow, c);
        }
        if let Some((ascii, _)) = sign::wide_bracket(c)
            && sign::wide_flow(rest).is_some()
        {
            self.add(Kind::WideBracket, flow.at, flow.at + c.len_utf8(), ascii);
            open(flow, ascii == '{', c.len_utf8());
            return false;
        }
        flow.fresh = false;
        flow.opened = 0;
        if matches!(c, '"' | '\'') && sign::quoted(rest, ends_value).is_none() {
            match closing_quote(rest, c) {
                Some(close) => flow.at += close,
                None => return self.stop_at_line_end(flow),
            }
            return false;
        }
        if let Some((open, close, after)) = sign::quoted(rest, ends_value) {
            self.quotes(flow.at, open, close, after);
            flow.at += after;
            return false;
        }
        if !self.key_in_flow(flow) {
            flow.at += c.len_utf8();
        }
        false
    }

    /// A key where one is due; whether one was found.
    fn key_in_flow(&mut self, flow: &mut Flow) -> bool {
        let Some(level) = flow.levels.last_mut().filter(|level| level.map && level.key) else {
            return false;
        };
        let rest = &self.text[flow.at..];
        let Some(key) = KeyAt::of(rest) else { return false };
        let next = rest[key.after..].chars().next();
        let proper =
            key.colon == ':' && next.is_none_or(|c| matches!(c, ' ' | '\t' | '\n' | ',' | '}' | ']'));
        if !proper && (!key.is_word() || rest[key.after..].starts_with("//")) {
            return false;
        }
        level.key = false;
        flow.fresh = true;
        let at = flow.at;
        flow.at += key.after;
        if !proper {
            let end = self.line_end(at);
            self.colon(at, &key, end);
        }
        self.wide_key(at, &key);
        true
    }

    /// A character within a plain text, or after a quoted one or a closed bracket.
    fn further(&mut self, flow: &mut Flow, c: char) -> bool {
        let at = flow.at;
        let after = at + c.len_utf8();
        let Some(level) = flow.levels.last_mut() else {
            return true;
        };
        flow.at = after;
        match c {
            ',' | '，' if level.map && !level.key && self.parts_thousands(at, after) => {
                self.add(Kind::Thousands, at, after, "");
            }
            ',' => {
                level.commas = true;
                level.key = level.map;
                flow.fresh = true;
            }
            ':' if self.text[after..]
                .chars()
                .next()
                .is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ']' | '}')) =>
            {
                level.key = false;
                flow.fresh = true;
            }
            ']' | '}' => return self.close(flow, at),
            '，' if level.map && self.key_follows(after) => {
                self.wide_comma(at, after);
                if let Some(level) = flow.levels.last_mut() {
                    level.key = true;
                }
                flow.fresh = true;
            }
            '，' if level.map => {}
            '，' => {
                level.wide_commas.push(at);
                // What follows may be an item of its own: quotes and brackets are looked for.
                flow.fresh = self.between_items(at, after);
            }
            _ if sign::is_taken_for_comma(c) && !level.map && self.between_items(at, after) => {
                self.wide_comma(at, after);
                flow.fresh = true;
            }
            '、' if !level.map => level.listing_commas.push(at),
            '【' | '［' | '〔' | '｛' => flow.opened += 1,
            '】' | '］' | '〕' | '｝' if flow.opened > 0 => flow.opened -= 1,
            '】' | '］' | '〕' | '｝' => {
                let rest = self.text[after..].trim_start_matches([' ', '\t', '\u{3000}']);
                let ends = rest.is_empty() || rest.starts_with(['\n', '#', ',', ']', '}', '】', '］', '｝']);
                if ends && level.map == (c == '｝') {
                    self.add(Kind::WideBracket, at, after, if c == '｝' { "}" } else { "]" });
                    return self.close(flow, at);
                }
            }
            _ => {}
        }
        false
    }

    /// Closes the innermost bracket, whose inside ends at `end`; whether it was the last.
    fn close(&mut self, flow: &mut Flow, end: usize) -> bool {
        let Some(level) = flow.levels.pop() else {
            return true;
        };
        let items = !level.commas && is_list_of_words(&self.text[level.inside..end]);
        if items && !level.wide_commas.is_empty() {
            for at in level.listing_commas {
                self.wide_comma(at, at + '、'.len_utf8());
            }
        }
        for at in level.wide_commas {
            let after = at + '，'.len_utf8();
            if items || self.between_items(at, after) {
                self.wide_comma(at, after);
            }
        }
        flow.fresh = false;
        flow.opened = 0;
        flow.levels.is_empty()
    }

    fn wide_comma(&mut self, at: usize, after: usize) {
        let space = if self.text[after..].starts_with([' ', '\n']) {
            ","
        } else {
            ", "
        };
        self.add(Kind::WideComma, at, after, space);
    }

    /// Whether a comma stands between the thousands of a number: one to three digits that begin a value, or three behind
    /// such a comma, then three digits that end it. In a list it parts items; in a map what follows would be a key.
    fn parts_thousands(&self, at: usize, after: usize) -> bool {
        let digits = |bytes: &mut dyn Iterator<Item = u8>| bytes.take_while(u8::is_ascii_digit).count();
        let (head, rest) = (&self.text[..at], &self.text[after..]);
        let before = digits(&mut head.bytes().rev());
        let behind = digits(&mut rest.bytes());
        let further = head[..at - before].ends_with([',', '，']);
        let begins = if further {
            before == 3
        } else {
            (1..=3).contains(&before)
        };
        begins && behind == 3 && !rest[behind..].trim_start().starts_with([':', '：'])
    }

    /// Whether another entry of a map begins here: a key with its colon.
    fn key_follows(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start_matches(|c: char| c == ' ' || sign::is_false_space(c));
        KeyAt::of(rest).is_some_and(|key| key.is_lower() && !key.is_link(rest))
    }

    /// Whether identifiers, quotes or brackets stand on both sides, so that a comma there is no punctuation of a text.
    fn between_items(&self, at: usize, after: usize) -> bool {
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '"' | '\'');
        let before = self.text[..at].trim_end().chars().next_back();
        let next = self.text[after..].trim_start().chars().next();
        before.is_some_and(|c| word(c) || matches!(c, '”' | '’' | ']' | '}' | '】' | '］' | '｝'))
            && next.is_some_and(|c| word(c) || matches!(c, '“' | '‘' | '[' | '{' | '【' | '［' | '｛'))
    }

    /// A quote that is never closed: the rest of the line is left to the parser.
    fn stop_at_line_end(&self, flow: &mut Flow) -> bool {
        flow.at = self.line_end(flow.at);
        true
    }
}

fn open(flow: &mut Flow, map: bool, length: usize) {
    flow.at += length;
    flow.levels.push(Level {
        map,
        key: map,
        inside: flow.at,
        commas: false,
        wide_commas: Vec::new(),
        listing_commas: Vec::new(),
    });
    flow.fresh = true;
    flow.opened = 0;
}

/// Whether full-width commas separate short words, not the clauses of one sentence.
fn is_list_of_words(inside: &str) -> bool {
    inside.len() <= LONGEST_LIST
        && inside.split('，').map(str::trim).all(|item| {
            !item.is_empty()
                && item.chars().count() <= LONGEST_ITEM
                && !item.contains(['。', '；', '！', '？'])
        })
}

/// What may follow a quoted value inside brackets.
fn ends_value(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | ']' | '}' | '】' | '］' | '｝')
}
