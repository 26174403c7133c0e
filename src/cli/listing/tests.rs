//! What a person at the terminal sees of many findings.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::diag::{Fault, Place, Span, code};

const BASE: Listing<'_> = Listing {
    lang: MessageLang::Zh,
    json: false,
    quiet: false,
    notes: false,
    colour: false,
    only: &[],
};

/// So many findings of a code, each in a file of its own.
fn found(code: &'static Code, count: usize) -> Vec<Diagnostic> {
    (0..count)
        .map(|at| {
            let file = format!("content/stations/station-{at:02}.yaml");
            Fault::new(code, format!("第{at}处 {}", code.id), format!("number {at}"))
                .help("这样写", "write so")
                .at(Place::span(&file.as_str().into(), Span::new(0, 1)))
        })
        .collect()
}

fn list(listing: &Listing<'_>, found: &[Diagnostic]) -> Listed {
    listing.list(found, &Tree::default())
}

#[test]
fn a_warning_that_fires_often_is_one_line_with_three_examples() {
    for (code, count) in [
        (code::DISCLOSURE_MISSING, 72),
        (code::NOT_CHECKED, 4),
        (code::TIBETAN_SPELLING, 199),
    ] {
        let text = list(&BASE, &found(code, count)).text;
        assert!(text.starts_with(&format!("警告[{}]: ", code.id)), "{text}");
        assert!(text.contains(&format!("：{count} 处")), "{text}");
        assert!(text.contains(&format!("zhandian check {}", code.id)), "{text}");
        assert_eq!(text.matches("content/stations/").count(), 3, "{text}");
        assert_eq!(text.lines().count(), 5, "{text}");
    }
    let few = list(&BASE, &found(code::NOT_CHECKED, 3)).text;
    assert_eq!(few.matches("帮助: 这样写").count(), 3, "{few}");
}

#[test]
fn examples_are_of_different_places() {
    let mut all = found(code::DISCLOSURE_MISSING, 30);
    for (at, finding) in all.iter_mut().enumerate() {
        let start = at / 10;
        finding.place = Place::span(
            &"content/disclosure/catalogue.yaml".into(),
            Span::new(start, start + 1),
        );
    }
    let text = list(&BASE, &all).text;
    for at in [0, 10, 20] {
        assert!(text.contains(&format!("第{at}处 ")), "{text}");
    }
}

#[test]
fn what_was_only_counted_counts() {
    let mut all = found(code::NOT_CHECKED, 200);
    all.push(Diagnostic {
        untold: 1300,
        ..found(code::NOT_CHECKED, 1).remove(0)
    });
    let text = list(&BASE, &all).text;
    assert!(text.contains("：1500 处"), "{text}");
}

#[test]
fn notes_are_counted_and_shown_when_they_are_asked_for() {
    let mut all = found(code::MISSING_TRANSLATION, 5);
    all.extend(found(code::BELOW_STANDARD, 2));
    let calm = list(&BASE, &all);
    assert_eq!((calm.text.as_str(), calm.notes_left), ("", 7));
    let asked = list(&Listing { notes: true, ..BASE }, &all);
    assert_eq!(asked.notes_left, 0);
    assert!(asked.text.contains("提示[Z403]") && asked.text.contains("提示[Z512]"));
    let json = list(&Listing { json: true, ..BASE }, &all);
    assert_eq!((json.text.lines().count(), json.notes_left), (7, 0));
}

#[test]
fn errors_stand_last_and_none_is_left_untold() {
    let mut all = found(code::UNKNOWN_SERVICE, 40);
    all.extend(found(code::NOT_CHECKED, 9));
    all.extend(found(code::BAD_PHONE, 2));
    let text = list(&BASE, &all).text;
    assert!(
        text.find("警告[").unwrap() < text.find("错误[").unwrap(),
        "{text}"
    );
    for at in 0..40 {
        assert!(
            text.contains(&format!("第{at}处 {}", code::UNKNOWN_SERVICE.id)),
            "{at}"
        );
    }
    assert_eq!(text.matches("帮助: 这样写").count(), 5, "{text}");
    assert!(text.contains("另有 37 处"), "{text}");
    let last = text.trim_end().rsplit("\n\n").next().unwrap();
    assert!(last.contains(code::BAD_PHONE.id), "{last}");
}

#[test]
fn a_warning_that_strict_made_an_error_is_still_one_line() {
    let mut all = found(code::DISCLOSURE_MISSING, 72);
    for finding in &mut all {
        finding.severity = Severity::Error;
    }
    let text = list(&BASE, &all).text;
    assert!(text.starts_with("错误[Z502]"), "{text}");
    assert_eq!(text.lines().count(), 5, "{text}");
}

#[test]
fn silence_hides_nothing_that_reaches_no_page() {
    let quiet = Listing { quiet: true, ..BASE };
    for code in [code::UNEXPECTED_FILE, code::DIFFERS_FROM_ORIGINAL] {
        assert!(list(&quiet, &found(code, 1)).text.contains(code.id));
        let json = Listing {
            quiet: true,
            json: true,
            ..BASE
        };
        assert!(list(&json, &found(code, 1)).text.contains(code.id));
    }
    for code in [code::NOT_CHECKED, code::COLUMN_STALE, code::MISSING_TRANSLATION] {
        assert_eq!(list(&quiet, &found(code, 1)).text, "");
    }
    let embargo = found(code::PUBLISHED_LATER, 1);
    assert_eq!(list(&quiet, &embargo).text, "");
    assert!(list(&BASE, &embargo).text.contains("提示[Z508]"));
}

#[test]
fn of_a_code_that_is_named_every_finding_is_told_in_full_and_nothing_else() {
    let mut all = found(code::DISCLOSURE_MISSING, 72);
    all.extend(found(code::UNKNOWN_SERVICE, 2));
    let only = [code::DISCLOSURE_MISSING];
    let listed = list(&Listing { only: &only, ..BASE }, &all);
    assert_eq!(listed.text.matches("帮助: 这样写").count(), 72);
    assert!(!listed.text.contains(code::UNKNOWN_SERVICE.id));
}
