//! What the staff's report says of a small site.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::{Inspection, Material, Sheet, html, inspect, xlsx};
use crate::record::parse;
use crate::site::{Assembler, Options};
use jiff::civil::date;
use std::sync::Arc;

fn report() -> Inspection {
    let files = [
        (
            "content/site.yaml",
            "title: 站<甲>\nlanguages: [zh]\nstation_levels: [{id: township, name: 乡镇站}]\n",
        ),
        ("content/regions.yaml", "- {code: 540102007, name: 街道}\n"),
        (
            "content/stations/jia.yaml",
            "id: jia\nname: 甲站\nlevel: township\nregion: 540102007\nfacilities: [office]\n\
             allow: [{rule: Z503, reason: 刚刚挂牌, by: 民政局}]\n",
        ),
        (
            "content/disclosure/catalogue.yaml",
            "- {id: news, level1: 动态, level2: 工作动态, time_limit: {every_days: 14}}\n\
             - {id: report, level1: 年报, level2: 年度报告, time_limit: {by: 04-30, every: year}, since: 2026-01-01}\n",
        ),
        (
            "content/disclosure/items/n.md",
            "---\nitem: news\ntitle: 动态\ndate: 2026-05-25\n---\n正文\n",
        ),
    ];
    let parsed: Vec<_> = files
        .iter()
        .map(|(path, text)| Arc::new(parse(&(*path).into(), text.as_bytes())))
        .collect();
    let today = date(2026, 6, 1);
    let options = Options {
        today,
        now: today.at(0, 0, 0, 0),
        drafts: false,
        base_url: None,
    };
    let site = Assembler::default().assemble(&parsed, &[], &options).0.unwrap();
    let found = crate::check::run(&site);
    inspect(&Material {
        site: &site,
        found: &found,
        source: &|_| None,
        most: 100,
    })
}

fn sheet<'i>(report: &'i Inspection, name: &str) -> &'i Sheet {
    report.sheets.iter().find(|sheet| sheet.name == name).unwrap()
}

#[test]
fn what_is_due_what_is_late_and_what_is_justified_are_listed() {
    let report = report();
    let soon = sheet(&report, "近期到期");
    assert_eq!(soon.rows, [["2026-06-08", "7", "工作动态", "本网站", "", "更新"]]);
    let duties = sheet(&report, "公开情况");
    assert_eq!(
        duties.rows[0][..7],
        [
            "逾期未公开", "年报", "年度报告", "本网站", "2025年", "2026-04-30", "22"
        ]
    );
    assert_eq!(
        sheet(&report, "已说明的例外").rows,
        [["Z503", "content/stations/jia.yaml", "刚刚挂牌", "民政局"]]
    );
    let stations = sheet(&report, "建设条款");
    assert_eq!(stations.rows[0][0], "甲站");
    assert!(stations.rows[0][5].contains("1.4 "), "{:?}", stations.rows[0]);
    let checks = &sheet(&report, "季度自查表").rows;
    assert_eq!(checks.len(), 94);
    let situation = |id: &str| &*checks.iter().find(|row| row[1] == id).unwrap()[4];
    assert_eq!(situation("VETO-01"), "达到否决：首页没有任何带发布时间的信息");
    assert_eq!(situation("VETO-04"), "没有达到否决");
    assert_eq!(situation("PUB-01"), "公开目录里没有 GV-01 这一行");
    assert!(situation("ICP-01").starts_with("程序只检查机关"));
    assert!(situation("DOC-08").starts_with("程序没有发现问题（Z708）"));
    for sheet in &report.sheets {
        assert!(
            sheet.rows.iter().all(|row| row.len() == sheet.columns.len()),
            "{}",
            sheet.name
        );
    }
}

#[test]
fn the_page_escapes_what_it_quotes_and_needs_nothing_from_elsewhere() {
    let page = html(&report());
    assert!(page.contains("站&lt;甲&gt; 自查报告"));
    assert!(
        !["<script", "src=", "<link", "url(", "href=\"http"]
            .iter()
            .any(|own| page.contains(own))
    );
}

#[test]
fn the_workbook_is_the_same_each_time() {
    let first = xlsx(&report()).unwrap();
    assert!(first.starts_with(b"PK"));
    assert_eq!(first, xlsx(&report()).unwrap());
}
