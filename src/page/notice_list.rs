//! Lists of notices: the pages that have nothing else, and the lists on pages of other kinds.
//!
//! **You are here:** `page/` — beside `notice`, whose page each entry leads to; no IO.

use super::document::{over, summary};
use super::key::{NOTICES_PER_PAGE, PageKey};
use super::notice::{category_name, state, title};
use super::plan::list_pages;
use super::view::{CategoryLink, NoticeItem, NoticeListView, NumberedPage, Pagination};
use super::writer::Writer;
use crate::record::fields::is_set;

/// Notices in a list; summaries only as far as they are written (a list page makes its own).
pub(crate) fn items(w: &Writer<'_>, places: impl Iterator<Item = usize>) -> Vec<NoticeItem> {
    places.map(|at| item(w, at)).collect()
}

/// A notice in a list.
pub(crate) fn item(w: &Writer<'_>, at: usize) -> NoticeItem {
    let entry = &w.site.notices[at];
    let version = entry.best(w.lang);
    let front = entry.front();
    let shown = w.site.shown_notice(at);
    NoticeItem {
        href: w.href_in(PageKey::Notice(at), version.lang),
        title: title(w, version),
        date: front
            .date
            .map_or_else(|| w.day(w.site.today), |date| w.moment(date)),
        category: category_name(w, front.category.as_ref()),
        summary: version
            .document
            .front
            .summary
            .as_ref()
            .filter(|_| shown.whole())
            .map(|text| w.in_lang(text.best(version.lang, version.lang).0, version.lang)),
        pinned: is_set(front.pinned),
        other_language: w.other_language(version.lang),
        state: state(w, at).filter(|word| word.id != "in-force").or_else(|| {
            let over = shown.posting.is_some_and(|posting| posting.over);
            over.then(|| w.word("document", "posting-over"))
        }),
        over: shown
            .posting
            .map(|posting| over(w, posting))
            .filter(|over| !over.already),
        draft: entry.unpublished,
    }
}

/// `notices/index.html`, `notices/page-N.html`, `notices/category/<id>.html`.
pub(crate) fn list(w: &Writer<'_>, category: Option<usize>, page: usize) -> NoticeListView {
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
    let key = |page: usize| {
        category.map_or(PageKey::Notices(page), |category| {
            PageKey::NoticeCategory(category, page)
        })
    };
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
                href: w.href(PageKey::NoticeCategory(at, 1)),
                label: w.phrase(&own.name),
                count: of(at).len(),
                current: category == Some(at),
            })
            .collect(),
        all_href: w.href(PageKey::Notices(1)),
        items: shown.map(|at| with_summary(w, *at)).collect(),
        total: places.len(),
        pagination: pagination(page, list_pages(places.len()), |page| w.href(key(page))),
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

fn pagination(current: usize, total: usize, href: impl Fn(usize) -> String) -> Pagination {
    let mut pages = Vec::new();
    let mut last = 0;
    for number in (1..=total).filter(|page| *page == 1 || *page == total || page.abs_diff(current) <= 2) {
        if number > last + 1 {
            pages.push(NumberedPage {
                number: 0,
                href: None,
                current: false,
            });
        }
        let here = number == current;
        pages.push(NumberedPage {
            number,
            href: (!here).then(|| href(number)),
            current: here,
        });
        last = number;
    }
    Pagination {
        previous: (current > 1).then(|| href(current - 1)),
        next: (current < total).then(|| href(current + 1)),
        pages,
        current,
        total,
    }
}
