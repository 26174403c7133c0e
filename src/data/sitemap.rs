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

fn sitemaps(site: &Site, pages: &[PageId], base: &str) -> Vec<DataFile> {
    let listed: Vec<PageId> = pages
        .iter()
        .copied()
        .filter(|id| !matches!(id.key, PageKey::NotFound | PageKey::Search | PageKey::Shortlist))
        .collect();
    let parts: Vec<String> = listed
        .chunks(IN_SITEMAP)
        .map(|ids| {
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
        })
        .collect();
    if parts.len() <= 1 {
        return parts
            .into_iter()
            .map(|text| DataFile {
                path: "sitemap.xml".to_owned(),
                text,
            })
            .collect();
    }
    let mut index = header("sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"");
    let mut files = Vec::new();
    for (number, text) in parts.into_iter().enumerate() {
        let path = format!("sitemap-{}.xml", number + 1);
        let _ = writeln!(index, "<sitemap><loc>{}{path}</loc></sitemap>", escape(base));
        files.push(DataFile { path, text });
    }
    index.push_str("</sitemapindex>\n");
    files.push(DataFile {
        path: "sitemap.xml".to_owned(),
        text: index,
    });
    files
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
