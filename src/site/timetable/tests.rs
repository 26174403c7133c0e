//! Tests of timetables: seasons, days off, days worked instead.

use super::*;
use crate::value::{Days, Scalar, Season};
use proptest::prelude::*;

fn opening(days: &str, open: &str, close: &str, season: &str) -> Opening {
    Opening {
        days: Days::read(days).unwrap(),
        open: ClockTime::read(open).unwrap(),
        close: ClockTime::read(close).unwrap(),
        season: (!season.is_empty()).then(|| Season::read(season).unwrap()),
    }
}

fn day(text: &str) -> civil::Date {
    text.parse().unwrap()
}

fn shown(spans: &Spans) -> String {
    let spans = spans.iter().map(|(open, close)| format!("{open}-{close}"));
    spans.collect::<Vec<_>>().join(",")
}

fn intervals(all: &[&str]) -> Vec<Interval> {
    all.iter().map(|text| Interval::read(text).unwrap()).collect()
}

#[test]
fn hours_without_a_season_hold_all_year() {
    let hours = [
        opening("mon-fri", "09:00", "12:00", ""),
        opening("mon-fri", "12:00", "18:00", ""),
    ];
    let table = Timetable::new(&hours, &[], &[], day("2026-11-22"));
    assert_eq!(table.seasons.len(), 1);
    assert_eq!(table.seasons[0].days, None);
    assert_eq!(shown(&table.seasons[0].week[4]), "09:00-18:00");
    assert_eq!(shown(&table.seasons[0].week[5]), "");
}

#[test]
fn summer_and_winter_make_up_the_year() {
    let hours = [
        opening("mon-fri", "09:30", "13:00", ""),
        opening("mon-fri", "15:30", "18:00", "05-01/09-30"),
        opening("mon-fri", "15:00", "17:30", "10-01/04-30"),
    ];
    let parts = Timetable::new(&hours, &[], &[], day("2026-11-22")).seasons;
    let said: Vec<String> = parts
        .iter()
        .map(|part| {
            let (from, to) = part.days.unwrap();
            format!("{from}/{to} {}", shown(&part.week[0]))
        })
        .collect();
    assert_eq!(
        said,
        [
            "05-01/09-30 09:30-13:00,15:30-18:00",
            "10-01/04-30 09:30-13:00,15:00-17:30"
        ]
    );
}

#[test]
fn days_that_are_over_are_left_out_and_neighbours_joined() {
    let hours = [opening("mon-fri", "09:00", "12:00", "")];
    let off = intervals(&[
        "2026-10-01/2026-10-08", "2026-12-01/2026-12-02", "2026-12-03", "2027-01-01",
    ]);
    let table = Timetable::new(&hours, &off, &[], day("2026-11-22"));
    let said: Vec<String> = table
        .off
        .iter()
        .map(|(from, to)| format!("{from}/{to}"))
        .collect();
    assert_eq!(said, ["2026-12-01/2026-12-03", "2027-01-01/2027-01-01"]);
}

#[test]
fn a_day_worked_instead_has_the_hours_of_a_working_day_or_its_own() {
    let hours = [
        opening("mon-fri", "09:00", "17:00", ""),
        opening("sun", "10:00", "11:00", ""),
    ];
    let worked = intervals(&["2026-12-12/2026-12-13"]);
    let table = Timetable::new(&hours, &[], &worked, day("2026-11-22"));
    let said: Vec<String> = table
        .worked
        .iter()
        .map(|(day, spans)| format!("{day} {}", shown(spans)))
        .collect();
    assert_eq!(said, ["2026-12-12 09:00-17:00", "2026-12-13 10:00-11:00"]);
}

proptest! {
    #[test]
    fn every_day_of_the_year_lies_in_one_part_and_has_its_openings(
        rows in proptest::collection::vec((0..7_usize, 0..366_i64, 0..366_i64, any::<bool>()), 1..6),
        offset in 0..366_i64,
    ) {
        let at = |offset: i64| {
            civil::date(LEAP, 1, 1).checked_add(jiff::Span::new().days(offset)).unwrap()
        };
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let hours: Vec<Opening> = rows
            .iter()
            .enumerate()
            .map(|(hour, (weekday, from, to, seasonal))| {
                let season = format!("{}/{}", MonthDay::of(at(*from)), MonthDay::of(at(*to)));
                let hour = hour + 8;
                opening(names[*weekday], &format!("{hour:02}:00"), &format!("{hour:02}:30"), if *seasonal { &season } else { "" })
            })
            .collect();
        let parts = Timetable::new(&hours, &[], &[], day("2026-11-22")).seasons;
        let asked = at(offset);
        let within = |part: &&Part| part.days.is_none_or(|(from, to)| {
            let day = MonthDay::of(asked);
            if from <= to { from <= day && day <= to } else { from <= day || day <= to }
        });
        let holding: Vec<&Part> = parts.iter().filter(within).collect();
        prop_assert_eq!(holding.len(), 1);
        for (number, week) in (1..=7_i8).zip(&holding[0].week) {
            let weekday = Weekday::from_monday_one_offset(number).unwrap();
            let own = spans(hours.iter().filter(|row| in_season(row, asked) && row.days.contains(weekday)));
            prop_assert_eq!(&own, week);
        }
    }
}
