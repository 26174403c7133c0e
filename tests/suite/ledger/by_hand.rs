//! Sheets that staff made themselves: twelve stations from a raw ledger, the uncertain asked, nothing guessed.
//!
//! **You are here:** `tests/suite/ledger` — the fixture is `tests/ledger/files/twelve.xlsx`.

use super::damaged::bureau;
use super::{put, questions, sheet};
use crate::support::project;
use std::fmt::Write as _;
use zhandian::ledger;

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
