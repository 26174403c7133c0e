//! Key scanner, for the key of a line: its letters, its colon, and whether it is one at all.
//!
//! **You are here:** `source/slips` — called by `block`, and by `flow` for what is wrong with a key; no IO.

use super::block::Indent;
use super::sign::{self, KeyAt, is_semicolon};
use super::value::closing_quote;
use super::{Kind, Scan};

/// The longest word that is taken for a key. *Units:* characters.
const LONGEST_KEY: usize = 16;

impl Scan<'_> {
    /// The key of a line, with its slips: where its value begins.
    pub(super) fn key(&mut self, at: usize, end: usize, in_list: bool, sibling: bool) -> Option<usize> {
        let rest = &self.text[at..end];
        if let Some(after) = quoted_key(rest) {
            return Some(at + after);
        }
        let Some(key) = KeyAt::of(rest) else {
            return self.other_key(at, end, sibling);
        };
        let next = rest[key.after..].chars().next();
        let proper = key.colon == ':' && next.is_none_or(|c| c == ' ' || c == '\t');
        if !proper {
            let likely = key.is_word() && (!in_list || key.is_lower());
            let address = rest[key.after..].starts_with("//");
            let opens_value = rest[key.after..].trim_start().starts_with(['|', '>', '{', '[']);
            let stands_as_key = sibling || self.entry_follows(end, at) || opens_value;
            let doubtful = (key.is_alike && !key.is_lower()) || (is_semicolon(key.colon) && !stands_as_key);
            if !likely || address || doubtful || (key.is_link(rest) && !stands_as_key) {
                return None;
            }
            self.colon(at, &key, end);
        }
        self.wide_key(at, &key);
        Some(at + key.after)
    }

    /// Reports a key's letters.
    pub(super) fn wide_key(&mut self, at: usize, key: &KeyAt) {
        if key.wide {
            self.add(Kind::WideKey, at, at + key.end, key.name.clone());
        }
        // A no-break space before the colon would belong to the key.
        let colon = at + key.after - key.colon.len_utf8();
        let between = &self.text[at + key.end..colon];
        if between.chars().any(sign::is_false_space) {
            self.add(Kind::Invisible, at + key.end, colon, "");
        }
    }

    /// Reports what is wrong with the colon of a key that ends at `at + key.end`.
    pub(super) fn colon(&mut self, at: usize, key: &KeyAt, end: usize) {
        let colon_at = at + key.after - key.colon.len_utf8();
        let value = &self.text[at + key.after..end];
        let trimmed = value.trim_start_matches(|c: char| c == ' ' || sign::is_false_space(c));
        if trimmed.trim().is_empty() && key.colon == ':' {
            return;
        }
        let spaces = &value[..value.len() - trimmed.len()];
        let good_space = spaces.starts_with(' ') || trimmed.is_empty();
        let false_spaces = spaces.len() - spaces.trim_start_matches(sign::is_false_space).len();
        let kind = if key.colon == ':' {
            Kind::ColonSpace
        } else {
            Kind::WideColon
        };
        self.add(
            kind,
            colon_at,
            at + key.after + false_spaces,
            if good_space { ":" } else { ": " },
        );
    }

    /// A key that is no ASCII word. A full-width colon counts only where a key must stand, beside other keys.
    fn other_key(&mut self, at: usize, end: usize, sibling: bool) -> Option<usize> {
        let rest = &self.text[at..end];
        if rest.starts_with([
            '"', '\'', '[', '{', '|', '>', '“', '‘', '【', '［', '｛', '&', '*', '!',
        ]) {
            return None;
        }
        let colon = rest.char_indices().find(|(at, c)| {
            let after = &rest[at + c.len_utf8()..];
            *c == ':' && (after.is_empty() || after.starts_with([' ', '\t']))
        });
        let wide = rest.char_indices().find(|(_, c)| sign::is_wide_colon(*c));
        let word = |end: usize| {
            rest[..end].chars().count() <= LONGEST_KEY && !rest[..end].contains(char::is_whitespace)
        };
        // `名称：{zh: 甲}`: the ASCII colon is one of the value's. A visarga within a Tibetan word looks like such a colon, too.
        let opens_value = |(wide, sign): (usize, char)| {
            let value = rest[wide + sign.len_utf8()..].trim_start();
            word(wide) && value.starts_with(['{', '[', '"', '\''])
        };
        if let Some((colon, _)) = colon
            && wide.is_none_or(|wide| wide.0 > colon || !opens_value(wide))
        {
            return Some(at + colon + 1);
        }
        let (colon, sign) = wide?;
        // The first line of a map has no key above it: the next line tells.
        let is_word = word(colon);
        let stands_as_key = sibling || (is_word && self.word_follows(end, at));
        if !stands_as_key {
            return None;
        }
        let after = at + colon + sign.len_utf8();
        let space = if self.text[after..end].starts_with(' ') || after == end {
            ":"
        } else {
            ": "
        };
        self.add(Kind::WideColon, at + colon, after, space);
        Some(after)
    }

    /// Whether the next line of content begins at the same column with a word and a colon of either width.
    fn word_follows(&self, end: usize, column_at: usize) -> bool {
        let start = self.text[..column_at].rfind('\n').map_or(0, |at| at + 1);
        if column_at != start {
            return false;
        }
        let next = self.text[end..].lines().find(|line| !line.trim().is_empty());
        next.is_some_and(|line| {
            let colon = line
                .char_indices()
                .find(|(_, c)| *c == ':' || sign::is_wide_colon(*c));
            colon.is_some_and(|(at, _)| {
                let word = &line[..at];
                !word.is_empty()
                    && word.chars().count() <= LONGEST_KEY
                    && !word.contains(|c: char| c.is_whitespace() || c == '-')
            })
        })
    }

    /// Whether the next line of content goes on with a map whose first key is at `column_at`.
    fn entry_follows(&self, end: usize, column_at: usize) -> bool {
        let start = self.text[..column_at].rfind('\n').map_or(0, |at| at + 1);
        let column = self.text[start..column_at].chars().count();
        let next = self.text[end..].lines().find(|line| !line.trim().is_empty());
        next.is_some_and(|line| {
            let indent = Indent::of(line);
            indent.width == column
                && KeyAt::of(&line[indent.length..])
                    .is_some_and(|key| key.is_lower() && !is_semicolon(key.colon))
        })
    }
}

/// `"a key": …`, as JSON has it.
fn quoted_key(rest: &str) -> Option<usize> {
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let close = closing_quote(rest, quote)?;
    let after = rest[close..].trim_start();
    let value = after.strip_prefix(':')?;
    (value.is_empty() || value.starts_with([' ', '\t'])).then(|| rest.len() - value.len())
}
