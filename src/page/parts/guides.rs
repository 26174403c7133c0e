//! Links to one-event guides, as other pages show them.
//!
//! **You are here:** `page/parts` — used by the home page and the pages of the menu; no IO.

use super::document::title;
use crate::page::view::Link;
use crate::page::writer::Writer;
use crate::site::Kind;

/// A link to a guide, in the page's language where it is written in it.
pub(crate) fn link(w: &Writer<'_>, at: usize) -> Link {
    let version = w.site.guides[at].best(w.lang);
    Link {
        href: w.href_in(Kind::Guide.at(at), version.lang),
        label: title(w, version),
    }
}

/// Links to all guides.
pub(crate) fn all(w: &Writer<'_>) -> Vec<Link> {
    (0..w.site.guides.len()).map(|at| link(w, at)).collect()
}

/// Links to the guides that concern something, as the index has them.
pub(crate) fn some(w: &Writer<'_>, places: Option<&Vec<usize>>) -> Vec<Link> {
    places.into_iter().flatten().map(|at| link(w, *at)).collect()
}
