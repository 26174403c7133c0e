//! A command that is asked again when nothing has changed says the same without the work; whatever changes, it works.
//!
//! **You are here:** `tests/suite/cli/` — writes into what the program keeps, to see whether an answer comes from there.

use super::{Place, Run};
use std::fs::File;
use std::path::PathBuf;
use std::time::Duration;

/// More pages than the site has: who says so has not counted.
const PLANTED: u64 = 777_777;

/// What is kept for this command.
fn kept(place: &Place, command: &str) -> PathBuf {
    let folder = place.root.join(".zhandian/cache");
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with(command))
        .collect();
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

/// A site that was built or checked, and whose kept answer has a false number in it.
fn planted(command: &str) -> (Place, Run) {
    let place = Place::of("bilingual", "bilingual");
    // What is as young as the command is not trusted.
    std::thread::sleep(Duration::from_millis(60));
    let first = place.json(&[command]).expect(0);
    let file = kept(&place, command);
    let mut answer: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    answer["answer"]["pages"] = PLANTED.into();
    std::fs::write(&file, answer.to_string()).unwrap();
    (place, first)
}

fn is_kept(run: &Run) -> bool {
    run.summary()["pages"] == PLANTED
}

#[test]
fn the_same_question_has_the_same_answer_without_the_work() {
    for command in ["build", "check"] {
        let (place, first) = planted(command);
        let published = (command == "build").then(|| place.published());
        let second = place.json(&[command]).expect(0);
        assert!(is_kept(&second), "{command}");
        let without_summary = |run: &Run| {
            let mut lines: Vec<String> = run.out.lines().map(str::to_owned).collect();
            lines.pop();
            lines
        };
        assert_eq!(without_summary(&second), without_summary(&first), "{command}");
        assert_eq!(second.summary()["written"], 0);
        assert_eq!(second.summary()["unchanged"], first.summary()["written"]);
        assert_eq!(second.summary()["next_build"], first.summary()["next_build"]);
        if let Some(published) = published {
            assert!(place.published() == published);
        }
    }
}

#[test]
fn whatever_changes_the_command_works() {
    type Change = (&'static str, fn(&Place), &'static [&'static str]);
    let page = "site/stations/gamagongsang.html";
    assert!(planted("build").0.root.join(page).is_file());
    let changes: &[Change] = &[
        (
            "a letter, as long and as old as before",
            |place| {
                same_length_and_time(place, "content/stations/streets/gamagongsang.yaml");
            },
            &[],
        ),
        (
            "a published page, as long and as old as before",
            |place| {
                same_length_and_time(place, "site/stations/gamagongsang.html");
            },
            &[],
        ),
        (
            "a page less",
            |place| {
                std::fs::remove_file(place.root.join("site/stations/gamagongsang.html")).unwrap();
            },
            &[],
        ),
        (
            "a foreign file",
            |place| place.write("site/stranger.html", "x"),
            &[],
        ),
        (
            "a file of the theme",
            |place| place.write("themes/default/strings/zh.yaml", "{}\n"),
            &[],
        ),
        (
            "the history",
            |place| std::fs::remove_dir_all(place.root.join(".zhandian/history")).unwrap(),
            &[],
        ),
        ("what is kept, cut off", |place| cut(place, 2), &[]),
        ("what is kept, empty", |place| cut(place, usize::MAX), &[]),
        ("another day", |_| {}, &["--today", "2026-11-23"]),
        ("no search", |_| {}, &["--without-search"]),
        ("another address", |_| {}, &["--base-url", "https://example.org/"]),
        ("warnings that are errors", |_| {}, &["--strict"]),
        ("notes", |_| {}, &["--notes"]),
        ("another output", |_| {}, &["--out", "elsewhere"]),
    ];
    for (what, change, arguments) in changes {
        let (place, _) = planted("build");
        change(&place);
        let elsewhere = place.folder.path().join("elsewhere");
        let arguments: Vec<&str> = arguments
            .iter()
            .map(|argument| {
                if *argument == "elsewhere" {
                    elsewhere.to_str().unwrap()
                } else {
                    argument
                }
            })
            .collect();
        let root = place.root.to_str().unwrap();
        let mut all = vec!["--root", root, "--message-format", "json", "build"];
        if !arguments.contains(&"--today") {
            all.extend(["--today", "2026-11-22"]);
        }
        all.extend(arguments);
        let run = super::run(&all);
        assert!(!run.out.contains(&PLANTED.to_string()), "{what}: {}", run.out);
    }
}

#[test]
fn a_build_after_a_check_and_a_check_after_a_build_both_work() {
    let (place, _) = planted("check");
    assert!(!is_kept(&place.json(&["build"]).expect(0)));
    assert!(is_kept(&place.json(&["check"]).expect(0)));
    assert!(!is_kept(&place.json(&["check", "Z304"]).expect(0)));
}

/// Builds on a day; as JSON.
fn build_on(place: &Place, day: &str) -> Run {
    let root = place.root.to_str().unwrap();
    super::run(&[
        "--root", root, "--message-format", "json", "--today", day, "build",
    ])
    .expect(0)
}

#[test]
fn on_another_day_before_the_next_build_no_page_is_made_and_the_findings_are_of_that_day() {
    let place = Place::of("bilingual", "bilingual");
    std::thread::sleep(Duration::from_millis(60));
    let first = build_on(&place, "2026-11-22");
    // At nine in the morning of the next day a notice appears; before that, nothing.
    assert_eq!(first.summary()["next_build"], "2026-11-23 09:00");
    let file = kept(&place, "build");
    let mut answer: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    answer["answer"]["files"] = PLANTED.into();
    std::fs::write(&file, answer.to_string()).unwrap();
    let published = place.published();

    let findings = |run: &Run| {
        let mut lines: Vec<String> = run.out.lines().map(str::to_owned).collect();
        lines.pop();
        lines
    };
    let next = build_on(&place, "2026-11-23");
    assert_eq!(
        next.summary()["unchanged"],
        PLANTED,
        "the pages were made once more"
    );
    assert!(place.published() == published);
    let fresh = Place::of("bilingual", "bilingual");
    let fresh = build_on(&fresh, "2026-11-23");
    assert_eq!(findings(&next), findings(&fresh));
    assert_ne!(findings(&next), findings(&first), "nothing is told in days");
    assert_eq!(next.summary()["next_build"], fresh.summary()["next_build"]);
    // Now that is the answer, and no earlier day has one.
    assert_eq!(build_on(&place, "2026-11-23").summary()["unchanged"], PLANTED);
    assert_ne!(build_on(&place, "2026-11-22").summary()["unchanged"], PLANTED);
    assert_ne!(build_on(&place, "2026-11-24").summary()["unchanged"], PLANTED);
    assert!(place.published() != published);
}

/// Changes a file, and sets its length and time as they were.
fn same_length_and_time(place: &Place, path: &str) {
    let path = place.root.join(path);
    let mut bytes = std::fs::read(&path).unwrap();
    let written = std::fs::metadata(&path).unwrap().modified().unwrap();
    let last = bytes.len() - 1;
    bytes[last] = b' ';
    std::fs::write(&path, bytes).unwrap();
    File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_modified(written)
        .unwrap();
}

fn cut(place: &Place, parts: usize) {
    let file = kept(place, "build");
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() / parts]).unwrap();
}
