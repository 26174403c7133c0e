//! Every kind of date, on chosen days.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::site::tests::site_of;
use jiff::ToSpan;
use jiff::civil::{Date, date};

const SETTINGS: &str = "title: 站\nlanguages: [zh, bo]\nstation_levels: [{id: township, name: 乡镇站}]\n\
                        notice_categories: [{id: news, name: 动态}]\nholidays: [2026-10-01/2026-10-07, 2027-01-01/2027-01-03]\n";

fn site(files: &[(&str, &str)], today: Date) -> Site {
    let all = files.iter().chain([&("content/site.yaml", SETTINGS)]);
    let mut seen = std::collections::BTreeSet::new();
    let all: Vec<_> = all.filter(|(path, _)| seen.insert(*path)).copied().collect();
    site_of(&all, today)
}

/// Day and kind of what falls due within thirty days, and its sentence.
fn list(files: &[(&str, &str)], today: Date) -> Vec<(Date, &'static str, String)> {
    let site = site(files, today);
    due(&site, &[], today.checked_add(30.days()).unwrap())
        .iter()
        .map(|due| {
            let told = due.told(&site);
            assert!(!told.help_zh.is_empty() && !told.help_en.is_empty());
            (due.day, told.kind, told.zh)
        })
        .collect()
}

fn station(lines: &str) -> String {
    format!("id: jia\nname: 甲站\nlevel: township\n{lines}\n")
}

fn notice(lines: &str) -> String {
    format!("---\ntitle: 某名单\ndate: 2026-05-01\ncategory: news\n{lines}\n---\n正文\n")
}

#[test]
fn a_posting_ends_on_its_last_day_and_changes_the_page_on_the_next() {
    let own = notice("posting: {start: 2026-06-01, end: 2026-06-09}");
    let files = [("content/notices/a.md", own.as_str())];
    let all = list(&files, date(2026, 6, 1));
    assert_eq!(
        all,
        [(date(2026, 6, 9), "posting", "《某名单》公示结束".to_owned())]
    );
    // Neither too far ahead nor over.
    assert!(list(&files, date(2026, 5, 9)).is_empty());
    assert_eq!(list(&files, date(2026, 6, 9)).len(), 1);
    assert!(list(&files, date(2026, 6, 10)).is_empty());
    let site = site(&files, date(2026, 6, 1));
    let next = next_change(&site, &[], site.today.at(0, 0, 0, 0)).unwrap();
    assert_eq!(next.changes, Some(date(2026, 6, 10).at(0, 0, 0, 0)));
}

#[test]
fn a_tibetan_documents_dates_count_like_a_chinese_ones() {
    let own = "---\ntitle: བརྡ་ཐོ།\ndate: 2026-05-01\ncategory: news\nposting: {start: 2026-06-01, end: 2026-06-09}\n---\nཡིག་ཆ།\n";
    let all = list(&[("content/notices/a.bo.md", own)], date(2026, 6, 1));
    assert_eq!(
        all,
        [(date(2026, 6, 9), "posting", "《བརྡ་ཐོ།》公示结束".to_owned())]
    );
}

#[test]
fn documents_come_into_force_and_expire() {
    let of = |lines: &str, today: Date| list(&[("content/notices/a.md", &notice(lines))], today);
    let today = date(2026, 6, 1);
    assert_eq!(
        of("effective: 2026-06-20", today),
        [(date(2026, 6, 20), "validity", "《某名单》开始施行".to_owned())]
    );
    assert_eq!(
        of("expires: 2026-06-20", today),
        [(date(2026, 6, 21), "validity", "《某名单》失效".to_owned())]
    );
    assert!(of("effective: 2026-05-20", today).is_empty());
    assert!(of("expires: 2026-05-20", today).is_empty());
}

#[test]
fn stations_have_contracts_checks_and_days_of_reopening() {
    let settings = format!("{SETTINGS}checked_within_days: 180\n");
    let of = |lines: &str, today: Date| {
        let own = station(lines);
        list(
            &[
                ("content/site.yaml", &settings),
                ("content/stations/jia.yaml", &own),
            ],
            today,
        )
    };
    let today = date(2026, 6, 1);
    for (lines, day, kind) in [
        (
            "contract: {start: 2025-07-01, end: 2026-06-30}",
            date(2026, 6, 30),
            "contract",
        ),
        ("checked: {date: 2025-12-10}", date(2026, 6, 8), "check"),
        (
            "status: temporarily-closed\nreopens: 2026-06-15",
            date(2026, 6, 15),
            "reopening",
        ),
        (
            "status: temporarily-closed\nreopens: 2026-06",
            date(2026, 6, 1),
            "reopening",
        ),
        (
            "notice: {text: 装修, from: 2026-06-05}",
            date(2026, 6, 5),
            "notice",
        ),
        ("notice: {text: 装修, to: 2026-06-05}", date(2026, 6, 5), "notice"),
    ] {
        let all = of(lines, today);
        assert_eq!(all.len(), 1, "{lines}: {all:?}");
        assert_eq!((all[0].0, all[0].1), (day, kind), "{lines}");
    }
    for lines in [
        "contract: {end: 2026-05-31}",
        "status: closed\ncontract: {end: 2026-06-30}",
        "status: planned\nchecked: {date: 2025-12-10}",
        "checked: {date: 2025-01-10}",
        "reopens: 2026-06-15",
        "",
    ] {
        assert_eq!(of(lines, today), [], "{lines}");
    }
}

#[test]
fn duties_are_due_and_come_back() {
    let of = |row: &str, today: Date| {
        let row = format!("- {{id: row, level1: 一, level2: 二, {row}}}\n");
        let done = "---\nitem: row\ntitle: 公开件\ndate: 2026-05-25\n---\n正文\n";
        list(
            &[
                ("content/disclosure/catalogue.yaml", &row),
                ("content/disclosure/items/d.md", done),
            ],
            today,
        )
    };
    let today = date(2026, 6, 1);
    assert_eq!(
        of("time_limit: {every_days: 14}", today),
        [(date(2026, 6, 8), "duty", "本站的“二”到期，要再次公开".to_owned())]
    );
    // The quarter that is running, which ends in thirty days.
    let quarter = of(
        "time_limit: {within_days: 1, every: quarter}, since: 2026-04-01",
        today,
    );
    assert_eq!(
        quarter,
        [(
            date(2026, 7, 1),
            "duty",
            "本站的“二”（2026年第2季度）到期，要公开".to_owned()
        )]
    );
    assert_eq!(of("time_limit: {standing: true}", today), []);
}

#[test]
fn a_site_that_never_wrote_down_next_years_holidays_is_reminded_from_november_on() {
    let known = [("content/site.yaml", SETTINGS)];
    let none = SETTINGS.replace(", 2027-01-01/2027-01-03", "");
    let unknown = [("content/site.yaml", none.as_str())];
    assert_eq!(list(&known, date(2026, 11, 1)), []);
    assert_eq!(list(&unknown, date(2026, 10, 31)), []);
    for day in [date(2026, 11, 1), date(2026, 11, 22), date(2026, 12, 31)] {
        let all = list(&unknown, day);
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].0, all[0].1), (date(2026, 12, 31), "holidays"));
        assert!(all[0].2.contains("2027"));
    }
}

#[test]
fn categories_and_alerts_have_days_of_their_own() {
    let settings = SETTINGS.replace("name: 动态}", "name: 动态, update_within_days: 40}")
        + "alerts: [{text: 汛期停诊, from: 2026-06-03, to: 2026-06-20}]\n";
    let own = notice("");
    let all = list(
        &[("content/site.yaml", &settings), ("content/notices/a.md", &own)],
        date(2026, 6, 1),
    );
    let days: Vec<_> = all.iter().map(|(day, kind, _)| (*day, *kind)).collect();
    assert_eq!(
        days,
        [
            (date(2026, 6, 3), "alert"),
            (date(2026, 6, 10), "column"),
            (date(2026, 6, 20), "alert")
        ]
    );
}

#[test]
fn what_is_held_back_is_due_at_its_moment() {
    let site = site(&[], date(2026, 6, 1));
    let held = |at: civil::DateTime| HeldBack {
        kind: Kind::Notice,
        id: crate::value::Scalar::read("later").unwrap(),
        title: None,
        at,
        origin: Origin {
            file: "content/notices/later.md".into(),
            index: None,
        },
    };
    let all = [
        held(date(2026, 6, 2).at(9, 30, 0, 0)),
        held(date(2026, 9, 1).at(0, 0, 0, 0)),
    ];
    let list = due(&site, &all, date(2026, 7, 1));
    assert_eq!(list.len(), 1);
    let told = list[0].told(&site);
    assert_eq!(
        (told.kind, told.zh.as_str()),
        ("publication", "《later》到时间发布 09:30")
    );
    assert_eq!(told.record, "notice:later");
    let next = next_change(&site, &all, site.today.at(0, 0, 0, 0)).unwrap();
    assert_eq!(next.changes, Some(date(2026, 6, 2).at(9, 30, 0, 0)));
}

#[test]
fn twelve_stations_on_one_day_are_one_line() {
    let settings = format!("{SETTINGS}checked_within_days: 180\n");
    let of = |number: usize| {
        let stations: Vec<String> = (0..number)
            .map(|at| {
                format!(
                    "- {{id: s{at:02}, name: 站{at:02}, level: township, checked: {{date: 2025-12-10}}}}\n"
                )
            })
            .collect();
        let site = site(
            &[
                ("content/site.yaml", &settings),
                ("content/stations/all.yaml", &stations.concat()),
            ],
            date(2026, 6, 1),
        );
        let list = due(&site, &[], date(2026, 7, 1));
        assert_eq!(list.len(), number);
        let groups = groups(&list);
        let words: Vec<String> = groups.iter().map(|own| told(&site, own).unwrap().zh).collect();
        words
    };
    assert_eq!(of(3).len(), 3);
    assert_eq!(of(4), ["4 个站点该核对了：站00、站01、站02等"]);
    assert_eq!(of(12), ["12 个站点该核对了：站00、站01、站02等"]);
}
