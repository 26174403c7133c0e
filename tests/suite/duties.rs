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

/// A site that gathers what stations publish elsewhere, with one station.
fn gathering(tracked: &str) -> SiteTest {
    let mut site = SiteTest::golden("minimal");
    let rows = "- {id: plan, level1: 一, level2: 计划, time_limit: {by: 01-31, every: year}, applies_to: station, since: 2024-01-01}\n\
                - {id: rules, level1: 一, level2: 制度, time_limit: {standing: true}, applies_to: station, elements: [甲, 乙]}\n\
                - {id: money, level1: 一, level2: 财务, time_limit: {standing: true}, applies_to: operator}\n\
                - {id: own, level1: 一, level2: 指南, time_limit: {standing: true}}\n\
                - {id: event, level1: 一, level2: 事件, time_limit: {days: 20, after: event}}\n";
    site.write("content/disclosure/catalogue.yaml", rows)
        .append("content/site.yaml", tracked)
        .write(
            "content/disclosure/items/rules.md",
            "---\nitem: rules\ntitle: 制度\ndate: 2026-11-01\nstation: hexi\ncovers: [甲]\n---\n正文。\n",
        );
    site
}

#[test]
fn a_site_that_only_gathers_says_nothing_of_the_lateness_of_others() {
    let site = gathering("disclosure_tracked: [site]\n").build();
    let catalogue = site.page("disclosure/index.html");
    let states = states(catalogue, "data-item");
    assert_eq!(states["plan"], "not-applicable");
    assert_eq!(states["rules"], "standing");
    assert_eq!(states["own"], "missing", "the site's own duties are reckoned");
    assert!(
        site.page("disclosure/plan.html")
            .contains("本站只收录，不计算时限")
    );
    assert!(!site.page("disclosure/rules.html").contains("尚缺"));
    // "Does not apply" is said only where it is true.
    let said = |item: &str| called(catalogue, item);
    assert_eq!(
        (said("plan"), said("rules"), said("money"), said("event")),
        ("not-held", "standing", "nobody", "not-applicable")
    );
    assert!(catalogue.contains(">未收录</span>") && catalogue.contains(">尚无公开者</span>"));
    let about_stations = |finding: &&zhandian::diag::Diagnostic| {
        matches!(finding.fault.code.id, "Z501" | "Z502" | "Z513" | "Z514")
            && !finding.fault.zh.starts_with("本站")
    };
    let found = site.built.check();
    let found: Vec<_> = found.iter().filter(about_stations).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// What a row's chip calls its state.
fn called<'p>(page: &'p str, item: &str) -> &'p str {
    let (_, row) = page.split_once(&format!("data-item=\"{item}\"")).unwrap();
    let (_, chip) = row.split_once("data-status=\"").unwrap();
    chip.split('"').next().unwrap()
}

#[test]
fn what_a_site_holds_of_others_has_no_limit_and_is_no_exemption() {
    let mut site = gathering("disclosure_tracked: [site]\n");
    site.write(
        "content/disclosure/items/plan.md",
        "---\nitem: plan\ntitle: 计划\nperiod: 2025\ndate: 2025-02-01\nstation: hexi\n---\n正文。\n",
    );
    let site = site.build();
    for page in [
        "disclosure/index.html", "disclosure/plan.html", "stations/hexi.html",
    ] {
        assert_eq!(called(site.page(page), "plan"), "not-timed", "{page}");
        assert_eq!(
            states(site.page(page), "data-item")["plan"],
            "not-applicable",
            "{page}"
        );
    }
}

#[test]
fn a_row_that_applies_to_nobody_says_why() {
    let site = gathering("").build();
    assert_eq!(
        states(site.page("disclosure/index.html"), "data-item")["plan"],
        "missing"
    );
    assert!(
        site.page("disclosure/money.html")
            .contains("本站没有收录承接机构")
    );
    assert!(site.page("disclosure/event.html").contains("没有发生要公开的事"));
}

#[test]
fn what_a_stations_page_says_is_fulfilled_in_both_languages() {
    let mut site = SiteTest::golden("bilingual");
    site.write(
        "content/disclosure/catalogue/stations.yaml",
        "- id: basic\n  level1: 社会工作服务站\n  level2: {zh: 站点基本信息, bo: ས་ཚིགས།}\n  elements: [站点名称, 地址, 联系电话]\n  \
         time_limit: {standing: true}\n  applies_to: station\n\
         - id: rules\n  level1: 社会工作服务站\n  level2: 管理制度\n  elements: [日常管理, 会议培训]\n  \
         time_limit: {standing: true}\n  applies_to: station\n",
    )
    .write(
        "content/stations/whole.yaml",
        "name: 全站\nlevel: township\naddress: 示例路1号\nphone: 0891-6323215\n",
    )
    .write("content/stations/bare.yaml", "name: 空站\nlevel: township\n");
    let site = site.build();
    for (folder, lang) in [("", "zh-CN"), ("bo/", "bo")] {
        let row = site.page(&format!("{folder}disclosure/basic.html"));
        assert!(row.contains(&format!("<html lang=\"{lang}\"")));
        let states = states(row, "data-subject");
        assert_eq!(states["station:whole"], "standing");
        assert_eq!(states["station:bare"], "missing");
        assert!(row.contains("站点页面上就有"), "{folder}");
        let own = site.page(&format!("{folder}stations/whole.html"));
        let of_station = self::states(own, "data-item");
        assert_eq!(
            (of_station["basic"], of_station["rules"]),
            ("standing", "missing")
        );
    }
    let found = site.built.check();
    let lacking = |name: &str, code: &str| {
        found
            .iter()
            .any(|finding| finding.fault.code.id == code && finding.fault.zh.starts_with(name))
    };
    assert!(lacking("空站应公开“站点基本信息”", "Z502") && !lacking("全站应公开“站点基本信息”", "Z502"));
    assert!(!lacking("全站公开的“站点基本信息”", "Z513"));
}
