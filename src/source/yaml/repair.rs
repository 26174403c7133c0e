//! Syntax repair: the line that was meant, where the parser stopped at one that lacks a bracket, a comma, a colon or a quote.
//!
//! **You are here:** `source/yaml` — asked for what cannot be read; no IO. The parser notices a bracket that is never closed
//! only lines below, and of a word without its colon it says nothing: so lines near its place are tried, each with the one
//! sign that it seems to lack. What comes back is tried as well: with it the parser gets beyond the line.

use super::first_failure;

/// How many lines of content above the parser's place are tried.
const ABOVE: usize = 3;

/// The longest text that is parsed once more for each try. *Units:* bytes.
const LONGEST_TEXT: usize = 1 << 20;

/// The longest line that is looked at. *Units:* bytes.
const LONGEST_LINE: usize = 4000;

/// A line as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repair {
    /// Where the line begins. *Units:* bytes.
    pub(super) start: usize,
    /// What it should be, with its indentation.
    pub(super) line: String,
    pub(super) why_zh: &'static str,
    pub(super) why_en: &'static str,
}

/// What a line seems to lack, in both languages.
type Why = (&'static str, &'static str);

/// The repair of a line at or above the place where the parser stopped.
pub(super) fn find(text: &str, stopped: usize) -> Option<Repair> {
    if text.len() > LONGEST_TEXT {
        return None;
    }
    if let Some(found) = open_quote(text) {
        return Some(found);
    }
    let mut end = text[stopped..].find('\n').map_or(text.len(), |at| stopped + at);
    let mut tried = 0;
    loop {
        let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
        let line = text[start..end].trim_end_matches('\r');
        let content = line.trim();
        if !content.is_empty() && !content.starts_with('#') && line.len() <= LONGEST_LINE {
            let below = text[end..].lines().find(|line| !line.trim().is_empty());
            let above = last_line(&text[..start]);
            for (mended, (why_zh, why_en)) in candidates(line, above, below) {
                if mended != line && helps(text, start, end, &mended) {
                    return Some(Repair {
                        start,
                        line: mended,
                        why_zh,
                        why_en,
                    });
                }
            }
            tried += 1;
        }
        if start == 0 || tried > ABOVE {
            return None;
        }
        end = start - 1;
    }
}

/// Whether the parser gets beyond the line when it is written so.
fn helps(text: &str, start: usize, end: usize, mended: &str) -> bool {
    let whole = format!("{}{mended}{}", &text[..start], &text[end..]);
    // It notices what is wrong with a line on the next one at the latest.
    let behind = start + mended.len() + 1;
    let next = whole.get(behind..).and_then(|rest| rest.find('\n'));
    first_failure(&whole).is_none_or(|at| at > next.map_or(behind, |length| behind + length))
}

fn last_line(text: &str) -> Option<&str> {
    text.lines().rev().find(|line| !line.trim().is_empty())
}

/// What the line may have been meant to be, the likeliest first.
fn candidates(line: &str, above: Option<&str>, below: Option<&str>) -> Vec<(String, Why)> {
    let mut all = Vec::new();
    let indent = &line[..line.len() - line.trim_start().len()];
    let content = &line[indent.len()..];
    if let Some(balanced) = balanced(content) {
        all.push((format!("{indent}{}", balanced.line), balanced.why));
    }
    if let Some(colon) = with_colon(content) {
        all.push((
            format!("{indent}{colon}"),
            ("字段名后面少了冒号", "has no colon behind the key"),
        ));
    }
    let deeper = |line: &str| line.len() - line.trim_start().len() > indent.len();
    if let Some(plain) = without_block_sign(content)
        && !below.is_some_and(deeper)
    {
        all.push((
            format!("{indent}{plain}"),
            (
                "| 和 > 后面不能接着写文字",
                "goes on behind | or >, which stand alone at the end of a line",
            ),
        ));
    }
    if let Some(above) = above.filter(|above| opens_text(above)) {
        let own = above.len() - above.trim_start().len();
        if own >= indent.len() && !content.contains(": ") {
            all.push((
                format!("{}{content}", " ".repeat(own + 2)),
                (
                    "是上一行的内容，前面要空两格",
                    "belongs to the line above and has to be indented by two spaces",
                ),
            ));
        }
    }
    all
}

/// Whether the lines below this one are its text.
fn opens_text(line: &str) -> bool {
    let value = line.trim_end();
    [": |", ": >", ": |-", ": >-"]
        .iter()
        .any(|end| value.ends_with(end))
        || value.ends_with(':')
}

/// A word in the format's letters, a blank and a value: `level township`.
fn with_colon(content: &str) -> Option<String> {
    let (dash, rest) = match content.strip_prefix("- ") {
        Some(rest) => ("- ", rest),
        None => ("", content),
    };
    let length = rest.find(|c: char| !(c.is_ascii_lowercase() || c == '_'))?;
    let (key, value) = rest.split_at(length);
    let is_key = key.len() > 1 && key.starts_with(|c: char| c.is_ascii_lowercase());
    let value = value.strip_prefix(' ')?.trim_start();
    (is_key && !value.is_empty() && !value.starts_with([':', '#', '-']))
        .then(|| format!("{dash}{key}: {value}"))
}

/// `title: | 甲` without the sign that would begin a text on the lines below.
fn without_block_sign(content: &str) -> Option<String> {
    let (key, value) = content.split_once(": ")?;
    let text = value.trim_start().strip_prefix(['|', '>'])?.trim();
    let quoted = text.contains(": ") || text.contains(" #") || text.starts_with(is_special);
    (!text.is_empty() && !text.starts_with(['-', '+'])).then(|| {
        if quoted && !text.contains('\'') {
            format!("{key}: '{text}'")
        } else {
            format!("{key}: {text}")
        }
    })
}

/// What no plain value begins with.
fn is_special(c: char) -> bool {
    matches!(
        c,
        '[' | ']' | '{' | '}' | '*' | '&' | '!' | '|' | '>' | '%' | '@' | '`' | '"' | '\'' | '#' | ',' | '?'
    )
}

/// A line whose brackets and commas are right.
struct Balanced {
    line: String,
    why: Why,
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
const LACKS_COMMA: Why = (
    "括号里的两项之间要用英文逗号隔开",
    "has two entries in brackets that no comma parts",
);

/// Closes what is open, opens what is closed, and parts the entries of a map; none where nothing was to be done.
fn balanced(content: &str) -> Option<Balanced> {
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
            let close = rest[at + 1..].find(c).map(|length| at + 1 + length + 1)?;
            fix.out.push_str(&rest[at..close]);
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
    let line = balanced(&line).map_or(line, |better| better.line);
    Some(Balanced {
        line,
        why: LACKS_OPENING,
    })
}

/// The length of a key and its colon at the beginning of a text, with a blank behind it.
fn key_at(text: &str) -> Option<usize> {
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
        rest.is_empty() || rest.starts_with(['#', '}', ']', ')', '）'])
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
                return self.key(&rest[..key + 1]);
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
fn is_language(key: &str) -> bool {
    matches!(key, "zh" | "bo" | "en") || crate::lang::misnamed(key).is_some()
}

/// A text in quotes that its line does not close, while the next line is another key.
fn open_quote(text: &str) -> Option<Repair> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let own = line.trim_end();
        if let Some(quote) = unclosed(own) {
            let end = start + own.len();
            for mended in closed(own, quote) {
                if first_failure(text).is_some() && helps(text, start, end, &mended) {
                    return Some(Repair {
                        start,
                        line: mended,
                        why_zh: "引号没有收尾",
                        why_en: "has a quote that is not closed",
                    });
                }
            }
            return None;
        }
        start += line.len();
    }
    None
}

/// The quote that begins a line's value and is not found again on it.
fn unclosed(line: &str) -> Option<char> {
    let content = line.trim_start().trim_start_matches("- ").trim_start();
    let value = match content.split_once(": ") {
        Some((key, value)) if !key.contains([' ', '"', '\'', '{', '[']) => value.trim_start(),
        _ => content,
    };
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    (!value[1..].contains(quote)).then_some(quote)
}

/// The line with its quote closed, or without it where what it holds is a plain word.
fn closed(line: &str, quote: char) -> Vec<String> {
    vec![format!("{line}{quote}")]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn line(text: &str) -> Option<String> {
        let at = first_failure(text)?;
        find(text, at).map(|repair| repair.line)
    }

    #[test]
    fn brackets_are_closed_opened_and_matched() {
        for (typed, right) in [
            ("fee: {zh: 免费, bo: རིན་མེད།", "fee: {zh: 免费, bo: རིན་མེད།}"),
            ("covers: [甲, 乙", "covers: [甲, 乙]"),
            ("name: {zh: 甲, bo: ཀ།)", "name: {zh: 甲, bo: ཀ།}"),
            ("name: {zh: 甲（东）, bo: ཀ།）", "name: {zh: 甲（东）, bo: ཀ།}"),
            ("name: {zh: 甲, bo: ཀ།}}", "name: {zh: 甲, bo: ཀ།}"),
            ("tags: [甲, 乙]]", "tags: [甲, 乙]"),
            ("name: zh: 甲, bo: ཀ།}", "name: {zh: 甲, bo: ཀ།}"),
            (
                "- {id: a, name: {zh: 甲, bo: ཀ།, unit: 户}",
                "- {id: a, name: {zh: 甲, bo: ཀ།}, unit: 户}",
            ),
            ("- {name: {zh: 接案, bo: ཀ།}", "- {name: {zh: 接案, bo: ཀ།}}"),
        ] {
            for text in [
                format!("{typed}\n"),
                format!("{typed}\nlast: 1\n"),
                format!("first: 1\n{typed}\n"),
            ] {
                // A list's item stands among items.
                if typed.starts_with('-') && text.contains("st: 1") {
                    continue;
                }
                assert_eq!(line(&text).as_deref(), Some(right), "{text}");
            }
        }
    }

    #[test]
    fn entries_are_parted_and_keys_get_their_colon() {
        for (typed, right) in [
            (
                "staff: {total: 4、certified: 2}",
                "staff: {total: 4, certified: 2}",
            ),
            (
                "staff: {total: 4 certified: 2}",
                "staff: {total: 4, certified: 2}",
            ),
            (
                "hours: {days: mon-fri open: \"10:00\" close: \"17:00\"}",
                "hours: {days: mon-fri, open: \"10:00\", close: \"17:00\"}",
            ),
            ("name: {zh: 甲 bo: ཀ།}", "name: {zh: 甲, bo: ཀ།}"),
            (
                "review: [{role: 初审, name: 甲} {role: 终审, name: 乙}]",
                "review: [{role: 初审, name: 甲}, {role: 终审, name: 乙}]",
            ),
        ] {
            assert_eq!(line(&format!("{typed}\n")).as_deref(), Some(right));
        }
        for (text, right) in [
            ("id: a\nlevel township\nregion: 5401\n", "level: township"),
            (
                "id: a\ntranslation {status: reviewed, by: 甲}\n",
                "translation: {status: reviewed, by: 甲}",
            ),
            ("level township\nid: a\n", "level: township"),
        ] {
            assert_eq!(line(text).as_deref(), Some(right), "{text}");
        }
    }

    #[test]
    fn texts_are_closed_indented_and_freed_of_signs() {
        for (text, right) in [
            ("title: | 甲乙\ndate: 1\n", "title: 甲乙"),
            ("title: > བརྡ་ཐོ།\ndate: 1\n", "title: བརྡ་ཐོ།"),
            ("summary: |\n甲乙丙。\ndate: 1\n", "  甲乙丙。"),
            ("title: \"甲乙\ndate: 1\n", "title: \"甲乙\""),
            ("date: 1\ntitle: 'བརྡ་ཐོ།\n", "title: 'བརྡ་ཐོ།'"),
        ] {
            assert_eq!(line(text).as_deref(), Some(right), "{text}");
        }
    }

    #[test]
    fn what_is_well_is_left_alone() {
        for content in [
            "name: {zh: 甲（东）, bo: ཀ།}",
            "- {a: [1, 2], b: \"x, y\"}",
            "tags: [a, b] # 甲",
        ] {
            assert!(balanced(content).is_none(), "{content}");
        }
    }
}
