//! Text segmentation: the texts of all records, cut into clauses; the same clause of many records is one piece.
//!
//! **You are here:** `search/` — reads the entries, before `term`; no IO.

use super::ending::Endings;
use super::term::Role;
use crate::lang::Lang;
use crate::page::Entry;
use std::borrow::Cow;
use std::collections::HashMap;

/// More records than these share a piece that is not stored with each of them.
pub(super) const COMMON: usize = 24;

/// A clause with its records.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) text: Box<str>,
    pub(super) role: Role,
    /// Place of its language among the site's.
    pub(super) lang: usize,
    /// Whether its records are open or in force.
    pub(super) active: bool,
    /// Sorted, without doubles.
    pub(super) records: Vec<u32>,
}

impl Piece {
    /// Whether it is stored with its keys and not with its records.
    pub(super) fn is_common(&self) -> bool {
        self.records.len() > COMMON && matches!(self.role, Role::Field | Role::Body)
    }
}

/// All pieces, and those of each record in the order of its page.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) all: Vec<Piece>,
    pub(super) of_record: Vec<Vec<u32>>,
}

/// Cuts the entries' texts. The order of pieces is that of their first records.
pub(super) fn cut<'e>(entries: &'e [Entry<'_>], languages: &[Lang], endings: &Endings) -> Pieces {
    let mut pieces = Pieces {
        all: Vec::new(),
        of_record: vec![Vec::new(); entries.len()],
    };
    let mut known: HashMap<(Cow<'e, str>, Role, usize, bool), u32> = HashMap::new();
    for (record, entry) in entries.iter().enumerate() {
        let mut add = |text: Cow<'e, str>, role: Role, lang: Lang| {
            let lang = languages.iter().position(|of| *of == lang).unwrap_or(0);
            let active = entry.state.is_none();
            let key = (text, role, lang, active);
            let place = *known.entry(key).or_insert_with_key(|(text, ..)| {
                pieces.all.push(Piece {
                    text: Box::from(&**text),
                    role,
                    lang,
                    active,
                    records: Vec::new(),
                });
                u32::try_from(pieces.all.len() - 1).unwrap_or(u32::MAX)
            });
            let record = u32::try_from(record).unwrap_or(u32::MAX);
            let records = &mut pieces.all[place as usize].records;
            if records.last() != Some(&record) {
                records.push(record);
                pieces.of_record[record as usize].push(place);
            }
        };
        let default = languages.first().copied().unwrap_or(Lang::ZH);
        let named = if entry.by_sound { Role::Name } else { Role::Title };
        for (lang, name) in &entry.names {
            add(Cow::Borrowed(name), named, *lang);
            if entry.by_sound && *lang == Lang::ZH {
                // Without what all of its kind are called: who types that too has it taken off (`terminal::words`).
                let short = name.strip_suffix(endings.of(entry.kind));
                let short = short.filter(|short| !short.is_empty()).unwrap_or(name);
                let sound: Vec<&str> = std::iter::once(short)
                    .chain(entry.pinyin.iter().copied())
                    .collect();
                add(Cow::Owned(sound.join("\n")), Role::Sound, *lang);
            }
        }
        for (lang, name) in &entry.other_names {
            add(Cow::Borrowed(name), Role::Other, *lang);
            if entry.by_sound && *lang == Lang::ZH {
                add(Cow::Borrowed(name), Role::Sound, *lang);
            }
        }
        for code in &entry.codes {
            add(Cow::Borrowed(code), Role::Other, default);
        }
        let texts = [
            (&entry.places, Role::Place),
            (&entry.fields, Role::Field),
            (&entry.body, Role::Body),
        ];
        for (texts, role) in texts {
            for (lang, text) in texts {
                for clause in clauses(text) {
                    add(Cow::Borrowed(clause), role, *lang);
                }
            }
        }
    }
    pieces
}

/// A text's clauses: no query goes across the punctuation between them.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| {
        matches!(c,
            '\n' | '\r' | '\t' | ';' | '!' | '?' | '\u{2014}' | '\u{2018}'..='\u{201D}' | '\u{2026}'
            | '\u{3001}'..='\u{3002}' | '\u{3008}'..='\u{3011}' | '\u{FF01}' | '\u{FF08}' | '\u{FF09}' | '\u{FF0C}'
            | '\u{FF1A}' | '\u{FF1B}' | '\u{FF1F}' | '\u{F0D}'..='\u{F12}' | '\u{F14}')
    })
    .map(|clause| clause.trim_matches([' ', '\u{3000}', '\u{A0}']))
    .filter(|clause| clause.chars().any(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_end_at_punctuation_of_either_language() {
        let text = "对独居、空巢老人，每周探访。\n3.5米 ABC！ རྒན་རབས། ཞབས་ཞུ།";
        let all: Vec<&str> = clauses(text).collect();
        assert_eq!(
            all,
            ["对独居", "空巢老人", "每周探访", "3.5米 ABC", "རྒན་རབས", "ཞབས་ཞུ"]
        );
    }
}
