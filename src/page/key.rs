//! Every page's key and its address: all address rules stand here.
//!
//! **You are here:** `page/` — the base of this folder; no IO. *Source:* product.md, "The output"; portable-output.md N, U.
//!
//! Addresses are made from ids, and read back by the same rules, so that the preview finds a page without a list of all.

use crate::lang::Lang;
use crate::record::scalar::{RegionCode, Scalar};
use crate::site::{Site, letter_number};
use std::fmt::{self, Write as _};

/// Notices on one page of a list.
pub(super) const NOTICES_PER_PAGE: usize = 20;

/// More names than this, and A–Z has a page for each letter.
pub(super) const AZ_ON_ONE_PAGE: usize = 1000;

/// What a page shows; places in the site's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKey {
    /// `index.html`
    Home,
    /// `stations/index.html`
    Stations,
    /// `stations/<id>.html`
    Station(usize),
    /// `regions/<code>.html`
    Region(usize),
    /// `levels/<id>.html`
    Level(usize),
    /// `services/index.html`
    Services,
    /// `services/<category>.html`
    Category(usize),
    /// `services/<category>/<id>.html`
    Service(usize),
    /// `audiences/<id>.html`
    Audience(usize),
    /// `notices/index.html`, `notices/page-N.html`; numbered from 1
    Notices(usize),
    /// `notices/category/<id>.html`, `notices/category/<id>-page-N.html`
    NoticeCategory(usize, usize),
    /// `notices/<id>.html`
    Notice(usize),
    /// `notices/<id>-parallel.html`
    NoticeParallel(usize),
    /// `disclosure/index.html`
    Catalogue,
    /// `disclosure/<item>.html`
    CatalogueRow(usize),
    /// `disclosure/items/<id>.html`
    Disclosure(usize),
    /// `disclosure/items/<id>-parallel.html`
    DisclosureParallel(usize),
    /// `operators/<id>.html`
    Operator(usize),
    /// `a-z.html`
    AZ,
    /// `a-z/<letter>.html`: only on large sites; the letter's anchor as a number (see `page/az.rs`)
    AZLetter(u16),
    /// `shortlist.html`
    Shortlist,
    /// `statistics/index.html`
    Statistics,
    /// `pages/<id>.html`
    Page(usize),
    /// `pages/<id>-parallel.html`
    PageParallel(usize),
    /// `search.html`
    Search,
    /// `404.html`
    NotFound,
}

/// A page: what it shows, in which language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId {
    /// What it shows.
    pub key: PageKey,
    /// In which language.
    pub lang: Lang,
}

impl PageId {
    /// Its address relative to the output's root, e.g. `bo/stations/gamagongsang.html`.
    pub fn path(&self, site: &Site) -> String {
        let mut path = String::with_capacity(48);
        self.write_path(site, &mut path);
        path
    }

    /// Appends its address.
    pub(super) fn write_path(&self, site: &Site, to: &mut String) {
        if self.lang != site.default_lang() {
            to.push_str(self.lang.tag());
            to.push('/');
        }
        // Writing to a string cannot fail.
        let _ = write_in_language(site, self.key, to);
    }
}

/// Empty for the default language, `bo/` for Tibetan beside it.
pub(super) fn lang_prefix(site: &Site, lang: Lang) -> String {
    if lang == site.default_lang() {
        String::new()
    } else {
        format!("{lang}/")
    }
}

/// A page's address within its language.
pub(super) fn in_language(site: &Site, key: PageKey) -> String {
    let mut path = String::with_capacity(40);
    let _ = write_in_language(site, key, &mut path);
    path
}

fn write_in_language(site: &Site, key: PageKey, to: &mut String) -> fmt::Result {
    let category_of = |service: usize| {
        &site.menu.categories[site.menu.services[service].category]
            .record
            .id
    };
    match key {
        PageKey::Home => to.write_str("index.html"),
        PageKey::Stations => to.write_str("stations/index.html"),
        PageKey::Station(at) => write!(to, "stations/{}.html", site.stations[at].id()),
        PageKey::Region(at) => write!(to, "regions/{}.html", site.regions.list[at].record.data.code),
        PageKey::Level(at) => write!(to, "levels/{}.html", site.settings().station_levels[at].id),
        PageKey::Services => to.write_str("services/index.html"),
        PageKey::Category(at) => write!(to, "services/{}.html", site.menu.categories[at].record.id),
        PageKey::Service(at) => write!(
            to,
            "services/{}/{}.html",
            category_of(at),
            site.menu.services[at].id()
        ),
        PageKey::Audience(at) => write!(to, "audiences/{}.html", site.audiences[at].id),
        PageKey::Notices(1) => to.write_str("notices/index.html"),
        PageKey::Notices(page) => write!(to, "notices/page-{page}.html"),
        PageKey::NoticeCategory(at, page) => {
            let id = &site.settings().notice_categories[at].id;
            if page == 1 {
                write!(to, "notices/category/{id}.html")
            } else {
                write!(to, "notices/category/{id}-page-{page}.html")
            }
        }
        PageKey::Notice(at) => write!(to, "notices/{}.html", site.notices[at].id),
        PageKey::NoticeParallel(at) => write!(to, "notices/{}-parallel.html", site.notices[at].id),
        PageKey::Catalogue => to.write_str("disclosure/index.html"),
        PageKey::CatalogueRow(at) => write!(to, "disclosure/{}.html", site.catalogue[at].id),
        PageKey::Disclosure(at) => write!(to, "disclosure/items/{}.html", site.disclosures[at].id),
        PageKey::DisclosureParallel(at) => {
            write!(to, "disclosure/items/{}-parallel.html", site.disclosures[at].id)
        }
        PageKey::Operator(at) => write!(to, "operators/{}.html", site.operators[at].id),
        PageKey::AZ => to.write_str("a-z.html"),
        PageKey::AZLetter(letter) => write!(to, "a-z/{}.html", letter_name(letter)),
        PageKey::Shortlist => to.write_str("shortlist.html"),
        PageKey::Statistics => to.write_str("statistics/index.html"),
        PageKey::Page(at) => write!(to, "pages/{}.html", site.pages[at].id),
        PageKey::PageParallel(at) => write!(to, "pages/{}-parallel.html", site.pages[at].id),
        PageKey::Search => to.write_str("search.html"),
        PageKey::NotFound => to.write_str("404.html"),
    }
}

/// A letter of A–Z as it stands in addresses: `a` … `z`, `other`, `t-0f40` for Tibetan letters.
pub(super) fn letter_name(letter: u16) -> String {
    match u8::try_from(letter) {
        Ok(ascii) if ascii.is_ascii_lowercase() => char::from(ascii).to_string(),
        Ok(_) => "other".to_owned(),
        Err(_) => format!("t-{letter:04x}"),
    }
}

/// The page at an address, when there is one.
pub fn find(site: &Site, path: &str) -> Option<PageId> {
    let (lang, inner) = match path.split_once('/') {
        Some((first, rest)) => match site.languages.iter().skip(1).find(|lang| lang.tag() == first) {
            Some(lang) => (*lang, rest),
            None => (site.default_lang(), path),
        },
        None => (site.default_lang(), path),
    };
    let key = find_key(site, inner)?;
    let id = PageId { key, lang };
    // Codes and page numbers can be written in several ways; a page has one address.
    (super::plan::exists(site, id) && id.path(site) == path).then_some(id)
}

fn find_key(site: &Site, path: &str) -> Option<PageKey> {
    let stem = path.strip_suffix(".html")?;
    let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
    let settings = site.settings();
    match (folder, name) {
        ("", "index") => Some(PageKey::Home),
        ("", "a-z") => Some(PageKey::AZ),
        ("", "shortlist") => Some(PageKey::Shortlist),
        ("", "search") => Some(PageKey::Search),
        ("", "404") => Some(PageKey::NotFound),
        ("stations", "index") => Some(PageKey::Stations),
        ("stations", id) => site.station_ids.get(id).copied().map(PageKey::Station),
        ("regions", code) => RegionCode::read(code)
            .ok()
            .and_then(|code| site.regions.get(&code))
            .map(PageKey::Region),
        ("levels", id) => settings
            .station_levels
            .iter()
            .position(|level| level.id.as_str() == id)
            .map(PageKey::Level),
        ("services", "index") => Some(PageKey::Services),
        ("services", id) => site.menu.category(id).map(PageKey::Category),
        ("audiences", id) => site.audience(id).map(PageKey::Audience),
        ("notices", "index") => Some(PageKey::Notices(1)),
        ("notices", name) => match name.strip_prefix("page-").and_then(|page| page.parse().ok()) {
            Some(page) => Some(PageKey::Notices(page)),
            None => site.notice(name).map(PageKey::Notice).or_else(|| {
                name.strip_suffix("-parallel")
                    .and_then(|id| site.notice(id))
                    .map(PageKey::NoticeParallel)
            }),
        },
        ("notices/category", name) => {
            let category = |id: &str| {
                settings
                    .notice_categories
                    .iter()
                    .position(|own| own.id.as_str() == id)
            };
            category(name)
                .map(|at| PageKey::NoticeCategory(at, 1))
                .or_else(|| {
                    let (id, page) = name.rsplit_once("-page-")?;
                    Some(PageKey::NoticeCategory(category(id)?, page.parse().ok()?))
                })
        }
        ("disclosure", "index") => Some(PageKey::Catalogue),
        ("disclosure", id) => site.catalogue_row(id).map(PageKey::CatalogueRow),
        ("disclosure/items", name) => {
            let find = |id: &str| site.disclosures.iter().position(|own| own.id.as_str() == id);
            find(name).map(PageKey::Disclosure).or_else(|| {
                name.strip_suffix("-parallel")
                    .and_then(find)
                    .map(PageKey::DisclosureParallel)
            })
        }
        ("operators", id) => site.operator(id).map(PageKey::Operator),
        ("a-z", letter) => letter_number(letter).map(PageKey::AZLetter),
        ("statistics", "index") => Some(PageKey::Statistics),
        ("pages", name) => site.page(name).map(PageKey::Page).or_else(|| {
            name.strip_suffix("-parallel")
                .and_then(|id| site.page(id))
                .map(PageKey::PageParallel)
        }),
        (folder, id) => {
            let category = folder.strip_prefix("services/")?;
            let service = site.menu.service(id)?;
            let own = &site.menu.categories[site.menu.services[service].category]
                .record
                .id;
            (own.as_str() == category).then_some(PageKey::Service(service))
        }
    }
}
