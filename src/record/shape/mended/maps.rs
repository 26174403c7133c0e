//! Maps of one line, each value mended: texts by languages, keys by other names, pieces that belong into one map.
//!
//! **You are here:** `record/shape/mended` — asked where a map was typed, or is wanted; no IO.

use super::super::words::key_for;
use super::super::{Fields, Shape};
use super::quoted::{quoted, written};
use super::{facts, hours, is_opening, limit, value};
use crate::lang::Lang;
use crate::source::yaml::{Key, Kind, Node};

/// Whether all keys of a map are languages.
pub(super) fn is_text(entries: &[(Key, Node)]) -> bool {
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
pub(super) fn text(entries: &[(Key, Node)]) -> Option<String> {
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
pub(super) fn joined(nodes: &[Node]) -> Option<String> {
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
pub(super) fn map(entries: &[(Key, Node)], fields: &Fields) -> Option<String> {
    if let [(key, node)] = entries
        && let Kind::Scalar { text, .. } = &node.kind
        && let Some(pair) = facts::pair(&key.text, text, fields)
    {
        return Some(pair);
    }
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

/// Whether a map of one entry has a word of the content for its key: `初审: 张三`.
pub(in super::super) fn is_pair(entries: &[(Key, Node)], fields: &Fields) -> bool {
    match entries {
        [(key, node)] => match &node.kind {
            Kind::Scalar { text, .. } => facts::pair(&key.text, text, fields).is_some(),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a map stands where words are wanted, and says them: `time_limit: {working_days: 5}`.
pub(in super::super) fn is_in_words(entries: &[(Key, Node)]) -> bool {
    in_words(entries).is_some()
}

/// The words that such a map says.
pub(super) fn in_words(entries: &[(Key, Node)]) -> Option<String> {
    match entries {
        [(key, node)] => match &node.kind {
            Kind::Scalar { text, .. } => limit::in_words(&key.text, text),
            _ => None,
        },
        _ => None,
    }
}

/// A list of pieces of a map: `[{start: …}, {end: …}]`, or of words that one map is made of.
pub(super) fn merged(nodes: &[Node], fields: &Fields) -> Option<String> {
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
