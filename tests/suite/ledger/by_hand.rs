//! Sheets that staff made themselves: twelve stations from a raw ledger, the uncertain asked, nothing guessed.
//!
//! **You are here:** `tests/suite/ledger` — the fixture is `tests/ledger/files/twelve.xlsx`.

use super::damaged::bureau;
use super::{put, questions, set, sheet};
use crate::support::project;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _};
use zhandian::ledger::{self, State};

#[test]
fn twelve_stations_come_from_a_raw_ledger_once_the_questions_are_answered() {
    let bureau = bureau();
    let bytes = std::fs::read(project().join("tests/ledger/files/twelve.xlsx")).unwrap();
    let book = ledger::read("twelve.xlsx", &bytes).unwrap();
    let (compared, files) = bureau.compare(&book);
    let asked = questions(&compared);
    let places: Vec<&str> = asked
        .iter()
        .map(|asked| asked.split(':').next().unwrap())
        .collect();
    assert_eq!(
        places,
        [
            "Sheet1 7 开放时间",
            "Sheet1 8 对外公开的电话",
            "Sheet1 9 对外公开的电话",
            "Sheet1 9 开放时间",
            "Sheet1 10 开放时间",
            "Sheet1 16 所在行政区划的代码",
        ],
        "{asked:?}"
    );
    assert!(!compared.is_clear());
    assert!(files.iter().all(|file| file.before.is_none()));
    let bytes = ledger::pending(&book, &compared, &bureau.tables())
        .unwrap()
        .unwrap();
    let mut copy = ledger::read("twelve-待定.xlsx", &bytes).unwrap();
    let grid = sheet(&mut copy, "Sheet1");
    for (row, column, answer) in [
        (7, 6, "每天 00:00—24:00"),
        (8, 4, "13800000000（公开）"),
        (9, 4, "0899-6120005"),
        (
            9,
            6,
            "5月1日至9月30日 每天 09:00—18:00\n10月1日至4月30日 每天 09:30—17:30",
        ),
        (10, 6, "工作日 9:00-18:00"),
        (16, 2, "城关镇"),
    ] {
        let line = grid.rows.iter_mut().find(|line| line.number == row - 1).unwrap();
        put(line, column, answer);
    }
    let (settled, files) = bureau.compare(&copy);
    assert!(settled.is_clear(), "{:?}", questions(&settled));
    assert_eq!((settled.new, files.len()), (12, 12));
    let after = bureau.with(&files);
    let tables = after.tables();
    assert_eq!(tables.tables[0].rows.len(), 14);
    // The same ledger once more changes nothing: it knows the stations by their names.
    let (again, files) = after.compare(&copy);
    assert_eq!((again.lines.len(), files.len()), (0, 0));
}

#[test]
fn what_people_say_in_short_is_taken_where_one_fits_and_asked_where_several_do() {
    let bureau = bureau();
    let mut text = "名称,级别,行政区划,承接机构\n丙站,乡镇级,城关,示例\n丁站,乡镇,东,示例中心\n戊站,乡镇,东镇,示例中心\n".to_owned();
    let book = ledger::read("站点.csv", text.as_bytes()).unwrap();
    let (compared, _) = bureau.compare(&book);
    let said: Vec<(&str, &str)> = compared
        .lines
        .iter()
        .filter(|line| line.place.row == Some(2) && line.field != "name.zh")
        .map(|line| (line.field.as_str(), line.after.as_deref().unwrap()))
        .collect();
    assert_eq!(
        said,
        [
            ("level", "乡镇站（township）"),
            ("region", "城关镇（540102100）"),
            ("operator", "示例中心（kenna）")
        ],
        "{:?}",
        questions(&compared)
    );
    let told = |line: &&ledger::Line| line.place.row == Some(2) && line.said.is_some();
    assert!(
        compared.lines.iter().filter(told).count() >= 3,
        "what is mended is shown"
    );
    let asked = questions(&compared);
    assert_eq!(asked.len(), 2, "{asked:?}");
    assert!(
        asked[1].contains("540102101") && asked[1].contains("540103101"),
        "{asked:?}"
    );
    // Of too many questions the copy marks some, and the rest is told.
    for number in 0..ledger::MOST_ASKED {
        let _ = writeln!(text, "站{number},乡镇,东镇,示例中心");
    }
    let (many, _) = bureau.compare(&ledger::read("站点.csv", text.as_bytes()).unwrap());
    assert_eq!((ledger::unmarked(&compared), ledger::unmarked(&many)), (0, 2));
}

/// A part of the copy with questions: of a sheet that we wrote, or one that staff made.
fn copy_of(bytes: &[u8], part: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(part).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_copy_with_questions_has_what_an_export_has() {
    let bureau = bureau();
    let mut own = bureau.book();
    assert!(set(sheet(&mut own, "站点"), "a", "phone", "6120001"));
    let raw = std::fs::read(project().join("tests/ledger/files/twelve.xlsx")).unwrap();
    let raw = ledger::read("twelve.xlsx", &raw).unwrap();
    for (book, hidden) in [(&own, true), (&raw, false)] {
        let (compared, _) = bureau.compare(book);
        let bytes = ledger::pending(book, &compared, &bureau.tables())
            .unwrap()
            .unwrap();
        let page = copy_of(&bytes, "xl/worksheets/sheet1.xml");
        for wanted in ["<dataValidation ", "state=\"frozen\"", "<autoFilter "] {
            assert!(page.contains(wanted), "{wanted}");
        }
        assert_eq!(page.contains("hidden=\"1\""), hidden, "the row of paths");
        let notes = copy_of(&bytes, "xl/comments1.xml");
        assert!(notes.contains("清空") && notes.contains("没有区号"), "{notes}");
        // It is read as what it is a copy of.
        let copy = ledger::read("待定.xlsx", &bytes).unwrap();
        let (again, _) = bureau.compare(&copy);
        assert_eq!(questions(&again), questions(&compared));
    }
}

#[test]
fn one_word_that_leaves_out_what_matters_is_asked() {
    let bureau = bureau();
    let text = "名称,设施,核对日期,核对人\n甲站,厕所,2026.6.1,某局\n乙站,办公、标牌,,\n";
    let (compared, _) = bureau.compare(&ledger::read("站点.csv", text.as_bytes()).unwrap());
    assert!(
        questions(&compared)
            .iter()
            .any(|asked| asked.contains("“无障碍厕所”吗")),
        "{:?}",
        questions(&compared)
    );
    assert_eq!(questions(&compared).len(), 1);
    let after = |field: &str| {
        let line = compared
            .lines
            .iter()
            .find(|line| line.field == field && line.state != State::Rejected);
        line.and_then(|line| line.after.clone())
    };
    assert_eq!(after("checked.date").as_deref(), Some("2026-06-01"));
    assert_eq!(after("checked.by.zh").as_deref(), Some("某局"));
    assert_eq!(after("facilities").as_deref(), Some("办公区、标牌标识"));
}

#[test]
fn half_of_a_place_is_asked_in_the_words_of_the_sheet() {
    let bureau = bureau();
    let mut book = bureau.book();
    assert!(set(sheet(&mut book, "站点"), "a", "location.lat", "29.65"));
    let (compared, _) = bureau.compare(&book);
    let asked = questions(&compared);
    assert!(asked.len() == 1 && asked[0].contains("不能单独填"), "{asked:?}");
}
