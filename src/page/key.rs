//! Every page's key and its address: all address rules stand here.
//!
//! **You are here:** `page/` — the base of this folder; no IO. *Source:* product.md, "The output"; portable-output.md N, U.
//!
//! Addresses are made from ids, and read back by the same rules, so that the preview finds a page without a list of all.

use crate::lang::Lang;
use crate::site::{Site, letter_number};
use crate::value::{RegionCode, Scalar};

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
        write_in_language(site, self.key, to);
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
    write_in_language(site, key, &mut path);
    path
}

/// Appends the parts of an address. A country has two million links: formatting them took a fiftieth of its build.
fn push(to: &mut String, parts: &[&str]) {
    for part in parts {
        to.push_str(part);
    }
}

fn write_in_language(site: &Site, key: PageKey, to: &mut String) {
    let id_of_category = |at: usize| site.menu.categories[at].record.id.as_str();
    let id_of_column = |at: usize| site.settings().notice_categories[at].id.as_str();
    match key {
        PageKey::Home => to.push_str("index.html"),
        PageKey::Stations => to.push_str("stations/index.html"),
        PageKey::Station(at) => push(to, &["stations/", site.stations[at].id().as_str(), ".html"]),
        PageKey::Region(at) => {
            push(
                to,
                &[
                    "regions/",
                    site.regions.list[at].record.data.code.as_str(),
                    ".html",
                ],
            );
        }
        PageKey::Level(at) => {
            push(
                to,
                &["levels/", site.settings().station_levels[at].id.as_str(), ".html"],
            );
        }
        PageKey::Services => to.push_str("services/index.html"),
        PageKey::Category(at) => push(to, &["services/", id_of_category(at), ".html"]),
        PageKey::Service(at) => {
            let service = &site.menu.services[at];
            let (category, id) = (id_of_category(service.category), service.id().as_str());
            push(to, &["services/", category, "/", id, ".html"]);
        }
        PageKey::Audience(at) => push(to, &["audiences/", site.audiences[at].id.as_str(), ".html"]),
        PageKey::Notices(1) => to.push_str("notices/index.html"),
        PageKey::Notices(page) => push(to, &["notices/page-", &page.to_string(), ".html"]),
        PageKey::NoticeCategory(at, 1) => push(to, &["notices/category/", id_of_column(at), ".html"]),
        PageKey::NoticeCategory(at, page) => {
            let page = page.to_string();
            push(
                to,
                &["notices/category/", id_of_column(at), "-page-", &page, ".html"],
            );
        }
        PageKey::Notice(at) => push(to, &["notices/", site.notices[at].id.as_str(), ".html"]),
        PageKey::NoticeParallel(at) => {
            push(to, &["notices/", site.notices[at].id.as_str(), "-parallel.html"]);
        }
        PageKey::Catalogue => to.push_str("disclosure/index.html"),
        PageKey::CatalogueRow(at) => push(to, &["disclosure/", site.catalogue[at].id.as_str(), ".html"]),
        PageKey::Disclosure(at) => {
            push(
                to,
                &["disclosure/items/", site.disclosures[at].id.as_str(), ".html"],
            );
        }
        PageKey::DisclosureParallel(at) => {
            let id = site.disclosures[at].id.as_str();
            push(to, &["disclosure/items/", id, "-parallel.html"]);
        }
        PageKey::Operator(at) => push(to, &["operators/", site.operators[at].id.as_str(), ".html"]),
        PageKey::AZ => to.push_str("a-z.html"),
        PageKey::AZLetter(letter) => push(to, &["a-z/", &letter_name(letter), ".html"]),
        PageKey::Shortlist => to.push_str("shortlist.html"),
        PageKey::Statistics => to.push_str("statistics/index.html"),
        PageKey::Page(at) => push(to, &["pages/", site.pages[at].id.as_str(), ".html"]),
        PageKey::PageParallel(at) => push(to, &["pages/", site.pages[at].id.as_str(), "-parallel.html"]),
        PageKey::Search => to.push_str("search.html"),
        PageKey::NotFound => to.push_str("404.html"),
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
