//! Addresses of pages (URLs): the rules by which they are made from ids.
//!
//! **You are here:** `page/` — after `key`; no IO. *Source:* product.md, "The output"; portable-output.md N, U.
//!
//! [`super::find()`] reads them back by the same rules, and `redirects` makes the former ones. The folder of a kind of records is in its row, `site/kinds/rows.rs`; the
//! addresses of attachments are in `site/files.rs`.

use super::key::{PageId, PageKey};
use crate::lang::Lang;
use crate::site::{Kind, Ref, Site, letter_name};

impl PageId {
    /// Its address relative to the output's root, e.g. `bo/stations/gamagongsang.html`.
    pub fn path(&self, site: &Site) -> String {
        let mut path = String::with_capacity(48);
        self.write_path(site, &mut path);
        path
    }

    /// Appends its address.
    pub(super) fn write_path(&self, site: &Site, to: &mut String) {
        if self.lang != site.default_lang() {
            to.push_str(self.lang.tag());
            to.push('/');
        }
        write_in_language(site, self.key, to);
    }
}

/// Empty for the default language, `bo/` for Tibetan beside it.
pub(super) fn lang_prefix(site: &Site, lang: Lang) -> String {
    if lang == site.default_lang() {
        String::new()
    } else {
        format!("{lang}/")
    }
}

/// A page's address within its language.
pub(super) fn in_language(site: &Site, key: PageKey) -> String {
    let mut path = String::with_capacity(40);
    write_in_language(site, key, &mut path);
    path
}

/// The address of a page that is no record's.
pub(super) fn fixed(key: PageKey) -> Option<&'static str> {
    Some(match key {
        PageKey::Home => "index.html",
        PageKey::AZ => "a-z.html",
        PageKey::Shortlist => "shortlist.html",
        PageKey::OpenData => "data/index.html",
        PageKey::Search => "search.html",
        PageKey::NotFound => "404.html",
        _ => return None,
    })
}

/// Appends the parts of an address. A country has two million links: formatting them took a fiftieth of its build.
fn push(to: &mut String, parts: &[&str]) {
    for part in parts {
        to.push_str(part);
    }
}

/// Appends folder and name of a record's page, without the ending.
fn push_record(site: &Site, of: Ref, to: &mut String) {
    let row = of.kind.row();
    push(to, &[row.folder, "/"]);
    if let Some(subfolder) = row.subfolder {
        push(to, &[subfolder(site, of.at), "/"]);
    }
    to.push_str(of.facts(site).id);
}

fn write_in_language(site: &Site, key: PageKey, to: &mut String) {
    match key {
        PageKey::List(kind) => push(to, &[kind.row().folder, "/index"]),
        PageKey::Record(of) => push_record(site, of, to),
        PageKey::Parallel(of) => {
            push_record(site, of, to);
            to.push_str("-parallel");
        }
        PageKey::MoreNotices(None, page) => {
            push(to, &[Kind::Notice.row().folder, "/page-", &page.to_string()]);
        }
        PageKey::MoreFigures(page) => {
            push(to, &[Kind::Figures.row().folder, "/page-", &page.to_string()]);
        }
        PageKey::MoreNotices(Some(at), page) => {
            push_record(site, Kind::Column.at(at), to);
            push(to, &["-page-", &page.to_string()]);
        }
        PageKey::AZLetter(letter, 1) => push(to, &["a-z/", &letter_name(letter)]),
        PageKey::AZLetter(letter, page) => {
            push(to, &["a-z/", &letter_name(letter), "-page-", &page.to_string()]);
        }
        PageKey::Home
        | PageKey::AZ
        | PageKey::Shortlist
        | PageKey::OpenData
        | PageKey::Search
        | PageKey::NotFound => {
            to.push_str(fixed(key).unwrap_or_default());
            return;
        }
    }
    to.push_str(".html");
}

/// The feed of a column of notices, or of all, in a language.
pub fn feed(site: &Site, column: Option<usize>, lang: Lang) -> String {
    match column {
        Some(at) => in_data(site, "feeds", Kind::Column.at(at), lang, "xml"),
        None => [&lang_prefix(site, lang), "feed.xml"].concat(),
    }
}

/// The card of a station for a list of contacts, in a language.
pub fn card(site: &Site, station: usize, lang: Lang) -> String {
    in_data(site, "contacts", Kind::Station.at(station), lang, "vcf")
}

/// The calendar of one notice, in a language.
pub fn notice_calendar(site: &Site, notice: usize, lang: Lang) -> String {
    in_data(site, "calendar", Kind::Notice.at(notice), lang, "ics")
}

/// The address of a file about a record, in the folder of open data.
fn in_data(site: &Site, folder: &str, of: Ref, lang: Lang, ending: &str) -> String {
    let id = of.facts(site).id;
    if lang == site.default_lang() {
        format!("data/{folder}/{id}.{ending}")
    } else {
        format!("data/{folder}/{id}.{lang}.{ending}")
    }
}
