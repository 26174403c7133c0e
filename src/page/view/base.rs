//! Primitives of views: a phrase, a link, a day, a file, a word of a closed vocabulary.
//!
//! **You are here:** `page/view` — below the views beside it; no IO.

use crate::lang::Lang;
use serde::Serialize;
use serde::ser::Serializer;

/// A piece of text in the page's language, or in another one that the page must name.
///
/// *Shape for templates:* a plain string when it is in the page's language, else the list `[text, lang]`; the filter `say`
/// prints both (the second as `<span lang="…">`), the filter `plain` gives the bare text for attributes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrase {
    /// The text itself, not escaped.
    pub text: String,
    /// The text's own language where it differs from the page's.
    pub lang: Option<Lang>,
}

impl Serialize for Phrase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.lang {
            None => serializer.serialize_str(&self.text),
            // As a pair: a Tibetan page has a hundred of these, and a pair needs no table of keys.
            Some(lang) => (&self.text, lang.html()).serialize(serializer),
        }
    }
}

/// Sanitised HTML made from Markdown, safe to print as it is (`{{ v.body.html | safe }}`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Html {
    /// Block-level HTML.
    pub html: String,
    /// The text's own language where it differs from the page's.
    #[serde(serialize_with = "html_lang")]
    pub lang: Option<Lang>,
}

/// A language as the `lang` attribute has it: `zh-CN`.
#[expect(clippy::ref_option, reason = "serde hands fields on so")]
pub(super) fn html_lang<S: Serializer>(lang: &Option<Lang>, serializer: S) -> Result<S::Ok, S::Error> {
    lang.as_ref().map(Lang::html).serialize(serializer)
}

/// A text that shows for some time on every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alert {
    /// Block-level HTML.
    pub html: String,
    /// The text's own language where it differs from the page's.
    #[serde(serialize_with = "html_lang")]
    pub lang: Option<Lang>,
    /// The last day on which it shows, for a page that is older than that. *Shape:* `2026-07-05`.
    pub until: Option<String>,
}

/// A link inside the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Relative address.
    pub href: String,
    /// What it leads to.
    pub label: Phrase,
}

/// A day or a less exact date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day {
    /// `2026-11-20`, `2026-11`, `2026` or `2026-11-20T09:30`, for `<time datetime>`.
    pub iso: String,
    /// The same in the page's language.
    pub text: String,
}

/// A file to download.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileLink {
    /// Relative address under a portable name.
    pub href: String,
    /// Visible title.
    pub title: Phrase,
    /// The name under which it is saved (the `download` attribute); empty for pages of the site.
    pub download: String,
    /// `PDF`, `DOCX`, … in capitals; empty for pages of the site.
    pub format: String,
    /// Size in words, e.g. `120 KB`; empty for pages of the site.
    pub size: String,
}

/// A closed vocabulary's word: an id for styling and tests, and the string key of its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Word {
    /// For example `plaque-only`.
    pub id: String,
    /// The label in the page's language (or marked with its own).
    pub label: Phrase,
}
