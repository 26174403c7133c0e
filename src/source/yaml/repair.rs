//! Syntax repair: the line that was meant, where the parser stopped at one that lacks a bracket, a comma, a colon or a quote.
//!
//! **You are here:** `source/yaml` — asked for what cannot be read; no IO. The parser notices a bracket that is never closed
//! only lines below, and of a word without its colon it says nothing: so lines near its place are tried, each with the one
//! sign that it seems to lack. What comes back is tried as well: with it the parser gets beyond the line.

mod braces;
mod brackets;

use super::first_failure;
use crate::source::slips;
use brackets::{balanced, key_at};

/// How many lines of content above the parser's place are tried.
const ABOVE: usize = 3;

/// The longest text that is parsed once more for each try. *Units:* bytes.
const LONGEST_TEXT: usize = 1 << 18;

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
    // The first that gets the parser beyond the line, unless another one gets it to the text's end: an item that stands too
    // far to the left is one mistake, and not one of each item below it.
    let mut beyond: Option<Repair> = None;
    loop {
        let start = text[..end].rfind('\n').map_or(0, |at| at + 1);
        let line = text[start..end].trim_end_matches('\r');
        let content = line.trim();
        if !content.is_empty() && !content.starts_with('#') && line.len() <= LONGEST_LINE {
            let below = text[end..].lines().find(|line| !line.trim().is_empty());
            let above = last_line(&text[..start]);
            for (mended, (why_zh, why_en)) in candidates(line, above, below) {
                if mended == line {
                    continue;
                }
                let reached = reached(text, start, end, &mended);
                if reached == Reached::Stuck || reached == Reached::Beyond && beyond.is_some() {
                    continue;
                }
                let repair = Repair {
                    start,
                    line: typed_right(mended),
                    why_zh,
                    why_en,
                };
                if reached == Reached::End {
                    return Some(repair);
                }
                beyond = Some(repair);
            }
            tried += 1;
        }
        if start == 0 || tried > ABOVE {
            return beyond;
        }
        end = start - 1;
    }
}

/// How far the parser gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reached {
    /// No further than before.
    Stuck,
    /// Beyond the line.
    Beyond,
    /// To the text's end.
    End,
}

/// The line without the slips of input methods that show only once its brackets are right: `[a， b` has both.
fn typed_right(line: String) -> String {
    let mut right = String::with_capacity(line.len());
    let mut at = 0;
    for slip in slips::find(&line) {
        if let Some(replacement) = &slip.replacement {
            right.push_str(&line[at..slip.span.start]);
            right.push_str(replacement);
            at = slip.span.end;
        }
    }
    if at == 0 {
        return line;
    }
    right.push_str(&line[at..]);
    right
}

/// How far the parser gets when a line is written so.
fn reached(text: &str, start: usize, end: usize, mended: &str) -> Reached {
    let whole = format!("{}{mended}{}", &text[..start], &text[end..]);
    let Some(at) = first_failure(&whole) else {
        return Reached::End;
    };
    // It notices what is wrong with a line on the next one at the latest.
    let behind = start + mended.len() + 1;
    let next = whole.get(behind..).and_then(|rest| rest.find('\n'));
    if at > next.map_or(behind, |length| behind + length) {
        Reached::Beyond
    } else {
        Reached::Stuck
    }
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
    if let Some((braced, why)) = braces::braced(content) {
        all.push((format!("{indent}{braced}"), why));
    }
    if content.contains(":\t") {
        all.push((
            line.replace(":\t", ": "),
            (
                "冒号后面是制表符(Tab)，要用半角空格",
                "has a tab behind a colon, where a space belongs",
            ),
        ));
    }
    if let Some(item) = as_item(content, [above, below], indent) {
        all.push((
            format!("{indent}{item}"),
            (
                "是列表的一项，要和别的项一样以“- ”开头",
                "is an item of a list and begins with `- ` as the others do",
            ),
        ));
    }
    if let Some(entry) = content.strip_prefix("- ")
        && [above, below]
            .into_iter()
            .flatten()
            .any(|line| is_key_beside(line, indent))
    {
        all.push((
            format!("{indent}{}", entry.trim_start()),
            (
                "不是列表的一项，前面多了一个短横",
                "is no item of a list: its hyphen is one too many",
            ),
        ));
    }
    if let Some(colon) = with_colon(content) {
        all.push((
            format!("{indent}{colon}"),
            ("字段名后面少了冒号", "has no colon behind the key"),
        ));
    }
    if let Some(plain) = without_dash(content) {
        all.push((
            format!("{indent}{plain}"),
            ("值前面多了一个减号", "has a hyphen before its value"),
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
    // The indentation of a neighbour: of two spaces and three only one can be right.
    // An item stands with the items below it, a key with what is above.
    let item = |line: &str| line.trim_start().starts_with("- ");
    let neighbours = if item(content) && below.is_some_and(item) {
        [below, above]
    } else {
        [above, below]
    };
    // The further keys of an item stand below its first one.
    let of_item = above
        .filter(|above| item(above) && key_at(content).is_some())
        .map(|above| indentation(above) + 2);
    for own in neighbours.into_iter().flatten().map(indentation).chain(of_item) {
        if own != indent.len() && indent.chars().all(|c| c == ' ') {
            all.push((
                format!("{}{content}", " ".repeat(own)),
                (
                    "与同一级的行没有对齐",
                    "does not begin below the lines of its level",
                ),
            ));
        }
    }
    all
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The content as an item of the list in which its neighbours stand: it lacks the dash, or has a number in its place.
fn as_item(content: &str, neighbours: [Option<&str>; 2], indent: &str) -> Option<String> {
    let beside = |line: &str| {
        line.strip_prefix(indent)
            .is_some_and(|line| line.starts_with("- "))
    };
    if content.starts_with("- ") || !neighbours.into_iter().flatten().any(beside) {
        return None;
    }
    let unnumbered = content.trim_start_matches(|c: char| c.is_ascii_digit());
    let item = match unnumbered.strip_prefix(['.', '、', '．', ')', '）']) {
        Some(item) if unnumbered.len() < content.len() => item.trim_start(),
        _ if content.starts_with('{') => content,
        _ => return None,
    };
    (!item.is_empty()).then(|| format!("- {item}"))
}

/// Whether a line is a key of the level that begins at this indentation.
fn is_key_beside(line: &str, indent: &str) -> bool {
    line.strip_prefix(indent)
        .is_some_and(|line| key_at(line).is_some() || line.ends_with(':') && !line.starts_with([' ', '-']))
}

/// `title: - 甲` without the dash that would begin a list.
fn without_dash(content: &str) -> Option<String> {
    let (key, value) = content.split_once(": ")?;
    let text = value.trim_start().strip_prefix("- ")?.trim();
    let plain =
        !text.is_empty() && !text.starts_with(is_special) && !text.contains(": ") && !text.contains(" #");
    (plain && !key.contains(' ')).then(|| format!("{key}: {text}"))
}

/// Whether the lines below this one are its text.
fn opens_text(line: &str) -> bool {
    let value = line.trim_end();
    [": |", ": >", ": |-", ": >-"]
        .iter()
        .any(|end| value.ends_with(end))
        || value.ends_with(':')
}

/// A word in the format's letters, a blank or another sign, and a value: `level township`, `level = township`.
fn with_colon(content: &str) -> Option<String> {
    let (dash, rest) = match content.strip_prefix("- ") {
        Some(rest) => ("- ", rest),
        None => ("", content),
    };
    let length = rest.find(|c: char| !(c.is_ascii_lowercase() || c == '_'))?;
    let (key, value) = rest.split_at(length);
    let is_key = key.len() > 1 && key.starts_with(|c: char| c.is_ascii_lowercase());
    let signs = [' ', '=', '＝', ',', '，', '、', ';', '；'];
    let value = Some(value.trim_start_matches(signs)).filter(|rest| rest.len() < value.len())?;
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

/// A text in quotes that its line does not close, while the next line is another key.
fn open_quote(text: &str) -> Option<Repair> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let own = line.trim_end();
        if let Some(quote) = unclosed(own) {
            let end = start + own.len();
            let mended = format!("{own}{quote}");
            return (reached(text, start, end, &mended) != Reached::Stuck).then_some(Repair {
                start,
                line: mended,
                why_zh: "引号没有收尾",
                why_en: "has a quote that is not closed",
            });
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

#[cfg(test)]
mod tests;
