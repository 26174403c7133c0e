//! Entries on one line that no brackets hold: `name: zh: 甲, bo: ཀ།`, `- days: mon, open: "09:30"`.
//!
//! **You are here:** `source/yaml/repair` — one of its tries; no IO. That a text holds a colon is likelier where its words are no
//! keys: then `fault` advises quotes.

use super::Why;
use super::brackets::{is_language, key_at};

const LACKS_BRACES: Why = (
    "的几项要放进英文花括号",
    "has entries that have to stand in braces",
);

/// The line with its entries in braces, and why; none where they are no entries.
pub(super) fn braced(content: &str) -> Option<(String, Why)> {
    let (head, entries) = match content.strip_prefix("- ") {
        Some(item) if pairs(item) > 1 => ("- ", item),
        _ => {
            let (key, value) = content.split_once(": ")?;
            if key.contains([' ', '"', '\'', '{', '[', '#']) {
                return None;
            }
            (&content[..key.len() + 2], value.trim_start())
        }
    };
    let entries = entries.trim_end();
    let inside = ['(', '（']
        .iter()
        .zip([')', '）'])
        .find_map(|(open, close)| entries.strip_prefix(*open)?.strip_suffix(close));
    let entries = inside.unwrap_or(entries);
    let first = key_at(entries)?;
    let known = is_language(&entries[..first]) || pairs(entries) > 1;
    (known && !entries.contains(" #")).then(|| (format!("{head}{{{entries}}}"), LACKS_BRACES))
}

/// How many entries a text has that begins with a key: one more than the commas with a key behind them.
fn pairs(text: &str) -> usize {
    if key_at(text).is_none() {
        return 0;
    }
    let behind_comma = |(at, sign): (usize, &str)| key_at(text[at + sign.len()..].trim_start()).is_some();
    1 + text
        .match_indices([',', '，', '、', ';', '；'])
        .filter(|found| behind_comma(*found))
        .count()
}
