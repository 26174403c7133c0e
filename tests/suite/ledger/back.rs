//! A ledger that nobody touched changes nothing, whatever the site.
//!
//! **You are here:** `tests/suite/ledger` — whole sites out and back.

use super::{Bureau, put, sheet, told};
use crate::support::{GOLDEN, SiteTest, project};
use std::fmt::Write as _;
use zhandian::disk::tree::Tree;
use zhandian::ledger::{self, Book};

/// Out as a workbook and as CSV files, and back: no line, no file.
fn comes_back(name: &str, bureau: &Bureau) {
    let (compared, files) = bureau.compare(&bureau.book());
    assert_eq!(told(&compared), [] as [String; 0], "{name} as a workbook");
    assert!(files.is_empty(), "{name}");
    let mut book = Book::default();
    for (file, bytes) in ledger::comma(&bureau.tables()) {
        book.sheets
            .append(&mut ledger::read(&file, &bytes).unwrap().sheets);
    }
    let (compared, files) = bureau.compare(&book);
    assert_eq!(told(&compared), [] as [String; 0], "{name} as CSV");
    assert!(files.is_empty(), "{name}");
}

#[test]
fn every_golden_and_seed_site_and_the_demonstration_come_back_as_they_went() {
    for case in GOLDEN {
        comes_back(case, &Bureau::site(SiteTest::golden(case)));
    }
    for case in [
        "county-plan", "panzhihua", "sanming", "three-provinces", "yantai-xinxiang",
    ] {
        let folder = project().join("tests/sites").join(case);
        comes_back(case, &Bureau::site(SiteTest::from_folder(&folder)));
    }
    comes_back("demonstration", &Bureau::site(SiteTest::demonstration()));
}

/// A thousand stations in Chinese and Tibetan, in the forms that people write.
fn thousand() -> Tree {
    let mut tree = Tree::from_texts([
        (
            "content/site.yaml",
            "title: {zh: 一千个站点}\nlanguages: [zh, bo]\nstation_levels:\n  - {id: township, name: {zh: 乡镇社工站}}\n",
        ),
        (
            "content/regions.yaml",
            "- {code: 540102, name: {zh: 城关区, bo: ཁྲེང་ཀོན་ཆུས}}\n",
        ),
    ]);
    let mut list = String::new();
    for number in 0..1_000 {
        let record = match number % 4 {
            0 => format!(
                "id: s{number}\nname: 示例站{number}\nlevel: township\nphone: 0899-6{number:06}\nhours:\n- {{days: mon-fri, open: '09:00', close: '17:00'}}\n"
            ),
            1 => format!(
                "# 说明\nid: s{number}\nname: {{zh: 示例站{number}, bo: ས་ཚིགས་{number}}}\nlevel: township\nregion: 540102000000\nother_names: [{{zh: 甲、乙, bo: ཀ}}, 丙]\n"
            ),
            2 => format!(
                "id: s{number}\nname: 示例站{number}\nlevel: township\ndescription:\n  zh: |\n    第一段\n\n    第二段 =1+1\n  bo: |\n    ཀ་ཁ།\nstaff: {{total: 5—8}}\n"
            ),
            _ => {
                let _ = writeln!(
                    list,
                    "- {{id: s{number}, name: {{zh: '=示例站{number}'}}, level: township, code: '0{number}'}}"
                );
                continue;
            }
        };
        tree.insert(&format!("content/stations/s{number}.yaml"), record.as_bytes());
    }
    tree.insert("content/stations/list.yaml", list.as_bytes());
    tree
}

#[test]
fn a_thousand_stations_come_back_as_they_went() {
    let bureau = Bureau::of(thousand());
    assert_eq!(bureau.tables().tables[0].rows.len(), 1_000);
    comes_back("a thousand", &bureau);
}

#[test]
fn the_same_site_gives_the_same_bytes() {
    let bureau = Bureau::site(SiteTest::golden("bilingual"));
    assert_eq!(bureau.workbook(), bureau.workbook());
}

#[test]
fn rows_in_another_order_columns_that_are_gone_and_rows_that_are_gone_change_nothing() {
    let bureau = Bureau::site(SiteTest::demonstration());
    let mut book = bureau.book();
    let grid = sheet(&mut book, "站点");
    let numbers: Vec<u32> = grid.rows.iter().map(|row| row.number).collect();
    grid.rows[2..].reverse();
    grid.rows.truncate(40);
    for (row, number) in grid.rows.iter_mut().zip(numbers) {
        row.number = number;
        // Status and phone moved behind all, the address taken out.
        let texts: Vec<(u32, String)> = row
            .cells
            .iter()
            .map(|(at, cell)| (*at, cell.text.clone()))
            .collect();
        for (at, text) in texts {
            if at % 7 == 3 {
                put(row, at, "");
                put(row, 200 + at, &text);
            } else if at == 25 {
                put(row, at, "");
            }
        }
    }
    let (compared, files) = bureau.compare(&book);
    assert_eq!(told(&compared), [] as [String; 0]);
    assert!(files.is_empty());
}

#[test]
fn an_address_that_is_not_public_is_in_no_ledger_and_stays_as_it_is() {
    let mut test = SiteTest::golden("minimal");
    test.write(
        "content/stations/secret.yaml",
        "id: secret\nname: 不公开的站\nlevel: township\naddress: 秘密路7号\ndirections: 秘密路口往北\nlocation: {lat: 29.65, lon: 91.13}\naddress_public: false\n",
    );
    let bureau = Bureau::site(test);
    let all = format!("{:?}", bureau.book());
    assert!(all.contains("不公开的站") && all.contains("（不公开）"));
    assert!(
        !all.contains("秘密路") && !all.contains("91.13"),
        "the address leaves the site"
    );
    comes_back("secret", &bureau);
    for (_, bytes) in ledger::comma(&bureau.tables()) {
        assert!(!String::from_utf8(bytes).unwrap().contains("秘密路"));
    }
}
