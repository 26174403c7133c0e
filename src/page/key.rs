//! Kinds of pages, all that there are, and the key of a page: which kind, of which record. Their addresses are in `address`.
//!
//! **You are here:** `page/` — the base of this folder; no IO.
//!
//! A record's kinds are `Kind` in `site/kinds.rs`, each with a row in `site/kinds/rows.rs`; what is no record's is a variant of [`PageKey`] here. What each shows is
//! in `kinds/`.

use crate::lang::Lang;
use crate::site::{Kind, Ref, Section};

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
    /// A further page of figures, numbered from 2: `statistics/page-N.html`
    MoreFigures(usize),
    /// A record: `stations/<id>.html`, `services/<category>/<id>.html`
    Record(Ref),
    /// A document in several languages side by side: `notices/<id>-parallel.html`
    Parallel(Ref),
    /// `a-z.html`
    AZ,
    /// `a-z/<letter>.html`, `a-z/<letter>-page-N.html`: only on large sites; the letter's anchor as a number, and the page,
    /// numbered from 1
    AZLetter(u16, usize),
    /// `shortlist.html`
    Shortlist,
    /// `data/index.html`: what open data there is
    OpenData,
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

    /// The first or a further page of figures, numbered from 1.
    pub(super) fn figures(page: usize) -> PageKey {
        match page {
            1 => PageKey::List(Kind::Figures),
            _ => PageKey::MoreFigures(page),
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
            PageKey::MoreFigures(_) => Section::Of(Kind::Figures),
            PageKey::Shortlist => Section::Of(Kind::Station),
            PageKey::Home
            | PageKey::AZ
            | PageKey::AZLetter(..)
            | PageKey::OpenData
            | PageKey::Search
            | PageKey::NotFound => Section::Home,
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
