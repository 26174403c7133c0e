//! Shell of the pages: navigation, alerts, footer; what all pages of one language, depth and part of the site share.
//!
//! **You are here:** `page/` — beside `page/frame`; no IO.

use super::address::lang_prefix;
use super::key::PageKey;
use super::meta;
use super::surroundings::Surroundings;
use super::view::{Alert, Html, Link, NavItem, Publisher, Shell};
use super::writer::Writer;
use crate::lang::{Lang, is_placeholder};
use crate::record::fields::{Named, is_set};
use crate::record::settings::Owner;
use crate::site::{KINDS, Kind, LinkTarget, Section, Site, parse_link};
use crate::value::included_in;

/// Lists that the navigation leads to even while they are empty.
const ALWAYS: [Kind; 3] = [Kind::Station, Kind::Category, Kind::Notice];

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
        home: format!("{}{}", w.root, lang_prefix(site, lang)),
        base_url: site.base_url.as_deref().map(str::to_owned),
        meta: meta::of_section(&w, section),
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
        open_data_href: w.href(PageKey::OpenData),
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
    Link {
        href: w.href_in(Kind::Page.at(at), version.lang),
        label: w.in_lang(version.title(), version.lang),
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
                let here = key.section() == current && current != Section::Home;
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
        let here = key.section() == current && current != Section::Home;
        nav.push(NavItem {
            href: w.href(key),
            label: w.label(label),
            current: here,
        });
    };
    add(PageKey::Home, "nav.home");
    for row in KINDS {
        let shown = ALWAYS.contains(&row.kind) || (row.len)(site) > 0;
        if let Some(label) = row.list.filter(|_| shown) {
            add(PageKey::List(row.kind), label);
        }
    }
    for (at, page) in site.pages.iter().enumerate() {
        // A county's own "about us" is no entry of the province's menu.
        if is_set(page.front().menu) && included_in(&page.origin().file).is_none() {
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
fn destination(w: &Writer<'_>, to: &str) -> Option<PageKey> {
    Some(match to {
        "home" => PageKey::Home,
        "search" => PageKey::Search,
        "a-z" => PageKey::AZ,
        "shortlist" => PageKey::Shortlist,
        "open-data" => PageKey::OpenData,
        _ if to.starts_with("notice-category:") => {
            let id = to.trim_start_matches("notice-category:");
            Kind::Column.find(w.site, id)?.into()
        }
        _ => match KINDS.iter().find(|row| row.list.is_some() && row.folder == to) {
            Some(row) => PageKey::List(row.kind),
            None => match parse_link(to) {
                LinkTarget::Record { scheme, id, .. } => w.site.linked(scheme, id)?.into(),
                _ => return None,
            },
        },
    })
}
