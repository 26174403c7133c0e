//! One whole right line made of what was typed, for a value of the wrong form: `attachments: [{file: files/a}]`.
//!
//! **You are here:** `record/shape` — after `fault`; no IO. Advice that is wrong is worse than none: every line is read
//! back and checked against the shape before it is shown, and a value that would lose a fact has no line.

mod day_words;
mod facts;
mod hours;
mod limit;
mod quoted;
#[cfg(test)]
mod tests;

use super::fault::word_for;
use super::formats::check_scalar;
use super::words::key_for;
use super::{Fields, Required, Shape, conform};
use crate::diag::{Fault, Span, code};
use crate::lang::Lang;
use crate::source::slips;
use crate::source::yaml::{self, Key, Kind, Node};
use crate::value::half_width;
pub(super) use hours::is_opening;
use quoted::quoted;

/// The longest line that is shown. *Units:* characters.
const LONGEST: usize = 400;

/// `key: value` as it should be; none where the value cannot be mended without losing or inventing something.
pub(super) fn line(node: &Node, shape: &Shape, key: &str) -> Option<String> {
    let line = format!("{key}: {}", value(node, shape)?);
    fits(&line, shape).then_some(line)
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

/// What to say of opening hours without days, in both languages: which days are meant only the writer knows.
pub(super) fn without_days(node: &Node, shape: &Shape, key: &str) -> Option<(String, String)> {
    let Shape::List { item, .. } = shape else {
        return None;
    };
    let (Shape::Map(fields), Kind::Scalar { text, .. }) = (&**item, &node.kind) else {
        return None;
    };
    let (open, close) = hours::range(text).filter(|_| is_opening(fields))?;
    let line = format!("{key}: [{{days: daily, open: \"{open}\", close: \"{close}\"}}]");
    Some((
        format!("没有写星期几。每天都是这样的，写 `{line}`；只在工作日的，把 daily 换成 mon-fri"),
        format!(
            "the days are missing. If it is so every day, write `{line}`; on working days mon-fri for daily"
        ),
    ))
}

/// What a text means where such a value belongs; none where that is not plain.
pub(crate) fn meant(text: &str, shape: &Shape) -> Option<Node> {
    reads_back(&format!("meant: {}", value(&plain(text), shape)?), shape)
}

/// Whether a line reads back without a finding, and is short enough to be shown.
fn fits(line: &str, shape: &Shape) -> bool {
    line.chars().count() <= LONGEST && reads_back(line, shape).is_some()
}

/// The value of a line of one key, when it has no finding.
fn reads_back(line: &str, shape: &Shape) -> Option<Node> {
    if line.contains('\n') || !slips::find(line).is_empty() {
        return None;
    }
    let (Some(node), faults) = yaml::read(line) else {
        return None;
    };
    let Kind::Map(mut entries) = node.kind else {
        return None;
    };
    let (_, value) = entries.pop().filter(|_| entries.is_empty())?;
    let mut found = Vec::new();
    let _ = conform(&value, shape, Required::Enforced, &mut found);
    (faults.is_empty() && found.is_empty()).then_some(value)
}

/// The value in YAML of one line.
fn value(node: &Node, shape: &Shape) -> Option<String> {
    if node.is_null() {
        return None;
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
        (Shape::Text, Kind::Map(entries)) => text(entries),
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

/// A scalar as its format wants it; none where nothing accounts for what was typed.
fn scalar(text: &str, format: &str) -> Option<String> {
    let text = text.trim_matches(|c: char| c == '\u{3000}' || c.is_whitespace());
    if text.is_empty() {
        return None;
    }
    // The pinyin of a name is no id of the record that it names.
    let named = matches!(format, "id" | "measure-id" | "operator-ref") && !text.is_ascii();
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
            _ => value(node, item)?,
        };
        match one.strip_prefix('[').and_then(|one| one.strip_suffix(']')) {
            Some(inside) if !matches!(node.kind, Kind::List(_)) => all.push(inside.to_owned()),
            _ => all.push(one),
        }
    }
    (!all.is_empty()).then(|| format!("[{}]", all.join(", ")))
}

/// A text where a list is wanted: its items, cut where the signs of a list stand.
fn split(text: &str, item: &Shape) -> Option<String> {
    let text = text.trim();
    let items: Vec<String> = match item {
        Shape::Map(fields) if is_opening(fields) => hours::openings(text)?,
        Shape::Map(fields) => pieces(text, facts::separators(fields))
            .into_iter()
            .map(|piece| facts::map(piece, fields))
            .collect::<Option<_>>()?,
        Shape::Scalar(format) if format == "file-path" => pieces(text, &['；', ';', '，', ',', '、'])
            .into_iter()
            .map(|piece| scalar(piece, format))
            .collect::<Option<_>>()?,
        Shape::Scalar(format) => {
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
        _ => pieces(text, &['、', '；', ';', '\n'])
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

/// The text between signs, without the numbers of a list (`1.`, `（二）`, `③`).
fn pieces<'t>(text: &'t str, signs: &[char]) -> Vec<&'t str> {
    // A sentence is no list.
    if text.contains('。') && text.trim_end_matches('。').contains('。') {
        return vec![text];
    }
    let mut depth = 0_i32;
    text.split(|c: char| {
        match c {
            '（' | '(' | '《' | '〔' | '“' => depth += 1,
            '）' | ')' | '》' | '〕' | '”' => depth -= 1,
            _ => {}
        }
        depth <= 0 && (signs.contains(&c) || c == '\n')
    })
    .map(|piece| unnumbered(piece.trim().trim_end_matches('。')))
    .filter(|piece| !piece.is_empty())
    .collect()
}

/// Without `1.`, `2、`, `（三）`, `④`, `第一步：` before the words.
fn unnumbered(piece: &str) -> &str {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    if let Some(rest) = piece.strip_prefix(|c| ('①'..='⑳').contains(&c)) {
        return rest.trim_start();
    }
    for (open, close) in [("（", "）"), ("(", ")"), ("第", "步")] {
        if let Some((number, rest)) = piece.strip_prefix(open).and_then(|rest| rest.split_once(close))
            && !number.is_empty()
            && number.chars().all(numeral)
        {
            return rest.trim_start_matches(['：', ':', '、', ' ', '，']);
        }
    }
    let rest = piece.trim_start_matches(numeral);
    let numbered = rest.len() < piece.len();
    match rest.strip_prefix(['.', '．', '、', ')', '）']) {
        // `3.5` is a number.
        Some(rest) if numbered && !rest.starts_with(|c: char| c.is_ascii_digit()) => rest.trim_start(),
        _ => piece,
    }
}

fn is_text(entries: &[(Key, Node)]) -> bool {
    entries
        .iter()
        .all(|(key, _)| Lang::parse(&key.text).is_some() || lang_of(&key.text).is_some())
}

/// A language by its name.
fn lang_of(name: &str) -> Option<&'static str> {
    let words = crate::lang::named(name)?;
    ["zh", "bo", "en"].into_iter().find(|tag| *tag == words.tag())
}

/// A text by languages whose names are tags.
fn text(entries: &[(Key, Node)]) -> Option<String> {
    let mut all = Vec::new();
    for (key, node) in entries.iter().filter(|(_, node)| !node.is_null()) {
        let tag = match Lang::parse(&key.text) {
            Some(_) => key.text.as_str(),
            None => lang_of(&key.text)?,
        };
        all.push(format!("{tag}: {}", value(node, &Shape::Words)?));
    }
    (!all.is_empty()).then(|| format!("{{{}}}", all.join(", ")))
}

/// Several texts where one is wanted.
fn joined(nodes: &[Node]) -> Option<String> {
    let mut all = Vec::new();
    for node in nodes {
        let Kind::Scalar { text, .. } = &node.kind else {
            return None;
        };
        all.push(text.trim());
    }
    (!all.is_empty()).then(|| quoted(&all.join("、")))
}

/// A map with each value mended; keys by other names are taken for those that they mean.
fn map(entries: &[(Key, Node)], fields: &Fields) -> Option<String> {
    let mut all: Vec<(String, String)> = Vec::new();
    for (key, node) in entries.iter().filter(|(_, node)| !node.is_null()) {
        if is_opening(fields)
            && let Kind::Scalar { text, .. } = &node.kind
            && let Some((open, close)) = hours::range(text)
        {
            all.push(("open".to_owned(), format!("\"{open}\"")));
            all.push(("close".to_owned(), format!("\"{close}\"")));
            continue;
        }
        let name = key_for(&key.text, fields)?;
        let shape = &fields.known.get(name)?.shape;
        all.push((name.to_owned(), value(node, shape)?));
    }
    written(all)
}

/// A list of pieces of a map: `[{start: …}, {end: …}]`, or of words that one map is made of.
fn merged(nodes: &[Node], fields: &Fields) -> Option<String> {
    let mut entries: Vec<(Key, Node)> = Vec::new();
    let mut words = Vec::new();
    for node in nodes {
        match &node.kind {
            Kind::Map(own) => entries.extend(own.iter().cloned()),
            Kind::Scalar { text, .. } => words.push(text.trim()),
            Kind::List(_) => return None,
        }
    }
    match (entries.is_empty(), words.is_empty()) {
        (false, true) => map(&entries, fields),
        (true, false) => facts::map(&words.join("；"), fields),
        _ => None,
    }
}

/// `{key: value, …}`; none where a key stands twice.
fn written(all: Vec<(String, String)>) -> Option<String> {
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
