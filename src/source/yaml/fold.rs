//! Text over several lines: folded without spaces where Chinese and Tibetan have none, paragraphs kept.
//!
//! **You are here:** `source/yaml` — after the parser has folded a text by YAML's rule; no IO.
//!
//! YAML puts a space in place of a line end. Between ideographs and after a tsheg that is a hole in a word; and an empty
//! line becomes one line feed, so that two paragraphs of Markdown become one. The text is folded again from its lines, but
//! only where YAML's own rule on the same lines gives what the parser gave: whatever else is in it stays as it was.

use crate::diag::Span;
use crate::lang::joins_without_space;
use std::borrow::Cow;

/// A plain or quoted text, from its source without the quotes.
pub(super) fn flow<'t>(raw: &str, value: Cow<'t, str>) -> Cow<'t, str> {
    if !raw.contains('\n') {
        return value;
    }
    let raw = raw.replace("''", "'");
    let lines: Vec<&str> = raw
        .split('\n')
        .map(|line| line.trim_matches([' ', '\t', '\r']))
        .collect();
    again(&lines, value, false)
}

/// A text after `>`; the parser places it from its first letter to the next token.
pub(super) fn block<'t>(source: &str, span: Span, value: Cow<'t, str>) -> Cow<'t, str> {
    let start = source[..span.start].rfind('\n').map_or(0, |feed| feed + 1);
    let header = source[..start].trim_end().lines().next_back().unwrap_or_default();
    let sign = header.rfind('>').map_or("", |at| &header[at..]);
    // The indentation is told by the first line, unless the header says another.
    if sign
        .split('#')
        .next()
        .unwrap_or_default()
        .contains(|c: char| c.is_ascii_digit())
    {
        return value;
    }
    let base = span.start - start;
    let mut all = Vec::new();
    for line in source[start..span.end].split('\n') {
        let content = line.trim_start_matches(' ');
        let width = line.len() - content.len();
        if content.trim().is_empty() {
            all.push("");
            continue;
        }
        // Lines that are deeper are kept as they are by YAML.
        if width != base || content.starts_with('\t') {
            return value;
        }
        all.push(content.trim_end_matches('\r'));
    }
    while all.last().is_some_and(|line| line.is_empty()) {
        all.pop();
    }
    again(&all, value, true)
}

fn again<'t>(lines: &[&str], value: Cow<'t, str>, block: bool) -> Cow<'t, str> {
    let body = value.trim_end_matches('\n');
    let tail = &value[body.len()..];
    let body = if block { body } else { &*value };
    if folded(lines, |_, _| " ", 0) != body {
        return value;
    }
    let ours = folded(
        lines,
        |before, after| {
            let ends = before.ends_with(['。', '！', '？', '；', '：', '།', '༎']);
            let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
                return " ";
            };
            // In a block each line of a list or paragraph was meant as one.
            if block && (ends || begins_item(after)) {
                "\n"
            } else if joins_without_space(last, first) {
                ""
            } else {
                " "
            }
        },
        1,
    );
    let tail = if block { tail } else { "" };
    Cow::Owned(ours + tail)
}

/// Lines put together; so many line feeds more for empty ones.
fn folded(lines: &[&str], between: impl Fn(&str, &str) -> &'static str, more: usize) -> String {
    let mut out = String::new();
    let mut before: Option<&str> = None;
    let mut empty = 0;
    for (at, line) in lines.iter().enumerate() {
        // The first and last line of a quoted text may be empty: they count as lines, too.
        if line.is_empty() && at + 1 < lines.len() && before.is_some() {
            empty += 1;
            continue;
        }
        if let Some(before) = before {
            if empty > 0 {
                out.push_str(&"\n".repeat(empty + more));
            } else {
                out.push_str(between(before, line));
            }
        }
        out.push_str(line);
        before = Some(line);
        empty = 0;
    }
    out
}

/// Whether a line begins with the number or sign of a list.
fn begins_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| {
        c.is_ascii_digit() || "一二三四五六七八九十百０１２３４５６７８９༠༡༢༣༤༥༦༧༨༩".contains(c)
    });
    if rest.len() < line.len() {
        return rest.starts_with(['、', '．', '.', '）', ')', '་', '།']);
    }
    line.starts_with([
        '（', '(', '-', '*', '#', '>', '|', '●', '○', '■', '□', '◆', '•', '·', '※',
    ]) || line.starts_with(|c: char| matches!(c, '①'..='⓿' | '㈠'..='㈩' | '❶'..='❿'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ideographs_and_syllables_are_not_torn_apart() {
        let plain = |raw: &str, value: &str| flow(raw, value.to_owned().into()).into_owned();
        assert_eq!(plain("甲乙\n  丙丁", "甲乙 丙丁"), "甲乙丙丁");
        assert_eq!(plain("甲，\n  乙", "甲， 乙"), "甲，乙");
        assert_eq!(plain("བོད་\n  ཡིག", "བོད་ ཡིག"), "བོད་ཡིག");
        assert_eq!(plain("ཡིག\n  ཆ", "ཡིག ཆ"), "ཡིག ཆ");
        assert_eq!(plain("one\n  two", "one two"), "one two");
        assert_eq!(plain("甲 Word\n  乙", "甲 Word 乙"), "甲 Word 乙");
        assert_eq!(plain("甲\n\n  乙", "甲\n乙"), "甲\n\n乙");
        assert_eq!(plain("it''s 甲\n  乙", "it's 甲 乙"), "it's 甲乙");
        // What YAML has made otherwise stays.
        assert_eq!(plain("a\\n甲\n  乙", "a\n甲 乙"), "a\n甲 乙");
    }

    #[test]
    fn a_block_keeps_paragraphs_and_items() {
        let folded = |source: &str, value: &str| {
            let start = source.find('甲').unwrap_or_default();
            let end = source.find("next").unwrap_or(source.len());
            block(source, Span::new(start, end), value.to_owned().into()).into_owned()
        };
        assert_eq!(folded("a: >\n  甲乙\n  丙丁\n", "甲乙 丙丁\n"), "甲乙丙丁\n");
        assert_eq!(
            folded("a: >-\n  甲。\n\n  乙。\nnext: 1\n", "甲。\n乙。"),
            "甲。\n\n乙。"
        );
        assert_eq!(
            folded("a: >\n  甲：\n  一、乙\n  二、丙\n", "甲： 一、乙 二、丙\n"),
            "甲：\n一、乙\n二、丙\n"
        );
        assert_eq!(folded("a: >\n  甲\n    乙\n", "甲\n  乙\n"), "甲\n  乙\n");
    }
}
