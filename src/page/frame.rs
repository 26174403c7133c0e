//! What stands around a page's content: head, breadcrumb, language switch; navigation and footer.
//!
//! **You are here:** `page/` — after the page kinds; no IO.

use super::Surroundings;
use super::key::{PageId, PageKey};
use super::view::{Alert, Alternate, Crumb, Frame, Html, Link, NavItem, Phrase, Publisher, Shared, Shell};
use super::writer::Writer;
use crate::lang::{Lang, is_placeholder};
use crate::record::fields::{Named, is_set};
use crate::record::settings::Owner;
use crate::site::{LinkTarget, Site, parse_link};

/// A part of the site, for marking it in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// The home page and what belongs to no other part.
    Home,
    /// Stations, regions, levels, operators.
    Stations,
    /// The service menu.
    Services,
    /// Notices.
    Notices,
    /// Disclosure.
    Disclosure,
    /// Statistics.
    Statistics,
    /// A free page.
    Page(usize),
}

/// The part that a page lies in.
pub fn section(key: PageKey) -> Section {
    match key {
        PageKey::Stations
        | PageKey::Station(_)
        | PageKey::Region(_)
        | PageKey::Level(_)
        | PageKey::Operator(_)
        | PageKey::Shortlist => Section::Stations,
        PageKey::Services | PageKey::Category(_) | PageKey::Service(_) | PageKey::Audience(_) => {
            Section::Services
        }
        PageKey::Notices(_)
        | PageKey::NoticeCategory(..)
        | PageKey::Notice(_)
        | PageKey::NoticeParallel(_) => Section::Notices,
        PageKey::Catalogue
        | PageKey::CatalogueRow(_)
        | PageKey::Disclosure(_)
        | PageKey::DisclosureParallel(_) => Section::Disclosure,
        PageKey::Statistics => Section::Statistics,
        PageKey::Page(at) | PageKey::PageParallel(at) => Section::Page(at),
        PageKey::Home | PageKey::AZ | PageKey::AZLetter(_) | PageKey::Search | PageKey::NotFound => {
            Section::Home
        }
    }
}

/// The frame of a page. `heading` is the page's own name in its language.
pub(crate) fn frame(w: &Writer<'_>, id: PageId, heading: &Phrase, description: Option<String>) -> Frame {
    let site = w.site;
    let path = id.path(site);
    let site_title = w.phrase(&site.settings().title).text;
    let title = if id.key == PageKey::Home {
        site_title
    } else {
        [&heading.text, " - ", &site_title].concat()
    };
    let absolute = |id: PageId| Some([site.base_url.as_deref()?, &id.path(site)].concat());
    let draft = match id.key {
        PageKey::Notice(at) | PageKey::NoticeParallel(at) => site.notices[at].unpublished,
        PageKey::Disclosure(at) | PageKey::DisclosureParallel(at) => site.disclosures[at].unpublished,
        PageKey::Page(at) | PageKey::PageParallel(at) => site.pages[at].unpublished,
        _ => false,
    };
    let address = absolute(id);
    let meta = super::meta::of_page(w, id.key, heading, address.as_deref());
    // HTML knows no case in the names of tags: two descriptions would be one too many.
    let described = meta.iter().any(|tag| tag.name == "Description");
    let hidden = matches!(id.key, PageKey::NotFound | PageKey::Search | PageKey::Shortlist);
    let record = record(site, id.key);
    Frame {
        lang: id.lang.html().to_owned(),
        root: w.root.clone(),
        home: format!("{}{}", w.root, super::key::lang_prefix(site, id.lang)),
        title,
        // A list has nothing of its own to say: the site's words tell whoever gets its link where it leads.
        description: description
            .filter(|text| !text.is_empty())
            .or_else(|| {
                w.maybe(site.settings().description.as_ref())
                    .map(|text| text.text)
            })
            .filter(|_| !hidden && !described),
        canonical: if id.key == PageKey::NotFound {
            None
        } else {
            address
        },
        robots: hidden.then(|| "noindex".to_owned()),
        meta,
        // A switch with one language leads nowhere.
        alternates: if id.key == PageKey::NotFound || w.site.languages.len() < 2 {
            Vec::new()
        } else {
            alternates(w, id, &path, absolute)
        },
        breadcrumb: breadcrumb(w, id.key, heading),
        report_mail: record.as_deref().and_then(|record| report_mail(site, record)),
        record,
        draft,
    }
}

/// The languages; each link stays on the same item where that exists, else it leads to the list that it would stand in.
fn alternates(
    w: &Writer<'_>,
    id: PageId,
    path: &str,
    absolute: impl Fn(PageId) -> Option<String>,
) -> Vec<Alternate> {
    let site = w.site;
    let exists = |key: PageKey, lang: Lang| super::plan::exists(site, PageId { key, lang });
    site.languages
        .iter()
        .map(|lang| {
            let single = match id.key {
                PageKey::NoticeParallel(at) => PageKey::Notice(at),
                PageKey::DisclosureParallel(at) => PageKey::Disclosure(at),
                PageKey::PageParallel(at) => PageKey::Page(at),
                // A later page of a list need not exist in a language; they have the same notices here, so it does.
                key => key,
            };
            let current = *lang == id.lang;
            let same = exists(single, *lang);
            let key = if same {
                single
            } else {
                match id.key {
                    PageKey::Notice(_) => PageKey::Notices(1),
                    PageKey::Disclosure(_) => PageKey::Catalogue,
                    PageKey::AZLetter(_) => PageKey::AZ,
                    _ => PageKey::Home,
                }
            };
            let target = PageId { key, lang: *lang };
            Alternate {
                lang: lang.html().to_owned(),
                label: lang.own_name().to_owned(),
                href: if current {
                    format!("{}{path}", w.root)
                } else {
                    w.href_in(key, *lang)
                },
                absolute: if same { absolute(target) } else { None },
                current,
                same: same || current,
            }
        })
        .collect()
}

fn breadcrumb(w: &Writer<'_>, key: PageKey, heading: &Phrase) -> Vec<Shared<Crumb>> {
    if matches!(key, PageKey::Home | PageKey::NotFound) {
        return Vec::new();
    }
    let site = w.site;
    let crumb = |key: PageKey, label: Phrase| Crumb {
        label,
        href: Some(w.href(key)),
    };
    let step = |key: PageKey, label: Phrase| Shared::from(crumb(key, label));
    let list = |key: PageKey, label: &str| step(key, w.label(label));
    let region = |at: usize| {
        let name = &site.regions.list[at].record.data.name;
        w.shared(
            |parts| &parts.region_crumbs,
            at,
            || crumb(PageKey::Region(at), w.phrase(name)),
        )
    };
    let stations = || {
        w.shared(
            |parts| &parts.crumbs,
            1,
            || crumb(PageKey::Stations, w.label("nav.stations")),
        )
    };
    let home = || crumb(PageKey::Home, w.label("nav.home"));
    let mut steps = vec![w.shared(|parts| &parts.crumbs, 0, home)];
    match key {
        PageKey::Station(at) => {
            steps.push(stations());
            // The county is enough on a narrow screen; the page itself names all regions.
            let county = site.stations[at].region.and_then(|own| {
                site.regions
                    .upwards(own)
                    .find(|above| site.regions.list[*above].record.data.code.as_str().len() <= 6)
            });
            steps.extend(county.map(region));
        }
        PageKey::Region(at) => {
            steps.push(stations());
            let mut above: Vec<usize> = site.regions.upwards(at).skip(1).collect();
            above.reverse();
            steps.extend(above.into_iter().map(region));
        }
        PageKey::Level(_) | PageKey::Operator(_) | PageKey::Shortlist => {
            steps.push(stations());
        }
        PageKey::Category(_) | PageKey::Audience(_) => steps.push(list(PageKey::Services, "nav.services")),
        PageKey::Service(at) => {
            steps.push(list(PageKey::Services, "nav.services"));
            let category = site.menu.services[at].category;
            steps.push(step(
                PageKey::Category(category),
                w.phrase(&site.menu.categories[category].record.data.name),
            ));
        }
        PageKey::NoticeCategory(..) => steps.push(list(PageKey::Notices(1), "nav.notices")),
        PageKey::Notice(at) | PageKey::NoticeParallel(at) => {
            steps.push(list(PageKey::Notices(1), "nav.notices"));
            let id = site.notices[at].front().category.as_ref();
            let categories = &site.settings().notice_categories;
            if let Some(category) = categories.iter().position(|own| Some(&own.id) == id) {
                steps.push(step(
                    PageKey::NoticeCategory(category, 1),
                    w.phrase(&categories[category].name),
                ));
            }
        }
        PageKey::CatalogueRow(_) => steps.push(list(PageKey::Catalogue, "nav.disclosure")),
        PageKey::Disclosure(at) | PageKey::DisclosureParallel(at) => {
            steps.push(list(PageKey::Catalogue, "nav.disclosure"));
            let row = site.disclosures[at]
                .front()
                .item
                .as_ref()
                .and_then(|id| site.catalogue_row(id));
            if let Some(row) = row {
                steps.push(step(
                    PageKey::CatalogueRow(row),
                    w.phrase(&site.catalogue[row].data.level2),
                ));
            }
        }
        PageKey::AZLetter(_) => steps.push(list(PageKey::AZ, "nav.a-z")),
        _ => {}
    }
    steps.push(Shared::from(Crumb {
        label: heading.clone(),
        href: None,
    }));
    // A category may have the name of the section that it lies in: said once, for the page itself before a way to it.
    steps.dedup_by(|later, earlier| {
        let same = later.label == earlier.label;
        if same && later.href.is_none() {
            std::mem::swap(later, earlier);
        }
        same
    });
    steps
}

/// For `data-record` on `main`.
fn record(site: &Site, key: PageKey) -> Option<String> {
    Some(match key {
        PageKey::Station(at) => format!("station:{}", site.stations[at].id()),
        PageKey::Region(at) => format!("region:{}", site.regions.list[at].record.data.code),
        PageKey::Level(at) => format!("level:{}", site.settings().station_levels[at].id),
        PageKey::Category(at) => format!("category:{}", site.menu.categories[at].record.id),
        PageKey::Service(at) => format!("service:{}", site.menu.services[at].id()),
        PageKey::Audience(at) => format!("audience:{}", site.audiences[at].id),
        PageKey::Notice(at) | PageKey::NoticeParallel(at) => format!("notice:{}", site.notices[at].id),
        PageKey::CatalogueRow(at) => format!("catalogue:{}", site.catalogue[at].id),
        PageKey::Disclosure(at) | PageKey::DisclosureParallel(at) => {
            format!("disclosure:{}", site.disclosures[at].id)
        }
        PageKey::Operator(at) => format!("operator:{}", site.operators[at].id),
        PageKey::Page(at) | PageKey::PageParallel(at) => format!("page:{}", site.pages[at].id),
        _ => return None,
    })
}

/// Where to write that something on a record's page is wrong.
fn report_mail(site: &Site, record: &str) -> Option<String> {
    let email = site.settings().feedback.as_ref()?.email.as_ref()?;
    Some(format!("mailto:{email}?subject={record}"))
}

/// What pages of one language, depth and part of the site share.
pub fn shell(site: &Site, around: &Surroundings, lang: Lang, root: &str, section: Section) -> Shell {
    let mut w = Writer::new(site, around, lang, "");
    root.clone_into(&mut w.root);
    w.common = None;
    let settings = site.settings();
    let government = settings
        .government
        .as_ref()
        .filter(|_| settings.owner.unwrap_or_default() != Owner::Organisation);
    let publisher = settings.publisher.as_ref().map(|Named(publisher)| publisher);
    let record = settings.government.as_ref();
    Shell {
        lang: lang.html().to_owned(),
        root: w.root.clone(),
        home: format!("{}{}", w.root, super::key::lang_prefix(site, lang)),
        base_url: site.base_url.as_deref().map(str::to_owned),
        meta: super::meta::of_section(&w, section),
        site_title: w.phrase(&settings.title),
        other_titles: w.others(&settings.title),
        nav: navigation(&w, section),
        search_href: w.href(PageKey::Search),
        alerts: settings
            .alerts
            .iter()
            .filter(|alert| alert.in_force(site.today))
            .map(|alert| {
                let Html { html, lang } = w.html(&alert.text);
                let until = alert.to.map(|day| day.to_string());
                Alert { html, lang, until }
            })
            .collect(),
        publisher: Publisher {
            name: publisher
                .and_then(|publisher| w.maybe(publisher.name.as_ref()))
                .filter(|name| !is_placeholder(&name.text)),
            undertaker: w.maybe(settings.undertaker()),
            address: publisher.and_then(|publisher| w.maybe(publisher.address.as_ref())),
            contact: w.contact(&settings.publisher_contact()),
        },
        feedback: w.feedback(None),
        icp: record.and_then(|record| record.icp.clone()),
        police_record: record.and_then(|record| record.police_record.clone()),
        police_href: record
            .and_then(|record| record.police_record.as_deref())
            .map(police_href),
        mark: government
            .and_then(|record| record.mark_url.as_ref())
            .map(|url| Link {
                href: url.to_string(),
                label: w.label(match settings.owner {
                    Some(Owner::Institution) => "mark.institution",
                    _ => "mark.government",
                }),
            }),
        error_report_url: government
            .and_then(|record| record.error_report_url.as_ref())
            .map(ToString::to_string),
        site_id: government.and_then(|record| record.site_id.clone()),
        a_z_href: w.href(PageKey::AZ),
        pages: (0..site.pages.len())
            .map(|at| page_link(&w, at))
            .collect::<Vec<Link>>(),
    }
}

/// Where the public can look a public-security record up.
fn police_href(record: &str) -> String {
    let number: String = record.chars().filter(char::is_ascii_digit).collect();
    format!("https://beian.mps.gov.cn/#/query/webSearch?code={number}")
}

fn page_link(w: &Writer<'_>, at: usize) -> Link {
    let version = w.site.pages[at].best(w.lang);
    let title = version
        .document
        .front
        .title
        .as_ref()
        .map_or("", |title| title.best(version.lang, version.lang).0);
    Link {
        href: w.href_in(PageKey::Page(at), version.lang),
        label: w.in_lang(title, version.lang),
    }
}

fn navigation(w: &Writer<'_>, current: Section) -> Vec<NavItem> {
    let site = w.site;
    let settings = site.settings();
    if !settings.navigation.is_empty() {
        return settings
            .navigation
            .iter()
            .filter_map(|item| {
                // Every page's header leads to search already.
                let key = destination(w, &item.to).filter(|key| *key != PageKey::Search)?;
                let here = section(key) == current && current != Section::Home;
                Some(NavItem {
                    href: w.href(key),
                    label: w.phrase(&item.label),
                    current: here,
                })
            })
            .collect();
    }
    let mut nav = Vec::new();
    let mut add = |key: PageKey, label: &str| {
        let here = section(key) == current && current != Section::Home;
        nav.push(NavItem {
            href: w.href(key),
            label: w.label(label),
            current: here,
        });
    };
    add(PageKey::Home, "nav.home");
    add(PageKey::Stations, "nav.stations");
    add(PageKey::Services, "nav.services");
    add(PageKey::Notices(1), "nav.notices");
    if !site.catalogue.is_empty() {
        add(PageKey::Catalogue, "nav.disclosure");
    }
    if !site.figures.is_empty() {
        add(PageKey::Statistics, "nav.statistics");
    }
    for (at, page) in site.pages.iter().enumerate() {
        if is_set(page.front().menu) {
            let Link { href, label } = page_link(w, at);
            nav.push(NavItem {
                href,
                label,
                current: current == Section::Page(at),
            });
        }
    }
    nav
}

/// Where an entry of `navigation` leads: the name of a list, or a record as in texts (`page:about`).
pub(crate) fn destination(w: &Writer<'_>, to: &str) -> Option<PageKey> {
    Some(match to {
        "home" => PageKey::Home,
        "stations" => PageKey::Stations,
        "services" => PageKey::Services,
        "notices" => PageKey::Notices(1),
        "disclosure" => PageKey::Catalogue,
        "statistics" => PageKey::Statistics,
        "search" => PageKey::Search,
        "a-z" => PageKey::AZ,
        "shortlist" => PageKey::Shortlist,
        _ if to.starts_with("notice-category:") => {
            let id = to.trim_start_matches("notice-category:");
            let categories = &w.site.settings().notice_categories;
            let at = categories.iter().position(|own| own.id.as_str() == id)?;
            PageKey::NoticeCategory(at, 1)
        }
        _ => match parse_link(to) {
            LinkTarget::Record { kind, id, .. } => w.record(kind, id)?,
            _ => return None,
        },
    })
}
