//! The day of the next build: until then a site comes out the same on every day, and on that day it does not.
//!
//! **You are here:** `tests/suite/` — builds golden sites, the demonstration and the sites of real documents day by day.

use crate::support::{Files, SiteTest, TODAY, all_sites, project};
use jiff::civil::{Date, DateTime, date};
use jiff::{Span, ToSpan};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The site as it is on a day, and when it has to be built again.
fn on(site: &mut SiteTest, at: DateTime) -> (Files, Option<DateTime>) {
    site.options.site.today = at.date();
    site.options.site.now = at;
    let outcome = site.build();
    let next = outcome.built.next.as_ref().map(|next| next.at);
    (outcome.files, next)
}

fn differing(one: &Files, other: &Files) -> Vec<String> {
    let paths: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differs = paths
        .into_iter()
        .filter(|path| one.get(*path) != other.get(*path));
    differs.cloned().collect()
}

fn later(day: Date, span: Span) -> Date {
    day.checked_add(span).unwrap()
}

/// Follows a site from one next build to the one after it, so many times, and looks at days in between.
fn follow(name: &str, site: &mut SiteTest, first: Date, times: usize) {
    let mut at = first.at(0, 0, 0, 0);
    for _ in 0..times {
        let (files, next) = on(site, at);
        let end = next.map_or_else(|| later(at.date(), 800.days()), DateTime::date);
        // On the day itself nothing has changed yet, where it is a later moment of it.
        let calm = match next {
            Some(next) if next == end.at(0, 0, 0, 0) => end.yesterday().unwrap(),
            _ => end,
        };
        let days = (calm - at.date()).get_days();
        let between: BTreeSet<i32> = [1, days / 2, days].into();
        for days in between.into_iter().filter(|own| *own > 0 && *own <= days) {
            let day = later(at.date(), days.days());
            let (then, told) = on(site, day.at(0, 0, 0, 0));
            let differing = differing(&files, &then);
            assert!(
                differing.is_empty(),
                "{name}: built on {at}, to be built again at {next:?}, and on {day} it is another: {differing:?}"
            );
            assert_eq!(told, next, "{name}: told on {at} and on {day}");
        }
        let Some(next) = next else { return };
        let (then, _) = on(site, next);
        assert!(
            !differing(&files, &then).is_empty(),
            "{name}: built on {at}, to be built again at {next}, and then it is the same"
        );
        at = next;
    }
}

#[test]
fn every_site_is_the_same_until_its_next_build() {
    for (name, mut site) in all_sites() {
        let times = if name == "demonstration" { 3 } else { 6 };
        follow(&name, &mut site, TODAY, times);
    }
}

#[test]
fn sites_of_real_documents_are_the_same_until_their_next_build() {
    for name in [
        "county-plan", "panzhihua", "sanming", "three-provinces", "yantai-xinxiang",
    ] {
        let mut site = SiteTest::from_folder(&project().join("tests/sites").join(name));
        follow(name, &mut site, TODAY, 2);
    }
}

/// One row of every form of limit, for each kind of subject, with disclosures before, on and after the day.
#[test]
fn every_form_of_limit_is_the_same_until_its_next_build() {
    let limits = [
        "{standing: true}",
        "{working_days: 20}",
        "{by: 04-30, every: year}",
        "{within_days: 15, every: quarter}",
        "{within_days: 10, every: month}",
        "{every_days: 30}",
        "{every_months: 3}",
        "{every_working_days: 20}",
        "{days: 15, after: event}",
        "{days: 7, before: event}",
    ];
    let disclosures = [
        "",
        "date: 2026-03-02\ncreated: 2026-03-01\nevent: 2026-02-20",
        "date: 2026-07-20\ncreated: 2026-07-01\nevent: 2026-08-20\nperiod: 2026",
        "date: 2026-06-10\nposted_at: {where: 公开栏}",
        "date: 2026-05-10\nposted_at: {where: 公开栏, ask: 办公室}\nperiod: 2027-Q1",
    ];
    for tracked in ["", "disclosure_tracked: [operator]\n"] {
        for (at, front) in disclosures.iter().enumerate() {
            let mut site = SiteTest::golden("minimal");
            let mut rows = String::new();
            for (row, limit) in limits.iter().enumerate() {
                for (whose, since) in [("site", ", since: 2026-01-01"), ("station", "")] {
                    let _ = writeln!(
                        rows,
                        "- {{id: {whose}-{row}, level1: 一, level2: 二, time_limit: {limit}, applies_to: {whose}, \
                         channels: [notice-board], posted_working_days: 5{since}}}"
                    );
                    if !front.is_empty() {
                        let text = format!("---\nitem: {whose}-{row}\ntitle: 公开件\n{front}\n---\n正文\n");
                        site.write(&format!("content/disclosure/items/{whose}-{row}.md"), text);
                    }
                }
            }
            site.write("content/disclosure/catalogue.yaml", rows);
            site.write(
                "content/stations/jia.yaml",
                "id: jia\nname: 甲站\nlevel: township\nopened: 2026-05\nphone: 0891-6323215\n\
                 hours: [{days: mon-fri, open: \"09:00\", close: \"17:00\"}]\nclosed: [2026-09-01/2026-09-03]\n\
                 notice: {text: 装修, from: 2026-06-20, to: 2026-07-05}\n",
            );
            site.append("content/site.yaml", tracked);
            // Whatever changes in the index changes in a page, too.
            site.options.search = false;
            let outcome = site.build();
            assert!(!outcome.built.has_errors(), "{}", outcome.told());
            follow(&format!("limits {at} {tracked}"), &mut site, date(2026, 5, 20), 8);
        }
    }
}
