//! Pagination: the ways from one page of a long list to the others.
//!
//! **You are here:** `page/parts` — used by the lists of notices and the letters of A–Z; no IO.

use crate::page::view::{NumberedPage, Pagination};

/// The first page, the last and those around the current one, numbered from 1.
pub(crate) fn pagination(current: usize, total: usize, href: impl Fn(usize) -> String) -> Pagination {
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
