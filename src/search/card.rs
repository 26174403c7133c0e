//! Result snippet: what a result shows, as it stands in blocks and shards.
//!
//! **You are here:** `search/` — read by `block` and `shard`; no IO.

use super::ending::MARK;
use super::script::{push_array, push_string, string};
use crate::lang::Lang;
use crate::page::Entry;
use std::collections::BTreeMap;

/// One record's card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Card {
    /// Its names in the site's languages, as JSON: a string if it has one in the first language only, else a list.
    names: String,
    /// Where it belongs, as JSON likewise; empty when nothing is known.
    context: String,
    /// Its address without the kind's folder and `.html` where it has both.
    path: String,
    /// The languages in which it has a page, a bit each.
    languages: u32,
    /// Place of its state in the index's list, from 1; 0: open or in force.
    state: usize,
    /// The telephone number that it shows, as JSON; 0 when there is none.
    phone: String,
    /// When it is open, as JSON; empty when nothing is known.
    hours: String,
}

impl Card {
    pub(super) fn new(entry: &Entry<'_>, languages: &[Lang], states: &[&str], ending: &str) -> Card {
        let short = |text: &str| match text.strip_suffix(ending).filter(|_| !ending.is_empty()) {
            Some(short) => format!("{short}{MARK}"),
            None => text.to_owned(),
        };
        let short: Vec<(Lang, String)> = entry
            .names
            .iter()
            .map(|(lang, text)| (*lang, short(text)))
            .collect();
        let names: Vec<(Lang, &str)> = short.iter().map(|(lang, text)| (*lang, text.as_str())).collect();
        let context: Vec<(Lang, &str)> = entry
            .context
            .iter()
            .map(|(lang, text)| (*lang, text.as_str()))
            .collect();
        let path = entry
            .path
            .strip_prefix(entry.folder)
            .and_then(|path| path.strip_prefix('/')?.strip_suffix(".html"));
        Card {
            names: texts(&names, languages),
            context: if context.is_empty() {
                String::new()
            } else {
                texts(&context, languages)
            },
            path: path.unwrap_or(&entry.path).to_owned(),
            languages: languages
                .iter()
                .enumerate()
                .filter(|(_, lang)| entry.languages.contains(lang))
                .map(|(place, _)| 1 << place)
                .sum(),
            state: entry
                .state
                .and_then(|state| states.iter().position(|own| *own == state))
                .map_or(0, |place| place + 1),
            phone: entry.phone.map_or_else(|| "0".to_owned(), string),
            hours: entry.hours.as_deref().map_or_else(String::new, string),
        }
    }

    /// `[names, context, path, languages, state, phone, hours]`; languages are 0 when it has a page in all, hours are counted from 1.
    pub(super) fn parts(&self, shared: &mut Shared, all_languages: u32) -> Vec<String> {
        let languages = if self.languages == all_languages {
            0
        } else {
            self.languages
        };
        vec![
            self.names.clone(),
            shared
                .contexts
                .place(&self.context)
                .map_or("-1".to_owned(), |at| at.to_string()),
            string(&self.path),
            languages.to_string(),
            self.state.to_string(),
            self.phone.clone(),
            shared
                .hours
                .place(&self.hours)
                .map_or("0".to_owned(), |at| (at + 1).to_string()),
        ]
    }
}

/// Texts in the site's languages as JSON: `"甲"`, `["甲","…"]`, `[0,"…"]`.
pub(super) fn texts(texts: &[(Lang, &str)], languages: &[Lang]) -> String {
    let parts: Vec<String> = languages
        .iter()
        .map(|lang| {
            let text = texts.iter().find(|(of, _)| of == lang);
            text.map_or_else(|| "0".to_owned(), |(_, text)| string(text))
        })
        .collect();
    if parts[1..].iter().all(|part| part == "0") {
        return parts[0].clone();
    }
    let mut out = String::new();
    push_array(&mut out, &parts, &["0"]);
    out
}

/// What cards of one file name by number.
#[derive(Debug, Default)]
pub(super) struct Shared {
    contexts: Texts,
    hours: Texts,
}

impl Shared {
    /// Both lists as JSON, after a comma each; the second only where there is one.
    pub(super) fn json(&self) -> String {
        let mut out = String::from(",");
        push_array(&mut out, &self.contexts.all, &[]);
        if !self.hours.all.is_empty() {
            out.push(',');
            push_array(&mut out, &self.hours.all, &[]);
        }
        out
    }
}

/// Texts, each once.
#[derive(Debug, Default)]
struct Texts {
    places: BTreeMap<String, usize>,
    all: Vec<String>,
}

impl Texts {
    /// A text's place; none of an empty one.
    fn place(&mut self, text: &str) -> Option<usize> {
        if text.is_empty() {
            return None;
        }
        let next = self.all.len();
        let place = *self.places.entry(text.to_owned()).or_insert(next);
        if place == next {
            self.all.push(text.to_owned());
        }
        Some(place)
    }
}

/// A map of strings to values that are JSON already.
pub(super) fn object<'p>(pairs: impl Iterator<Item = (&'p str, &'p str)>) -> String {
    let mut out = String::from("{");
    for (number, (key, value)) in pairs.enumerate() {
        if number > 0 {
            out.push(',');
        }
        push_string(&mut out, key);
        out.push(':');
        out.push_str(value);
    }
    out.push('}');
    out
}
