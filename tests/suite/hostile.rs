//! A site whose every text tries to break out of its page: nothing becomes markup, nothing runs.
//!
//! **You are here:** `tests/suite/` — the bilingual golden site with an attack at the end of every text field, read by our
//! strict reader and by html5ever (through ammonia), against one list of what pages may hold.

use crate::markup::{Dialect, Element, elements, read, text_of};
use crate::support::{Outcome, SiteTest};
use ammonia::{Builder, UrlRelative};
use serde_yaml::Value;
use std::collections::{BTreeSet, HashSet};
use std::sync::{Arc, LazyLock, Mutex};

/// What texts end with, one after the other.
const ATTACKS: [&str; 13] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "</title></textarea></script></style><script>alert(1)</script>",
    "]]><script>alert(1)</script><![CDATA[",
    "--><script>alert(1)</script><!--",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\" onmouseover=\"alert(1)",
    "{{ 7 * 7 }}{% include \"base.html\" %}",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "\\u003cscript\\u003e\\\"};alert(1);//",
];

/// Attacks that only Markdown understands; none of these links is one that a page may keep.
const MARKDOWN_ATTACKS: [&str; 9] = [
    "<div onclick=\"alert(1)\" style=\"position:fixed\">x</div>",
    "<script>alert(1)</script>",
    "<style>body{display:none}</style>",
    "<form action=\"https://evil.example/\"><input name=\"q\"></form>",
    "<base href=\"https://evil.example/\">",
    "<meta http-equiv=\"refresh\" content=\"0; url=https://evil.example/\">",
    "```html\n</code></pre><script>alert(1)</script>\n```",
    "| <img src=x onerror=alert(1)> |\n| --- |\n| </table><script>alert(1)</script> |",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
];

/// Fields that are no free text.
const NO_TEXT: [&str; 6] = ["document_number", "file", "forms", "residents", "funds", "share"];

static ELEMENTS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "a abbr article aside b bdi blockquote body br button caption code col colgroup dd del details div dl
     dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i img input ins kbd
     label legend li link main mark meta nav noscript ol option p path pre q rp rt ruby s script section select small
     span strong sub summary sup svg table tbody td template tfoot th thead time title tr u ul"
        .split_whitespace()
        .collect()
});

/// Beside `data-…` and `aria-…`.
static ATTRIBUTES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    "align alt async autocapitalize autocomplete charset checked class cite colspan content d datetime defer dir download
     enterkeyhint for headers height hidden href hreflang http-equiv id lang loading media name open property readonly rel role
     rowspan scope spellcheck src start tabindex title type value viewbox viewBox width"
        .split_whitespace()
        .collect()
});

/// What no page may hold, though browsers know it.
const FORBIDDEN: &str = "applet area audio base canvas center embed font frame frameset iframe map math \
                         menu mtext mglyph annotation-xml marquee object param picture plaintext portal \
                         source style animate set use image foreignobject text textarea track video \
                         xmp";

static PLAIN: LazyLock<Outcome> = LazyLock::new(|| SiteTest::golden("bilingual").build().good());
static HOSTILE: LazyLock<Outcome> = LazyLock::new(|| hostile().build().good());

/// The bilingual site, attacked.
fn hostile() -> SiteTest {
    let mut site = SiteTest::golden("bilingual");
    let paths: Vec<String> = site.tree.files().map(|file| file.path.to_string()).collect();
    let mut count = 0;
    for path in &paths {
        let text = || site.text(path);
        let attacked = match path.rsplit('.').next() {
            Some("yaml") => attacked(&text(), &mut count),
            Some("md") => {
                let text = text();
                let (front, body) = text.strip_prefix("---\n").unwrap().split_once("\n---\n").unwrap();
                let front = attacked(front, &mut count);
                let attack = MARKDOWN_ATTACKS.join("\n\n");
                format!(
                    "---\n{front}---\n{body}\n\n{attack}\n\n{}\n",
                    ATTACKS.join("\n\n")
                )
            }
            _ => continue,
        };
        site.write(path, attacked);
    }
    assert!(count > 150, "only {count} texts were attacked");
    site
}

fn attacked(yaml: &str, count: &mut usize) -> String {
    let mut value: Value = serde_yaml::from_str(yaml).unwrap();
    attack(&mut value, count);
    serde_yaml::to_string(&value).unwrap()
}

/// Texts are the values that hold more than ASCII: ids, codes, dates and words of closed lists do not.
fn attack(value: &mut Value, count: &mut usize) {
    match value {
        Value::String(text) if !text.is_ascii() => {
            text.push_str(ATTACKS[*count % ATTACKS.len()]);
            *count += 1;
        }
        Value::Sequence(list) => list.iter_mut().for_each(|item| attack(item, count)),
        Value::Mapping(map) => {
            for (key, value) in map.iter_mut() {
                if !key.as_str().is_some_and(|key| NO_TEXT.contains(&key)) {
                    attack(value, count);
                }
            }
        }
        _ => {}
    }
}

fn pages(outcome: &Outcome) -> impl Iterator<Item = (&str, &str)> {
    outcome
        .files
        .keys()
        .filter(|path| path.ends_with(".html"))
        .map(|path| (path.as_str(), outcome.page(path)))
}

/// A page without the bars of its charts, which only the statistics pages have, and which are shapes alone.
fn without_charts(path: &str, text: &str) -> String {
    if !path.ends_with("statistics/index.html") {
        return text.to_owned();
    }
    let mut rest = text;
    let mut plain = String::new();
    while let Some(start) = rest.find("<svg aria-hidden=\"true\" width=") {
        let end = start + rest[start..].find("</svg>").expect("a chart ends") + "</svg>".len();
        let chart = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>{}", &rest[start..end]);
        for element in elements(&chart, Dialect::Xml).unwrap() {
            let known = ["svg", "rect"].contains(&element.name.as_str());
            assert!(known, "{path}: <{}> in a chart", element.name);
            for (key, _) in &element.attributes {
                let harmless = CHART_ATTRIBUTES.contains(&key.to_lowercase().as_str());
                assert!(harmless, "{path}: {key} in a chart");
            }
        }
        plain.push_str(&rest[..start]);
        rest = &rest[end..];
    }
    plain.push_str(rest);
    plain
}

/// The page for lost visitors without its own styles: one piece, which its policy names by its hash.
fn without_own_style(path: &str, text: String) -> String {
    if path != "404.html" {
        return text;
    }
    let (before, rest) = text.split_once("<style>").unwrap();
    let (style, after) = rest.split_once("</style>").unwrap();
    let hash = crate::support::sha256_base64(style);
    assert!(before.contains(&format!("style-src 'sha256-{hash}'")), "{style}");
    format!("{before}{after}")
}

/// No `style`, no `href`, nothing that begins with `on`.
const CHART_ATTRIBUTES: [&str; 6] = ["aria-hidden", "y", "width", "height", "fill", "stroke"];

/// Why an element may not be in a page.
fn fault(element: &str, attribute: Option<(&str, &str)>) -> Option<String> {
    if !ELEMENTS.contains(&element) {
        return Some(format!("<{element}>"));
    }
    let (key, value) = attribute?;
    let known = ATTRIBUTES.contains(&key) || key.starts_with("data-") || key.starts_with("aria-");
    let address = matches!(key, "href" | "src" | "cite") && !harmless(value);
    (!known || address).then(|| format!("<{element} {key}={value:?}>"))
}

/// Whether following or loading an address runs nothing.
fn harmless(address: &str) -> bool {
    let address: String = address
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .collect();
    let scheme = address
        .find([':', '/', '?', '#'])
        .filter(|at| address[*at..].starts_with(':'));
    scheme.is_none_or(|at| {
        ["http", "https", "tel", "mailto", "geo"].contains(&address[..at].to_lowercase().as_str())
    })
}

#[test]
fn every_page_still_holds_only_what_pages_may_hold() {
    for (path, text) in pages(&HOSTILE) {
        let text = without_own_style(path, without_charts(path, text));
        let read = elements(&text, Dialect::Html).unwrap_or_else(|why| panic!("{path}: {why}"));
        for element in &read {
            let of_attribute = |(key, value): &(String, String)| fault(&element.name, Some((key, value)));
            let fault =
                fault(&element.name, None).or_else(|| element.attributes.iter().find_map(of_attribute));
            assert_eq!(fault, None, "{path}");
        }
    }
}

#[test]
fn no_attack_adds_a_script_a_style_a_form_or_a_statement_to_a_page() {
    let of = |text: &str| -> Vec<Element> {
        let read = elements(text, Dialect::Html).unwrap();
        let active = |element: &Element| {
            matches!(
                element.name.as_str(),
                "script" | "link" | "meta" | "form" | "input" | "button" | "svg" | "template"
            )
        };
        let skeleton = |element: Element| {
            // What a page says of itself may hold the attack as text.
            let attributes = element
                .attributes
                .into_iter()
                .filter(|(key, _)| key != "content")
                .collect();
            Element {
                name: element.name,
                attributes,
            }
        };
        read.into_iter().filter(active).map(skeleton).collect()
    };
    let attacked: BTreeSet<&str> = pages(&HOSTILE).map(|(path, _)| path).collect();
    assert_eq!(
        attacked,
        pages(&PLAIN).map(|(path, _)| path).collect(),
        "other pages"
    );
    for (path, text) in pages(&PLAIN) {
        let names =
            |all: Vec<Element>| -> Vec<String> { all.into_iter().map(|element| element.name).collect() };
        assert_eq!(names(of(HOSTILE.page(path))), names(of(text)), "{path}");
    }
}

#[test]
fn a_browsers_parser_sees_the_same() {
    let all: HashSet<&str> = ELEMENTS
        .iter()
        .copied()
        .chain(FORBIDDEN.split_whitespace())
        .collect();
    let letters: Vec<String> = ('a'..='z').map(String::from).collect();
    for (path, text) in pages(&HOSTILE) {
        let text = &without_own_style(path, without_charts(path, text));
        let seen: Arc<Mutex<BTreeSet<String>>> = Arc::default();
        let clean = |tags: HashSet<&str>| {
            let seen = Arc::clone(&seen);
            Builder::empty()
                .tags(tags)
                .clean_content_tags(HashSet::new())
                .generic_attribute_prefixes(letters.iter().map(String::as_str).collect())
                .url_schemes(
                    [
                        "http", "https", "tel", "mailto", "geo", "javascript", "data", "vbscript",
                    ]
                    .into(),
                )
                .url_relative(UrlRelative::PassThrough)
                .link_rel(None)
                .attribute_filter(move |element, key, value| {
                    seen.lock().unwrap().extend(fault(element, Some((key, value))));
                    Some(value.into())
                })
                .clean(text)
                .to_string()
        };
        let whole = clean(all.clone());
        let allowed = clean(ELEMENTS.iter().copied().collect());
        assert!(whole == allowed, "{path}: an element that no page may hold");
        assert_eq!(*seen.lock().unwrap(), BTreeSet::new(), "{path}");
    }
}

#[test]
fn the_html5_parser_of_this_test_sees_what_it_should() {
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let inner = Arc::clone(&seen);
    Builder::empty()
        .tags(["a", "svg"].into())
        .clean_content_tags(HashSet::new())
        .generic_attribute_prefixes(["h", "o"].into())
        .url_schemes(["javascript"].into())
        .attribute_filter(move |element, key, value| {
            inner.lock().unwrap().extend(fault(element, Some((key, value))));
            Some(value.into())
        })
        .clean("<a href=javascript:alert(1)>x</a><svg/onload=alert(1)>");
    assert_eq!(seen.lock().unwrap().len(), 2, "{seen:?}");
}

#[test]
fn attacks_show_as_the_text_they_are() {
    for path in [
        "stations/gamagongsang.html",
        "notices/posting-now.html",
        "services/elderly/meal-help.html",
    ] {
        let heading = |outcome: &Outcome| {
            let pieces = read(outcome.page(path), Dialect::Html).unwrap();
            text_of(&pieces, |element| element.name == "h1").unwrap()
        };
        let (plain, attacked) = (heading(&PLAIN), heading(&HOSTILE));
        let attack = attacked.trim().strip_prefix(plain.trim());
        assert!(
            attack.is_some_and(|attack| ATTACKS.contains(&attack)),
            "{path}: {attacked}"
        );
    }
    let shown = pages(&HOSTILE).map(|(_, text)| text).collect::<String>();
    assert!(shown.contains("{{ 7 * 7 }}"), "a text was taken for a template");
    assert!(
        shown.contains("&amp;lt;script&amp;gt;alert(1)"),
        "references in a text were resolved"
    );
}

#[test]
fn feed_sitemap_and_search_data_stay_what_they_are() {
    for path in ["feed.xml", "sitemap.xml"] {
        let names = |outcome: &Outcome| -> Vec<String> {
            let read =
                elements(outcome.page(path), Dialect::Xml).unwrap_or_else(|why| panic!("{path}: {why}"));
            read.into_iter().map(|element| element.name).collect()
        };
        assert_eq!(names(&HOSTILE), names(&PLAIN), "{path}");
    }
    for path in HOSTILE
        .files
        .keys()
        .filter(|path| path.starts_with("data/search/"))
    {
        let text = HOSTILE.page(path);
        let data = text
            .trim_start_matches('\u{FEFF}')
            .trim_end()
            .strip_prefix("zhandian.put(")
            .and_then(|data| data.strip_suffix(");"))
            .unwrap_or_else(|| panic!("{path} is no data"));
        serde_json::from_str::<serde_json::Value>(&format!("[{data}]"))
            .unwrap_or_else(|why| panic!("{path}: {why}"));
        // Old browsers end a string at these.
        assert!(!text.contains(['\u{2028}', '\u{2029}']), "{path}");
    }
}

#[test]
fn open_data_stays_what_it_is() {
    // The names of lines in a calendar or card; how many rows a table has; the names of an object.
    let form = |outcome: &Outcome, path: &str| -> Vec<String> {
        let text = outcome.page(path);
        if path.ends_with(".json") {
            let value: serde_json::Value =
                serde_json::from_str(text).unwrap_or_else(|why| panic!("{path}: {why}"));
            value.as_object().unwrap().keys().cloned().collect()
        } else if path.ends_with(".csv") {
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let rows = reader.records().map(|row| row.unwrap().len().to_string());
            rows.collect()
        } else {
            let unfolded = text.replace("\r\n ", "");
            let name = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
            unfolded.lines().map(name).collect()
        }
    };
    let ends = [".json", ".csv", ".ics", ".vcf"];
    let mut seen = 0;
    for path in PLAIN.files.keys().filter(|path| path.starts_with("data/")) {
        if !ends.iter().any(|end| path.ends_with(end)) || !HOSTILE.files.contains_key(path) {
            continue;
        }
        assert_eq!(form(&HOSTILE, path), form(&PLAIN, path), "{path}");
        seen += 1;
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn an_address_that_runs_is_refused() {
    let station = "content/stations/streets/gamagongsang.yaml";
    for address in [
        "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example/",
        "file:///etc/passwd",
    ] {
        let mut site = SiteTest::golden("bilingual");
        let outcome = site.append(station, &format!("website: \"{address}\"\n")).build();
        assert!(outcome.built.has_errors(), "{address} is taken as a website");
    }
    for target in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java&#10;script:alert(1)",
        "data:text/html,x",
        "vbscript:x",
    ] {
        let mut site = SiteTest::golden("bilingual");
        let text =
            format!("\n[x]({target}) ![x]({target}) <a href=\"{target}\">x</a>\n\n[y][y]\n\n[y]: {target}\n");
        let outcome = site.append("content/notices/welcome.md", &text).build();
        if outcome.built.has_errors() {
            continue;
        }
        let read = elements(outcome.page("notices/welcome.html"), Dialect::Html).unwrap();
        let bad = read
            .iter()
            .flat_map(|element| &element.attributes)
            .find(|(key, value)| matches!(key.as_str(), "href" | "src") && !harmless(value));
        assert_eq!(bad, None, "{target}");
    }
}
