//! List of what is open data: the files that the page 开放数据 tells of and the catalogue describes, in their order.
//!
//! **You are here:** `data/` — after the formats; no IO.

use super::address::{CATALOGUE, INTERFACE};
use super::{Material, calendar, feed, hsds, table};
use crate::page::OpenFile;

/// The files of open data. A list in several parts stands here with its first.
pub fn open_files(material: Material<'_>) -> Vec<OpenFile> {
    let mut files = table::open_files(material);
    files.extend(hsds::open_files(material));
    files.extend(calendar::open_files(material));
    files.extend(feed::open_files(material));
    if material.site.base_url.is_some() {
        for path in [CATALOGUE, INTERFACE] {
            files.push(OpenFile::new("catalogue", path.to_owned(), "JSON"));
        }
    }
    // What describes the others comes last.
    files.sort_by_key(|file| file.set == "catalogue");
    files
}
