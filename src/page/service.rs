//! Pages of the service menu: all services, a category, a service, an audience.
//!
//! **You are here:** `page/` — four page kinds; no IO.

use super::key::PageKey;
use super::view::{
    AudienceView, CategoryCard, CategoryView, Contact, Link, ServiceCard, ServiceListView, ServiceView, Step,
};
use super::writer::Writer;
use super::{notice_list, region};

/// More stations than this offer a service, and its page says in which regions instead.
const STATIONS: usize = 100;
/// Notices on a service's page.
const NOTICES: usize = 20;

fn card(w: &Writer<'_>, at: usize) -> ServiceCard {
    let data = w.site.menu.services[at].data();
    ServiceCard {
        href: w.href(PageKey::Service(at)),
        name: w.phrase(&data.name),
        code: data.code.clone(),
        summary: w.maybe(data.summary.as_ref()),
    }
}

/// A category with some of its services.
fn category(w: &Writer<'_>, at: usize, items: impl Iterator<Item = usize>) -> CategoryCard {
    let record = &w.site.menu.categories[at].record;
    CategoryCard {
        id: record.id.to_string(),
        href: w.href(PageKey::Category(at)),
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

fn audience_link(w: &Writer<'_>, at: usize) -> Link {
    w.link(PageKey::Audience(at), w.phrase(&w.site.audiences[at].data.name))
}

/// `services/index.html`.
pub(crate) fn list(w: &Writer<'_>) -> ServiceListView {
    ServiceListView {
        categories: categories(w, true),
        audiences: audiences(w),
        total: w.site.menu.services.len(),
    }
}

/// `services/<category>.html`.
pub(crate) fn category_view(w: &Writer<'_>, at: usize) -> CategoryView {
    let menu = &w.site.menu;
    let others = (0..menu.categories.len())
        .filter(|other| *other != at)
        .map(|other| {
            w.link(
                PageKey::Category(other),
                w.phrase(&menu.categories[other].record.data.name),
            )
        })
        .collect();
    CategoryView {
        category: category(w, at, menu.categories[at].items.iter().copied()),
        others,
    }
}

/// `services/<category>/<id>.html`.
pub(crate) fn view(w: &Writer<'_>, at: usize) -> ServiceView {
    let site = w.site;
    let entry = &site.menu.services[at];
    let data = entry.data();
    let many = entry.stations.len() > STATIONS;
    let category = &site.menu.categories[entry.category].record.data.name;
    let notices = site
        .index
        .service_notices
        .get(&at)
        .into_iter()
        .flatten()
        .copied()
        .take(NOTICES);
    ServiceView {
        id: entry.id().to_string(),
        name: w.phrase(&data.name),
        names: w.others(&data.name),
        code: data.code.clone(),
        category: w.link(PageKey::Category(entry.category), w.phrase(category)),
        summary: w.maybe(data.summary.as_ref()),
        audiences: entry
            .audiences
            .iter()
            .map(|audience| audience_link(w, *audience))
            .collect(),
        target: w.maybe(data.target.as_ref()),
        eligibility: data.eligibility.as_ref().map(|text| w.html(text)),
        materials: w.phrases(&data.materials),
        steps: data
            .steps
            .iter()
            .map(|step| Step {
                name: w.phrase(&step.name),
                days: step.days.map(|days| days.0),
                note: w.maybe(step.note.as_ref()),
            })
            .collect(),
        fee: w.maybe(data.fee.as_ref()),
        standard: data.standard.as_ref().map(|text| w.html(text)),
        time_limit: w.maybe(data.time_limit.as_ref()),
        forms: data.forms.iter().filter_map(|form| w.file(form, None)).collect(),
        complaints: w.feedback(data.complaints.as_ref()),
        ask: if data.materials.is_empty() || entry.stations.is_empty() {
            w.feedback(None)
        } else {
            Contact::default()
        },
        basis: data.basis.iter().map(|cited| w.cited(cited)).collect(),
        channels: w.phrases(&data.channels),
        groups: if many {
            Vec::new()
        } else {
            region::groups(w, &entry.stations)
        },
        regions: if many {
            region::of_stations(w, &entry.stations)
        } else {
            Vec::new()
        },
        stations_total: entry.stations.len(),
        notices: notice_list::items(w, notices),
    }
}

/// `audiences/<id>.html`.
pub(crate) fn audience_view(w: &Writer<'_>, at: usize) -> AudienceView {
    let menu = &w.site.menu;
    let record = &w.site.audiences[at];
    let categories = (0..menu.categories.len())
        .filter_map(|of| {
            let items: Vec<usize> = menu.categories[of]
                .items
                .iter()
                .copied()
                .filter(|service| menu.services[*service].audiences.contains(&at))
                .collect();
            (!items.is_empty()).then(|| category(w, of, items.into_iter()))
        })
        .collect();
    AudienceView {
        id: record.id.to_string(),
        name: w.phrase(&record.data.name),
        summary: w.maybe(record.data.summary.as_ref()),
        categories,
        others: (0..w.site.audiences.len())
            .filter(|other| *other != at)
            .map(|other| audience_link(w, other))
            .collect(),
    }
}
