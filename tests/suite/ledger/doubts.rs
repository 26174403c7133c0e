//! What looks like an answer and is none: damaged texts, two rows of one record, exchanged ids, numbers with words.
//!
//! **You are here:** `tests/suite/ledger` — each is asked, and nothing is written.

use super::{Bureau, put, questions, set, sheet, told};
use zhandian::disk::tree::Tree;
use zhandian::ledger::{self, Book, Comparison};

const A: &str = "id: a\nname: {zh: 示例“甲”站, bo: བཀྲ་ཤིས།}\nother_names: [{zh: 甲旧站}]\nlevel: township\nregion: 540102101\nphone: [0891-6120001]\nhours:\n  - {days: mon-fri, open: \"09:00\", close: \"12:00\"}\nnotice: {text: {zh: 搬迁, bo: བཀྲ།}, from: 2026-01-01, to: 2026-02-01}\n";

fn bureau() -> Bureau {
    Bureau::of(Tree::from_texts([
        (
            "content/site.yaml",
            "title: {zh: 示例县}\nlanguages: [zh, bo]\nstation_levels:\n  - {id: township, name: {zh: 乡镇站}}\n",
        ),
        (
            "content/regions.yaml",
            "- {code: 5401, name: {zh: 示例市}}\n- {code: 540102, name: {zh: 甲区}}\n- {code: 540102101, name: {zh: 东镇}}\n",
        ),
        ("content/stations/a.yaml", A),
        (
            "content/stations/b.yaml",
            "id: b\nname: {zh: 同名站}\nlevel: township\nphone: [0891-6120002]\n",
        ),
        (
            "content/stations/c.yaml",
            "id: c\nname: {zh: 同名站}\nlevel: township\n",
        ),
    ]))
}

/// A sheet that staff made, of these lines.
fn by_hand(csv: &str) -> Book {
    ledger::read("表.csv", csv.as_bytes()).unwrap()
}

fn asked(compared: &Comparison, words: &str) {
    let all = questions(compared);
    assert!(
        all.iter().any(|said| said.contains(words)),
        "{words}: {all:?} {:?}",
        told(compared)
    );
}

#[test]
fn tibetan_that_a_program_lost_is_not_written() {
    let bureau = bureau();
    for text in ["????????", "????་???", "??? 2"] {
        let mut book = bureau.book();
        assert!(set(sheet(&mut book, "站点"), "a", "name.bo", text));
        asked(&bureau.compare(&book).0, "存坏");
    }
    let book = by_hand("名称,藏文名称,级别\n新站,??????,township\n");
    asked(&bureau.compare(&book).0, "存坏");
}

#[test]
fn a_record_has_one_row_in_all_sheets() {
    let bureau = bureau();
    let book = by_hand("名称,联系电话\n示例“甲”站,0891-6120003\n示例“甲”站,0891-6120004\n");
    asked(&bureau.compare(&book).0, "已经有一行");
    let mut two = by_hand("名称,联系电话\n示例“甲”站,0891-6120003\n");
    two.sheets
        .extend(by_hand("名称,联系电话\n示例“甲”站,0891-6120004\n").sheets);
    asked(&bureau.compare(&two).0, "已经有一行");
    let mut book = bureau.book();
    let grid = sheet(&mut book, "站点");
    let mut row = grid.rows.iter().find(|row| row.text(0) == "a").unwrap().clone();
    put(&mut row, 0, "");
    row.number = grid.rows.last().unwrap().number + 1;
    grid.rows.push(row);
    asked(&bureau.compare(&book).0, "已经有一行");
}

#[test]
fn a_station_is_known_by_each_of_its_names_and_not_guessed_among_several() {
    let bureau = bureau();
    let (compared, _) = bureau.compare(&by_hand("名称,联系电话\n同名站,0891-6120003\n"));
    asked(&compared, "b、c");
    for name in ["甲旧站", "示例\"\"甲\"\"站"] {
        let (compared, _) = bureau.compare(&by_hand(&format!("名称,联系电话\n\"{name}\",0891-6120003\n")));
        assert_eq!(
            told(&compared),
            ["changed station:a phone: 0891-6120001 → 0891-6120003"],
            "{name}"
        );
    }
    let mut book = bureau.book();
    let grid = sheet(&mut book, "站点");
    set(grid, "a", "name.zh", "改名站");
    for row in &mut grid.rows {
        put(row, 0, "");
    }
    asked(&bureau.compare(&book).0, "编号”列没有了");
}

#[test]
fn hours_that_go_backwards_are_asked() {
    let bureau = bureau();
    for text in [
        "周一至周五 9:00-12:00 3:00-6:00",
        "周一至周五 9：30至13：00、2:30—6:00",
        "周一至周五 09:00—05:00",
    ] {
        let mut book = bureau.book();
        set(sheet(&mut book, "站点"), "a", "hours", text);
        asked(&bureau.compare(&book).0, "下午");
    }
    let mut book = bureau.book();
    set(
        sheet(&mut book, "站点"),
        "a",
        "hours",
        "周一至周五 09:00—12:00；15:00—18:00\n周六 09:00—12:00",
    );
    assert!(bureau.compare(&book).0.is_clear());
}

#[test]
fn a_number_with_words_or_a_digit_too_many_is_asked_and_so_is_a_mobile() {
    let bureau = bureau();
    for text in [
        "0891-6120003（传真）",
        "0891-6120003（上午）",
        "张三0891-6120003",
        "བཀྲ་ཤིས། 0891-6120003",
        "89161200012",
        "13800000000",
    ] {
        let mut book = bureau.book();
        set(sheet(&mut book, "站点"), "a", "phone", text);
        let (compared, _) = bureau.compare(&book);
        assert!(!compared.is_clear(), "{text}: {:?}", told(&compared));
        let (compared, _) = bureau.compare(&by_hand(&format!("名称,联系电话\n示例“甲”站,{text}\n")));
        assert!(!compared.is_clear(), "{text}: {:?}", told(&compared));
    }
    for (text, number) in [
        ("8916120003", "0891-6120003"),
        ("电话：0891-6120003", "0891-6120003"),
        ("13800000000（公开）", "13800000000"),
        ("0891-6120001、0891-6120003", "0891-6120001、0891-6120003"),
    ] {
        let mut book = bureau.book();
        set(sheet(&mut book, "站点"), "a", "phone", text);
        let (compared, _) = bureau.compare(&book);
        assert_eq!(
            told(&compared),
            [format!("changed station:a phone: 0891-6120001 → {number}")]
        );
    }
}

#[test]
fn a_county_above_the_region_is_no_other_region() {
    let bureau = bureau();
    let (compared, _) = bureau.compare(&by_hand("名称,地区,联系电话\n示例“甲”站,甲区,0891-6120001\n"));
    assert!(compared.lines.is_empty(), "{:?}", told(&compared));
}

#[test]
fn a_number_merged_over_two_stations_is_asked() {
    let bureau = bureau();
    let mut book = bureau.book();
    let grid = sheet(&mut book, "站点");
    set(grid, "b", "phone", "0891-6120009");
    set(grid, "c", "phone", "");
    let column = grid.rows[1]
        .cells
        .iter()
        .find(|(_, cell)| cell.text == "phone")
        .unwrap()
        .0;
    let row = grid.rows.iter().find(|row| row.text(0) == "b").unwrap().number;
    grid.merged.push((row, column, row + 1, column));
    asked(&bureau.compare(&book).0, "合并");
}

#[test]
fn a_withdrawn_station_has_a_new_banner() {
    let bureau = bureau();
    let mut book = bureau.book();
    let grid = sheet(&mut book, "站点");
    set(grid, "a", "操作", "撤销");
    set(grid, "a", "原因", "合并到乙站");
    let (compared, files) = bureau.compare(&book);
    assert!(compared.is_clear(), "{:?}", questions(&compared));
    let text = String::from_utf8(files[0].after.clone()).unwrap();
    assert!(
        text.contains("合并到乙站") && text.contains("2026-11-22"),
        "{text}"
    );
    assert!(!text.contains("2026-02-01") && !text.contains("བཀྲ།}"), "{text}");
}

#[test]
fn ids_that_are_sorted_alone_exchange_no_stations() {
    let bureau = bureau();
    let mut book = bureau.book();
    let grid = sheet(&mut book, "站点");
    for row in &mut grid.rows {
        match row.text(0) {
            "a" => put(row, 0, "b"),
            "b" => put(row, 0, "a"),
            _ => {}
        }
    }
    let (compared, _) = bureau.compare(&book);
    assert_eq!(compared.lines.len(), 2, "{:?}", told(&compared));
    asked(&compared, "错开");
}

#[test]
fn a_name_broken_to_fit_its_column_is_on_one_line() {
    let bureau = bureau();
    let mut book = bureau.book();
    set(sheet(&mut book, "站点"), "a", "name.zh", "示例\n丙站");
    set(sheet(&mut book, "站点"), "a", "name.bo", "བཀྲ་\nཤིས།");
    assert_eq!(
        told(&bureau.compare(&book).0),
        ["changed station:a name.zh: 示例“甲”站 → 示例丙站"]
    );
}

#[test]
fn two_columns_of_telephones_are_one_list() {
    let bureau = bureau();
    for heads in ["电话,电话", "电话1,电话2", "办公电话,值班电话"] {
        let (compared, _) = bureau.compare(&by_hand(&format!(
            "名称,{heads}\n示例“甲”站,0891-6120001,0891-6120004\n"
        )));
        assert_eq!(
            told(&compared),
            ["changed station:a phone: 0891-6120001 → 0891-6120001、0891-6120004"],
            "{heads}"
        );
    }
}

#[test]
fn what_is_no_answer_yet_is_asked() {
    let bureau = bureau();
    for (path, text, words) in [
        ("address.zh", "待定", "还不是"),
        ("checked.date", "2027-01-01", "还没有到"),
    ] {
        let mut book = bureau.book();
        assert!(set(sheet(&mut book, "站点"), "a", path, text), "{path}");
        asked(&bureau.compare(&book).0, words);
    }
    let mut book = bureau.book();
    let grid = sheet(&mut book, "站点");
    let row = grid.rows.iter_mut().find(|row| row.text(0) == "a").unwrap();
    put(row, 0, "清空");
    asked(&bureau.compare(&book).0, "不能清空");
}

#[test]
fn a_reason_without_an_action_and_another_sites_ledger_are_one_question_each() {
    let bureau = bureau();
    let mut book = bureau.book();
    set(sheet(&mut book, "站点"), "a", "原因", "搬迁");
    let (compared, _) = bureau.compare(&book);
    assert_eq!(compared.lines.len(), 1);
    asked(&compared, "没有写“操作”");
    let other = Bureau::of(Tree::from_texts([
        (
            "content/site.yaml",
            "title: {zh: 别的县}\nlanguages: [zh]\nstation_levels: [{id: township, name: 乡镇站}]\n",
        ),
        (
            "content/stations/x.yaml",
            "id: x\nname: 别站一\nlevel: township\n",
        ),
        (
            "content/stations/y.yaml",
            "id: y\nname: 别站二\nlevel: township\n",
        ),
    ]));
    let (compared, files) = bureau.compare(&other.book());
    assert_eq!((compared.lines.len(), files.len()), (1, 0));
    asked(&compared, "别的县");
}
