//! `zhandian export` and `zhandian import` as people run them: files, words, JSON lines, exit codes.
//!
//! **You are here:** `tests/suite/cli` — what a workbook says is tested in `tests/suite/ledger`.

use super::{Place, files};
use serde_json::json;

const STATION: &str = "content/stations/one.yaml";

fn place() -> Place {
    let place = Place::minimal();
    place.write(
        STATION,
        "# 说明\nid: one\nname: {zh: 示例站一}\nlevel: township\nphone: [0899-6120001]   # 总机\n",
    );
    place
}

fn level(place: &Place) {
    let site = place.root.join("content/site.yaml");
    let text = std::fs::read_to_string(&site).unwrap();
    if !text.contains("id: township") {
        std::fs::write(&site, text + "\nstation_levels: [{id: township, name: 乡镇站}]\n").unwrap();
    }
}

/// A place, and its CSV of stations.
fn exported() -> (Place, std::path::PathBuf) {
    let place = place();
    level(&place);
    let folder = place.folder.path().join("表");
    place
        .run(&["export", "stations", "--to", folder.to_str().unwrap()])
        .expect(0);
    let file = folder.join("站点.csv");
    (place, file)
}

fn changed(file: &std::path::Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{text}");
    std::fs::write(file, text.replace(from, to)).unwrap();
}

#[test]
fn an_untouched_workbook_writes_nothing() {
    let place = place();
    level(&place);
    let before = files(&place.root.join("content"));
    let file = place.folder.path().join("台账.xlsx");
    let file = file.to_str().unwrap();
    place.run(&["export", "--to", file]).expect(0);
    let run = place.json(&["import", file, "--apply"]).expect(0);
    assert_eq!(
        run.summary(),
        json!({"kind": "summary", "command": "import", "new": 0, "changed": 0, "conflicts": 0, "rejected": 0, "written": 0})
    );
    assert_eq!(run.lines().len(), 1);
    assert_eq!(files(&place.root.join("content")), before);
}

#[test]
fn a_folder_gets_a_csv_a_kind_that_excel_opens_by_a_double_click() {
    let (_place, file) = exported();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("\u{FEFF}编号,名称"));
    assert!(text.ends_with("\r\n") && text.contains("\r\nid,name.zh,"));
    let folder = file.parent().unwrap();
    assert_eq!(files(folder).len(), 1, "only the kind that was named");
}

#[test]
fn a_change_is_shown_first_and_written_when_it_is_wanted() {
    let (place, file) = exported();
    changed(&file, "0899-6120001", "0899-6120002");
    let file = file.to_str().unwrap();
    let run = place.json(&["import", file]).expect(0);
    let line = &run.lines()[0];
    for (key, value) in [
        ("kind", json!("change")),
        ("record", json!("station:one")),
        ("file", json!(STATION)),
        ("field", json!("phone")),
        ("before", json!("0899-6120001")),
        ("after", json!("0899-6120002")),
        ("state", json!("changed")),
        // Behind the golden site's own station.
        ("row", json!(4)),
    ] {
        assert_eq!(line[key], value, "{key}");
    }
    assert_eq!(
        (&run.summary()["changed"], &run.summary()["written"]),
        (&json!(1), &json!(0))
    );
    let text = || std::fs::read_to_string(place.root.join(STATION)).unwrap();
    assert!(text().contains("6120001"), "nothing is written without --apply");
    let run = place.run(&["import", file]).expect(0);
    assert!(run.out.contains("0899-6120001 → 0899-6120002") && run.error.contains("还没有写"));
    let run = place.json(&["导入", file, "--apply", "--by", "扎西"]).expect(0);
    assert_eq!(run.summary()["written"], json!(1));
    assert_eq!(
        text(),
        "# 说明\nid: one\nname: {zh: 示例站一}\nlevel: township\nphone: [0899-6120002]   # 总机\n"
    );
    assert_eq!(
        place.json(&["import", file, "--apply"]).expect(0).summary()["changed"],
        json!(0)
    );
    let history = place.run(&["history"]).expect(0);
    assert!(
        history.out.contains("导入") && history.out.contains("扎西"),
        "{}",
        history.out
    );
    place.run(&["undo", "1"]).expect(0);
    assert!(text().contains("6120001"));
}

#[test]
fn what_is_asked_ends_with_one_writes_nothing_and_leaves_a_copy_to_fill_in() {
    let (place, file) = exported();
    changed(&file, "0899-6120001", "0899-6120002");
    changed(&file, "one,示例站一", "one,清空");
    let before = files(&place.root.join("content"));
    let run = place
        .json(&["import", file.to_str().unwrap(), "--apply"])
        .expect(1);
    let summary = run.summary();
    assert_eq!(
        (&summary["rejected"], &summary["changed"], &summary["written"]),
        (&json!(1), &json!(1), &json!(0))
    );
    assert!(run.lines()[0]["message"].as_str().unwrap().contains("必填"));
    assert_eq!(files(&place.root.join("content")), before);
    let copy = file.with_file_name("站点-待定.xlsx");
    assert!(copy.is_file());
    let run = place.run(&["import", file.to_str().unwrap()]).expect(1);
    assert!(
        run.error.contains("站点-待定-2.xlsx"),
        "an answer in the first copy is not written over: {}",
        run.error
    );
    let english = place
        .run(&["import", file.to_str().unwrap(), "--message-lang", "en"])
        .expect(1);
    assert!(english.out.contains("is required") && english.error.contains("nothing is written"));
}

#[test]
fn what_the_file_says_by_now_is_not_written_over() {
    let (place, file) = exported();
    changed(&file, "0899-6120001", "0899-6120002");
    let station = place.root.join(STATION);
    changed(&station, "0899-6120001", "0899-6120003");
    let run = place
        .json(&["import", file.to_str().unwrap(), "--apply"])
        .expect(1);
    assert_eq!(run.lines()[0]["state"], json!("conflict"));
    assert_eq!(run.summary()["conflicts"], json!(1));
    assert!(std::fs::read_to_string(station).unwrap().contains("0899-6120003"));
}

#[test]
fn the_empty_form_and_the_checklist_change_nothing_as_they_are() {
    let place = place();
    level(&place);
    for arguments in [
        ["export", "--template", "--to"].as_slice(),
        &["export", "--checklist"],
    ] {
        let file = place.folder.path().join("表.xlsx");
        let file = file.to_str().unwrap();
        place.run(&[arguments, &[file]].concat()).expect(0);
        let run = place.json(&["import", file, "--apply"]).expect(0);
        let summary = run.summary();
        assert_eq!(
            (&summary["new"], &summary["written"]),
            (&json!(0), &json!(0)),
            "{}",
            run.out
        );
    }
}

#[test]
fn where_a_ledger_may_not_go_and_what_is_none_is_said() {
    let place = place();
    level(&place);
    let inside = place.root.join("content/files/台账.xlsx");
    let run = place.run(&["export", "--to", inside.to_str().unwrap()]).expect(2);
    assert!(run.error.contains("会发布的文件夹"));
    place.run(&["export", "--to", "台账.csv"]).expect(2);
    place.run(&["export"]).expect(2);
    place.run(&["export", "食堂", "--to", "台账.xlsx"]).expect(2);
    let wps = place.folder.path().join("台账.et");
    std::fs::write(&wps, "x").unwrap();
    let run = place.json(&["import", wps.to_str().unwrap()]).expect(1);
    assert_eq!(run.summary()["rejected"], json!(1));
    assert!(run.error.contains("另存为"));
    let run = place.json(&["import", "没有.xlsx"]).expect(3);
    assert_eq!(run.summary()["written"], json!(0));
}

#[test]
fn what_check_would_refuse_is_not_imported() {
    let (place, file) = exported();
    let columns: Vec<String> = std::fs::read_to_string(&file)
        .unwrap()
        .lines()
        .nth(1)
        .unwrap()
        .split(',')
        .map(str::to_owned)
        .collect();
    let at = columns.iter().position(|path| path == "parent").unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    let changed: Vec<String> = text
        .lines()
        .map(|line| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if cells[0] == "one" {
                cells[at] = "one";
            }
            cells.join(",")
        })
        .collect();
    std::fs::write(&file, changed.join("\r\n")).unwrap();
    let before = files(&place.root.join("content"));
    for arguments in [&["--apply"][..], &[]] {
        let run = place
            .json(&[&["import", file.to_str().unwrap()], arguments].concat())
            .expect(1);
        assert_eq!(run.summary()["rejected"], json!(1), "{}", run.out);
    }
    assert_eq!(files(&place.root.join("content")), before);
}

#[test]
fn a_file_that_cannot_be_read_stops_no_other_change() {
    let (place, file) = exported();
    place.write(
        "content/stations/two.yaml",
        "id: two\nname: {zh: 示例站二}\nlevel: township\n",
    );
    place
        .run(&[
            "export",
            "stations",
            "--to",
            file.parent().unwrap().to_str().unwrap(),
        ])
        .expect(0);
    place.write(
        "content/stations/two.yaml",
        "id: two\nname: {zh: 示例站二\n  - [\n",
    );
    changed(&file, "0899-6120001", "0899-6120002");
    let run = place
        .json(&["import", file.to_str().unwrap(), "--apply"])
        .expect(0);
    assert_eq!(run.summary()["written"], json!(1), "{}", run.out);
    assert!(run.out.contains("two.yaml 有错"), "{}", run.out);
    changed(&file, "示例站二", "示例站三");
    let run = place.json(&["import", file.to_str().unwrap()]).expect(1);
    assert!(
        run.lines()[0]["message"]
            .as_str()
            .unwrap()
            .contains("zhandian check")
    );
}

/// Somebody saves after an import has read the files and before it writes: machines hear of the conflict line by line. The import
/// asks for the name of whoever sits here between the two, and waits where that is a pipe.
#[cfg(unix)]
#[test]
fn what_changes_between_reading_and_writing_is_a_conflict_too() {
    let (place, file) = exported();
    changed(&file, "0899-6120001", "0899-6120002");
    let people = place.root.join(".zhandian/people.json");
    let made = std::process::Command::new("mkfifo")
        .arg(&people)
        .status()
        .unwrap();
    assert!(made.success());
    let child = std::process::Command::new(env!("CARGO_BIN_EXE_zhandian"))
        .args(["--root", place.root.to_str().unwrap(), "--today", "2026-11-22"])
        .args([
            "--message-format",
            "json",
            "import",
            file.to_str().unwrap(),
            "--apply",
        ])
        .env_remove("ZHANDIAN_BY")
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // Opens when the import does so at its end.
    let answer = std::fs::OpenOptions::new().write(true).open(&people).unwrap();
    let station = place.root.join(STATION);
    changed(&station, "0899-6120001", "0899-6120003");
    std::fs::remove_file(&people).unwrap();
    drop(answer);
    let output = child.wait_with_output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{out}");
    let lines: Vec<serde_json::Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for (key, value) in [
        ("record", json!("station:one")),
        ("field", json!("phone")),
        ("state", json!("conflict")),
        ("before", json!("0899-6120003")),
        ("after", json!("0899-6120002")),
    ] {
        assert_eq!(lines[0][key], value, "{key}: {out}");
    }
    let summary = lines.last().unwrap();
    assert_eq!(
        (&summary["conflicts"], &summary["written"]),
        (&json!(1), &json!(0))
    );
    assert!(std::fs::read_to_string(station).unwrap().contains("0899-6120003"));
}

#[test]
fn an_invisible_character_is_taken_out_and_blames_no_other_cell() {
    let (place, file) = exported();
    changed(&file, "one,示例站一", "one,示例\u{200B}站二");
    changed(&file, "0899-6120001", "0899-6120002");
    let run = place
        .json(&["import", file.to_str().unwrap(), "--apply"])
        .expect(0);
    assert_eq!(run.summary()["changed"], json!(2), "{}", run.out);
    assert!(run.out.contains("U+200B"), "{}", run.out);
    let text = std::fs::read_to_string(place.root.join(STATION)).unwrap();
    assert!(text.contains("示例站二") && text.contains("6120002"), "{text}");
}

#[test]
fn marks_of_markdown_do_in_a_cell_what_they_look_like() {
    let (place, file) = exported();
    let text = std::fs::read_to_string(&file).unwrap();
    let columns: Vec<&str> = text.lines().nth(1).unwrap().split(',').collect();
    let at = columns
        .iter()
        .position(|path| path.starts_with("description"))
        .unwrap();
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if cells[0] == "one" {
                cells[at] = "有 ** 粗 ** 字";
            }
            cells.join(",")
        })
        .collect();
    std::fs::write(&file, lines.join("\r\n")).unwrap();
    let run = place
        .json(&["import", file.to_str().unwrap(), "--apply"])
        .expect(0);
    assert_eq!(run.lines()[0]["after"], json!("有 **粗** 字"), "{}", run.out);
    assert!(run.lines()[0]["message"].as_str().unwrap().contains("已改写"));
    let text = std::fs::read_to_string(place.root.join(STATION)).unwrap();
    assert!(text.contains("**粗**"), "{text}");
}
