//! The program as people run it: arguments in; files, messages and an exit code out.
//!
//! **You are here:** `tests/suite/` — the only module that runs the binary and writes folders (temporary ones).

use crate::support::{Files, golden_folder};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A site folder on the disk, in a folder of its own that goes away.
struct Place {
    folder: TempDir,
    root: PathBuf,
}

impl Place {
    /// A copy of a golden site, in a folder of this name.
    fn of(case: &str, name: &str) -> Place {
        let folder = TempDir::new().unwrap();
        let root = folder.path().join(name);
        for part in ["content", "themes"] {
            copy(&golden_folder(case).join(part), &root.join(part));
        }
        Place { folder, root }
    }

    fn minimal() -> Place {
        Place::of("minimal", "site folder")
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn published(&self) -> Files {
        files(&self.root.join("site"))
    }

    /// Runs the program on this site, for the day of all tests.
    fn run(&self, arguments: &[&str]) -> Run {
        let root = self.root.to_str().unwrap();
        run(&[&["--root", root, "--today", "2026-11-22"], arguments].concat())
    }

    /// The same with JSON lines.
    fn json(&self, arguments: &[&str]) -> Run {
        self.run(&[&["--message-format", "json"], arguments].concat())
    }
}

/// How a run ended and what it said.
struct Run {
    code: i32,
    out: String,
    error: String,
}

impl Run {
    fn expect(self, code: i32) -> Run {
        assert_eq!(self.code, code, "{}{}", self.out, self.error);
        self
    }

    /// The JSON lines; all of standard output must be such lines.
    fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}"))).collect()
    }

    fn summary(&self) -> Value {
        self.lines().pop().unwrap()
    }

    fn codes(&self) -> Vec<String> {
        self.lines().iter().filter_map(|line| line["code"].as_str().map(str::to_owned)).collect()
    }
}

fn run(arguments: &[&str]) -> Run {
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_zhandian"))
        .args(arguments)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("LANG")
        .output()
        .unwrap();
    let code = status.code().unwrap_or_else(|| panic!("killed: {status}"));
    Run { code, out: String::from_utf8(stdout).unwrap(), error: String::from_utf8(stderr).unwrap() }
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let to = to.join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
}

fn files(folder: &Path) -> Files {
    let all = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    all.filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            (path, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

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
    assert_eq!(published.keys().collect::<Vec<_>>(), made.keys().collect::<Vec<_>>());
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
    assert_eq!(std::fs::metadata(&page).unwrap().modified().unwrap(), before, "the file was touched");
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
    assert!(codes.contains(&"Z104".to_owned()) && codes.contains(&"Z310".to_owned()), "all files are told of: {codes:?}");
    let summary = run.summary();
    assert_eq!(summary["written"], 0);
    assert!(summary["errors"].as_u64().unwrap() >= 2);
}

#[test]
fn an_error_of_the_theme_leaves_the_published_folder_as_it_was() {
    let place = Place::of("own-theme", "site");
    place.run(&["build"]).expect(0);
    let before = place.published();
    for template in ["{% if %}", "{% extends \"base.html\" %}{% block main %}{{ v.nothing.at_all }}{% endblock main %}"] {
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
fn json_lines_are_findings_and_then_a_summary() {
    let place = Place::minimal();
    place.write("content/stations/broken.yaml", "name: 甲乙\nlevle: township\n");
    let run = place.json(&["build"]).expect(1);
    let lines = run.lines();
    let (summary, findings) = lines.split_last().unwrap();
    assert_eq!(summary["kind"], "summary");
    assert!(!findings.is_empty());
    for finding in findings {
        assert_eq!(finding["kind"], "diagnostic");
        assert!(["error", "warning", "note"].contains(&finding["severity"].as_str().unwrap()), "{finding}");
        let code = finding["code"].as_str().unwrap();
        assert!(code.len() == 4 && code.starts_with('Z'), "{finding}");
        assert!(!finding["message"].as_str().unwrap().is_empty());
        assert!(!finding["file"].as_str().unwrap().starts_with('/'), "{finding}");
    }
    let unknown = findings.iter().find(|finding| finding["code"] == "Z104").unwrap();
    assert_eq!(unknown["file"], "content/stations/broken.yaml");
    assert_eq!((&unknown["line"], &unknown["column"]), (&Value::from(2), &Value::from(1)));
    assert!(unknown["help"].as_str().unwrap().contains("level"), "{unknown}");
    assert_eq!(run.error, "", "in JSON nothing else is said");
}

#[test]
fn a_finding_in_text_shows_the_line_and_marks_the_place_under_wide_characters() {
    let place = Place::minimal();
    place.write("content/stations/broken.yaml", "name: 甲\nlevel: {甲乙: 1}\n");
    let run = place.run(&["build", "--message-lang", "zh"]).expect(1);
    assert!(run.error.contains("错误[Z"), "{}", run.error);
    assert!(run.error.contains("content/stations/broken.yaml:2:"), "{}", run.error);
    assert!(run.error.contains("level: {甲乙: 1}"), "{}", run.error);
    assert_eq!(run.out, "");
}

#[test]
fn messages_are_in_the_language_that_is_asked_for() {
    let place = Place::minimal();
    place.write("content/stations/broken.yaml", "name: 甲\nlevel: nowhere\n");
    let english = place.run(&["build", "--message-lang", "en"]).expect(1);
    assert!(english.error.contains("error[Z310]: ") && english.error.contains("not published"), "{}", english.error);
    let chinese = place.run(&["build"]).expect(1);
    assert!(chinese.error.contains("错误[Z310]") && chinese.error.contains("没有发布"), "{}", chinese.error);
    let message = |lang: &str| place.json(&["build", "--message-lang", lang]).expect(1).lines()[0]["message"].clone();
    assert!(message("en").as_str().unwrap().is_ascii());
    assert!(!message("zh").as_str().unwrap().is_ascii());
}

#[test]
fn strict_makes_warnings_errors() {
    let place = Place::of("bilingual", "site");
    let relaxed = place.json(&["build"]).expect(0).summary();
    assert!(relaxed["warnings"].as_u64().unwrap() > 0);
    std::fs::remove_dir_all(place.root.join("site")).unwrap();
    let strict = place.json(&["build", "--strict"]).expect(1).summary();
    assert_eq!(strict["errors"], relaxed["warnings"]);
    assert!(!place.root.join("site").exists());
}

#[test]
fn quiet_says_nothing_about_what_went_well() {
    let place = Place::of("bilingual", "site");
    let run = place.run(&["build", "--quiet"]).expect(0);
    assert_eq!((run.out.as_str(), run.error.as_str()), ("", ""));
}

#[test]
fn the_day_decides_what_shows() {
    let place = Place::of("bilingual", "site");
    let root = place.root.to_str().unwrap();
    run(&["build", "--root", root, "--today", "2026-11-22"]).expect(0);
    assert!(!place.published().contains_key("notices/later.html"), "published before its moment");
    run(&["build", "--root", root, "--today", "2026-11-23"]).expect(0);
    assert!(!place.published().contains_key("notices/later.html"), "a day begins at midnight");
    run(&["build", "--root", root, "--today", "2026-11-24"]).expect(0);
    assert!(place.published().contains_key("notices/later.html"));
    assert!(!place.published().contains_key("notices/draft.html"));
}

#[test]
fn the_address_of_the_site_can_be_given() {
    let place = Place::minimal();
    place.run(&["build", "--base-url", "https://mz.example.cn/sub"]).expect(0);
    let sitemap = String::from_utf8(place.published()["sitemap.xml"].clone()).unwrap();
    assert!(sitemap.contains("<loc>https://mz.example.cn/sub/index.html</loc>"), "{sitemap}");
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
    let before = files(&place.root);
    for out in ["", "content", "content/site", "themes", ".."] {
        let out = place.root.join(out);
        place.run(&["build", "--out", out.to_str().unwrap()]).expect(3);
        assert!(files(&place.root) == before, "--out {}", out.display());
    }
}

#[test]
fn a_page_that_is_gone_disappears_and_a_file_of_someone_else_stays() {
    let place = Place::minimal();
    place.write("content/stations/second.yaml", "name: 河东乡社工站\nlevel: township\n");
    place.run(&["build"]).expect(0);
    place.write("site/WW_verify_1a2b.txt", "1a2b");
    place.write("site/upload/照片.jpg", "照片");
    std::fs::remove_file(place.root.join("content/stations/second.yaml")).unwrap();
    let summary = place.json(&["build"]).expect(0).summary();
    let published = place.published();
    assert!(!published.contains_key("stations/second.html"));
    assert_eq!(published["WW_verify_1a2b.txt"], b"1a2b");
    assert_eq!(published["upload/照片.jpg"], "照片".as_bytes());
    assert_eq!(summary["removed"], 1);
}

#[test]
fn wrong_usage_is_told_apart() {
    for arguments in [
        &["nonsense"][..],
        &["build", "--nonsense"],
        &["build", "--today", "22.11.2026"],
        &["build", "--message-format", "xml"],
        &["build", "extra"],
    ] {
        let run = run(arguments).expect(2);
        assert!(!run.error.is_empty() && run.out.is_empty(), "{arguments:?}");
    }
    for arguments in [&["--help"][..], &["--version"], &["build", "--help"]] {
        assert!(!run(arguments).expect(0).out.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_folder_that_is_no_site_is_told_so() {
    let folder = TempDir::new().unwrap();
    let root = folder.path().to_str().unwrap();
    let run = run(&["build", "--root", root]).expect(1);
    assert!(run.error.contains("content/site.yaml"), "{}", run.error);
    assert!(files(folder.path()).is_empty());
}

#[test]
fn a_folder_that_is_not_there_is_a_failure_of_the_machine() {
    let folder = TempDir::new().unwrap();
    let root = folder.path().join("没有");
    assert!(!run(&["build", "--root", root.to_str().unwrap()]).expect(3).error.is_empty());
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
    let status = Command::new(env!("CARGO_BIN_EXE_zhandian")).args(["build", "--quiet"]).current_dir(&place.root).status();
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

#[test]
fn content_made_to_hurt_is_refused_and_ends_nothing() {
    let bomb = (1..12).fold("a0: &a0 [x, x]\n".to_owned(), |text, at| {
        text + &format!("a{at}: &a{at} [*a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}]\n", at - 1)
    });
    for (what, text, code) in [
        ("2 MB of [", "[".repeat(2 << 20), "Z102"),
        ("an alias bomb", bomb, "Z106"),
        ("maps in maps", "{a: ".repeat(100_000), "Z105"),
    ] {
        let place = Place::minimal();
        place.write("content/stations/hostile.yaml", text);
        let run = place.json(&["build"]).expect(1);
        assert!(run.codes().contains(&code.to_owned()), "{what}: {:?}", run.codes());
        assert!(run.out.len() < 100_000, "{what}: {} bytes are said", run.out.len());
    }
}

#[test]
fn a_long_finding_in_text_stays_short() {
    let place = Place::minimal();
    place.write("content/stations/hostile.yaml", "[".repeat(2 << 20));
    let run = place.run(&["build"]).expect(1);
    assert!(run.error.len() < 20_000, "{} bytes are said about one line", run.error.len());
}

#[test]
fn a_deeply_nested_text_and_a_long_one_become_pages() {
    let place = Place::of("own-theme", "site");
    let front = "---\ntitle: 长文\ndate: 2026-11-01\ncategory: news\n---\n";
    place.write("content/notices/deep.md", format!("{front}{}\n", "> ".repeat(5000)));
    let long: String = (1..=5000).map(|line| format!("第{line}行的内容。\n\n")).collect();
    place.write("content/notices/long.md", format!("{front}{long}"));
    place.run(&["build"]).expect(0);
    let page = String::from_utf8(place.published()["notices/long.html"].clone()).unwrap();
    assert!(page.contains("第1行的内容。") && page.contains("第5000行的内容。"));
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_site_folder_is_not_followed() {
    let place = Place::of("own-theme", "site");
    std::fs::write(place.folder.path().join("secret.csv"), "secret").unwrap();
    std::fs::create_dir_all(place.root.join("content/files")).unwrap();
    std::os::unix::fs::symlink(place.folder.path().join("secret.csv"), place.root.join("content/files/a.csv")).unwrap();
    let run = place.json(&["build"]).expect(1);
    assert!(run.codes().contains(&"Z116".to_owned()), "{:?}", run.codes());
    assert!(!place.root.join("site").exists());
}
