//! Home page.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::key::PageKey;
use crate::page::parts::levels::levels;
use crate::page::parts::regions::{MOST_STATIONS, card, groups, top};
use crate::page::parts::{duty, guides, notices, services, stations};
use crate::page::view::HomeView;
use crate::page::writer::Writer;
use crate::site::Kind;

/// Notices on the home page.
const NOTICES: usize = 6;

/// `index.html`.
pub(super) fn content(w: &Writer<'_>) -> Content {
    let view = view(w);
    let description = view.description.as_ref().map(|text| text.text.clone());
    Content::new("home", view.title.clone(), view).described(description)
}

fn view(w: &Writer<'_>) -> HomeView {
    let site = w.site;
    let settings = site.settings();
    let all: Vec<usize> = (0..site.stations.len()).collect();
    let few = all.len() <= MOST_STATIONS;
    let located = |at: &usize| site.stations[*at].whereabouts().location.is_some();
    let sorted = if few {
        all.iter().filter(|at| located(at)).count() > 1
    } else {
        stations::near(w, None).is_some()
    };
    HomeView {
        tagline: w.maybe(settings.tagline.as_ref()),
        taglines: settings
            .tagline
            .as_ref()
            .map_or_else(Vec::new, |text| w.others(text)),
        title: w.phrase(&settings.title),
        titles: w.others(&settings.title),
        description: w.maybe(settings.description.as_ref()),
        descriptions: settings
            .description
            .as_ref()
            .map_or_else(Vec::new, |text| w.others(text)),
        levels: levels(w).into_iter().filter(|level| level.stations > 0).collect(),
        categories: services::categories(w, false),
        guides: guides::all(w),
        audiences: services::audiences(w),
        groups: if few { groups(w, &all) } else { Vec::new() },
        regions: top(w).into_iter().map(|at| card(w, at)).collect(),
        notices: notices::items(w, 0..site.notices.len().min(NOTICES)),
        notices_href: w.href(PageKey::List(Kind::Notice)),
        hotline: w.feedback(None),
        stations_href: w.href(PageKey::List(Kind::Station)),
        duties: duty::states(w),
        disclosure_href: w.href(PageKey::List(Kind::CatalogueRow)),
        statistics_href: w.href(PageKey::List(Kind::Figures)),
        has_statistics: !site.figures.is_empty(),
        by_distance: sorted,
        stations_total: all.len(),
    }
}
