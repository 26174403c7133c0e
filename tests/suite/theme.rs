//! What the default theme promises, tried on every template: on the site with every field and on sites with the least of
//! each kind of record, in either order of the languages.
//!
//! **You are here:** `tests/suite/` — builds golden sites with own themes; what needs no page stands in `render/theme`.

use crate::support::{SiteTest, project};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use zhandian::build::{Built, Output};
use zhandian::page::{self, Surroundings};

/// A rendered page.
struct Page {
    site: &'static str,
    template: &'static str,
    lang: String,
    /// Below the output's folder.
    path: String,
    /// Without the BOM.
    html: String,
}

impl Page {
    /// For assertions that fail.
    fn name(&self) -> String {
        format!("{}: {} ({} {})", self.site, self.path, self.template, self.lang)
    }
}

/// The site with every field, drafts included, in Chinese and Tibetan.
fn full() -> SiteTest {
    let mut site = SiteTest::golden("every-field");
    site.options.site.drafts = true;
    site.replace("content/site.yaml", "theme: default\n", "");
    site
}

/// A site that says no more than it must, with a record of each kind that does not either.
fn least() -> SiteTest {
    let mut site = SiteTest::golden("minimal");
    site.replace("content/site.yaml", "languages: [zh]", "languages: [zh, bo]");
    site.append(
        "content/site.yaml",
        "notice_categories: [{id: least, name: 甲}]\n",
    );
    for (path, text) in [
        ("regions.yaml", "[{code: 5401, name: 甲}]"),
        ("operators/least.yaml", "name: 甲"),
        (
            "services/least.yaml",
            "{name: 甲, items: [{id: least, name: 甲}]}",
        ),
        ("audiences.yaml", "[{id: least, name: 甲}]"),
        (
            "disclosure/catalogue.yaml",
            "[{id: least, level1: 甲, level2: 甲, time_limit: {standing: true}}]",
        ),
        (
            "disclosure/items/least.md",
            "---\n{item: least, title: 甲, date: 2026-01-05}\n---\n",
        ),
        ("disclosure/items/least.bo.md", "---\ntitle: ཀ\n---\n"),
        (
            "notices/least.md",
            "---\n{title: 甲, date: 2026-01-05, category: least}\n---\n",
        ),
        ("notices/least.bo.md", "---\ntitle: ཀ\n---\n"),
        ("pages/least.md", "---\ntitle: 甲\n---\n"),
        ("pages/least.bo.md", "---\ntitle: ཀ\n---\n"),
    ] {
        site.write(&format!("content/{path}"), text);
    }
    site
}

/// The same with Tibetan as the first language: there alone is a page of its own for what is not found, and for the
/// two languages side by side.
fn tibetan_first(mut site: SiteTest) -> SiteTest {
    site.replace("content/site.yaml", "languages: [zh, bo]", "languages: [bo, zh]");
    let paths = site.tree.files().map(|file| file.path.to_string());
    let translations: Vec<String> = paths.filter(|path| path.ends_with(".bo.md")).collect();
    for path in translations {
        site.rename(&path, &path.replace(".bo.md", ".zh.md"));
    }
    site
}

/// Lists of many pages: nine of notices, and A–Z by letters.
fn long() -> SiteTest {
    let mut site = full();
    for at in 0..170 {
        site.write(
            &format!("content/notices/n{at}.md"),
            format!("---\n{{title: 示例{at}, date: 2026-01-05, category: least}}\n---\n"),
        );
    }
    for at in 0..1000 {
        site.write(
            &format!("content/pages/p{at}.md"),
            format!("---\ntitle: 示例{at}\n---\n"),
        );
    }
    site
}

/// Every page of a site whose template is wanted, with the files of an own theme.
///
/// *Panics* where a page cannot be rendered.
fn rendered(
    name: &'static str,
    mut site: SiteTest,
    theme: &[(&str, &str)],
    wanted: impl Fn(&str) -> bool,
) -> Vec<Page> {
    if !theme.is_empty() {
        site.append("content/site.yaml", "theme: own\n");
    }
    for (path, text) in theme {
        site.write(&format!("themes/own/{path}"), text);
    }
    let built = site.run();
    let of = built.site().unwrap_or_else(|| panic!("{name} cannot be built"));
    let template = |id| page::make(of, &Surroundings::default(), id).template;
    let pages = page::pages(of).into_iter();
    let pages = pages.map(|id| (template(id), id.lang, id.path(of)));
    let (redirects, _) = page::redirects(of);
    let redirects = redirects
        .into_iter()
        .map(|(path, id)| ("redirect", id.lang, path));
    pages
        .chain(redirects)
        .filter(|(template, ..)| wanted(template))
        .map(|(template, lang, path)| Page {
            site: name,
            template,
            lang: lang.tag().to_owned(),
            html: html(&built, &path),
            path,
        })
        .collect()
}

fn html(built: &Built, path: &str) -> String {
    match built.file(path) {
        Ok(Some(Output::Bytes(bytes))) => {
            let text = String::from_utf8(bytes).unwrap();
            text.strip_prefix('\u{feff}').unwrap().to_owned()
        }
        other => panic!("{path}: {other:?}"),
    }
}

/// Every template with everything and with little, in both languages.
fn pages(theme: &[(&str, &str)]) -> Vec<Page> {
    let mut all = rendered("full", full(), theme, |_| true);
    all.extend(rendered(
        "full",
        tibetan_first(full()),
        theme,
        alone_in_the_first_language,
    ));
    all.extend(rendered("least", least(), theme, |_| true));
    all.extend(rendered(
        "least",
        tibetan_first(least()),
        theme,
        alone_in_the_first_language,
    ));
    all
}

/// What has a page in the first language only.
fn alone_in_the_first_language(template: &str) -> bool {
    matches!(template, "404" | "parallel")
}

/// The same with the default theme, and with lists that go on.
static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let mut all = pages(&[]);
    all.extend(rendered("long", long(), &[], |template| {
        matches!(template, "a-z" | "notices")
    }));
    all
});

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
fn lists_that_go_on_have_all_their_parts() {
    let long = |path: &str| {
        let mut pages = PAGES.iter().filter(|page| page.site == "long");
        let page = pages.find(|page| page.path == path);
        page.unwrap_or_else(|| panic!("there is no {path}"))
    };
    for lang in ["", "bo/"] {
        let second = &long(&format!("{lang}notices/page-2.html")).html;
        for part in [
            "rel=\"prev\"",
            "rel=\"next\"",
            "page-9.html",
            "aria-current=\"page\"",
        ] {
            assert!(second.contains(part), "{lang}: {part}\n{second}");
        }
        assert!(
            PAGES
                .iter()
                .any(|page| page.site == "long" && page.path.starts_with(&format!("{lang}a-z/")))
        );
    }
}

#[test]
fn every_page_has_its_landmarks_one_h1_and_no_skipped_level() {
    for page in &*PAGES {
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
}

#[test]
fn the_security_policy_stands_directly_after_the_charset() {
    const POLICY: &str = "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
        script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; \
        form-action 'self'; base-uri 'none'\">";
    for page in &*PAGES {
        let (name, html) = (page.name(), &page.html);
        let at = html.find(POLICY).unwrap_or_else(|| panic!("{name}"));
        assert!(at < 512, "{name}");
        assert!(html.find("<title>").unwrap() > at, "{name}");
        for forbidden in [
            " style=",
            " onclick=",
            "<base",
            "<iframe",
            "javascript:",
            "type=\"module\"",
        ] {
            assert!(!html.contains(forbidden), "{name}: {forbidden}");
        }
    }
}

#[test]
fn no_page_holds_an_absolute_address_inside_the_site_or_a_relative_one_in_404() {
    for page in &*PAGES {
        let (name, html) = (page.name(), &page.html);
        assert!(!html.contains("href=\"/") && !html.contains("src=\"/"), "{name}");
        if page.template == "404" {
            let relative = html
                .match_indices("href=\"")
                .any(|(at, _)| !html[at + 6..].starts_with("https://"));
            assert!(!relative && !html.contains("src="), "{name}");
        }
    }
}

#[test]
fn what_tests_of_the_site_hold_on_to_is_there() {
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
        let page = PAGES.iter().find(|page| page.site == "full" && page.path == path);
        let html = &page.unwrap_or_else(|| panic!("there is no {path}")).html;
        assert!(html.contains(part), "{path}: {part}\n{html}");
    }
}

#[test]
fn chinese_stands_before_tibetan_in_the_heading_of_both_languages() {
    for path in ["index.html", "bo/index.html"] {
        let page = PAGES.iter().find(|page| page.site == "full" && page.path == path);
        let html = &page.unwrap().html;
        let group = &html[html.find("<hgroup>").unwrap()..html.find("</hgroup>").unwrap()];
        let tibetan = group.find("ཞབས་ཞུའི་དཀར་ཆག").unwrap();
        assert!(group.find("示例服务目录").unwrap() < tibetan, "{path}");
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
