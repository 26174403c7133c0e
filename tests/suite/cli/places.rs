//! Where the program is started: in the site folder, in a folder of it, and elsewhere.
//!
//! **You are here:** `tests/suite/cli/` — without `--root`, as people do who open a terminal beside their file.

use super::Place;
use std::path::Path;
use std::process::{Command, Output};

fn run_in(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_zhandian"))
        .args(arguments)
        .args(["--today", "2026-11-22", "--message-lang", "zh"])
        .current_dir(folder)
        .output()
        .unwrap();
    let said = [stdout, stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    (status.code().unwrap(), said.concat())
}

#[test]
fn in_a_folder_of_the_site_the_site_is_found() {
    let place = Place::minimal();
    std::fs::create_dir_all(place.root.join("content/files/2026")).unwrap();
    for inside in ["content", "content/stations", "content/files/2026"] {
        let (code, said) = run_in(&place.root.join(inside), &["check"]);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("检查完毕"), "{said}");
    }
    let (code, _) = run_in(&place.root.join("content/stations"), &["build"]);
    assert_eq!(code, 0);
    assert!(place.root.join("site/index.html").is_file());
    assert!(!place.root.join("content/stations/site").exists());
    let (code, said) = run_in(&place.root.join("content"), &["new", "page", "about"]);
    assert_eq!(code, 0, "{said}");
    assert!(place.root.join("content/pages/about.md").is_file());
}

#[test]
fn elsewhere_the_sites_nearby_are_named_with_what_to_type() {
    let place = Place::minimal();
    let desktop = place.folder.path();
    for command in ["serve", "check", "build"] {
        let (code, said) = run_in(desktop, &[command]);
        assert_ne!(code, 0);
        assert!(
            said.contains("附近的网站文件夹：site folder") && said.contains("cd \"site folder\""),
            "{command}: {said}"
        );
    }
    assert_eq!(run_in(desktop, &["serve"]).0, 2);
    // Nothing was made there.
    assert_eq!(std::fs::read_dir(desktop).unwrap().count(), 1);
    let empty = tempfile::TempDir::new().unwrap();
    let (code, said) = run_in(empty.path(), &["serve"]);
    assert_eq!(code, 2);
    assert!(
        said.contains("content/site.yaml") && !said.contains("附近"),
        "{said}"
    );
}

#[test]
fn a_folder_that_is_named_is_taken_at_its_word() {
    let place = Place::minimal();
    let inner = place.root.join("content/stations");
    let (code, said) = run_in(&place.root, &["check", "--root", inner.to_str().unwrap()]);
    assert_eq!(code, 1);
    assert!(said.contains("Z901"), "{said}");
}
