//! The handbook, held to what the program does: its examples are content without a fault, and it is for staff alone.
//!
//! **You are here:** `tests/suite/` — lays each example over the site of `tests/rules/base/` and builds it in memory.

use crate::rules::Fixture;
use crate::support::SiteTest;
use std::collections::BTreeSet;
use zhandian::build::Builder;
use zhandian::diag::{MessageLang, Severity, text};
use zhandian::handbook;

/// A code block that is content.
struct Example {
    path: String,
    text: String,
}

/// The blocks of the handbook that name a file, and the languages of those that do not.
fn blocks() -> (Vec<Example>, BTreeSet<String>) {
    let (mut examples, mut others) = (Vec::new(), BTreeSet::new());
    let mut open: Option<(String, String)> = None;
    for line in handbook::whole().lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(info), None) => open = Some((info.to_owned(), String::new())),
            (Some(_), Some((info, text))) => {
                match info.split_once(' ') {
                    Some((_, path)) => examples.push(Example {
                        path: path.to_owned(),
                        text: std::mem::take(text),
                    }),
                    None => _ = others.insert(info.clone()),
                }
                open = None;
            }
            (None, Some((_, text))) => text.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a code block is not closed");
    (examples, others)
}

#[test]
fn every_example_is_content_without_a_fault() {
    let (examples, _) = blocks();
    assert!(examples.len() > 30, "{} examples", examples.len());
    let mut builder = Builder::new();
    let mut wrong = Vec::new();
    for Example { path, text: part } in &examples {
        // A picture stands in the base too, and a theme needs its name in the settings.
        let base = Fixture::read("Z704-picture-position/good");
        let mut files = vec![(path.as_str(), Fixture::completed(path, part))];
        if path.starts_with("themes/own/") {
            files.push((
                "content/site.yaml",
                Fixture::completed("content/site.yaml", "theme: own\n"),
            ));
        }
        let fixture = base.with(files);
        let found = fixture.run(&mut builder);
        wrong.extend(
            found
                .iter()
                .filter(|finding| finding.severity != Severity::Note || *finding.place.file == **path)
                .filter(|finding| !matches!(finding.fault.code.id, "Z403" | "Z512"))
                .map(|finding| {
                    let source = fixture.text(&finding.place.file);
                    text::render(finding, source.as_deref(), MessageLang::Zh, false)
                }),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_is_no_example_is_a_command_or_a_picture_of_the_terminal() {
    let (_, others) = blocks();
    assert_eq!(others, BTreeSet::from(["sh".to_owned(), "text".to_owned()]));
}

#[test]
fn nothing_of_the_handbook_is_published() {
    let files = SiteTest::demonstration().build().files;
    assert!(files.len() > 100);
    for (path, bytes) in files {
        assert!(!path.starts_with('_'), "{path}");
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !text.contains("_handbook") && !text.contains("_explain"),
            "{path}"
        );
    }
}

#[test]
fn the_history_begins_with_the_newest_day() {
    let chapter = handbook::chapter("变化").unwrap().markdown();
    let number = |text: &str| {
        text.trim_matches(|c: char| !c.is_ascii_digit())
            .parse::<u32>()
            .ok()
    };
    let days: Vec<Vec<u32>> = chapter
        .lines()
        .filter_map(|line| line.strip_prefix("## ")?.split_once('日'))
        .map(|(day, _)| day.split(['年', '月']).filter_map(number).collect())
        .collect();
    assert!(
        days.len() >= 2 && days.iter().all(|day| day.len() == 3),
        "{days:?}"
    );
    assert!(days.is_sorted_by(|newer, older| newer >= older), "{days:?}");
}
