//! What holds for pages: languages point at each other, each can be had alone, nothing runs, no id stands twice.
//!
//! **You are here:** `tests/suite/output/` — rules C and H2 of portable-output.md, and the promises of `Built`.

use super::{Looked, SITES, none, target};
use crate::markup::Element;
use crate::support::{Files, SiteTest, all_sites, sha256_base64};
use std::collections::BTreeSet;
use zhandian::build::Output;
use zhandian::page;

#[test]
fn a_page_in_two_languages_leads_from_each_to_the_other() {
    for site in SITES.iter() {
        let built = site.outcome.built.site().unwrap();
        let Some(other) = built.languages.get(1) else {
            continue;
        };
        let prefix = format!("{other}/");
        let switch = |path: &str, tag: &str| {
            let found = site.pages[path]
                .iter()
                .find(|element| element.name == "a" && element.get("hreflang") == Some(tag));
            found
                .and_then(|element| element.get("href"))
                .map(|address| target(path, address))
        };
        let stated = |path: &str, tag: &str| {
            let link = |element: &&Element| {
                element.get("rel") == Some("alternate") && element.get("hreflang") == Some(tag)
            };
            site.pages[path]
                .iter()
                .find(link)
                .and_then(|element| element.get("href"))
                .map(str::to_owned)
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
            assert_eq!(
                switch(path, there).as_ref(),
                Some(&counterpart),
                "{}/{path}",
                site.name
            );
            assert_eq!(
                switch(&counterpart, here).as_ref(),
                Some(path),
                "{}/{counterpart}",
                site.name
            );
            if let Some(base) = &built.base_url {
                for from in [path, &counterpart] {
                    assert_eq!(
                        stated(from, here),
                        Some(format!("{base}{path}")),
                        "{}/{from}",
                        site.name
                    );
                    assert_eq!(
                        stated(from, there),
                        Some(format!("{base}{counterpart}")),
                        "{}/{from}",
                        site.name
                    );
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
            let lang = built
                .languages
                .iter()
                .skip(1)
                .find(|lang| path.starts_with(&format!("{lang}/")));
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
        for id in page::pages(inner) {
            let path = id.path(inner);
            assert_eq!(page::find(inner, &path), Some(id), "{}/{path}", site.name);
        }
        assert_eq!(built.pages(), site.pages.len(), "{}", site.name);
        for (path, bytes) in &site.outcome.files {
            match built
                .file(path)
                .unwrap_or_else(|error| panic!("{}/{path}: {error:?}", site.name))
            {
                Some(Output::Bytes(alone)) => assert!(alone == *bytes, "{}/{path} differs", site.name),
                Some(Output::CopyOf(from)) => {
                    assert!(path.starts_with("files/"), "{path} is a copy of {from}");
                }
                None => panic!("{}/{path} cannot be had alone", site.name),
            }
        }
        for path in [
            "nothing.html", "stations/nobody.html", "stations/", "", "../content/site.yaml", "bo/404.html",
            "notices/page-1.html",
        ] {
            assert!(
                matches!(built.file(path), Ok(None)),
                "{}: there is a file {path:?}",
                site.name
            );
        }
    }
}

#[test]
fn two_builds_give_the_same_bytes() {
    for (looked, (name, site)) in SITES.iter().zip(all_sites()) {
        assert_eq!(looked.name, name);
        let again = site.build_afresh().files;
        assert_eq!(
            again.keys().collect::<Vec<_>>(),
            looked.outcome.files.keys().collect::<Vec<_>>()
        );
        none(differing(&again, &looked.outcome.files).map(|path| format!("{name}/{path}")));
    }
}

fn differing<'f>(one: &'f Files, other: &'f Files) -> impl Iterator<Item = &'f String> {
    one.iter()
        .filter(|(path, bytes)| other.get(*path) != Some(bytes))
        .map(|(path, _)| path)
}

#[test]
fn nothing_in_a_page_is_style_or_script_in_place() {
    none(SITES.iter().flat_map(|site| {
        site.pages.iter().flat_map(move |(path, elements)| {
            elements.iter().filter_map(move |element| {
                let inline = element
                    .attributes
                    .iter()
                    .any(|(key, _)| key == "style" || key.starts_with("on"));
                let script = element.name == "script"
                    && element.get("src").is_none()
                    && element.get("type") != Some("application/ld+json");
                // The page for lost visitors is styled on hosts where no other address holds.
                let style = element.name == "style" && path != "404.html";
                let frame = matches!(element.name.as_str(), "iframe" | "object" | "embed" | "base");
                (inline || script || style || frame).then(|| format!("{}/{path}: {element:?}", site.name))
            })
        })
    }));
}

#[test]
fn every_page_states_its_charset_first_and_its_policy_next() {
    const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                          media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";
    none(SITES.iter().flat_map(|site| {
        site.pages.iter().filter_map(move |(path, elements)| {
            let inner: Vec<&Element> = elements
                .iter()
                .skip_while(|element| element.name != "head")
                .skip(1)
                .take(2)
                .collect();
            let [charset, policy] = inner.as_slice() else {
                return Some(format!("{}/{path}", site.name));
            };
            let own = match path.as_str() {
                "404.html" => POLICY.replace(
                    "style-src 'self'",
                    &format!("style-src '{}'", style_hash(site, path)),
                ),
                _ => POLICY.to_owned(),
            };
            let fine = charset.get("charset") == Some("utf-8")
                && policy.get("http-equiv") == Some("Content-Security-Policy")
                && policy.get("content") == Some(&*own);
            (!fine).then(|| format!("{}/{path}", site.name))
        })
    }));
}

/// What a policy calls the styles that stand in a page.
fn style_hash(site: &Looked, path: &str) -> String {
    let html = site.outcome.page(path);
    let style = html
        .split_once("<style>")
        .unwrap()
        .1
        .split_once("</style>")
        .unwrap()
        .0;
    format!("sha256-{}", sha256_base64(style))
}

#[test]
fn no_id_stands_twice_in_a_page() {
    none(SITES.iter().flat_map(|site| {
        site.pages.iter().flat_map(move |(path, elements)| {
            let mut seen = BTreeSet::new();
            let ids = elements.iter().filter_map(|element| element.get("id"));
            let twice: Vec<String> = ids
                .filter(|id| !seen.insert(*id))
                .map(|id| format!("{}/{path}: {id}", site.name))
                .collect();
            twice
        })
    }));
}

#[test]
fn a_station_says_open_now_only_while_it_works() {
    let source = "content/stations/streets/gamagongsang.yaml";
    let reckons = |site: &mut SiteTest| {
        let outcome = site.build();
        let page = outcome.page("stations/gamagongsang.html");
        assert!(page.contains("09:30–13:00"), "the hours are shown in any case");
        // Other stations that are named on its page say it of themselves.
        let own = page.split_once("<div class=\"visit\"").unwrap().1;
        let own = own.split_once("<div class=\"secondary\">").unwrap().0;
        own.contains("data-open-now") || own.contains("data-hours")
    };
    let mut site = SiteTest::golden("bilingual");
    assert!(reckons(&mut site));
    site.replace(source, "status: working", "status: temporarily-closed");
    assert!(!reckons(&mut site));
}
