//! Page for addresses that lead nowhere (404).
//!
//! **You are here:** `page/kinds` — one page kind; no IO. It is shown at any depth, so that every address in it is absolute.

use crate::page::content::Content;
use crate::page::key::PageKey;
use crate::page::parts::browse::browse;
use crate::page::view::{Link, NotFoundView};
use crate::page::writer::Writer;

/// `404.html`.
pub(super) fn content(w: &Writer<'_>) -> Content {
    let base = w.site.base_url.as_deref();
    let absolute = |base: &str, link: Link| Link {
        href: format!("{base}{}", link.href),
        label: link.label,
    };
    let view = NotFoundView {
        home: base.map(|base| format!("{base}{}", w.href(PageKey::Home))),
        links: base.map_or_else(Vec::new, |base| {
            browse(w).into_iter().map(|link| absolute(base, link)).collect()
        }),
        style: base.and_then(|base| {
            let style = w.around.stylesheet.as_ref()?;
            Some(format!("{base}{style}"))
        }),
    };
    Content::new("404", w.label("nav.not-found"), view)
}
