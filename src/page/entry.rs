//! What search knows of a page.
//!
//! **You are here:** `page/` — filled by the plan, read by `search/`; no IO.

use crate::lang::Lang;

/// One thing that can be found: a record or a document, in all its languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// `station`, `service`, `region`, `notice`, `disclosure`, `page`, `operator`, `audience`.
    pub kind: &'static str,
    /// Its name or title in each language; never empty.
    pub names: Vec<(Lang, String)>,
    /// What else it is found by: former names, spellings, pinyin, codes, phone numbers.
    pub terms: Vec<String>,
    /// Where it belongs (region, category), in each language, shown beside the name.
    pub context: Vec<(Lang, String)>,
    /// Its page in each language, relative to the output's root.
    pub urls: Vec<(Lang, String)>,
}
