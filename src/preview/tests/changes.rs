//! What becomes of a save.
//!
//! **You are here:** `preview/tests/changes.rs` — tests of `watch`, `renew` and `stage` through the file system.

use std::fs;
use std::io::Write as _;

use super::bench::{Bench, write};

fn bench() -> Bench {
    Bench::of(&[("index.html", "<head></head>首页"), ("a.html", "<head></head>甲")])
}

#[test]
fn a_save_by_rename_is_one_renewal() {
    let bench = bench();
    let (temporary, page) = (bench.path("a.html.tmp"), bench.path("a.html"));
    let mut file = fs::File::create(&temporary).unwrap();
    file.write_all("<head></head>乙".as_bytes()).unwrap();
    file.sync_all().unwrap();
    drop(file);
    fs::rename(&temporary, &page).unwrap();
    bench.until("the page is new", || bench.get("/a.html").text().contains('乙'));
    bench.settle();
    assert_eq!(bench.renewals(), 1);
    assert_eq!(bench.state(&[])["version"], 2);
}

#[test]
fn a_save_in_place_is_one_renewal() {
    let bench = bench();
    fs::write(bench.path("a.html"), "<head></head>乙").unwrap();
    bench.until("the page is new", || bench.get("/a.html").text().contains('乙'));
    bench.settle();
    assert_eq!(bench.renewals(), 1);
}

#[test]
fn a_save_that_changes_nothing_is_no_new_version() {
    let bench = bench();
    fs::write(bench.path("a.html"), "<head></head>甲").unwrap();
    bench.until("the save was looked at", || bench.calls.lock().unwrap().len() > 1);
    bench.settle();
    assert_eq!(bench.state(&[])["version"], 1);
}

#[test]
fn a_page_that_is_away_for_a_moment_is_not_shown_as_gone() {
    let bench = bench();
    let (page, backup) = (bench.path("a.html"), bench.path("a.html~"));
    fs::rename(&page, &backup).unwrap();
    fs::write(&page, "<head></head>乙").unwrap();
    bench.until("the page is new", || bench.get("/a.html").text().contains('乙'));
    bench.settle();
    assert_eq!(bench.renewals(), 1);
}

#[test]
fn only_the_named_file_is_looked_at() {
    let bench = bench();
    fs::write(bench.path("a.html"), "<head></head>乙").unwrap();
    bench.until("the page is new", || bench.get("/a.html").text().contains('乙'));
    bench.settle();
    let calls = bench.calls.lock().unwrap();
    let expected = fs::canonicalize(bench.path("a.html")).unwrap();
    assert!(calls[0].is_empty());
    assert!(
        calls[1..].iter().all(|paths| *paths == [expected.clone()]),
        "{calls:?}"
    );
}

#[test]
fn editors_leftovers_and_the_output_are_not_looked_at() {
    let bench = bench();
    for name in ["~$a.docx", ".a.html.swp", "4913", "b.tmp", ".#a.html", "a.html~"] {
        fs::write(bench.path(name), "x").unwrap();
    }
    write(&bench.path("site/index.html"), "built");
    bench.settle();
    let site = fs::canonicalize(bench.path("site")).unwrap();
    let calls = bench.calls.lock().unwrap();
    assert!(
        calls[1..]
            .iter()
            .flatten()
            .all(|path| path.is_dir() && !path.starts_with(&site)),
        "{calls:?}"
    );
}

#[test]
fn files_of_new_inner_folders_are_seen() {
    let bench = bench();
    write(&bench.path("x/y/z/deep.html"), "<head></head>深");
    bench.until("the page is there", || {
        bench.get("/x/y/z/deep.html").status == 200
    });
    fs::write(bench.path("x/y/z/deep.html"), "<head></head>更深").unwrap();
    bench.until("the page is new", || {
        bench.get("/x/y/z/deep.html").text().contains("更深")
    });
}

#[test]
fn broken_content_keeps_the_last_good_page_and_tells_what_is_wrong() {
    let bench = bench();
    let key = bench.state(&["/a.html"])["keys"]["/a.html"].clone();
    fs::write(bench.path("a.html"), "<head></head>坏").unwrap();
    bench.until("it is told", || bench.state(&[])["broken"] == true);
    assert!(bench.get("/a.html").text().contains('甲'));
    let state = bench.state(&["/a.html"]);
    assert_eq!(state["keys"]["/a.html"], key);
    assert_eq!(state["problems"][0]["message_zh"], "这一行坏了");
    fs::write(bench.path("a.html"), "<head></head>好").unwrap();
    bench.until("it is mended", || bench.state(&[])["broken"] == false);
    assert!(bench.get("/a.html").text().contains('好'));
    assert!(bench.state(&[])["problems"].as_array().unwrap().is_empty());
}

#[test]
fn a_save_that_is_half_written_at_first_is_not_told() {
    let bench = bench();
    let (page, first) = (bench.path("a.html"), bench.renewals());
    fs::write(&page, "<head></head>坏").unwrap();
    bench.until("the half was looked at", || bench.renewals() > first);
    fs::write(&page, "<head></head>好").unwrap();
    bench.until("the page is new", || bench.get("/a.html").text().contains('好'));
    bench.settle();
    // One version for the whole save: the half never reached the stage.
    assert_eq!(bench.state(&[])["version"], 2);
}

// Windows lets nobody move a folder to the name of one that is watched.
#[cfg(not(windows))]
#[test]
fn a_root_that_is_removed_and_restored_is_watched_again() {
    let bench = bench();
    let (content, aside) = (
        bench.folder.path().join("content"),
        bench.folder.path().join("aside"),
    );
    fs::remove_dir_all(&content).unwrap();
    bench.until("the removal is seen", || bench.get("/a.html").status == 404);
    // Made elsewhere and moved in, as when an archive is unpacked; then made anew in its place.
    write(&aside.join("a.html"), "<head></head>回来");
    fs::rename(&aside, &content).unwrap();
    bench.until("the return is seen", || {
        bench.get("/a.html").text().contains("回来")
    });
    fs::write(bench.path("a.html"), "<head></head>又改").unwrap();
    bench.until("a save after that is seen", || {
        bench.get("/a.html").text().contains("又改")
    });
    fs::remove_dir_all(&content).unwrap();
    write(&content.join("a.html"), "<head></head>再来");
    bench.until("the second return is seen", || {
        bench.get("/a.html").text().contains("再来")
    });
    fs::write(bench.path("a.html"), "<head></head>再改").unwrap();
    bench.until("a save after that is seen", || {
        bench.get("/a.html").text().contains("再改")
    });
}

#[test]
fn a_watched_folder_may_come_later() {
    let bench = bench();
    let before = bench.calls.lock().unwrap().len();
    fs::create_dir_all(bench.folder.path().join("themes/default")).unwrap();
    bench.until("everything is looked at", || {
        bench.calls.lock().unwrap()[before..].iter().any(Vec::is_empty)
    });
    let before = bench.calls.lock().unwrap().len();
    fs::write(bench.folder.path().join("themes/default/base.html"), "x").unwrap();
    // One that comes before its folder is watched is found at the second look at the folder.
    bench.until("the theme's file or its folder is named", || {
        bench.calls.lock().unwrap()[before..]
            .iter()
            .flatten()
            .any(|path| path.ends_with("base.html") || path.ends_with("themes/default"))
    });
}
