//! Cards and links of the service menu: services, categories, audiences in lists of other pages.
//!
//! **You are here:** `page/parts` — used by the home page and the pages of the menu; no IO.

use crate::page::view::{CategoryCard, Link, Phrase, ServiceCard};
use crate::page::writer::Writer;
use crate::site::Kind;

/// A service in a list.
pub(crate) fn card(w: &Writer<'_>, at: usize) -> ServiceCard {
    let data = w.site.menu.services[at].data();
    ServiceCard {
        href: w.href(Kind::Service.at(at)),
        name: said_name(w, at),
        code: data.code.as_ref().map(ToString::to_string),
        summary: w.maybe(data.summary.as_ref()),
    }
}

/// What a service is called where residents read.
pub(crate) fn said_name(w: &Writer<'_>, at: usize) -> Phrase {
    let data = w.site.menu.services[at].data();
    w.phrase(data.said_name(w.lang, w.site.default_lang()))
}

/// A category with some of its services.
pub(crate) fn category(w: &Writer<'_>, at: usize, items: impl Iterator<Item = usize>) -> CategoryCard {
    let record = &w.site.menu.categories[at].record;
    CategoryCard {
        id: record.id.to_string(),
        href: w.href(Kind::Category.at(at)),
        name: w.phrase(&record.data.name),
        summary: w.maybe(record.data.summary.as_ref()),
        items: items.map(|service| card(w, service)).collect(),
    }
}

/// All categories; with `items` their services, too.
pub(crate) fn categories(w: &Writer<'_>, items: bool) -> Vec<CategoryCard> {
    (0..w.site.menu.categories.len())
        .map(|at| {
            let services = w.site.menu.categories[at].items.iter().copied().filter(|_| items);
            category(w, at, services)
        })
        .collect()
}

/// A link to every audience.
pub(crate) fn audiences(w: &Writer<'_>) -> Vec<Link> {
    (0..w.site.audiences.len())
        .map(|at| audience_link(w, at))
        .collect()
}

pub(crate) fn audience_link(w: &Writer<'_>, at: usize) -> Link {
    w.link(Kind::Audience.at(at), w.phrase(&w.site.audiences[at].data.name))
}
