//! The search index: scripts that the search page loads when something is first looked for.
//!
//! **You are here:** `search/` — after `page/`, beside `render/`; read by `build/`; no IO.

mod data;
#[cfg(test)]
mod tests;

use crate::lang::Lang;
use crate::page::Entry;

/// Where the one file of the index lies.
const DATA: &str = "data/search.js";

/// A file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexFile {
    /// Where it lies, relative to the output's root.
    pub path: String,
    /// What it holds: UTF-8 with a byte-order mark, LF.
    pub bytes: Vec<u8>,
}

/// The files of the index. Entries keep their order among equally good hits.
///
/// *Shape:* `languages` with the site's default first; what an entry has in others is left out. Always the files that
/// [`scripts`] names, in that order, also when there is nothing to find.
pub fn index(entries: &[Entry], languages: &[Lang]) -> Vec<IndexFile> {
    vec![IndexFile {
        path: DATA.to_owned(),
        bytes: data::script(entries, languages).into_bytes(),
    }]
}

/// The scripts that a search page needs, in the order in which they are to be loaded, relative to the output's root.
pub fn scripts() -> Vec<String> {
    vec![DATA.to_owned()]
}
