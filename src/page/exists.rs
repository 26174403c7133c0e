//! List of all pages: which the site has, in the order in which they are written.
//!
//! **You are here:** `page/` — after `page/key`, before `page/find`; no IO.

use super::key::{NOTICES_PER_PAGE, PageId, PageKey};
use crate::lang::Lang;
use crate::site::{KINDS, Kind, Paired, Site};

/// Every page, in the order in which they are written; redirects apart. A single page is found without this list
/// ([`super::find()`]), which is long on a large site.
pub fn pages(site: &Site) -> Vec<PageId> {
    let mut pages = Vec::new();
    for lang in &site.languages {
        keys(site, *lang, |key| pages.push(PageId { key, lang: *lang }));
    }
    pages
}

/// Whether the site has that page.
pub(crate) fn exists(site: &Site, id: PageId) -> bool {
    let lang = id.lang;
    let first = lang == site.default_lang();
    match id.key {
        PageKey::Record(of) => match of.document(site) {
            Some(document) => document.is_in(lang),
            None => of.kind.row().paged,
        },
        PageKey::Parallel(of) => first && of.document(site).is_some_and(Paired::has_several),
        PageKey::MoreNotices(column, page) => page > 1 && page <= notice_pages(site, column),
        PageKey::MoreFigures(page) => page > 1 && page <= site.index.figure_pages.count(),
        PageKey::NotFound => first,
        PageKey::AZLetter(letter, page) => {
            let letter = site.letter(lang, letter);
            letter.is_some_and(|letter| (1..=letter.pages()).contains(&page))
        }
        PageKey::Home
        | PageKey::List(_)
        | PageKey::AZ
        | PageKey::Shortlist
        | PageKey::OpenData
        | PageKey::Search => true,
    }
}

/// How many pages the list of all notices takes, or that of a column.
fn notice_pages(site: &Site, column: Option<usize>) -> usize {
    list_pages(match column {
        Some(at) => site.index.category_notices.get(&at).map_or(0, Vec::len),
        None => site.notices.len(),
    })
}

/// How many pages a list of so many notices takes; an empty list has one.
pub(super) fn list_pages(notices: usize) -> usize {
    notices.div_ceil(NOTICES_PER_PAGE).max(1)
}

fn keys(site: &Site, lang: Lang, mut add: impl FnMut(PageKey)) {
    add(PageKey::Home);
    let mut listed: Vec<Kind> = Vec::new();
    for row in KINDS {
        // The ways to everything stand behind what they lead to.
        if row.kind == Kind::Figures {
            add(PageKey::AZ);
            for own in site.letter_pages(lang) {
                (1..=own.pages()).for_each(|page| add(PageKey::AZLetter(own.letter, page)));
            }
            add(PageKey::Shortlist);
        }
        // A list stands before the first kind that is found from it.
        if let Some(list) = row.under.filter(|list| !listed.contains(list)) {
            listed.push(list);
            add(PageKey::List(list));
            if list == Kind::Figures {
                (2..=site.index.figure_pages.count()).for_each(|page| add(PageKey::MoreFigures(page)));
            }
            if list == Kind::Notice {
                (2..=notice_pages(site, None)).for_each(|page| add(PageKey::MoreNotices(None, page)));
            }
        }
        for of in row.kind.all(site) {
            for key in [PageKey::Record(of), PageKey::Parallel(of)] {
                if exists(site, PageId { key, lang }) {
                    add(key);
                }
            }
            if row.kind == Kind::Column {
                let column = Some(of.at);
                (2..=notice_pages(site, column)).for_each(|page| add(PageKey::MoreNotices(column, page)));
            }
        }
    }
    add(PageKey::OpenData);
    add(PageKey::Search);
    if lang == site.default_lang() {
        add(PageKey::NotFound);
    }
}
