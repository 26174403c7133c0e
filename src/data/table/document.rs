//! Cells that the tables of notices and of disclosures share: a document in all its languages.
//!
//! **You are here:** `data/table` — used by both tables; no IO.

use super::cell::Cell;
use crate::record::FrontMatter;
use crate::site::{DocumentEntry, Shown};
use std::borrow::Cow;

/// The title in each language.
pub(super) fn title<T: FrontMatter>(entry: &DocumentEntry<T>) -> Cell<'_> {
    let versions = entry.versions.iter();
    Cell::Said(
        versions
            .map(|version| (version.lang, Cow::Borrowed(version.title())))
            .collect(),
    )
}

/// The summary as it is written, where a copy of it may be kept.
pub(super) fn summary<'e, T: FrontMatter>(entry: &'e DocumentEntry<T>, shown: &Shown<'_>) -> Cell<'e> {
    if !shown.may_be_kept() {
        return Cell::None;
    }
    let versions = entry.versions.iter();
    let said = versions.filter_map(|version| Some((version.lang, Cow::Borrowed(version.written_summary()?))));
    Cell::Said(said.collect())
}

/// The languages that it is written in.
pub(super) fn languages<T: FrontMatter>(entry: &DocumentEntry<T>) -> Cell<'_> {
    Cell::list(entry.versions.iter().map(|version| version.lang.to_string()))
}
