//! Duplicate keys: a key that stands twice in its map, and what to do with the second.
//!
//! **You are here:** `source/yaml` — asked by the reader of every key; no IO.

use super::place::line_of_byte;
use super::{Key, Kind, Node};
use crate::diag::{Fault, Span, code};
use std::collections::HashMap;

/// Up to so many keys a map's are compared one by one, which is cheaper than hashing them; beyond, a hostile file would
/// make it slow.
const FEW: usize = 32;

/// Where a key has stood before in its map, and takes note of it.
pub(super) fn first_of(key: &Key, entries: &[(Key, Node)], seen: &mut HashMap<String, Span>) -> Option<Span> {
    if entries.len() < FEW {
        let first = entries.iter().find(|(own, _)| own.text == key.text);
        return first.map(|(own, _)| own.span);
    }
    if seen.is_empty() {
        seen.extend(entries.iter().map(|(own, _)| (own.text.clone(), own.span)));
    }
    let first = seen.get(&key.text).copied();
    if first.is_none() {
        seen.insert(key.text.clone(), key.span);
    }
    first
}

/// How the second value of a key is to the first, whose key stands at `first`. `entries` holds the map so far in the order of
/// the text, `feeds` the text's line feeds.
pub(super) fn second(
    text: &str,
    feeds: &[usize],
    first: Span,
    (key, value): (&Key, &Node),
    entries: &[(Key, Node)],
) -> Second {
    let Ok(at) = entries.binary_search_by_key(&first.start, |(own, _)| own.span.start) else {
        return Second::Other;
    };
    let first = &entries[at].1;
    let words = |node: &Node| matches!(node.kind, Kind::Scalar { .. });
    if !first.says_as(value) {
        return if words(first) && words(value) {
            Second::Other
        } else {
            Second::OtherParts
        };
    }
    let end = value.span.end.max(key.span.end);
    let (from, to) = (line_of_byte(feeds, key.span.start), line_of_byte(feeds, end));
    let start = from
        .checked_sub(2)
        .and_then(|feed| feeds.get(feed))
        .map_or(0, |feed| feed + 1);
    let behind = text[end..].trim_start_matches([' ', '\t', '\r']);
    let alone = text[start..key.span.start].trim_start().is_empty()
        && (behind.is_empty() || behind.starts_with(['\n', '#']));
    if alone {
        Second::Same { from, to }
    } else {
        Second::SameWithin
    }
}

/// How the second of two values of one key is to the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Second {
    /// It says the same, and stands on lines of its own, counted from 1.
    Same { from: usize, to: usize },
    /// It says the same on a line with others.
    SameWithin,
    /// It says something else, and one of them is a list or a map.
    OtherParts,
    /// It says something else, in a word as the first does.
    Other,
}

pub(super) fn duplicate(key: &str, first_line: usize, second: Second) -> Fault {
    let fault = Fault::new(
        code::DUPLICATE_KEY,
        format!("字段 {key} 写了两次，第一次在第 {first_line} 行"),
        format!("the key {key} is given twice; the first is on line {first_line}"),
    );
    match second {
        Second::Same { from, to } if from == to => fault.help(
            format!("两处写的一样，删去这一行（第 {from} 行）"),
            format!("both say the same: delete this line, {from}"),
        ),
        Second::Same { from, to } => fault.help(
            format!("两处写的一样，删去第 {from}–{to} 行"),
            format!("both say the same: delete lines {from} to {to}"),
        ),
        Second::SameWithin => fault.help(
            format!("两处写的一样，删去第二个 {key} 和它的值"),
            format!("both say the same: delete the second {key} with its value"),
        ),
        Second::OtherParts => fault.help(
            format!("只留一个；两处都要的，把这里的内容并到第 {first_line} 行的 {key} 里，再删去这里的"),
            format!("keep one; to keep both, put what stands here into the {key} of line {first_line}, and delete it here"),
        ),
        Second::Other => fault.help(
            "只留一个；有几个值时写成列表：[甲, 乙]",
            "keep one; write several values as a list: [a, b]",
        ),
    }
}

/// One language's key before the texts of two.
pub(super) fn same_language(key: &str, other: &str, line: &str) -> Fault {
    Fault::new(
        code::DUPLICATE_KEY,
        format!("{key} 写了两次，第二次的文字是另一种语言"),
        format!("{key} is given twice, the second time with a text of another language"),
    )
    .help(
        format!("第二个写 {other}，应写成：`{line}`"),
        format!("the second is {other}; write: `{line}`"),
    )
}

#[cfg(test)]
mod tests {
    use crate::source::yaml;

    #[test]
    fn the_second_of_two_values_is_kept_only_where_it_says_more() {
        for (text, help) in [
            ("a: 1\nb: 2\na: 1\n", "两处写的一样，删去这一行（第 3 行）"),
            (
                "a: {zh: 站}\na: {zh: \"站\"}\n",
                "两处写的一样，删去这一行（第 2 行）",
            ),
            ("- a: 1\n  a: 1  # 注\n", "两处写的一样，删去这一行（第 2 行）"),
            ("a: [1, 2]\na:\n- 1\n- 2\nb: 3\n", "两处写的一样，删去第 2–4 行"),
            ("{a: 1, a: 1}\n", "两处写的一样，删去第二个 a 和它的值"),
            ("a: 1\na: 2\n", "只留一个；有几个值时写成列表：[甲, 乙]"),
            (
                "a: [1]\na: [2]\n",
                "只留一个；两处都要的，把这里的内容并到第 1 行的 a 里，再删去这里的",
            ),
        ] {
            let (_, faults) = yaml::read(text);
            let helps: Vec<_> = faults
                .iter()
                .filter_map(|(_, fault)| fault.help_zh.as_deref())
                .collect();
            assert_eq!(helps, [help], "{text}");
        }
    }
}
