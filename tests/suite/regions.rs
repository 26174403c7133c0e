//! The tree of regions leads from every place to a station.
//!
//! **You are here:** `tests/suite/` — whole pages, built from a small site.

use crate::support::{Outcome, SiteTest};

const REGIONS: &str = "- {code: 54, name: 自治区}
- {code: 5401, name: 甲市}
- {code: 540101, name: 东县}
- {code: 540102, name: 西县}
- {code: 540102001, name: 河镇}
- {code: 5402, name: 乙市}
- {code: 540201, name: 南县}
";

/// A site of these regions with so many stations in 西县 and none elsewhere.
fn site(stations: usize) -> Outcome {
    let mut site = SiteTest::golden("minimal");
    site.delete("content/stations/hexi.yaml");
    site.write("content/regions.yaml", REGIONS);
    let all: String = (0..stations)
        .map(|at| format!("- {{id: s{at}, name: 第{at}站, level: township, region: 540102001}}\n"))
        .collect();
    site.write("content/stations/all.yaml", all);
    site.build().good()
}

#[test]
fn a_region_whose_stations_are_listed_leads_besides_only_to_those_below_that_have_none() {
    let built = site(2);
    let page = built.page("regions/5401.html");
    assert!(
        page.contains("还没有社工站的地区") && page.contains("540101.html"),
        "{page}"
    );
    assert!(!page.contains("class=\"tree\""), "{page}");
}

#[test]
fn a_region_with_many_stations_shows_two_floors_with_counts() {
    let built = site(301);
    for (path, below) in [
        ("stations/index.html", "540102001"),
        ("regions/5401.html", "540102001"),
        ("regions/54.html", "540102"),
    ] {
        let page = built.page(path);
        assert!(page.contains("class=\"tree\""), "{path}: {page}");
        assert!(page.contains(&format!("{below}.html\">")), "{path}: {page}");
        assert!(page.contains("301个站点"), "{path}: {page}");
    }
}

#[test]
fn a_region_without_a_station_leads_to_the_nearest_one() {
    let built = site(2);
    for (path, region) in [("regions/540101.html", "西县"), ("regions/540201.html", "甲市")] {
        let page = built.page(path);
        assert!(
            page.contains("可以先找：") && page.contains(region),
            "{path}: {page}"
        );
        assert!(page.contains("stations/s0.html"), "{path}: {page}");
    }
}
