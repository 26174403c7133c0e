//! Search page; the search itself is a script's.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::parts::browse::browse;
use crate::page::view::SearchView;
use crate::page::writer::Writer;

/// `search.html`.
pub(super) fn content(w: &Writer<'_>) -> Content {
    let view = SearchView {
        index: w.around.search_index.clone(),
        browse: browse(w),
        contact: w.feedback(None),
    };
    Content::new("search", w.label("nav.search"), view)
}
