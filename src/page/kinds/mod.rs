//! Kinds of pages: one file each, and one row for each kind of record, in the order of kinds in search results.
//!
//! **You are here:** `page/kinds` — after `page/parts`, before a frame is put around what is made here; no IO.

mod a_z;
mod audience;
mod catalogue;
mod catalogue_row;
mod category;
mod disclosure;
mod guide;
mod home;
pub(super) mod hub;
mod level;
mod not_found;
pub(super) mod notice;
mod notice_list;
mod open_data;
mod operator;
mod page;
mod region;
mod search;
mod service;
mod service_list;
mod shortlist;
mod station;
mod station_entry;
mod station_list;
mod statistics;

use super::content::Content;
use super::entry::Entry;
use super::gather::Gather;
use super::key::PageKey;
use super::parts::parallel::parallel;
use super::writer::Writer;
use crate::site::{Kind, Shown};

/// The pages of one kind of record. What a kind has not, nobody asks for.
pub(super) struct Row {
    kind: Kind,
    /// Its list.
    list: fn(&Writer<'_>) -> Content,
    /// A record's page.
    page: fn(&Writer<'_>, usize) -> Content,
    /// A document in several languages side by side.
    parallel: fn(&Writer<'_>, usize) -> Content,
    /// What search finds.
    pub(super) entries: Entries,
}

/// What adds a kind's entries for search.
type Entries = for<'s> fn(&Gather<'s>, &mut Vec<Entry<'s>>);

const ROW: Row = Row {
    kind: Kind::Page,
    list: not_found::content,
    page: |w, _| not_found::content(w),
    parallel: |w, _| not_found::content(w),
    entries: |_, _| {},
};

/// All kinds of records, those first that residents want first when they search.
pub(super) const ROWS: &[Row] = &[
    Row {
        kind: Kind::Station,
        list: station_list::content,
        page: station::content,
        entries: station_entry::entries,
        ..ROW
    },
    Row {
        kind: Kind::Category,
        list: service_list::content,
        page: category::content,
        entries: category::entries,
        ..ROW
    },
    Row {
        kind: Kind::Service,
        page: service::content,
        entries: service::entries,
        ..ROW
    },
    Row {
        kind: Kind::Guide,
        page: guide::content,
        parallel: guide::parallel,
        entries: guide::entries,
        ..ROW
    },
    Row {
        kind: Kind::Region,
        page: region::content,
        entries: region::entries,
        ..ROW
    },
    Row {
        kind: Kind::Audience,
        page: audience::content,
        entries: audience::entries,
        ..ROW
    },
    Row {
        kind: Kind::Operator,
        page: operator::content,
        entries: operator::entries,
        ..ROW
    },
    Row {
        kind: Kind::Page,
        page: page::content,
        parallel: |w, at| parallel(w, &w.site.pages[at], Kind::Page.at(at), Shown::default()),
        entries: page::entries,
        ..ROW
    },
    Row {
        kind: Kind::Disclosure,
        page: disclosure::content,
        parallel: |w, at| {
            let shown = w.site.shown_disclosure(at);
            parallel(w, &w.site.disclosures[at], Kind::Disclosure.at(at), shown)
        },
        entries: disclosure::entries,
        ..ROW
    },
    Row {
        kind: Kind::Notice,
        list: notice_list::all,
        page: notice::content,
        parallel: |w, at| {
            parallel(
                w,
                &w.site.notices[at],
                Kind::Notice.at(at),
                w.site.shown_notice(at),
            )
        },
        entries: notice::entries,
    },
    Row {
        kind: Kind::Level,
        page: level::content,
        entries: level::entries,
        ..ROW
    },
    Row {
        kind: Kind::Column,
        page: notice_list::of_column,
        ..ROW
    },
    Row {
        kind: Kind::CatalogueRow,
        list: catalogue::content,
        page: catalogue_row::content,
        entries: catalogue_row::entries,
        ..ROW
    },
    Row {
        kind: Kind::Figures,
        list: statistics::content,
        ..ROW
    },
];

/// What a page shows.
pub(super) fn content(w: &Writer<'_>, key: PageKey) -> Content {
    match key {
        PageKey::Home => home::content(w),
        PageKey::List(kind) => (row(kind).list)(w),
        PageKey::MoreNotices(column, page) => notice_list::content(w, column, page),
        PageKey::MoreFigures(page) => statistics::page(w, page),
        PageKey::Record(of) => (row(of.kind).page)(w, of.at),
        PageKey::Parallel(of) => (row(of.kind).parallel)(w, of.at),
        PageKey::AZ => a_z::content(w, None),
        PageKey::AZLetter(letter, page) => a_z::content(w, Some((letter, page))),
        PageKey::Shortlist => shortlist::content(w),
        PageKey::OpenData => open_data::content(w),
        PageKey::Search => search::content(w),
        PageKey::NotFound => not_found::content(w),
    }
}

fn row(kind: Kind) -> &'static Row {
    ROWS.iter().find(|row| row.kind == kind).unwrap_or(&ROW)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::KINDS;

    #[test]
    fn every_kind_of_record_makes_its_pages_once() {
        for kind in KINDS.iter().map(|row| row.kind) {
            assert_eq!(ROWS.iter().filter(|row| row.kind == kind).count(), 1, "{kind:?}");
        }
    }
}
