//! Router from an address (URL) to the page there, by the rules that make addresses.
//!
//! **You are here:** `page/` — after `page/exists`, before `page/redirects`; no IO. So the preview finds a page without a
//! list of all.

use super::address::fixed;
use super::exists::exists;
use super::key::{PageId, PageKey};
use crate::site::{KINDS, Kind, KindRow, Site, letter_number};

/// The page at an address, when there is one.
pub fn find(site: &Site, path: &str) -> Option<PageId> {
    let (lang, inner) = match path.split_once('/') {
        Some((first, rest)) => match site.languages.iter().skip(1).find(|lang| lang.tag() == first) {
            Some(lang) => (*lang, rest),
            None => (site.default_lang(), path),
        },
        None => (site.default_lang(), path),
    };
    // Codes and page numbers can be written in several ways; a page has one address.
    candidates(site, inner)
        .into_iter()
        .map(|key| PageId { key, lang })
        .find(|id| exists(site, *id) && id.path(site) == path)
}

/// What may stand at an address within a language: a list's further page before a record of the same name.
fn candidates(site: &Site, path: &str) -> Vec<PageKey> {
    let single = [
        PageKey::Home,
        PageKey::AZ,
        PageKey::Shortlist,
        PageKey::OpenData,
        PageKey::Search,
        PageKey::NotFound,
    ];
    if let Some(key) = single.into_iter().find(|key| fixed(*key) == Some(path)) {
        return vec![key];
    }
    let Some((folder, name)) = path.strip_suffix(".html").and_then(|stem| stem.rsplit_once('/')) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if folder == "a-z" {
        let (letter, page) = name.rsplit_once("-page-").unwrap_or((name, "1"));
        let letter = letter_number(letter).zip(page.parse().ok());
        found.extend(letter.map(|(letter, page)| PageKey::AZLetter(letter, page)));
    }
    if folder == Kind::Figures.row().folder {
        let page = name.strip_prefix("page-").and_then(|page| page.parse().ok());
        found.extend(page.map(PageKey::MoreFigures));
    }
    found.extend(further_notices(site, folder, name));
    for row in KINDS.iter().filter(|row| lies_in(row, folder)) {
        if name == "index" && row.list.is_some() {
            found.push(PageKey::List(row.kind));
        }
        found.extend(row.kind.find(site, name).map(PageKey::Record));
        let document = name.strip_suffix("-parallel").filter(|_| row.document.is_some());
        let document = document.and_then(|id| row.kind.find(site, id));
        found.extend(document.map(PageKey::Parallel));
    }
    found
}

/// Whether records of a kind may lie in a folder.
fn lies_in(row: &KindRow, folder: &str) -> bool {
    let rest = folder.strip_prefix(row.folder);
    match row.subfolder {
        Some(_) => rest.is_some_and(|rest| rest.starts_with('/')),
        None => rest == Some(""),
    }
}

/// `page-2`, `news-page-2`.
fn further_notices(site: &Site, folder: &str, name: &str) -> Option<PageKey> {
    if folder == Kind::Notice.row().folder {
        let page = name.strip_prefix("page-")?.parse().ok()?;
        return Some(PageKey::MoreNotices(None, page));
    }
    if folder == Kind::Column.row().folder {
        let (id, page) = name.rsplit_once("-page-")?;
        let column = Kind::Column.find(site, id)?;
        return Some(PageKey::MoreNotices(Some(column.at), page.parse().ok()?));
    }
    None
}
