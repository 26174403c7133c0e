//! Stored documents: records as their cards and blocks have them.
//!
//! **You are here:** `search/terminal` — after `source`; no IO.

use super::Hit;
use super::source::{QueryFault, Source, numbers};
use crate::search::ending::MARK;
use serde_json::Value;

/// A record as its card or block has it.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) at: u32,
    pub(super) card: Vec<Value>,
    pub(super) context: Value,
    /// The names of its common clauses.
    pub(super) common: Vec<String>,
    /// Its own clauses, a text for each language.
    texts: Vec<Value>,
}

impl Record {
    pub(super) fn names(&self) -> Vec<Option<&str>> {
        texts(&self.card[0])
    }

    pub(super) fn has_page(&self, lang: usize) -> bool {
        let languages = self.card.get(3).and_then(Value::as_u64).unwrap_or(0);
        languages == 0 || languages & (1 << lang) != 0
    }

    /// Its own clauses.
    pub(super) fn clauses(&self) -> impl Iterator<Item = &str> {
        let own = self.texts.iter().filter_map(Value::as_str);
        own.flat_map(str::lines).filter(|text| !text.is_empty())
    }
}

pub(super) fn texts(value: &Value) -> Vec<Option<&str>> {
    value.as_array().map_or_else(
        || vec![value.as_str()],
        |all| all.iter().map(Value::as_str).collect(),
    )
}

pub(super) fn named(source: &Source<'_>, place: u32) -> Result<Record, QueryFault> {
    let bits = source.block_bits();
    let block = source.file(&format!("n{}", place >> bits))?;
    let mut card = block[0][(place & ((1 << bits) - 1)) as usize]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let at = if card.is_empty() {
        Value::Null
    } else {
        card.remove(0)
    };
    let at = at.as_u64().and_then(|at| u32::try_from(at).ok()).unwrap_or(0);
    Ok(record(source, at, card, &block[1]))
}

pub(super) fn own_record(source: &Source<'_>, at: u32) -> Result<Record, QueryFault> {
    let place = |bits: usize| (at & ((1 << bits) - 1)) as usize;
    let (bits, text_bits) = (source.block_bits(), source.text_bits());
    let cards = source.file(&format!("c{}", at >> bits))?;
    let texts = source.file(&format!("r{}", at >> text_bits))?;
    let card = cards[0][place(bits)].as_array().cloned().unwrap_or_default();
    let mut record = record(source, at, card, &cards[1]);
    let mut own = texts[1][place(text_bits)]
        .as_array()
        .cloned()
        .unwrap_or_default()
        .into_iter();
    let gaps = own.next().unwrap_or(Value::Null);
    record.common = common(
        texts[0].as_str().unwrap_or_default(),
        gaps.as_str().unwrap_or_default(),
        source.number("d"),
    );
    record.texts = own.collect();
    Ok(record)
}

pub(super) fn record(source: &Source<'_>, at: u32, mut card: Vec<Value>, contexts: &Value) -> Record {
    if card.is_empty() {
        card.push(Value::Null);
    }
    // Names are written without what all of their kind end with.
    let ending = kind_of(source, at)[3].as_str().unwrap_or_default();
    for name in std::iter::once(&mut card[0]).flat_map(|names| match names {
        Value::Array(names) => names.iter_mut().collect::<Vec<_>>(),
        name => vec![name],
    }) {
        if let Value::String(text) = name
            && let Some(short) = text.strip_suffix(MARK)
        {
            *text = format!("{short}{ending}");
        }
    }
    let context = card
        .get(1)
        .and_then(Value::as_u64)
        .and_then(|place| usize::try_from(place).ok())
        .map_or(Value::Null, |place| contexts[place].clone());
    Record {
        at,
        card,
        context,
        common: Vec::new(),
        texts: Vec::new(),
    }
}

/// The names at places that are written as gaps, of names of so many `digits` each.
fn common(names: &str, gaps: &str, digits: usize) -> Vec<String> {
    let names: Vec<char> = names.chars().collect();
    let names: Vec<&[char]> = names.chunks(digits.max(1)).collect();
    let mut next = 0_usize;
    numbers(gaps)
        .into_iter()
        .filter_map(|gap| {
            let place = next.saturating_add(gap as usize);
            next = place.saturating_add(1);
            names.get(place).map(|name| name.iter().collect())
        })
        .collect()
}

/// What the meta data says of a record's kind.
pub(super) fn kind_of<'s>(source: &'s Source<'_>, at: u32) -> &'s Value {
    let starts_before = |kind: &&Value| kind[1].as_u64().is_some_and(|start| start <= u64::from(at));
    source
        .array("kinds")
        .iter()
        .rfind(starts_before)
        .unwrap_or(&Value::Null)
}

pub(super) fn hit(source: &Source<'_>, record: &Record, clauses: Vec<String>, page: usize) -> Hit {
    let owned = |value: &Value| {
        texts(value)
            .into_iter()
            .map(|text| text.map(str::to_owned))
            .collect()
    };
    let kind = kind_of(source, record.at);
    let languages = source.array("languages");
    let lang = std::iter::once(page)
        .chain(0..languages.len())
        .find(|lang| record.has_page(*lang))
        .unwrap_or(0);
    let folder = languages
        .get(lang)
        .filter(|_| lang > 0)
        .and_then(|own| own[0].as_str())
        .map_or_else(String::new, |tag| format!("{tag}/"));
    let path = record.card.get(2).and_then(Value::as_str).unwrap_or_default();
    let state = record
        .card
        .get(4)
        .and_then(Value::as_u64)
        .and_then(|state| usize::try_from(state).ok()?.checked_sub(1))
        .and_then(|state| source.array("states").get(state)?.as_str())
        .unwrap_or_default();
    Hit {
        kind: kind[0].as_str().unwrap_or_default().to_owned(),
        names: owned(&record.card[0]),
        context: owned(&record.context),
        path: if path.to_ascii_lowercase().ends_with(".html") {
            format!("{folder}{path}")
        } else {
            format!("{folder}{}{path}.html", kind[2].as_str().unwrap_or_default())
        },
        state: state.to_owned(),
        clauses,
    }
}
