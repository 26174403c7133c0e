//! A–Z index: every name under its letter.
//!
//! **You are here:** `site/` — made when first asked for and kept, since each of a large site's letter pages needs it; no IO.
//! *Source:* tibetan.md C1–C3: names are filed here, never in the browser.

use super::Site;
use crate::lang::{Lang, Text, sort};

/// What a name belongs to; places in the site's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameOf {
    /// A station.
    Station(usize),
    /// A region.
    Region(usize),
    /// A service.
    Service(usize),
    /// An operator.
    Operator(usize),
    /// A free page.
    Page(usize),
}

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
    pub of: NameOf,
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

impl Site {
    /// The name that is filed, with the key that overrides its sorting.
    pub fn name_of(&self, of: NameOf) -> Option<(&Text, Option<&str>)> {
        Some(match of {
            NameOf::Station(at) => {
                let data = &self.stations[at].record.data;
                (&data.name, data.sort_key.as_deref())
            }
            NameOf::Region(at) => {
                let data = &self.regions.list[at].record.data;
                (&data.name, data.sort_key.as_deref())
            }
            NameOf::Service(at) => {
                let data = self.menu.services[at].data();
                (&data.name, data.sort_key.as_deref())
            }
            NameOf::Operator(at) => {
                let data = self.operators[at].data();
                (&data.name, data.sort_key.as_deref())
            }
            NameOf::Page(at) => (self.pages[at].front().title.as_ref()?, None),
        })
    }

    /// All names under the letters of a language, in no order of their own.
    pub fn filed(&self, lang: Lang) -> &[Filed] {
        self.letters_of(lang).map_or(&[], |letters| &letters.filed)
    }

    /// The letters of a language that have names, sorted.
    pub fn letters(&self, lang: Lang) -> &[u16] {
        self.letters_of(lang).map_or(&[], |letters| &letters.used)
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
        let all = (0..self.stations.len())
            .map(NameOf::Station)
            .chain((0..self.regions.list.len()).map(NameOf::Region))
            .chain((0..self.menu.services.len()).map(NameOf::Service))
            .chain((0..self.operators.len()).map(NameOf::Operator))
            .chain((0..self.pages.len()).map(NameOf::Page));
        all.filter_map(|of| {
            let (text, sort_key) = self.name_of(of)?;
            let (text, own) = text.best(lang, self.default_lang());
            let letter = letter_number(&sort::initial(own, text, sort_key).id).unwrap_or(0);
            Some(Filed {
                of,
                letter,
                foreign: own != lang || letter == 0,
            })
        })
        .collect()
    }
}
