//! Every form of time limit, every state, on chosen days.
//!
//! **You are here:** `site/duties` — tests at the door of the folder.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod opened;
mod recorded;

use super::{DutyState, Subject};
use crate::site::Site;
use crate::site::tests::site_of;
use jiff::civil::{Date, date};

const SETTINGS: &str = "title: 站\nlanguages: [zh]\nstation_levels: [{id: township, name: 乡镇站}]\n\
                        holidays: [2026-05-01/2026-05-05]\nworkdays: [2026-05-09]\n";
const STATION: &str = "- {id: jia, name: 甲站, level: township}\n- {id: yi, name: 乙站, level: township}\n\
                       - {id: bing, name: 丙站, level: township, status: planned}\n";

/// A site with one catalogue row and disclosures of it, each as the lines of its front matter.
fn site(row: &str, disclosures: &[&str], today: Date) -> Site {
    let mut files = vec![
        ("content/site.yaml".to_owned(), SETTINGS.to_owned()),
        ("content/stations/all.yaml".to_owned(), STATION.to_owned()),
        (
            "content/operators/kenna.yaml".to_owned(),
            "id: kenna\nname: 肯纳\n".to_owned(),
        ),
        (
            "content/disclosure/catalogue.yaml".to_owned(),
            format!("- {{id: row, level1: 一, level2: 二, {row}}}\n"),
        ),
    ];
    for (at, front) in disclosures.iter().enumerate() {
        files.push((
            format!("content/disclosure/items/d{at}.md"),
            format!("---\nitem: row\ntitle: 公开件{at}\n{front}\n---\n正文\n"),
        ));
    }
    of_files(&files, today)
}

fn of_files(files: &[(impl AsRef<str>, String)], today: Date) -> Site {
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_ref(), text.as_str()))
        .collect();
    site_of(&files, today)
}

/// State, last day, and working days too late, of each duty of the site.
fn states(row: &str, disclosures: &[&str], today: Date) -> Vec<(DutyState, Option<Date>, Option<u32>)> {
    let site = site(row, disclosures, today);
    let duties = site.duties(0);
    duties
        .iter()
        .map(|duty| (duty.state, duty.due, duty.late))
        .collect()
}

fn state(row: &str, disclosures: &[&str], today: Date) -> (DutyState, Option<Date>, Option<u32>) {
    let all = states(row, disclosures, today);
    assert_eq!(all.len(), 1, "{all:?}");
    all[0]
}

#[test]
fn what_stands_always_is_standing_or_missing() {
    let row = "time_limit: {standing: true}";
    let day = date(2026, 6, 1);
    assert_eq!(state(row, &[], day), (DutyState::Missing, None, None));
    assert_eq!(
        state(row, &["date: 2026-05-20"], day),
        (DutyState::Standing, None, None)
    );
}

#[test]
fn working_days_leave_out_holidays_and_count_the_days_worked_instead() {
    let row = "time_limit: {working_days: 5}";
    // From 28 April: 29, 30, then 6, 7, 8 May; the 9th, a Saturday, is worked.
    let due = Some(date(2026, 5, 8));
    let of = |day: &str| {
        state(
            row,
            &[&format!("created: 2026-04-28\ndate: {day}")],
            date(2026, 6, 1),
        )
    };
    assert_eq!(of("2026-05-08"), (DutyState::OnTime, due, None));
    assert_eq!(of("2026-05-09"), (DutyState::Late, due, Some(1)));
    assert_eq!(of("2026-05-10"), (DutyState::Late, due, Some(1)));
    assert_eq!(of("2026-05-12"), (DutyState::Late, due, Some(3)));
}

#[test]
fn a_row_taken_over_today_is_due_first_and_missing_when_its_limit_is_over() {
    let row = "time_limit: {working_days: 5}, since: 2026-04-28";
    let due = Some(date(2026, 5, 8));
    assert_eq!(state(row, &[], date(2026, 5, 8)), (DutyState::Due, due, None));
    assert_eq!(
        state(row, &[], date(2026, 5, 11)),
        (DutyState::Missing, due, Some(2))
    );
    let row = "time_limit: {working_days: 5}";
    assert_eq!(
        state(row, &[], date(2026, 5, 8)),
        (DutyState::Missing, None, None)
    );
}

#[test]
fn what_was_disclosed_before_a_row_counts_is_not_late() {
    let today = date(2026, 5, 20);
    for (limit, front) in [
        ("{by: 04-30, every: year}", "period: 2024\ndate: 2026-05-10"),
        (
            "{within_days: 10, every: month}",
            "period: 2026-03\ndate: 2026-05-10",
        ),
        ("{working_days: 5}", "created: 2026-01-05\ndate: 2026-05-10"),
        (
            "{working_days: 5, after: event}",
            "event: 2026-01-05\ndate: 2026-05-10",
        ),
        ("{days: 5, before: event}", "event: 2026-01-05\ndate: 2026-05-10"),
        ("{every_days: 14}", "date: 2026-01-10"),
    ] {
        let row = format!("time_limit: {limit}");
        let late = |row: &str| {
            let states = states(row, &[front], today);
            states.iter().any(|(state, ..)| *state == DutyState::Late)
        };
        assert!(late(&row), "{limit}");
        assert!(!late(&format!("{row}, since: 2026-05-08")), "{limit}");
    }
}

#[test]
fn a_yearly_report_is_for_the_year_before() {
    let row = "time_limit: {by: 04-30, every: year}, since: 2026-01-01";
    let due = Some(date(2026, 4, 30));
    assert_eq!(state(row, &[], date(2026, 4, 30)), (DutyState::Due, due, None));
    // Friday the 1st to Tuesday the 5th are holidays.
    assert_eq!(
        state(row, &[], date(2026, 5, 5)),
        (DutyState::Missing, due, Some(0))
    );
    assert_eq!(
        state(row, &[], date(2026, 5, 6)),
        (DutyState::Missing, due, Some(1))
    );
    let done = "period: 2025\ndate: 2026-04-30";
    assert_eq!(
        state(row, &[done], date(2026, 5, 6)),
        (DutyState::OnTime, due, None)
    );
    let late = "period: 2025\ndate: 2026-05-06";
    assert_eq!(
        state(row, &[late], date(2026, 12, 1)),
        (DutyState::Late, due, Some(1))
    );
    // A correction does not make it late.
    let both = [done, "period: 2025\ndate: 2026-05-20"];
    assert_eq!(
        state(row, &both, date(2026, 6, 1)),
        (DutyState::OnTime, due, None)
    );
}

#[test]
fn a_quarter_or_month_is_due_some_days_after_its_end() {
    let row = "time_limit: {within_days: 15, every: quarter}, since: 2025-10-15";
    let first = "period: 2025-Q4\ndate: 2026-01-10";
    let all = states(row, &[first], date(2026, 4, 10));
    assert_eq!(
        all,
        [
            (DutyState::Due, Some(date(2026, 4, 15)), None),
            (DutyState::OnTime, Some(date(2026, 1, 15)), None),
            (DutyState::Missing, Some(date(2025, 10, 15)), Some(127)),
        ]
    );
    let row = "time_limit: {within_days: 5, every: month}";
    assert_eq!(
        state(row, &["period: 2026-05\ndate: 2026-06-08"], date(2026, 6, 30)),
        (DutyState::Late, Some(date(2026, 6, 5)), Some(1))
    );
    let row = "time_limit: {within_days: 31, every: year}";
    assert_eq!(
        state(row, &["period: 2025\ndate: 2026-01-31"], date(2026, 6, 30)).0,
        DutyState::OnTime
    );
}

#[test]
fn what_recurs_must_not_grow_old() {
    for (row, due) in [
        ("time_limit: {every_days: 14}", date(2026, 5, 15)),
        ("time_limit: {every_months: 3}", date(2026, 8, 1)),
        ("time_limit: {every_working_days: 5}", date(2026, 5, 11)),
    ] {
        let of = |today| state(row, &["date: 2026-05-01"], today);
        assert_eq!(of(due), (DutyState::OnTime, Some(due), None), "{row}");
        let next = due.tomorrow().unwrap();
        assert_eq!(of(next).0, DutyState::Late, "{row}");
        assert_eq!(state(row, &[], due).0, DutyState::Missing, "{row}");
        let since = format!("{row}, since: 2026-05-01");
        assert_eq!(
            state(&since, &[], due),
            (DutyState::Due, Some(due), None),
            "{row}"
        );
    }
}

#[test]
fn what_counts_from_an_event_applies_when_one_has_happened() {
    let today = date(2026, 6, 30);
    for (row, due) in [
        ("time_limit: {days: 20, after: event}", date(2026, 5, 18)),
        ("time_limit: {months: 3, after: event}", date(2026, 7, 28)),
        ("time_limit: {working_days: 2, after: event}", date(2026, 4, 30)),
        ("time_limit: {days: 30, before: event}", date(2026, 3, 29)),
    ] {
        assert_eq!(
            state(row, &[], today),
            (DutyState::NotApplicable, None, None),
            "{row}"
        );
        let on = |day: Date| {
            state(
                row,
                &[&format!("event: 2026-04-28\ndate: {day}")],
                date(2027, 1, 1),
            )
        };
        assert_eq!(on(due), (DutyState::OnTime, Some(due), None), "{row}");
        assert_eq!(on(due.tomorrow().unwrap()).0, DutyState::Late, "{row}");
    }
}

#[test]
fn a_notice_board_counts_when_the_disclosure_says_how_to_ask() {
    let row = "time_limit: {standing: true}, channels: [notice-board]";
    let day = date(2026, 6, 1);
    let posted = "date: 2026-05-20\nposted_at: {where: 公示栏, ask: 打电话}";
    assert_eq!(state(row, &[posted], day).0, DutyState::NoticeBoard);
    let silent = "date: 2026-05-20\nposted_at: {where: 公示栏}";
    assert_eq!(state(row, &[silent], day).0, DutyState::Missing);
    let row = "time_limit: {working_days: 5}, channels: [notice-board]";
    let late = "created: 2026-04-28\ndate: 2026-05-20\nposted_at: {where: 公示栏, ask: 打电话}";
    assert_eq!(state(row, &[late], day).0, DutyState::Late);
}

#[test]
fn a_subject_that_a_row_does_not_apply_to_is_named_with_the_reason() {
    let row = "time_limit: {standing: true}, applies_to: station, not_applicable: [{subject: yi, reason: 没有人员}]";
    let site = site(row, &["station: jia\ndate: 2026-05-20"], date(2026, 6, 1));
    let duties = site.duties(0);
    let all: Vec<_> = duties
        .iter()
        .map(|duty| (duty.subject, duty.state, duty.reason.is_some()))
        .collect();
    let place = |id: &str| Subject::Station(site.station_ids[id]);
    // The planned one owes nothing.
    assert_eq!(all.len(), 2);
    assert!(all.contains(&(place("jia"), DutyState::Standing, false)));
    assert!(all.contains(&(place("yi"), DutyState::NotApplicable, true)));
    assert_eq!(site.duties_by(place("jia")).len(), 1);
    assert_eq!(site.duties_by(place("bing")).len(), 0);
    assert_eq!(site.duties_by(Subject::Operator(0)).len(), 0);
}

#[test]
fn what_is_dated_later_than_today_has_not_been_disclosed() {
    let row = "time_limit: {by: 04-30, every: year}, since: 2026-01-01";
    let report = ["period: 2025\ndate: 2026-04-20"];
    assert_eq!(state(row, &report, date(2026, 4, 19)).0, DutyState::Due);
    assert_eq!(state(row, &report, date(2026, 4, 20)).0, DutyState::OnTime);
}

#[test]
fn elements_that_nothing_covers_are_known() {
    let row = "time_limit: {standing: true}, elements: [甲, 乙, 丙]";
    let lacks = |disclosures: &[&str]| {
        let site = site(row, disclosures, date(2026, 6, 1));
        site.duties(0)[0].lacks.clone()
    };
    assert_eq!(lacks(&["date: 2026-05-20"]), [] as [usize; 0]);
    assert_eq!(lacks(&["date: 2026-05-20\ncovers: [甲]"]), [1, 2]);
    assert_eq!(
        lacks(&["date: 2026-05-20\ncovers: [甲]", "date: 2026-05-21\ncovers: [丙]"]),
        [1]
    );
}

#[test]
fn the_period_that_is_running_is_seen_coming() {
    let row = "time_limit: {within_days: 15, every: quarter}, since: 2026-01-01";
    let site_on = |disclosures: &[&str]| site(row, disclosures, date(2026, 6, 20));
    let until = date(2026, 7, 20);
    let site = site_on(&[]);
    let coming = site.coming_duty(0, Subject::Site, until).unwrap();
    assert_eq!(coming.due, Some(date(2026, 7, 15)));
    assert!(site.coming_duty(0, Subject::Site, date(2026, 7, 14)).is_none());
    let done = site_on(&["period: 2026-Q2\ndate: 2026-06-19"]);
    assert!(done.coming_duty(0, Subject::Site, until).is_none());
}
