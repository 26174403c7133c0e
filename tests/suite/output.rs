//! What holds for every output: addresses lead somewhere, names and texts survive every host, nothing runs in a page.
//!
//! **You are here:** `tests/suite/` — looks into the golden sites and the demonstration. *Source:* portable-output.md.

use crate::markup::{Dialect, Element, elements};
use crate::support::{Files, Outcome, all_sites};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use zhandian::build::Output;
use zhandian::page;

/// A built site and its pages, read.
struct Looked {
    name: String,
    outcome: Outcome,
    /// Start tags by path.
    pages: BTreeMap<String, Vec<Element>>,
}

/// Built once for all tests of this file.
static SITES: LazyLock<Vec<Looked>> = LazyLock::new(|| {
    let look = |(name, mut site): (String, crate::support::SiteTest)| {
        let outcome = site.build().good();
        let read = |path: &String| (path.clone(), elements(outcome.page(path), Dialect::Html));
        let pages = outcome.files.keys().filter(|path| path.ends_with(".html")).map(read);
        let pages = pages.map(|(path, read)| (path.clone(), read.unwrap_or_else(|why| panic!("{name}/{path}: {why}"))));
        let pages = pages.collect();
        Looked { name, outcome, pages }
    };
    all_sites().into_iter().map(look).collect()
});

/// Every address of every page: site, page, the element and the address.
fn addresses() -> impl Iterator<Item = (&'static Looked, &'static str, &'static Element, &'static str)> {
    let of_page = |site: &'static Looked, path: &'static str, all: &'static [Element]| {
        all.iter().flat_map(move |element| {
            let own = element.attributes.iter().filter_map(move |(key, value)| match key.as_str() {
                "href" | "src" | "action" | "formaction" | "poster" | "data" => Some(value.as_str()),
                "content" if element.get("http-equiv") == Some("refresh") => value.split_once("url=").map(|(_, url)| url),
                _ => None,
            });
            own.map(move |address| (site, path, element, address))
        })
    };
    SITES.iter().flat_map(move |site| site.pages.iter().flat_map(move |(path, all)| of_page(site, path, all)))
}

fn is_internal(address: &str) -> bool {
    let scheme = address.find([':', '/', '?', '#']).is_some_and(|at| address[at..].starts_with(':'));
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
    percent_encoding::percent_decode_str(&parts.join("/")).decode_utf8().unwrap().into_owned()
}

fn none(faults: impl IntoIterator<Item = String>) {
    let faults: Vec<String> = faults.into_iter().collect();
    let shown = faults.iter().take(30).cloned().collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} faults:\n{shown}", faults.len());
}

#[test]
fn every_internal_address_leads_to_a_file_and_to_a_place_in_it() {
    none(addresses().filter(|(.., address)| is_internal(address)).filter_map(|(site, from, element, address)| {
        let to = target(from, address);
        if !site.outcome.files.contains_key(&to) {
            return Some(format!("{}/{from}: <{}> {address}: no such file", site.name, element.name));
        }
        let place = address.split_once('#').map_or("", |(_, place)| place);
        // The state of search and lists (#q=…) names no place.
        let elements = site.pages.get(&to).filter(|_| !place.is_empty() && !place.contains('='))?;
        let place = percent_encoding::percent_decode_str(place).decode_utf8().unwrap();
        let found = elements.iter().any(|element| element.get("id") == Some(&*place));
        (!found).then(|| format!("{}/{from}: {address}: no such id", site.name))
    }));
}

#[test]
fn every_address_in_a_stylesheet_leads_to_a_file() {
    let of_style = |site: &'static Looked, path: &'static String| {
        let style = site.outcome.page(path);
        style.split("url(").skip(1).filter_map(move |rest| {
            let address = rest.split(')').next().unwrap_or_default().trim().trim_matches(['"', '\'']);
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
    none(addresses().filter(|(_, from, ..)| *from != "404.html").filter_map(|(site, from, element, address)| {
        let base = site.outcome.built.site().and_then(|site| site.base_url.as_deref());
        // Canonical and alternate addresses are absolute: the format wants it (U3).
        let statement = element.name == "link" && matches!(element.get("rel"), Some("canonical" | "alternate"));
        let own = base.is_some_and(|base| address.starts_with(base));
        let absolute = address.starts_with('/') || address.contains('\\') || own && !statement;
        let path = address.split(['#', '?']).next().unwrap_or_default();
        let folder = is_internal(address) && !path.is_empty() && !path.rsplit('/').next().unwrap().contains('.');
        let empty = address.is_empty() || address.starts_with('?');
        (absolute || folder || empty).then(|| format!("{}/{from}: <{}> {address:?}", site.name, element.name))
    }));
}

#[test]
fn links_out_of_the_site_are_web_mail_telephone_or_map_addresses_and_nothing_is_loaded_from_there() {
    none(addresses().filter(|(.., address)| !is_internal(address)).filter_map(|(site, from, element, address)| {
        let base = site.outcome.built.site().and_then(|site| site.base_url.as_deref());
        let own = base.is_some_and(|base| address.starts_with(base)) && (element.name == "link" || from == "404.html");
        let known = ["https:", "http:", "tel:", "mailto:", "geo:", "sms:"].iter().any(|scheme| address.starts_with(scheme));
        let fine = own || known && matches!(element.name.as_str(), "a" | "area");
        (!fine).then(|| format!("{}/{from}: <{}> {address}", site.name, element.name))
    }));
}

#[test]
fn names_survive_every_host_and_disk() {
    for site in SITES.iter() {
        let files: Vec<&str> = site.outcome.files.keys().map(String::as_str).collect();
        none(files.iter().flat_map(|path| name_faults(path)).map(|fault| format!("{}: {fault}", site.name)));
        let lower: BTreeSet<String> = files.iter().map(|path| path.to_lowercase()).collect();
        assert_eq!(lower.len(), files.len(), "{}: two names equal but for case", site.name);
        // N7: a folder of pages has a page that hosts show for the folder.
        let folders: BTreeSet<&str> =
            site.pages.keys().map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder)).collect();
        let index = |folder: &str| if folder.is_empty() { "index.html".to_owned() } else { format!("{folder}/index.html") };
        none(folders.into_iter().map(index).filter(|path| !site.outcome.files.contains_key(path)));
    }
}

fn name_faults(path: &str) -> Vec<String> {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    const HIDDEN: [&str; 9] = [
        "bin", "app_data", "app_code", "app_browsers", "app_globalresources", "app_localresources",
        "app_webreferences", "web-inf", "meta-inf",
    ];
    let mut faults = Vec::new();
    let parts: Vec<&str> = path.split('/').collect();
    for (at, part) in parts.iter().enumerate() {
        let plain = part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._".contains(&b));
        let stem = part.split('.').next().unwrap_or_default();
        let numbered = |name: &str| stem.len() == 4 && stem.starts_with(name) && stem.ends_with(|c: char| c.is_ascii_digit());
        let device = DEVICES.contains(&stem) || numbered("com") || numbered("lpt");
        let folder = at + 1 < parts.len();
        if part.is_empty() || !plain || part.starts_with(['.', '_']) || part.ends_with('.') {
            faults.push(format!("{path}: N1 {part:?}"));
        }
        if device {
            faults.push(format!("{path}: N4 {part:?}"));
        }
        if folder && HIDDEN.contains(part) {
            faults.push(format!("{path}: N5 {part:?}"));
        }
    }
    if path.len() > 120 || parts.len() > 6 {
        faults.push(format!("{path}: N3"));
    }
    faults
}

#[test]
fn own_texts_have_a_bom_lf_line_ends_and_no_lost_private_or_decomposed_characters() {
    let normal = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
    for site in SITES.iter() {
        for (path, bytes) in site.outcome.files.iter().filter(|(path, _)| !path.starts_with("files/")) {
            let extension = path.rsplit('.').next().unwrap_or_default();
            if !["html", "css", "js", "txt", "xml"].contains(&extension) {
                continue;
            }
            let place = format!("{}/{path}", site.name);
            let text = std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{place}: {error}"));
            let bom = text.starts_with('\u{feff}');
            match extension {
                "xml" => assert!(!bom && text.starts_with("<?xml"), "{place}: begins with {:?}", text.chars().next()),
                "html" => assert!(bom, "{place}: no BOM"),
                _ if path == "robots.txt" => assert!(text.is_ascii(), "{place}: not ASCII"),
                _ => assert!(bom || text.is_ascii(), "{place}: no BOM"),
            }
            assert!(!text.contains('\r'), "{place}: CR");
            assert!(text.ends_with('\n') || extension == "js" || extension == "css", "{place}: no line end at its end");
            assert!(normal.is_normalized(text), "{place}: not NFC");
            let bad = text.trim_start_matches('\u{feff}').chars().find(|c| {
                matches!(c, '\u{fffd}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
                    || c.is_control() && !matches!(c, '\n' | '\t')
            });
            assert_eq!(bad, None, "{place}");
        }
    }
}

#[test]
fn a_page_in_two_languages_leads_from_each_to_the_other() {
    for site in SITES.iter() {
        let built = site.outcome.built.site().unwrap();
        let Some(other) = built.languages.get(1) else { continue };
        let prefix = format!("{other}/");
        let switch = |path: &str, tag: &str| {
            let found = site.pages[path].iter().find(|element| element.name == "a" && element.get("hreflang") == Some(tag));
            found.and_then(|element| element.get("href")).map(|address| target(path, address))
        };
        let stated = |path: &str, tag: &str| {
            let link = |element: &&Element| element.get("rel") == Some("alternate") && element.get("hreflang") == Some(tag);
            site.pages[path].iter().find(link).and_then(|element| element.get("href")).map(str::to_owned)
        };
        let mut pairs = 0;
        for path in site.pages.keys().filter(|path| page::find(built, path).is_some()) {
            let counterpart = format!("{prefix}{path}");
            if page::find(built, &counterpart).is_none() {
                continue;
            }
            pairs += 1;
            let default = built.default_lang();
            let (here, there) = (default.html(), other.html());
            assert_eq!(switch(path, there).as_ref(), Some(&counterpart), "{}/{path}", site.name);
            assert_eq!(switch(&counterpart, here).as_ref(), Some(path), "{}/{counterpart}", site.name);
            if let Some(base) = &built.base_url {
                for from in [path, &counterpart] {
                    assert_eq!(stated(from, here), Some(format!("{base}{path}")), "{}/{from}", site.name);
                    assert_eq!(stated(from, there), Some(format!("{base}{counterpart}")), "{}/{from}", site.name);
                }
            }
        }
        assert!(pairs > 20, "{}: only {pairs} pages in two languages", site.name);
    }
}

#[test]
fn every_page_says_its_own_language() {
    none(SITES.iter().flat_map(|site| {
        let built = site.outcome.built.site().unwrap();
        site.pages.iter().filter_map(move |(path, elements)| {
            let lang = built.languages.iter().skip(1).find(|lang| path.starts_with(&format!("{lang}/")));
            let wanted = lang.copied().unwrap_or(built.default_lang());
            let said = elements.first().and_then(|element| element.get("lang"));
            (said != Some(wanted.html())).then(|| format!("{}/{path}: {said:?}", site.name))
        })
    }));
}

#[test]
fn every_planned_page_is_found_by_its_path_and_every_file_can_be_had_alone() {
    for site in SITES.iter() {
        let built = &site.outcome.built;
        let inner = built.site().unwrap();
        let (plan, _) = page::plan(inner);
        for id in &plan.pages {
            let path = id.path(inner);
            assert_eq!(page::find(inner, &path), Some(*id), "{}/{path}", site.name);
        }
        assert_eq!(built.pages(), site.pages.len(), "{}", site.name);
        for (path, bytes) in &site.outcome.files {
            match built.file(path).unwrap_or_else(|error| panic!("{}/{path}: {error:?}", site.name)) {
                Some(Output::Bytes(alone)) => assert!(alone == *bytes, "{}/{path} differs", site.name),
                Some(Output::CopyOf(from)) => assert!(path.starts_with("files/"), "{path} is a copy of {from}"),
                None => panic!("{}/{path} cannot be had alone", site.name),
            }
        }
        for path in ["nothing.html", "stations/nobody.html", "stations/", "", "../content/site.yaml", "bo/404.html", "notices/page-1.html"] {
            assert!(matches!(built.file(path), Ok(None)), "{}: there is a file {path:?}", site.name);
        }
    }
}

#[test]
fn two_builds_give_the_same_bytes() {
    for (looked, (name, site)) in SITES.iter().zip(all_sites()) {
        assert_eq!(looked.name, name);
        let again = site.build_afresh().files;
        assert_eq!(again.keys().collect::<Vec<_>>(), looked.outcome.files.keys().collect::<Vec<_>>());
        none(differing(&again, &looked.outcome.files).map(|path| format!("{name}/{path}")));
    }
}

fn differing<'f>(one: &'f Files, other: &'f Files) -> impl Iterator<Item = &'f String> {
    one.iter().filter(|(path, bytes)| other.get(*path) != Some(bytes)).map(|(path, _)| path)
}

#[test]
fn sitemap_feed_and_robots_are_well_formed_and_name_pages_that_exist() {
    for site in SITES.iter() {
        let base = site.outcome.built.site().unwrap().base_url.clone();
        let robots = site.outcome.page("robots.txt");
        assert!(robots.starts_with("User-agent: *\n"), "{}", site.name);
        assert_eq!(robots.contains("Sitemap: "), base.is_some(), "{}", site.name);
        for file in ["sitemap.xml", "feed.xml"] {
            assert_eq!(site.outcome.files.contains_key(file), base.is_some(), "{}/{file}", site.name);
        }
        let Some(base) = base else { continue };
        for path in site.outcome.files.keys().filter(|path| path.ends_with(".xml")) {
            let text = site.outcome.page(path);
            let read = elements(text, Dialect::Xml).unwrap_or_else(|why| panic!("{}/{path}: {why}", site.name));
            let named = read.iter().filter(|element| element.name == "link").filter_map(|element| element.get("href"));
            let listed = text.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next());
            for address in named.chain(listed) {
                let file = address.strip_prefix(&base).unwrap_or_else(|| panic!("{path}: {address}"));
                assert!(site.outcome.files.contains_key(file), "{}/{path}: {address}", site.name);
            }
        }
        let listed = site.outcome.page("sitemap.xml").matches("<loc>").count();
        assert!(listed + 20 > site.outcome.built.pages() / 2 && listed <= site.outcome.built.pages(), "{listed}");
    }
}

#[test]
fn the_page_for_lost_visitors_has_no_relative_address() {
    for site in SITES.iter() {
        let base = site.outcome.built.site().unwrap().base_url.clone();
        let own: Vec<&str> = addresses().filter(|(of, from, ..)| of.name == site.name && *from == "404.html").map(|(.., a)| a).collect();
        match base {
            None => assert!(own.is_empty(), "{}: {own:?}", site.name),
            Some(base) => assert!(!own.is_empty() && own.iter().all(|a| a.starts_with(&base)), "{}: {own:?}", site.name),
        }
    }
}

#[test]
fn nothing_in_a_page_is_style_or_script_in_place() {
    none(SITES.iter().flat_map(|site| {
        site.pages.iter().flat_map(move |(path, elements)| {
            elements.iter().filter_map(move |element| {
                let inline = element.attributes.iter().any(|(key, _)| key == "style" || key.starts_with("on"));
                let script = element.name == "script" && element.get("src").is_none() && element.get("type") != Some("application/ld+json");
                let frame = matches!(element.name.as_str(), "style" | "iframe" | "object" | "embed" | "base");
                (inline || script || frame).then(|| format!("{}/{path}: {element:?}", site.name))
            })
        })
    }));
}

#[test]
fn every_page_states_its_charset_first_and_its_policy_next() {
    const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                          media-src 'self'; form-action 'self'; base-uri 'none'";
    none(SITES.iter().flat_map(|site| {
        site.pages.iter().filter_map(move |(path, elements)| {
            let inner: Vec<&Element> = elements.iter().skip_while(|element| element.name != "head").skip(1).take(2).collect();
            let [charset, policy] = inner.as_slice() else { return Some(format!("{}/{path}", site.name)) };
            let fine = charset.get("charset") == Some("utf-8")
                && policy.get("http-equiv") == Some("Content-Security-Policy")
                && policy.get("content") == Some(POLICY);
            (!fine).then(|| format!("{}/{path}", site.name))
        })
    }));
}

#[test]
fn no_id_stands_twice_in_a_page() {
    none(SITES.iter().flat_map(|site| {
        site.pages.iter().flat_map(move |(path, elements)| {
            let mut seen = BTreeSet::new();
            let ids = elements.iter().filter_map(|element| element.get("id"));
            let twice: Vec<String> =
                ids.filter(|id| !seen.insert(*id)).map(|id| format!("{}/{path}: {id}", site.name)).collect();
            twice
        })
    }));
}
