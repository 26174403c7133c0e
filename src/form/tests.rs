//! What a filled form says of a record, from controls to bytes.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::{At, Kind, Opened, wanted};
use crate::edit::{self, Change, Value};
use crate::lang::Lang;
use crate::ledger::Names;
use std::sync::Arc;

const STATION: &str = "id: a\nname: 甲站   # 注\nlevel: township\nphone: [0891-6323215, 0891-6323216]\nhours:\n  - {days: mon-fri, open: \"09:30\", close: \"13:00\"}\n  # 下午\n  - {days: mon-fri, open: \"15:30\", close: \"18:00\"}\n";

fn opened(text: &str) -> Opened {
    let at = At {
        file: Arc::from("content/stations/a.yaml"),
        index: None,
        versions: Vec::new(),
    };
    let bytes = |_: &str| Some(text.as_bytes().to_vec());
    Opened::read(
        Kind::named("station").unwrap(),
        "a",
        &at,
        &[Lang::ZH, Lang::BO],
        &bytes,
    )
    .unwrap()
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect()
}

/// The file after a form was sent, and how many lines differ.
fn after(text: &str, sent: &[(&str, &str)]) -> (String, usize) {
    let opened = opened(text);
    let value = opened.sent(&pairs(sent), &Names::default(), &opened.value);
    let wanted = wanted(&opened, &opened.value, &value, &|_| None);
    let part = &opened.parts[0];
    let steps = opened.steps(part, &wanted);
    if steps.is_empty() {
        return (text.to_owned(), 0);
    }
    let change = Change::Fields {
        record: part.at.clone(),
        steps,
    };
    let edited = edit::apply_draft(&part.file, text.as_bytes(), &[change], Lang::ZH).unwrap();
    (String::from_utf8(edited.bytes).unwrap(), edited.lines_changed)
}

#[test]
fn a_form_with_one_field_changes_that_field_alone() {
    let (text, lines) = after(STATION, &[("phone[0]", "0891-6323299")]);
    assert_eq!((text, lines), (STATION.replace("6323215", "6323299"), 1));
    let (text, lines) = after(STATION, &[("name.zh", "乙站")]);
    assert_eq!((text, lines), (STATION.replace("甲站", "乙站"), 1));
    let (text, _) = after(STATION, &[("hours[1].close", "18:30")]);
    assert_eq!(text, STATION.replace("18:00", "18:30"));
}

#[test]
fn what_is_sent_as_it_was_shown_changes_nothing() {
    let sent = [
        ("_has", "hours"),
        ("hours[0].days", "周一至周五"),
        ("hours[0].open", "09:30"),
        ("hours[0].close", "13:00"),
        ("hours[0].season", ""),
        ("hours[1].days", "mon,tue,wed,thu,fri"),
        ("hours[1].open", "15:30"),
        ("hours[1].close", "18:00"),
        ("_has", "phone"),
        ("phone[0]", " 0891-6323215 "),
        ("phone[1]", "0891-6323216"),
        ("phone[2]", ""),
        ("_has", "name"),
        ("name.zh", "甲站"),
        ("name.bo", ""),
    ];
    assert_eq!(after(STATION, &sent), (STATION.to_owned(), 0));
}

#[test]
fn a_field_that_the_form_has_and_does_not_say_is_gone_and_others_stay() {
    let (text, _) = after(
        STATION,
        &[("_has", "hours"), ("_has", "phone"), ("phone[1]", "0891-6323216")],
    );
    assert_eq!(
        text,
        "id: a\nname: 甲站   # 注\nlevel: township\nphone: [0891-6323216]\n"
    );
}

#[test]
fn two_changes_of_one_field_are_a_clash_and_of_two_fields_are_none() {
    let base = opened(STATION);
    let now = opened(&STATION.replace("6323215", "6323201"));
    let mine = |sent: &[(&str, &str)]| base.sent(&pairs(sent), &Names::default(), &base.value);
    let other = wanted(&now, &base.value, &mine(&[("name.zh", "乙站")]), &|_| None);
    assert!(other.clashes.is_empty());
    assert_eq!(
        (other.changed, other.others),
        (vec!["name".to_owned()], vec!["phone".to_owned()])
    );
    let same = wanted(&now, &base.value, &mine(&[("phone[0]", "0891-6323202")]), &|_| {
        None
    });
    assert_eq!(same.clashes.len(), 1);
    assert_eq!(same.clashes[0].key, "phone");
    let chosen = wanted(&now, &base.value, &mine(&[("phone[0]", "0891-6323202")]), &|_| {
        Some(false)
    });
    assert!(chosen.clashes.is_empty() && chosen.changed.is_empty());
}

#[test]
fn every_kind_draws_its_fields_with_labels_and_no_control_without_one() {
    for kind in super::KINDS {
        let blank = Opened::blank(kind, &[Lang::ZH, Lang::BO]);
        let names = Names::default();
        let around = super::Around {
            names: &names,
            languages: &[Lang::ZH, Lang::BO],
            told: &[],
            files: &[],
            measures: &[],
            blanks: &[],
        };
        let keys = super::keys(&blank);
        assert!(!keys.is_empty(), "{}", kind.word);
        let html = super::form_fields(&blank, &Value::Map(Vec::new()), &keys, &around);
        for key in keys {
            assert!(
                html.contains(&format!("name=\"_has\" value=\"{key}\"")),
                "{}: {key}",
                kind.word
            );
        }
        assert!(!html.contains("<label for=\"f:\""), "{}", kind.word);
    }
}
