//! `zhandian fix`: what it shows, what it writes, what it leaves to people.
//!
//! **You are here:** `tests/suite/cli/` — the program on a folder; what is mended in a file is tried in `fixed`.

use super::Place;
use encoding_rs::GB18030;

const NOTICE: &str = "content/notices/slips.md";

fn with_slips() -> Place {
    let place = Place::minimal();
    place.write(
        NOTICE,
        "---\ntitle：{zh：通知，bo：བརྡ་ཐོ།}\ndate: 2023年6月1日\ncategory: notices\ndocument_number: 拉民发[2023]12号\n---\n\n见\u{200b}正文。\n",
    );
    place
}

fn read(place: &Place, path: &str) -> String {
    std::fs::read_to_string(place.root.join(path)).unwrap()
}

#[test]
fn it_shows_what_it_would_do_and_writes_nothing() {
    let place = with_slips();
    let before = read(&place, NOTICE);
    let run = place.run(&["fix"]).expect(0);
    assert_eq!(read(&place, NOTICE), before);
    for said in [
        "- date: 2023年6月1日",
        "+ date: 2023-06-01",
        "+ title: {zh: 通知, bo: བརྡ་ཐོ།}",
        "拉民发〔2023〕12号",
        "第3行",
    ] {
        assert!(run.out.contains(said), "{said}: {}", run.out);
    }
    assert!(run.error.contains("zhandian fix --apply"), "{}", run.error);
    assert!(!place.root.join(".zhandian/history/ledger.ndjson").exists());
}

#[test]
fn what_is_written_is_good_and_can_be_taken_back() {
    let place = with_slips();
    let before = read(&place, NOTICE);
    place.run(&["fix", "--apply", "--by", "测试"]).expect(0);
    assert_eq!(
        read(&place, NOTICE),
        "---\ntitle: {zh: 通知, bo: བརྡ་ཐོ།}\ndate: 2023-06-01\ncategory: notices\ndocument_number: 拉民发〔2023〕12号\n---\n\n见正文。\n"
    );
    let again = place.json(&["fix", "--apply"]).expect(0);
    assert_eq!(again.lines().len(), 1, "{}", again.out);
    assert_eq!(again.summary()["changes"], 0);
    let history = place.run(&["history"]).expect(0);
    assert!(
        history.out.contains("修正") && history.out.contains("测试"),
        "{}",
        history.out
    );
    place.run(&["undo", "--apply", "--by", "测试"]).expect(0);
    assert_eq!(read(&place, NOTICE), before);
}

#[test]
fn programs_get_one_object_a_change_and_a_sum() {
    let place = with_slips();
    let run = place.json(&["修正"]).expect(0);
    let lines = run.lines();
    let date = lines.iter().find(|line| line["field"] == "date").unwrap();
    assert_eq!(
        (&date["kind"], &date["file"], &date["line"], &date["code"]),
        (&"change".into(), &NOTICE.into(), &3.into(), &"Z205".into())
    );
    assert_eq!(
        (&date["before"], &date["after"]),
        (&"date: 2023年6月1日".into(), &"date: 2023-06-01".into())
    );
    let summary = run.summary();
    assert_eq!(
        (&summary["kind"], &summary["command"]),
        (&"summary".into(), &"fix".into())
    );
    assert_eq!(
        (&summary["files"], &summary["written"], &summary["left"]),
        (&1.into(), &0.into(), &0.into())
    );
}

#[test]
fn what_has_two_answers_is_listed_and_left() {
    let place = Place::minimal();
    let text = "---\ntitle: 通知 #重要\ndate: 十月一日\ncategory: notices\n---\n\n正文\n";
    place.write(NOTICE, text);
    let run = place.json(&["fix", "--apply"]).expect(1);
    assert_eq!(read(&place, NOTICE), text);
    assert_eq!(run.codes(), ["Z118", "Z205"]);
    assert_eq!(run.summary()["left"], 2);
}

#[test]
fn files_with_wrong_names_are_named_with_what_to_do() {
    let place = Place::minimal();
    let notice =
        |title: &str| format!("---\ntitle: {title}\ndate: 2023-06-01\ncategory: notices\n---\n\n正文\n");
    place.write("content/notices/one.MD", notice("甲"));
    place.write("content/notices/two.md", notice("乙"));
    place.write("content/notices/two - 副本.md", notice("乙"));
    place.write("content/stations/three.yaml.txt", "name: 丙\n");
    let run = place.run(&["fix", "--apply"]);
    for said in ["改名为 one.md", "two - 副本.md", "改名为 three.yaml"] {
        assert!(run.error.contains(said), "{said}: {}", run.error);
    }
    assert!(place.root.join("content/notices/one.MD").exists());
}

#[test]
fn paths_say_which_files_are_meant() {
    let place = with_slips();
    place.write("content/files/表.csv", "姓名,ཁ་པར\n");
    let only = place.json(&["fix", "content/files"]).expect(0);
    assert!(
        only.lines().iter().all(|line| line["file"] != NOTICE),
        "{}",
        only.out
    );
    let path = place.root.join("content/files/表.csv");
    place.run(&["fix", "--apply", path.to_str().unwrap()]).expect(0);
    assert!(std::fs::read(&path).unwrap().starts_with(b"\xEF\xBB\xBF"));
    assert!(read(&place, NOTICE).contains("2023年"));
    place.run(&["fix", "content/no-such-file.md"]).expect(2);
    place.run(&["fix", "/"]).expect(2);
}

#[test]
fn a_file_of_another_encoding_is_converted() {
    let place = Place::minimal();
    let text = "---\r\ntitle: 关于双语社工站的通知\r\ndate: 2023-06-01\r\ncategory: notices\r\n---\r\n\r\n正文一行。\r\n";
    place.write(NOTICE, &*GB18030.encode(text).0);
    let run = place.run(&["fix", "--apply"]).expect(0);
    assert!(run.out.contains("GB18030"), "{}", run.out);
    assert_eq!(read(&place, NOTICE), text);
}

#[test]
fn the_handbook_shows_what_the_program_says() {
    let chapter = zhandian::handbook::chapter("修正笔误").unwrap().markdown();
    let blocks: Vec<&str> = chapter
        .split("```text\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect();
    let place = Place::minimal();
    place.write("content/notices/guoqing.md", blocks[0]);
    let run = place.run(&["fix"]).expect(0);
    assert_eq!(run.out + &run.error, blocks[1]);
    place.write(
        "content/notices/ji.md",
        format!(
            "---\n{}date: 2026-09-20\ncategory: notices\n---\n\n正文\n",
            blocks[2]
        ),
    );
    place.run(&["fix", "content/notices/ji.md"]).expect(1);
}
