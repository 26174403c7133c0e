//! Elsewhere: where a value that was changed still stands, in other records or in this one: "旧的电话还在 2 处".
//!
//! **You are here:** `session/desk` — told on the page after a save.

use super::Desk;
use super::meant::Meant;
use crate::diag::{At, Place, Span};
use crate::disk::tree::Tree;
use crate::edit::Value;
use crate::form::{BODY, Opened};
use crate::html::escape;
use crate::ledger::get;
use crate::site::Site;
use crate::source::encoding;
use std::fmt::Write as _;
use std::sync::Arc;

/// How many values are looked for, and how many places of each are named.
const VALUES: usize = 5;
const NAMED: usize = 20;

impl Desk {
    /// Where values that were changed still stand, in other records or in another field of this one.
    pub(super) fn elsewhere(&self, site: &Site, opened: &Opened, meant: &Meant) -> String {
        let gone = gone(opened, meant);
        if gone.is_empty() {
            return String::new();
        }
        let mut tree = self.session.lock().folder.tree.clone();
        for file in &meant.files {
            tree.insert(&file.path, &file.bytes);
        }
        let mut out = String::new();
        for (label, old) in gone.iter().take(VALUES) {
            let places = places(&tree, old);
            if places.is_empty() {
                continue;
            }
            let _ = write!(
                out,
                "<div class=\"elsewhere\" data-elsewhere=\"{2}\"><p>旧的{0}“{1}”还在 {2} 处：</p><ul>",
                escape(label),
                escape(old),
                places.len()
            );
            for place in places.iter().take(NAMED) {
                out.push_str(&super::start::place_line(site, &tree, place));
            }
            out.push_str("</ul></div>");
        }
        out
    }
}

/// Where a text stands in the content.
fn places(tree: &Tree, wanted: &str) -> Vec<Place> {
    let mut places = Vec::new();
    for file in tree.files().filter(|file| file.path.starts_with("content/")) {
        let Some(text) = file.bytes().and_then(|bytes| encoding::decode(bytes).ok()) else {
            continue;
        };
        places.extend(text.match_indices(wanted).map(|(at, _)| Place {
            file: Arc::clone(&file.path),
            at: At::Span(Span::new(at, at + wanted.len())),
        }));
    }
    places
}

/// Single values that the record had and has no more, with the name of their field.
fn gone(opened: &Opened, meant: &Meant) -> Vec<(String, String)> {
    fn texts<'v>(value: &'v Value, all: &mut Vec<&'v str>) {
        match value {
            Value::Text(text) => all.push(text),
            Value::List(items) => items.iter().for_each(|item| texts(item, all)),
            Value::Map(entries) => entries.iter().for_each(|(_, item)| texts(item, all)),
        }
    }
    let mut gone = Vec::new();
    let (mut now, new) = (Vec::new(), meant.wanted.value.as_ref());
    if let Some(value) = new {
        texts(value, &mut now);
    }
    for key in meant.wanted.changed.iter().filter(|key| *key != BODY) {
        let mut old = Vec::new();
        if let Some(value) = get(&opened.value, key) {
            texts(value, &mut old);
        }
        let label = opened.label(key);
        for text in old {
            let told = text.chars().count();
            // Short words and long texts stand elsewhere for reasons of their own.
            if (6..=60).contains(&told)
                && !text.contains('\n')
                && !now.contains(&text)
                && text.chars().any(|c| c.is_ascii_digit() || !c.is_ascii())
                && is_particular(text)
            {
                gone.push((label.clone(), text.to_owned()));
            }
        }
    }
    gone
}

/// Whether a text is a value that other records would have for the same reason: no time, no day.
fn is_particular(text: &str) -> bool {
    let days = text
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | ':' | ' '));
    !days || (text.len() >= 10 && text.split('-').count() == 2)
}
