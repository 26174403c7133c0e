//! What a build does to the output folder, and what it never does.
//!
//! **You are here:** `tests/suite/cli/` — product.md, "Promises".

use super::{Place, files, run};
use std::process::Command;

#[test]
fn a_build_publishes_every_file_and_counts_them() {
    let place = Place::minimal();
    let done = place.json(&["build"]).expect(0);
    let published = place.published();
    assert!(published.contains_key("index.html") && published.contains_key("stations/hexi.html"));
    assert!(published.contains_key("zhandian-files.txt"));
    let summary = done.summary();
    assert_eq!(summary["kind"], "summary");
    assert_eq!(summary["command"], "build");
    let pages = published.keys().filter(|path| path.ends_with(".html")).count();
    assert_eq!(summary["pages"], pages);
    // The list of published files is the publisher's own.
    assert_eq!(summary["written"], published.len() - 1);
    for (field, count) in [("unchanged", 0), ("removed", 0), ("errors", 0)] {
        assert_eq!(summary[field], count, "{field}");
    }
    assert!(summary["warnings"].is_u64() && summary["seconds"].is_f64());
}

#[test]
fn what_is_published_is_what_the_library_makes() {
    let place = Place::of("bilingual", "bilingual");
    place.run(&["build"]).expect(0);
    let mut published = place.published();
    published.remove("zhandian-files.txt").unwrap();
    let made = crate::support::SiteTest::golden("bilingual").build().files;
    assert_eq!(
        published.keys().collect::<Vec<_>>(),
        made.keys().collect::<Vec<_>>()
    );
    assert!(published == made);
}

#[test]
fn a_second_build_writes_nothing() {
    let place = Place::of("bilingual", "bilingual");
    let first = place.json(&["build"]).expect(0).summary();
    let page = place.root.join("site/stations/gamagongsang.html");
    let before = std::fs::metadata(&page).unwrap().modified().unwrap();
    let second = place.json(&["build"]).expect(0).summary();
    assert_eq!(second["written"], 0);
    assert_eq!(second["removed"], 0);
    assert_eq!(second["unchanged"], first["written"]);
    assert_eq!(
        std::fs::metadata(&page).unwrap().modified().unwrap(),
        before,
        "the file was touched"
    );
}

#[test]
fn errors_in_the_content_leave_the_published_folder_as_it_was() {
    let place = Place::minimal();
    place.run(&["build"]).expect(0);
    let before = place.published();
    place.write("content/stations/broken.yaml", "name: 站\nlevle: township\n");
    place.write("content/stations/other.yaml", "name: 站\nlevel: nowhere\n");
    let run = place.json(&["build"]).expect(1);
    assert!(place.published() == before);
    let codes = run.codes();
    assert!(
        codes.contains(&"Z104".to_owned()) && codes.contains(&"Z310".to_owned()),
        "all files are told of: {codes:?}"
    );
    let summary = run.summary();
    assert_eq!(summary["written"], 0);
    assert!(summary["errors"].as_u64().unwrap() >= 2);
}

#[test]
fn an_error_of_the_theme_leaves_the_published_folder_as_it_was() {
    let place = Place::of("own-theme", "site");
    place.run(&["build"]).expect(0);
    let before = place.published();
    for template in [
        "{% if %}",
        "{% extends \"base.html\" %}{% block main %}{{ v.nothing.at_all }}{% endblock main %}",
    ] {
        place.write("themes/own/templates/notices.html", template);
        let run = place.json(&["build"]).expect(1);
        assert!(place.published() == before);
        let told = run.lines();
        let told = told.iter().find(|line| line["severity"] == "error").unwrap();
        assert_eq!(told["file"], "themes/own/templates/notices.html", "{told}");
        assert!(told["code"].as_str().unwrap().starts_with("Z6"), "{told}");
    }
}

#[test]
fn the_day_decides_what_shows() {
    let place = Place::of("bilingual", "site");
    let root = place.root.to_str().unwrap();
    run(&["build", "--root", root, "--today", "2026-11-22"]).expect(0);
    assert!(
        !place.published().contains_key("notices/later.html"),
        "published before its moment"
    );
    run(&["build", "--root", root, "--today", "2026-11-23"]).expect(0);
    assert!(
        !place.published().contains_key("notices/later.html"),
        "a day begins at midnight"
    );
    run(&["build", "--root", root, "--today", "2026-11-24"]).expect(0);
    assert!(place.published().contains_key("notices/later.html"));
    assert!(!place.published().contains_key("notices/draft.html"));
}

#[test]
fn the_address_of_the_site_can_be_given() {
    let place = Place::minimal();
    place
        .run(&["build", "--base-url", "https://mz.example.cn/sub"])
        .expect(0);
    let sitemap = String::from_utf8(place.published()["sitemap.xml"].clone()).unwrap();
    assert!(
        sitemap.contains("<loc>https://mz.example.cn/sub/index.html</loc>"),
        "{sitemap}"
    );
}

#[test]
fn a_folder_that_holds_other_things_is_not_written() {
    let place = Place::minimal();
    let out = place.folder.path().join("documents");
    std::fs::create_dir_all(out.join("2026")).unwrap();
    std::fs::write(out.join("2026/报告.docx"), "重要").unwrap();
    let before = files(&out);
    let run = place.run(&["build", "--out", out.to_str().unwrap()]).expect(3);
    assert!(!run.error.is_empty());
    assert!(files(&out) == before);
}

#[test]
fn the_sources_are_never_the_output() {
    let place = Place::minimal();
    // The history is kept whatever becomes of the output.
    let sources = || {
        let mut files = files(&place.root);
        files.retain(|path, _| !path.starts_with(".zhandian/"));
        files
    };
    let before = sources();
    for out in ["", "content", "content/site", "themes", ".."] {
        let out = place.root.join(out);
        place.run(&["build", "--out", out.to_str().unwrap()]).expect(3);
        assert!(sources() == before, "--out {}", out.display());
    }
}

#[test]
fn a_page_that_is_gone_disappears_and_a_file_of_someone_else_stays() {
    let place = Place::minimal();
    place.write(
        "content/stations/second.yaml",
        "name: 河东乡社工站\nlevel: township\n",
    );
    place.run(&["build"]).expect(0);
    place.write("site/WW_verify_1a2b.txt", "1a2b");
    place.write("site/upload/照片.jpg", "照片");
    std::fs::remove_file(place.root.join("content/stations/second.yaml")).unwrap();
    let summary = place.json(&["build"]).expect(0).summary();
    let published = place.published();
    assert!(!published.contains_key("stations/second.html"));
    assert_eq!(published["WW_verify_1a2b.txt"], b"1a2b");
    assert_eq!(published["upload/照片.jpg"], "照片".as_bytes());
    // The page, and the card for lists of contacts.
    assert_eq!(summary["removed"], 2);
}

#[test]
fn paths_may_have_spaces_and_chinese() {
    let place = Place::of("bilingual", "社工站 目录（2026）");
    let out = place.folder.path().join("输出 文件夹");
    place.run(&["build", "--out", out.to_str().unwrap()]).expect(0);
    assert!(files(&out).contains_key("stations/gamagongsang.html"));
    assert!(!place.root.join("site").exists());
}

#[test]
fn the_current_folder_is_the_site() {
    let place = Place::minimal();
    let status = Command::new(env!("CARGO_BIN_EXE_zhandian"))
        .args(["build", "--quiet"])
        .current_dir(&place.root)
        .status();
    assert!(status.unwrap().success());
    assert!(place.published().contains_key("index.html"));
}

#[cfg(unix)]
#[test]
fn content_may_be_read_only() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::of("bilingual", "site");
    let set = |file: u32, folder: u32| {
        for entry in walkdir::WalkDir::new(place.root.join("content")).contents_first(true) {
            let entry = entry.unwrap();
            let mode = if entry.file_type().is_dir() { folder } else { file };
            std::fs::set_permissions(entry.path(), std::fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    set(0o444, 0o555);
    let run = place.run(&["build"]);
    set(0o644, 0o755);
    run.expect(0);
    place.write("content/files/report.pdf", "%PDF-1.4 new\n");
    place.run(&["build"]).expect(0);
    assert_eq!(place.published()["files/report.pdf"], b"%PDF-1.4 new\n");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_site_folder_is_not_followed() {
    let place = Place::of("own-theme", "site");
    std::fs::write(place.folder.path().join("secret.csv"), "secret").unwrap();
    std::fs::create_dir_all(place.root.join("content/files")).unwrap();
    std::os::unix::fs::symlink(
        place.folder.path().join("secret.csv"),
        place.root.join("content/files/a.csv"),
    )
    .unwrap();
    let run = place.json(&["build"]).expect(1);
    assert!(run.codes().contains(&"Z116".to_owned()), "{:?}", run.codes());
    assert!(!place.root.join("site").exists());
}

/// The lines about pages that are gone: path, new path, advice.
fn gone(place: &Place) -> Vec<(String, String, String)> {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let lines = place.json(&["build"]).expect(0).lines();
    let gone = lines.iter().filter(|line| line["kind"] == "gone");
    gone.map(|line| (text(&line["path"]), text(&line["now"]), text(&line["help"])))
        .collect()
}

#[test]
fn pages_that_are_gone_are_named_with_what_keeps_their_addresses() {
    let place = Place::of("bilingual", "bilingual");
    place.write(
        "content/stations/a.yaml",
        "id: a\nname: {zh: 示例社工站, bo: ས་ཚིགས།}\nlevel: township\n",
    );
    place.write(
        "content/notices/n.md",
        "---\ntitle: 示例通知\ndate: 2026-11-20\ncategory: news\n---\n一\n",
    );
    place.write("content/notices/n.bo.md", "---\ntitle: གསལ་བསྒྲགས།\n---\n一\n");
    place.write("content/pages/p.md", "---\ntitle: 示例页面 <一>\n---\n一\n");
    assert_eq!(gone(&place), []);
    let remove = |path: &str| std::fs::remove_file(place.root.join(path)).unwrap();
    let station = |id: &str, more: &str| {
        format!("id: {id}\nname: {{zh: 示例社工站, bo: ས་ཚིགས།}}\nlevel: township\n{more}")
    };
    let renamed =
        |path: &str, now: &str, alias: &str| (path.to_owned(), now.to_owned(), format!("aliases: [{alias}]"));
    // Moved to another folder: the same address.
    remove("content/stations/a.yaml");
    place.write("content/stations/moved/a.yaml", station("a", ""));
    assert_eq!(gone(&place), []);
    // Another id: told, with the line that helps; with that line nothing is gone.
    place.write("content/stations/moved/a.yaml", station("b", ""));
    assert_eq!(gone(&place), [renamed("stations/a.html", "stations/b.html", "a")]);
    place.write("content/stations/moved/a.yaml", station("c", "aliases: [b]\n"));
    assert_eq!(gone(&place), []);
    // A page whose title has signs of HTML, under another name.
    remove("content/pages/p.md");
    place.write("content/pages/q.md", "---\ntitle: 示例页面 <一>\n---\n二\n");
    assert_eq!(gone(&place), [renamed("pages/p.html", "pages/q.html", "p")]);
    // Deleted: nothing can be advised; its translation and side-by-side view go with it.
    remove("content/notices/n.md");
    remove("content/notices/n.bo.md");
    assert_eq!(
        gone(&place),
        [("notices/n.html".to_owned(), String::new(), String::new())]
    );
    // Two new ones of its name: nobody can tell.
    remove("content/stations/moved/a.yaml");
    place.write("content/stations/d.yaml", station("d", ""));
    place.write("content/stations/e.yaml", station("e", ""));
    let lost = |path: &str| (path.to_owned(), String::new(), String::new());
    // The former address that led to it goes with it.
    assert_eq!(gone(&place), [lost("stations/b.html"), lost("stations/c.html")]);
    assert_eq!(gone(&place), []);
}

#[test]
fn a_person_reads_which_pages_are_gone() {
    let place = Place::minimal();
    place.write("content/pages/p.md", "---\ntitle: 示例页面\n---\n一\n");
    place.run(&["build"]).expect(0);
    std::fs::rename(
        place.root.join("content/pages/p.md"),
        place.root.join("content/pages/q.md"),
    )
    .unwrap();
    let said = place.run(&["build"]).expect(0).error;
    assert!(said.contains("比上次发布少了 1 个网页"), "{said}");
    assert!(
        said.contains("content/pages/q.md") && said.contains("aliases: [p]"),
        "{said}"
    );
}

#[test]
fn a_translation_that_goes_alone_is_named_also_to_who_asks_for_silence() {
    let place = Place::of("bilingual", "bilingual");
    let put = || {
        place.write(
            "content/notices/n.md",
            "---\ntitle: 示例通知\ndate: 2026-11-20\ncategory: news\n---\n一\n",
        );
        place.write("content/notices/n.bo.md", "---\ntitle: གསལ་བསྒྲགས།\n---\nགསལ།\n");
        place.run(&["build"]).expect(0);
    };
    let remove = |path: &str| std::fs::remove_file(place.root.join(path)).unwrap();
    put();
    remove("content/notices/n.bo.md");
    let path = "bo/notices/n.html".to_owned();
    assert_eq!(gone(&place), [(path, String::new(), String::new())]);
    put();
    remove("content/notices/n.bo.md");
    let told = place.run(&["build", "-q"]).expect(0).error;
    assert!(told.contains("bo/notices/n.html"), "{told}");
    put();
    remove("content/notices/n.md");
    remove("content/notices/n.bo.md");
    let told = place.run(&["build", "-q"]).expect(0).error;
    assert!(
        told.contains("notices/n.html") && !told.contains("bo/notices/n.html"),
        "{told}"
    );
}
