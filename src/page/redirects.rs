//! Redirects: pages at former addresses, and in folders without a list of their own.
//!
//! **You are here:** `page/` — after `page/find`; no IO.

use super::address::{in_language, lang_prefix};
use super::exists::exists;
use super::find::find;
use super::key::{PageId, PageKey};
use crate::diag::{Diagnostic, Fault, Place, code};
use crate::lang::Lang;
use crate::site::{KINDS, Kind, Ref, Site};
use std::collections::BTreeMap;

/// Former addresses and folders without a list of their own: path → page.
pub type Redirects = BTreeMap<String, PageId>;

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
fn folder_indexes(site: &Site, lang: Lang, redirects: &mut Redirects) {
    let mut add = |folder: &str, key: PageKey| {
        let path = format!("{}{folder}/index.html", lang_prefix(site, lang));
        redirects.insert(path, PageId { key, lang });
    };
    for row in KINDS.iter().filter(|row| row.list.is_none()) {
        let shown = |of: &Ref| {
            let key = PageKey::Record(*of);
            exists(site, PageId { key, lang })
        };
        let list = row.under.map_or(PageKey::Home, PageKey::List);
        match row.subfolder {
            None if row.kind.all(site).any(|of| shown(&of)) => add(row.folder, list),
            None => {}
            Some(subfolder) => {
                for of in row.kind.all(site).filter(shown) {
                    let group = of.above(site).last().copied();
                    let folder = format!("{}/{}", row.folder, subfolder(site, of.at));
                    add(&folder, group.map_or(list, PageKey::Record));
                }
            }
        }
    }
    if site.has_letter_pages() {
        add("a-z", PageKey::AZ);
    }
}

/// Pages for former ids. An alias must not be the address of a page or of another alias.
fn former(site: &Site, found: &mut Vec<Diagnostic>) -> Redirects {
    let mut redirects = Redirects::new();
    for of in KINDS.iter().flat_map(|row| row.kind.all(site)) {
        let facts = of.facts(site);
        if facts.aliases.is_empty() {
            continue;
        }
        let key = PageKey::Record(of);
        let own = in_language(site, key);
        let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (at, alias) in facts.aliases.iter().enumerate() {
            for lang in &site.languages {
                let target = PageId { key, lang: *lang };
                if !exists(site, target) {
                    continue;
                }
                let path = format!("{}{folder}/{alias}.html", lang_prefix(site, *lang));
                if find(site, &path).is_none() && !redirects.contains_key(&path) {
                    redirects.insert(path, target);
                } else if *lang == site.languages[0] {
                    let field = facts.field(&format!("aliases[{at}]"));
                    found.push(alias_taken(alias).at(facts.origin.field(&field)));
                }
            }
        }
    }
    redirects
}

fn alias_taken(alias: &str) -> Fault {
    Fault::new(
        code::ALIAS_TAKEN,
        format!("旧编号 {alias} 是另一个页面的编号"),
        format!("the alias {alias} is another page's id"),
    )
    .help(
        "旧编号不能再用；删去 aliases 里的这一个",
        "a former id cannot be in use; delete it from `aliases`",
    )
}

/// Ids are unique within their kind, but `x-parallel` and `x`'s parallel view, or `news-page-2` and the second page of
/// `news`, could meet.
fn clashes(site: &Site, found: &mut Vec<Diagnostic>) {
    let lang = site.default_lang();
    for row in KINDS {
        for of in row.kind.all(site) {
            let facts = of.facts(site);
            let other = if row.document.is_some() {
                let original = facts.id.strip_suffix("-parallel");
                let original = original.and_then(|id| row.kind.find(site, id));
                original.map(PageKey::Parallel)
            } else if row.kind == Kind::Column {
                facts.id.rsplit_once("-page-").and_then(|(id, page)| {
                    let column = row.kind.find(site, id)?;
                    Some(PageKey::MoreNotices(Some(column.at), page.parse().ok()?))
                })
            } else {
                None
            };
            if let Some(key) = other
                && exists(site, PageId { key, lang })
            {
                found.push(page_twice(facts.id).at(Place::file(&facts.origin.file)));
            }
        }
    }
}

fn page_twice(id: &str) -> Fault {
    Fault::new(
        code::PAGE_TWICE,
        format!("编号 {id} 的网址与另一个页面相同"),
        format!("the id {id} takes the address of another page"),
    )
    .help(
        "换一个编号，不要以 -parallel 或 -page-数字 结尾",
        "choose another id, without -parallel or -page-N at its end",
    )
}
