#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::Meaning;
use crate::record::{Item, parse};
use proptest::prelude::*;

fn meaning(text: &str) -> Meaning {
    let parsed = parse(&"content/notices/a.md".into(), text.as_bytes());
    match parsed.items.first() {
        Some(Item::Notice(notice)) => notice.meaning.clone(),
        _ => panic!("{text}\n{:?}", parsed.diagnostics),
    }
}

const PLAIN: &str = "---\ntitle: 关于服务时间的通知\ndate: 2026-01-05\ncategory: notices\nissuer: 民政局\nkeywords: [时间, 电话]\n---\n\n电话 0891-6323215。\n\n第二段。\n";

#[test]
fn how_a_notice_is_written_is_no_part_of_what_it_says() {
    let own = meaning(PLAIN);
    for same in [
        PLAIN.replace('\n', "\r\n"),
        PLAIN.replace(
            "title: 关于服务时间的通知",
            "title: \"关于服务时间的通知\"   # 标题",
        ),
        PLAIN.replace("issuer: 民政局", "issuer: [民政局]"),
        PLAIN.replace("keywords: [时间, 电话]", "keywords:\n  - 时间\n  - '电话'"),
        PLAIN.replace(
            "date: 2026-01-05\ncategory: notices",
            "category: notices\ndate: 2026-01-05",
        ),
        PLAIN.replace("issuer:", "review: [{role: 初审, name: 甲}]\nissuer:"),
        PLAIN.replace("issuer:", "summary:\nstations: []\nissuer:"),
        format!("\u{feff}{PLAIN}\n\n"),
    ] {
        assert_eq!(meaning(&same), own, "{same}");
    }
}

#[test]
fn two_ways_to_write_a_moment_are_one() {
    let at = |moment: &str| meaning(&PLAIN.replace("2026-01-05", moment));
    assert_eq!(at("2026-01-05 09:30"), at("2026-01-05T09:30"));
    assert_ne!(at("2026-01-05 09:30"), at("2026-01-05 09:31"));
}

#[test]
fn every_digit_counts() {
    let own = meaning(PLAIN);
    for (from, to, field) in [
        ("01-05", "01-06", "date"),
        ("6323215", "6323216", "text"),
        ("电话]", "电]", "keywords"),
        ("[时间, 电话]", "[电话, 时间]", "keywords"),
        ("民政局", "{zh: 民政局}", "issuer"),
        ("关于", "关於", "title"),
    ] {
        let other = meaning(&PLAIN.replace(from, to));
        let changed: Vec<&str> = own
            .fields()
            .zip(other.fields())
            .filter(|(one, two)| one != two)
            .map(|((key, _), _)| key)
            .collect();
        assert_eq!(changed, [field], "{from}");
    }
}

/// A hash that stands in content and on paper is to be found again by every later version of the program.
#[test]
fn the_way_of_making_it_stays() {
    let own = meaning(PLAIN);
    let mut all = blake3::Hasher::new();
    for (key, hash) in own.fields() {
        all.update(key.as_bytes());
        all.update(hash);
    }
    assert_eq!(&all.finalize().to_hex()[..16], "9186432fda1dac9e");
}

fn line(key: &str, value: &str, manner: usize) -> String {
    match manner % 4 {
        0 => format!("{key}: {value}"),
        1 => format!("{key}: \"{value}\""),
        2 => format!("{key}:   '{value}'   # 备注"),
        _ => format!("# 说明\n{key}: {value}"),
    }
}

fn written(values: &[(&str, String)], order: &[usize], manners: &[usize], crlf: bool, body: &str) -> String {
    let lines: Vec<String> = order
        .iter()
        .zip(manners)
        .map(|(at, manner)| line(values[*at].0, &values[*at].1, *manner))
        .collect();
    let text = format!("---\n{}\n---\n\n{body}\n", lines.join("\n"));
    if crlf { text.replace('\n', "\r\n") } else { text }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn the_manner_of_writing_keeps_it_and_any_other_value_changes_it(
        title in "[一-三a-z]{1,12}", topic in "[甲-申]{1,6}", day in 1_u32..28, changed in 0_usize..5,
        order in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
        manners in prop::collection::vec(0_usize..4, 4), crlf: bool,
        body in "[甲-申。，0-9]{1,20}",
    ) {
        let values = |title: &str, topic: &str, day: u32| vec![
            ("title", format!("题{title}")), ("topic", topic.to_owned()),
            ("date", format!("2026-03-{day:02}")), ("category", "notices".to_owned()),
        ];
        let plain = written(&values(&title, &topic, day), &[0, 1, 2, 3], &[0; 4], false, &body);
        let other = written(&values(&title, &topic, day), &order, &manners, crlf, &body);
        let own = meaning(&plain);
        prop_assert_eq!(&own, &meaning(&other));
        let longer = |text: &str, at: usize| if changed == at { format!("{text}5") } else { text.to_owned() };
        let mut all = values(&longer(&title, 0), &longer(&topic, 1), if changed == 2 { day + 1 } else { day });
        all[3].1 = longer("notices", 3);
        let another = written(&all, &order, &manners, crlf, &longer(&body, 4));
        prop_assert_ne!(own, meaning(&another));
    }
}
