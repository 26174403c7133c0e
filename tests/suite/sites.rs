//! The seed sites: real documents as site folders, whose facts must all be on the built pages.
//!
//! **You are here:** `tests/suite/` — `tests/sites/<site>/{content, facts.yaml}`; the facts were taken from the documents
//! themselves, not from the content made of them.

use crate::markup::{Dialect, Element, Piece, read, text_of};
use crate::support::{Outcome, SiteTest, project};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

/// Page → what its main part must say.
type Facts = BTreeMap<String, Vec<String>>;

const SITES: [&str; 5] = [
    "county-plan", "panzhihua", "sanming", "three-provinces", "yantai-xinxiang",
];

/// How many facts there must be in all; fewer means that some were taken out.
const FACTS: usize = 150;

#[test]
fn every_fact_of_the_seeds_is_on_its_page() {
    let mut seen = 0;
    let mut missing = Vec::new();
    for site in SITES {
        let built = seed(site).build().good();
        for (page, facts) in facts(site) {
            let text = squeezed(&main_of(&built, &page));
            seen += facts.len();
            let absent = facts.iter().filter(|fact| !text.contains(&squeezed(fact)));
            missing.extend(absent.map(|fact| format!("{site}/{page}: {fact}")));
        }
    }
    assert!(missing.is_empty(), "not on their pages:\n{}", missing.join("\n"));
    assert!(seen >= FACTS, "only {seen} facts are looked for");
}

#[test]
fn a_seed_site_has_no_findings() {
    let findings: Vec<String> = SITES
        .iter()
        .map(|site| (site, seed(site).build()))
        .filter(|(_, built)| !built.findings.is_empty())
        .map(|(site, built)| format!("{site}:\n{}", built.told()))
        .collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn the_folders_of_the_seed_sites_are_the_ones_that_are_tested() {
    let folders = std::fs::read_dir(project().join("tests/sites")).unwrap();
    let mut names: Vec<String> = folders
        .map(|folder| folder.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, SITES);
}

#[test]
fn panzhihuas_plan_is_five_twelve_thirty_one_and_forty_eight() {
    let built = seed("panzhihua").build().good();
    let pieces = read(built.page("statistics/index.html"), Dialect::Html).unwrap();
    for (region, figures) in [
        ("510402", ["1", "4", "7", "12"]),
        ("510403", ["1", "1", "4", "6"]),
        ("510411", ["1", "3", "8", "12"]),
        ("510421", ["1", "3", "9", "13"]),
        ("510422", ["1", "1", "3", "5"]),
        ("5104", ["5", "12", "31", "48"]),
    ] {
        let row = after(&pieces, |element| element.get("data-region") == Some(region));
        let measures = [
            "county_stations", "township_stations", "village_stations", "stations_total",
        ];
        let cells = measures.map(|measure| {
            text_of(row, |element| element.get("data-measure") == Some(measure)).map(|text| squeezed(&text))
        });
        assert_eq!(cells, figures.map(|figure| Some(figure.to_owned())), "{region}");
    }
}

/// What the table says of the whole is also what its rows add up to.
#[test]
fn panzhihuas_total_is_the_sum_of_its_rows() {
    let mut site = seed("panzhihua");
    site.replace(
        "content/statistics/2021-plan.yaml",
        "county_stations: 5, ",
        "county_stations: 6, ",
    );
    let told = site.build().told();
    assert!(told.contains("statistics/2021-plan.yaml"), "{told}");
}

#[test]
fn yantais_measure_is_in_force_until_its_last_day_and_expired_after_it() {
    for (today, status) in [
        (date(2023, 8, 1), "in-force"),
        (date(2026, 7, 31), "in-force"),
        (date(2026, 8, 1), "expired"),
    ] {
        assert_eq!(
            status_on("notices/selection-measures.html", today),
            status,
            "{today}"
        );
    }
    assert_eq!(
        status_on("notices/harmony-envoys.html", date(2026, 7, 31)),
        "repealed"
    );
}

/// The validity that a document of Yantai shows on a day.
fn status_on(page: &str, today: Date) -> String {
    let mut site = seed("yantai-xinxiang");
    site.options.site.today = today;
    site.options.site.now = today.at(0, 0, 0, 0);
    let built = site.build().good();
    let pieces = read(built.page(page), Dialect::Html).unwrap();
    let statuses = pieces.iter().filter_map(|piece| match piece {
        Piece::Open(element) => element.get("data-status"),
        _ => None,
    });
    statuses.map(str::to_owned).next().unwrap()
}

fn seed(site: &str) -> SiteTest {
    SiteTest::from_folder(&project().join("tests/sites").join(site))
}

fn facts(site: &str) -> Facts {
    let path = project().join("tests/sites").join(site).join("facts.yaml");
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The text of a page's main part, without header, navigation and footer, which every page has.
fn main_of(built: &Outcome, page: &str) -> String {
    let pieces = read(built.page(page), Dialect::Html).unwrap();
    text_of(&pieces, |element| element.name == "main").unwrap()
}

/// White space is the template's, not the fact's.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The pieces from an element on.
fn after(pieces: &[Piece], wanted: impl Fn(&Element) -> bool) -> &[Piece] {
    let start = pieces
        .iter()
        .position(|piece| matches!(piece, Piece::Open(element) if wanted(element)));
    &pieces[start.unwrap()..]
}
