//! Dictionary of labels: words of closed vocabularies, as the theme has them in each language.
//!
//! **You are here:** `page/` — filled from the theme's strings by `build/`; no IO.

use super::view::{Phrase, Shared, Word};
use crate::lang::Lang;
use std::collections::{BTreeMap, HashMap};

/// Labels by language and key (`status.working`). A label that a language lacks is kept in the default language with its
/// own `lang`.
#[derive(Debug, Clone, Default)]
pub struct Labels(Vec<(Lang, HashMap<String, Label>)>);

#[derive(Debug, Clone)]
struct Label {
    text: Phrase,
    /// The same with the id that ends the key.
    word: Shared<Word>,
}

impl Labels {
    /// Labels from language, key, and text with its own `lang` where that differs.
    pub fn new(labels: BTreeMap<Lang, BTreeMap<String, Phrase>>) -> Labels {
        let label = |(key, text): (String, Phrase)| {
            let id = key.rsplit('.').next().unwrap_or_default().to_owned();
            let word = Shared::from(Word {
                id,
                label: text.clone(),
            });
            (key, Label { text, word })
        };
        let each = |(lang, labels): (Lang, BTreeMap<String, Phrase>)| {
            (lang, labels.into_iter().map(label).collect())
        };
        Labels(labels.into_iter().map(each).collect())
    }

    /// The label of a key, if the theme has one.
    pub(super) fn known(&self, lang: Lang, key: &str) -> Option<&Phrase> {
        self.find(lang, key).map(|label| &label.text)
    }

    /// The label of a key; the key itself where the theme has none (the theme's own checks report that).
    pub fn get(&self, lang: Lang, key: &str) -> Phrase {
        match self.find(lang, key) {
            Some(label) => label.text.clone(),
            None => missing(key),
        }
    }

    fn find(&self, lang: Lang, key: &str) -> Option<&Label> {
        let (_, labels) = self.0.iter().find(|(own, _)| *own == lang)?;
        labels.get(key)
    }

    /// The same with `{name}` replaced by values.
    pub fn fill(&self, lang: Lang, key: &str, values: &[(&str, &str)]) -> Phrase {
        let label = self.get(lang, key);
        let mut text = String::with_capacity(label.text.len() + 16);
        let mut rest = label.text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let named = after.split_once('}');
            let value = named.and_then(|(name, _)| values.iter().find(|(own, _)| *own == name));
            text.push_str(before);
            if let (Some((_, after)), Some((_, value))) = (named, value) {
                text.push_str(value);
                rest = after;
            } else {
                text.push('{');
                rest = after;
            }
        }
        text.push_str(rest);
        Phrase { text, ..label }
    }

    /// An id with its label; the key is `group.id`.
    pub fn word(&self, lang: Lang, group: &str, id: &str) -> Shared<Word> {
        let key = [group, ".", id].concat();
        match self.find(lang, &key) {
            Some(label) if !id.contains('.') => label.word.clone(),
            found => Shared::from(Word {
                id: id.to_owned(),
                label: found.map_or_else(|| missing(&key), |label| label.text.clone()),
            }),
        }
    }
}

fn missing(key: &str) -> Phrase {
    Phrase {
        text: key.to_owned(),
        lang: None,
    }
}
