//! Data formats: the files for machines that read the site: feeds, sitemap, robots, and open data under `data/`.
//!
//! **You are here:** `data/` — after `page/`, beside `render/` and `search/`; `build/` writes what it makes; no IO.
//!
//! A format is a file here that gives a [`Format`], and a line in `build/output`. What of a record may leave is decided in
//! `site/public.rs`: what no page may show, no file here holds. A table of the staff's own, for Excel, is `ledger/comma.rs`.

mod address;
mod calendar;
mod card;
mod dcat;
mod feed;
mod hsds;
mod line;
mod near;
mod open;
mod openapi;
mod opening_hours;
mod robots;
mod sitemap;
mod table;
mod xml;

pub use calendar::CALENDARS;
pub use card::CARDS;
pub use dcat::DCAT;
pub use feed::FEEDS;
pub use hsds::HSDS;
pub use near::NEAR;
pub use open::open_files;
pub use openapi::OPENAPI;
pub use robots::ROBOTS;
pub use sitemap::SITEMAP;
pub use table::TABLES;

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

/// A file of a data format, made when it is asked for: all files of a large site together need not fit into memory.
pub struct DataFile<'m> {
    /// Where it lies, relative to the output's root.
    pub path: String,
    make: Box<dyn Fn() -> Vec<u8> + Send + Sync + 'm>,
}

impl<'m> DataFile<'m> {
    /// A file that is made by a function.
    pub(crate) fn new(
        path: impl Into<String>,
        make: impl Fn() -> Vec<u8> + Send + Sync + 'm,
    ) -> DataFile<'m> {
        DataFile {
            path: path.into(),
            make: Box::new(make),
        }
    }

    /// What it holds: UTF-8; LF and without a byte-order mark unless its format says otherwise.
    pub fn bytes(&self) -> Vec<u8> {
        (self.make)()
    }
}

/// A data format.
#[derive(Clone, Copy)]
pub struct Format {
    /// Whether an address may be a file of this format, as far as its form tells: a browser asks for files that no site has,
    /// and the list of files takes the whole site.
    pub may_have: fn(&str) -> bool,
    /// Its files; none where the site has not what they need, as a `base_url`.
    pub files: for<'m> fn(Material<'m>) -> Vec<DataFile<'m>>,
}
