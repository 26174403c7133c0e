//! Escapes: words that Markdown would take for marks.
//!
//! **You are here:** `word/markdown` — used for every word; no IO.

use std::borrow::Cow;

/// Words within a line, so that Markdown shows them as they are.
pub(super) fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '~' | '|' => {
                out.push('\\');
                out.push(c);
            }
            '&' if rest
                .peek()
                .is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#') =>
            {
                out.push_str("\\&");
            }
            // Tabs would make a table, or code, of the line.
            '\t' | '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A whole line whose words are escaped already: what means something at the beginning of a line alone.
pub(super) fn line(text: &str) -> Cow<'_, str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    if (1..=9).contains(&digits) && rest.starts_with(['.', ')']) {
        let after = rest[1..].chars().next();
        if after.is_none_or(|c| c == ' ' || c == '　') {
            return Cow::Owned(format!("{}\\{rest}", &text[..digits]));
        }
    }
    // Staff who type a sign of headings mean a heading, whatever stands before it but an element: this one shows nothing.
    if text.starts_with(['#', '＃']) {
        return Cow::Owned(format!("<wbr>{text}"));
    }
    if text.starts_with(['>', '-', '+', '=']) {
        return Cow::Owned(format!("\\{text}"));
    }
    Cow::Borrowed(text)
}

/// Text of HTML.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    crate::html::push_escaped(&mut out, text);
    out.replace(['\t', '\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::{line, words};

    #[test]
    fn what_means_something_is_escaped() {
        assert_eq!(words("5*6_7[注]&lt;a&b|~"), "5\\*6\\_7\\[注\\]\\&lt;a\\&b\\|\\~");
        assert_eq!(line("1. 甲"), "1\\. 甲");
        assert_eq!(line("1.甲"), "1.甲");
        assert_eq!(line("2023.5"), "2023.5");
        assert_eq!(line("- 甲"), "\\- 甲");
        assert_eq!(line("---"), "\\---");
        assert_eq!(line("# 甲"), "<wbr># 甲");
    }
}
