//! A theme's texts, and the faults of own files. What pages look like is tried in `tests/suite/theme.rs`.
#![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use super::*;
use std::collections::BTreeSet;

fn langs() -> Vec<String> {
    ["zh", "bo"].map(str::to_owned).into()
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
            "assets/traditional.js"
                | "assets/search.js"
                | "assets/search-more.js"
                | "assets/search-facets.js"
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
            "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch(", "??",
        ] {
            assert!(!source.contains(forbidden), "{path}: {forbidden}");
        }
        // Before a digit it is a choice, `a?.5:1`, that every browser reads.
        let chained = source
            .match_indices("?.")
            .find(|(at, _)| !source[at + 2..].starts_with(|c: char| c.is_ascii_digit()));
        assert_eq!(chained, None, "{path}");
    }
}

#[test]
fn a_broken_own_template_is_reported() {
    let (_, faults) = Theme::load(
        &own(&[("templates/page.html", "{% extends \"base.html\" %}\n{% if %}")]),
        &langs(),
    );
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(
        (faults[0].file.as_str(), faults[0].line),
        ("templates/page.html", Some(2))
    );
    assert_eq!(faults[0].source_line.as_deref(), Some("{% if %}"));
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
    let (_, faults) = Theme::load(&broken, &langs());
    let files: BTreeSet<&str> = faults.iter().map(|fault| fault.file.as_str()).collect();
    assert_eq!(
        files.into_iter().collect::<Vec<_>>(),
        [
            "templates/extra.html", "templates/home.html", "templates/level.html", "templates/page.html"
        ]
    );
    assert!(faults.iter().any(|fault| matches!(&fault.kind,
        ThemeFaultKind::MissingString { key, .. } if &**key == "nothing")));
}

#[test]
fn an_own_base_that_default_templates_cannot_use_is_reported() {
    let (_, faults) = Theme::load(
        &own(&[("templates/base.html", "<p>{{ frame.title }}</p>")]),
        &langs(),
    );
    assert!(!faults.is_empty());
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
}

#[test]
fn an_own_strings_file_holds_only_what_differs() {
    let (theme, faults) = Theme::load(&own(&[("strings/zh.yaml", "skip: \"直接看正文\"\n")]), &langs());
    assert_eq!(faults, []);
    assert_eq!(theme.word("zh", "skip"), Some(("直接看正文", None)));
    assert_eq!(theme.word("zh", "nav.home"), Some(("首页", None)));
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
    let replaced = style(&[("components/prose/style.css", ".prose { color: red; }")]);
    assert!(replaced.contains("color:red") && !replaced.contains(".prose blockquote"));
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
    let shell = ShellHtml {
        parts: Value::from(Map::new()),
    };
    let nothing = BTreeMap::<String, String>::new();
    let fault = theme.page("zh", "page", &nothing, &shell, &nothing).unwrap_err();
    assert_eq!(
        (fault.file.as_str(), fault.line),
        ("templates/page.html", Some(2))
    );
    assert_eq!(fault.source_line.as_deref(), Some("{{ v.nothing }}"));
}

/// A page of an own theme whose main part is this; the fault's file, line and words.
fn bounded(main: &str) -> (String, Option<u32>, String) {
    let base = "<!doctype html>\n{% block main %}{% endblock main %}\n";
    let page =
        format!("{{% extends \"bare.html\" %}}\n\n{{% block main %}}\n{main}\n{{% endblock main %}}\n");
    let files = own(&[("templates/bare.html", base), ("templates/search.html", &page)]);
    let (theme, _) = Theme::load(&files, &langs());
    let none: BTreeMap<String, String> = BTreeMap::new();
    let shell = ShellHtml {
        parts: Value::from(Map::new()),
    };
    let fault = theme.page("zh", "search", &none, &shell, &none).unwrap_err();
    (fault.file, fault.line, fault.message)
}

#[test]
fn a_template_without_end_is_a_fault_with_its_name_and_line() {
    let file = "templates/search.html".to_owned();
    assert_eq!(
        bounded("{% for a in range(end=90000) %}{% for b in range(end=90000) %}{% endfor %}{% endfor %}"),
        (
            file.clone(),
            Some(4),
            "the page takes more than a million turns of its loops".to_owned()
        )
    );
    assert_eq!(
        bounded("{% set s = \"站\" %}\n{% for a in range(end=99) %}{% set_global s = s ~ s %}{% endfor %}"),
        (
            file.clone(),
            Some(5),
            "a value that the template sets or makes is longer than 256 KiB".to_owned()
        )
    );
    let row = "ཀ".repeat(2000);
    let (found, _, words) = bounded(&format!("{{% for a in range(end=90000) %}}{row}{{% endfor %}}"));
    assert_eq!((found, words.as_str()), (file, "the page is larger than 32 MiB"));
}
