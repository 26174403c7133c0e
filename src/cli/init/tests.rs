//! What `zhandian init` makes.
//!
//! **You are here:** `cli/init` — tests, in temporary folders.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::build::{Builder, Input, Options};
use crate::cli::args::Args;
use crate::diag::Severity;
use crate::disk::tree::{self, Tree};
use crate::lang::WRITTEN;
use crate::site;
use clap::Parser;
use jiff::civil::date;

/// Runs the command on a folder, with a fixed day.
fn init(dir: &Path) -> Exit {
    let args = Args::try_parse_from(["zhandian", "--quiet", "--today", "2026-11-22", "check"]).unwrap();
    run(
        &args.common,
        &Init {
            dir: dir.to_path_buf(),
        },
    )
}

fn tree_of(dir: &Path) -> Tree {
    let (tree, unreadable) = tree::read(dir, &["content", "themes"]).unwrap();
    assert_eq!(unreadable, []);
    tree
}

#[test]
fn a_new_site_builds_without_errors_and_warns_of_samples_alone() {
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("县/新 站");
    assert_eq!(init(&dir), Exit::Done);
    let tree = tree_of(&dir);
    let today = date(2026, 11, 22);
    let site = site::Options {
        today,
        now: today.at(0, 0, 0, 0),
        drafts: false,
        base_url: None,
    };
    let built = Builder::new().run(&Input {
        tree: &tree,
        unreadable: &[],
        options: &Options { site, search: true },
    });
    let worse: Vec<_> = built
        .diagnostics
        .iter()
        .filter(|finding| finding.severity != Severity::Note)
        .collect();
    // Whatever is a sample is named, in each file that has one; nothing else is.
    let others: Vec<_> = worse
        .iter()
        .filter(|finding| finding.fault.code.id != "Z711")
        .collect();
    assert!(others.is_empty(), "{others:#?}");
    for (path, bytes) in starter::files(today) {
        let text = String::from_utf8(bytes).unwrap();
        let sample = path.starts_with("content/") && WRITTEN.iter().any(|words| text.contains(words));
        let named = worse.iter().any(|finding| *finding.place.file == *path);
        assert_eq!(sample || text.contains(": 请填写"), named, "{path}");
    }
    let site = built.site().unwrap();
    assert_eq!(site.stations.len(), site.settings().station_levels.len());
    for duty in ["co-01", "co-02", "co-03", "co-04", "co-05", "co-06", "sw-01"] {
        assert!(site.catalogue_row(duty).is_some(), "{duty}");
    }
    let written: Result<_, std::convert::Infallible> = built.write(&|_, _| Ok(()));
    let Ok(faults) = written;
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_sample_is_one_that_a_new_site_has() {
    let all: String = starter::files(date(2026, 11, 22))
        .into_iter()
        // The handbook beside the content has examples of its own.
        .filter(|(path, _)| path.starts_with("content/"))
        .map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        .collect();
    for words in WRITTEN {
        assert!(all.contains(words), "{words}");
    }
    // And what says that it is a sample is among them, but for remarks and tags.
    for line in all
        .lines()
        .filter(|line| line.contains("（示例）") && !line.trim_start().starts_with('#'))
    {
        assert!(
            WRITTEN.iter().any(|words| line.contains(words)) || line.contains("请填写"),
            "{line}"
        );
    }
}

#[test]
fn the_same_day_gives_the_same_bytes_and_no_mark_is_left() {
    let files = starter::files(date(2026, 11, 22));
    assert!(files == starter::files(date(2026, 11, 22)));
    for (path, bytes) in files {
        assert!(!String::from_utf8(bytes).unwrap().contains("@TODAY@"), "{path}");
    }
}

#[test]
fn a_folder_with_files_is_refused_and_left_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("笔记.txt"), "x").unwrap();
    assert_eq!(init(dir.path()), Exit::Usage);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    assert_eq!(init(&dir.path().join("笔记.txt")), Exit::Usage);
}

#[test]
fn dot_files_do_not_count_and_are_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join(".vscode")).unwrap();
    fs::write(dir.path().join(".vscode/settings.json"), "{}").unwrap();
    fs::write(dir.path().join(".gitignore"), "x").unwrap();
    assert_eq!(init(dir.path()), Exit::Done);
    assert_eq!(fs::read(dir.path().join(".vscode/settings.json")).unwrap(), b"{}");
    assert!(!dir.path().join(".vscode/extensions.json").exists());
    assert!(dir.path().join("content/site.yaml").is_file());
    assert_eq!(init(dir.path()), Exit::Usage);
}

#[test]
fn nothing_of_the_stage_is_left_behind() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(init(dir.path()), Exit::Done);
    let mut names: Vec<String> = fs::read_dir(dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, [".schemas", ".vscode", "content", "site", "说明.txt"]);
}

#[test]
fn the_editor_is_shown_a_schema_for_every_yaml_file() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(init(dir.path()), Exit::Done);
    let read = |path: &str| -> serde_json::Value {
        serde_json::from_slice(&fs::read(dir.path().join(path)).unwrap()).unwrap()
    };
    let settings = read(".vscode/settings.json");
    let mapped = settings["yaml.schemas"].as_object().unwrap();
    for schema in mapped.keys() {
        assert!(read(schema.strip_prefix("./").unwrap()).is_object(), "{schema}");
    }
    assert!(
        mapped["./.schemas/site.json"]
            .as_array()
            .unwrap()
            .contains(&"content/site.yaml".into())
    );
}

#[test]
fn the_read_me_is_for_windows_notepad() {
    let files = starter::files(date(2026, 11, 22));
    let (_, bytes) = files.iter().find(|(path, _)| path == starter::READ_ME).unwrap();
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.starts_with('\u{feff}'));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}
