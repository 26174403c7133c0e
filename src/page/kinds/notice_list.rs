//! Lists of notices: all, and those of a column, in pages.
//!
//! **You are here:** `page/kinds` — beside `notice`, whose page each entry leads to; no IO.

use crate::page::address::feed;
use crate::page::content::Content;
use crate::page::exists::list_pages;
use crate::page::key::{NOTICES_PER_PAGE, PageKey};
use crate::page::parts::document::summary;
use crate::page::parts::notices::item;
use crate::page::parts::pagination::pagination;
use crate::page::view::{CategoryLink, NoticeItem, NoticeListView};
use crate::page::writer::Writer;
use crate::site::Kind;

/// `notices/index.html`.
pub(super) fn all(w: &Writer<'_>) -> Content {
    content(w, None, 1)
}

/// `notices/category/<id>.html`.
pub(super) fn of_column(w: &Writer<'_>, at: usize) -> Content {
    content(w, Some(at), 1)
}

/// A page of a list, numbered from 1.
pub(super) fn content(w: &Writer<'_>, column: Option<usize>, page: usize) -> Content {
    let heading = match column {
        Some(at) => w.phrase(&w.site.settings().notice_categories[at].name),
        None => w.label("nav.notices"),
    };
    Content::new("notices", heading, list(w, column, page))
}

fn list(w: &Writer<'_>, category: Option<usize>, page: usize) -> NoticeListView {
    let site = w.site;
    let categories = &site.settings().notice_categories;
    let of = |at: usize| {
        site.index
            .category_notices
            .get(&at)
            .map_or(&[][..], Vec::as_slice)
    };
    let all: Vec<usize>;
    let places = if let Some(category) = category {
        of(category)
    } else {
        all = (0..site.notices.len()).collect();
        &all
    };
    let key = |page: usize| PageKey::notices(category, page);
    let shown = places
        .iter()
        .skip((page - 1) * NOTICES_PER_PAGE)
        .take(NOTICES_PER_PAGE);
    NoticeListView {
        category: category.map(|at| w.phrase(&categories[at].name)),
        description: category.and_then(|at| w.maybe(categories[at].description.as_ref())),
        categories: categories
            .iter()
            .enumerate()
            .map(|(at, own)| CategoryLink {
                href: w.href(Kind::Column.at(at)),
                label: w.phrase(&own.name),
                count: of(at).len(),
                current: category == Some(at),
            })
            .collect(),
        all_href: w.href(PageKey::List(Kind::Notice)),
        items: shown.map(|at| with_summary(w, *at)).collect(),
        total: places.len(),
        pagination: pagination(page, list_pages(places.len()), |page| w.href(key(page))),
        feed: site
            .base_url
            .is_some()
            .then(|| format!("{}{}", w.root, feed(site, category, w.lang))),
    }
}

fn with_summary(w: &Writer<'_>, at: usize) -> NoticeItem {
    let mut item = item(w, at);
    let entry = &w.site.notices[at];
    if item.summary.is_none() && w.site.shown_notice(at).whole() {
        let version = entry.best(w.lang);
        item.summary = summary(w, version);
    }
    item
}
