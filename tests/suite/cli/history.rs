//! The history, undo and restore, as people use them: Notepad has changed something, or one of our tools.

use super::{Place, files};
use serde_json::Value;
use std::fs;

const HEXI: &str = "content/stations/hexi.yaml";

impl Place {
    fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.root.join(path)).ok()
    }

    /// The golden site, looked at once.
    fn seen() -> Place {
        let place = Place::minimal();
        place.run(&["check"]).expect(0);
        place
    }

    /// A save by Notepad, and the look that finds it.
    fn notepad(&self, path: &str, text: &str) {
        self.write(path, text);
        self.run(&["check", "--quiet"]);
    }

    fn changes(&self) -> Vec<Value> {
        let mut lines = self.json(&["history", "--all"]).expect(0).lines();
        lines.pop();
        lines
    }

    fn ledger(&self) -> String {
        self.text(".zhandian/history/ledger.ndjson").unwrap_or_default()
    }
}

#[test]
fn what_notepad_changed_is_found_once_with_its_record_and_fields() {
    let place = Place::seen();
    assert_eq!(place.changes(), Vec::<Value>::new());
    let before = place.text(HEXI).unwrap();
    place.write(HEXI, before.replace("7654321", "7654322"));
    for command in ["check", "build", "history", "check"] {
        place.run(&[command]).expect(0);
    }
    let changes = place.changes();
    assert_eq!(changes.len(), 1);
    let found = &changes[0];
    assert_eq!(found["kind"], "change");
    assert_eq!(found["number"], 1);
    assert_eq!(found["tool"], "found");
    assert_eq!(found["record"], "station:hexi");
    assert_eq!(found["fields"], serde_json::json!(["phone"]));
    assert_eq!(found["file"], HEXI);
    assert_eq!(found["person"], Value::Null);
    assert_eq!(found["before"], blake3_hex(&before));
}

fn blake3_hex(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().to_string()
}

#[test]
fn undo_gives_the_bytes_back_and_undo_of_undo_the_change() {
    let place = Place::seen();
    let before = place.text(HEXI).unwrap();
    let after = before.replace("乡", "镇").replace('\n', "\r\n");
    place.notepad(HEXI, &after);
    let run = place.run(&["undo"]).expect(0);
    assert!(run.error.contains("撤销第 1 号修改"), "{}", run.error);
    assert_eq!(place.text(HEXI).unwrap(), before);
    place.run(&["undo"]).expect(0);
    assert_eq!(place.text(HEXI).unwrap(), after);
    place.run(&["undo", "1"]).expect(0);
    assert_eq!(place.text(HEXI).unwrap(), before);
    let tools: Vec<String> = place
        .changes()
        .iter()
        .map(|change| change["tool"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(tools, ["undo", "undo", "undo", "found"]);
}

#[test]
fn undo_that_only_shows_writes_nothing() {
    let place = Place::seen();
    place.notepad(HEXI, "name: 别名\nlevel: township\n");
    let ledger = place.ledger();
    let run = place.run(&["undo", "--show"]).expect(0);
    assert!(run.out.contains("- name: 别名"), "{}", run.out);
    assert!(run.out.contains("+ name: 河西乡社工站"), "{}", run.out);
    assert_eq!(place.text(HEXI).unwrap(), "name: 别名\nlevel: township\n");
    assert_eq!(place.ledger(), ledger);
}

#[test]
fn later_changes_of_other_lines_stay_and_of_the_same_lines_are_a_conflict() {
    let place = Place::seen();
    let first = place.text(HEXI).unwrap();
    place.notepad(HEXI, &first.replace("7654321", "7654322"));
    place.notepad(
        HEXI,
        &first.replace("7654321", "7654322").replace("河西乡", "河西镇"),
    );
    place.run(&["undo", "1"]).expect(0);
    let kept = first.replace("河西乡", "河西镇");
    assert_eq!(place.text(HEXI).unwrap(), kept);

    let third = kept.replace("7654321", "7654323");
    place.notepad(HEXI, &third);
    let run = place.run(&["undo", "1"]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.error);
    assert!(run.error.contains(HEXI), "{}", run.error);
    assert!(
        run.out.contains("7654323") && run.out.contains("7654321"),
        "{}",
        run.out
    );
    assert_eq!(place.text(HEXI).unwrap(), third);
    let lines = place.json(&["undo", "1"]).expect(1).lines();
    assert_eq!(lines[0]["kind"], "conflict");
    assert!(lines[0]["now"].as_str().unwrap().contains("7654323"));
    assert_eq!(lines[1]["written"], 0);
    assert_eq!(lines[1]["conflicts"], 1);
}

#[test]
fn a_deleted_file_is_told_and_comes_back_a_week_later() {
    let place = Place::seen();
    let before = place.text(HEXI).unwrap();
    fs::remove_file(place.root.join(HEXI)).unwrap();
    let run = place.run(&["check"]).expect(0);
    assert!(run.error.contains("zhandian undo 1"), "{}", run.error);
    place.notepad("content/stations/other.yaml", &before.replace("河西", "河东"));
    let shown = place.run(&["restore", HEXI, "--to", "2026-01-01"]).expect(0);
    assert!(shown.error.contains("--apply"), "{}", shown.error);
    assert_eq!(place.text(HEXI), None);
    place
        .run(&["restore", "station:hexi", "--to", "2026-01-01", "--apply"])
        .expect(0);
    assert_eq!(place.text(HEXI).unwrap(), before);
    assert_eq!(place.changes()[0]["tool"], "restore");
    // Back to after the first change: it was gone.
    place.run(&["restore", HEXI, "--to", "1", "--apply"]).expect(2);
    assert_eq!(place.text(HEXI).unwrap(), before);
}

#[test]
fn a_folder_goes_back_as_a_whole_and_what_came_later_stays() {
    let place = Place::seen();
    let before = place.text(HEXI).unwrap();
    let other = "content/stations/other.yaml";
    place.notepad(other, &before.replace("河西", "河东"));
    place.write(other, before.replace("河西", "河南"));
    place.notepad(HEXI, &before.replace("河西", "河北"));
    place
        .run(&["restore", "content/stations", "--to", "1", "--apply"])
        .expect(0);
    assert_eq!(place.text(HEXI).unwrap(), before);
    assert_eq!(place.text(other).unwrap(), before.replace("河西", "河东"));
}

#[test]
fn a_new_record_is_noted_with_its_author_and_its_undo_names_who_refers_to_it() {
    let place = Place::seen();
    place
        .run(&["new", "operator", "partner", "--by", "扎西"])
        .expect(0);
    let made = place.changes().remove(0);
    assert_eq!((&made["tool"], &made["person"]), (&"new".into(), &"扎西".into()));
    assert_eq!(made["record"], "operator:partner");
    let station = format!("{}operator: partner\n", place.text(HEXI).unwrap());
    place.notepad(HEXI, &station);
    let run = place.run(&["undo", "1", "--by", "扎西"]).expect(0);
    assert!(run.error.contains(HEXI), "{}", run.error);
    assert_eq!(place.text("content/operators/partner.yaml"), None);
    assert_eq!(place.text(HEXI).unwrap(), station);
}

#[test]
fn the_last_change_of_someone_else_is_taken_back_only_when_it_is_named() {
    let place = Place::seen();
    place.run(&["new", "page", "about", "--by", "卓玛"]).expect(0);
    let run = place.run(&["undo", "--by", "扎西"]).expect(2);
    assert!(
        run.error.contains("卓玛") && run.error.contains("undo 1"),
        "{}",
        run.error
    );
    place.run(&["undo", "1", "--by", "扎西"]).expect(0);
    assert_eq!(place.text("content/pages/about.md"), None);
}

#[test]
fn a_moved_file_is_one_change_and_very_many_are_one_too() {
    let place = Place::seen();
    let moved = "content/stations/township/hexi.yaml";
    fs::create_dir(place.root.join("content/stations/township")).unwrap();
    fs::rename(place.root.join(HEXI), place.root.join(moved)).unwrap();
    let run = place.run(&["check"]).expect(0);
    assert!(!run.error.contains("有人删了"), "{}", run.error);
    let text = place.text(moved).unwrap();
    for number in 0..30 {
        place.write(
            &format!("content/stations/n{number}.yaml"),
            text.replace("河西", &format!("河{number}")),
        );
    }
    place.run(&["check"]).expect(0);
    let numbers: Vec<u64> = place
        .changes()
        .iter()
        .map(|change| change["number"].as_u64().unwrap())
        .collect();
    assert_eq!(numbers.len(), 32);
    assert_eq!(numbers.iter().max(), Some(&2));
    place.run(&["undo", "2"]).expect(0);
    place.run(&["undo", "1"]).expect(0);
    assert_eq!(place.text(HEXI).unwrap(), text);
    assert_eq!(files(&place.root.join("content")).len(), 2);
}

#[test]
fn each_line_carries_the_hash_of_the_one_before_and_a_removed_one_shows() {
    let place = Place::seen();
    let text = place.text(HEXI).unwrap();
    for number in 1..4 {
        place.notepad(HEXI, &text.replace("7654321", &format!("765432{number}0")));
    }
    let ledger = place.ledger();
    let lines: Vec<&str> = ledger.lines().collect();
    assert_eq!(lines.len(), 3);
    for pair in lines.windows(2) {
        let next: Value = serde_json::from_str(pair[1]).unwrap();
        assert_eq!(next["previous"], blake3_hex(pair[0]));
    }
    assert!(!place.json(&["check"]).expect(0).codes().contains(&"Z907".into()));
    let without = |gone: usize| {
        let kept = lines.iter().enumerate().filter(|(at, _)| *at != gone);
        kept.map(|(_, line)| format!("{line}\n")).collect::<String>()
    };
    for gone in 0..3 {
        place.write(".zhandian/history/ledger.ndjson", without(gone));
        let found = place.json(&["check"]).expect(0).codes();
        assert!(found.contains(&"Z907".into()), "{gone}: {found:?}");
        place.write(".zhandian/history/ledger.ndjson", &ledger);
    }
    place.write(
        ".zhandian/history/ledger.ndjson",
        ledger.replace("\"phone\"", "\"name\""),
    );
    assert!(place.json(&["check"]).expect(0).codes().contains(&"Z907".into()));
}

#[test]
fn ledgers_of_people_who_wrote_apart_are_one_list() {
    let place = Place::seen();
    place.run(&["new", "page", "a", "--by", "扎西"]).expect(0);
    let shared = place.ledger();
    place.run(&["new", "page", "b", "--by", "扎西"]).expect(0);
    // A cloud drive kept what another computer wrote meanwhile.
    let line: Value = serde_json::from_str(shared.lines().next().unwrap()).unwrap();
    let mut theirs = line.clone();
    theirs["previous"] = blake3_hex(shared.lines().next().unwrap()).into();
    theirs["change"] = "00000000000000aa".into();
    theirs["person"] = "卓玛".into();
    place.write(
        ".zhandian/history/ledger (冲突副本).ndjson",
        format!("{shared}{theirs}\n"),
    );
    let mut people: Vec<Value> = place
        .changes()
        .iter()
        .map(|change| change["person"].clone())
        .collect();
    people.sort_by_key(ToString::to_string);
    assert_eq!(people, ["卓玛", "扎西", "扎西"]);
    assert!(!place.json(&["check"]).expect(0).codes().contains(&"Z907".into()));
}

#[test]
fn where_no_history_can_be_kept_it_is_said_once_and_the_build_goes_on() {
    let place = Place::minimal();
    place.write(".zhandian", "in the way");
    for command in ["check", "build"] {
        let run = place.run(&[command]).expect(0);
        assert_eq!(run.error.matches("修改历史没有记下").count(), 1, "{}", run.error);
    }
    assert!(!place.published().is_empty());
    let run = place.run(&["new", "page", "about"]).expect(3);
    assert!(run.error.contains(".zhandian"), "{}", run.error);
    assert_eq!(place.text("content/pages/about.md"), None);
}

#[test]
fn the_history_is_neither_content_nor_published() {
    let place = Place::seen();
    place.notepad(HEXI, "name: 别名\nlevel: township\n");
    let run = place.json(&["build"]).expect(0);
    assert!(run.codes().iter().all(|code| code != "Z902"), "{:?}", run.codes());
    let published = place.published();
    assert!(published.keys().all(|path| !path.contains("zhandian/")));
    let bytes = published.values().flatten().copied().collect::<Vec<u8>>();
    assert!(!String::from_utf8_lossy(&bytes).contains("ledger"));
    assert_eq!(place.text(".zhandian/.gitignore").unwrap(), "*\n");
}

#[test]
fn wrong_words_are_answered_with_what_there_is() {
    let place = Place::seen();
    let run = place.run(&["undo"]).expect(2);
    assert!(run.error.contains("还没有可以撤销的修改"), "{}", run.error);
    place.notepad(HEXI, "name: 别名\nlevel: township\n");
    assert!(place.run(&["undo", "7"]).expect(2).error.contains("最后一号是 1"));
    let run = place.run(&["history", "station:hexl"]).expect(0);
    assert!(run.error.contains("station:hexi"), "{}", run.error);
    let run = place.run(&["restore", HEXI, "--to", "昨天"]).expect(2);
    assert!(
        run.error.contains("昨天") && run.error.contains("2026-11-20"),
        "{}",
        run.error
    );
    place
        .run(&["restore", "content/site.yaml", "--to", "1"])
        .expect(2);
    for words in [
        &["历史"][..],
        &["撤销", "1", "--show"],
        &["恢复", HEXI, "--to", "1"],
    ] {
        place.run(words).expect(0);
    }
}

#[test]
fn a_record_is_found_by_a_change_of_its_comments() {
    let place = Place::seen();
    let before = place.text(HEXI).unwrap();
    place.notepad(HEXI, &format!("# 注\n{before}"));
    for word in ["station:hexi", "hexi", HEXI] {
        let run = place.json(&["history", word]).expect(0);
        assert_eq!(run.summary()["changes"], 1, "{word}: {}", run.out);
    }
    assert_eq!(
        place.json(&["history", "station:other"]).expect(0).summary()["changes"],
        0
    );
    place
        .run(&["restore", "station:hexi", "--to", "0", "--apply"])
        .expect(0);
    assert_eq!(place.text(HEXI).unwrap(), before);
}

#[test]
fn a_day_before_the_history_is_said_to_be_one() {
    let place = Place::seen();
    let before = place.text(HEXI).unwrap();
    place.notepad(HEXI, &before.replace("7654321", "7654322"));
    let early = place.run(&["restore", HEXI, "--to", "2020-01-01"]).expect(0);
    assert!(early.error.contains("更早的改动没有记下"), "{}", early.error);
    let late = place.run(&["restore", HEXI, "--to", "2999-01-01"]).expect(0);
    assert!(!late.error.contains("更早的改动没有记下"), "{}", late.error);
}

#[test]
fn a_damaged_content_is_said_to_be_damaged() {
    let place = Place::seen();
    let before = place.text(HEXI).unwrap();
    let after = before.replace("7654321", "7654322");
    place.notepad(HEXI, &after);
    place.notepad(HEXI, &before.replace("7654321", "7654323"));
    let hash = blake3_hex(&after);
    let object = format!(".zhandian/history/objects/{}/{}", &hash[..2], &hash[2..]);
    place.write(&object, "坏了");
    let run = place.run(&["undo", "2"]).expect(1);
    assert!(
        run.error.contains("坏了") && !run.error.contains("16 MB"),
        "{}",
        run.error
    );
    let shown = place.run(&["history", "2"]).expect(0);
    assert!(shown.out.contains("坏了"), "{}", shown.out);
}
