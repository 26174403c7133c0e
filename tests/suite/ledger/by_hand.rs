//! Sheets that staff made themselves: twelve stations from a raw ledger, the uncertain asked, nothing guessed.
//!
//! **You are here:** `tests/suite/ledger` — the fixture is `tests/ledger/files/twelve.xlsx`.

use super::damaged::bureau;
use super::{put, questions, sheet};
use crate::support::project;
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
