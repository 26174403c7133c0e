#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::{index, scripts};
use crate::lang::Lang;
use crate::page::Entry;
use serde_json::Value;

const LANGUAGES: [Lang; 2] = [Lang::ZH, Lang::BO];

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../tests/tokens.json")).unwrap()
}

fn texts(value: &Value) -> Vec<(Lang, String)> {
    let pair =
        |(tag, text): (&String, &Value)| (Lang::parse(tag).unwrap(), text.as_str().unwrap().to_owned());
    value.as_object().unwrap().iter().map(pair).collect()
}

fn entry(value: &Value) -> Entry {
    let kinds = ["station", "service", "region", "notice", "unheard-of"];
    Entry {
        kind: kinds.into_iter().find(|kind| value["kind"] == *kind).unwrap(),
        names: texts(&value["names"]),
        terms: value["terms"]
            .as_array()
            .unwrap()
            .iter()
            .map(|term| term.as_str().unwrap().to_owned())
            .collect(),
        context: texts(&value["context"]),
        urls: texts(&value["urls"]),
    }
}

fn entries() -> Vec<Entry> {
    vectors()["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(entry)
        .collect()
}

fn script(entries: &[Entry]) -> String {
    String::from_utf8(index(entries, &LANGUAGES).remove(0).bytes).unwrap()
}

/// The data of a script, as a browser would have it.
fn data(script: &str) -> Value {
    let json = script
        .strip_prefix("\u{FEFF}(window.zhandian=window.zhandian||{}).searchData=")
        .unwrap();
    serde_json::from_str(json.strip_suffix(";\n").unwrap()).unwrap()
}

#[test]
fn entries_become_the_data_that_the_browser_is_tested_with() {
    assert_eq!(data(&script(&entries())), vectors()["data"]);
}

#[test]
fn the_files_are_those_that_the_search_page_names() {
    let paths: Vec<String> = index(&entries(), &LANGUAGES)
        .into_iter()
        .map(|file| file.path)
        .collect();
    assert_eq!(paths, scripts());
    assert_eq!(paths, ["data/search.js"]);
}

#[test]
fn a_site_without_entries_has_an_index_all_the_same() {
    assert_eq!(data(&script(&[]))["entries"], Value::Array(Vec::new()));
}

#[test]
fn no_line_ends_that_old_browsers_refuse_in_a_string() {
    let script = script(&entries());
    assert!(!script.contains(['\r', '\u{2028}', '\u{2029}']));
    assert!(script.contains("\\u2028"));
}

#[test]
fn a_kind_that_is_new_comes_after_the_known_ones() {
    let mut entry = entries().remove(0);
    entry.kind = "unheard-of";
    let data = data(&script(&[entry]));
    assert_eq!(data["kinds"][8], "unheard-of");
    assert_eq!(data["entries"][0][0], 8);
}
