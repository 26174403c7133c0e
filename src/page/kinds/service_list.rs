//! List of all services: the service menu.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::parts::guides;
use crate::page::parts::services::{audiences, categories};
use crate::page::view::ServiceListView;
use crate::page::writer::Writer;

/// `services/index.html`.
pub(super) fn content(w: &Writer<'_>) -> Content {
    let view = ServiceListView {
        categories: categories(w, true),
        audiences: audiences(w),
        guides: guides::all(w),
        total: w.site.menu.services.len(),
    };
    Content::new("services", w.label("nav.services"), view)
}
