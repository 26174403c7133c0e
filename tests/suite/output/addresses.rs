//! Every address leads somewhere, from any folder, and nothing is asked of another host.
//!
//! **You are here:** `tests/suite/output/` — rules U and X of portable-output.md; feeds and the sitemap, too.

use super::{Looked, SITES, addresses, is_internal, none, target};
use crate::markup::{Dialect, elements};

#[test]
fn every_internal_address_leads_to_a_file_and_to_a_place_in_it() {
    none(
        addresses()
            .filter(|(.., address)| is_internal(address))
            // Its addresses begin with the site's path on its host; see below.
            .filter(|(_, from, ..)| *from != "404.html")
            .filter_map(|(site, from, element, address)| {
                let to = target(from, address);
                if !site.outcome.files.contains_key(&to) {
                    return Some(format!(
                        "{}/{from}: <{}> {address}: no such file",
                        site.name, element.name
                    ));
                }
                let place = address.split_once('#').map_or("", |(_, place)| place);
                // The state of search and lists (#q=…) names no place.
                let elements = site
                    .pages
                    .get(&to)
                    .filter(|_| !place.is_empty() && !place.contains('='))?;
                let place = percent_encoding::percent_decode_str(place).decode_utf8().unwrap();
                let found = elements.iter().any(|element| element.get("id") == Some(&*place));
                (!found).then(|| format!("{}/{from}: {address}: no such id", site.name))
            }),
    );
}

#[test]
fn every_address_in_a_stylesheet_leads_to_a_file() {
    let of_style = |site: &'static Looked, path: &'static String| {
        let style = site.outcome.page(path);
        style.split("url(").skip(1).filter_map(move |rest| {
            let address = rest
                .split(')')
                .next()
                .unwrap_or_default()
                .trim()
                .trim_matches(['"', '\'']);
            let fine = address.starts_with("data:")
                || is_internal(address)
                    && !address.starts_with('/')
                    && site.outcome.files.contains_key(&target(path, address));
            (!fine).then(|| format!("{}/{path}: {address}", site.name))
        })
    };
    none(SITES.iter().flat_map(|site| {
        let styles = site.outcome.files.keys().filter(|path| path.ends_with(".css"));
        styles.flat_map(move |path| of_style(site, path))
    }));
}

#[test]
fn internal_addresses_are_relative_and_name_a_file() {
    none(
        addresses()
            .filter(|(_, from, ..)| *from != "404.html")
            .filter_map(|(site, from, element, address)| {
                let base = site
                    .outcome
                    .built
                    .site()
                    .and_then(|site| site.base_url.as_deref());
                // Canonical and alternate addresses are absolute: the format wants it (U3).
                let statement =
                    element.name == "link" && matches!(element.get("rel"), Some("canonical" | "alternate"));
                let own = base.is_some_and(|base| address.starts_with(base));
                let absolute = address.starts_with('/') || address.contains('\\') || own && !statement;
                let path = address.split(['#', '?']).next().unwrap_or_default();
                let folder = is_internal(address)
                    && !path.is_empty()
                    && !path.rsplit('/').next().unwrap().contains('.');
                let empty = address.is_empty() || address.starts_with('?');
                (absolute || folder || empty)
                    .then(|| format!("{}/{from}: <{}> {address:?}", site.name, element.name))
            }),
    );
}

#[test]
fn links_out_of_the_site_are_web_mail_telephone_or_map_addresses_and_nothing_is_loaded_from_there() {
    none(
        addresses()
            .filter(|(.., address)| !is_internal(address))
            .filter_map(|(site, from, element, address)| {
                let base = site
                    .outcome
                    .built
                    .site()
                    .and_then(|site| site.base_url.as_deref());
                let own = base.is_some_and(|base| address.starts_with(base)) && element.name == "link";
                let known = ["https:", "http:", "tel:", "mailto:", "geo:", "sms:"]
                    .iter()
                    .any(|scheme| address.starts_with(scheme));
                let fine = own || known && matches!(element.name.as_str(), "a" | "area");
                (!fine).then(|| format!("{}/{from}: <{}> {address}", site.name, element.name))
            }),
    );
}

#[test]
fn sitemap_feed_and_robots_are_well_formed_and_name_pages_that_exist() {
    for site in SITES.iter() {
        let base = site.outcome.built.site().unwrap().base_url.clone();
        let robots = site.outcome.page("robots.txt");
        assert!(robots.starts_with("User-agent: *\n"), "{}", site.name);
        assert_eq!(robots.contains("Sitemap: "), base.is_some(), "{}", site.name);
        for file in ["sitemap.xml", "feed.xml"] {
            assert_eq!(
                site.outcome.files.contains_key(file),
                base.is_some(),
                "{}/{file}",
                site.name
            );
        }
        let Some(base) = base else { continue };
        for path in site.outcome.files.keys().filter(|path| path.ends_with(".xml")) {
            let text = site.outcome.page(path);
            let read =
                elements(text, Dialect::Xml).unwrap_or_else(|why| panic!("{}/{path}: {why}", site.name));
            let named = read
                .iter()
                .filter(|element| element.name == "link")
                .filter_map(|element| element.get("href"));
            let listed = text
                .split("<loc>")
                .skip(1)
                .filter_map(|rest| rest.split("</loc>").next());
            for address in named.chain(listed) {
                let file = address
                    .strip_prefix(&base)
                    .unwrap_or_else(|| panic!("{path}: {address}"));
                assert!(
                    site.outcome.files.contains_key(file),
                    "{}/{path}: {address}",
                    site.name
                );
            }
        }
        let listed = site.outcome.page("sitemap.xml").matches("<loc>").count();
        assert!(
            listed + 20 > site.outcome.built.pages() / 2 && listed <= site.outcome.built.pages(),
            "{listed}"
        );
    }
}

#[test]
fn the_addresses_of_the_page_for_lost_visitors_begin_with_the_sites_path_and_lead_to_its_files() {
    for site in SITES.iter() {
        let base = site.outcome.built.site().unwrap().base_url.clone();
        let own: Vec<&str> = addresses()
            .filter(|(of, from, ..)| of.name == site.name && *from == "404.html")
            .map(|(.., a)| a)
            .filter(|a| !a.starts_with("tel:"))
            .collect();
        let Some(base) = base else {
            assert!(own.is_empty(), "{}: {own:?}", site.name);
            continue;
        };
        let host = base.find("://").unwrap() + 3;
        let path = &base[host + base[host..].find('/').unwrap()..];
        assert!(!own.is_empty(), "{}", site.name);
        for address in own {
            let file = address
                .strip_prefix(path)
                .unwrap_or_else(|| panic!("{}: {address}", site.name));
            assert!(site.outcome.files.contains_key(file), "{}: {address}", site.name);
        }
    }
}
