//! Cells that are changed: exactly they are changed in the files.
//!
//! **You are here:** `tests/suite/ledger` — one cell, many cells, both sides.

use super::{Bureau, put, questions, set, sheet, told};
use crate::support::SiteTest;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use zhandian::ledger::{ChangedFile, State};

/// The lines that differ, old and new.
fn differing(file: &ChangedFile) -> (Vec<String>, Vec<String>) {
    let lines = |bytes: &[u8]| -> Vec<String> {
        String::from_utf8(bytes.to_vec())
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect()
    };
    let (old, new) = (
        lines(file.before.as_deref().unwrap_or_default()),
        lines(&file.after),
    );
    let gone = old.iter().filter(|line| !new.contains(line)).cloned().collect();
    let come = new.iter().filter(|line| !old.contains(line)).cloned().collect();
    (gone, come)
}

#[test]
fn one_changed_cell_changes_one_line_of_one_file() {
    for (kind, id, path, text, from, to) in [
        (
            "站点",
            "gamagongsang",
            "opened",
            "2023-01",
            "opened: 2022-12                  # 全市“双语”社工站启动的月份；本站的开站日期资料没有单列",
            "opened: 2023-01                  # 全市“双语”社工站启动的月份；本站的开站日期资料没有单列",
        ),
        (
            "站点", "bakuo", "status", "运行中", "status: plaque-only", "status: working",
        ),
        (
            "站点",
            "bakuo",
            "name.bo",
            "བར་སྐོར།",
            "name: {zh: 八廓街道“双语”社会工作服务站}",
            "name: {zh: 八廓街道“双语”社会工作服务站, bo: བར་སྐོར།}",
        ),
        (
            "站点",
            "jinzhu-xilu",
            "tags",
            "双语服务（bilingual）、社工+未成年人保护（child-protection）",
            "tags: [bilingual, mutual-help, child-protection]",
            "tags: [bilingual, child-protection]",
        ),
        (
            "统计数值",
            "lhasa-2022-12-2023-06/5401",
            "cases",
            "131",
            "    cases: 130",
            "    cases: 131",
        ),
        (
            "服务事项", "elderly-health", "code", "3.2.2.9", "    code: 3.2.2.1", "    code: 3.2.2.9",
        ),
        (
            "通知公告",
            "lhasa-areas",
            "title.bo",
            "ལྷ་ས།",
            "title: ལྷ་ས་གྲོང་ཁྱེར། ཆུས། རྫོང༌། ཤང༌། གྲོང་རྡལ། ཁྲོམ་གཞུང",
            "title: ལྷ་ས།",
        ),
    ] {
        let bureau = Bureau::site(SiteTest::demonstration());
        let mut book = bureau.book();
        assert!(set(sheet(&mut book, kind), id, path, text), "{id} {path}");
        let (compared, files) = bureau.compare(&book);
        assert_eq!(compared.lines.len(), 1, "{:?}", told(&compared));
        assert_eq!(compared.lines[0].after.as_deref(), Some(text));
        assert_eq!(files.len(), 1);
        assert_eq!(differing(&files[0]), (vec![from.to_owned()], vec![to.to_owned()]));
    }
}

#[test]
fn an_empty_cell_changes_nothing_and_the_word_removes() {
    let bureau = Bureau::site(SiteTest::demonstration());
    let mut book = bureau.book();
    set(sheet(&mut book, "站点"), "gamagongsang", "hours", "");
    set(sheet(&mut book, "站点"), "gamagongsang", "opened", "清空");
    set(sheet(&mut book, "站点"), "gamagongsang", "name.zh", "清空");
    let (compared, _) = bureau.compare(&book);
    assert_eq!(
        told(&compared),
        [
            "rejected station:gamagongsang name.zh: - → 清空",
            "changed station:gamagongsang opened: 2022-12 → -",
        ]
    );
    assert!(!compared.is_clear());
}

#[test]
fn what_both_changed_is_a_conflict_and_what_only_the_file_changed_stays() {
    let before = Bureau::site(SiteTest::demonstration());
    let mut book = before.book();
    let mut test = SiteTest::demonstration();
    let file = "content/stations/chengguan/gamagongsang.yaml";
    test.replace(file, "opened: 2022-12 ", "opened: 2022-11 ");
    test.replace(
        file,
        "supervisor: {zh: 拉萨市民政局}",
        "supervisor: {zh: 城关区民政局}",
    );
    let after = Bureau::site(test);
    let (compared, files) = after.compare(&book);
    assert_eq!(told(&compared), [] as [String; 0], "staff touched nothing");
    assert!(files.is_empty());
    set(sheet(&mut book, "站点"), "gamagongsang", "opened", "2023-01");
    set(sheet(&mut book, "站点"), "gamagongsang", "phone", "0891-6120001");
    let (compared, _) = after.compare(&book);
    assert_eq!(
        told(&compared),
        [
            "conflict station:gamagongsang opened: 2022-11 → 2023-01",
            "changed station:gamagongsang phone: - → 0891-6120001",
        ]
    );
    assert!(!compared.is_clear());
    // Both to the same value is no conflict.
    set(sheet(&mut book, "站点"), "gamagongsang", "opened", "2022-11");
    let (compared, _) = after.compare(&book);
    assert_eq!(compared.count(State::Conflict), 0);
}

#[test]
fn a_row_without_an_id_is_a_new_record_in_a_file_of_its_own() {
    let bureau = Bureau::site(SiteTest::demonstration());
    let mut book = bureau.book();
    let grid = sheet(&mut book, "站点");
    let paths: BTreeMap<String, u32> = grid.rows[1]
        .cells
        .iter()
        .map(|(at, cell)| (cell.text.clone(), *at))
        .collect();
    let mut row = zhandian::ledger::GridLine {
        number: 900,
        ..Default::default()
    };
    for (path, text) in [
        ("name.zh", "某某街道“双语”社工站"),
        ("name.bo", "ས་ཚིགས།"),
        ("level", "乡镇（街道）社工站（township）"),
        ("region", "扎细街道"),
        ("hours", "每天 09:00—18:00"),
        ("phone", "8996120001"),
    ] {
        put(&mut row, paths[path], text);
    }
    grid.rows.push(row);
    let (compared, files) = bureau.compare(&book);
    assert_eq!(compared.new, 1, "{:?}", questions(&compared));
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].file, "content/stations/moumou.yaml");
    assert_eq!(files[0].before, None);
    assert_eq!(
        String::from_utf8(files[0].after.clone()).unwrap(),
        "id: moumou\nname: {zh: 某某街道“双语”社工站, bo: ས་ཚིགས།}\nlevel: township\nregion: 540102005\n\
         phone: [0899-6120001]\nhours:\n  - {days: daily, open: 09:00, close: 18:00}\n"
    );
}

#[test]
fn a_withdrawal_wants_a_reason_and_deletes_nothing() {
    let bureau = Bureau::site(SiteTest::demonstration());
    let mut book = bureau.book();
    set(sheet(&mut book, "站点"), "bakuo", "操作", "撤销");
    set(sheet(&mut book, "站点"), "gongdelin", "操作", "删除");
    let (compared, _) = bureau.compare(&book);
    assert_eq!(
        told(&compared),
        [
            "rejected station:bakuo 原因: - → -",
            "rejected station:gongdelin 操作: - → 删除"
        ]
    );
    let mut book = bureau.book();
    set(sheet(&mut book, "站点"), "bakuo", "操作", "撤销");
    set(sheet(&mut book, "站点"), "bakuo", "原因", "并入城关区总站");
    set(
        sheet(&mut book, "通知公告"),
        "elderly-gifts",
        "操作",
        "撤销：数字有误",
    );
    let (compared, files) = bureau.compare(&book);
    assert!(compared.is_clear(), "{:?}", questions(&compared));
    let text = |name: &str| {
        let file = files.iter().find(|file| file.file.contains(name)).unwrap();
        String::from_utf8(file.after.clone()).unwrap()
    };
    assert!(text("bakuo").contains("status: closed") && text("bakuo").contains("closed_on: 2026-11-22"));
    assert!(text("bakuo").contains("并入城关区总站"));
    assert!(text("elderly-gifts").contains("withdrawn: {date: 2026-11-22, reason: 数字有误}"));
}

/// What a cell of a station may be changed to.
const VALUES: &[(&str, &[&str])] = &[
    ("name.zh", &["甲站", "乙站（分站）", "丙：站 # 1", "\"丁\"站"]),
    ("name.bo", &["བར་སྐོར།", "ལྷ་ས་གྲོང་ཁྱེར།"]),
    ("other_names.zh", &["旧名", "旧名、老名", "1. 甲、乙\n2. 丙"]),
    ("status", &["运行中", "筹建中", "暂停服务"]),
    ("opened", &["2023-01", "2024-05-06"]),
    ("hosted_by.zh", &["民政事务所", "敬老院"]),
    ("phone", &["0891-6120001", "0891-6120001、0891-6120002", "12345"]),
    ("email", &["a@example.cn"]),
    (
        "hours",
        &[
            "周一至周五 09:30—13:00；15:30—18:00",
            "5月1日至9月30日 每天 09:00—18:00\n10月1日至4月30日 周一、周三 10:00—16:00",
        ],
    ),
    ("closed", &["2026-10-01/2026-10-08、2027-01-01"]),
    ("checked.date", &["2026-05-20"]),
    ("supervisor.zh", &["城关区民政局"]),
    ("contract.start", &["2023-01-01"]),
    ("contract.amount", &["40000", "40000.50"]),
    ("head.zh", &["示例甲", "示例 乙"]),
    ("staff.total", &["5", "5—8"]),
    ("facilities", &["标牌标识、办公区", "消防设施"]),
    (
        "services",
        &[
            "健康服务（elderly-health）",
            "养老服务（elderly-care）、社会救助（social-assistance）",
        ],
    ),
    ("languages", &["zh", "zh、bo"]),
    ("website", &["https://example.cn/a"]),
    ("description.zh", &["一段\n\n二段", "=1+1", "- 列表：甲"]),
    ("address.bo", &["ལྷ་ས།"]),
];

proptest! {
    // A case writes and reads the workbook of a whole site: so many are a minute.
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.div_ceil(32)))]

    #[test]
    fn random_changes_arrive_as_exactly_these_changes(
        picks in prop::collection::vec((0_usize..73, 0..VALUES.len(), 0_usize..4), 1..25)
    ) {
        let bureau = Bureau::site(SiteTest::demonstration());
        let tables = bureau.tables();
        let stations = &tables.tables[0];
        let mut book = bureau.book();
        let mut wanted: BTreeMap<(String, String), String> = BTreeMap::new();
        for (row, field, value) in picks {
            let row = &stations.rows[row % stations.rows.len()];
            let (path, values) = VALUES[field];
            let value = values[value % values.len()];
            prop_assert!(set(sheet(&mut book, "站点"), &row.id, path, value));
            wanted.insert((row.record.clone(), path.to_owned()), value.to_owned());
        }
        let now = |record: &str, path: &str| {
            let row = stations.rows.iter().find(|row| row.record == record).unwrap();
            row.cells[stations.columns.iter().position(|column| column.path == path).unwrap()].clone()
        };
        wanted.retain(|(record, path), value| now(record, path) != *value);
        let (compared, files) = bureau.compare(&book);
        prop_assert!(compared.is_clear(), "{:?}", questions(&compared));
        let got: BTreeMap<(String, String), String> = compared
            .lines
            .iter()
            .map(|line| ((line.record.clone(), line.field.clone()), line.after.clone().unwrap()))
            .collect();
        prop_assert_eq!(&got, &wanted);
        let touched: BTreeSet<&str> = compared.lines.iter().map(|line| line.file.as_str()).collect();
        let written: BTreeSet<&str> = files.iter().map(|file| file.file.as_str()).collect();
        prop_assert_eq!(touched, written);
        // The files say it, and all else as before.
        let after = bureau.with(&files).tables();
        for (old, new) in tables.tables.iter().zip(&after.tables) {
            let ids: BTreeMap<&str, usize> = new.rows.iter().enumerate().map(|(at, row)| (row.id.as_str(), at)).collect();
            prop_assert_eq!(old.rows.len(), new.rows.len());
            for row in &old.rows {
                let changed = &new.rows[ids[row.id.as_str()]];
                for (at, column) in old.columns.iter().enumerate() {
                    let key = (row.record.clone(), column.path.clone());
                    let named = stations.rows.iter().any(|station| wanted.contains_key(&(station.record.clone(), "name.zh".to_owned())));
                    // References show names, which may have changed.
                    if let Some(value) = wanted.get(&key) {
                        prop_assert_eq!(&changed.cells[at], value);
                    } else if !named {
                        prop_assert_eq!(&changed.cells[at], &row.cells[at], "{} {}", &row.id, &column.path);
                    }
                }
            }
        }
    }
}
