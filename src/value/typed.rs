//! Input normalisation, what people type: the half-width form of full-width characters, and a value as messages quote it.
//!
//! **You are here:** `value/` — below its scalars; no IO.

use crate::lang::{chinese, tibetan};

/// The longest piece of a value that a message repeats. *Units:* characters.
const LONGEST_QUOTED: usize = 40;

/// The text with full-width letters, digits and signs (U+FF01–FF5E), the ideographic space and Tibetan digits as
/// ASCII. A Chinese input method left in full-width mode types the former.
pub(crate) fn half_width(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// Whether [`half_width`] would change the text.
pub(super) fn is_wide(text: &str) -> bool {
    text.chars().any(|c| narrow(c) != c)
}

/// What is said of a text that [`is_wide`], in Chinese and English: Tibetan digits are no full-width characters.
pub(super) fn wide_words(text: &str) -> (&'static str, &'static str) {
    if text.chars().any(|c| tibetan::digit(c).is_some()) {
        (
            "用了藏文数字，这里要写 0–9",
            "holds Tibetan digits; 0–9 are wanted here",
        )
    } else {
        ("用了全角字符", "holds full-width characters")
    }
}

fn narrow(c: char) -> char {
    chinese::half_width(c).or_else(|| tibetan::digit(c)).unwrap_or(c)
}

/// The value as a message repeats it: one line, cut when it is long.
pub(super) fn shown(text: &str) -> String {
    let mut out: String = text
        .chars()
        .take(LONGEST_QUOTED)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(LONGEST_QUOTED).is_some() {
        out.push('…');
    }
    out
}

/// The runs of digits in a text, after [`half_width`].
pub(super) fn digit_runs(text: &str) -> Vec<String> {
    half_width(text)
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether the text is made of ASCII digits only, at least one.
pub(super) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_and_tibetan_digits_become_ascii() {
        assert_eq!(half_width("ａ１：　༢༠甲"), "a1: 20甲");
        assert!(is_wide("１") && !is_wide("甲1"));
    }

    #[test]
    fn long_values_are_cut_and_stay_on_one_line() {
        assert_eq!(shown("a\nb"), "a b");
        assert_eq!(shown(&"甲".repeat(50)).chars().count(), LONGEST_QUOTED + 1);
    }
}
