//! Lines that lack a sign, as they are typed, and as they were meant.

use super::brackets::balanced;
use super::*;

fn line(text: &str) -> Option<String> {
    let at = first_failure(text)?;
    find(text, at).map(|repair| repair.line)
}

#[test]
fn brackets_are_closed_opened_and_matched() {
    for (typed, right) in [
        ("fee: {zh: 免费, bo: རིན་མེད།", "fee: {zh: 免费, bo: རིན་མེད།}"),
        ("covers: [甲, 乙", "covers: [甲, 乙]"),
        ("languages: [zh， bo", "languages: [zh, bo]"),
        ("tags: [甲、乙， 丙", "tags: [甲, 乙, 丙]"),
        ("tags: [“甲”, 乙", "tags: [\"甲\", 乙]"),
        ("tags: [ཀ།， ཁ།", "tags: [ཀ།, ཁ།]"),
        ("name: {zh: 甲, bo: ཀ།)", "name: {zh: 甲, bo: ཀ།}"),
        ("name: {zh: 甲（东）, bo: ཀ།）", "name: {zh: 甲（东）, bo: ཀ།}"),
        ("name: {zh: 甲, bo: ཀ།}}", "name: {zh: 甲, bo: ཀ།}"),
        ("tags: [甲, 乙]]", "tags: [甲, 乙]"),
        ("name: zh: 甲, bo: ཀ།}", "name: {zh: 甲, bo: ཀ།}"),
        (
            "- {id: a, name: {zh: 甲, bo: ཀ།, unit: 户}",
            "- {id: a, name: {zh: 甲, bo: ཀ།}, unit: 户}",
        ),
        ("- {name: {zh: 接案, bo: ཀ།}", "- {name: {zh: 接案, bo: ཀ།}}"),
        ("address: {zh: 甲路1号}。", "address: {zh: 甲路1号}"),
        ("covers: [甲, 乙]；", "covers: [甲, 乙]"),
        ("covers: [a,, b]", "covers: [a, b]"),
        ("covers: [ \"甲\" \"乙\" ]", "covers: [ \"甲\", \"乙\" ]"),
        (
            "checked: {date: \"2026-11-01, by: 甲}",
            "checked: {date: \"2026-11-01\", by: 甲}",
        ),
        ("address: {zh: 'ཀ ལམ 12}", "address: {zh: 'ཀ ལམ 12'}"),
    ] {
        for text in [
            format!("{typed}\n"),
            format!("{typed}\nlast: 1\n"),
            format!("first: 1\n{typed}\n"),
        ] {
            // A list's item stands among items.
            if typed.starts_with('-') && text.contains("st: 1") {
                continue;
            }
            assert_eq!(line(&text).as_deref(), Some(right), "{text}");
        }
    }
}

#[test]
fn behind_a_key_that_is_none_no_bracket_is_opened_again_and_again() {
    for typed in [
        "我的 名称: 甲]", "\"名称\": 甲]", "a{b: x: y}", "- a [b: 甲, 乙]", "མིང ཀ: ཁ]",
    ] {
        assert!(balanced(typed).is_none(), "{typed}");
    }
}

#[test]
fn entries_are_parted_and_keys_get_their_colon() {
    for (typed, right) in [
        (
            "staff: {total: 4、certified: 2}",
            "staff: {total: 4, certified: 2}",
        ),
        (
            "staff: {total: 4 certified: 2}",
            "staff: {total: 4, certified: 2}",
        ),
        (
            "hours: {days: mon-fri open: \"10:00\" close: \"17:00\"}",
            "hours: {days: mon-fri, open: \"10:00\", close: \"17:00\"}",
        ),
        ("name: {zh: 甲 bo: ཀ།}", "name: {zh: 甲, bo: ཀ།}"),
        (
            "review: [{role: 初审, name: 甲} {role: 终审, name: 乙}]",
            "review: [{role: 初审, name: 甲}, {role: 终审, name: 乙}]",
        ),
    ] {
        assert_eq!(line(&format!("{typed}\n")).as_deref(), Some(right));
    }
    for (text, right) in [
        ("id: a\nlevel township\nregion: 5401\n", "level: township"),
        (
            "id: a\ntranslation {status: reviewed, by: 甲}\n",
            "translation: {status: reviewed, by: 甲}",
        ),
        ("level township\nid: a\n", "level: township"),
    ] {
        assert_eq!(line(text).as_deref(), Some(right), "{text}");
    }
}

#[test]
fn texts_are_closed_indented_and_freed_of_signs() {
    for (text, right) in [
        ("title: | 甲乙\ndate: 1\n", "title: 甲乙"),
        ("title: > བརྡ་ཐོ།\ndate: 1\n", "title: བརྡ་ཐོ།"),
        ("summary: |\n甲乙丙。\ndate: 1\n", "  甲乙丙。"),
        ("title: - 甲乙\ndate: 1\n", "title: 甲乙"),
        ("title: 甲乙\n date: 1\nlevel: a\n", "date: 1"),
        ("items:\n  - id: a\n    name: 甲\n     fee: 1\n", "    fee: 1"),
        (
            "- id: a\n  elements:\n- 标题\n    - 时间\n  basis: 甲\n",
            "    - 标题",
        ),
        ("title: \"甲乙\ndate: 1\n", "title: \"甲乙\""),
        ("date: 1\ntitle: 'བརྡ་ཐོ།\n", "title: 'བརྡ་ཐོ།'"),
    ] {
        assert_eq!(line(text).as_deref(), Some(right), "{text}");
    }
}

#[test]
fn entries_without_braces_get_them() {
    for (typed, right) in [
        ("name: zh: 甲, bo: ཀ།", "name: {zh: 甲, bo: ཀ།}"),
        ("name: (zh: 甲, bo: ཀ།)", "name: {zh: 甲, bo: ཀ།}"),
        ("address: zh: 甲路1号", "address: {zh: 甲路1号}"),
        ("staff: total: 5, certified: 2", "staff: {total: 5, certified: 2}"),
        (
            "- days: mon-fri, open: \"09:30\"",
            "- {days: mon-fri, open: \"09:30\"}",
        ),
    ] {
        assert_eq!(line(&format!("{typed}\n")).as_deref(), Some(right), "{typed}");
    }
    // A text with a colon in it is one.
    for typed in ["title: 通知: 关于放假", "title: note: 甲", "title: བརྡ: ཐོ།"] {
        assert_eq!(line(&format!("{typed}\n")), None, "{typed}");
    }
}

#[test]
fn items_and_keys_stand_as_their_neighbours_do() {
    for (text, right) in [
        ("- {code: 1}\n{code: 2}\n", "- {code: 2}"),
        ("- {code: 1}\n2. {code: 2}\n", "- {code: 2}"),
        ("a: 1\n- phone: 2\nb: 3\n", "phone: 2"),
        ("- code: 1\n name: 甲\n", "  name: 甲"),
        ("- code: 1\n   name: ཀ།\n", "  name: ཀ།"),
        ("a: 1\nphone:\t2\n", "phone: 2"),
        ("a: 1\nlevel = township\n", "level: township"),
        ("a: 1\nphone，0891-1\n", "phone: 0891-1"),
    ] {
        assert_eq!(line(text).as_deref(), Some(right), "{text}");
    }
}

#[test]
fn what_is_well_is_left_alone() {
    for content in [
        "name: {zh: 甲（东）, bo: ཀ།}",
        "- {a: [1, 2], b: \"x, y\"}",
        "tags: [a, b] # 甲",
    ] {
        assert!(balanced(content).is_none(), "{content}");
    }
}
