//! Tests of the edit engine at its door: texts before and after a step.
//!
//! **You are here:** `edit/` — beside the code; random edits on whole sites are in `tests/suite/edits.rs`.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod lists;

use super::*;
use crate::lang::Lang;

const STATION: &str = "content/stations/a.yaml";

fn path(text: &str) -> FieldPath {
    FieldPath::parse(text).unwrap()
}

fn set(at: &str, value: impl Into<Value>) -> Step {
    Step::Set {
        path: path(at),
        value: value.into(),
    }
}

fn add(at: &str, value: impl Into<Value>) -> Step {
    Step::Add {
        path: path(at),
        at: None,
        value: value.into(),
    }
}

fn remove(at: &str) -> Step {
    Step::Remove { path: path(at) }
}

fn edit(file: &str, text: &str, record: RecordAt, step: Step) -> Result<String, Refusal> {
    let changes = [Change::Fields {
        record,
        steps: vec![step],
    }];
    apply_draft(file, text.as_bytes(), &changes, Lang::ZH)
        .map(|edited| String::from_utf8(edited.bytes).unwrap())
}

/// Each: what stands, what is done, what stands then; in a station's file.
fn check(cases: Vec<(&str, Step, &str)>) {
    for (before, step, after) in cases {
        let said = format!("{before:?} {step:?}");
        assert_eq!(
            edit(STATION, before, RecordAt::Only, step).as_deref(),
            Ok(after),
            "{said}"
        );
    }
}

#[test]
fn one_value_is_replaced_in_its_form() {
    check(vec![
        (
            "name: 甲   # 注\nlevel: county\n",
            set("name", "乙"),
            "name: 乙   # 注\nlevel: county\n",
        ),
        ("name: \"甲\"\n", set("name", "乙"), "name: \"乙\"\n"),
        ("name: '甲' # 注\n", set("name", "it's"), "name: 'it''s' # 注\n"),
        (
            "name: {zh: 甲, bo: ཀ}\n",
            set("name.bo", "ཁ།"),
            "name: {zh: 甲, bo: ཁ།}\n",
        ),
        (
            "name: 甲\nstatus:   # 待定\n",
            set("status", "working"),
            "name: 甲\nstatus: working   # 待定\n",
        ),
        (
            "name: 甲\nstatus: ~\n",
            set("status", "working"),
            "name: 甲\nstatus: working\n",
        ),
        (
            "name: 甲\r\nlevel: a\r\n",
            set("name", "注: 乙"),
            "name: \"注: 乙\"\r\nlevel: a\r\n",
        ),
        ("\u{FEFF}name: 甲　\n", set("name", "乙"), "\u{FEFF}name: 乙　\n"),
        ("name: 甲", set("name", "乙"), "name: 乙"),
        ("name: 甲\n", set("name", "甲"), "name: 甲\n"),
    ]);
}

#[test]
fn texts_of_several_languages_keep_their_form() {
    check(vec![
        ("name: 甲\n", set("name.zh", "乙"), "name: 乙\n"),
        ("name: 甲\n", set("name.bo", "ཀ།"), "name: {zh: 甲, bo: ཀ།}\n"),
        ("name: {zh: 甲}\n", set("name.bo", "ཀ"), "name: {zh: 甲, bo: ཀ}\n"),
        ("name: {bo: ཀ}\n", set("name.zh", "甲"), "name: {zh: 甲, bo: ཀ}\n"),
        (
            "name: {zh: 甲, bo: ཀ}\n",
            set("name", "乙"),
            "name: {zh: 乙, bo: ཀ}\n",
        ),
        ("name: {zh: 甲, bo: ཀ}\n", remove("name.bo"), "name: {zh: 甲}\n"),
        ("id: a\nname: {zh: 甲}\n", remove("name.zh"), "id: a\n"),
        (
            "name:\n  zh: 甲\n  # 藏文\n  bo: ཀ\n",
            set("name.bo", "ཁ"),
            "name:\n  zh: 甲\n  # 藏文\n  bo: ཁ\n",
        ),
        (
            "name:\n  bo: ཀ\n",
            set("name.zh", "甲"),
            "name:\n  zh: 甲\n  bo: ཀ\n",
        ),
        (
            "name: {zh: 甲}\nlevel: a\n",
            set("address.zh", "乙"),
            "name: {zh: 甲}\nlevel: a\naddress: {zh: 乙}\n",
        ),
        (
            "name: 甲\nlevel: a\n",
            set("address.zh", "乙"),
            "name: 甲\nlevel: a\naddress: 乙\n",
        ),
        (
            "name: 甲\ndescription: |\n  一\n  二\n",
            set("description.bo", "ཀ\nཁ"),
            "name: 甲\ndescription:\n  zh: |\n    一\n    二\n  bo: |\n    ཀ\n    ཁ\n",
        ),
    ]);
}

#[test]
fn a_new_key_goes_where_the_format_puts_it() {
    check(vec![
        (
            "name: 甲\nlevel: a\nhours: []\n",
            set("phone", "0899-6120006"),
            "name: 甲\nlevel: a\nphone: 0899-6120006\nhours: []\n",
        ),
        ("# 头\nname: 甲\n", set("id", "a"), "# 头\nid: a\nname: 甲\n"),
        (
            "name: 甲\n\n# 说明\ntags: [x]\n",
            set("level", "a"),
            "name: 甲\nlevel: a\n\n# 说明\ntags: [x]\n",
        ),
        (
            "name: 甲\nhours:\n  - {days: mon}\n  # - {days: tue}\nallow: []\n",
            set("closed", Value::list(["2026-10-01"])),
            "name: 甲\nhours:\n  - {days: mon}\n  # - {days: tue}\nclosed: [2026-10-01]\nallow: []\n",
        ),
        (
            "name: 甲\ncontract: {start: 2026-01-01}",
            set("contract.end", "2026-12-31"),
            "name: 甲\ncontract: {start: 2026-01-01, end: 2026-12-31}",
        ),
        (
            "name: 甲\nlocation: {lon: \"91.1\"}\n",
            set("location.lat", "29.6"),
            "name: 甲\nlocation: {lat: \"29.6\", lon: \"91.1\"}\n",
        ),
        (
            "name: 甲\nstatus: working",
            set("staff.total", "5"),
            "name: 甲\nstatus: working\nstaff: {total: 5}",
        ),
        (
            "name: 甲\ncontract:\n",
            set("contract.end", "2026-12-31"),
            "name: 甲\ncontract: {end: 2026-12-31}\n",
        ),
        (
            "name: 甲\r\ndescription: |\r\n  一\r\n\r\n# 注\r\n",
            set("aliases", Value::list(["b"])),
            "name: 甲\r\ndescription: |\r\n  一\r\naliases: [b]\r\n\r\n# 注\r\n",
        ),
    ]);
}

#[test]
fn block_texts_change_line_by_line() {
    check(vec![
        (
            "description: |  # 注\n  一\n\n  二\n  三\n\ntags: [a]\n",
            set("description", "一\n\n2\n三"),
            "description: |  # 注\n  一\n\n  2\n  三\n\ntags: [a]\n",
        ),
        (
            "description: >-\n  甲乙\n  丙\n",
            set("description", "丁"),
            "description: >-\n  丁\n",
        ),
        (
            "description: >\n  甲\n",
            set("description", "一\n二"),
            "description: |\n  一\n  二\n",
        ),
        (
            "description: 甲 # 注\ntags: [a]\n",
            set("description", "一\n二"),
            "description: | # 注\n  一\n  二\ntags: [a]\n",
        ),
        (
            "notice: {text: 甲}\n",
            set("notice.text", "一\n二"),
            "notice: {text: \"一\\n二\"}\n",
        ),
        (
            "description: \"甲\n  乙\"\n",
            set("description", "丙"),
            "description: \"丙\"\n",
        ),
        (
            "id: a\ndescription: |\n  一\n\n  二\n\ntags: [a]\n",
            remove("description"),
            "id: a\n\ntags: [a]\n",
        ),
    ]);
}

#[test]
fn a_record_of_a_list_is_found_by_its_id() {
    let two = "# 头\n- id: a\n  name: 甲\n  phone: \"1\"\n\n# 乙站\n- id: b\n  name: 乙\n";
    let done = |change| {
        apply_draft(STATION, two.as_bytes(), &[change], Lang::ZH)
            .map(|edited| (String::from_utf8(edited.bytes).unwrap(), edited.lines_changed))
    };
    assert_eq!(
        done(Change::set(RecordAt::id("b"), path("phone"), "2")),
        Ok((two.to_owned() + "  phone: \"2\"\n", 1))
    );
    assert_eq!(
        done(Change::New {
            value: Value::map([("name", "丙"), ("id", "c")])
        }),
        Ok((two.to_owned() + "\n- id: c\n  name: 丙\n", 3))
    );
    assert_eq!(
        done(Change::Delete {
            record: RecordAt::Index(0)
        }),
        Ok(("# 头\n\n# 乙站\n- id: b\n  name: 乙\n".to_owned(), 3))
    );
    let refused = done(Change::set(RecordAt::id("c"), path("phone"), "2")).unwrap_err();
    assert_eq!(refused.reason, Reason::NoRecord);
}

#[test]
fn several_changes_are_done_in_order_or_not_at_all() {
    let text = "- {id: a, name: 甲}\n- {id: b, name: 乙}\n";
    let steps = |at: &str| vec![set("phone", at), add("phone", "0899-6120007"), remove("name")];
    let changes = ["a", "b"].map(|id| Change::Fields {
        record: RecordAt::id(id),
        steps: steps("0899-6120006"),
    });
    let edited = apply_draft(STATION, text.as_bytes(), &changes, Lang::ZH).unwrap();
    assert_eq!(
        String::from_utf8(edited.bytes).unwrap(),
        "- {id: a, phone: [0899-6120006, 0899-6120007]}\n- {id: b, phone: [0899-6120006, 0899-6120007]}\n"
    );
    assert!(!edited.findings.is_empty(), "a station needs a name");
    let refused = apply(STATION, text.as_bytes(), &changes, Lang::ZH).unwrap_err();
    assert_eq!(refused.reason, Reason::Value);
}

#[test]
fn a_value_that_its_field_refuses_is_kept_and_explained() {
    let text = "name: 甲\nlevel: a\n";
    let change = [Change::set(RecordAt::Only, path("phone"), "0899-61")];
    let refused = apply(STATION, text.as_bytes(), &change, Lang::ZH).unwrap_err();
    assert_eq!(refused.reason, Reason::Value);
    assert_eq!(refused.kept, Some(Value::from("0899-61")));
    assert_eq!(refused.field, Some(path("phone")));
    assert!(refused.zh.contains("0899-61") && !refused.findings.is_empty());
    let several = [Change::Fields {
        record: RecordAt::Only,
        steps: vec![
            set("address", "乙"),
            set("phone", "0899-61"),
            set("email", "a@b.cn"),
        ],
    }];
    let refused = apply(STATION, text.as_bytes(), &several, Lang::ZH).unwrap_err();
    assert_eq!(
        (refused.field, refused.kept),
        (Some(path("phone")), Some(Value::from("0899-61")))
    );
    let unseen = [Change::set(RecordAt::Only, path("name"), "甲\u{200b}乙")];
    assert_eq!(
        apply(STATION, text.as_bytes(), &unseen, Lang::ZH)
            .unwrap_err()
            .reason,
        Reason::Value
    );
    for (file, text, reason) in [
        (STATION, "name: [甲\n", Reason::Unreadable),
        (STATION, "name： 甲\nlevel: \"a\n", Reason::Unreadable),
        ("content/notices/a.md", "正文\n", Reason::Unreadable),
        ("content/x.txt", "甲", Reason::Misuse),
    ] {
        assert_eq!(
            apply(file, text.as_bytes(), &change, Lang::ZH)
                .unwrap_err()
                .reason,
            reason,
            "{text}"
        );
    }
    assert_eq!(
        apply(STATION, &[0xFF, 0xFE, 0, 0], &change, Lang::ZH)
            .unwrap_err()
            .reason,
        Reason::Unreadable
    );
}

#[test]
fn a_slip_elsewhere_stays_as_it_is() {
    let text = "name：甲\r\nphone:0899-6120006\r\nlevel:　a　\r\n";
    let edited = edit(STATION, text, RecordAt::Only, set("phone", "0899-6120007"));
    assert_eq!(
        edited.as_deref(),
        Ok("name：甲\r\nphone:0899-6120007\r\nlevel:　a　\r\n")
    );
}

#[test]
fn a_document_has_a_text_below_its_fields() {
    let file = "content/notices/a.bo.md";
    let text = "---\ntitle: ཀ\n---\n\nཁ་\n\nག།\n";
    let one = edit(file, text, RecordAt::id("a"), Step::Body("ཁ་\n\nང།".to_owned()));
    assert_eq!(one.as_deref(), Ok("---\ntitle: ཀ\n---\n\nཁ་\n\nང།\n"));
    let two = edit(file, text, RecordAt::Only, set("summary", "ཅ"));
    assert_eq!(two.as_deref(), Ok("---\ntitle: ཀ\nsummary: ཅ\n---\n\nཁ་\n\nག།\n"));
    let refused = edit(STATION, "name: 甲\n", RecordAt::Only, Step::Body("甲".to_owned())).unwrap_err();
    assert_eq!(refused.reason, Reason::Misuse);
}

#[test]
fn new_files_are_in_the_formats_order() {
    let record = Value::map([
        ("level", Value::from("county")),
        ("name", Value::map([("bo", "ཀ"), ("zh", "甲")])),
    ]);
    let new = new_file(STATION, &record, None, Lang::ZH).unwrap();
    assert_eq!(
        String::from_utf8(new).unwrap(),
        "name: {zh: 甲, bo: ཀ}\nlevel: county\n"
    );
    let term = Value::map([("name", "甲"), ("id", "a")]);
    let new = new_file("content/tags.yaml", &term, None, Lang::ZH).unwrap();
    assert_eq!(String::from_utf8(new).unwrap(), "- {id: a, name: 甲}\n");
    let page = Value::map([("title", "甲")]);
    let new = new_file("content/pages/a.md", &page, Some("\n正文\n\n"), Lang::ZH).unwrap();
    assert_eq!(String::from_utf8(new).unwrap(), "---\ntitle: 甲\n---\n\n正文\n");
    assert_eq!(
        new_file(STATION, &page, None, Lang::ZH).unwrap_err().reason,
        Reason::Value
    );
}

#[test]
fn what_is_new_has_the_quotes_of_what_the_record_has() {
    let quoted = "name: 甲\nopened: 2022-12\nphone: [\"0899-6120001\"]\n";
    let openings = Value::list([Value::map([
        ("days", "mon-fri"),
        ("open", "09:30"),
        ("close", "13:00"),
    ])]);
    check(vec![
        (
            quoted,
            set("hours", openings),
            "name: 甲\nopened: 2022-12\nphone: [\"0899-6120001\"]\nhours:\n  - {days: mon-fri, open: \"09:30\", close: \"13:00\"}\n",
        ),
        // Dates are written as dates, and one value becomes a list in its own way.
        (
            quoted,
            set("closed_on", "2026-01-01"),
            "name: 甲\nopened: 2022-12\nclosed_on: 2026-01-01\nphone: [\"0899-6120001\"]\n",
        ),
        (
            "name: 甲\nphone: '0899-6120001'\n",
            set("phone", Value::list(["0899-6120001", "0899-6120002"])),
            "name: 甲\nphone: ['0899-6120001', '0899-6120002']\n",
        ),
    ]);
}
