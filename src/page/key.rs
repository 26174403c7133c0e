//! Keys of pages and their addresses (URLs): all address rules stand here.
//!
//! **You are here:** `page/` — the base of this folder; no IO. *Source:* product.md, "The output"; portable-output.md N, U.
//!
//! Addresses are made from ids; [`super::find()`] reads them back by the same rules.

use crate::lang::Lang;
use crate::site::{Kind, Ref, Section, Site, letter_name};

/// Notices on one page of a list.
pub(super) const NOTICES_PER_PAGE: usize = 20;

/// What a page shows; places in the site's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKey {
    /// `index.html`
    Home,
    /// A kind's list: `stations/index.html`
    List(Kind),
    /// A further page of notices, numbered from 2: of all (`notices/page-N.html`), or of a column, by its place in the
    /// settings (`notices/category/<id>-page-N.html`)
    MoreNotices(Option<usize>, usize),
    /// A record: `stations/<id>.html`, `services/<category>/<id>.html`
    Record(Ref),
    /// A document in several languages side by side: `notices/<id>-parallel.html`
    Parallel(Ref),
    /// `a-z.html`
    AZ,
    /// `a-z/<letter>.html`: only on large sites; the letter's anchor as a number
    AZLetter(u16),
    /// `shortlist.html`
    Shortlist,
    /// `search.html`
    Search,
    /// `404.html`
    NotFound,
}

impl From<Ref> for PageKey {
    /// The page that a record is found on: its own, or its kind's list.
    fn from(of: Ref) -> PageKey {
        if of.kind.row().paged {
            PageKey::Record(of)
        } else {
            PageKey::List(of.kind)
        }
    }
}

impl PageKey {
    /// The first or a further page of notices, numbered from 1: of a column, or of all.
    pub(super) fn notices(column: Option<usize>, page: usize) -> PageKey {
        match (column, page) {
            (Some(at), 1) => PageKey::Record(Kind::Column.at(at)),
            (None, 1) => PageKey::List(Kind::Notice),
            _ => PageKey::MoreNotices(column, page),
        }
    }

    /// The record that it shows.
    pub fn record(self) -> Option<Ref> {
        match self {
            PageKey::Record(of) | PageKey::Parallel(of) => Some(of),
            _ => None,
        }
    }

    /// The kind of what it shows, for telling sorts of pages apart.
    pub fn kind(self) -> Option<Kind> {
        match self {
            PageKey::List(kind) => Some(kind),
            _ => self.record().map(|of| of.kind),
        }
    }

    /// The part of the site that it lies in.
    pub fn section(self) -> Section {
        match self {
            PageKey::Record(of) | PageKey::Parallel(of) => of.section(),
            PageKey::List(kind) => Section::Of(kind),
            PageKey::MoreNotices(..) => Section::Of(Kind::Notice),
            PageKey::Shortlist => Section::Of(Kind::Station),
            PageKey::Home | PageKey::AZ | PageKey::AZLetter(_) | PageKey::Search | PageKey::NotFound => {
                Section::Home
            }
        }
    }
}

/// A page: what it shows, in which language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId {
    /// What it shows.
    pub key: PageKey,
    /// In which language.
    pub lang: Lang,
}

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
        PageKey::MoreNotices(Some(at), page) => {
            push_record(site, Kind::Column.at(at), to);
            push(to, &["-page-", &page.to_string()]);
        }
        PageKey::AZLetter(letter) => push(to, &["a-z/", &letter_name(letter)]),
        PageKey::Home | PageKey::AZ | PageKey::Shortlist | PageKey::Search | PageKey::NotFound => {
            to.push_str(fixed(key).unwrap_or_default());
            return;
        }
    }
    to.push_str(".html");
}
