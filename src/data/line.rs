//! Content lines of iCalendar and vCard: escaped, folded, ended by CR LF.
//!
//! **You are here:** `data/` — used by `calendar` and `card`; no IO. *Source:* RFC 5545, 3.1; RFC 2426, 2.6.

/// The longest line. *Units:* bytes, without its end.
const LONGEST: usize = 75;

/// Appends a line, folded where it is too long, between two characters.
pub(super) fn push(out: &mut String, name: &str, value: &str) {
    let mut room = LONGEST;
    for piece in [name, ":", value] {
        for c in piece.chars() {
            if c.len_utf8() > room {
                out.push_str("\r\n ");
                room = LONGEST - 1;
            }
            out.push(c);
            room -= c.len_utf8();
        }
    }
    out.push_str("\r\n");
}

/// A text as a value. Line ends become `\n`; other control characters do not exist in content.
pub(super) fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_between_characters_and_unfolds_to_itself() {
        for value in ["城关区".repeat(40), "བོད་ཡིག".repeat(20), "a".repeat(300)] {
            let mut out = String::new();
            push(&mut out, "SUMMARY", &value);
            assert!(out.lines().all(|line| line.len() <= LONGEST));
            assert_eq!(out.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
        }
    }

    #[test]
    fn what_separates_values_is_escaped() {
        assert_eq!(text("a,b;c\\d\r\ne"), "a\\,b\\;c\\\\d\\ne");
    }
}
