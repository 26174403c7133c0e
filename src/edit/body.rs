//! Document text: another Markdown text under the same front matter, of which only the differing lines are new.
//!
//! **You are here:** `edit/` — beside `pen`, before `apply`; no IO.

use super::raw::Splice;
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// The pieces of the file's text to be replaced. Blank lines before and after the text do not count: they stay as they are.
/// `from`: the first byte of the text in the file's.
pub(super) fn splices(text: &str, from: usize, new: &str) -> Vec<Splice> {
    let (start, end) = core(text, from);
    let new = new.replace("\r\n", "\n").replace('\r', "\n");
    let new = trimmed(&new);
    if text[start..end] == *new {
        return Vec::new();
    }
    if start == end {
        // There was no text: a blank line parts it from the front matter.
        let feed = if text.ends_with('\n') { "" } else { "\n" };
        return vec![Splice {
            at: text.len()..text.len(),
            text: format!("{feed}\n{new}\n"),
        }];
    }
    if new.is_empty() {
        return vec![Splice {
            at: from..text.len(),
            text: String::new(),
        }];
    }
    let old: Vec<&str> = text[start..end].split('\n').collect();
    let lines: Vec<&str> = new.split('\n').collect();
    let mut starts = vec![start];
    for line in &old {
        starts.push(starts[starts.len() - 1] + line.len() + 1);
    }
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &lines) {
        if op.tag() == DiffTag::Equal {
            continue;
        }
        let (gone, come) = (op.old_range(), &lines[op.new_range()]);
        let written: String = come.iter().flat_map(|line| [line, "\n"]).collect();
        let (from, to) = (starts[gone.start], starts[gone.end]);
        out.push(if from > end {
            Splice {
                at: end..end,
                text: format!("\n{}", written.trim_end_matches('\n')),
            }
        } else if to > end {
            // Up to the last line, whose line feed stays.
            let from = if come.is_empty() { from - 1 } else { from };
            Splice {
                at: from..end,
                text: written.trim_end_matches('\n').to_owned(),
            }
        } else {
            Splice {
                at: from..to,
                text: written,
            }
        });
    }
    out
}

/// The text from its first line that says something to the end of its last one.
fn core(text: &str, from: usize) -> (usize, usize) {
    let body = &text[from..];
    let kept = trimmed(body);
    if kept.is_empty() {
        return (text.len(), text.len());
    }
    let lead = body.find(kept).unwrap_or(0);
    (from + lead, from + lead + kept.len())
}

/// A text without the blank lines around it.
pub(super) fn trimmed(text: &str) -> &str {
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            break;
        }
        from += line.len();
    }
    let rest = &text[from..];
    let content = rest.trim_end().len();
    // Two spaces at the end of the last line are nothing to see, but they are its own.
    let end = rest[content..]
        .find('\n')
        .map_or(rest.len(), |feed| content + feed);
    &rest[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::raw::Raw;

    fn with(text: &str, new: &str) -> String {
        let raw = Raw::read(text.as_bytes()).unwrap_or_else(|fault| panic!("{}", fault.en));
        let from = raw.text.find("---\n").map_or(0, |at| at + 4);
        let bytes = raw.with(splices(&raw.text, from, new)).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    #[test]
    fn lines_that_stay_keep_their_bytes() {
        assert_eq!(
            with("---\n\n甲　\n乙\n\n丙\n", "甲\n二\n\n丙"),
            "---\n\n甲　\n二\n\n丙\n"
        );
        assert_eq!(
            with("---\r\n\r\n甲\r\n乙\r\n", "甲\n新\n乙\n"),
            "---\r\n\r\n甲\r\n新\r\n乙\r\n"
        );
        assert_eq!(with("---\n甲\n乙", "甲"), "---\n甲");
        assert_eq!(with("---\n甲", "甲\n乙"), "---\n甲\n乙");
        assert_eq!(with("---\n甲\n\n\n", "甲\nཁ།\n"), "---\n甲\nཁ།\n\n\n");
        assert_eq!(with("---\n甲\n", "\n\n甲\n\n"), "---\n甲\n");
    }

    #[test]
    fn a_text_comes_and_goes() {
        assert_eq!(with("---\n", "甲"), "---\n\n甲\n");
        assert_eq!(with("---\n\n甲\n", ""), "---\n");
    }
}
