//! JavaScript serialisation: values as parts of a script.
//!
//! **You are here:** `search/` — read by all that write files; no IO.

use super::{FOLDER, IndexFile};
use std::fmt::Write as _;

/// A file that hands `payload` to the search page.
pub(super) fn file(kind: char, number: usize, generation: &str, payload: &str) -> IndexFile {
    IndexFile {
        path: path(kind, number),
        bytes: format!("\u{FEFF}zhandian.put(\"{kind}{number}\",\"{generation}\",{payload});\n").into_bytes(),
    }
}

/// Where a file lies.
pub(super) fn path(kind: char, number: usize) -> String {
    format!("{FOLDER}{kind}{number}.js")
}

/// Writes a string that is JSON and also a JavaScript literal in the browsers that still call U+2028 the end of a line.
pub(super) fn push_string(to: &mut String, text: &str) {
    to.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                to.push('\\');
                to.push(c);
            }
            '\n' => to.push_str("\\n"),
            c if c < ' ' || matches!(c, '\u{2028}' | '\u{2029}') => {
                // Writing to a string never fails.
                let _ = write!(to, "\\u{:04x}", u32::from(c));
            }
            c => to.push(c),
        }
    }
    to.push('"');
}

/// Writes the parts with commas between, without those at the end that are `empty`.
pub(super) fn push_array(to: &mut String, parts: &[String], empty: &[&str]) {
    let kept = parts
        .iter()
        .rposition(|part| !empty.contains(&part.as_str()))
        .map_or(0, |last| last + 1);
    to.push('[');
    for (number, part) in parts[..kept].iter().enumerate() {
        if number > 0 {
            to.push(',');
        }
        to.push_str(part);
    }
    to.push(']');
}

/// A string as [`push_string`] writes it.
pub(super) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    push_string(&mut out, text);
    out
}
