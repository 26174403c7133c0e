//! Search page; the search itself is a script's.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::parts::browse::browse;
use crate::page::parts::hours::day_names;
use crate::page::parts::regions::{card, top};
use crate::page::view::{Link, RegionCard, SearchView};
use crate::page::writer::Writer;
use crate::site::Kind;

/// Regions that are offered where nothing was found.
const REGIONS: usize = 40;

/// `search.html`.
pub(super) fn content(w: &Writer<'_>) -> Content {
    let view = SearchView {
        index: w.around.search_index.clone(),
        days: day_names(w),
        categories: categories(w),
        regions: regions(w),
        browse: browse(w),
        contact: w.feedback(None),
    };
    Content::new("search", w.label("nav.search"), view)
}

/// What help there is.
fn categories(w: &Writer<'_>) -> Vec<Link> {
    let all = w.site.menu.categories.iter().enumerate();
    all.map(|(at, category)| w.link(Kind::Category.at(at), w.phrase(&category.record.data.name)))
        .collect()
}

/// Where help is.
fn regions(w: &Writer<'_>) -> Vec<RegionCard> {
    top(w).into_iter().take(REGIONS).map(|at| card(w, at)).collect()
}
