//! Values of one line as YAML writes them: quotes where they are needed, maps in braces.
//!
//! **You are here:** `record/shape/mended` — its smallest part; no IO.

use std::fmt::Write as _;

/// The text, in quotes where YAML or the eye could take it for something else.
pub(super) fn quoted(text: &str) -> String {
    let letter = |c: char| c.is_alphanumeric() || ('\u{0F40}'..='\u{0FBC}').contains(&c);
    let inside =
        |c: char| letter(c) || matches!(c, '-' | '.' | '_' | '/' | '（' | '）' | '《' | '》' | '\u{0F0B}');
    let plain = text.starts_with(|c| letter(c) || c == '《')
        && text.chars().all(inside)
        && !matches!(text, "null" | "true" | "false");
    if plain {
        return text.to_owned();
    }
    if !text.contains(['"', '\\']) && !text.contains(char::is_control) {
        return format!("\"{text}\"");
    }
    if !text.contains(char::is_control) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {
                let _ = write!(out, "\\x{:02X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// `{key: value, …}`; none where a key stands twice.
pub(super) fn written(all: Vec<(String, String)>) -> Option<String> {
    for (at, (key, _)) in all.iter().enumerate() {
        if all[..at].iter().any(|(own, _)| own == key) {
            return None;
        }
    }
    let all: Vec<String> = all
        .into_iter()
        .map(|(key, value)| format!("{key}: {value}"))
        .collect();
    (!all.is_empty()).then(|| format!("{{{}}}", all.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_taken_for_something_else_is_quoted() {
        for (text, right) in [
            ("files/附件1.docx", "files/附件1.docx"),
            ("接案", "接案"),
            ("ཁ་པར", "ཁ་པར"),
            ("甲：乙", "\"甲：乙\""),
            ("#重要#", "\"#重要#\""),
            ("说“好”", "\"说“好”\""),
            ("say \"yes\"", "'say \"yes\"'"),
            ("a, b", "\"a, b\""),
            ("true", "\"true\""),
            ("第一行\n第二行", "\"第一行\\n第二行\""),
        ] {
            assert_eq!(quoted(text), right, "{text}");
        }
    }
}
