//! What the default theme promises, tried on every template.
#![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use super::fault::ThemeFaultKind;
use super::fixture::{Lang, frame, samples, shell};
use super::{Theme, embedded, strings};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

fn langs() -> Vec<String> {
    Lang::ALL.iter().map(|lang| lang.tag().to_owned()).collect()
}

fn default_theme() -> Theme {
    let (theme, faults) = Theme::load(&BTreeMap::new(), &langs());
    assert_eq!(faults, []);
    theme
}

fn own(files: &[(&str, &str)]) -> BTreeMap<String, Arc<[u8]>> {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), Arc::from(text.as_bytes())))
        .collect()
}

fn text(path: &str) -> &'static str {
    let (_, bytes) = embedded::FILES.iter().find(|(file, _)| *file == path).unwrap();
    std::str::from_utf8(bytes).unwrap()
}

fn texts(ending: &str) -> Vec<(&'static str, &'static str)> {
    let wanted = embedded::FILES.iter().filter(|(path, _)| path.ends_with(ending));
    wanted
        .map(|(path, bytes)| (*path, std::str::from_utf8(bytes).unwrap()))
        .collect()
}

/// Every page in both languages, full and minimal: name, HTML without the BOM.
fn pages(theme: &Theme) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for lang in Lang::ALL {
        for full in [true, false] {
            let shell = theme.shell(lang.tag(), &shell(lang, full)).unwrap();
            for sample in samples(lang, full) {
                let frame = frame(lang, sample.template, &sample.title, full);
                let name = format!("{} {} {full}", sample.template, lang.tag());
                let page = theme.page(lang.tag(), sample.template, &frame, &shell, &sample.view);
                let page = page.unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
                let html = String::from_utf8(page).unwrap();
                all.push((name, html.strip_prefix('\u{feff}').unwrap().to_owned()));
            }
        }
    }
    all
}

#[test]
fn every_template_renders_full_and_minimal_in_both_languages() {
    let theme = default_theme();
    let rendered: BTreeSet<String> = pages(&theme)
        .iter()
        .filter_map(|(name, _)| Some(name.split(' ').next()?.to_owned()))
        .collect();
    let templates: BTreeSet<String> = embedded::FILES
        .iter()
        .filter_map(|(path, _)| path.strip_prefix("templates/")?.strip_suffix(".html"))
        .filter(|name| *name != "base")
        .map(str::to_owned)
        .collect();
    assert_eq!(rendered, templates);
}

#[test]
fn every_page_has_its_landmarks_one_h1_and_no_skipped_level() {
    for (name, html) in pages(&default_theme()) {
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
        if !name.starts_with("404") {
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
    for (name, html) in pages(&default_theme()) {
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
    for (name, html) in pages(&default_theme()) {
        assert!(!html.contains("href=\"/") && !html.contains("src=\"/"), "{name}");
        if name.starts_with("404") {
            let relative = html
                .match_indices("href=\"")
                .any(|(at, _)| !html[at + 6..].starts_with("https://"));
            assert!(!relative && !html.contains("src="), "{name}");
        }
    }
}

#[test]
fn what_tests_of_the_site_hold_on_to_is_there() {
    let all: BTreeMap<String, String> = pages(&default_theme()).into_iter().collect();
    for (page, part) in [
        ("station bo true", "<html lang=\"bo\" data-root=\"../../\">"),
        ("station zh true", "<html lang=\"zh-CN\" data-root=\"../\">"),
        ("station zh true", "data-record=\"station:gamagongsang\""),
        ("station zh true", " data-breadcrumb>"),
        ("station zh true", "<a lang=\"bo\" hreflang=\"bo\" href="),
        ("station zh true", "href=\"tel:+868916323215\""),
        (
            "statistics zh true",
            "<table class=\"figures\" data-statistics=\"2022-12/2023-06\">",
        ),
        ("statistics zh true", "<tr class=\"card\" data-region=\"540102\">"),
        ("statistics zh true", "data-measure=\"home_visits\""),
        ("disclosure-catalogue zh true", "<table data-disclosure>"),
        (
            "disclosure-catalogue zh true",
            "data-item=\"operator-financial-report\" data-state=\"missing\"",
        ),
        (
            "disclosure-row zh true",
            "data-subject=\"operator:kenna\" data-period=\"2022\" data-state=\"missing\"",
        ),
        ("search zh true", "role=\"search\" data-search"),
        ("search zh true", "<p role=\"status\" data-search-status></p>"),
        ("search zh true", "data-results"),
        (
            "redirect zh true",
            "<meta http-equiv=\"refresh\" content=\"0; url=../stations/new.html\">",
        ),
    ] {
        assert!(all[page].contains(part), "{page}: {part}\n{}", all[page]);
    }
}

#[test]
fn chinese_stands_before_tibetan_in_the_heading_of_both_languages() {
    for (name, html) in pages(&default_theme()) {
        if name.starts_with("home") && name.ends_with("true") {
            let group = &html[html.find("<hgroup>").unwrap()..html.find("</hgroup>").unwrap()];
            let tibetan = group.find(super::fixture::SITE_BO).unwrap();
            assert!(group.find(super::fixture::SITE_ZH).unwrap() < tibetan, "{name}");
        }
    }
}

#[test]
fn both_strings_files_have_the_same_keys_in_the_same_order() {
    let keys = |path: &str| -> Vec<String> {
        let lines = text(path).lines().filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| Some(line.split_once(':')?.0.to_owned()))
            .collect()
    };
    assert_eq!(keys("strings/zh.yaml"), keys("strings/bo.yaml"));
    let unique: BTreeSet<String> = keys("strings/zh.yaml").into_iter().collect();
    assert_eq!(unique.len(), keys("strings/zh.yaml").len());
}

#[test]
fn a_text_left_in_chinese_is_the_chinese_one() {
    let chinese = strings::parse("zh", text("strings/zh.yaml"), "zh").unwrap();
    for (key, found) in strings::parse("bo", text("strings/bo.yaml"), "bo").unwrap() {
        if found.lang.is_some() {
            assert_eq!(
                (&found.text, found.lang.as_deref()),
                (&chinese[&key].text, Some("zh-CN")),
                "{key}"
            );
        } else {
            let han = found.text.chars().any(|c| ('\u{3400}'..'\u{a000}').contains(&c));
            assert!(!han, "{key}: {}", found.text);
        }
    }
}

#[test]
fn every_text_that_templates_ask_for_exists_and_none_is_left_over() {
    let chinese = strings::parse("zh", text("strings/zh.yaml"), "zh").unwrap();
    // Keys with a point or hyphen, and these two, are for the pages' own data.
    let for_views = |key: &str| key.contains(['.', '-']) || matches!(key, "range" | "yuan");
    let kept: BTreeSet<&str> = chinese
        .keys()
        .map(String::as_str)
        .filter(|key| !for_views(key))
        .collect();
    let used: BTreeSet<&str> = texts(".html")
        .into_iter()
        .flat_map(|(_, source)| strings::keys_used(source).into_keys())
        .collect();
    assert_eq!(used, kept);
}

#[test]
fn templates_scripts_and_styles_hold_no_visible_text() {
    for (path, source) in texts(".html")
        .into_iter()
        .chain(texts(".js"))
        .chain(texts(".css"))
    {
        // Tables of characters, not texts: their words come from the page.
        if matches!(
            path,
            "assets/traditional.js" | "assets/search.js" | "assets/search-more.js"
        ) {
            continue;
        }
        let letter = source
            .chars()
            .find(|c| matches!(c, '\u{0f00}'..='\u{0fff}' | '\u{2e80}'..='\u{fffd}'));
        assert_eq!(letter, None, "{path}");
    }
}

#[test]
fn scripts_build_no_html_from_strings_and_use_no_newer_syntax() {
    for (path, source) in texts(".js") {
        for forbidden in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "fetch(",
            "?.",
            "??",
        ] {
            assert!(!source.contains(forbidden), "{path}: {forbidden}");
        }
    }
}

#[test]
fn a_broken_own_template_is_reported_and_the_default_one_stands_in() {
    let (theme, faults) = Theme::load(
        &own(&[("templates/page.html", "{% extends \"base.html\" %}\n{% if %}")]),
        &langs(),
    );
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(
        (faults[0].file.as_str(), faults[0].line),
        ("templates/page.html", Some(2))
    );
    assert_eq!(faults[0].source_line.as_deref(), Some("{% if %}"));
    assert_eq!(pages(&theme).len(), 92);
}

#[test]
fn every_broken_own_template_is_reported_in_one_go() {
    let broken = own(&[
        (
            "templates/page.html",
            "{% extends \"base.html\" %}{% block main %}{{ v.x | nothing }}{% endblock main %}",
        ),
        ("templates/home.html", "{{ <nowhere /> }}"),
        ("templates/level.html", "{{ t.nothing }}"),
        ("templates/extra.html", "{% extends \"gone.html\" %}"),
    ]);
    let (theme, faults) = Theme::load(&broken, &langs());
    let files: BTreeSet<&str> = faults.iter().map(|fault| fault.file.as_str()).collect();
    assert_eq!(
        files.into_iter().collect::<Vec<_>>(),
        [
            "templates/extra.html",
            "templates/home.html",
            "templates/level.html",
            "templates/page.html"
        ]
    );
    assert!(faults.iter().any(|fault| matches!(&fault.kind,
        ThemeFaultKind::MissingString { key, .. } if &**key == "nothing")));
    assert_eq!(pages(&theme).len(), 92);
}

#[test]
fn an_own_base_that_default_templates_cannot_use_is_left_out() {
    let (theme, faults) = Theme::load(
        &own(&[("templates/base.html", "<p>{{ frame.title }}</p>")]),
        &langs(),
    );
    assert!(!faults.is_empty());
    assert_eq!(pages(&theme).len(), 92);
}

#[test]
fn an_own_file_replaces_the_default_one_and_changes_the_hash() {
    let (theme, faults) = Theme::load(
        &own(&[(
            "components/prose/template.html",
            "{% component prose(h) %}<b>own</b>{% endcomponent prose %}\r\n",
        )]),
        &langs(),
    );
    assert_eq!(faults, []);
    assert_ne!(theme.hash(), default_theme().hash());
    assert!(
        pages(&theme)
            .iter()
            .any(|(name, html)| name.starts_with("page zh") && html.contains("<b>own</b>"))
    );
}

#[test]
fn an_own_strings_file_holds_only_what_differs() {
    let (theme, faults) = Theme::load(&own(&[("strings/zh.yaml", "skip: \"直接看正文\"\n")]), &langs());
    assert_eq!(faults, []);
    assert_eq!(theme.word("zh", "skip"), Some(("直接看正文", None)));
    assert_eq!(theme.word("zh", "nav.home"), Some(("首页", None)));
}

#[test]
fn every_component_has_examples_and_the_review_page_shows_them() {
    let components: BTreeSet<&str> = texts("/template.html")
        .into_iter()
        .filter_map(|(path, _)| path.strip_prefix("components/")?.strip_suffix("/template.html"))
        .collect();
    let theme = default_theme();
    for lang in Lang::ALL {
        let title = lang.zh("部件");
        let shell = theme.shell(lang.tag(), &shell(lang, true)).unwrap();
        let page = theme
            .review(lang.tag(), &frame(lang, "review", &title, true), &shell)
            .unwrap();
        let html = String::from_utf8(page).unwrap();
        for component in &components {
            assert!(
                html.contains(&format!("<h2>{component}</h2>\n<h3>")),
                "{component}"
            );
        }
    }
}

#[test]
fn an_own_style_is_added_to_the_one_stylesheet_and_a_file_of_the_same_name_replaces_a_part() {
    let style = |files: &[(&str, &str)]| {
        let (theme, faults) = Theme::load(&own(files), &langs());
        assert_eq!(faults, []);
        let (_, bytes) = theme
            .assets()
            .find(|(path, _)| path.starts_with("assets/style."))
            .unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    };
    let added = style(&[("styles/8-own.css", ":root { --main: #7a1f2b; }")]);
    assert!(added.contains("--main:#7a1f2b") && added.contains("@font-face"));
    let replaced = style(&[("components/toc/style.css", ".toc { color: red; }")]);
    assert!(replaced.contains("color:red") && !replaced.contains(".toc-title"));
}

#[test]
fn texts_that_nothing_asks_for_are_one_fault_at_the_first_of_them() {
    let strings = "search: \"找\"\r\nserach: \"找\"\r\nown_words: \"好\"\r\nzzz: \"没用\"\r\n";
    let (_, faults) = Theme::load(
        &own(&[
            ("strings/zh.yaml", strings),
            ("components/mine.html", "{{ t.own_words }}"),
        ]),
        &langs(),
    );
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!((faults[0].line, faults[0].span), (Some(2), Some((15, 28))));
    let kind = ThemeFaultKind::UnknownStrings {
        keys: vec!["serach".into(), "zzz".into()],
        near: Some("search".into()),
    };
    assert_eq!(faults[0].kind, kind);
}

#[test]
fn the_place_of_a_fault_is_right_in_a_file_with_crlf() {
    let template = "{% extends \"base.html\" %}\r\n{{ t.nothing }}\r\n";
    let (_, faults) = Theme::load(&own(&[("templates/page.html", template)]), &langs());
    let (start, end) = faults[0].span.unwrap();
    assert_eq!(&template[start..end], "t.nothing }}");
}

#[test]
fn a_language_without_strings_shows_the_chinese_ones_marked_as_chinese() {
    let (theme, faults) = Theme::load(&BTreeMap::new(), &["zh".to_owned(), "en".to_owned()]);
    assert_eq!(faults, []);
    assert_eq!(
        theme.word("zh", "status.working").map(|(_, lang)| lang),
        Some(None)
    );
    assert_eq!(
        theme.word("en", "status.working").map(|(_, lang)| lang),
        Some(Some("zh-CN"))
    );
}

#[test]
fn a_failing_page_says_where_in_the_template() {
    let (theme, _) = Theme::load(&own(&[("templates/page.html", "one\n{{ v.nothing }}")]), &langs());
    let shell = theme.shell("zh", &shell(Lang::Zh, true)).unwrap();
    let sample = samples(Lang::Zh, true)
        .into_iter()
        .find(|sample| sample.template == "page")
        .unwrap();
    let frame = frame(Lang::Zh, "page", &sample.title, true);
    let fault = theme
        .page("zh", "page", &frame, &shell, &sample.view)
        .unwrap_err();
    assert_eq!(
        (fault.file.as_str(), fault.line),
        ("templates/page.html", Some(2))
    );
    assert_eq!(fault.source_line.as_deref(), Some("{{ v.nothing }}"));
}
