//! What holds for every output: addresses lead somewhere, names and texts survive every host, nothing runs in a page.
//!
//! **You are here:** `tests/suite/output/` — builds the golden sites and the demonstration once and reads their
//! pages; `addresses`, `texts` and `pages` look into them. *Source:* portable-output.md.

mod addresses;
mod pages;
mod texts;

use crate::markup::{Dialect, Element, elements};
use crate::support::{Outcome, SiteTest, all_sites};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A built site and its pages, read.
struct Looked {
    name: String,
    outcome: Outcome,
    /// Start tags by path.
    pages: BTreeMap<String, Vec<Element>>,
}

/// Built once for all tests of this file.
static SITES: LazyLock<Vec<Looked>> = LazyLock::new(|| {
    let look = |(name, mut site): (String, SiteTest)| {
        let outcome = site.build().good();
        let read = |path: &String| (path.clone(), elements(outcome.page(path), Dialect::Html));
        let pages = outcome
            .files
            .keys()
            .filter(|path| path.ends_with(".html"))
            .map(read);
        let pages = pages.map(|(path, read)| {
            (
                path.clone(),
                read.unwrap_or_else(|why| panic!("{name}/{path}: {why}")),
            )
        });
        let pages = pages.collect();
        Looked { name, outcome, pages }
    };
    all_sites().into_iter().map(look).collect()
});

/// Every address of every page: site, page, the element and the address.
fn addresses() -> impl Iterator<Item = (&'static Looked, &'static str, &'static Element, &'static str)> {
    let of_page = |site: &'static Looked, path: &'static str, all: &'static [Element]| {
        all.iter().flat_map(move |element| {
            let own = element
                .attributes
                .iter()
                .filter_map(move |(key, value)| match key.as_str() {
                    "href" | "src" | "action" | "formaction" | "poster" | "data" => Some(value.as_str()),
                    "content" if element.get("http-equiv") == Some("refresh") => {
                        value.split_once("url=").map(|(_, url)| url)
                    }
                    _ => None,
                });
            own.map(move |address| (site, path, element, address))
        })
    };
    SITES.iter().flat_map(move |site| {
        site.pages
            .iter()
            .flat_map(move |(path, all)| of_page(site, path, all))
    })
}

fn is_internal(address: &str) -> bool {
    let scheme = address
        .find([':', '/', '?', '#'])
        .is_some_and(|at| address[at..].starts_with(':'));
    !scheme && !address.starts_with("//")
}

/// Where a relative address leads, as a path of the output.
fn target(from: &str, address: &str) -> String {
    let address = address.split(['#', '?']).next().unwrap_or_default();
    if address.is_empty() {
        return from.to_owned();
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{address} in {from} leads out of the site"),
            "." => {}
            part => parts.push(part),
        }
    }
    percent_encoding::percent_decode_str(&parts.join("/"))
        .decode_utf8()
        .unwrap()
        .into_owned()
}

fn none(faults: impl IntoIterator<Item = String>) {
    let faults: Vec<String> = faults.into_iter().collect();
    let shown = faults.iter().take(30).cloned().collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} faults:\n{shown}", faults.len());
}
