//! Files for machines that read the site: sitemap, feed, robots.
//!
//! **You are here:** `page/` — beside the pages; no IO. *Source:* portable-output.md U3, U7, E2.

use super::Surroundings;
use super::key::{PageId, PageKey};
use super::writer::Writer;
use crate::html::escape;
use crate::site::Site;
use std::fmt::Write as _;

/// Notices in the feed.
const IN_FEED: usize = 30;
/// Addresses in one sitemap (sitemaps.org: at most 50,000).
const IN_SITEMAP: usize = 50_000;

/// Whether an address may be one of [`texts`], as far as its form tells.
pub fn is_text(path: &str) -> bool {
    matches!(path, "robots.txt" | "feed.xml") || path.starts_with("sitemap")
}

/// `robots.txt`, and with a `base_url` `sitemap.xml` (several on large sites) and `feed.xml`. *Shape:* path and text.
pub fn texts(site: &Site, around: &Surroundings, pages: &[PageId]) -> Vec<(String, String)> {
    let mut files = vec![("robots.txt".to_owned(), robots(site))];
    if let Some(base) = &site.base_url {
        files.extend(sitemaps(site, pages, base));
        files.push(("feed.xml".to_owned(), feed(site, around, base)));
    }
    files
}

fn robots(site: &Site) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    // robots.txt is ASCII; an address that is not stays out of it.
    if let Some(base) = site.base_url.as_ref().filter(|base| base.is_ascii()) {
        let _ = writeln!(text, "Sitemap: {base}sitemap.xml");
    }
    text
}

fn sitemaps(site: &Site, pages: &[PageId], base: &str) -> Vec<(String, String)> {
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
            .map(|xml| ("sitemap.xml".to_owned(), xml))
            .collect();
    }
    let mut index = header("sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"");
    let mut files = Vec::new();
    for (number, xml) in parts.into_iter().enumerate() {
        let path = format!("sitemap-{}.xml", number + 1);
        let _ = writeln!(index, "<sitemap><loc>{}{path}</loc></sitemap>", escape(base));
        files.push((path, xml));
    }
    index.push_str("</sitemapindex>\n");
    files.push(("sitemap.xml".to_owned(), index));
    files
}

/// "Changed on" comes from the content, never from the clock.
fn changed(site: &Site, id: PageId) -> Option<jiff::civil::Date> {
    match id.key {
        PageKey::Notice(at) => {
            let front = site.notices[at].front();
            let later = front
                .correction
                .as_ref()
                .map(|own| own.date.0)
                .max(front.withdrawn.as_ref().map(|own| own.date.0));
            later.max(front.date.map(|date| date.date.0))
        }
        PageKey::Disclosure(at) => site.disclosures[at].front().date.map(|date| date.date.0),
        PageKey::Station(at) => site.stations[at]
            .record
            .data
            .checked
            .as_ref()
            .map(|checked| checked.date.0),
        _ => None,
    }
}

fn feed(site: &Site, around: &Surroundings, base: &str) -> String {
    let w = Writer::new(site, around, site.default_lang(), "");
    let mut newest: Vec<usize> = (0..site.notices.len())
        .filter(|at| !site.notices[*at].unpublished)
        .collect();
    newest.sort_by(|a, b| {
        site.notices[*b]
            .front()
            .date
            .cmp(&site.notices[*a].front().date)
            .then(a.cmp(b))
    });
    newest.truncate(IN_FEED);
    let updated = newest.first().and_then(|at| site.notices[*at].front().date);
    let mut xml = header(&format!(
        "feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\"",
        site.default_lang().html()
    ));
    let title = w.phrase(&site.settings().title).text;
    let _ = writeln!(xml, "<title>{}</title>", escape(&title));
    let _ = writeln!(xml, "<id>{}</id>", escape(base));
    let _ = writeln!(xml, "<link rel=\"self\" href=\"{}feed.xml\"/>", escape(base));
    let _ = writeln!(xml, "<link href=\"{}index.html\"/>", escape(base));
    let _ = writeln!(xml, "<updated>{}</updated>", timestamp(updated));
    let _ = writeln!(xml, "<author><name>{}</name></author>", escape(&title));
    for at in newest {
        let entry = &site.notices[at];
        let version = &entry.versions[0];
        let item = super::notice_list::item(&w, at);
        let address = PageId {
            key: PageKey::Notice(at),
            lang: version.lang,
        }
        .path(site);
        let _ = writeln!(xml, "<entry xml:lang=\"{}\">", version.lang.html());
        let _ = writeln!(xml, "<title>{}</title>", escape(&item.title.text));
        let _ = writeln!(xml, "<id>{}{address}</id>", escape(base));
        let _ = writeln!(xml, "<link href=\"{}{address}\"/>", escape(base));
        let _ = writeln!(xml, "<updated>{}</updated>", timestamp(entry.front().date));
        if let Some(summary) = &item.summary {
            let _ = writeln!(xml, "<summary>{}</summary>", escape(&summary.text));
        }
        xml.push_str("</entry>\n");
    }
    xml.push_str("</feed>\n");
    xml
}

/// RFC 3339; China's civil time is eight hours before UTC.
fn timestamp(moment: Option<crate::value::Moment>) -> String {
    let Some(moment) = moment else {
        return "1970-01-01T00:00:00Z".to_owned();
    };
    let (hour, minute) = moment.time.map_or((0, 0), |time| (time.hour(), time.minute()));
    format!("{}T{hour:02}:{minute:02}:00+08:00", moment.date)
}

fn header(root: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root}>\n")
}
