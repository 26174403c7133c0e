//! Word documents at the library's doors: every character of each is in the text, in a field or on the list of what is left out.
//!
//! **You are here:** `tests/suite/` — the documents and what is expected of them stand in `tests/word/`; its script has an
//! independent reader, so that nothing here needs Python.

mod damaged;
mod pasted;
mod pictures;

use crate::support::project;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use zhandian::markdown::{MarkdownOptions, to_html};
use zhandian::word::{self, Document, Offered};

/// The cases: file → what is expected.
fn cases() -> BTreeMap<String, Json> {
    let text = std::fs::read_to_string(project().join("tests/word/expected.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(project().join("tests/word/files").join(name)).unwrap()
}

/// A document as it was read, its fields, and its Markdown.
fn read(name: &str) -> (Document, Offered, String) {
    let mut document = word::read(&bytes(name)).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
    let offered = word::offer(&mut document);
    let shown = |at: usize| {
        Some((
            format!("files/{at}.png"),
            document.pictures[at].alt.clone().unwrap_or_default(),
        ))
    };
    let markdown = word::markdown(&document, &shown);
    (document, offered, markdown)
}

/// A text as its page shows it, without spaces.
fn shown(markdown: &str) -> String {
    let options = MarkdownOptions {
        resolve: &|target| Some(target.to_owned()),
        lang: "zh",
        anchors: true,
    };
    let html = to_html(markdown, &options).html;
    let mut out = String::new();
    for piece in html.split('<') {
        out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    tight(
        &out.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&#x27;", "'")
            .replace("&amp;", "&"),
    )
}

fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn strings(json: &Json) -> Vec<&str> {
    json.as_array()
        .map(|all| all.iter().filter_map(Json::as_str).collect())
        .unwrap_or_default()
}

/// All that became of a document, without spaces.
fn all(document: &Document, offered: &Offered, markdown: &str) -> String {
    let mut out = shown(markdown);
    for own in &document.left_out {
        out.push('\n');
        out += &tight(&own.text);
    }
    let fields = [
        &offered.title, &offered.document_number, &offered.index_number, &offered.dated,
    ];
    for own in fields.into_iter().flatten().chain(&offered.issuers) {
        out.push('\n');
        out += &tight(own);
    }
    out
}

#[test]
fn every_character_of_a_document_is_in_the_text_or_on_the_list() {
    let mut failed = Vec::new();
    for (name, case) in cases() {
        if !case["refused"].is_null() {
            continue;
        }
        let (document, offered, markdown) = read(&name);
        let all = all(&document, &offered, &markdown);
        let mut counts: BTreeMap<char, i64> = BTreeMap::new();
        for c in all.chars() {
            *counts.entry(c).or_default() += 1;
        }
        for words in strings(&case["words"]) {
            // A date stands in its field in another form, and a table of details is gone with its labels.
            let details = name == "official-details.docx";
            let words = tight(words);
            // A mark that somebody typed before a line is in the text, and its page shows a mark of its own.
            let words = words.trim_start_matches('·');
            if !all.contains(words) && !details {
                failed.push(format!(
                    "{name}: {words:?} is lost\n{markdown}\n{:?}",
                    document.left_out
                ));
            }
            for c in words.chars() {
                *counts.entry(c).or_default() -= 1;
            }
        }
        let missing: String = counts
            .iter()
            .filter(|(_, count)| **count < 0)
            .map(|(c, _)| *c)
            .collect();
        if !missing.is_empty() && name != "official-details.docx" {
            failed.push(format!(
                "{name}: of the characters {missing:?} some are lost\n{markdown}"
            ));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
fn numbers_tables_headings_and_notes_come_as_they_are_printed() {
    let mut failed = Vec::new();
    for (name, case) in cases() {
        if !case["refused"].is_null() {
            continue;
        }
        let (document, _, markdown) = read(&name);
        let mut at = 0;
        for said in strings(&case["says"]) {
            match markdown[at..].find(said) {
                Some(found) => at += found + said.len(),
                None => failed.push(format!("{name}: no {said:?} behind byte {at} of\n{markdown}")),
            }
        }
        for never in strings(&case["never"]) {
            if markdown.contains(never) {
                failed.push(format!("{name}: has {never:?}\n{markdown}"));
            }
        }
        for once in strings(&case["once"]) {
            let count = document.left_out.iter().filter(|own| own.text == once).count();
            if count != 1 {
                failed.push(format!("{name}: {once:?} is listed {count} times"));
            }
        }
        for left in case["left"].as_array().into_iter().flatten() {
            let (what, text) = (left[0].as_str().unwrap(), tight(left[1].as_str().unwrap()));
            if !document
                .left_out
                .iter()
                .any(|own| own.what.zh() == what && tight(&own.text).contains(&text))
            {
                failed.push(format!(
                    "{name}: {what} {text:?} is not on the list {:?}",
                    document.left_out
                ));
            }
        }
        if let Some(pictures) = case["pictures"].as_array() {
            let found: Vec<Json> = document
                .pictures
                .iter()
                .take(pictures.len())
                .map(|own| own.alt.clone().into())
                .collect();
            if found != *pictures {
                failed.push(format!("{name}: pictures {found:?}"));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
fn what_fields_are_for_is_offered() {
    let mut failed = Vec::new();
    for (name, case) in cases() {
        for (key, wanted) in case["fields"].as_object().into_iter().flatten() {
            let (_, offered, _) = read(&name);
            let found: Json = match key.as_str() {
                "title" => offered.title.into(),
                "document_number" => offered.document_number.into(),
                "index_number" => offered.index_number.into(),
                "addressees" => offered.addressees.into(),
                "dated" => offered.dated.into(),
                "issuer" => offered.issuers.into(),
                "attachments" => offered.attachments.into(),
                _ => panic!("{key}"),
            };
            if found != *wanted {
                failed.push(format!("{name}: {key} is {found}, not {wanted}"));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn a_file_that_is_not_read_is_told_about_in_words() {
    let mut count = 0;
    for (name, case) in cases() {
        let Some(wanted) = case["refused"].as_str() else {
            continue;
        };
        count += 1;
        let refusal = word::read(&bytes(&name)).expect_err(&name);
        assert!(refusal.zh.contains(wanted), "{name}: {}", refusal.zh);
        assert!(
            refusal.en.is_ascii() || refusal.en.contains('`'),
            "{name}: {}",
            refusal.en
        );
    }
    assert!(count >= 15, "{count}");
}

#[test]
fn the_five_real_documents_come_back_with_headings_tables_and_numbers() {
    let real: Vec<(String, Json)> = cases()
        .into_iter()
        .filter(|(name, _)| name.starts_with("real-"))
        .collect();
    assert_eq!(real.len(), 5);
    for (name, case) in real {
        let (_, _, markdown) = read(&name);
        let lines: Vec<String> = markdown
            .lines()
            .map(|line| tight(&line.replace('\\', "").replace("**", "")))
            .collect();
        let mut tables = 0;
        for said in strings(&case["says"]) {
            let said = said.replace("**", "");
            let whole = said.starts_with(['#', '|']);
            let wanted = tight(&said);
            let there = lines.iter().any(|line| {
                if whole {
                    *line == wanted
                } else {
                    line.starts_with(&wanted)
                }
            });
            assert!(there, "{name}: no line {said:?}\n{markdown}");
            tables += usize::from(said.starts_with('|'));
        }
        assert!(tables > 0 || name.contains("three"), "{name}");
    }
}
