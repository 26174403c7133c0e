//! A–Z: every name under its letter, and whether a letter has a page of its own.
//!
//! **You are here:** `site/` — made when first asked for and kept, since each of a large site's letter pages needs it; no IO.
//! *Source:* tibetan.md C1–C3: names are filed here, never in the browser.

use super::Site;
use super::kinds::{KINDS, KindRow, Ref};
use crate::lang::{Lang, sort};
use std::collections::BTreeMap;

/// More names than this, and A–Z has a page for each letter.
const ON_ONE_PAGE: usize = 1000;

/// A letter with more names than this has several pages: a country's S has tens of thousands.
const ON_A_LETTERS_PAGE: usize = 1000;

/// All names of a language under its letters.
#[derive(Debug)]
pub(super) struct Letters {
    /// By letter, then as the language sorts them.
    filed: Vec<Filed>,
    /// Each letter once, sorted.
    used: Vec<LetterPages>,
    /// How many names each letter has: of the language itself, and of others.
    groups: BTreeMap<(bool, u16), usize>,
}

/// A letter that has pages of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LetterPages {
    /// The letter.
    pub letter: u16,
    /// How many names it has.
    pub names: usize,
}

impl LetterPages {
    /// How many pages it takes.
    pub fn pages(self) -> usize {
        self.names.div_ceil(ON_A_LETTERS_PAGE).max(1)
    }
}

/// A name under its letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filed {
    /// Whose name it is.
    pub of: Ref,
    /// `a` … `z`, a Tibetan letter, or 0 for everything else.
    pub letter: u16,
    /// Whether the language lacks the name, so that it stands in another one and is filed by that one's letters.
    pub foreign: bool,
}

/// The number of a letter's name in addresses: `a` … `z`, `other` (0), `t-0f40` for Tibetan letters.
pub fn letter_number(name: &str) -> Option<u16> {
    match name.as_bytes() {
        [letter] if letter.is_ascii_lowercase() => Some(u16::from(*letter)),
        b"other" => Some(0),
        _ => name
            .strip_prefix("t-")
            .and_then(|hex| u16::from_str_radix(hex, 16).ok()),
    }
}

/// The name in addresses of a letter's number: what [`letter_number`] reads.
pub fn letter_name(letter: u16) -> String {
    match u8::try_from(letter) {
        Ok(ascii) if ascii.is_ascii_lowercase() => char::from(ascii).to_string(),
        Ok(_) => "other".to_owned(),
        Err(_) => format!("t-{letter:04x}"),
    }
}

/// The kinds whose names are filed.
fn filed_kinds() -> impl Iterator<Item = &'static KindRow> {
    KINDS.iter().filter(|row| row.filed)
}

impl Site {
    /// Whether each letter of A–Z has a page of its own.
    pub fn has_letter_pages(&self) -> bool {
        filed_kinds().map(|row| (row.len)(self)).sum::<usize>() > ON_ONE_PAGE
    }

    /// The letters that have pages of their own, sorted: none on a small site.
    pub fn letter_pages(&self, lang: Lang) -> &[LetterPages] {
        if self.has_letter_pages() {
            self.letters_of(lang).map_or(&[], |letters| &letters.used)
        } else {
            &[]
        }
    }

    /// A letter that has pages of its own.
    pub fn letter(&self, lang: Lang, letter: u16) -> Option<LetterPages> {
        let used = self.letter_pages(lang);
        let at = used.binary_search_by_key(&letter, |own| own.letter).ok()?;
        used.get(at).copied()
    }

    /// How many names the letters of a language have: first those that it has itself, then those that stand in another one.
    pub fn letter_groups(&self, lang: Lang) -> impl Iterator<Item = (bool, u16, usize)> + '_ {
        let groups = self
            .letters_of(lang)
            .into_iter()
            .flat_map(|letters| &letters.groups);
        groups.map(|((foreign, letter), names)| (*foreign, *letter, *names))
    }

    /// The names under a letter, as the language sorts them: all, or those on one of its pages, numbered from 1.
    pub fn filed(&self, lang: Lang, letter: u16, page: Option<usize>) -> &[Filed] {
        let all = self.letters_of(lang).map_or(&[][..], |letters| &letters.filed);
        let start = all.partition_point(|filed| filed.letter < letter);
        let end = all.partition_point(|filed| filed.letter <= letter);
        let own = all.get(start..end).unwrap_or_default();
        match page {
            Some(page) => own
                .chunks(ON_A_LETTERS_PAGE)
                .nth(page.saturating_sub(1))
                .unwrap_or_default(),
            None => own,
        }
    }

    fn letters_of(&self, lang: Lang) -> Option<&Letters> {
        let (_, letters) = self.letters.iter().find(|(own, _)| *own == lang)?;
        Some(letters.get_or_init(|| {
            let filed = self.file(lang);
            let used = filed.chunk_by(|one, other| one.letter == other.letter);
            let mut groups: BTreeMap<(bool, u16), usize> = BTreeMap::new();
            for filed in &filed {
                *groups.entry((filed.foreign, filed.letter)).or_default() += 1;
            }
            let used = used
                .map(|own| LetterPages {
                    letter: own[0].letter,
                    names: own.len(),
                })
                .collect();
            Letters { filed, used, groups }
        }))
    }

    fn file(&self, lang: Lang) -> Vec<Filed> {
        let all = filed_kinds().flat_map(|row| row.kind.all(self));
        let named = all.filter_map(|of| {
            let facts = of.facts(self);
            let (text, own) = facts.name?.best(lang, self.default_lang());
            let letter = letter_number(&sort::initial(own, text, facts.sort_key).id).unwrap_or(0);
            let filed = Filed {
                of,
                letter,
                foreign: own != lang || letter == 0,
            };
            Some((letter, sort::key(own, text, facts.sort_key), filed))
        });
        let mut named: Vec<(u16, Vec<u8>, Filed)> = named.collect();
        // What is called the same stays in the site's own order.
        named.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        named.into_iter().map(|(_, _, filed)| filed).collect()
    }
}
