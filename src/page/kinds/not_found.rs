//! Page for addresses that lead nowhere (404).
//!
//! **You are here:** `page/kinds` — one page kind; no IO. It is shown at any depth and by any host, so that every address in it
//! begins with the path below which the site is published.

use crate::page::content::Content;
use crate::page::key::PageKey;
use crate::page::parts::browse::browse;
use crate::page::view::{Link, NotFoundView};
use crate::page::writer::Writer;
use crate::record::settings::path_of;

/// `404.html`.
pub(super) fn content(w: &Writer<'_>) -> Content {
    let path = w.site.base_url.as_deref().map(path_of);
    let below = |path: &str, link: Link| Link {
        href: format!("{path}{}", link.href),
        label: link.label,
    };
    let view = NotFoundView {
        home: path.map(|path| format!("{path}{}", w.href(PageKey::Home))),
        links: path.map_or_else(Vec::new, |path| {
            browse(w).into_iter().map(|link| below(path, link)).collect()
        }),
        hotline: w.feedback(None),
    };
    Content::new("404", w.label("nav.not-found"), view)
}
