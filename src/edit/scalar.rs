//! Scalar emitter: a text as YAML: plain, in quotes, or as a block; what the reader would read otherwise is not written so.
//!
//! **You are here:** `edit/` — below `writing`; no IO.
//!
//! No rule of quoting stands here: each form is tried, and our own reader says whether it would give the text back, without a
//! slip and without a finding. So the rules have one owner, `source/`. One is added for other programs that read content, which
//! are stricter: nothing plain begins with a sign that YAML uses.

use super::place::Style;
use crate::source::encoding;
use crate::source::slips;
use crate::source::yaml::{self, Kind, Node, nfc};
use std::fmt::Write as _;

/// A text as the reader would give it back at best: lines end in LF and without ideographic spaces, NFC, trimmed.
pub(super) fn clean(text: &str) -> String {
    let text = encoding::decode(text.as_bytes()).unwrap_or(text.into());
    let text = text.trim_matches(|c: char| c == '\u{3000}' || c.is_whitespace());
    nfc(text.into())
}

/// The text on one line, in the preferred form where that is possible, else in the first that is. None: in no form (it holds
/// what no form may have, such as invisible characters; or it has several lines and does not stand in brackets).
pub(super) fn inline(text: &str, prefer: Style, in_flow: bool) -> Option<String> {
    if text.contains('\n') {
        return in_flow
            .then(|| double(text))
            .filter(|written| is_read_as(written, text, true));
    }
    let order = match prefer {
        Style::Double => [Style::Double, Style::Single, Style::Plain],
        Style::Single => [Style::Single, Style::Double, Style::Plain],
        Style::Plain | Style::Block => [Style::Plain, Style::Double, Style::Single],
    };
    order
        .into_iter()
        .map(|style| match style {
            Style::Double => double(text),
            Style::Single => format!("'{}'", text.replace('\'', "''")),
            Style::Plain | Style::Block => text.to_owned(),
        })
        .find(|written| !begins_like_syntax(written) && is_read_as(written, text, in_flow))
}

/// The text as a block of lines below its sign: each begins with a line feed. None where the reader would not give it back.
pub(super) fn block(text: &str, header: &str, indent: usize) -> Option<String> {
    let mut out = String::new();
    for line in text.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            let _ = write!(out, "{:indent$}{line}", "");
        }
    }
    // Tried in the least indentation that a key's block can have here.
    let own = " ".repeat(indent.saturating_sub(1));
    let sample = if indent == 0 {
        return None;
    } else if own.is_empty() {
        format!("k: {header}{out}\nl: x\n")
    } else {
        format!("k:\n{own}k: {header}{out}\n{own}l: x\n")
    };
    let path: &[usize] = if own.is_empty() { &[0] } else { &[0, 0] };
    reads(&sample, path, text).then_some(out)
}

/// Whether a plain text begins with an indicator of YAML; quotes are forms of their own.
fn begins_like_syntax(written: &str) -> bool {
    let mut chars = written.chars();
    match chars.next() {
        Some('-' | '?' | ':') => chars.next().is_none_or(|next| !next.is_ascii_alphanumeric()),
        Some(first) => ",[]{}#&*!|>%@`".contains(first),
        None => true,
    }
}

fn double(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

fn is_read_as(written: &str, text: &str, in_flow: bool) -> bool {
    if in_flow {
        reads(&format!("k: {{k: {written}, l: x}}\n"), &[0, 0], text)
            && reads(&format!("k: [{written}, x]\n"), &[0, 0], text)
    } else {
        reads(&format!("k: {written}\nl: x\n"), &[0], text)
            && reads(&format!("- {written}\n- x\n"), &[0], text)
    }
}

/// Whether the reader finds nothing to say about a sample, and this text at this place of it, with one more value beside it.
fn reads(sample: &str, path: &[usize], text: &str) -> bool {
    if !slips::find(sample).is_empty() {
        return false;
    }
    let (Some(root), faults) = yaml::read(sample) else {
        return false;
    };
    let mut node = &root;
    for at in path {
        let child: Option<&Node> = match &node.kind {
            Kind::List(items) if items.len() <= 2 => items.get(*at),
            Kind::Map(entries) if entries.len() <= 2 => entries.get(*at).map(|(_, value)| value),
            _ => None,
        };
        let Some(child) = child else { return false };
        node = child;
    }
    faults.is_empty()
        && !node.is_null()
        && matches!(&node.kind, Kind::Scalar { text: read, .. } if clean(read) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Option<String> {
        inline(text, Style::Plain, false)
    }

    #[test]
    fn quotes_stand_where_they_are_needed() {
        for text in [
            "甲",
            "0899-6120006",
            "054000",
            "2026-11-30",
            "09:30",
            "true",
            "10%",
            "https://a.cn/#b",
            "ལྷ་ས། གྲོང་ཁྱེར།",
            "a'b",
            "甲“乙”",
        ] {
            assert_eq!(plain(text).as_deref(), Some(text));
        }
        for (text, written) in [
            ("甲 #乙", "\"甲 #乙\""),
            ("注: 甲", "\"注: 甲\""),
            ("- 甲", "\"- 甲\""),
            ("&甲", "\"&甲\""),
            ("*甲", "\"*甲\""),
            ("[甲]", "\"[甲]\""),
            ("“甲”", "\"“甲”\""),
            ("null", "\"null\""),
            ("~", "\"~\""),
            ("\"甲\"", "\"\\\"甲\\\"\""),
            ("甲:", "\"甲:\""),
            ("ཁ་པར: 1", "\"ཁ་པར: 1\""),
        ] {
            assert_eq!(plain(text).as_deref(), Some(written));
        }
        assert_eq!(plain("甲\u{200b}乙"), None, "what cannot be seen is not written");
        assert_eq!(plain("甲\n乙"), None);
    }

    #[test]
    fn brackets_need_more_quotes() {
        assert_eq!(
            inline("甲, 乙", Style::Plain, true).as_deref(),
            Some("\"甲, 乙\"")
        );
        assert_eq!(inline("甲}", Style::Plain, true).as_deref(), Some("\"甲}\""));
        assert_eq!(
            inline("甲\n乙", Style::Plain, true).as_deref(),
            Some("\"甲\\n乙\"")
        );
        assert_eq!(inline("༄༅། །ཀ", Style::Single, true).as_deref(), Some("'༄༅། །ཀ'"));
    }

    #[test]
    fn the_form_that_stands_there_is_kept() {
        assert_eq!(inline("甲", Style::Double, false).as_deref(), Some("\"甲\""));
        assert_eq!(inline("it's", Style::Single, false).as_deref(), Some("'it''s'"));
    }

    #[test]
    fn lines_become_a_block() {
        assert_eq!(
            block("甲\n\n- 乙 #1: 2", "|", 2).as_deref(),
            Some("\n  甲\n\n  - 乙 #1: 2")
        );
        assert_eq!(block("ཀ་\nཁ།", "|", 4).as_deref(), Some("\n    ཀ་\n    ཁ།"));
        assert_eq!(block("甲\n乙", ">", 2), None, "folded, the lines would be one");
    }
}
