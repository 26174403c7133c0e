//! One whole right line made of what was typed, for a value of the wrong form: `attachments: [{file: files/a}]`.
//!
//! **You are here:** `record/shape` — after `fault`; no IO. Advice that is wrong is worse than none: every line is read
//! back and checked against the shape before it is shown, and a value that would lose a fact has no line.

mod day_words;
mod facts;
mod hours;
mod limit;
mod maps;
mod pieces;
mod quoted;
#[cfg(test)]
mod tests;
mod unsure;

use super::choices::word_for;
use super::formats::check_scalar;
use super::{Fields, Required, Shape, Written, conform};
use crate::diag::{Fault, Span, code};
use crate::source::slips;
use crate::source::yaml::{self, Key, Kind, Node};
use crate::value::half_width;
pub(super) use hours::is_opening;
use maps::{in_words, is_text, joined, map, merged, text};
pub(super) use maps::{is_in_words, is_pair};
use pieces::{pieces, unwrapped, words};
use quoted::quoted;

/// The longest line that is shown. *Units:* characters.
const LONGEST: usize = 400;

/// `key: value` as it should be; none where the value cannot be mended without losing or inventing something.
pub(super) fn line(node: &Node, shape: &Shape, key: &str) -> Option<String> {
    if let Some(line) = in_round_brackets(node, shape, key) {
        return Some(line);
    }
    let line = format!("{key}: {}", value(node, shape)?);
    fits(&line, shape).then_some(line)
}

/// `(zh, bo)` where a list is wanted: round brackets for square ones.
fn in_round_brackets(node: &Node, shape: &Shape, key: &str) -> Option<String> {
    let (Kind::Scalar { text, plain: true }, Shape::List { .. }) = (&node.kind, shape) else {
        return None;
    };
    let inside = text.trim().strip_prefix(['(', '（'])?.strip_suffix([')', '）'])?;
    let items: Vec<&str> = inside
        .split([',', '，', '、'])
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .collect();
    let line = format!("{key}: [{}]", items.join(", "));
    (!inside.contains(['(', '（']) && fits(&line, shape)).then_some(line)
}

/// The value of an item of a list as it should be; a text may hold several items.
pub(super) fn items(node: &Node, item: &Shape) -> Option<Vec<String>> {
    let all = match (&node.kind, item) {
        (Kind::Scalar { text, .. }, Shape::Map(fields)) if is_opening(fields) => hours::openings(text)?,
        _ => match ids_in_one(node, item) {
            Some(ids) => ids.into_iter().map(str::to_owned).collect(),
            None => vec![value(node, item)?],
        },
    };
    let line = format!("item: [{}]", all.join(", "));
    reads(&line, item).then_some(all)
}

/// The finding for an opening whose two times stand under one key: `open: 9:00-12:00`.
pub(super) fn two_times(entries: &[(Key, Node)], fields: &Fields) -> Option<(Span, Fault)> {
    if !is_opening(fields) {
        return None;
    }
    let both = |node: &Node| match &node.kind {
        Kind::Scalar { text, .. } => hours::range(text),
        _ => None,
    };
    let (span, (open, close)) = entries
        .iter()
        .find_map(|(_, value)| Some((value.span, both(value)?)))?;
    let pair = format!("open: \"{open}\", close: \"{close}\"");
    let line = map(entries, fields).unwrap_or_else(|| pair.clone());
    let fault = Fault::new(
        code::BAD_TIME,
        "开门和关门的时间写在了一起",
        "the times of opening and closing stand in one place",
    )
    .help(
        format!("分成两个字段：{pair}；这一条应写成：`{line}`"),
        format!("two keys: {pair}; write this opening as: `{line}`"),
    );
    Some((span, fault))
}

/// What to say of a text that no line can be made of, in both languages: what is missing, and the form with ……
pub(super) fn unsure(node: &Node, shape: &Shape, key: &str) -> Option<(String, String)> {
    let text = match &node.kind {
        Kind::Scalar { text, .. } => text,
        Kind::List(nodes) => match nodes.as_slice() {
            [
                Node {
                    kind: Kind::Scalar { text, .. },
                    ..
                },
            ] => text,
            _ => return None,
        },
        Kind::Map(_) => return None,
    };
    match shape {
        Shape::List { item, .. } => match &**item {
            Shape::Map(fields) if is_opening(fields) => Some(unsure::openings(text, key)),
            Shape::Map(fields) => facts::unsure(text, fields, key, true),
            _ => None,
        },
        Shape::Map(fields) => facts::unsure(text, fields, key, false),
        _ => None,
    }
}

/// The same for an item that stands on a line of its own, behind `before`.
pub(super) fn unsure_item(node: &Node, item: &Shape, before: &str) -> Option<(String, String)> {
    let (Kind::Scalar { text, .. }, Shape::Map(fields)) = (&node.kind, item) else {
        return None;
    };
    let (zh, en) = if is_opening(fields) {
        unsure::openings(text, "hours")
    } else {
        facts::unsure(text, fields, "hours", true)?
    };
    // The forms are lines of a key with a list: of the item its braces stand on its own line.
    let own = |text: String| {
        text.replace("hours: [{", &format!("{before}{{"))
            .replace("}]", "}")
    };
    Some((own(zh), own(en)))
}

/// Whether a list holds references to records.
pub(super) fn is_of_references(shape: &Shape) -> bool {
    let is = |shape: &Shape| matches!(shape, Shape::Scalar(format) if is_reference(format) || format == "region-code");
    match shape {
        Shape::List { item, .. } => match &**item {
            Shape::Either(word, _) => is(word),
            item => is(item),
        },
        _ => false,
    }
}

/// What a text means where such a value belongs; none where that is not plain.
pub(crate) fn meant(text: &str, shape: &Shape) -> Option<Node> {
    read_back(&format!("meant: {}", value(&plain(text), shape)?)).filter(|value| is_good(value, shape))
}

/// Whether a line reads back without a finding, and is short enough to be shown.
fn fits(line: &str, shape: &Shape) -> bool {
    line.chars().count() <= LONGEST && read_back(line).is_some_and(|value| is_good(&value, shape))
}

/// Whether each item of a line's list reads back without a finding.
fn reads(line: &str, item: &Shape) -> bool {
    read_back(line)
        .filter(|_| line.chars().count() <= LONGEST)
        .is_some_and(|value| match &value.kind {
            Kind::List(nodes) => nodes.iter().all(|node| is_good(node, item)),
            _ => false,
        })
}

pub(super) fn is_good(value: &Node, shape: &Shape) -> bool {
    let mut found = Vec::new();
    let _ = conform(value, shape, Required::Enforced, Written::NOWHERE, &mut found);
    found.is_empty()
}

/// The value of a line, if it is YAML without a slip.
fn read_back(line: &str) -> Option<Node> {
    if line.contains('\n') || !slips::find(line).is_empty() {
        return None;
    }
    let (node, faults) = yaml::read(line);
    let node = node.filter(|_| faults.is_empty())?;
    let Kind::Map(entries) = node.kind else {
        return None;
    };
    let mut entries = entries.into_iter();
    let (_, value) = entries.next()?;
    entries.next().is_none().then_some(value)
}

/// The value in YAML of one line.
fn value(node: &Node, shape: &Shape) -> Option<String> {
    if node.is_null() {
        return None;
    }
    if let (Shape::List { .. } | Shape::Scalar(_) | Shape::OneOf(_), Some(words)) = (shape, in_braces(node)) {
        return value(&plain(&words), shape);
    }
    match (shape, &node.kind) {
        (Shape::List { item, .. }, Kind::List(nodes)) => list(nodes, item),
        (Shape::List { item, .. }, Kind::Scalar { text, .. }) => split(text, item),
        (Shape::List { item, .. }, Kind::Map(_)) => Some(format!("[{}]", value(node, item)?)),
        (Shape::Map(fields), Kind::Scalar { text, .. }) => facts::map(text, fields),
        (Shape::Map(fields) | Shape::Named(fields) | Shape::Either(_, fields), Kind::Map(entries)) => {
            if matches!(shape, Shape::Named(_)) && is_text(entries) {
                return text(entries);
            }
            map(entries, fields)
        }
        (Shape::Map(fields), Kind::List(nodes)) => merged(nodes, fields),
        (Shape::Either(word, fields), Kind::Scalar { text, .. }) => {
            value(node, word).or_else(|| facts::map(text, fields))
        }
        (Shape::Text, Kind::Map(entries)) => match in_words(entries) {
            Some(words) => Some(quoted(&words)),
            None => text(entries),
        },
        (Shape::Text | Shape::Words | Shape::Named(_), Kind::Scalar { text, .. }) => {
            let text = text.trim();
            (!text.is_empty()).then(|| quoted(text))
        }
        (Shape::OneOf(words), Kind::Scalar { text, .. }) => {
            let text = text.trim();
            let same = words.iter().find(|(word, _)| word == text);
            same.map(|(word, _)| word.as_str())
                .or_else(|| word_for(text, words).filter(|_| !text.is_ascii()))
                .map(str::to_owned)
        }
        (Shape::Scalar(format), Kind::Scalar { text, .. }) => scalar(text, format),
        (Shape::Text, Kind::List(nodes)) => joined(nodes),
        (_, Kind::List(nodes)) => match nodes.as_slice() {
            [only] => value(only, shape),
            _ => None,
        },
        (_, Kind::Map(entries)) => match entries.as_slice() {
            [(_, only)] => value(only, shape),
            _ => None,
        },
    }
}

/// The words of `{甲, 乙}`: braces in the place of the brackets of a list, or around one value.
fn in_braces(node: &Node) -> Option<String> {
    let Kind::Map(entries) = &node.kind else {
        return None;
    };
    let words: Vec<&str> = entries.iter().map(|(key, _)| key.text.trim()).collect();
    let bare = |(key, value): &(Key, Node)| value.is_null() && key.bare;
    (!entries.is_empty() && entries.iter().all(bare)).then(|| words.join("、"))
}

/// A scalar as its format wants it; none where nothing accounts for what was typed.
fn scalar(text: &str, format: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| c == '\u{3000}' || c.is_whitespace());
    if text.is_empty() {
        return None;
    }
    // The pinyin of a name is no id of the record that it names.
    let named = is_reference(format) && !text.is_ascii();
    let good = match check_scalar(format, text) {
        Ok(()) => text.to_owned(),
        Err(_) if named => return None,
        Err(fault) => fault.instead?,
    };
    // A list in the place of one value: `0899-6120001/2`.
    if good.starts_with('[') {
        return Some(good);
    }
    Some(if format == "clock-time" {
        format!("\"{good}\"")
    } else {
        quoted(&good)
    })
}

fn list(nodes: &[Node], item: &Shape) -> Option<String> {
    let mut all = Vec::with_capacity(nodes.len());
    for node in nodes.iter().filter(|node| !node.is_null()) {
        let one = match (&node.kind, item) {
            (Kind::Scalar { text, .. }, Shape::Map(fields)) if is_opening(fields) => {
                all.extend(hours::openings(text)?);
                continue;
            }
            _ => match ids_in_one(node, item) {
                Some(ids) => ids.join(", "),
                None => value(node, item)?,
            },
        };
        match one.strip_prefix('[').and_then(|one| one.strip_suffix(']')) {
            Some(inside) if !matches!(node.kind, Kind::List(_)) => all.push(inside.to_owned()),
            _ => all.push(one),
        }
    }
    (!all.is_empty()).then(|| format!("[{}]", all.join(", ")))
}

/// Several ids that stand in one item of a list of them.
fn ids_in_one<'n>(node: &'n Node, item: &Shape) -> Option<Vec<&'n str>> {
    let Kind::Scalar { text, .. } = &node.kind else {
        return None;
    };
    match item {
        Shape::Scalar(format) => several_ids(text, format),
        Shape::Either(word, _) => ids_in_one(node, word),
        _ => None,
    }
}

/// Ids that stand in one text: `nanshan beihe`, `nanshan、beihe`, `nanshan - beihe`; none where it is no more than one.
///
/// *Shape:* at least two, each an id as it stands.
pub(super) fn several_ids<'t>(text: &'t str, format: &str) -> Option<Vec<&'t str>> {
    if !is_reference(format) {
        return None;
    }
    let signs =
        |c: char| c.is_whitespace() || matches!(c, '、' | '，' | ',' | '；' | ';' | '/' | '|' | '\u{3000}');
    let all: Vec<&str> = text
        .split(signs)
        .map(|piece| piece.trim_matches('-'))
        .filter(|piece| !piece.is_empty())
        .collect();
    (all.len() > 1 && all.iter().all(|id| check_scalar(format, id).is_ok())).then_some(all)
}

/// Whether a format is that of an id.
pub(super) fn is_reference(format: &str) -> bool {
    matches!(format, "id" | "measure-id" | "operator-ref")
}

/// A text where a list is wanted: its items, cut where the signs of a list stand.
fn split(text: &str, item: &Shape) -> Option<String> {
    let text = unwrapped(text.trim());
    let items: Vec<String> = match item {
        Shape::Map(fields) if is_opening(fields) => hours::openings(text)?,
        Shape::Map(fields) if fields.known.contains_key("file") && text.matches("files/").count() > 1 => {
            pieces(text, &['；', ';', '，', ',', '、', ' '])
                .into_iter()
                .map(|piece| facts::map(piece, fields).filter(|_| piece.starts_with("files/")))
                .collect::<Option<_>>()?
        }
        Shape::Map(fields) => pieces(text, facts::separators(fields))
            .into_iter()
            .map(|piece| facts::map(piece, fields))
            .collect::<Option<_>>()?,
        Shape::Scalar(format) if format == "file-path" => pieces(text, &['；', ';', '，', ',', '、'])
            .into_iter()
            .map(|piece| scalar(piece, format))
            .collect::<Option<_>>()?,
        Shape::Scalar(format) => {
            if let Some(ids) = several_ids(text, format) {
                return Some(format!("[{}]", ids.join(", ")));
            }
            let whole = scalar(text, format);
            if let Some(list) = whole.as_deref().filter(|whole| whole.starts_with('[')) {
                return Some(list.to_owned());
            }
            let signs = ['、', '；', ';', '，', ',', '/', ' ', '\u{3000}', '\n'];
            // A path or an interval holds a slash of its own.
            let slash = matches!(format.as_str(), "interval" | "url" | "season");
            let cut: Vec<char> = signs.into_iter().filter(|c| !(slash && *c == '/')).collect();
            let apart: Option<Vec<String>> = pieces(text, &cut)
                .into_iter()
                .map(|piece| scalar(piece, format))
                .collect();
            match whole {
                Some(whole) => vec![whole],
                None => apart?,
            }
        }
        Shape::OneOf(_) | Shape::Either(..) => pieces(text, &['、', '；', ';', '，', ',', '/', ' ', '\n'])
            .into_iter()
            .map(|piece| value(&plain(piece), item))
            .collect::<Option<_>>()?,
        _ => words(text)
            .into_iter()
            .map(|piece| value(&plain(piece), item))
            .collect::<Option<_>>()?,
    };
    (!items.is_empty()).then(|| format!("[{}]", items.join(", ")))
}

/// A text as a node, for what is made of pieces.
fn plain(text: &str) -> Node {
    Node {
        span: crate::diag::Span::new(0, 0),
        kind: Kind::Scalar {
            text: text.to_owned(),
            plain: false,
        },
    }
}

/// The digits of a text, for holding what was typed against what is proposed.
fn digits(text: &str) -> Vec<String> {
    half_width(text)
        .split(|c: char| !c.is_ascii_digit())
        .map(|run| run.trim_start_matches('0').to_owned())
        .filter(|run| !run.is_empty())
        .collect()
}

/// Whether a proposal has every number that was typed.
fn accounts(typed: &str, proposed: &str) -> bool {
    let mut have = digits(proposed);
    digits(typed)
        .iter()
        .all(|run| match have.iter().position(|own| own == run) {
            Some(at) => {
                have.swap_remove(at);
                true
            }
            None => false,
        })
}
