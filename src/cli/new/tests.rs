//! What `zhandian new` makes.
//!
//! **You are here:** `cli/new` — tests, in temporary folders.
#![allow(clippy::unwrap_used, reason = "a test may panic, and looks at files")]

use super::*;
use crate::cli::args::{Args, Command};
use crate::cli::init;
use crate::diag::Diagnostic;
use crate::record;
use clap::Parser;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

const KINDS: [(&str, &str); 7] = [
    ("station", "content/stations/a-1.yaml"),
    ("service", "content/services/a-1.yaml"),
    ("notice", "content/notices/a-1.md"),
    ("disclosure", "content/disclosure/items/a-1.md"),
    ("page", "content/pages/a-1.md"),
    ("guide", "content/guides/a-1.md"),
    ("operator", "content/operators/a-1.yaml"),
];

/// A new site folder.
fn site() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    let text = dir.path().to_str().unwrap().to_owned();
    let args = Args::try_parse_from(["zhandian", "--quiet", "init", &text]).unwrap();
    let Some(Command::Init(options)) = &args.command else {
        unreachable!()
    };
    assert_eq!(init::run(&args.common, options), Exit::Done);
    dir
}

/// Runs `new` in a site folder, with a fixed day.
fn new(root: &Path, words: &[&str]) -> Exit {
    let args = parsed(root, words);
    let Some(Command::New(options)) = &args.command else {
        unreachable!()
    };
    run(&args.common, options)
}

fn parsed(root: &Path, words: &[&str]) -> Args {
    let root = root.to_str().unwrap();
    let all = [
        "zhandian", "--quiet", "--today", "2026-11-22", "--root", root, "new",
    ];
    Args::try_parse_from(all.iter().chain(words)).unwrap()
}

/// Errors of the site, drafts included.
fn errors(root: &Path) -> Vec<Diagnostic> {
    let common = parsed(root, &["page", "a"]).common;
    let source = source::read(&common, &Report::new(&common)).unwrap();
    built(&common, &source)
        .diagnostics
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect()
}

fn rows(root: &Path) -> Vec<String> {
    let common = parsed(root, &["page", "a"]).common;
    let source = source::read(&common, &Report::new(&common)).unwrap();
    built(&common, &source)
        .site()
        .unwrap()
        .catalogue
        .iter()
        .map(|row| row.id.to_string())
        .collect()
}

#[test]
fn every_kind_is_made_in_its_place_and_the_site_still_builds() {
    let dir = site();
    for (kind, path) in KINDS {
        assert_eq!(new(dir.path(), &[kind, "a-1"]), Exit::Done, "{kind}");
        let text = fs::read_to_string(dir.path().join(path)).unwrap();
        assert!(text.contains("请填写"), "{path}");
        let mark = text
            .split('@')
            .skip(1)
            .step_by(2)
            .find(|word| word.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'));
        assert_eq!(mark, None, "{path}");
        assert_eq!(errors(dir.path()), [], "{path}");
    }
}

#[test]
fn nothing_half_written_is_published() {
    let dir = site();
    for (kind, path) in KINDS {
        new(dir.path(), &[kind, "a-1"]);
        let text = fs::read_to_string(dir.path().join(path)).unwrap();
        match kind {
            "notice" | "disclosure" | "page" | "guide" => assert!(text.contains("\ndraft: true\n"), "{path}"),
            "station" => assert!(text.contains("\nstatus: planned\n"), "{path}"),
            _ => {}
        }
    }
}

#[test]
fn every_key_of_the_format_is_in_its_form() {
    let schemas = record::schema::schemas();
    for (kind, name) in [
        ("station", "stations"),
        ("service", "services"),
        ("notice", "notices"),
        ("disclosure", "disclosures"),
        ("page", "pages"),
        ("guide", "guides"),
        ("operator", "operators"),
    ] {
        let schema = &schemas.iter().find(|(own, _, _)| *own == name).unwrap().2;
        let record = schema.get("anyOf").map_or(schema, |kinds| &kinds[0]);
        let keys: Vec<&String> = record["properties"].as_object().unwrap().keys().collect();
        assert!(keys.len() > 5, "{name}");
        let kind = <NewKind as clap::ValueEnum>::from_str(kind, false).unwrap();
        let text = forms::of(kind).unwrap().text;
        for key in keys {
            let written = |line: &str| {
                line.strip_prefix('#')
                    .unwrap_or(line)
                    .starts_with(&format!("{key}:"))
            };
            assert!(text.lines().any(written), "{name}: {key}");
        }
    }
}

#[test]
fn every_example_can_be_made_live_by_deleting_its_mark() {
    let dir = site();
    for (kind, path) in KINDS {
        new(dir.path(), &[kind, "a-1"]);
        let text = fs::read_to_string(dir.path().join(path)).unwrap();
        // A placeholder that stands for an id is no id; whoever fills the form in puts a real one there.
        let live = with_ids(&text.lines().map(uncommented).collect::<String>());
        // A disclosure is a station's or an operator's, as its form says.
        let live = if kind == "disclosure" {
            live.replace("\noperator: b-2", "")
        } else {
            live
        };
        let findings = record::parse(&Arc::from(path), live.as_bytes()).diagnostics;
        let errors: Vec<_> = findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .collect();
        assert!(errors.is_empty(), "{path}: {errors:#?}\n{live}");
    }
}

/// `#key: …` is an example, `# words` is prose, `#  - …` goes on with an example.
fn uncommented(line: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    let (margin, rest) = line.split_at(indent);
    let prose = rest.starts_with("# ") && !rest.starts_with("#  ");
    match rest.strip_prefix('#') {
        Some(example) if !prose => format!("{margin}{example}\n"),
        _ => format!("{line}\n"),
    }
}

/// Ids for the words that stand for them.
fn with_ids(text: &str) -> String {
    ["上级站", "承接机构", "服务事项", "标签", "服务对象", "站点"]
        .iter()
        .fold(text.replace("接替它的站的编号", "b-2"), |text, what| {
            text.replace(&format!("{what}的编号"), "b-2")
        })
}

#[test]
fn a_taken_id_is_refused_and_the_file_is_as_it_was() {
    let dir = site();
    for (kind, path) in KINDS {
        assert_eq!(new(dir.path(), &[kind, "a-1"]), Exit::Done);
        fs::write(dir.path().join(path), "题").unwrap();
        assert_eq!(new(dir.path(), &[kind, "a-1"]), Exit::Usage, "{kind}");
        assert_eq!(fs::read_to_string(dir.path().join(path)).unwrap(), "题");
        fs::remove_file(dir.path().join(path)).unwrap();
    }
    // In a list of stations, in another file.
    let list = "- {id: in-a-list, name: 站, level: county}\n";
    fs::write(dir.path().join("content/stations/list.yaml"), list).unwrap();
    assert_eq!(new(dir.path(), &["station", "in-a-list"]), Exit::Usage);
}

#[test]
fn a_bad_id_and_a_folder_without_a_site_are_refused() {
    let dir = site();
    for id in ["A", "index", "../a", ""] {
        assert_eq!(new(dir.path(), &["notice", id]), Exit::Usage, "{id}");
    }
    assert_eq!(new(dir.path(), &["station", "通知"]), Exit::Usage);
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(new(empty.path(), &["notice", "a"]), Exit::Usage);
    assert_eq!(fs::read_dir(empty.path()).unwrap().count(), 0);
}

#[test]
fn a_title_makes_a_document_of_that_name_with_a_short_id() {
    let dir = site();
    for (kind, title, path, line) in [
        (
            "notice",
            "关于国庆放假的通知",
            "content/notices/关于国庆放假的通知.md",
            "id: 20261122-gqfj",
        ),
        (
            "通知",
            "关于国庆封井的通知",
            "content/notices/关于国庆封井的通知.md",
            "id: 20261122-gqfj-2",
        ),
        (
            "page",
            "“双语”服务: 说明",
            "content/pages/“双语”服务 说明.md",
            "id: 20261122-syfwsm",
        ),
        (
            "公开件",
            "2026年预算",
            "content/disclosure/items/2026年预算.md",
            "id: 20261122-2026nys",
        ),
        ("notice", "བརྡ་ཐོ", "content/notices/བརྡ་ཐོ.md", "id: 20261122-1"),
    ] {
        assert_eq!(new(dir.path(), &[kind, title]), Exit::Done, "{title}");
        let text = fs::read_to_string(dir.path().join(path)).unwrap();
        assert!(text.lines().any(|own| own == line), "{title}: {text}");
        assert!(text.contains(title), "{title}");
        assert_eq!(errors(dir.path()), [], "{title}");
        assert_eq!(new(dir.path(), &[kind, title]), Exit::Usage, "{title}");
    }
}

#[test]
fn what_the_site_lacks_is_asked_for_first() {
    let dir = site();
    let bare = "title: 站\nlanguages: [zh]\nstation_levels: [{id: only, name: 站}]\n";
    fs::remove_dir_all(dir.path().join("content")).unwrap();
    fs::create_dir(dir.path().join("content")).unwrap();
    fs::write(dir.path().join("content/site.yaml"), bare).unwrap();
    assert_eq!(new(dir.path(), &["notice", "a"]), Exit::Usage);
    assert_eq!(new(dir.path(), &["disclosure", "a"]), Exit::Usage);
    assert_eq!(new(dir.path(), &["station", "a"]), Exit::Done);
    assert_eq!(errors(dir.path()), []);
    fs::write(dir.path().join("content/site.yaml"), "title: [\n").unwrap();
    assert_eq!(new(dir.path(), &["page", "a"]), Exit::ContentErrors);
}

#[test]
fn a_long_category_id_still_gives_a_service_id() {
    let dir = site();
    assert_eq!(new(dir.path(), &["service", &"a".repeat(64)]), Exit::Done);
    assert_eq!(errors(dir.path()), []);
}

#[test]
fn the_official_data_is_in_the_content_format_and_complete() {
    let path: Arc<str> = Arc::from("content/disclosure/catalogue.yaml");
    let data = include_str!("../forms/official-catalogue.yaml");
    let parsed = record::parse(&path, data.as_bytes());
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(parsed.items.len(), 75);
    let fields = official::fields();
    let numbers: Vec<(&str, usize)> = fields
        .iter()
        .map(|field| (field.name, field.rows.len()))
        .collect();
    let expected = [
        ("政府信息公开", 14),
        ("社会救助", 13),
        ("养老服务", 11),
        ("社工站", 11),
        ("承接机构", 7),
        ("政府购买服务", 7),
        ("社会服务机构", 12),
    ];
    assert_eq!(numbers, expected);
    let ids: BTreeSet<&str> = fields
        .iter()
        .flat_map(|field| &field.rows)
        .map(|row| row.id)
        .collect();
    assert_eq!(ids.len(), 75);
    for word in [
        "checked",
        "text ",
        "practice ",
        "unchecked ",
        "民办函〔2019〕52号",
    ] {
        assert!(data.contains(word), "{word}");
    }
}

#[test]
fn all_fields_together_give_every_row_once() {
    let dir = site();
    let all = "政府信息公开,社会救助,养老服务，社工站、承接机构,政府购买服务,社会服务机构";
    assert_eq!(
        new(dir.path(), &["disclosure-catalogue", "all", "--fields", all]),
        Exit::Done
    );
    assert_eq!(errors(dir.path()), []);
    assert_eq!(rows(dir.path()).len(), 75);
    let text = fs::read_to_string(dir.path().join("content/disclosure/catalogue/all.yaml")).unwrap();
    assert!(text.starts_with("# 标准公开目录") && !text.contains("sw-01"));
    // Again: everything is there, nothing is written.
    assert_eq!(
        new(dir.path(), &["disclosure-catalogue", "more", "--fields", all]),
        Exit::Done
    );
    assert!(!dir.path().join("content/disclosure/catalogue/more.yaml").exists());
}

#[test]
fn official_rows_need_no_id_and_all_else_does() {
    let dir = site();
    assert_eq!(
        new(dir.path(), &["disclosure-catalogue", "--fields", "社会救助"]),
        Exit::Done
    );
    assert!(
        dir.path()
            .join("content/disclosure/catalogue/official.yaml")
            .is_file()
    );
    assert_eq!(new(dir.path(), &["station"]), Exit::Usage);
}

#[test]
fn rows_are_put_at_the_end_of_a_file_that_is_there() {
    let dir = site();
    let path = dir.path().join("content/disclosure/catalogue/own.yaml");
    assert_eq!(
        new(
            dir.path(),
            &["disclosure-catalogue", "own", "--fields", "社会救助"]
        ),
        Exit::Done
    );
    let before = fs::read_to_string(&path).unwrap();
    assert_eq!(
        new(
            dir.path(),
            &["disclosure-catalogue", "own", "--fields", "养老服务"]
        ),
        Exit::Done
    );
    let after = fs::read_to_string(&path).unwrap();
    assert!(after.starts_with(&before));
    assert_eq!(errors(dir.path()), []);
    assert_eq!(rows(dir.path()).len(), 18 + 13 + 11);
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn a_file_that_rows_cannot_follow_is_left_as_it_was() {
    let dir = site();
    let path = dir.path().join("content/disclosure/catalogue/own.yaml");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let indented = "  - {id: own-1, level1: 一, level2: 二, time_limit: {standing: true}}\n";
    fs::write(&path, indented).unwrap();
    assert_eq!(
        new(
            dir.path(),
            &["disclosure-catalogue", "own", "--fields", "社会救助"]
        ),
        Exit::Usage
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), indented);
}

#[test]
fn fields_must_be_named_and_known() {
    let dir = site();
    assert_eq!(new(dir.path(), &["disclosure-catalogue", "a"]), Exit::Usage);
    assert_eq!(
        new(dir.path(), &["disclosure-catalogue", "a", "--fields", "社会求助"]),
        Exit::Usage
    );
    assert_eq!(
        new(dir.path(), &["page", "a", "--fields", "社会救助"]),
        Exit::Usage
    );
    let Err(refusal) = catalogue::chosen(&[]) else {
        unreachable!()
    };
    assert!(refusal.zh.contains("社会救助（13 行）"), "{}", refusal.zh);
    let Err(refusal) = catalogue::chosen(&["社会求助".to_owned()]) else {
        unreachable!()
    };
    assert!(refusal.zh.contains("最接近的是 社会救助"), "{}", refusal.zh);
}
