//! Workbooks and CSV files as other programs and people leave them: each is answered at its row and column, or says the right value.
//!
//! **You are here:** `tests/suite/ledger` — reads `tests/ledger/files`, made by `tests/ledger/make.py`, which says what is expected.

use super::{Bureau, put, questions, set, sheet, told};
use crate::support::project;
use serde_json::Value as Json;
use std::io::{Cursor, Write as _};
use zhandian::disk::tree::Tree;
use zhandian::ledger::{self, Comparison, State};
use zip::write::SimpleFileOptions;

/// The site that the fixtures are imported into.
pub(super) fn bureau() -> Bureau {
    Bureau::of(Tree::from_texts([
        (
            "content/site.yaml",
            "title: {zh: 示例县}\nlanguages: [zh, bo]\nstation_levels:\n  - {id: county, name: {zh: 县总站}}\n  - {id: township, name: {zh: 乡镇站}}\nnotice_categories: [{id: notices, name: {zh: 通知}}]\n",
        ),
        (
            "content/regions.yaml",
            "- {code: 5401, name: {zh: 示例市}}\n- {code: 540102, name: {zh: 甲区}}\n- {code: 540103, name: {zh: 乙区}}\n\
             - {code: 540102100, name: {zh: 城关镇}}\n- {code: 540102101, name: {zh: 东镇}}\n- {code: 540103101, name: {zh: 东镇}}\n",
        ),
        (
            "content/stations/a.yaml",
            "id: a\nname: {zh: 甲站}\nlevel: township\nregion: 540102101\ncode: \"054000\"\n",
        ),
        (
            "content/stations/b.yaml",
            "id: b\nname: {zh: 乙站}\nlevel: township\nregion: 540103101\nopened: 2022-12\n",
        ),
        (
            "content/operators/kenna.yaml",
            "id: kenna\nname: {zh: 示例中心}\n",
        ),
        (
            "content/services/elderly.yaml",
            "id: elderly\nname: {zh: 养老}\nitems:\n  - {id: meal, name: {zh: 助餐}}\n  - {id: visit, name: {zh: 探访}}\n",
        ),
        (
            "content/statistics/measures.yaml",
            "- {id: share, name: {zh: 比例}}\n- {id: cases, name: {zh: 个案}}\n",
        ),
        (
            "content/statistics/h1.yaml",
            "id: h1\nperiod: 2026\nvalues:\n  - {region: 540102, cases: 3}\n",
        ),
    ]))
}

fn texts<'j>(list: &'j Json, key: &str) -> Vec<&'j Json> {
    list[key]
        .as_array()
        .map(|list| list.iter().collect())
        .unwrap_or_default()
}

fn letters(column: Option<u32>) -> Json {
    match column {
        Some(column) => Json::from(char::from(b'A' + u8::try_from(column - 1).unwrap()).to_string()),
        None => Json::Null,
    }
}

/// What a fixture did otherwise than expected.
fn wrong(name: &str, expected: &Json, compared: &Comparison, faults: &mut Vec<String>) {
    let mut fault = |text: String| {
        faults.push(format!(
            "{name}: {text}\n    {}\n    {:?}",
            told(compared).join("\n    "),
            questions(compared)
        ));
    };
    let asked: Vec<_> = compared
        .lines
        .iter()
        .filter(|line| line.state == State::Rejected)
        .collect();
    let asks = texts(expected, "asks");
    for ask in &asks {
        let found = asked.iter().any(|line| {
            let said = line.said.as_ref().map_or("", |said| said.zh.as_str());
            line.place.sheet == ask[0]
                && line.place.row.map_or(Json::Null, Json::from) == ask[1]
                && letters(line.place.column) == ask[2]
                && said.contains(ask[3].as_str().unwrap())
        });
        if !found {
            fault(format!("does not ask {ask}"));
        }
    }
    if asked.len() != asks.len() {
        fault(format!("asks {} things, not {}", asked.len(), asks.len()));
    }
    for value in texts(expected, "values") {
        let found = compared.lines.iter().any(|line| {
            line.record.starts_with(value[0].as_str().unwrap())
                && line.field == value[1]
                && line.after.as_deref().map_or(Json::Null, Json::from) == value[2]
                && matches!(line.state, State::New | State::Changed)
        });
        if !found {
            fault(format!("does not say {value}"));
        }
    }
    for words in texts(expected, "says") {
        let words = words.as_str().unwrap();
        if !compared
            .remarks
            .iter()
            .any(|remark| remark.said.zh.contains(words))
        {
            let all: Vec<&str> = compared
                .remarks
                .iter()
                .map(|remark| remark.said.zh.as_str())
                .collect();
            fault(format!("has no remark {words}: {all:?}"));
        }
    }
    if expected["none"] == true && !compared.lines.is_empty() {
        fault("changes something".to_owned());
    }
    for row in texts(expected, "hidden") {
        let hidden = compared
            .lines
            .iter()
            .any(|line| line.hidden && line.place.row.map(Json::from).as_ref() == Some(row));
        if !hidden {
            fault(format!("does not tell that row {row} is hidden"));
        }
    }
}

#[test]
fn every_damaged_file_is_answered_at_its_place_or_says_the_right_value() {
    let folder = project().join("tests/ledger");
    let expected: Json =
        serde_json::from_str(&std::fs::read_to_string(folder.join("expected.json")).unwrap()).unwrap();
    let bureau = bureau();
    let mut faults = Vec::new();
    let cases = expected.as_object().unwrap();
    assert!(cases.len() > 60);
    for (name, expected) in cases {
        let bytes = std::fs::read(folder.join("files").join(name)).unwrap();
        match (ledger::read(name, &bytes), expected["refused"].as_str()) {
            (Err(said), Some(words)) if said.zh.contains(words) => {}
            (Err(said), _) => faults.push(format!("{name}: refused: {}", said.zh)),
            (Ok(_), Some(words)) => faults.push(format!("{name}: is read, and should be refused: {words}")),
            (Ok(book), None) => wrong(name, expected, &bureau.compare(&book).0, &mut faults),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A workbook whose first sheet has this text.
fn packed(sheet: impl Fn(&mut dyn FnMut(&[u8]))) -> Vec<u8> {
    let base = std::fs::read(project().join("tests/ledger/files/date.xlsx")).unwrap();
    let mut source = zip::ZipArchive::new(Cursor::new(base)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..source.len() {
        let mut part = source.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        out.start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            sheet(&mut |bytes| out.write_all(bytes).unwrap());
        } else {
            std::io::copy(&mut part, &mut out).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}

const HEAD: &[u8] = b"<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";

#[test]
fn a_bomb_and_a_million_rows_are_refused_before_they_are_in_memory() {
    let spaces = vec![b' '; 1 << 20];
    let bomb = packed(|write| {
        write(HEAD);
        for _ in 0..700 {
            write(&spaces);
        }
        write(b"</sheetData></worksheet>");
    });
    assert!(bomb.len() < 2 << 20);
    assert!(
        ledger::read("bomb.xlsx", &bomb)
            .unwrap_err()
            .zh
            .contains("表太大")
    );
    let rows = packed(|write| {
        write(HEAD);
        for row in 1..=1_000_000 {
            write(format!("<row r=\"{row}\"><c r=\"A{row}\"><v>1</v></c></row>").as_bytes());
        }
        write(b"</sheetData></worksheet>");
    });
    assert!(
        ledger::read("rows.xlsx", &rows)
            .unwrap_err()
            .zh
            .contains("最多 200000 行")
    );
    // Two cells at the far ends are no larger than two cells.
    let far = packed(|write| {
        write(HEAD);
        write(b"<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
        write(b"</sheetData></worksheet>");
    });
    assert_eq!(ledger::read("far.xlsx", &far).unwrap().sheets[0].rows.len(), 2);
    let csv = "a,b\n".repeat(300_000);
    assert!(
        ledger::read("rows.csv", csv.as_bytes())
            .unwrap_err()
            .zh
            .contains("表太大")
    );
}

#[test]
fn whatever_bytes_of_a_workbook_are_damaged_nothing_panics() {
    let good = bureau().workbook();
    for at in (0..good.len()).step_by(61) {
        let mut bytes = good.clone();
        bytes[at] ^= 0x55;
        if let Ok(book) = ledger::read("a.xlsx", &bytes) {
            let _ = bureau().compare(&book);
        }
    }
    let old = std::fs::read(project().join("tests/ledger/files/old.xls")).unwrap();
    for at in (0..old.len()).step_by(13) {
        let mut bytes = old.clone();
        bytes[at] = bytes[at].wrapping_add(101);
        let _ = ledger::read("a.xls", &bytes);
    }
}

#[test]
fn the_copy_with_questions_is_read_like_the_first_and_answers_settle_it() {
    let bureau = bureau();
    let mut book = bureau.book();
    set(sheet(&mut book, "站点"), "a", "hours", "全天");
    set(sheet(&mut book, "站点"), "b", "status", "还行");
    let (compared, _) = bureau.compare(&book);
    assert_eq!(questions(&compared).len(), 2);
    let bytes = ledger::pending(&book, &compared, &bureau.tables())
        .unwrap()
        .unwrap();
    let mut copy = ledger::read("台账-待定.xlsx", &bytes).unwrap();
    let (again, _) = bureau.compare(&copy);
    assert_eq!(questions(&again), questions(&compared));
    set(sheet(&mut copy, "站点"), "a", "hours", "每天 00:00—24:00");
    set(sheet(&mut copy, "站点"), "b", "status", "筹建中");
    let (settled, files) = bureau.compare(&copy);
    assert!(settled.is_clear(), "{:?}", questions(&settled));
    assert_eq!(files.len(), 2);
    assert_eq!(ledger::pending(&copy, &settled, &bureau.tables()).unwrap(), None);
}

#[test]
fn what_content_refuses_is_told_at_the_cell() {
    let bureau = bureau();
    let mut book = bureau.book();
    let grid = sheet(&mut book, "站点");
    set(grid, "a", "contract.start", "2026-05-01");
    set(grid, "a", "contract.end", "2026-04-01");
    let (compared, files) = bureau.compare(&book);
    assert!(files.is_empty() && !compared.is_clear());
    assert!(
        questions(&compared)
            .iter()
            .any(|asked| asked.contains("早于开始日期")),
        "{:?}",
        questions(&compared)
    );
    let row = &mut sheet(&mut book, "站点").rows[2];
    put(row, 0, "");
}
