//! Dates and numbers that contradict each other or have not come: neighbours of the fixtures of Z515–Z517, Z523 and Z525–Z528.
//!
//! **You are here:** `tests/suite/` — small changes to the bilingual golden site, on chosen days.

use crate::support::SiteTest;

/// The codes of findings whose file is this one, in the site with these files.
fn found(files: &[(&str, &str)], of: &str) -> Vec<String> {
    let mut site = SiteTest::golden("bilingual");
    for (path, text) in files {
        site.write(path, text);
    }
    let told = site.build().told();
    let mut codes: Vec<String> = told
        .lines()
        .filter_map(|line| {
            let (code, rest) = line.split_once(' ')?;
            rest.starts_with(&format!("{of}:")).then(|| code.to_owned())
        })
        .filter(|code| {
            ["Z515", "Z516", "Z517", "Z523", "Z525", "Z526", "Z527", "Z528"].contains(&code.as_str())
        })
        .collect();
    codes.sort();
    codes
}

const STATION: &str = "content/stations/a.yaml";

fn station(more: &str) -> Vec<String> {
    let text = format!("id: a\nname: {{zh: 示例社工站, bo: ས་ཚིགས།}}\nlevel: township\n{more}\n");
    found(&[(STATION, &text)], STATION)
}

#[test]
fn a_stations_state_fits_its_dates() {
    for (more, code) in [
        ("status: temporarily-closed\nreopens: 2026-11-21", "Z525"),
        ("status: temporarily-closed\nreopens: 2026-10", "Z525"),
        ("status: temporarily-closed\nreopens: 2025", "Z525"),
        ("status: working\nclosed_on: 2026-11-22", "Z525"),
        ("status: temporarily-closed\nclosed_on: 2026-01", "Z525"),
        ("checked: {date: 2026-11-23, by: 示例}", "Z523"),
        ("checked: {date: 2062-11-01, by: 示例}", "Z523"),
        ("closed: [2026-01-01/2027-01-05]", "Z517"),
        ("status: working\nopened: 2027-05", "Z525"),
        ("status: working\nreopens: 2026-12", "Z525"),
        ("contract: {start: 2023-01-01, end: 2023-12-31}", "Z525"),
    ] {
        assert_eq!(station(more), [code], "{more}");
    }
    for more in [
        "status: temporarily-closed\nreopens: 2026-11-22",
        "status: temporarily-closed\nreopens: 2026-11",
        "status: temporarily-closed\nreopens: 2026",
        "status: working\nreopens: 2026-10",
        "status: closed\nclosed_on: 2026-01",
        "status: working\nclosed_on: 2026-12",
        "status: working\nopened: 2026-11",
        "status: planned\nopened: 2027-05",
        "contract: {start: 2026-01-01, end: 2026-11-22}",
        "checked: {date: 2026-11-22, by: 示例}",
        "closed: [2026-07-01/2026-08-31]",
    ] {
        assert_eq!(station(more), Vec::<String>::new(), "{more}");
    }
}

#[test]
fn a_review_is_dated_in_its_order_and_before_publication() {
    let notice = |review: &str| {
        let text =
            format!("---\ntitle: 示例通知\ndate: 2026-11-12\ncategory: news\nreview: [{review}]\n---\n一\n");
        found(&[("content/notices/a.md", &text)], "content/notices/a.md")
    };
    for (review, wrong) in [
        ("{role: 初审, date: 2026-11-13}", 1),
        ("{role: 初审, date: 2026-12}", 1),
        (
            "{role: 初审, date: 2026-11-10}, {role: 复审, date: 2026-11-09}",
            1,
        ),
        (
            "{role: 初审, date: 2026-11-10}, {role: 复审}, {role: 终审, date: 2026-10}",
            1,
        ),
        (
            "{role: 初审, date: 2026-11-13}, {role: 终审, date: 2026-11-14}",
            2,
        ),
        (
            "{role: 初审, date: 2026-11-12}, {role: 终审, date: 2026-11-12}",
            0,
        ),
        ("{role: 初审, date: 2026-11-10}, {role: 终审, date: 2026-11}", 0),
        // Whatever the order of the steps.
        (
            "{role: 终审, date: 2026-11-10}, {role: 初审, date: 2026-11-11}",
            1,
        ),
        (
            "{role: 终审, date: 2026-11-11}, {role: 初审, date: 2026-11-10}",
            1,
        ),
        ("{role: 初审}, {role: 终审}", 0),
    ] {
        assert_eq!(notice(review), vec!["Z526"; wrong], "{review}");
    }
}

#[test]
fn a_number_names_one_notice_and_a_name_with_its_telephone_one_station() {
    let notice = |number: &str| {
        format!(
            "---\ntitle: 示例通知\ndate: 2026-11-12\ncategory: news\ndocument_number: {number}\n---\n一\n"
        )
    };
    let two = |first: &str, second: &str| {
        let (a, b) = (notice(first), notice(second));
        found(
            &[("content/notices/a.md", &a), ("content/notices/b.md", &b)],
            "content/notices/b.md",
        )
    };
    assert_eq!(two("拉民发〔2026〕7号", "拉民发〔2026〕7号"), ["Z527"]);
    // Written otherwise, it is the same number.
    assert_eq!(two("拉民发〔2026〕7号", "拉民发[2026]7号"), ["Z527"]);
    assert_eq!(
        two("拉民发〔2026〕7号", "拉民发〔2025〕7号"),
        Vec::<String>::new()
    );
    let of = |name: &str, phone: &str| {
        let one = "id: a\nname: 示例社工站\nlevel: township\nphone: 0891-6323215\n".to_owned();
        let other = format!("id: b\nname: {name}\nlevel: township\nphone: {phone}\n");
        found(
            &[
                ("content/stations/a.yaml", &one),
                ("content/stations/b.yaml", &other),
            ],
            "content/stations/b.yaml",
        )
    };
    assert_eq!(of("示例社工站", "0891-6323215"), ["Z528"]);
    assert_eq!(of("{zh: 示例社工站, bo: ས་ཚིགས།}", "[0891-6323215]"), ["Z528"]);
    assert_eq!(of("示例社工站", "0891-6323216"), Vec::<String>::new());
    assert_eq!(of("另一示例社工站", "0891-6323215"), Vec::<String>::new());
}

#[test]
fn a_calendar_does_not_contradict_itself() {
    let calendar = |holidays: &str, workdays: &str| {
        let site = SiteTest::golden("bilingual");
        let settings = site.text("content/site.yaml");
        let kept: Vec<&str> = settings
            .lines()
            .filter(|line| !line.starts_with("holidays:") && !line.starts_with("workdays:"))
            .collect();
        let text = format!(
            "{}\nholidays: [{holidays}, 2027-01-01]\nworkdays: [{workdays}]\n",
            kept.join("\n")
        );
        found(&[("content/site.yaml", &text)], "content/site.yaml")
    };
    assert_eq!(calendar("2026-10-01/2026-10-08", "2026-10-08"), ["Z516"]);
    assert_eq!(calendar("2026-10-01", "2026-09-28/2026-10-02"), ["Z516"]);
    assert_eq!(calendar("2026-10-01/2027-10-08", ""), ["Z517"]);
    assert_eq!(calendar("2025-02-01/2026-02-03", ""), ["Z517"]);
    assert_eq!(
        calendar("2026-10-01/2026-10-08", "2026-10-10"),
        Vec::<String>::new()
    );
    assert_eq!(
        calendar("2026-07-10/2026-08-31", "2026-10-10"),
        Vec::<String>::new()
    );
}
