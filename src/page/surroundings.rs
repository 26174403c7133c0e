//! Context of page making: what pages are made of beside the site.
//!
//! **You are here:** `page/` — given by `build/`, read through `page/writer`; no IO.

use super::common::Common;
use super::labels::Labels;
use crate::lang::Lang;
use std::sync::Arc;

/// What pages are made of beside the site.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// The theme's words.
    pub labels: Labels,
    /// What its pages have in common.
    pub common: Common,
    /// What the search page must know of the index, as JSON; empty when there is none.
    pub search_index: String,
    /// The files of open data, for the page that tells of them; empty on all others.
    pub open_files: Arc<[OpenFile]>,
}

/// A file of open data, as far as the page tells of it. Which there are is known in `data/`, above this folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenFile {
    /// What it belongs to: the theme has the name of `data.<set>` and says what it is in `data-about.<set>`.
    pub set: &'static str,
    /// Where it lies, relative to the output's root.
    pub path: String,
    /// `CSV`, `JSON` …
    pub format: &'static str,
    /// The column of notices that it is about, where there is a file for each.
    pub column: Option<usize>,
    /// The language that it is in, where there is a file for each.
    pub lang: Option<Lang>,
    /// How many records it holds, where it is a list.
    pub records: Option<usize>,
    /// *Units:* bytes.
    pub len: Option<u64>,
}

impl OpenFile {
    /// A file of a set.
    pub fn new(set: &'static str, path: String, format: &'static str) -> OpenFile {
        OpenFile {
            set,
            path,
            format,
            column: None,
            lang: None,
            records: None,
            len: None,
        }
    }

    /// The same with the number of its records.
    #[must_use]
    pub fn of_records(self, records: usize) -> OpenFile {
        OpenFile {
            records: Some(records),
            ..self
        }
    }
}
