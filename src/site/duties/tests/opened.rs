//! Duties of what opened late: nothing is owed of a time before.
//!
//! **You are here:** `site/duties/tests` — limits that count from an opening.

use super::*;

/// The first duty of a station that opened then.
fn of_opened(row: &str, opened: &str, today: Date) -> Option<(DutyState, Option<Date>)> {
    let files = [
        ("content/site.yaml", SETTINGS.to_owned()),
        (
            "content/stations/jia.yaml",
            format!("name: 甲站\nlevel: township\n{opened}\n"),
        ),
        (
            "content/disclosure/catalogue.yaml",
            format!("- {{id: row, level1: 一, level2: 二, {row}, applies_to: station}}\n"),
        ),
    ];
    let site = of_files(&files, today);
    let duties = site.duties(0);
    duties.first().map(|duty| (duty.state, duty.due))
}

#[test]
fn nothing_is_late_before_it_could_be_done() {
    use DutyState::{Due, Missing};
    let standing = "time_limit: {standing: true}, since: 2026-03-02";
    // Twenty working days from the day on which the catalogue was taken over …
    let due = date(2026, 3, 30);
    assert_eq!(of_opened(standing, "", date(2026, 3, 2)), Some((Due, Some(due))));
    assert_eq!(of_opened(standing, "", due), Some((Due, Some(due))));
    assert_eq!(
        of_opened(standing, "", date(2026, 3, 31)),
        Some((Missing, Some(due)))
    );
    // … or on which the station opened, whichever is later.
    let later = date(2026, 6, 26);
    assert_eq!(
        of_opened(standing, "opened: 2026-05", date(2026, 6, 1)),
        Some((Due, Some(later)))
    );
    assert_eq!(
        of_opened(standing, "opened: 2020-05", date(2026, 6, 1)),
        Some((Missing, Some(due)))
    );
    // Without `since` an old station is not late by its whole life, and a new one has its days.
    let open = "time_limit: {standing: true}";
    assert_eq!(
        of_opened(open, "opened: 2020-05", date(2026, 6, 1)),
        Some((Missing, None))
    );
    assert_eq!(
        of_opened(open, "opened: 2026-05", date(2026, 6, 1)),
        Some((Due, Some(later)))
    );
    // What comes back is due for the first time when it could have come once.
    let news = "time_limit: {every_days: 14}, since: 2020-01-01";
    let first = date(2026, 6, 3);
    assert_eq!(
        of_opened(news, "opened: 2026-05-20", date(2026, 6, 3)),
        Some((Due, Some(first)))
    );
    assert_eq!(
        of_opened(news, "opened: 2026-05-20", date(2026, 6, 4)),
        Some((Missing, Some(first)))
    );
}

#[test]
fn of_a_time_before_it_opened_a_station_owes_nothing() {
    let yearly = "time_limit: {by: 01-31, every: year}, since: 2020-01-01";
    let today = date(2026, 6, 1);
    assert_eq!(of_opened(yearly, "opened: 2026-02", today), None);
    assert_eq!(
        of_opened(yearly, "opened: 2025-12-31", today),
        Some((DutyState::Missing, Some(date(2026, 1, 31))))
    );
    let monthly = "time_limit: {within_days: 10, every: month}, since: 2020-01-01";
    assert_eq!(of_opened(monthly, "opened: 2026-06", today), None);
    assert_eq!(
        of_opened(monthly, "opened: 2026-05-31", today),
        Some((DutyState::Due, Some(date(2026, 6, 10))))
    );
}

#[test]
fn a_limit_beyond_the_calendar_ends_nothing() {
    let done = "created: 2026-05-20\nevent: 2026-05-20\ndate: 2026-05-20";
    for limit in [
        "{every_days: 99999999}",
        "{every_months: 4294967295}",
        "{every_working_days: 4294967295}",
        "{working_days: 4294967295}",
        "{days: 4294967295, after: event}",
        "{days: 4294967295, before: event}",
        "{months: 4294967295, after: event}",
        "{within_days: 4294967295, every: month}",
    ] {
        let row = format!("time_limit: {limit}, since: 2026-01-01");
        let site = site(&row, &[done], date(2026, 6, 1));
        assert!(!site.duties(0).is_empty(), "{limit}");
        let until = date(2026, 7, 1);
        assert!(site.coming_duty(0, Subject::Site, until).is_none(), "{limit}");
    }
}
