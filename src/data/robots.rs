//! `robots.txt`: crawlers may read everything, and are shown the sitemap.
//!
//! **You are here:** `data/` — a format; no IO. *Source:* portable-output.md U7, E2.

use super::{DataFile, Format};
use crate::site::Site;
use std::fmt::Write as _;

/// `robots.txt`, on every site.
pub const ROBOTS: Format = Format {
    may_have: |path| path == PATH,
    files: |material| vec![DataFile::new(PATH, move || robots(material.site).into_bytes())],
};

const PATH: &str = "robots.txt";

fn robots(site: &Site) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    // robots.txt is ASCII; an address that is not stays out of it.
    if let Some(base) = site.base_url.as_ref().filter(|base| base.is_ascii()) {
        let _ = writeln!(text, "Sitemap: {base}sitemap.xml");
    }
    text
}
