//! Shortlist: the stations that a visitor keeps; a script fills it.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::parts::browse::browse;
use crate::page::view::ShortlistView;
use crate::page::writer::Writer;

/// `shortlist.html`.
pub(super) fn content(w: &Writer<'_>) -> Content {
    let view = ShortlistView { browse: browse(w) };
    Content::new("shortlist", w.label("nav.shortlist"), view)
}
