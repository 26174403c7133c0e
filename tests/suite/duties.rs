//! The states of duties: the same content on one day and a quarter later, told apart by the day alone.
//!
//! **You are here:** `tests/suite/` — builds a small catalogue in memory and reads its pages. *Source:* product.md.

use crate::support::SiteTest;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

const CATALOGUE: &str = "\
- {id: guide, level1: 一, level2: 指南, time_limit: {standing: true}}
- {id: report, level1: 一, level2: 年报, time_limit: {by: 03-31, every: year}, since: 2026-01-01}
- {id: progress, level1: 一, level2: 进展, time_limit: {within_days: 15, every: quarter}, since: 2026-01-05}
- {id: news, level1: 一, level2: 动态, time_limit: {every_days: 14}}
- {id: plan, level1: 一, level2: 计划, time_limit: {by: 01-31, every: year}, since: 2026-01-01}
- {id: list, level1: 一, level2: 名单, time_limit: {working_days: 10}, channels: [notice-board]}
- id: budget
  level1: 一
  level2: 预算
  time_limit: {standing: true}
  not_applicable: [{subject: site, reason: 不是预算单位}]
";

const DISCLOSURES: [(&str, &str); 5] = [
    ("guide", "date: 2026-01-05"),
    ("report", "period: 2025\ndate: 2026-04-08"),
    ("progress", "period: 2025-Q4\ndate: 2026-01-10"),
    ("news", "date: 2026-03-10"),
    (
        "list",
        "created: 2026-03-02\ndate: 2026-03-09\nposted_at: {where: 村公示栏, ask: 打电话}",
    ),
];

fn site(today: Date) -> SiteTest {
    let mut site = SiteTest::golden("minimal");
    site.write("content/disclosure/catalogue.yaml", CATALOGUE);
    for (item, front) in DISCLOSURES {
        let text = format!("---\nitem: {item}\ntitle: 公开件\n{front}\n---\n正文。\n");
        site.write(&format!("content/disclosure/items/{item}.md"), text);
    }
    site.options.site.today = today;
    site.options.site.now = today.at(0, 0, 0, 0);
    site
}

/// `data-item` and `data-state` of every row of a page; on a row's own page `data-period` instead of the item.
fn states<'p>(page: &'p str, key: &str) -> BTreeMap<&'p str, &'p str> {
    let value = |row: &'p str, name: &str| {
        let (_, rest) = row.split_once(&format!("{name}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    };
    let rows = page
        .split("<tr ")
        .skip(1)
        .map(|row| row.split('>').next().unwrap());
    rows.filter_map(|row| Some((value(row, key)?, value(row, "data-state")?)))
        .collect()
}

#[test]
fn the_same_content_is_judged_anew_a_quarter_later() {
    let spring = site(date(2026, 3, 20)).build().good();
    assert_eq!(
        states(spring.page("disclosure/index.html"), "data-item"),
        BTreeMap::from([
            ("guide", "standing"),
            ("report", "due"),
            ("progress", "on-time"),
            ("news", "on-time"),
            ("plan", "missing"),
            ("list", "notice-board"),
            ("budget", "not-applicable"),
        ])
    );
    let summer = site(date(2026, 6, 22)).build().good();
    assert_eq!(
        states(summer.page("disclosure/index.html"), "data-item"),
        BTreeMap::from([
            ("guide", "standing"),
            ("report", "late"),
            ("progress", "missing"),
            ("news", "late"),
            ("plan", "missing"),
            ("list", "notice-board"),
            ("budget", "not-applicable"),
        ])
    );
    let progress = summer.page("disclosure/progress.html");
    assert_eq!(
        states(progress, "data-period"),
        BTreeMap::from([("2026-Q1", "missing"), ("2025-Q4", "on-time")])
    );
    assert!(progress.contains("data-subject=\"site\""));
    // 1 to 8 April without a calendar: Wednesday to Wednesday.
    assert!(summer.page("disclosure/report.html").contains("逾期6个工作日"));
}
