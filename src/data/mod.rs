//! Data formats: the files for machines that read the site (feed, sitemap, robots).
//!
//! **You are here:** `data/` — after `page/`, beside `render/` and `search/`; `build/` writes what it makes; no IO.
//!
//! A format is a file here that gives a [`Format`], and a line in `build/output`. What of a station may leave is decided in
//! `site/public.rs`; a table of the staff's own, for Excel, is `ledger/comma.rs`.

mod feed;
mod robots;
mod sitemap;
mod xml;

pub use feed::FEED;
pub use robots::ROBOTS;
pub use sitemap::SITEMAP;

use crate::page::{PageId, Surroundings};
use crate::site::Site;

/// What files for machines are made of.
#[derive(Clone, Copy)]
pub struct Material<'m> {
    /// The site.
    pub site: &'m Site,
    /// The theme's words, and what pages have in common.
    pub around: &'m Surroundings,
    /// All pages.
    pub pages: &'m [PageId],
}

/// A file of a data format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    /// Where it lies, relative to the output's root.
    pub path: String,
    /// What it holds: UTF-8 without a byte-order mark, LF.
    pub text: String,
}

/// A data format.
#[derive(Clone, Copy)]
pub struct Format {
    /// Whether an address may be a file of this format, as far as its form tells: a file takes the whole site to make, and
    /// browsers ask for files that no site has.
    pub may_have: fn(&str) -> bool,
    /// Its files; none where the site has not what they need, as a `base_url`.
    pub files: fn(&Material<'_>) -> Vec<DataFile>,
}
