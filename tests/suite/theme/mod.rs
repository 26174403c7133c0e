//! What the default theme promises, tried on every template: on the site with every field and on sites with the least of
//! each kind of record, in either order of the languages.
//!
//! **You are here:** `tests/suite/theme/` — `sites` builds golden sites, with own themes too; what needs no page stands in `render/theme`.

mod sites;

use crate::support::project;
use serde_json::Value as Json;
use sites::{PAGES, Page, full, goes_on, html, long, pages, rendered};
use std::collections::{BTreeMap, BTreeSet};
use zhandian::lang::Lang;
use zhandian::page::{self, OpenFile, PageKey, Surroundings};
use zhandian::site::Kind;

/// The names of what a folder of the default theme holds, without `.html`.
fn names(folder: &str) -> BTreeSet<String> {
    let folder = project().join("themes/default").join(folder);
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries
        .map(|entry| entry.file_name().into_string().unwrap().replace(".html", ""))
        .collect()
}

#[test]
fn every_template_renders_full_and_minimal_in_both_languages() {
    let mut templates = names("templates");
    assert!(templates.remove("base"));
    for site in ["full", "least"] {
        for lang in ["zh", "bo"] {
            let of = PAGES.iter().filter(|page| page.site == site && page.lang == lang);
            let rendered: BTreeSet<String> = of.map(|page| page.template.to_owned()).collect();
            assert_eq!(rendered, templates, "{site} {lang}");
        }
    }
}

#[test]
fn lists_that_go_on_keep_the_same_promises() {
    let pages = rendered("long", long(), &[], goes_on);
    for lang in ["", "bo/"] {
        let letters = format!("{lang}a-z/");
        assert!(pages.iter().any(|page| page.path.starts_with(&letters)));
        let second = format!("{lang}notices/page-2.html");
        let html = &pages.iter().find(|page| page.path == second).unwrap().html;
        for part in [
            "rel=\"prev\"", "rel=\"next\"", "page-9.html", "aria-current=\"page\"",
        ] {
            assert!(html.contains(part), "{second}: {part}\n{html}");
        }
    }
    for page in &pages {
        has_landmarks(page);
        has_policy(page);
        has_portable_addresses(page);
    }
}

#[test]
fn every_page_has_its_landmarks_one_h1_and_no_skipped_level() {
    PAGES.iter().for_each(has_landmarks);
}

fn has_landmarks(page: &Page) {
    let (name, html) = (page.name(), &page.html);
    assert_eq!(html.matches("<h1").count(), 1, "{name}");
    assert_eq!(html.matches("<main id=\"main\"").count(), 1, "{name}");
    assert!(html.ends_with("</html>\n") && !html.contains('\r'), "{name}");
    // What a script reveals counts only with what it brings.
    let levels: Vec<u32> = html
        .match_indices("<h")
        .filter_map(|(at, _)| html[at + 2..].chars().next()?.to_digit(10))
        .filter(|level| *level > 0)
        .collect();
    let skips = levels.windows(2).any(|pair| pair[1] > pair[0] + 1);
    assert!(levels.first() == Some(&1) && !skips, "{name}: {levels:?}");
    if page.template != "404" {
        for part in [
            "<header>",
            "<footer>",
            "<nav ",
            "<a class=\"skip\" href=\"#main\">",
        ] {
            assert!(html.contains(part), "{name}: {part}");
        }
    }
}

#[test]
fn the_security_policy_stands_directly_after_the_charset() {
    PAGES.iter().for_each(has_policy);
}

fn has_policy(page: &Page) {
    const POLICY: &str = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
        script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; \
        form-action 'self'; base-uri 'none'\">";
    let (name, html) = (page.name(), &page.html);
    // The page for lost visitors has its styles in it, and names them by their hash.
    let policy = if page.template == "404" {
        POLICY.replace("style-src 'self'", &format!("style-src '{}'", style_hash(html)))
    } else {
        POLICY.to_owned()
    };
    let at = html.find(&policy).unwrap_or_else(|| panic!("{name}\n{policy}"));
    assert!(at < 512, "{name}");
    assert!(html.find("<title>").unwrap() > at, "{name}");
    for forbidden in [
        " style=", " onclick=", "<base", "<iframe", "javascript:", "type=\"module\"",
    ] {
        assert!(!html.contains(forbidden), "{name}: {forbidden}");
    }
}

/// What a policy calls the styles that stand in a page.
fn style_hash(html: &str) -> String {
    let style = html
        .split_once("<style>")
        .unwrap()
        .1
        .split_once("</style>")
        .unwrap()
        .0;
    format!("sha256-{}", crate::support::sha256_base64(style))
}

#[test]
fn no_page_holds_an_absolute_address_inside_the_site_or_a_relative_one_in_404() {
    PAGES.iter().for_each(has_portable_addresses);
}

fn has_portable_addresses(page: &Page) {
    let (name, html) = (page.name(), &page.html);
    if page.template == "404" {
        let lost = html.match_indices("href=\"").any(|(at, _)| {
            !["/", "tel:"]
                .iter()
                .any(|begin| html[at + 6..].starts_with(begin))
        });
        assert!(!lost && !html.contains("src="), "{name}");
        return;
    }
    assert!(!html.contains("href=\"/") && !html.contains("src=\"/"), "{name}");
}

#[test]
fn what_tests_of_the_site_hold_on_to_is_there() {
    let built = full().run();
    for (path, part) in [
        ("bo/stations/full.html", "<html lang=\"bo\" data-root=\"../../\">"),
        ("stations/full.html", "<html lang=\"zh-CN\" data-root=\"../\">"),
        ("stations/full.html", "data-record=\"station:full\""),
        ("stations/full.html", " data-breadcrumb>"),
        ("stations/full.html", "<a lang=\"bo\" hreflang=\"bo\" href="),
        ("stations/full.html", "href=\"tel:08916323215\""),
        (
            "statistics/index.html",
            "<table class=\"figures\" data-statistics=\"2022-12/2023-06\">",
        ),
        (
            "statistics/index.html",
            "<tr class=\"card\" data-region=\"540102\">",
        ),
        ("statistics/index.html", "data-measure=\"home_visits\""),
        ("disclosure/index.html", "<table data-disclosure>"),
        (
            "disclosure/index.html",
            "data-item=\"full\" data-state=\"missing\"",
        ),
        (
            "disclosure/full.html",
            "data-subject=\"operator:full\" data-period=\"2024\" data-state=\"missing\"",
        ),
        ("search.html", "role=\"search\" data-search"),
        ("search.html", "<p role=\"status\" data-search-status></p>"),
        ("search.html", "data-results"),
        (
            "stations/former.html",
            "<meta http-equiv=\"refresh\" content=\"0; url=../stations/full.html\">",
        ),
    ] {
        let html = html(&built, path);
        assert!(html.contains(part), "{path}: {part}\n{html}");
    }
}

#[test]
fn chinese_stands_before_tibetan_in_the_heading_of_both_languages() {
    let built = full().run();
    for path in ["index.html", "bo/index.html"] {
        let html = html(&built, path);
        let group = &html[html.find("<hgroup>").unwrap()..html.find("</hgroup>").unwrap()];
        let tibetan = group.find("རོགས་རམ").unwrap();
        assert!(group.find("示例标语").unwrap() < tibetan, "{path}");
    }
}

#[test]
fn where_an_own_template_is_broken_every_page_is_rendered_with_the_default_one() {
    let names = |pages: Vec<Page>| -> Vec<String> { pages.iter().map(Page::name).collect() };
    let default = names(pages(&[]));
    for broken in [
        &[("templates/page.html", "{% extends \"base.html\" %}\n{% if %}")][..],
        &[
            (
                "templates/page.html",
                "{% extends \"base.html\" %}{% block main %}{{ v.x | nothing }}{% endblock main %}",
            ),
            ("templates/home.html", "{{ <nowhere /> }}"),
            ("templates/level.html", "{{ t.nothing }}"),
            ("templates/extra.html", "{% extends \"gone.html\" %}"),
        ],
        // Default templates cannot use this base.
        &[("templates/base.html", "<p>{{ frame.title }}</p>")],
    ] {
        assert_eq!(names(pages(broken)), default, "{broken:?}");
    }
}

#[test]
fn an_own_component_is_on_the_pages_that_use_it() {
    let prose = "{% component prose(h) %}<b>own</b>{% endcomponent prose %}\r\n";
    let pages = rendered(
        "full",
        full(),
        &[("components/prose/template.html", prose)],
        |template| template == "page",
    );
    let mut chinese = pages.iter().filter(|page| page.lang == "zh");
    assert!(chinese.any(|page| page.html.contains("<b>own</b>")));
}

#[test]
fn every_component_has_examples_and_the_review_page_shows_them() {
    let built = full().run();
    for path in ["_review/index.html", "_review/bo/index.html"] {
        let html = html(&built, path);
        for component in names("components") {
            assert!(
                html.contains(&format!("<h2>{component}</h2>\n<h3>")),
                "{path}: {component}"
            );
        }
    }
}

/// What parts that several views share leave empty in one of them.
const NEVER: [(&str, &str); 11] = [
    ("region.near.level", "a region has stations of all levels"),
    ("stations.near.level", "the list of all stations has all levels"),
    ("notices.over.already", "a notice in a list has a state for that"),
    (
        "notices.items.over.already",
        "a notice in a list has a state for that",
    ),
    ("disclosure.posting.basis", "a disclosure does not state it"),
    ("disclosure.posting.feedback", "a disclosure does not state it"),
    (
        "ed_by.external",
        "what a document is repealed or explained by is on the site",
    ),
    (".body.lang", "a document has pages in its own languages alone"),
    ("home.categories.items", "the home page leads to categories"),
    (
        "parallel.translation.reviewed",
        "a reviewed translation is not spoken of",
    ),
    (
        "shell.publisher.contact.url",
        "a publisher's address is the site's",
    ),
];

/// Every field of every view, by template, and whether a page fills it.
fn filled(value: &Json, path: &str, all: &mut BTreeMap<String, bool>) {
    let holds = match value {
        Json::Null | Json::Bool(false) => false,
        Json::String(text) => !text.is_empty(),
        Json::Array(items) => {
            for item in items {
                filled(item, path, all);
            }
            !items.is_empty()
        }
        Json::Object(fields) => {
            for (name, field) in fields {
                filled(field, &format!("{path}.{name}"), all);
            }
            true
        }
        _ => true,
    };
    *all.entry(path.to_owned()).or_default() |= holds;
}

#[test]
fn every_field_of_every_view_is_filled_on_some_page() {
    // Which files of open data there are is known above the pages.
    let file = |set, path: &str| OpenFile {
        column: Some(0),
        lang: Some(Lang::ZH),
        len: Some(2048),
        ..OpenFile::new(set, path.to_owned(), "CSV").of_records(3)
    };
    let around = Surroundings {
        search_index: "{}".to_owned(),
        open_files: [
            file("stations", "data/stations.csv"),
            file("feeds", "data/feeds/news.xml"),
        ]
        .into(),
        ..Surroundings::default()
    };
    let mut all = BTreeMap::new();
    for (mut site, is_long) in [(full(), false), (long(), true)] {
        let built = site.run();
        let of = built.site().unwrap();
        for id in page::pages(of) {
            let made = page::make(of, &around, id);
            if !is_long || goes_on(made.template) {
                filled(
                    &serde_json::to_value(&made.view).unwrap(),
                    made.template,
                    &mut all,
                );
                filled(&serde_json::to_value(&made.frame).unwrap(), "frame", &mut all);
            }
        }
        for section in [PageKey::Home, PageKey::List(Kind::Station)] {
            let shell = page::shell(of, &around, of.languages[1], "../", section.section());
            filled(&serde_json::to_value(&shell).unwrap(), "shell", &mut all);
        }
    }
    let empty = all
        .iter()
        .filter(|(_, holds)| !**holds)
        .map(|(path, _)| path.as_str());
    let (never, missing): (Vec<&str>, Vec<&str>) =
        empty.partition(|path| NEVER.iter().any(|(end, _)| path.ends_with(end)));
    assert!(missing.is_empty(), "no page fills\n{}", missing.join("\n"));
    for (end, reason) in NEVER {
        let is_so = never.iter().any(|path| path.ends_with(end));
        assert!(is_so, "{end} is filled after all, though {reason}");
    }
}
