//! The page graph: every page's address, template, view and neighbours.
//!
//! **You are here:** `page/` — after `site/`, before `render/` and `search/`; no IO.
//!
//! [`pages()`] lists the pages, [`find`] finds one by its address, [`make`] turns one into what a template sees. Making a page
//! is a pure function of the site and the page's key: the build calls it for all, the preview for the one that is asked for.

mod az;
mod catalogue;
mod chart;
mod common;
mod directory;
mod disclosure;
mod document;
mod duty;
mod entries;
mod entry;
mod feed;
mod frame;
mod hours;
mod key;
mod labels;
mod meta;
mod notice;
mod notice_list;
mod operator;
mod plan;
mod poster;
mod region;
mod service;
mod station;
mod statistics;
mod tree;
pub mod view;
mod writer;

pub use common::Common;
pub use entries::entries;
pub use entry::{Entry, Findable, Said};
pub use feed::{is_text, texts};
pub use frame::{Section, section, shell};
pub use key::{PageId, PageKey, find};
pub use labels::Labels;
pub use plan::{Redirects, pages, redirects};

use crate::site::Site;
use serde::Serialize;
use view::{Frame, Link, Phrase};
use writer::Writer;

/// A page's view, of whatever kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
#[expect(
    missing_docs,
    reason = "each variant is the view of the template of the same name"
)]
pub enum View {
    Home(Box<view::HomeView>),
    Stations(Box<view::StationListView>),
    Station(Box<view::StationView>),
    Region(Box<view::RegionView>),
    Level(Box<view::LevelView>),
    Services(Box<view::ServiceListView>),
    Category(Box<view::CategoryView>),
    Service(Box<view::ServiceView>),
    Audience(Box<view::AudienceView>),
    Notices(Box<view::NoticeListView>),
    Notice(Box<view::NoticeView>),
    Parallel(Box<view::ParallelView>),
    Catalogue(Box<view::CatalogueView>),
    CatalogueRow(Box<view::DutyView>),
    Disclosure(Box<view::DisclosureView>),
    Operator(Box<view::OperatorView>),
    AZ(Box<view::AzView>),
    Shortlist(Box<view::ShortlistView>),
    Statistics(Box<view::StatisticsView>),
    Page(Box<view::PageView>),
    Search(Box<view::SearchView>),
    NotFound(NotFoundView),
    Redirect(RedirectView),
}

/// `404.html`: shown at any depth, so that every address in it is absolute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFoundView {
    /// The home page, when `base_url` is known.
    pub home: Option<String>,
    /// Ways to go on, when `base_url` is known.
    pub links: Vec<Link>,
    /// The stylesheet, when `base_url` is known.
    pub style: Option<String>,
}

/// A page that has moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RedirectView {
    /// Relative address of where it is now.
    pub target: String,
    /// Its name.
    pub label: Phrase,
}

/// A page, ready for its template.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// Name of the template, without folder and ending.
    pub template: &'static str,
    /// Head, breadcrumb, language switch.
    pub frame: Frame,
    /// What the page shows.
    pub view: View,
}

/// What pages are made of beside the site.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// The theme's words.
    pub labels: Labels,
    /// What its pages have in common.
    pub common: Common,
    /// What the search page must know of the index, as JSON; empty when there is none.
    pub search_index: String,
    /// The stylesheet, relative to the output's root.
    pub stylesheet: Option<String>,
}

/// Makes one page. The key must be of this site ([`find`] and [`pages()`] give such keys).
pub fn make(site: &Site, around: &Surroundings, id: PageId) -> Made {
    let path = id.path(site);
    let w = Writer::new(site, around, id.lang, &path);
    let (template, view, heading, description) = body(&w, around, id);
    Made {
        template,
        frame: frame::frame(&w, id, &heading, description),
        view,
    }
}

/// A page at a former address.
pub fn make_redirect(site: &Site, around: &Surroundings, path: &str, target: PageId) -> Made {
    let w = Writer::new(site, around, target.lang, path);
    let there = make(site, around, target);
    let label = there
        .frame
        .breadcrumb
        .last()
        .map_or_else(Phrase::default, |crumb| crumb.label.clone());
    let mut frame = frame::frame(&w, target, &w.label("nav.moved"), None);
    frame.robots = Some("noindex".to_owned());
    // The tags are those of the page that it leads to.
    frame.meta.clear();
    let view = View::Redirect(RedirectView {
        target: w.href(target.key),
        label,
    });
    Made {
        template: "redirect",
        frame,
        view,
    }
}

type Body = (&'static str, View, Phrase, Option<String>);

fn body(w: &Writer<'_>, around: &Surroundings, id: PageId) -> Body {
    let site = w.site;
    let settings = site.settings();
    match id.key {
        PageKey::Home => {
            let view = directory::home(w);
            let heading = view.title.clone();
            let description = view.description.as_ref().map(|text| text.text.clone());
            ("home", View::Home(Box::new(view)), heading, description)
        }
        PageKey::Stations => listed(
            "stations",
            View::Stations(Box::new(directory::stations(w))),
            w.label("nav.stations"),
        ),
        PageKey::Station(at) => {
            let view = station::view(w, at);
            let heading = view.name.clone();
            let place: Vec<&str> = view
                .regions
                .iter()
                .map(|region| region.label.text.as_str())
                .collect();
            let description = format!("{} {}", view.name.text, place.join(" "));
            (
                "station",
                View::Station(Box::new(view)),
                heading,
                Some(description),
            )
        }
        PageKey::Region(at) => {
            let view = region::view(w, at);
            let heading = view.name.clone();
            listed("region", View::Region(Box::new(view)), heading)
        }
        PageKey::Level(at) => {
            let view = directory::level(w, at);
            let heading = view.name.clone();
            listed("level", View::Level(Box::new(view)), heading)
        }
        PageKey::Services => listed(
            "services",
            View::Services(Box::new(service::list(w))),
            w.label("nav.services"),
        ),
        PageKey::Category(at) => {
            let view = service::category_view(w, at);
            let heading = view.category.name.clone();
            let description = view.category.summary.as_ref().map(|text| text.text.clone());
            (
                "service-category",
                View::Category(Box::new(view)),
                heading,
                description,
            )
        }
        PageKey::Service(at) => {
            let view = service::view(w, at);
            let heading = view.name.clone();
            let description = view.summary.as_ref().map(|text| text.text.clone());
            ("service", View::Service(Box::new(view)), heading, description)
        }
        PageKey::Audience(at) => {
            let view = service::audience_view(w, at);
            let heading = view.name.clone();
            let description = view.summary.as_ref().map(|text| text.text.clone());
            ("audience", View::Audience(Box::new(view)), heading, description)
        }
        PageKey::Notices(page) => listed(
            "notices",
            View::Notices(Box::new(notice_list::list(w, None, page))),
            w.label("nav.notices"),
        ),
        PageKey::NoticeCategory(at, page) => {
            let heading = w.phrase(&settings.notice_categories[at].name);
            listed(
                "notices",
                View::Notices(Box::new(notice_list::list(w, Some(at), page))),
                heading,
            )
        }
        PageKey::Notice(at) => {
            let view = notice::view(w, at, id.lang);
            let heading = view.title.clone();
            let hidden = site.posting_over(at) || site.notices[at].front().withdrawn.is_some();
            let own = site.notices[at].best(id.lang).document.front.summary.as_ref();
            let own = own.filter(|_| !hidden);
            let description = own.map(|text| text.best(id.lang, id.lang).0.to_owned());
            ("notice", View::Notice(Box::new(view)), heading, description)
        }
        PageKey::NoticeParallel(at) => {
            let entry = &site.notices[at];
            let hidden = entry.front().withdrawn.is_some() || site.posting_over(at);
            let end = entry.front().posting.as_ref().map(|posting| posting.end.0);
            let view = document::parallel(
                w,
                entry,
                PageKey::Notice(at),
                |front| front.title.as_ref(),
                |front| front.translation.as_ref(),
                (hidden, end),
            );
            listed(
                "parallel",
                View::Parallel(Box::new(view)),
                w.label("nav.parallel"),
            )
        }
        PageKey::Catalogue => listed(
            "disclosure-catalogue",
            View::Catalogue(Box::new(catalogue::catalogue(w))),
            w.label("nav.disclosure"),
        ),
        PageKey::CatalogueRow(at) => {
            let view = catalogue::row(w, at);
            let heading = view.item.level2.clone();
            listed("disclosure-row", View::CatalogueRow(Box::new(view)), heading)
        }
        PageKey::Disclosure(at) => {
            let view = disclosure::view(w, at, id.lang);
            let heading = view.title.clone();
            // The view of a posting that is over has no summary.
            let description = view.summary.as_ref().map(|text| text.text.clone());
            (
                "disclosure",
                View::Disclosure(Box::new(view)),
                heading,
                description,
            )
        }
        PageKey::DisclosureParallel(at) => {
            let view = document::parallel(
                w,
                &site.disclosures[at],
                PageKey::Disclosure(at),
                |front| front.title.as_ref(),
                |front| front.translation.as_ref(),
                (site.disclosure_over(at), site.posting_end(at)),
            );
            listed(
                "parallel",
                View::Parallel(Box::new(view)),
                w.label("nav.parallel"),
            )
        }
        PageKey::Operator(at) => {
            let view = operator::view(w, at);
            let heading = view.name.clone();
            listed("operator", View::Operator(Box::new(view)), heading)
        }
        PageKey::AZ => listed("a-z", View::AZ(Box::new(az::view(w, None))), w.label("nav.a-z")),
        PageKey::AZLetter(letter) => {
            let view = az::view(w, Some(letter));
            let own = view.current.clone();
            let heading = view
                .letters
                .iter()
                .find(|letter| Some(&letter.id) == own.as_ref());
            let heading = heading.map_or_else(|| w.label("nav.a-z"), |letter| w.bare(letter.letter.clone()));
            listed("a-z", View::AZ(Box::new(view)), heading)
        }
        PageKey::Shortlist => listed(
            "shortlist",
            View::Shortlist(Box::new(directory::shortlist(w))),
            w.label("nav.shortlist"),
        ),
        PageKey::Statistics => listed(
            "statistics",
            View::Statistics(Box::new(statistics::view(w))),
            w.label("nav.statistics"),
        ),
        PageKey::Page(at) => {
            let view = document::page(w, at, id.lang);
            let heading = view.title.clone();
            let own = site.pages[at].best(id.lang).document.front.summary.as_ref();
            let description = own.map(|text| text.best(id.lang, id.lang).0.to_owned());
            ("page", View::Page(Box::new(view)), heading, description)
        }
        PageKey::PageParallel(at) => {
            let view = document::parallel(
                w,
                &site.pages[at],
                PageKey::Page(at),
                |front| front.title.as_ref(),
                |front| front.translation.as_ref(),
                (false, None),
            );
            listed(
                "parallel",
                View::Parallel(Box::new(view)),
                w.label("nav.parallel"),
            )
        }
        PageKey::Search => {
            let view = directory::search(w, &around.search_index);
            listed("search", View::Search(Box::new(view)), w.label("nav.search"))
        }
        PageKey::NotFound => listed(
            "404",
            View::NotFound(not_found(w, around)),
            w.label("nav.not-found"),
        ),
    }
}

fn listed(template: &'static str, view: View, heading: Phrase) -> Body {
    (template, view, heading, None)
}

fn not_found(w: &Writer<'_>, around: &Surroundings) -> NotFoundView {
    let base = w.site.base_url.as_deref();
    let absolute = |link: Link| Link {
        href: format!("{}{}", base.unwrap_or_default(), link.href),
        label: link.label,
    };
    NotFoundView {
        home: base.map(|base| format!("{base}{}", w.href(PageKey::Home))),
        links: if base.is_some() {
            directory::browse(w).into_iter().map(absolute).collect()
        } else {
            Vec::new()
        },
        style: base.and_then(|base| around.stylesheet.as_ref().map(|style| format!("{base}{style}"))),
    }
}
