//! A–Z: every name under its letter, and whether a letter has a page of its own.
//!
//! **You are here:** `site/` — made when first asked for and kept, since each of a large site's letter pages needs it; no IO.
//! *Source:* tibetan.md C1–C3: names are filed here, never in the browser.

use super::Site;
use super::kinds::{KINDS, KindRow, Ref};
use crate::lang::{Lang, sort};

/// More names than this, and A–Z has a page for each letter.
const ON_ONE_PAGE: usize = 1000;

/// All names of a language under its letters.
#[derive(Debug)]
pub(super) struct Letters {
    filed: Vec<Filed>,
    /// Sorted, each once.
    used: Vec<u16>,
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
    pub fn letter_pages(&self, lang: Lang) -> &[u16] {
        if self.has_letter_pages() {
            self.letters_of(lang).map_or(&[], |letters| &letters.used)
        } else {
            &[]
        }
    }

    /// All names under the letters of a language, in no order of their own.
    pub fn filed(&self, lang: Lang) -> &[Filed] {
        self.letters_of(lang).map_or(&[], |letters| &letters.filed)
    }

    fn letters_of(&self, lang: Lang) -> Option<&Letters> {
        let (_, letters) = self.letters.iter().find(|(own, _)| *own == lang)?;
        Some(letters.get_or_init(|| {
            let filed = self.file(lang);
            let mut used: Vec<u16> = filed.iter().map(|filed| filed.letter).collect();
            used.sort_unstable();
            used.dedup();
            Letters { filed, used }
        }))
    }

    fn file(&self, lang: Lang) -> Vec<Filed> {
        let all = filed_kinds().flat_map(|row| row.kind.all(self));
        all.filter_map(|of| {
            let facts = of.facts(self);
            let (text, own) = facts.name?.best(lang, self.default_lang());
            let letter = letter_number(&sort::initial(own, text, facts.sort_key).id).unwrap_or(0);
            Some(Filed {
                of,
                letter,
                foreign: own != lang || letter == 0,
            })
        })
        .collect()
    }
}
