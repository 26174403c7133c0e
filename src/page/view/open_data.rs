//! Views (view models) of the page of open data.
//!
//! **You are here:** `page/view` — filled by the page kinds; no IO.

use super::base::{Day, Phrase};
use super::item::Contact;
use serde::Serialize;

/// A file of open data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenDataFile {
    /// Relative address.
    pub href: String,
    /// Its name: `stations.csv`.
    pub name: String,
    /// What it is about, where there are several of a kind: a column of notices.
    pub about: Option<Phrase>,
    /// The language that it is in, by its own name, where there is a file for each.
    pub language: Option<Phrase>,
    /// `CSV`, `JSON` …
    pub format: String,
    /// Its size in words.
    pub size: Option<String>,
    /// How many records it holds.
    pub records: Option<String>,
}

/// What belongs together: one table, the whole directory in another form, all calendars.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenDataSet {
    /// Its id, for an anchor.
    pub id: String,
    /// Its name.
    pub title: Phrase,
    /// What it is, in plain words.
    pub about: Phrase,
    /// Its files.
    pub files: Vec<OpenDataFile>,
}

/// `data/index.html`, template `open-data.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenDataView {
    /// All sets that have files.
    pub sets: Vec<OpenDataSet>,
    /// Of which day the newest fact in them is; none where nothing has a day.
    pub made: Option<Day>,
    /// Who publishes them.
    pub publisher: Phrase,
    /// On what terms they may be used; none when the site does not say.
    pub licence: Option<Phrase>,
    /// Where these terms stand.
    pub licence_href: Option<String>,
    /// How to cite them.
    pub cite: Phrase,
    /// Whom to ask.
    pub ask: Contact,
}
