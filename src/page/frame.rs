//! Frame of a page: head, breadcrumb, language switch; what stands around its content and is its own.
//!
//! **You are here:** `page/` — after the page kinds; no IO.

use super::address::lang_prefix;
use super::exists::exists;
use super::key::{PageId, PageKey};
use super::meta;
use super::view::{Alternate, Crumb, Frame, Phrase, Shared};
use super::writer::Writer;
use crate::site::{Kind, Site};

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
    let address = absolute(id);
    let meta = meta::of_page(w, id.key, heading, address.as_deref());
    // HTML knows no case in the names of tags: two descriptions would be one too many.
    let described = meta.iter().any(|tag| tag.name == "Description");
    let hidden = matches!(id.key, PageKey::NotFound | PageKey::Search | PageKey::Shortlist);
    let of = id.key.record();
    let record = of.and_then(|of| of.said(site));
    Frame {
        lang: id.lang.html().to_owned(),
        root: w.root.clone(),
        home: format!("{}{}", w.root, lang_prefix(site, id.lang)),
        title,
        heading: heading.text.clone(),
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
        linked: None,
        // A switch with one language leads nowhere.
        alternates: if id.key == PageKey::NotFound || w.site.languages.len() < 2 {
            Vec::new()
        } else {
            alternates(w, id, &path, absolute)
        },
        breadcrumb: breadcrumb(w, id.key, heading),
        report_mail: record.as_deref().and_then(|record| report_mail(site, record)),
        number: of
            .and_then(|of| site.page_number(of))
            .map(|number| number.said.to_string()),
        record,
        draft: of.is_some_and(|of| of.is_unpublished(site)),
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
    site.languages
        .iter()
        .map(|lang| {
            let single = match id.key {
                PageKey::Parallel(of) => PageKey::Record(of),
                // A later page of a list need not exist in a language; they have the same notices here, so it does.
                key => key,
            };
            let current = *lang == id.lang;
            let same = exists(
                site,
                PageId {
                    key: single,
                    lang: *lang,
                },
            );
            let key = if same {
                single
            } else {
                match id.key {
                    PageKey::Record(of) => of.kind.row().under.map_or(PageKey::Home, PageKey::List),
                    PageKey::AZLetter(..) => PageKey::AZ,
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
    let crumb = |key: PageKey, label: Phrase| Crumb {
        label,
        href: Some(w.href(key)),
    };
    let list = |kind: Kind| {
        let label = kind.row().list.unwrap_or_default();
        let crumb = || crumb(PageKey::List(kind), w.label(label));
        w.shared(|parts| &parts.list_crumbs, kind as usize, crumb)
    };
    let home = || crumb(PageKey::Home, w.label("nav.home"));
    let mut steps = vec![w.shared(|parts| &parts.home_crumb, 0, home)];
    match key {
        PageKey::Record(of) | PageKey::Parallel(of) => {
            steps.extend(of.kind.row().under.map(list));
            steps.extend(of.above(w.site).into_iter().map(|of| {
                let label = || {
                    of.facts(w.site)
                        .name
                        .map_or_else(Phrase::default, |name| w.phrase(name))
                };
                let crumb = || crumb(PageKey::Record(of), label());
                match of.kind {
                    Kind::Region => w.shared(|parts| &parts.region_crumbs, of.at, crumb),
                    _ => Shared::from(crumb()),
                }
            }));
        }
        PageKey::MoreNotices(Some(_), _) => steps.push(list(Kind::Notice)),
        PageKey::MoreFigures(_) => steps.push(list(Kind::Figures)),
        PageKey::Shortlist => steps.push(list(Kind::Station)),
        PageKey::AZLetter(..) => steps.push(Shared::from(crumb(PageKey::AZ, w.label("nav.a-z")))),
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

/// Where to write that something on a record's page is wrong.
fn report_mail(site: &Site, record: &str) -> Option<String> {
    let email = site.settings().feedback.as_ref()?.email.as_ref()?;
    Some(format!("mailto:{email}?subject={record}"))
}
