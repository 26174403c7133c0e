//! Which pages the site has.
//!
//! **You are here:** `page/` — after `page/key`; no IO.

use super::az;
use super::key::{NOTICES_PER_PAGE, PageId, PageKey, in_language, lang_prefix};
use crate::diag::{Diagnostic, Fault, Place, code};
use crate::lang::Lang;
use crate::record::Origin;
use crate::site::{DocumentEntry, Site};
use crate::value::Id;
use std::collections::BTreeMap;

/// Former addresses and folders without a list of their own: path → page.
pub type Redirects = BTreeMap<String, PageId>;

/// Every page, in the order in which they are written; redirects apart. A single page is found without this list
/// ([`super::find`]), which is long on a large site.
pub fn pages(site: &Site) -> Vec<PageId> {
    let mut pages = Vec::new();
    for lang in &site.languages {
        keys(site, *lang, |key| pages.push(PageId { key, lang: *lang }));
    }
    pages
}

/// The pages that lead to others. *Errors:* Z318 (an alias is taken), Z322 (two pages want one address).
pub fn redirects(site: &Site) -> (Redirects, Vec<Diagnostic>) {
    let mut found = Vec::new();
    let mut redirects = former(site, &mut found);
    clashes(site, &mut found);
    for lang in &site.languages {
        folder_indexes(site, *lang, &mut redirects);
    }
    (redirects, found)
}

/// Every folder that has pages has an `index.html` (portable-output.md N7): where no list of its own stands there, one
/// that leads to the nearest list, for people who cut an address short.
fn folder_indexes(site: &Site, lang: Lang, redirects: &mut BTreeMap<String, PageId>) {
    let mut add = |folder: &str, target: PageKey, has_pages: bool| {
        if has_pages {
            let path = format!("{}{folder}/index.html", lang_prefix(site, lang));
            redirects.insert(path, PageId { key: target, lang });
        }
    };
    let shown = |key: PageKey| exists(site, PageId { key, lang });
    add("regions", PageKey::Stations, !site.regions.list.is_empty());
    add(
        "levels",
        PageKey::Stations,
        !site.settings().station_levels.is_empty(),
    );
    add("operators", PageKey::Stations, !site.operators.is_empty());
    add("audiences", PageKey::Services, !site.audiences.is_empty());
    for (at, category) in site.menu.categories.iter().enumerate() {
        let folder = format!("services/{}", category.record.id);
        add(&folder, PageKey::Category(at), !category.items.is_empty());
    }
    add(
        "notices/category",
        PageKey::Notices(1),
        !site.settings().notice_categories.is_empty(),
    );
    add(
        "disclosure/items",
        PageKey::Catalogue,
        (0..site.disclosures.len()).any(|at| shown(PageKey::Disclosure(at))),
    );
    add(
        "pages",
        PageKey::Home,
        (0..site.pages.len()).any(|at| shown(PageKey::Page(at))),
    );
    add("a-z", PageKey::AZ, az::is_large(site));
}

/// Whether the site has that page.
pub(crate) fn exists(site: &Site, id: PageId) -> bool {
    let lang = id.lang;
    let first = lang == site.default_lang();
    match id.key {
        PageKey::Notice(at) => site.notices[at].version(lang).is_some(),
        PageKey::Page(at) => site.pages[at].version(lang).is_some(),
        PageKey::Disclosure(at) => site.disclosures[at].version(lang).is_some(),
        PageKey::NoticeParallel(at) => first && site.notices[at].versions.len() > 1,
        PageKey::PageParallel(at) => first && site.pages[at].versions.len() > 1,
        PageKey::DisclosureParallel(at) => first && site.disclosures[at].versions.len() > 1,
        PageKey::Notices(page) => page >= 1 && page <= list_pages(site.notices.len()),
        PageKey::NoticeCategory(at, page) => page >= 1 && page <= list_pages(in_category(site, at)),
        PageKey::NotFound => first,
        PageKey::AZLetter(letter) => az::letters_with_pages(site, lang).binary_search(&letter).is_ok(),
        _ => true,
    }
}

fn in_category(site: &Site, category: usize) -> usize {
    site.index.category_notices.get(&category).map_or(0, Vec::len)
}

/// How many pages a list of so many notices takes; an empty list has one.
pub(crate) fn list_pages(notices: usize) -> usize {
    notices.div_ceil(NOTICES_PER_PAGE).max(1)
}

fn keys(site: &Site, lang: Lang, mut add: impl FnMut(PageKey)) {
    add(PageKey::Home);
    add(PageKey::Stations);
    (0..site.stations.len()).for_each(|at| add(PageKey::Station(at)));
    (0..site.regions.list.len()).for_each(|at| add(PageKey::Region(at)));
    (0..site.settings().station_levels.len()).for_each(|at| add(PageKey::Level(at)));
    add(PageKey::Services);
    (0..site.menu.categories.len()).for_each(|at| add(PageKey::Category(at)));
    (0..site.menu.services.len()).for_each(|at| add(PageKey::Service(at)));
    (0..site.audiences.len()).for_each(|at| add(PageKey::Audience(at)));
    (1..=list_pages(site.notices.len())).for_each(|page| add(PageKey::Notices(page)));
    for category in 0..site.settings().notice_categories.len() {
        (1..=list_pages(in_category(site, category)))
            .for_each(|page| add(PageKey::NoticeCategory(category, page)));
    }
    documents(
        &site.notices,
        site,
        lang,
        PageKey::Notice,
        PageKey::NoticeParallel,
        &mut add,
    );
    add(PageKey::Catalogue);
    (0..site.catalogue.len()).for_each(|at| add(PageKey::CatalogueRow(at)));
    documents(
        &site.disclosures,
        site,
        lang,
        PageKey::Disclosure,
        PageKey::DisclosureParallel,
        &mut add,
    );
    (0..site.operators.len()).for_each(|at| add(PageKey::Operator(at)));
    add(PageKey::AZ);
    for letter in az::letters_with_pages(site, lang) {
        add(PageKey::AZLetter(*letter));
    }
    add(PageKey::Shortlist);
    add(PageKey::Statistics);
    documents(
        &site.pages,
        site,
        lang,
        PageKey::Page,
        PageKey::PageParallel,
        &mut add,
    );
    add(PageKey::Search);
    if lang == site.default_lang() {
        add(PageKey::NotFound);
    }
}

fn documents<T>(
    entries: &[DocumentEntry<T>],
    site: &Site,
    lang: Lang,
    page: fn(usize) -> PageKey,
    parallel: fn(usize) -> PageKey,
    add: &mut impl FnMut(PageKey),
) {
    for (at, entry) in entries.iter().enumerate() {
        if entry.version(lang).is_some() {
            add(page(at));
        }
        if lang == site.default_lang() && entry.versions.len() > 1 {
            add(parallel(at));
        }
    }
}

/// Pages for former ids. An alias must not be the address of a page or of another alias.
fn former(site: &Site, found: &mut Vec<Diagnostic>) -> Redirects {
    let mut redirects = Redirects::new();
    let mut add = |key: PageKey, aliases: &[Id], origin: &Origin, field: &dyn Fn(usize) -> String| {
        for (at, alias) in aliases.iter().enumerate() {
            for lang in &site.languages {
                let target = PageId { key, lang: *lang };
                if !exists(site, target) {
                    continue;
                }
                let own = in_language(site, key);
                let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
                let path = format!("{}{folder}/{alias}.html", lang_prefix(site, *lang));
                let taken = super::key::find(site, &path).is_some() || redirects.contains_key(&path);
                if taken {
                    if *lang == site.languages[0] {
                        let fault = Fault::new(
                            code::ALIAS_TAKEN,
                            format!("旧编号 {alias} 是另一个页面的编号"),
                            format!("the alias {alias} is another page's id"),
                        )
                        .help(
                            "旧编号不能再用；删去 aliases 里的这一个",
                            "a former id cannot be in use; delete it from `aliases`",
                        );
                        found.push(fault.at(origin.field(&field(at))));
                    }
                    continue;
                }
                redirects.insert(path, target);
            }
        }
    };
    let plain = |at: usize| format!("aliases[{at}]");
    for (at, station) in site.stations.iter().enumerate() {
        add(
            PageKey::Station(at),
            &station.record.data.aliases,
            &station.record.origin,
            &plain,
        );
    }
    for (at, region) in site.regions.list.iter().enumerate() {
        add(
            PageKey::Region(at),
            &region.record.data.aliases,
            &region.record.origin,
            &plain,
        );
    }
    for (at, category) in site.menu.categories.iter().enumerate() {
        add(
            PageKey::Category(at),
            &category.record.data.aliases,
            &category.record.origin,
            &plain,
        );
    }
    for (at, service) in site.menu.services.iter().enumerate() {
        let item = service.item;
        let field = move |at: usize| format!("items[{item}].aliases[{at}]");
        add(
            PageKey::Service(at),
            &service.data().aliases,
            service.origin(),
            &field,
        );
    }
    for (at, audience) in site.audiences.iter().enumerate() {
        add(
            PageKey::Audience(at),
            &audience.data.aliases,
            &audience.origin,
            &plain,
        );
    }
    for (at, operator) in site.operators.iter().enumerate() {
        add(
            PageKey::Operator(at),
            &operator.data().aliases,
            operator.origin(),
            &plain,
        );
    }
    for (at, row) in site.catalogue.iter().enumerate() {
        add(PageKey::CatalogueRow(at), &row.data.aliases, &row.origin, &plain);
    }
    for (at, notice) in site.notices.iter().enumerate() {
        add(
            PageKey::Notice(at),
            &notice.front().aliases,
            notice.origin(),
            &plain,
        );
    }
    for (at, disclosure) in site.disclosures.iter().enumerate() {
        add(
            PageKey::Disclosure(at),
            &disclosure.front().aliases,
            disclosure.origin(),
            &plain,
        );
    }
    for (at, page) in site.pages.iter().enumerate() {
        add(PageKey::Page(at), &page.front().aliases, page.origin(), &plain);
    }
    redirects
}

/// Ids are unique within their kind, but `x-parallel` and `x`'s parallel view, or `news-page-2` and the second page of
/// `news`, could meet.
fn clashes(site: &Site, found: &mut Vec<Diagnostic>) {
    let mut report = |id: &str, origin: &Origin| {
        let fault = Fault::new(
            code::PAGE_TWICE,
            format!("编号 {id} 的网址与另一个页面相同"),
            format!("the id {id} takes the address of another page"),
        )
        .help(
            "换一个编号，不要以 -parallel 或 -page-数字 结尾",
            "choose another id, without -parallel or -page-N at its end",
        );
        found.push(fault.at(Place::file(&origin.file)));
    };
    for notice in &site.notices {
        if let Some(id) = notice.id.strip_suffix("-parallel")
            && site
                .notice(id)
                .is_some_and(|at| site.notices[at].versions.len() > 1)
        {
            report(&notice.id, notice.origin());
        }
    }
    for page in &site.pages {
        if let Some(id) = page.id.strip_suffix("-parallel")
            && site.page(id).is_some_and(|at| site.pages[at].versions.len() > 1)
        {
            report(&page.id, page.origin());
        }
    }
    let categories = &site.settings().notice_categories;
    for category in categories {
        if let Some((id, page)) = category.id.rsplit_once("-page-") {
            let at = categories.iter().position(|own| own.id.as_str() == id);
            let page: Option<usize> = page.parse().ok();
            if let (Some(at), Some(page)) = (at, page)
                && page > 1
                && page <= list_pages(in_category(site, at))
            {
                report(&category.id, &site.settings.origin);
            }
        }
    }
}
