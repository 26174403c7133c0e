//! Linter of YAML typing slips: those of Chinese input methods and of Word in YAML text, found before a parser sees it.
//!
//! **You are here:** `source/` — after `encoding`, before `yaml`; no IO.
//!
//! A YAML parser accepts most of these slips with a wrong meaning: `name：甲` is a text without a key, `[a，b]` a list of
//! one. The text is followed only as closely as needed to know what is syntax and what is content: `block` goes line by
//! line with `key` and `value`, `flow` through `[…]` and `{…}`; `sign` knows the characters, `fault` says what was found.
//! Block texts, comments, quoted texts and the further lines of a plain text are content: nothing but invisible
//! characters is looked for there, and in comments not even those. A ` #` right before a letter is reported: it cuts a value.

mod block;
mod fault;
mod flow;
mod key;
mod sign;
#[cfg(test)]
mod tests;
mod value;

use crate::diag::{Fault, Span};

/// A slip, and what to write in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Where it is.
    pub span: Span,
    /// What is wrong; the advice shows the whole line as it should be. None where the line's first slip of the same sort
    /// has said it: a pair of quotes is one slip to whoever typed it.
    pub fault: Option<Fault>,
    /// The text for this place, where the repair is safe.
    pub replacement: Option<String>,
    /// Whether nothing else can have been meant: a comma or a `#` may belong to a text.
    pub sure: bool,
}

/// How many slips are reported in one text. A file that holds more is no YAML, and a message for each would only cost.
const MOST: usize = 1000;

/// The slips of a YAML text: a whole file, or the lines between the `---` of a document.
///
/// *Shape:* sorted by place, never overlapping; the first thousand.
pub fn find(yaml: &str) -> Vec<Slip> {
    let mut scan = Scan {
        text: yaml,
        found: Vec::new(),
    };
    scan.block();
    let mut found = scan.found;
    found.sort_by_key(|one| (one.span.start, one.span.end));
    let mut end = 0;
    found.retain(|one| {
        let apart = one.span.start >= end;
        if apart {
            end = one.span.end;
        }
        apart
    });
    fault::explain(yaml, &found)
}

/// Whether a character is a space that YAML does not know, or none to be seen at all.
pub(crate) fn is_invisible_space(c: char) -> bool {
    sign::is_invisible(c) || sign::is_false_space(c)
}

/// What kind of slip it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `：` for `:`.
    WideColon,
    /// `，` for `,`.
    WideComma,
    /// A comma between the thousands of a number, where commas part entries: `{visits: 1,708}`.
    Thousands,
    /// `【】`, `［］` or `｛｝` for `[]` or `{}`.
    WideBracket,
    /// `－`, `—`, `•` for the dash of a list.
    WideDash,
    /// Full-width letters or digits in a key.
    WideKey,
    /// `｜` or `＞` at the head of a block text.
    WideBlock,
    /// U+3000, a tab or a no-break space before the first character of a line.
    Indent,
    /// No space after the dash of a list.
    DashSpace,
    /// No space after the colon of a key, or one that YAML does not take for a space.
    ColonSpace,
    /// A character that cannot be seen.
    Invisible,
    /// `“”` around a value.
    Quote,
    /// ` #` before a letter, which YAML takes for a comment.
    Comment,
    /// What a spreadsheet shows of a value that it has not got: `#N/A`, `####`. To YAML it is a comment.
    ErrorMark,
}

/// A slip before its line is known.
#[derive(Debug)]
struct RawSlip {
    span: Span,
    kind: Kind,
    replacement: String,
}

/// The text and what has been found in it.
struct Scan<'t> {
    text: &'t str,
    found: Vec<RawSlip>,
}

impl Scan<'_> {
    fn add(&mut self, kind: Kind, start: usize, end: usize, replacement: impl Into<String>) {
        if self.found.len() >= MOST {
            return;
        }
        self.found.push(RawSlip {
            span: Span::new(start, end),
            kind,
            replacement: replacement.into(),
        });
    }

    /// The end of the line that holds the byte, without its line feed.
    fn line_end(&self, at: usize) -> usize {
        self.text[at..]
            .find('\n')
            .map_or(self.text.len(), |length| at + length)
    }

    /// No-break spaces and their like within keys and values, which look like spaces: no search and no id knows them.
    fn false_spaces(&mut self, start: usize, end: usize) {
        let mut at = start;
        let mut begun = true;
        while let Some(c) = self.text[at..end].chars().next() {
            let from = at;
            at += c.len_utf8();
            if c == '\n' {
                begun = false;
            } else if c == '\u{3000}' || !sign::is_false_space(c) {
                begun |= !c.is_whitespace();
            } else if begun {
                let run = &self.text[from..end];
                let length = run.len()
                    - run
                        .trim_start_matches(|c| c != '\u{3000}' && sign::is_false_space(c))
                        .len();
                at = from + length;
                let within = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase() || c == '_');
                let before = self.text[start..from].chars().next_back();
                let word = within(before) && within(self.text[at..end].chars().next());
                let spaced = before == Some(' ') || self.text[at..end].starts_with([' ', '\n']);
                self.add(Kind::Invisible, from, at, if word || spaced { "" } else { " " });
            }
        }
    }

    /// Invisible characters between two places. A run of them is one finding.
    fn invisible(&mut self, start: usize, end: usize) {
        // The bytes that these characters begin with: neither ASCII nor ideographs nor Tibetan have them.
        let possible = |byte: &u8| matches!(byte, 0xC2 | 0xD8 | 0xE1 | 0xE2 | 0xEF | 0xF3);
        if !self.text.as_bytes()[start..end].iter().any(possible) {
            return;
        }
        let mut run: Option<(usize, usize)> = None;
        for (offset, c) in self.text[start..end].char_indices() {
            let at = start + offset;
            if sign::is_invisible(c) {
                let from = run.map_or(at, |(from, _)| from);
                run = Some((from, at + c.len_utf8()));
            } else if let Some((from, to)) = run.take() {
                self.add(Kind::Invisible, from, to, "");
            }
        }
        if let Some((from, to)) = run {
            self.add(Kind::Invisible, from, to, "");
        }
    }
}
