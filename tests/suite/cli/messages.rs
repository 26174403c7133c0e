//! What the program says: findings in both forms and languages, exit codes, content that is made to hurt.
//!
//! **You are here:** `tests/suite/cli/` — product.md, "Commands".

use super::{Place, files, run};
use serde_json::Value;
use tempfile::TempDir;

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
        assert!(
            ["error", "warning", "note"].contains(&finding["severity"].as_str().unwrap()),
            "{finding}"
        );
        let code = finding["code"].as_str().unwrap();
        assert!(code.len() == 4 && code.starts_with('Z'), "{finding}");
        assert!(!finding["message"].as_str().unwrap().is_empty());
        assert!(!finding["file"].as_str().unwrap().starts_with('/'), "{finding}");
    }
    let unknown = findings.iter().find(|finding| finding["code"] == "Z104").unwrap();
    assert_eq!(unknown["file"], "content/stations/broken.yaml");
    assert_eq!(
        (&unknown["line"], &unknown["column"]),
        (&Value::from(2), &Value::from(1))
    );
    assert!(unknown["help"].as_str().unwrap().contains("level"), "{unknown}");
    assert_eq!(run.error, "", "in JSON nothing else is said");
}

#[test]
fn a_finding_in_text_shows_the_line_and_marks_the_place_under_wide_characters() {
    let place = Place::minimal();
    place.write("content/stations/broken.yaml", "name: 甲\nlevel: {甲乙: 1}\n");
    let run = place.run(&["build", "--message-lang", "zh"]).expect(1);
    assert!(run.error.contains("错误[Z"), "{}", run.error);
    assert!(
        run.error.contains("content/stations/broken.yaml:2:"),
        "{}",
        run.error
    );
    assert!(run.error.contains("level: {甲乙: 1}"), "{}", run.error);
    assert_eq!(run.out, "");
}

#[test]
fn messages_are_in_the_language_that_is_asked_for() {
    let place = Place::minimal();
    place.write("content/stations/broken.yaml", "name: 甲\nlevel: nowhere\n");
    let english = place.run(&["build", "--message-lang", "en"]).expect(1);
    assert!(
        english.error.contains("error[Z310]: ") && english.error.contains("not published"),
        "{}",
        english.error
    );
    let chinese = place.run(&["build"]).expect(1);
    assert!(
        chinese.error.contains("错误[Z310]") && chinese.error.contains("没有发布"),
        "{}",
        chinese.error
    );
    let message =
        |lang: &str| place.json(&["build", "--message-lang", lang]).expect(1).lines()[0]["message"].clone();
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
    assert!(
        !run(&["build", "--root", root.to_str().unwrap()])
            .expect(3)
            .error
            .is_empty()
    );
}

#[test]
fn content_made_to_hurt_is_refused_and_ends_nothing() {
    let bomb = (1..12).fold("a0: &a0 [x, x]\n".to_owned(), |text, at| {
        text + &format!(
            "a{at}: &a{at} [*a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}, *a{0}]\n",
            at - 1
        )
    });
    // Brackets that are never closed are a slip (Z102) and nested too deeply (Z105); either may be told.
    for (what, text, codes) in [
        ("2 MB of [", "[".repeat(2 << 20), ["Z102", "Z105"]),
        ("an alias bomb", bomb, ["Z106"; 2]),
        ("maps in maps", "{a: ".repeat(100_000), ["Z102", "Z105"]),
        ("lists in lists", "[".repeat(100) + &"]".repeat(100), ["Z105"; 2]),
    ] {
        let place = Place::minimal();
        place.write("content/stations/hostile.yaml", text);
        let run = place.json(&["build"]).expect(1);
        assert!(
            run.codes().iter().any(|code| codes.contains(&code.as_str())),
            "{what}: {:?}",
            run.codes()
        );
        assert!(
            run.out.len() < 100_000,
            "{what}: {} bytes are said",
            run.out.len()
        );
    }
}

#[test]
fn errors_stand_last_in_a_terminal_and_by_file_in_json() {
    let place = Place::minimal();
    place.write("content/audiences.yaml", "- {id: a, name: 甲, colour: red}\n");
    let text = format!("\n{}", place.run(&["check", "--notes"]).expect(1).error);
    let advice = text.rfind("\n提示[").max(text.rfind("\n警告["));
    assert!(advice.is_some() && advice < text.find("\n错误["), "{text}");
    let run = place.run(&["check", "--message-format", "json"]).expect(1);
    let files: Vec<&str> = run
        .out
        .lines()
        .filter_map(|line| line.split_once("\"file\":\"")?.1.split('"').next())
        .collect();
    assert!(files.len() > 1 && files.is_sorted(), "{files:?}");
}

#[test]
fn a_long_finding_in_text_stays_short() {
    let place = Place::minimal();
    place.write("content/stations/hostile.yaml", "[".repeat(2 << 20));
    let run = place.run(&["build"]).expect(1);
    assert!(
        run.error.len() < 20_000,
        "{} bytes are said about one line",
        run.error.len()
    );
}

#[test]
fn a_deeply_nested_text_and_a_long_one_become_pages() {
    let place = Place::of("own-theme", "site");
    let front = "---\ntitle: 长文\ndate: 2026-11-01\ncategory: news\n---\n";
    place.write(
        "content/notices/deep.md",
        format!("{front}{}\n", "> ".repeat(5000)),
    );
    let long: String = (1..=5000).map(|line| format!("第{line}行的内容。\n\n")).collect();
    place.write("content/notices/long.md", format!("{front}{long}"));
    place.run(&["build"]).expect(0);
    let page = String::from_utf8(place.published()["notices/long.html"].clone()).unwrap();
    assert!(page.contains("第1行的内容。") && page.contains("第5000行的内容。"));
}

#[test]
fn the_staffs_report_goes_where_it_is_not_published() {
    let place = Place::minimal();
    place.run(&["build"]).expect(0);
    let published = place.published();
    for name in ["report.html", "report.xlsx"] {
        let path = place.folder.path().join(name);
        let file = path.to_str().unwrap();
        place.run(&["check", "--report", file]).expect(0);
        let first = std::fs::read(&path).unwrap();
        place.run(&["check", "--report", file]).expect(0);
        assert_eq!(first, std::fs::read(&path).unwrap(), "{name}");
        assert!(first.starts_with(if name == "report.html" { b"<!" } else { b"PK" }));
    }
    for inside in [
        "site/report.html", "site/../site/r.xlsx", "content/files/r.html", "report.pdf",
    ] {
        let path = place.root.join(inside);
        let refused = place
            .run(&["check", "--report", path.to_str().unwrap()])
            .expect(2);
        assert!(refused.error.contains("错误: "), "{}", refused.error);
        assert!(!path.exists());
    }
    assert_eq!(place.published(), published);
}
