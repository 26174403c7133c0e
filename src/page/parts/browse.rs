//! Links for browsing: ways to find something without search.
//!
//! **You are here:** `page/parts` — used by the pages that a visitor may be stuck on; no IO.

use crate::page::key::PageKey;
use crate::page::view::Link;
use crate::page::writer::Writer;
use crate::site::Kind;

/// Ways to find something without search.
pub(crate) fn browse(w: &Writer<'_>) -> Vec<Link> {
    vec![
        w.link(PageKey::List(Kind::Station), w.label("nav.stations")),
        w.link(PageKey::List(Kind::Category), w.label("nav.services")),
        w.link(PageKey::List(Kind::Notice), w.label("nav.notices")),
        w.link(PageKey::AZ, w.label("nav.a-z")),
    ]
}
