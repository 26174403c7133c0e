//! What the staff's report says of a small site.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::{Inspection, Material, Sheet, html, inspect, xlsx};
use crate::record::parse;
use crate::site::{Assembler, AttachmentSource, Options};
use jiff::civil::date;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The site as most tests look at it.
fn report() -> Inspection {
    report_with(None)
}

/// A policy document with links and an old attachment.
const POLICY: (&str, &str) = (
    "content/notices/p.md",
    "---\ntitle: 办法\ndate: 2026-05-20\ncategory: policies\nattachments: [{file: files/办法.doc}]\n---\n\n\
             见[这里](http://sg.example.cn/a.html)、<http://10.1.2.3/x>、https://www.xzxw.com/1 和 https://www.xzxw.com/2，\
             https://new.example.com/。\n",
);

fn report_with(more: Option<(&str, &str)>) -> Inspection {
    let files = [
        (
            "content/site.yaml",
            "title: 站<甲>\nlanguages: [zh]\nbase_url: https://sg.example.cn/\nstation_levels: [{id: township, name: 乡镇站}]\n\
             notice_categories: [{id: policies, name: 政策, column_type: 政策文件}]\n\
             trusted_hosts: [{host: www.xzxw.com, looked: 2026-05-30, by: 王, note: 转载}]\n",
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
            "---\nitem: news\ntitle: 动态\ndate: 2026-05-25\nkeywords: [动态]\n---\n正文\n\n![门口](files/门.jpg)\n",
        ),
    ];
    let files: Vec<(&str, &str)> = files.into_iter().chain(more).collect();
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
    let attachments = [
        ("content/files/办法.doc", 20 << 10),
        ("content/files/门.jpg", 300 << 10),
    ];
    let attachments = attachments.map(|(path, len)| AttachmentSource {
        path: path.into(),
        of: None,
        len,
        hash: [0; 32],
    });
    let (site, _) = Assembler::default().assemble(&parsed, &attachments, &options);
    let site = site.unwrap();
    let found = crate::check::run(&site);
    inspect(&Material {
        site: &site,
        found: &found,
        source: &|file| {
            let known = files.iter().find(|(path, _)| *path == file);
            known.map(|(_, text)| (*text).to_owned())
        },
        published_hosts: Some(&BTreeSet::from(["www.xzxw.com".to_owned()])),
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

#[test]
fn every_host_outside_is_listed_with_what_there_is_to_do() {
    let report = report_with(Some(POLICY));
    let hosts = sheet(&report, "外部链接");
    let told: Vec<(&str, &str, &str)> = hosts
        .rows
        .iter()
        .map(|row| (row[0].as_str(), row[1].as_str(), row[6].as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                "10.1.2.3",
                "IP 地址",
                "网址是 IPv4 地址，换机器就失效，纯 IPv6 网络打不开，改用域名；上次发布以后新出现的；没有人看过，请打开看一看"
            ),
            (
                "new.example.com",
                "其他",
                "上次发布以后新出现的；没有人看过，请打开看一看"
            ),
            (
                "sg.example.cn",
                "本站",
                "1 处用 http: 链接到本站自己，改成站内链接（如 notice:编号）或 https:"
            ),
            ("www.xzxw.com", "其他", ""),
        ]
    );
    let seen = hosts.rows.iter().find(|row| row[0] == "www.xzxw.com").unwrap();
    assert_eq!(
        seen[2..6],
        [
            "2",
            "2026-05-30 王",
            "转载",
            "content/notices/p.md:8 content/notices/p.md:8"
        ]
    );
}

#[test]
fn what_pages_and_files_lack_is_listed_and_counted_in_the_quarterly_table() {
    let report = report_with(Some(POLICY));
    let lacks: Vec<(&str, &str)> = sheet(&report, "网页缺项")
        .rows
        .iter()
        .map(|row| (row[0].as_str(), row[2].as_str()))
        .collect();
    assert_eq!(
        lacks,
        [
            ("content/notices/p.md", "没有关键词"),
            ("content/notices/p.md", "没有来源，也没有主办单位"),
            ("content/notices/p.md", "政策文件没有解读"),
            (
                "content/notices/p.md",
                "文件信息缺主题分类、发文机关、成文日期、发文字号、有效性"
            ),
            ("content/notices/p.md", "1 处链接只写“点击这里”“更多”一类的字"),
            ("content/disclosure/items/n.md", "没有来源，也没有主办单位"),
        ]
    );
    let files: Vec<&str> = sheet(&report, "图片和附件")
        .rows
        .iter()
        .map(|row| row[0].as_str())
        .collect();
    assert_eq!(files, ["content/files/办法.doc", "content/files/门.jpg"]);
    let checks = sheet(&report, "季度自查表");
    let situation = |id: &str| {
        let row = checks.rows.iter().find(|row| row[1] == id).unwrap();
        row[4].clone()
    };
    assert!(
        situation("VETO-08").starts_with("链接到 3 个外部网站，没有人看过的 2 个，新出现的 2 个"),
        "{}",
        situation("VETO-08")
    );
    assert!(
        situation("LINK-04").contains("非党政机关的网站 3 个"),
        "{}",
        situation("LINK-04")
    );
    assert!(
        situation("SRC-01").contains("没有来源的 2 篇"),
        "{}",
        situation("SRC-01")
    );
    assert!(
        situation("IPV6-01").contains("IPv4 地址的链接 1 处"),
        "{}",
        situation("IPV6-01")
    );
    assert!(
        situation("DESIGN-02").contains("超过200KB的图片 1 张"),
        "{}",
        situation("DESIGN-02")
    );
    assert!(
        situation("A11Y-14").contains("旧格式的附件 1 个"),
        "{}",
        situation("A11Y-14")
    );
}
