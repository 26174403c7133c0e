//! Documents and stations of every visibility, on the days before and after it changes.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::LegalForce::{Expired, InForce, NotYet, Repealed};
use super::{LegalForce, Shown};
use crate::site::Site;
use crate::site::tests::site_of;
use jiff::civil::{Date, date};

const SETTINGS: &str = "title: 站\nlanguages: [zh, bo]\nstation_levels: [{id: township, name: 乡镇站}]\n\
                        notice_categories: [{id: news, name: 动态}]\n";

/// A site of these files beside its settings.
fn site(files: &[(&str, &str)], today: Date) -> Site {
    site_of(&[&[("content/site.yaml", SETTINGS)], files].concat(), today)
}

/// A notice of 2026-11-01 with these lines in its front matter, and its Tibetan version.
fn notice(front: &str) -> String {
    format!("---\ntitle: 通知\ndate: 2026-11-01\ncategory: news\n{front}\n---\n正文。\n")
}

const TIBETAN: &str =
    "---\ntitle: གསལ་བསྒྲགས།\ntranslation: {status: reviewed, by: 译者, date: 2026-11-01}\n---\nབཀྲ་ཤིས།\n";

/// The standing of a notice, beside one that repeals it, on a day.
fn standing(own: &str, repealing: &str, on: Date) -> Option<LegalForce> {
    let (own, repealing) = (notice(own), notice(repealing));
    let files = [
        ("content/notices/own.md", own.as_str()),
        ("content/notices/own.bo.md", TIBETAN),
        ("content/notices/repealing.md", &repealing),
    ];
    let site = site(&files, on);
    site.standing(site.notice("own").unwrap(), on)
}

#[test]
fn a_repeal_counts_from_the_day_on_which_it_takes_effect() {
    let day = date(2026, 11, 22);
    for (own, repealing, wanted) in [
        (
            "status: in-force",
            "repeals: [own]\neffective: 2026-11-23",
            Some(InForce),
        ),
        (
            "status: in-force",
            "repeals: [own]\neffective: 2026-11-22",
            Some(Repealed),
        ),
        (
            "status: in-force",
            "repeals: [own]\neffective: 2026-11-21",
            Some(Repealed),
        ),
        // Without a day of its own it counts from when it was written, else from when it was published.
        (
            "status: in-force",
            "repeals: [own]\ndated: 2026-10-30",
            Some(Repealed),
        ),
        ("status: in-force", "repeals: [own]", Some(Repealed)),
        ("", "repeals: [own]", Some(Repealed)),
        ("", "repeals: [own]\neffective: 2026-12-01", None),
        ("", "keywords: [别的]", None),
        (
            "effective: 2026-11-23",
            "repeals: [own]\neffective: 2026-12-01",
            Some(NotYet),
        ),
        (
            "expires: 2026-11-22",
            "repeals: [own]\neffective: 2026-12-01",
            Some(InForce),
        ),
        (
            "expires: 2026-11-21",
            "repeals: [own]\neffective: 2026-12-01",
            Some(Expired),
        ),
        ("expires: 2026-11-21", "repeals: [own]", Some(Repealed)),
        // What the record says comes first.
        (
            "status: repealed",
            "repeals: [own]\neffective: 2026-12-01",
            Some(Repealed),
        ),
        (
            "status: expired",
            "repeals: [own]\neffective: 2026-12-01",
            Some(Expired),
        ),
    ] {
        assert_eq!(standing(own, repealing, day), wanted, "{own} / {repealing}");
    }
}

/// Whether the whole is shown, and the first day on which a posting is over.
fn told(shown: Shown<'_>) -> (bool, Option<Date>) {
    (shown.whole(), shown.over_from())
}

#[test]
fn of_a_notice_that_is_withdrawn_or_whose_posting_is_over_only_the_fact_is_shown() {
    const POSTING: &str = "posting: {start: 2026-11-02, end: 2026-11-21, basis: 办法, feedback: 12345}";
    const WITHDRAWN: &str = "withdrawn: {date: 2026-11-20, reason: 有误}";
    let both = format!("{POSTING}\n{WITHDRAWN}");
    let over = Some(date(2026, 11, 22));
    for (front, day, wanted) in [
        ("", 22, (true, None)),
        ("status: repealed", 22, (true, None)),
        ("expires: 2026-11-01", 22, (true, None)),
        (POSTING, 21, (true, over)),
        (POSTING, 22, (false, over)),
        (WITHDRAWN, 22, (false, None)),
        // A posting that runs does not bring back what is withdrawn.
        (&both, 21, (false, over)),
        (&both, 22, (false, over)),
    ] {
        let text = notice(front);
        let files = [
            ("content/notices/own.md", text.as_str()),
            ("content/notices/own.bo.md", TIBETAN),
        ];
        let site = site(&files, date(2026, 11, day));
        assert_eq!(told(site.shown_notice(0)), wanted, "{front} on {day}");
    }
}

#[test]
fn a_disclosure_is_shown_as_many_working_days_as_its_row_posts_it() {
    for (days, day, wanted) in [
        ("", 30, (true, None)),
        (", posted_working_days: 0", 30, (true, None)),
        // From Monday, 2026-11-02.
        (", posted_working_days: 7", 11, (true, Some(date(2026, 11, 12)))),
        (", posted_working_days: 7", 12, (false, Some(date(2026, 11, 12)))),
    ] {
        let row = format!("- {{id: row, level1: 一, level2: 二, time_limit: {{standing: true}}{days}}}\n");
        let files = [
            ("content/disclosure/catalogue.yaml", row.as_str()),
            (
                "content/disclosure/items/own.md",
                "---\nitem: row\ntitle: 名单\ndate: 2026-11-02\ncreated: 2026-11-01\n---\n名单。\n",
            ),
            ("content/disclosure/items/own.bo.md", TIBETAN),
        ];
        let site = site(&files, date(2026, 11, day));
        assert_eq!(told(site.shown_disclosure(0)), wanted, "{days} on {day}");
    }
}

#[test]
fn who_does_not_publish_the_address_publishes_neither_the_way_nor_the_place_on_the_map() {
    const PLACE: &str = "address: {zh: 示例路1号, bo: དཔེ་མཚོན་ལམ།}, directions: 示例站下车, location: {lat: 29.65, lon: 91.13}";
    for (line, wanted) in [
        (PLACE.to_owned(), (true, true, true)),
        (format!("{PLACE}, address_public: true"), (true, true, true)),
        (
            format!("{PLACE}, photo: {{file: files/a.png, alt: 门, source: 人}}"),
            (true, true, true),
        ),
        (
            format!("{PLACE}, photo: {{file: files/a.png, alt: 门, source: 人}}, address_public: false"),
            (false, false, false),
        ),
        (format!("{PLACE}, address_public: false"), (false, false, false)),
        (
            "directions: 示例站下车, address_public: false".to_owned(),
            (false, false, false),
        ),
        (
            "location: {lat: 29.65, lon: 91.13}".to_owned(),
            (false, false, true),
        ),
    ] {
        let stations = format!("- {{id: jia, name: 甲站, level: township, {line}}}\n");
        let site = site(&[("content/stations/all.yaml", &stations)], date(2026, 11, 22));
        let place = site.stations[0].whereabouts();
        assert_eq!(
            place.photo.is_some(),
            line.contains("photo") && !line.contains("false"),
            "{line}"
        );
        let there = (
            place.address.is_some(),
            place.directions.is_some(),
            place.location.is_some(),
        );
        assert_eq!(there, wanted, "{line}");
    }
}
