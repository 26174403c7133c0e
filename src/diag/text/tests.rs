//! Findings as they are printed: places, carets, colours.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use crate::diag::{Fault, code};
use proptest::prelude::*;
use std::sync::Arc;

fn found(source: &str, marked: &str) -> Diagnostic {
    let start = source.find(marked).unwrap();
    let file: Arc<str> = "content/stations/gamagongsang.yaml".into();
    Fault::new(
        code::UNKNOWN_SERVICE,
        "没有名为 meal-hlep 的服务事项",
        "there is no service item meal-hlep",
    )
    .help("最接近的是 meal-help(助餐服务)", "the nearest is meal-help")
    .at(Place::span(&file, Span::new(start, start + marked.len())))
}

fn snippet(source: &str, marked: &str) -> String {
    excerpt(&found(source, marked), Some(source)).unwrap()
}

#[test]
fn a_finding_shows_its_line_and_its_advice() {
    let source = "id: gamagongsang\n".repeat(13) + "services: [home-visit, meal-hlep]\n";
    let finding = found(&source, "meal-hlep");
    assert_eq!(
        render(&finding, Some(&source), MessageLang::Zh, false),
        "错误[Z304]: 没有名为 meal-hlep 的服务事项\n\
         \x20 --> content/stations/gamagongsang.yaml:14:24\n\
         \x20  |\n\
         14 | services: [home-visit, meal-hlep]\n\
         \x20  |                        ^^^^^^^^^\n\
         \x20  |\n\
         \x20  = 帮助: 最接近的是 meal-help(助餐服务)"
    );
    let english = render(&finding, Some(&source), MessageLang::En, false);
    assert!(english.starts_with("error[Z304]: there is no service item meal-hlep\n"));
    assert!(english.ends_with("= help: the nearest is meal-help"));
}

#[test]
fn marks_stand_right_under_wide_and_combining_characters() {
    assert_eq!(
        snippet("name: 嘎玛贡桑\n", "玛贡"),
        "  |\n1 | name: 嘎玛贡桑\n  |         ^^^^"
    );
    // བོད is two cells wide, ཡིག two: their vowels take none.
    assert_eq!(
        snippet("name: བོད་ཡིག\n", "ཡིག"),
        "  |\n1 | name: བོད་ཡིག\n  |          ^^"
    );
    assert_eq!(snippet("a:\tb c\n", "c"), "  |\n1 | a:    b c\n  |         ^");
}

#[test]
fn an_empty_place_at_the_end_of_a_line_is_marked() {
    let source = "name:\nid: a\n";
    let file: Arc<str> = "a.yaml".into();
    let finding = Fault::new(code::EMPTY_TEXT, "空", "empty").at(Place::span(&file, Span::new(5, 5)));
    assert_eq!(
        excerpt(&finding, Some(source)).unwrap(),
        "  |\n1 | name:\n  |      ^"
    );
    let at_end = Fault::new(code::EMPTY_TEXT, "空", "empty").at(Place::span(&file, Span::new(99, 99)));
    assert!(render(&at_end, Some(source), MessageLang::Zh, false).contains("a.yaml:3:1"));
    assert!(render(&at_end, Some(""), MessageLang::Zh, false).contains("a.yaml:1:1"));
}

#[test]
fn of_a_place_over_several_lines_the_first_is_shown() {
    assert_eq!(snippet("a: b\nc: d\n", "b\nc: d"), "  |\n1 | a: b\n  |    ^");
}

#[test]
fn a_file_as_a_whole_has_no_line() {
    let file: Arc<str> = "content/a.yaml".into();
    let finding = Fault::new(code::NOT_UTF8, "编码", "encoding").at(Place::file(&file));
    assert_eq!(
        render(&finding, None, MessageLang::Zh, false),
        "错误[Z101]: 编码\n--> content/a.yaml"
    );
    assert_eq!(excerpt(&finding, Some("a")), None);
}

#[test]
fn related_places_are_shown_with_their_text() {
    let source = "id: a\nid: b\n";
    let file: Arc<str> = "content/a.yaml".into();
    let other: Arc<str> = "content/b.yaml".into();
    let finding = Fault::new(code::DUPLICATE_KEY, "写了两次", "twice")
        .at(Place::span(&file, Span::new(6, 8)))
        .with_related(Place::span(&file, Span::new(0, 2)), "先写在这里", "first here")
        .with_related(Place::span(&other, Span::new(0, 2)), "也在这里", "here too");
    assert_eq!(
        render(&finding, Some(source), MessageLang::Zh, false),
        "错误[Z103]: 写了两次\n\
         \x20--> content/a.yaml:2:1\n\
         \x20 |\n\
         2 | id: b\n\
         \x20 | ^^\n\
         \x20 |\n\
         \x20::: content/a.yaml:1:1\n\
         \x20 |\n\
         1 | id: a\n\
         \x20 | -- 先写在这里\n\
         \x20 |\n\
         \x20 = 另见: 也在这里 (content/b.yaml)"
    );
}

#[test]
fn content_cannot_write_to_the_terminal() {
    let source = "a: \u{1b}[31mred\u{7}\n";
    let file: Arc<str> = "a\u{1b}[1m.yaml".into();
    let finding = Fault::new(code::YAML_SYNTAX, "值“\u{1b}[2J”", "x")
        .help("写\u{1b}[2J", "x")
        .at(Place::span(&file, Span::new(3, 5)));
    assert!(!render(&finding, Some(source), MessageLang::Zh, false).contains(['\u{1b}', '\u{7}']));
}

#[test]
fn colour_is_given_only_when_asked_for() {
    let source = "services: [meal-hlep]\n";
    let finding = found(source, "meal-hlep");
    assert!(render(&finding, Some(source), MessageLang::Zh, true).contains("\u{1b}["));
    assert!(!render(&finding, Some(source), MessageLang::Zh, false).contains('\u{1b}'));
}

#[test]
fn a_very_long_line_is_shown_in_part_or_named() {
    let far = format!("{}错", "甲".repeat(5000));
    let rendered = render(&found(&far, "错"), Some(&far), MessageLang::Zh, false);
    assert!(
        rendered.contains(":1:5001") && !rendered.contains('甲'),
        "{rendered}"
    );
    let near = format!("错{}", "甲".repeat(5000));
    assert!(snippet(&near, "错").chars().count() < 400);
}

proptest! {
    #[test]
    fn any_place_in_any_text_is_shown(
        source in "[a甲བོཀྲུ\t \n\u{200B}\u{1b}-]{0,300}",
        start in 0_usize..900,
        length in 0_usize..900,
    ) {
        let file: Arc<str> = "a.yaml".into();
        let finding = Fault::new(code::YAML_SYNTAX, "甲", "a").at(Place::span(&file, Span::new(start, start + length)));
        prop_assert!(render(&finding, Some(&source), MessageLang::Zh, false).contains("a.yaml"));
    }
}
