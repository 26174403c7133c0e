//! Walk of a newcomer: a county of records, a slip of the kinds that staff make typed into one of them, and what the messages
//! advise typed in. One step has to lead back to the site that was meant, byte for byte.
//!
//! **You are here:** `tests/suite/` — whole sites at the door of the builder; single advices stand beside the shape check. What was
//! typed, and what was meant, are made up in the manner of what was found by watching people.

use crate::support::{Outcome, SiteTest, project};
use rayon::prelude::*;
use zhandian::diag::{At, Diagnostic};

/// A slip: the file, what is right, what was typed.
type Slip = (&'static str, &'static str, &'static str);

const STATION: &str = "stations/gamagongsang.yaml";
const SERVICE: &str = "services/elderly-care.yaml";
const NOTICE: &str = "notices/opening.md";
const ITEM: &str = "disclosure/items/guide-2026.md";
const FIGURES: &str = "statistics/first-half.yaml";
const REGIONS: &str = "regions.yaml";

/// The county: the small site of the rules' tests, with a station and a service that say more.
fn county() -> SiteTest {
    let mut site = SiteTest::from_folder(&project().join("tests/rules/base"));
    site.write(
        &format!("content/{STATION}"),
        "name: {zh: 嘎玛贡桑街道社工站, bo: ཀརྨ་མ་ཀུན་བཟང༌།}
other_names: [嘎玛站]
level: township
region: 540102007
status: working
address: {zh: 纳金路12号}
phone: 0891-6323215
hours:
  - {days: mon-fri, open: \"09:30\", close: \"13:00\"}
  - {days: mon-fri, open: \"15:30\", close: \"18:00\"}
closed: [2026-12-01]
staff: {total: 5, certified: 2}
services: [home-visit, meal-help]
operator: kenna
checked: {date: 2026-11-01, by: 城关区民政局}
",
    );
    site
}

const SLIPS: &[Slip] = &[
    // Keys.
    (STATION, "phone: 0891-6323215", "电话: 0891-6323215"),
    (STATION, "phone: 0891-6323215", "phone：0891-6323215"),
    (STATION, "phone: 0891-6323215", "phone:0891-6323215"),
    (STATION, "phone: 0891-6323215", "phnoe: 0891-6323215"),
    (STATION, "phone: 0891-6323215", "\u{3000}phone: 0891-6323215"),
    (STATION, "phone: 0891-6323215", "Phone: 0891-6323215"),
    (STATION, "phone: 0891-6323215", "联系电话：0891－6323215"),
    (STATION, "level: township", "级别: 乡镇"),
    (STATION, "status: working", "状态: working"),
    (STATION, "status: working", "状态：正常营业"),
    (STATION, "address: {zh: 纳金路12号}", "地址: {zh: 纳金路12号}"),
    (
        STATION,
        "services: [home-visit, meal-help]",
        "服务: [home-visit, meal-help]",
    ),
    // Values.
    (STATION, "level: township", "level: 乡镇(街道)站"),
    (STATION, "level: township", "level: 乡镇"),
    (STATION, "region: 540102007", "region: 嘎玛贡桑街道"),
    (STATION, "region: 540102007", "region: ཀརྨ་མ་ཀུན་བཟང་ཁྲོམ་གཞུང༌།"),
    (STATION, "status: working", "status: 运行中"),
    (STATION, "status: working", "status: workng"),
    (STATION, "address: {zh: 纳金路12号}", "address: {zh：纳金路12号}"),
    (
        STATION,
        "address: {zh: 纳金路12号}",
        "address: ｛zh: 纳金路12号｝",
    ),
    (STATION, "address: {zh: 纳金路12号}", "address: {zh: 纳金路12号"),
    (STATION, "staff: {total: 5, certified: 2}", "staff: 5人，持证2人"),
    (
        STATION,
        "staff: {total: 5, certified: 2}",
        "staff: {total: 5， certified: 2}",
    ),
    (
        STATION,
        "staff: {total: 5, certified: 2}",
        "staff: {total: 5人, certified: 2}",
    ),
    (
        STATION,
        "services: [home-visit, meal-help]",
        "services: home-visit、meal-help",
    ),
    (
        STATION,
        "services: [home-visit, meal-help]",
        "services: [home-visit， meal-help]",
    ),
    (
        STATION,
        "services: [home-visit, meal-help]",
        "services: 【home-visit, meal-help】",
    ),
    (
        STATION,
        "services: [home-visit, meal-help]",
        "services: [入户探访, 助餐服务]",
    ),
    (
        STATION,
        "services: [home-visit, meal-help]",
        "services: [home-vist, meal-help]",
    ),
    (STATION, "operator: kenna", "operator: 肯纳社会工作服务中心"),
    (STATION, "closed: [2026-12-01]", "closed: [2026.12.1]"),
    (STATION, "closed: [2026-12-01]", "closed: [2026年12月1日]"),
    (STATION, "closed: [2026-12-01]", "closed: 2026/12/1"),
    (
        STATION,
        "checked: {date: 2026-11-01, by: 城关区民政局}",
        "checked: {date: 2026年11月1日, by: 城关区民政局}",
    ),
    (
        STATION,
        "checked: {date: 2026-11-01, by: 城关区民政局}",
        "checked: {date: 46327, by: 城关区民政局}",
    ),
    (
        STATION,
        "checked: {date: 2026-11-01, by: 城关区民政局}",
        "checked: {日期: 2026-11-01, by: 城关区民政局}",
    ),
    (STATION, "other_names: [嘎玛站]", "other_names: 嘎玛站"),
    (STATION, "other_names: [嘎玛站]", "别名: 嘎玛站"),
    (
        STATION,
        "  - {days: mon-fri, open: \"09:30\", close: \"13:00\"}",
        "  - {days: 周一至周五, open: \"09:30\", close: \"13:00\"}",
    ),
    (
        STATION,
        "  - {days: mon-fri, open: \"09:30\", close: \"13:00\"}",
        "  - {days: mon-fri, open: 9：30, close: \"13:00\"}",
    ),
    (
        STATION,
        "  - {days: mon-fri, open: \"09:30\", close: \"13:00\"}",
        "\t- {days: mon-fri, open: \"09:30\", close: \"13:00\"}",
    ),
    (
        STATION,
        "hours:\n  - {days: mon-fri, open: \"09:30\", close: \"13:00\"}\n  - {days: mon-fri, open: \"15:30\", close: \"18:00\"}\n",
        "hours: 周一至周五 9:30-13:00，15:30-18:00\n",
    ),
    // Brackets, braces and quotes.
    (STATION, "address: {zh: 纳金路12号}", "address: zh: 纳金路12号"),
    (
        STATION,
        "address: {zh: 纳金路12号}",
        "address: {zh: 纳金路12号}。",
    ),
    (
        STATION,
        "address: {zh: 纳金路12号}",
        "address: {zh: \"纳金路12号}",
    ),
    (
        STATION,
        "staff: {total: 5, certified: 2}",
        "staff: total: 5, certified: 2",
    ),
    (
        STATION,
        "staff: {total: 5, certified: 2}",
        "staff: {total 5, certified 2}",
    ),
    (
        STATION,
        "staff: {total: 5, certified: 2}",
        "人员: {人数: 5, 持证: 2}",
    ),
    (
        STATION,
        "services: [home-visit, meal-help]",
        "services: [home-visit meal-help]",
    ),
    (
        STATION,
        "services: [home-visit, meal-help]",
        "services: [home-visit,, meal-help]",
    ),
    (
        STATION,
        "services: [home-visit, meal-help]",
        "services: [ \"home-visit\" \"meal-help\" ]",
    ),
    (
        STATION,
        "checked: {date: 2026-11-01, by: 城关区民政局}",
        "核对：{date：2026-11-01，by：城关区民政局}",
    ),
    (
        STATION,
        "checked: {date: 2026-11-01, by: 城关区民政局}",
        "checked: {date: \"2026-11-01, by: 城关区民政局}",
    ),
    (STATION, "phone: 0891-6323215", "phone，0891-6323215"),
    (STATION, "phone: 0891-6323215", "“phone”: 0891-6323215"),
    (STATION, "phone: 0891-6323215", "- phone: 0891-6323215"),
    (STATION, "phone: 0891-6323215", "phone:\t0891-6323215"),
    (STATION, "level: township", "level = township"),
    (STATION, "level: township", "level: township。"),
    (
        STATION,
        "  - {days: mon-fri, open: \"09:30\", close: \"13:00\"}",
        "  - days: mon-fri, open: \"09:30\", close: \"13:00\"",
    ),
    // Services, regions, figures.
    (
        REGIONS,
        "- {code: 540102, name: {zh: 城关区, bo: ཁྲེང་ཀོན་ཆུས།}}",
        "{code: 540102, name: {zh: 城关区, bo: ཁྲེང་ཀོན་ཆུས།}}",
    ),
    (
        REGIONS,
        "- {code: 540102, name: {zh: 城关区, bo: ཁྲེང་ཀོན་ཆུས།}}",
        "2. {code: 540102, name: {zh: 城关区, bo: ཁྲེང་ཀོན་ཆུས།}}",
    ),
    (
        REGIONS,
        "- {code: 540102, name: {zh: 城关区, bo: ཁྲེང་ཀོན་ཆུས།}}",
        "- code: 540102\n name: {zh: 城关区, bo: ཁྲེང་ཀོན་ཆུས།}",
    ),
    (SERVICE, "id: meal-help", "id: Meal-Help"),
    (SERVICE, "id: meal-help", "编号: meal-help"),
    (FIGURES, "period: 2026-H1", "时期：2026年上半年"),
    (NOTICE, "category: notices", "category: notices；"),
    (
        SERVICE,
        "  - {id: meal-help, name: {zh: 助餐服务, bo: ཟ་མ།}}",
        "  - {id: meal-help, name：{zh: 助餐服务, bo: ཟ་མ།}}",
    ),
    (
        SERVICE,
        "  - {id: meal-help, name: {zh: 助餐服务, bo: ཟ་མ།}}",
        "  - {id: meal-help, 名称: {zh: 助餐服务, bo: ཟ་མ།}}",
    ),
    (SERVICE, "audiences: [elderly]", "audiences: [老年人]"),
    (SERVICE, "audiences: [elderly]", "audiences: 老年人"),
    (
        REGIONS,
        "- {code: 540102, name: {zh: 城关区, bo: ཁྲེང་ཀོན་ཆུས།}}",
        "－ {code: 540102, name: {zh: 城关区, bo: ཁྲེང་ཀོན་ཆུས།}}",
    ),
    (
        REGIONS,
        "- {code: 540102, name: {zh: 城关区, bo: ཁྲེང་ཀོན་ཆུས།}}",
        "-{code: 540102, name: {zh: 城关区, bo: ཁྲེང་ཀོན་ཆུས།}}",
    ),
    (FIGURES, "home_visits: 40", "入户探访: 40"),
    (FIGURES, "region: 540102", "region: 城关区"),
    (FIGURES, "period: 2026-H1", "period: 2026年上半年"),
    (FIGURES, "source: {zh: 城关区民政局}", "来源: {zh: 城关区民政局}"),
    // Notices and disclosures.
    (NOTICE, "date: 2026-11-10", "date: 2026.11.10"),
    (NOTICE, "date: 2026-11-10", "date: 二〇二六年十一月十日"),
    (NOTICE, "date: 2026-11-10", "发布日期：2026年11月10日"),
    (NOTICE, "date: 2026-11-10", "date: 2026-11-10。"),
    (NOTICE, "category: notices", "category: 通知公告"),
    (NOTICE, "category: notices", "栏目：通知公告"),
    (NOTICE, "category: notices", "category: notice"),
    (NOTICE, "title: 社工站开始服务", "标题：社工站开始服务"),
    (NOTICE, "title: 社工站开始服务", "title：社工站开始服务"),
    (
        NOTICE,
        "attachments: [{file: files/表格.txt, title: 表格}]",
        "附件: [{file: files/表格.txt, title: 表格}]",
    ),
    (
        NOTICE,
        "attachments: [{file: files/表格.txt, title: 表格}]",
        "attachments: [{file: files/表格，txt, title: 表格}]",
    ),
    (
        NOTICE,
        "attachments: [{file: files/表格.txt, title: 表格}]",
        "attachments: [{file: files\\表格.txt, title: 表格}]",
    ),
    (ITEM, "created: 2026-10-20", "created: 2026-10-20日"),
    (ITEM, "created: 2026-10-20", "形成日期: 2026-10-20"),
    (ITEM, "item: guide", "公开事项：guide"),
    (ITEM, "item: guide", "item: 政府信息公开指南"),
    (STATION, "region: 540102007", "所属街道：嘎玛贡桑街道"),
    (
        STATION,
        "services: [home-visit, meal-help]",
        "服务项目：入户探访、助餐服务",
    ),
    (STATION, "operator: kenna", "承接机构：肯纳社会工作服务中心"),
    (STATION, "staff: {total: 5, certified: 2}", "人员：5人，持证2人"),
    (
        STATION,
        "name: {zh: 嘎玛贡桑街道社工站, bo: ཀརྨ་མ་ཀུན་བཟང༌།}",
        "名称：{zh：嘎玛贡桑街道社工站， bo：ཀརྨ་མ་ཀུན་བཟང༌།}",
    ),
];

/// What the messages of one check make of a file when a person types what they say: the advised line in the place of the line that
/// is pointed at, or the advised value in the place of the value. *Shape:* nothing where a message says neither.
fn one_step(text: &str, findings: &[&Diagnostic]) -> Option<String> {
    let mut text = text.to_owned();
    // From the end, so that places before it stay.
    let mut findings = findings.to_vec();
    findings.sort_by_key(|finding| match &finding.place.at {
        At::Span(span) => std::cmp::Reverse(span.start),
        _ => std::cmp::Reverse(0),
    });
    for finding in findings {
        let At::Span(span) = &finding.place.at else {
            return None;
        };
        let help = finding.fault.help_zh.as_deref().unwrap_or_default();
        let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[span.start..]
            .find('\n')
            .map_or(text.len(), |at| span.start + at);
        if let Some((_, rest)) = help.rsplit_once("应写成：`") {
            let line = rest.split_once('`').map_or(rest, |(line, _)| line);
            text.replace_range(start..end, line);
        } else if let Some(value) = &finding.fault.instead {
            text.replace_range(span.start..span.end, value);
        } else {
            return None;
        }
    }
    Some(text)
}

/// The findings that the county without the slip does not have.
fn told<'a>(outcome: &'a Outcome, before: &[String]) -> Vec<&'a Diagnostic> {
    let all = outcome.findings.iter();
    all.filter(|finding| !before.contains(&key(finding))).collect()
}

fn key(finding: &Diagnostic) -> String {
    format!(
        "{} {} {}",
        finding.fault.code.id, finding.place.file, finding.fault.zh
    )
}

/// How one slip was told and mended. *Shape:* how many messages, and what went wrong.
fn walk(slip: Slip, meant: &Outcome, before: &[String]) -> (usize, Option<String>) {
    let (file, right, typed) = slip;
    let path = format!("content/{file}");
    let mut site = county();
    site.replace(&path, right, typed);
    let outcome = site.build();
    let found = told(&outcome, before);
    if found.is_empty() && outcome.files == meant.files {
        // What can only mean one thing is read so.
        return (0, None);
    }
    let here = found.iter().all(|finding| *finding.place.file == *path);
    let step = (here && !found.is_empty())
        .then(|| one_step(&site.text(&path), &found))
        .flatten();
    let Some(text) = step else {
        let help: Vec<_> = found.iter().map(|one| one.fault.help_zh.as_deref()).collect();
        return (
            found.len(),
            Some(format!("no line to type: {}\n{help:?}", outcome.told())),
        );
    };
    site.write(&path, &text);
    let after = site.build();
    let again = told(&after, before);
    let wrong = if !again.is_empty() || after.built.has_errors() {
        Some(format!("a second step: {}", after.told()))
    } else if after.files == meant.files {
        None
    } else {
        Some(format!("another site: {text}"))
    };
    (found.len(), wrong)
}

#[test]
fn what_is_advised_leads_back_to_the_county_in_one_step() {
    let meant = county().build().good();
    let before: Vec<String> = meant.findings.iter().map(key).collect();
    let walks: Vec<_> = SLIPS
        .par_iter()
        .map(|slip| walk(*slip, &meant, &before))
        .collect();
    let messages: usize = walks.iter().map(|(count, _)| count).sum();
    let missed: Vec<String> = SLIPS
        .iter()
        .zip(walks)
        .filter_map(|((_, _, typed), (_, wrong))| Some(format!("{typed}\n  {}", wrong?)))
        .collect();
    assert!(
        missed.is_empty(),
        "{} slips, {messages} messages, {} not mended in one step:\n{}",
        SLIPS.len(),
        missed.len(),
        missed.join("\n")
    );
}
