//! Brackets of a line: closed, opened and matched, with a comma between the entries of a map.
//!
//! **You are here:** `source/yaml/repair` — one of its tries; no IO. Read from the left, as a person would mend it: what is
//! open when another key begins that cannot be inside is closed there, the rest at the line's end.

use super::Why;

/// A line whose brackets and commas are right.
pub(super) struct Balanced {
    pub(super) line: String,
    pub(super) why: Why,
}

/// A bracket that is open.
struct Level {
    close: char,
    /// Whether its first key is a language, so that all are.
    languages: bool,
    keys: usize,
    /// Whether a value has begun since the last comma or, in a map, since the last colon.
    value: bool,
}

const LACKS_CLOSING: Why = ("少了收尾的括号", "lacks a closing bracket");
const OTHER_CLOSING: Why = (
    "收尾的括号和开头的不是一种",
    "is closed by another bracket than it was opened with",
);
const TOO_MANY: Why = ("多了收尾的括号", "has a closing bracket too many");
const LACKS_OPENING: Why = ("少了开头的括号", "lacks an opening bracket");
const MARKS_BEHIND: Why = ("的括号后面多了标点", "goes on with punctuation after its bracket");
const COMMA_TOO_MANY: Why = ("多了一个逗号", "has a comma too many");
const LACKS_QUOTE: Why = ("引号没有收尾", "has a quote that is not closed");
const LACKS_COMMA: Why = (
    "括号里的两项之间要用英文逗号隔开",
    "has two entries in brackets that no comma parts",
);

/// Closes what is open, opens what is closed, and parts the entries of a map; none where nothing was to be done.
pub(super) fn balanced(content: &str) -> Option<Balanced> {
    let flow = flow_start(content);
    let Some(start) = flow else {
        return opened(content);
    };
    let mut fix = Fix {
        out: content[..start].to_owned(),
        levels: Vec::new(),
        why: None,
    };
    let rest = &content[start..];
    let mut at = 0;
    while let Some(c) = rest[at..].chars().next() {
        if c == '#' && rest[..at].ends_with([' ', '\t']) {
            break;
        }
        if matches!(c, '"' | '\'') && rest[..at].trim_end().ends_with([':', ',', '[', '{']) {
            let close = if let Some(length) = rest[at + 1..].find(c) {
                let close = at + 1 + length + 1;
                fix.out.push_str(&rest[at..close]);
                close
            } else {
                let close = at + quote_end(&rest[at..]);
                fix.out.extend([&rest[at..close], c.encode_utf8(&mut [0; 4])]);
                fix.why.get_or_insert(LACKS_QUOTE);
                close
            };
            fix.begun();
            at = close;
            continue;
        }
        at += fix.take(c, &rest[at..]);
        if fix.levels.is_empty() && fix.done(&rest[at..]) {
            break;
        }
    }
    let tail = &rest[at..];
    while let Some(level) = fix.levels.pop() {
        let kept = fix.out.trim_end().trim_end_matches(',').len();
        fix.out.truncate(kept);
        fix.out.push(level.close);
        fix.why.get_or_insert(LACKS_CLOSING);
    }
    if !tail.trim().is_empty() {
        if tail
            .trim()
            .chars()
            .all(|c| matches!(c, '}' | ']' | ')' | '）' | '｝' | '］'))
        {
            fix.why.get_or_insert(TOO_MANY);
        } else if tail.trim().chars().all(is_mark) {
            fix.why.get_or_insert(MARKS_BEHIND);
        } else if tail.trim_start().starts_with('#') {
            fix.out.push(' ');
            fix.out.push_str(tail.trim_start());
        } else {
            return None;
        }
    }
    let line = fix.out;
    fix.why.map(|why| Balanced { line, why })
}

/// Punctuation that people put behind what is complete.
fn is_mark(c: char) -> bool {
    matches!(c, '。' | '，' | '、' | '；' | ';' | '.' | ',' | '།')
}

/// Where a text that begins with a quote and has no second one ends: before the comma of the next entry, or the bracket that closes.
fn quote_end(text: &str) -> usize {
    let next = text
        .match_indices(',')
        .find(|(at, _)| key_at(text[at + 1..].trim_start()).is_some())
        .map(|(at, _)| at);
    next.unwrap_or_else(|| {
        let kept = text
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '}' | ']'))
            .len();
        kept.max(1)
    })
}

/// Where the brackets of a line begin: with its value, or with its item.
fn flow_start(content: &str) -> Option<usize> {
    let mut start = 0;
    while content[start..].starts_with("- ") {
        start += content[start..].len() - content[start + 1..].trim_start().len();
    }
    if !content[start..].starts_with(['{', '[']) {
        let (key, value) = content[start..].split_once(": ")?;
        if key.contains([' ', '"', '\'', '{', '[']) {
            return None;
        }
        start = content.len() - value.trim_start().len();
    }
    content[start..].starts_with(['{', '[']).then_some(start)
}

/// A value that ends with a closing bracket and lacks the opening one: `name: zh: 甲, bo: 乙}`.
fn opened(content: &str) -> Option<Balanced> {
    let ends = content.trim_end().chars().next_back()?;
    let open = match ends {
        '}' => '{',
        ']' => '[',
        _ => return None,
    };
    let (head, value) = match content.strip_prefix("- ") {
        Some(value) if open == '{' && key_at(value).is_some() => ("- ", value),
        _ => {
            let (key, value) = content.split_once(": ")?;
            (&content[..key.len() + 2], value)
        }
    };
    if open == '{' && key_at(value).is_none() {
        return None;
    }
    let line = format!("{head}{open}{value}");
    // Behind a key that is none of ours the new bracket begins no value, and would be opened again and again.
    flow_start(&line)?;
    let line = balanced(&line).map_or(line, |better| better.line);
    Some(Balanced {
        line,
        why: LACKS_OPENING,
    })
}

/// The length of a key and its colon at the beginning of a text, with a blank behind it.
pub(super) fn key_at(text: &str) -> Option<usize> {
    let length = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')))?;
    let is_key = length > 0 && text.starts_with(|c: char| c.is_ascii_lowercase());
    (is_key && text[length..].starts_with(": ")).then_some(length)
}

/// A line that is being put right, from the left.
struct Fix {
    out: String,
    levels: Vec<Level>,
    why: Option<Why>,
}

impl Fix {
    fn begun(&mut self) {
        if let Some(level) = self.levels.last_mut() {
            level.value = true;
        }
    }

    /// Whether nothing but a remark or stray brackets is left.
    fn done(&self, rest: &str) -> bool {
        let rest = rest.trim_start();
        rest.is_empty()
            || rest.starts_with(['#', '}', ']', ')', '）'])
            || rest.trim_end().chars().all(is_mark)
    }

    /// One character; how many bytes were read.
    fn take(&mut self, c: char, rest: &str) -> usize {
        let length = c.len_utf8();
        if matches!(c, '{' | '[') && self.begins_value() {
            if self.levels.last().is_some_and(|level| level.value) {
                self.comma();
            }
            self.begun();
            self.levels.push(Level {
                close: if c == '{' { '}' } else { ']' },
                languages: false,
                keys: 0,
                value: false,
            });
            self.out.push(c);
            return length;
        }
        if matches!(c, '}' | ']' | ')' | '）' | '｝' | '］') && self.closes(c, &rest[length..]) {
            if let Some(level) = self.levels.pop() {
                if level.close != c {
                    self.why.get_or_insert(OTHER_CLOSING);
                }
                self.out.push(level.close);
            }
            return length;
        }
        let listed = self.levels.last().is_some_and(|level| level.close == ']');
        if c == ',' && listed && self.out.trim_end().ends_with(',') {
            self.why.get_or_insert(COMMA_TOO_MANY);
            return length;
        }
        if matches!(c, '"' | '\'') && listed && self.out.trim_end().ends_with(c) {
            self.comma();
            self.out.push(c);
            self.begun();
            return length;
        }
        if c == ',' {
            self.close_languages(rest[length..].trim_start());
            if let Some(level) = self.levels.last_mut() {
                level.value = false;
            }
            self.out.push(c);
            return length;
        }
        if self.levels.last().is_some_and(|level| level.close == '}') {
            if let Some(parted) = self.parted(c, rest) {
                return parted;
            }
            if let Some(key) = key_at(rest).filter(|_| self.levels.last().is_some_and(|level| !level.value)) {
                return self.key(&rest[..=key]);
            }
        }
        if !c.is_whitespace() {
            self.begun();
        }
        self.out.push(c);
        length
    }

    /// Whether a bracket here opens a value: in a plain text it is a sign of the text.
    fn begins_value(&self) -> bool {
        let before = self.out.trim_end();
        self.levels.is_empty() || before.ends_with([':', ',', '[', '{', '}', ']'])
    }

    /// Whether a closing sign ends a bracket: `}` and `]` always, a round one where nothing else is to come.
    fn closes(&self, c: char, rest: &str) -> bool {
        let Some(level) = self.levels.last() else {
            return false;
        };
        if c == level.close {
            return true;
        }
        let ends = rest.trim_start().is_empty() || rest.trim_start().starts_with([',', '}', ']', '#']);
        // A pair of round brackets belongs to the text.
        let paired =
            |open: char| self.out[self.out.rfind(['{', '[', ',']).map_or(0, |at| at)..].contains(open);
        ends && !(c == ')' && paired('(')) && !(c == '）' && paired('（'))
    }

    /// A key of a map with its colon.
    fn key(&mut self, key: &str) -> usize {
        if let Some(level) = self.levels.last_mut() {
            if level.keys == 0 {
                level.languages = is_language(key.trim_end_matches(':'));
            }
            level.keys += 1;
        }
        self.out.push_str(key);
        key.len()
    }

    /// A comma that is missing, or another sign in its place, before a key: how many bytes that took.
    fn parted(&mut self, c: char, rest: &str) -> Option<usize> {
        let sign = matches!(c, '、' | '；' | ';' | '，' | '。' | '.' | '|');
        if !(sign || c == ' ') || !self.levels.last().is_some_and(|level| level.value) {
            return None;
        }
        let behind = rest[c.len_utf8()..].trim_start();
        key_at(behind)?;
        self.close_languages(behind);
        self.comma();
        Some(rest.len() - behind.len())
    }

    fn comma(&mut self) {
        self.out.truncate(self.out.trim_end().len());
        self.out.push_str(", ");
        self.why.get_or_insert(LACKS_COMMA);
        if let Some(level) = self.levels.last_mut() {
            level.value = false;
        }
    }

    /// Closes a map of languages before a key that is none: `{id: a, name: {zh: 甲, unit: 户}`.
    fn close_languages(&mut self, behind: &str) {
        let Some(key) = key_at(behind) else { return };
        let level = self.levels.last();
        if self.levels.len() > 1 && level.is_some_and(|level| level.languages) && !is_language(&behind[..key])
        {
            self.out.truncate(self.out.trim_end().len());
            self.out.push('}');
            self.levels.pop();
            self.why.get_or_insert(LACKS_CLOSING);
        }
    }
}

/// Whether a key is a language's tag.
pub(super) fn is_language(key: &str) -> bool {
    matches!(key, "zh" | "bo" | "en") || crate::lang::misnamed(key).is_some()
}
