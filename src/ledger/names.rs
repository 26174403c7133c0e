//! Names of references: `名称（编号）` for what an id names, and back from what staff type.
//!
//! **You are here:** `ledger/` — after `site/`, before cells; no IO.

use crate::lang::{Lang, Text};
use crate::record::nearest;
use crate::site::is_short_for;
use crate::site::{KINDS, Kind, Site};
use crate::value::{CreditCode, RegionCode, Scalar as _};
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// What can be referred to, by the key that a field's `x-refers` says.
#[derive(Debug, Default)]
pub(crate) struct Names {
    kinds: HashMap<&'static str, Known>,
    /// What short names mean, by kind and words.
    shorts: Mutex<HashMap<(String, String), Vec<String>>>,
    /// How many names were looked for by likeness.
    likened: AtomicUsize,
}

/// So many unknown names are held against all others; a sheet with more of them is wrong as a whole.
const MOST_LIKENED: usize = 300;

/// How many names are looked through in all for short ones.
const MOST_COMPARED: usize = 5_000_000;

/// How many of those that a short name may mean are offered.
const MOST_OFFERED: usize = 6;

/// The records of a kind, in the site's order.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Id and name.
    list: Vec<(String, String)>,
    ids: HashMap<String, usize>,
    names: HashMap<String, Vec<usize>>,
}

impl Known {
    fn add(&mut self, id: &str, name: Option<&Text>, default: Lang) {
        let name = name.map_or("", |name| name.best(default, default).0).trim();
        self.put(id.to_owned(), name.to_owned());
    }

    fn put(&mut self, id: String, name: String) {
        let at = self.list.len();
        self.ids.entry(id.clone()).or_insert(at);
        self.names.entry(bare(&name)).or_default().push(at);
        self.list.push((id, name));
    }
}

/// Why a reference was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// Several have this name.
    Several(Vec<String>),
    /// None has; perhaps this one was meant.
    None(Option<String>),
}

impl Names {
    /// Everything that a site's records can refer to.
    pub(crate) fn of(site: &Site) -> Names {
        let default = site.default_lang();
        let mut names = Names::default();
        for row in KINDS {
            let known = names.kinds.entry(key_of(row.kind)).or_default();
            for at in 0..(row.len)(site) {
                let facts = (row.facts)(site, at);
                known.add(facts.id, facts.name, default);
            }
        }
        let tags = names.kinds.entry("tag").or_default();
        for own in &site.tags {
            tags.add(own.id.as_str(), Some(&own.data.name), default);
        }
        // A station may offer a whole category.
        let mut offered = Known::default();
        for kind in ["category", "service"] {
            let list = names.kinds.get(kind).map(|known| known.list.clone());
            for (id, name) in list.unwrap_or_default() {
                offered.put(id, name);
            }
        }
        names.kinds.insert(SERVICE_OR_CATEGORY, offered);
        names
    }

    /// `名称（编号）` of each record of a kind, in the site's order: for a list to choose from.
    pub(crate) fn labels(&self, kind: &str) -> Vec<String> {
        let list = self.kinds.get(kind).map(|known| known.list.as_slice());
        list.unwrap_or_default()
            .iter()
            .map(|(id, name)| label(id, name))
            .collect()
    }

    /// Ids of a kind, in the site's order.
    pub(crate) fn ids(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.kinds
            .get(kind)
            .into_iter()
            .flat_map(|known| &known.list)
            .map(|(id, _)| id.as_str())
    }

    /// What the record with an id is called, for people; the id where nothing is known of it.
    pub(crate) fn label_of(&self, kind: &str, id: &str) -> String {
        let id = normal(kind, id);
        match self.kinds.get(kind).and_then(|known| {
            let at = *known.ids.get(&id)?;
            known.list.get(at)
        }) {
            Some((own, name)) => label(own, name),
            None => id,
        }
    }

    /// The ids of records with exactly this name.
    pub(crate) fn named(&self, kind: &str, name: &str) -> Vec<&str> {
        let Some(known) = self.kinds.get(kind) else {
            return Vec::new();
        };
        known
            .names
            .get(&bare(name))
            .into_iter()
            .flatten()
            .filter_map(|at| known.list.get(*at))
            .map(|(id, _)| id.as_str())
            .collect()
    }

    /// The ids of records that are called so in short. A column of a sheet says the same few words in every row.
    fn short(&self, kind: &str, known: &Known, words: String) -> Vec<String> {
        let key = (kind.to_owned(), words);
        let mut shorts = self.shorts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ids) = shorts.get(&key) {
            return ids.clone();
        }
        if shorts.len().saturating_mul(known.list.len()) > MOST_COMPARED {
            return Vec::new();
        }
        let fits = known
            .list
            .iter()
            .filter(|(_, name)| is_short_for(&key.1, &bare(name)));
        let ids: Vec<String> = fits.map(|(id, _)| id.clone()).collect();
        shorts.insert(key, ids.clone());
        ids
    }

    /// The id that a text means: `名称（编号）`, the id, the name of exactly one record, or what people say in short for one alone.
    pub(crate) fn resolve(&self, kind: &str, text: &str) -> Result<String, Unknown> {
        let text = text.trim();
        let Some(known) = self.kinds.get(kind) else {
            return Ok(text.to_owned());
        };
        if known.ids.contains_key(&normal(kind, text)) {
            return Ok(normal(kind, text));
        }
        if let Some((before, id)) = inside(text) {
            let id = normal(kind, id);
            let name = known.ids.get(&id).and_then(|at| known.list.get(*at));
            // A name that is another one today still says which is meant; several names do not.
            let one = !before.contains(['、', '，', '；', ',', ';', '\n']);
            if name.is_some_and(|(_, name)| one || bare(name) == bare(before)) {
                return Ok(id);
            }
        }
        match self.named(kind, text).as_slice() {
            [only] => return Ok((*only).to_owned()),
            [] => {}
            several => {
                return Err(Unknown::Several(
                    several.iter().map(|id| self.label_of(kind, id)).collect(),
                ));
            }
        }
        // What people say in short. A text with the signs of a list may be several names; services are named in lists by pieces of
        // such names, so that theirs are not taken.
        let words = bare(text);
        if matches!(kind, "level" | "region" | "operator") && !words.contains(['、', '，', '；', ',', ';'])
        {
            match self.short(kind, known, words).as_slice() {
                [] => {}
                [only] => return Ok(only.clone()),
                several => {
                    let several = several.iter().take(MOST_OFFERED);
                    return Err(Unknown::Several(
                        several.map(|id| self.label_of(kind, id)).collect(),
                    ));
                }
            }
        }
        if self.likened.fetch_add(1, Ordering::Relaxed) >= MOST_LIKENED {
            return Err(Unknown::None(None));
        }
        let near = if text.is_ascii() {
            nearest(text, self.ids(kind)).map(str::to_owned)
        } else {
            let words = known.list.iter().map(|(_, name)| name.as_str());
            nearest(text, words).and_then(|name| self.named(kind, name).first().map(|id| (*id).to_owned()))
        };
        Err(Unknown::None(near.map(|id| self.label_of(kind, &id))))
    }
}

/// A record as staff read it.
fn label(id: &str, name: &str) -> String {
    if name.is_empty() {
        id.to_owned()
    } else {
        format!("{}（{id}）", name.replace(['\n', '\r'], " "))
    }
}

/// What stands before the last brackets, and in them.
fn inside(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end().strip_suffix(['）', ')'])?;
    let at = text.rfind(['（', '('])?;
    let id = text[at..].trim_start_matches(['（', '(']).trim();
    Some((&text[..at], id))
}

/// An id as the site keeps it: a region's code without the zeros at its end, a credit code in lower case.
fn normal(kind: &str, id: &str) -> String {
    match kind {
        "region" => RegionCode::read(id).map_or_else(|_| id.to_owned(), |code| code.as_str().to_owned()),
        "operator" if CreditCode::read(id).is_ok() => id.to_lowercase(),
        _ => id.to_owned(),
    }
}

/// A name without what people leave out or type otherwise: spaces, quotes, the width of brackets.
pub(super) fn bare(name: &str) -> String {
    name.chars()
        .filter(|c| {
            !c.is_whitespace()
                && !matches!(
                    c,
                    '“' | '”' | '"' | '＂' | '‘' | '’' | '\'' | '「' | '」' | '『' | '』'
                )
        })
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            c => c,
        })
        .collect()
}

/// What a station's list of services refers to: one service, or a whole category of them.
const SERVICE_OR_CATEGORY: &str = "service";

/// The key by which fields refer to records of a kind.
fn key_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Station => "station",
        Kind::Region => "region",
        Kind::Level => "level",
        Kind::Category => "category",
        Kind::Service => SERVICE_OR_CATEGORY,
        Kind::Audience => "audience",
        Kind::Column => "column",
        Kind::Notice => "notice",
        Kind::CatalogueRow => "catalogue-row",
        Kind::Disclosure => "disclosure",
        Kind::Operator => "operator",
        Kind::Figures => "figures",
        Kind::Page => "page",
        Kind::Guide => "guide",
    }
}
