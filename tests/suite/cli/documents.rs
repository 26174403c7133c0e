//! `zhandian import` of Word documents and pictures as people run it: shown first, written with `--apply`, guarded, taken back.
//!
//! **You are here:** `tests/suite/cli` — what a document says is tested in `tests/suite/word.rs`.

use super::{Place, files};
use crate::support::project;
use serde_json::json;

fn place() -> Place {
    let place = Place::minimal();
    let site = place.root.join("content/site.yaml");
    let text = std::fs::read_to_string(&site).unwrap();
    let columns =
        "notice_categories:\n  - {id: policies, name: 政策文件}\n  - {id: notices, name: 通知公告}\n";
    std::fs::write(&site, text + columns).unwrap();
    place
}

fn document(name: &str) -> String {
    project()
        .join("tests/word/files")
        .join(name)
        .to_str()
        .unwrap()
        .to_owned()
}

fn content(place: &Place) -> crate::support::Files {
    files(&place.root.join("content"))
}

#[test]
fn a_document_is_shown_then_written_then_taken_back() {
    let place = place();
    let before = content(&place);
    let file = document("official.docx");
    let run = place
        .run(&["导入", &file, "--as", "通知", "--id", "service"])
        .expect(0);
    for said in [
        "notice:service  content/notices/service.md",
        "标题：示例市民政局关于做好社工站服务的通知",
        "发文字号：示民发〔2026〕12号",
        "主送机关：各县（区）民政局、各乡镇（街道）办事处",
        "成文日期：2026-11-20",
        "栏目：notices（没有写，先用这个",
        "版头：示例市民政局文件",
        "文中列了附件“任务分解表”",
    ] {
        assert!(run.out.contains(said), "no {said} in\n{}", run.out);
    }
    assert!(run.error.contains("还没有写"), "{}", run.error);
    assert_eq!(content(&place), before);

    let run = place
        .json(&[
            "import", &file, "--as", "notice", "--id", "service", "--set", "栏目=policies", "--set", "主送=",
            "--apply", "--by", "扎西",
        ])
        .expect(0);
    assert_eq!(
        run.summary(),
        json!({"kind": "summary", "command": "import", "new": 1, "changed": 0, "conflicts": 0, "rejected": 0, "written": 1})
    );
    let title = run
        .lines()
        .into_iter()
        .find(|line| line["field"] == "title")
        .unwrap();
    assert_eq!(title["record"], "notice:service");
    assert_eq!((&title["state"], &title["before"]), (&json!("new"), &json!(null)));
    let text = String::from_utf8(content(&place)["notices/service.md"].clone()).unwrap();
    assert!(
        text.starts_with(
            "---\ntitle: 示例市民政局关于做好社工站服务的通知\ndate: 2026-11-22\ncategory: policies\n"
        ),
        "{text}"
    );
    assert!(
        text.contains("document_number: 示民发〔2026〕12号\n") && !text.contains("addressees"),
        "{text}"
    );
    assert!(
        text.contains("\n## 一、总体要求\n") && text.contains("| 示例县 | 5个站 |"),
        "{text}"
    );
    place.run(&["check"]).expect(0);
    // Once more is another record of the same name.
    place
        .run(&["import", &file, "--as", "notice", "--id", "service"])
        .expect(2);
    let history = place.run(&["history"]).expect(0);
    assert!(
        history.out.contains("扎西  导入") && history.out.contains("notice:service"),
        "{}",
        history.out
    );
    place.run(&["undo", "1"]).expect(0);
    assert_eq!(content(&place), before);
}

#[test]
fn what_cannot_be_is_refused_in_words_and_nothing_is_written() {
    let place = place();
    let before = content(&place);
    for (arguments, code, said) in [
        (vec!["official.docx"], 2, "--as notice"),
        (vec!["tracked.docx", "--as", "notice"], 1, "接受或拒绝全部修订"),
        (vec!["old.doc"], 1, "另存为"),
        (vec!["locked.docx", "--as", "page"], 1, "密码"),
        (vec!["personal.docx", "--as", "notice", "--apply"], 1, "身份证"),
        (
            vec!["official.docx", "--as", "notice", "--set", "文号=无", "--apply"],
            1,
            "发文字号",
        ),
        (
            vec!["official.docx", "--as", "notice", "--set", "没有等号", "--apply"],
            2,
            "等号",
        ),
        (
            vec!["official.docx", "--as", "disclosure", "--apply"],
            2,
            "公开事项",
        ),
        (vec!["pictures.docx", "--as", "page", "--apply"], 1, "没有说明"),
        (vec!["workbook.docx", "--as", "page"], 1, "Excel"),
    ] {
        let file = document(arguments[0]);
        let run = place
            .run(&[&["import", file.as_str()], &arguments[1..]].concat())
            .expect(code);
        assert!(run.error.contains(said), "{arguments:?}: {}", run.error);
        let run = place
            .json(&[&["import", file.as_str()], &arguments[1..]].concat())
            .expect(code);
        assert_eq!(run.summary()["written"], 0);
    }
    assert_eq!(content(&place), before);
}

#[test]
fn pictures_of_a_document_come_with_it_once_they_are_described() {
    let place = place();
    let alts = ["坡道", "第二张", "第三张"];
    let alts: Vec<&str> = alts.iter().flat_map(|alt| ["--alt", alt]).collect();
    let file = document("pictures.docx");
    let run = place
        .run(
            &[
                &["import", file.as_str(), "--as", "page", "--id", "ramp", "--apply"],
                alts.as_slice(),
            ]
            .concat(),
        )
        .expect(0);
    assert!(run.out.contains("image2.emf"), "{}", run.out);
    let all = content(&place);
    let text = String::from_utf8(all["pages/ramp.md"].clone()).unwrap();
    for link in [
        "![坡道](files/ramp-1.png)",
        "![第二张](files/ramp-2.png)",
        "![第三张](files/ramp-3.png)",
    ] {
        assert!(text.contains(link), "{text}");
    }
    assert!(all.contains_key("files/ramp-3.png"));
}

#[test]
fn a_picture_goes_into_the_text_of_a_record_and_its_original_into_the_history() {
    let place = place();
    let before = content(&place);
    let picture = place.folder.path().join("门口 照片.png");
    std::fs::copy(project().join("tests/word/small.png"), &picture).unwrap();
    let picture = picture.to_str().unwrap();
    let run = place.run(&["import", picture, "--for", "station:hexi"]).expect(2);
    assert!(run.error.contains("--alt"), "{}", run.error);
    let run = place
        .run(&["import", picture, "--for", "station:nowhere", "--alt", "坡道"])
        .expect(2);
    assert!(run.error.contains("没有记录"), "{}", run.error);
    place
        .run(&["import", picture, "--for", "station:hexi", "--alt", "坡道"])
        .expect(0);
    assert_eq!(content(&place), before);
    place
        .run(&[
            "import", picture, "--for", "station:hexi", "--alt", "坡道", "--apply",
        ])
        .expect(0);
    let all = content(&place);
    let text = String::from_utf8(all["stations/hexi.yaml"].clone()).unwrap();
    assert!(text.contains("![坡道](files/门口-照片.png)"), "{text}");
    let ledger = place.run(&["history"]).expect(0);
    assert!(ledger.out.contains("门口-照片.png"), "{}", ledger.out);
    let run = place
        .run(&[
            "restore",
            "content/files/门口-照片.png",
            "--to",
            "原图",
            "--apply",
        ])
        .expect(0);
    let original = place.root.join("原图-门口-照片.png");
    assert_eq!(
        std::fs::read(&original).unwrap(),
        std::fs::read(picture).unwrap(),
        "{}",
        run.error
    );
    place.run(&["undo"]).expect(0);
    assert_eq!(content(&place), before);
}
