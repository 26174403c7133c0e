//! Sitemap (sitemaps.org): the addresses of all pages, with the day on which each was changed.
//!
//! **You are here:** `data/` — a format; no IO. *Source:* portable-output.md U3.

use super::xml::header;
use super::{DataFile, Format};
use crate::html::escape;
use crate::page::{PageId, PageKey};
use crate::site::{Kind, Site};
use std::fmt::Write as _;

/// `sitemap.xml`, with parts of its own on large sites; with a `base_url` only.
pub const SITEMAP: Format = Format {
    may_have: |path| path.starts_with("sitemap"),
    files: |material| {
        let base = material.site.base_url.as_deref();
        base.map_or_else(Vec::new, |base| sitemaps(material.site, material.pages, base))
    },
};

/// Addresses in one sitemap (sitemaps.org: at most 50,000).
const IN_SITEMAP: usize = 50_000;

const INDEX: &str = "sitemap.xml";

fn sitemaps<'m>(site: &'m Site, pages: &[PageId], base: &'m str) -> Vec<DataFile<'m>> {
    let listed: Vec<PageId> = pages
        .iter()
        .copied()
        .filter(|id| !matches!(id.key, PageKey::NotFound | PageKey::Search | PageKey::Shortlist))
        .collect();
    let parts = listed.len().div_ceil(IN_SITEMAP);
    if parts <= 1 {
        return vec![DataFile::new(INDEX, move || {
            urls(site, &listed, base).into_bytes()
        })];
    }
    let part = |(number, ids): (usize, &[PageId])| {
        let ids = ids.to_vec();
        DataFile::new(part_path(number + 1), move || urls(site, &ids, base).into_bytes())
    };
    let mut files: Vec<DataFile<'m>> = listed.chunks(IN_SITEMAP).enumerate().map(part).collect();
    files.push(DataFile::new(INDEX, move || index(parts, base).into_bytes()));
    files
}

fn part_path(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// One sitemap.
fn urls(site: &Site, ids: &[PageId], base: &str) -> String {
    let mut xml = header("urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"");
    for id in ids {
        let _ = write!(xml, "<url><loc>{}{}</loc>", escape(base), id.path(site));
        if let Some(date) = changed(site, *id) {
            let _ = write!(xml, "<lastmod>{date}</lastmod>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The list of the sitemaps of a large site.
fn index(parts: usize, base: &str) -> String {
    let mut index = header("sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"");
    for number in 1..=parts {
        let _ = writeln!(
            index,
            "<sitemap><loc>{}{}</loc></sitemap>",
            escape(base),
            part_path(number)
        );
    }
    index.push_str("</sitemapindex>\n");
    index
}

/// "Changed on" comes from the content, never from the clock.
fn changed(site: &Site, id: PageId) -> Option<jiff::civil::Date> {
    let PageKey::Record(of) = id.key else { return None };
    let at = of.at;
    match of.kind {
        Kind::Notice => {
            let front = site.notices[at].front();
            let later = front
                .correction
                .as_ref()
                .map(|own| own.date.0)
                .max(site.shown_notice(at).withdrawn.map(|own| own.date.0));
            later.max(front.date.map(|date| date.date.0))
        }
        Kind::Disclosure => site.disclosures[at].front().date.map(|date| date.date.0),
        Kind::Station => site.stations[at]
            .record
            .data
            .checked
            .as_ref()
            .map(|checked| checked.date.0),
        _ => None,
    }
}
