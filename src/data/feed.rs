//! Atom feeds (RFC 4287): the newest notices, of all columns and of each, in each language of the site.
//!
//! **You are here:** `data/` — a format; no IO. *Source:* portable-output.md U3.

use super::address::may_end;
use super::xml::header;
use super::{DataFile, Format, Material};
use crate::html::escape;
use crate::lang::Lang;
use crate::page::{self, OpenFile, PageId, PageKey, notice_item};
use crate::site::{Kind, Site};
use crate::value::Moment;
use std::fmt::Write as _;

/// `feed.xml` and its like; with a `base_url` only.
pub const FEEDS: Format = Format {
    may_have: |path| path.ends_with("feed.xml") || may_end(path, "xml"),
    files: |material| {
        let base = material.site.base_url.as_deref();
        base.map_or_else(Vec::new, |base| feeds(material, base))
    },
};

/// Notices in a feed.
const IN_FEED: usize = 30;

/// One feed: of a column or of all, in a language.
#[derive(Clone, Copy)]
struct Feed {
    column: Option<usize>,
    lang: Lang,
}

impl Feed {
    fn path(self, site: &Site) -> String {
        page::feed(site, self.column, self.lang)
    }
}

/// All feeds of a site.
fn all(site: &Site) -> impl Iterator<Item = Feed> + '_ {
    let columns = site.settings().notice_categories.len();
    let of_language = move |lang: Lang| {
        let of = std::iter::once(None).chain((0..columns).map(Some));
        of.map(move |column| Feed { column, lang })
    };
    site.languages.iter().copied().flat_map(of_language)
}

fn feeds<'m>(material: Material<'m>, base: &'m str) -> Vec<DataFile<'m>> {
    let site = material.site;
    let file = |feed: Feed| {
        DataFile::new(feed.path(site), move || {
            written(material, base, feed).into_bytes()
        })
    };
    all(site).map(file).collect()
}

/// The newest notices that are public.
fn newest(site: &Site, column: Option<usize>) -> Vec<usize> {
    let of_column = |at: &usize| {
        column.is_none()
            || site
                .settings()
                .column(site.notices[*at].front().category.as_ref())
                == column
    };
    let mut newest: Vec<usize> = (0..site.notices.len())
        .filter(|at| !site.notices[*at].unpublished)
        .filter(of_column)
        .collect();
    let date = |at: usize| site.notices[at].front().date;
    newest.sort_by(|a, b| date(*b).cmp(&date(*a)).then(a.cmp(b)));
    newest.truncate(IN_FEED);
    newest
}

fn written(material: Material<'_>, base: &str, feed: Feed) -> String {
    let (site, lang) = (material.site, feed.lang);
    let newest = newest(site, feed.column);
    let updated = newest.first().and_then(|at| site.notices[*at].front().date);
    let mut xml = header(&format!(
        "feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\"",
        lang.html()
    ));
    let path = feed.path(site);
    let (title, shown) = match feed.column {
        Some(column) => (
            column_title(site, column, lang),
            PageKey::from(Kind::Column.at(column)),
        ),
        None => (site_title(site, lang).to_owned(), PageKey::Home),
    };
    let shown = PageId { key: shown, lang }.path(site);
    // The first feed has always had the site's own address for its name.
    let id = if path == "feed.xml" { "" } else { path.as_str() };
    let base = escape(base);
    let _ = writeln!(xml, "<title>{}</title>", escape(&title));
    let _ = writeln!(xml, "<id>{base}{id}</id>");
    let _ = writeln!(xml, "<link rel=\"self\" href=\"{base}{path}\"/>");
    let _ = writeln!(xml, "<link href=\"{base}{shown}\"/>");
    let _ = writeln!(xml, "<updated>{}</updated>", timestamp(updated));
    let author = escape(site_title(site, lang));
    let _ = writeln!(xml, "<author><name>{author}</name></author>");
    for at in newest {
        entry(&mut xml, material, &base, lang, at);
    }
    xml.push_str("</feed>\n");
    xml
}

fn entry(xml: &mut String, material: Material<'_>, base: &str, lang: Lang, at: usize) {
    let site = material.site;
    let entry = &site.notices[at];
    let version = entry.best(lang);
    let item = notice_item(site, material.around, at, lang);
    let address = PageId {
        key: Kind::Notice.at(at).into(),
        lang: version.lang,
    }
    .path(site);
    let _ = writeln!(xml, "<entry xml:lang=\"{}\">", version.lang.html());
    let _ = writeln!(xml, "<title>{}</title>", escape(&item.title.text));
    let _ = writeln!(xml, "<id>{base}{address}</id>");
    let _ = writeln!(xml, "<link href=\"{base}{address}\"/>");
    let _ = writeln!(xml, "<updated>{}</updated>", timestamp(entry.front().date));
    if let Some(summary) = &item.summary {
        let _ = writeln!(xml, "<summary>{}</summary>", escape(&summary.text));
    }
    xml.push_str("</entry>\n");
}

fn site_title(site: &Site, lang: Lang) -> &str {
    site.settings().title.best(lang, site.default_lang()).0
}

fn column_title(site: &Site, column: usize, lang: Lang) -> String {
    let name = &site.settings().notice_categories[column].name;
    let name = name.best(lang, site.default_lang()).0;
    format!("{name} - {}", site_title(site, lang))
}

/// RFC 3339; China's civil time is eight hours before UTC.
fn timestamp(moment: Option<Moment>) -> String {
    let Some(moment) = moment else {
        return "1970-01-01T00:00:00Z".to_owned();
    };
    let (hour, minute) = moment.time.map_or((0, 0), |time| (time.hour(), time.minute()));
    format!("{}T{hour:02}:{minute:02}:00+08:00", moment.date)
}

/// What the page of open data says of them.
pub(super) fn open_files(material: Material<'_>) -> Vec<OpenFile> {
    let site = material.site;
    if site.base_url.is_none() {
        return Vec::new();
    }
    let told = |feed: Feed| OpenFile {
        column: feed.column,
        lang: Some(feed.lang),
        ..OpenFile::new("feeds", feed.path(site), "Atom")
    };
    all(site).map(told).collect()
}
