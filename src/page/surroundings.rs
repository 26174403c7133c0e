//! Context of page making: what pages are made of beside the site.
//!
//! **You are here:** `page/` — given by `build/`, read through `page/writer`; no IO.

use super::common::Common;
use super::labels::Labels;

/// What pages are made of beside the site.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// The theme's words.
    pub labels: Labels,
    /// What its pages have in common.
    pub common: Common,
    /// What the search page must know of the index, as JSON; empty when there is none.
    pub search_index: String,
}
