//! Difference of two texts for the terminal: lines that go and lines that come, with their neighbours.
//!
//! **You are here:** `cli/` — used by the commands that show what they change.

use similar::{ChangeTag, TextDiff};
use std::fmt::Write as _;

/// Lines that stay, shown around each place.
const AROUND: usize = 1;
/// More lines than this are not shown: whoever wants them opens the file.
const MOST: usize = 60;
/// And of a file that comes or goes as a whole.
const OF_A_FILE: usize = 6;

/// `- ` before a line that goes, `+ ` before one that comes; each line begins with `indent`. None: no file.
pub(crate) fn lines(before: Option<&[u8]>, after: Option<&[u8]>, indent: &str, zh: bool) -> String {
    let text = |bytes: Option<&[u8]>| {
        std::str::from_utf8(bytes.unwrap_or_default())
            .ok()
            .map(str::to_owned)
    };
    let (Some(old), Some(new)) = (text(before), text(after)) else {
        let count = |bytes: Option<&[u8]>| bytes.map_or(0, <[u8]>::len);
        let (from, to) = (count(before), count(after));
        return if zh {
            format!("{indent}（不是 UTF-8 文字：{from} 字节 → {to} 字节）\n")
        } else {
            format!("{indent}(no UTF-8 text: {from} bytes → {to} bytes)\n")
        };
    };
    let diff = TextDiff::from_lines(old.as_str(), new.as_str());
    let most = if before.is_some() && after.is_some() {
        MOST
    } else {
        OF_A_FILE
    };
    let mut out = String::new();
    let mut shown = 0;
    let mut left = 0;
    for (number, group) in diff.grouped_ops(AROUND).iter().enumerate() {
        if number > 0 && shown < most {
            let _ = writeln!(out, "{indent}  …");
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            if shown == most {
                left += 1;
                continue;
            }
            shown += 1;
            let mark = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            let line = change.value().trim_end_matches(['\n', '\r']);
            let _ = writeln!(out, "{indent}{mark} {line}");
        }
    }
    if left > 0 {
        let _ = if zh {
            writeln!(out, "{indent}  …还有 {left} 行")
        } else {
            writeln!(out, "{indent}  … {left} more lines")
        };
    }
    out
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn changed_lines_stand_between_their_neighbours() {
        let (old, new) = ("a: 1\nb: 2\nc: 3\nd: 4\ne: 5\n", "a: 1\nb: 9\nc: 3\nd: 4\n");
        assert_eq!(
            lines(Some(old.as_bytes()), Some(new.as_bytes()), "  ", true),
            "    a: 1\n  - b: 2\n  + b: 9\n    c: 3\n    d: 4\n  - e: 5\n"
        );
        assert_eq!(lines(None, Some(b"a\r\n"), "", true), "+ a\n");
    }

    #[test]
    fn what_is_no_text_is_said_in_bytes_and_very_much_is_cut() {
        assert_eq!(
            lines(Some(b"\xff"), None, "", false),
            "(no UTF-8 text: 1 bytes → 0 bytes)\n"
        );
        let long = "x\n".repeat(100);
        let shown = lines(Some(b""), Some(long.as_bytes()), "", true);
        assert_eq!(shown.lines().count(), 61);
        assert!(shown.ends_with("…还有 40 行\n"));
        let whole = lines(None, Some(long.as_bytes()), "", true);
        assert_eq!(whole.lines().count(), 7);
    }
}
