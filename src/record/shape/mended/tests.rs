//! The advised line is taken out of the message, put in the place of what was typed, and read again.

#![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use super::super::{Required, Shape, Written, conform, shape_of};
use crate::diag::{Fault, Span};
use crate::record::{disclosure, document, menu, operator, settings, station, statistics};
use crate::source::yaml::{self, Kind};
use proptest::prelude::*;
use schemars::JsonSchema;

/// The findings about one line of a record, and the line's values as they were read.
fn read(line: &str, shape: &Shape) -> (Vec<(Span, Fault)>, String) {
    let (node, faults) = yaml::read(line);
    assert!(faults.is_empty(), "{line}: {faults:?}");
    let mut found = Vec::new();
    let value = conform(
        &node.unwrap(),
        shape,
        Required::FromOriginal,
        Written { text: line, above: 0 },
        &mut found,
    );
    let value = value.map(|value| serde_yaml::to_string(&value).unwrap());
    (found, value.unwrap_or_default())
}

/// What the message tells to write: the text between the backquotes.
fn advised(fault: &Fault) -> Option<&str> {
    let advice = fault.help_zh.as_deref()?;
    let (_, rest) = advice.rsplit_once("应写成：`")?;
    rest.strip_suffix('`')
}

/// The line after one step of advice.
fn applied<T: JsonSchema>(line: &str) -> String {
    let shape = shape_of::<T>();
    let (found, _) = read(line, &shape);
    assert_eq!(found.len(), 1, "a cause is told once: {line}: {found:#?}");
    let line = advised(&found[0].1)
        .unwrap_or_else(|| panic!("no line for {line}: {:?}", found[0].1.help_zh))
        .to_owned();
    let (left, _) = read(&line, &shape);
    assert!(left.is_empty(), "{line}: {left:#?}");
    line
}

/// A finding with an example, since no line says what was meant.
fn without_line<T: JsonSchema>(line: &str) {
    let (found, _) = read(line, &shape_of::<T>());
    assert!(!found.is_empty(), "{line}");
    assert_eq!(advised(&found[0].1), None, "{line}");
    assert!(found[0].1.help_zh.is_some(), "{line}");
}

#[test]
fn a_station_s_values_of_a_wrong_form_become_the_right_line() {
    for (typed, right) in [
        (
            "tags: 【bilingual， mutual-help， child-protection",
            "tags: [bilingual, mutual-help, child-protection]",
        ),
        ("tags: 【bilingual】", "tags: [bilingual]"),
        (
            "hours: 周一至周五 9:00-12:00",
            r#"hours: [{days: mon-fri, open: "09:00", close: "12:00"}]"#,
        ),
        (
            "hours: 周一至周五 9:00-12:00；周六 10:00-12:00",
            r#"hours: [{days: mon-fri, open: "09:00", close: "12:00"}, {days: sat, open: "10:00", close: "12:00"}]"#,
        ),
        (
            "hours: [周一至周五 9:00-12:00, 周六 10:00-12:00]",
            r#"hours: [{days: mon-fri, open: "09:00", close: "12:00"}, {days: sat, open: "10:00", close: "12:00"}]"#,
        ),
        (
            "hours: {days: mon-fri, open: '09:00', close: '12:00'}",
            r#"hours: [{days: mon-fri, open: "09:00", close: "12:00"}]"#,
        ),
        ("staff: 5人，持证2人", "staff: {total: 5, certified: 2}"),
        (
            "staff: 工作人员5名（其中持证社工2名），志愿者约30人",
            "staff: {total: 5, certified: 2, volunteers: 约30}",
        ),
        ("staff: 社工5名，志愿者30名", "staff: {total: 5, volunteers: 30}"),
        (
            "staff: 工作人员五名，其中持证两名",
            "staff: {total: 5, certified: 2}",
        ),
        (
            "hours: 星期一到星期五上午九点半到下午一点",
            r#"hours: [{days: mon-fri, open: "09:30", close: "13:00"}]"#,
        ),
        (
            "hours: གཟའ་ཟླ་བ་ནས་གཟའ་པ་སངས་བར། 9:30-13:00",
            r#"hours: [{days: mon-fri, open: "09:30", close: "13:00"}]"#,
        ),
        (
            "services: home-visit meal-help",
            "services: [home-visit, meal-help]",
        ),
        (
            "services: [home-visit, meal-help: 只在周三]",
            "services: [home-visit, {id: meal-help, note: 只在周三}]",
        ),
        ("staff: 5", "staff: {total: 5}"),
        (
            "staff: [total: 5, certified: 2]",
            "staff: {total: 5, certified: 2}",
        ),
        (
            "contract: 2023年1月1日至2023年12月31日，4万元",
            "contract: {start: 2023-01-01, end: 2023-12-31, amount: 40000}",
        ),
        (
            "contract: 2023-01-01/2023-12-31",
            "contract: {start: 2023-01-01, end: 2023-12-31}",
        ),
        (
            "contract: 2023.1.1—12月31日 40,000元",
            "contract: {start: 2023-01-01, end: 2023-12-31, amount: 40000}",
        ),
        ("location: 29.65, 91.13", "location: {lat: 29.65, lon: 91.13}"),
        (
            "location: 东经91.13，北纬29.65",
            "location: {lat: 29.65, lon: 91.13}",
        ),
        ("location: 91.13 29.65", "location: {lat: 29.65, lon: 91.13}"),
        ("location: [29.65, 91.13]", "location: {lat: 29.65, lon: 91.13}"),
        (
            "checked: 2026-05-20 城关区民政局",
            "checked: {date: 2026-05-20, by: 城关区民政局}",
        ),
        ("checked: 2026年5月20日", "checked: {date: 2026-05-20}"),
        ("covers: 540102007、540102009", "covers: [540102007, 540102009]"),
        ("covers: 540102007", "covers: [540102007]"),
        (
            "services: home-visit, meal-help",
            "services: [home-visit, meal-help]",
        ),
        ("facilities: 标牌标识、办公区", "facilities: [signage, office]"),
        ("languages: 中文、藏文", "languages: [zh, bo]"),
        ("notice: 今天停诊", "notice: {text: 今天停诊}"),
        (
            "phone: [0899-6120001~3, 12345]",
            "phone: [0899-6120001, 0899-6120002, 0899-6120003, 12345]",
        ),
        ("feedback: '12345'", "feedback: {phone: 12345}"),
        ("status: [working]", "status: working"),
        ("address: [某某路1号, 二楼]", "address: \"某某路1号、二楼\""),
        ("operator: [kenna]", "operator: kenna"),
    ] {
        assert_eq!(applied::<station::Station>(typed), right, "{typed}");
    }
}

#[test]
fn a_document_s_values_become_the_right_line() {
    for (typed, right) in [
        (
            "attachments: [files/a.docx]",
            "attachments: [{file: files/a.docx}]",
        ),
        (
            "attachments: files/附件1.docx",
            "attachments: [{file: files/附件1.docx}]",
        ),
        (
            "attachments: files/a.docx；files/b.pdf",
            "attachments: [{file: files/a.docx}, {file: files/b.pdf}]",
        ),
        (
            "attachments: {file: files/a.docx, title: 附件1}",
            "attachments: [{file: files/a.docx, title: 附件1}]",
        ),
        (
            "attachments: [content\\files\\附件 1.docx]",
            "attachments: [{file: \"files/附件 1.docx\"}]",
        ),
        (
            "review: 初审：某某 2023-05-30",
            "review: [{role: 初审, name: 某某, date: 2023-05-30}]",
        ),
        (
            "review: [初审 某某, 终审（某某）2023年6月1日]",
            "review: [{role: 初审, name: 某某}, {role: 终审, name: 某某, date: 2023-06-01}]",
        ),
        (
            "posting: 2023年6月1日至9日",
            "posting: {start: 2023-06-01, end: 2023-06-09}",
        ),
        ("keywords: 社工站、双语", "keywords: [社工站, 双语]"),
        ("keywords: 走访，冬季、模拟", "keywords: [走访, 冬季, 模拟]"),
        ("keywords: 走访 冬季", "keywords: [走访, 冬季]"),
        ("keywords: 【走访】", "keywords: [走访]"),
        ("stations: nanshan beihe", "stations: [nanshan, beihe]"),
        ("stations: nanshan，beihe", "stations: [nanshan, beihe]"),
        ("review: [初审: 某某]", "review: [{role: 初审, name: 某某}]"),
        (
            "review: 初审某某、复审某某某",
            "review: [{role: 初审, name: 某某}, {role: 复审, name: 某某某}]",
        ),
        (
            "attachments: [登记表: files/a.csv]",
            "attachments: [{file: files/a.csv, title: 登记表}]",
        ),
        (
            "document_number: [雪民发〔2026〕12号]",
            "document_number: \"雪民发〔2026〕12号\"",
        ),
        ("keywords: ལྷ་ས་", "keywords: [ལྷ་ས་]"),
        (
            "withdrawn: 2023-06-01 内容有误",
            "withdrawn: {date: 2023-06-01, reason: 内容有误}",
        ),
        (
            "correction: 2023-06-01：电话改为 12345",
            "correction: {date: 2023-06-01, text: \"电话改为 12345\"}",
        ),
        ("translation: 已审校", "translation: {status: reviewed}"),
        ("regions: 5401", "regions: [5401]"),
        (
            "document_number: [拉民发〔2023〕12号]",
            "document_number: \"拉民发〔2023〕12号\"",
        ),
    ] {
        assert_eq!(applied::<document::Notice>(typed), right, "{typed}");
    }
}

#[test]
fn a_service_s_values_become_the_right_line() {
    for (typed, right) in [
        ("basis: 川民发〔2021〕44号", ""),
        (
            "basis: 《关于加强社工站建设的意见》（川民发〔2021〕44号）",
            "basis: [{title: 关于加强社工站建设的意见, number: \"川民发〔2021〕44号\"}]",
        ),
        (
            "basis: [中华人民共和国慈善法]",
            "basis: [{title: 中华人民共和国慈善法}]",
        ),
        ("basis: {title: 意见}", "basis: [{title: 意见}]"),
        (
            "steps: 接案、预估（3天）、介入",
            "steps: [{name: 接案}, {name: 预估, days: 3}, {name: 介入}]",
        ),
        (
            "steps: [接案, 预估, 介入]",
            "steps: [{name: 接案}, {name: 预估}, {name: 介入}]",
        ),
        (
            "steps: 1.接案→2.预估→3.介入",
            "steps: [{name: 接案}, {name: 预估}, {name: 介入}]",
        ),
        ("steps: 接案", "steps: [{name: 接案}]"),
        ("steps: 1.登记 2.走访", "steps: [{name: 登记}, {name: 走访}]"),
        (
            "steps: ①登记②走访③建档",
            "steps: [{name: 登记}, {name: 走访}, {name: 建档}]",
        ),
        ("steps: [登记: 3天]", "steps: [{name: 登记, days: 3}]"),
        ("materials: 身份证，户口簿", "materials: [身份证, 户口簿]"),
        ("time_limit: {working_days: 5}", "time_limit: 5个工作日"),
        ("materials: 身份证、户口簿", "materials: [身份证, 户口簿]"),
        ("forms: files/申请表.docx", "forms: [files/申请表.docx]"),
        ("complaints: 0899-6120001", "complaints: {phone: 0899-6120001}"),
        ("channels: 线上；线下", "channels: [线上, 线下]"),
    ] {
        if right.is_empty() {
            without_line::<menu::Service>(typed);
        } else {
            assert_eq!(applied::<menu::Service>(typed), right, "{typed}");
        }
    }
}

#[test]
fn values_of_other_records_become_the_right_line() {
    for (typed, right) in [
        ("time_limit: 20个工作日", "time_limit: {working_days: 20}"),
        ("time_limit: 长期公开", "time_limit: {standing: true}"),
        ("time_limit: 二十个工作日", "time_limit: {working_days: 20}"),
        ("time_limit: 每2周", "time_limit: {every_days: 14}"),
        (
            "time_limit: 每年4月30日前",
            "time_limit: {by: 04-30, every: year}",
        ),
        ("time_limit: [working_days: 20]", "time_limit: {working_days: 20}"),
        (
            "channels: website、notice-board",
            "channels: [website, notice-board]",
        ),
        ("tiers: 县级、乡级", "tiers: [county, township]"),
    ] {
        assert_eq!(applied::<disclosure::CatalogueRow>(typed), right, "{typed}");
    }
    assert_eq!(
        applied::<settings::Settings>("holidays: 2026年10月1日至8日"),
        "holidays: [2026-10-01/2026-10-08]"
    );
    assert_eq!(
        applied::<settings::Settings>("languages: zh,bo"),
        "languages: [zh, bo]"
    );
    assert_eq!(
        applied::<operator::Operator>("projects: 某某项目"),
        "projects: [{name: 某某项目}]"
    );
    assert_eq!(
        applied::<disclosure::Disclosure>("posted_at: 镇政府公示栏"),
        "posted_at: {where: 镇政府公示栏}"
    );
    without_line::<statistics::Figures>("values: 入户探访708次");
}

#[test]
fn what_would_lose_or_invent_a_fact_has_no_line() {
    for typed in [
        "hours: 9:00-12:00",
        "hours: 周一至周五 9:00-12:00，节假日照常",
        "staff: 5人，社区干部2人",
        "staff: 若干",
        "contract: 2023年",
        "contract: 2023-12-31至2023-01-01",
        "location: 29.65",
        "location: 29.65, 29.66",
        "checked: 民政局",
        "status: [working, closed]",
        "covers: 城关区",
        "facilities: 门牌、卫生间",
    ] {
        without_line::<station::Station>(typed);
    }
    for typed in [
        "review: 2023-05-30",
        "posting: 7天",
        "withdrawn: 内容有误",
        "attachments: 附件一",
    ] {
        without_line::<document::Notice>(typed);
    }
    for typed in [
        "time_limit: 及时",
        "time_limit: 15日内",
        "time_limit: 20个工作日，特殊情况30日",
    ] {
        without_line::<disclosure::CatalogueRow>(typed);
    }
}

/// What the messages of a line tell.
fn told<T: JsonSchema>(text: &str) -> String {
    let (found, _) = read(text, &shape_of::<T>());
    assert_eq!(found.len(), 1, "a cause is told once: {text}: {found:#?}");
    found[0].1.help_zh.clone().unwrap()
}

#[test]
fn what_only_the_writer_knows_stands_as_dots_in_the_form_of_what_was_typed() {
    for (typed, right) in [
        ("review: 张三", "`review: [{role: ……, name: 张三, date: ……}]`"),
        (
            "correction: 更正了电话",
            "`correction: {date: ……, text: 更正了电话}`",
        ),
        ("withdrawn: true", "`withdrawn: {date: ……, reason: ……}`"),
        ("posting: 7天", "`posting: {start: ……, end: ……}`"),
        (
            "attachments: 附件一",
            "`attachments: [{file: files/……, title: 附件一}]`",
        ),
        ("attachments: 无", "没有就删去这一行"),
        ("expires: 长期", "删去这一行"),
        ("expires: 无", "没有就删去这一行"),
    ] {
        assert!(
            told::<document::Notice>(typed).contains(right),
            "{typed}: {}",
            told::<document::Notice>(typed)
        );
    }
    let basis = told::<menu::Service>("basis: 川民发〔2021〕44号");
    assert!(
        basis.contains("`basis: [{title: ……, number: \"川民发〔2021〕44号\"}]`"),
        "{basis}"
    );
    let limit = told::<disclosure::CatalogueRow>("time_limit: 即时");
    assert!(limit.contains("`time_limit: {working_days: ……}`"), "{limit}");
    for typed in [
        "hours: 上班时间",
        "hours: 单周周三 9:30-13:00",
        "hours:\n  - 上班时间",
    ] {
        let help = told::<station::Station>(typed);
        assert!(!help.contains("mon-fri, open: \"09:30\""), "{typed}: {help}");
    }
}

#[test]
fn advice_for_a_list_of_lines_is_the_item_s_own_line() {
    for (typed, right) in [
        (
            "hours:\n  - 周一至周五 9:30-13:00",
            "应写成：`  - {days: mon-fri, open: \"09:30\", close: \"13:00\"}`",
        ),
        (
            "hours:\n  - 周一至周五 9:30-13:00；周六 10:00-12:00",
            "应分成 2 行：`  - {days: mon-fri, open: \"09:30\", close: \"13:00\"}` `  - {days: sat, open: \"10:00\", close: \"12:00\"}`",
        ),
        (
            "services:\n- social-assistance\n  - meal-help",
            "第 2–3 行应分成 2 行：`- social-assistance` `- meal-help`",
        ),
        (
            "services:\n  - meal-help: 只在周三\n# 说明\n",
            "应写成：`  - {id: meal-help, note: 只在周三}`",
        ),
        (
            "contract:\n  - start: 2023-01-01\n  - end: 2023-12-31",
            "第 1–3 行合成一行，应写成：`contract: {start: 2023-01-01, end: 2023-12-31}`",
        ),
    ] {
        assert_eq!(told::<station::Station>(typed), right);
    }
    assert_eq!(
        told::<menu::Category>(
            "items:\n  - id: a\n    name: 甲\n    steps:\n      - 登记\n      - {name: 走访}"
        ),
        "应写成：`      - {name: 登记}`"
    );
    assert_eq!(
        told::<menu::Category>("items:\n  - id: a\n    name: 甲\n    steps: 登记"),
        "应写成：`    steps: [{name: 登记}]`"
    );
}

#[test]
fn two_times_under_one_key_are_told_apart() {
    for (typed, right) in [
        (
            "hours: [{days: mon-fri, open: 9:00-12:00}]",
            "{days: mon-fri, open: \"09:00\", close: \"12:00\"}",
        ),
        (
            "hours: [{days: 周一, open: 9点半至12点}]",
            "{days: mon, open: \"09:30\", close: \"12:00\"}",
        ),
        (
            "hours: [{days: sat, time: '10:00~16:00'}]",
            "{days: sat, open: \"10:00\", close: \"16:00\"}",
        ),
    ] {
        let (found, _) = read(typed, &shape_of::<station::Station>());
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(advised(&found[0].1), Some(right));
        assert!(found[0].1.help_zh.as_ref().unwrap().contains("open: \""));
    }
}

#[test]
fn hours_without_days_are_not_given_any_in_silence() {
    let shape = shape_of::<station::Station>();
    for typed in [
        "hours: 9:00-12:00",
        "hours: 上午9点至12点",
        "hours: '9：00～12：00'",
    ] {
        let (found, _) = read(typed, &shape);
        let help = found[0].1.help_zh.clone().unwrap();
        assert!(
            help.starts_with("没有写星期几") && help.contains("open: \"09:00\", close: \"12:00\""),
            "{help}"
        );
        let line = help.split('`').nth(1).unwrap();
        assert!(read(line, &shape).0.is_empty(), "{line}");
    }
}

/// The advice for one slip in a line, applied, leaves no finding, and no number of the line is lost.
fn holds<T: JsonSchema>(line: &str) -> Result<(), TestCaseError> {
    let shape = shape_of::<T>();
    let (node, faults) = yaml::read(line);
    let Some(node) = node.filter(|node| faults.is_empty() && matches!(node.kind, Kind::Map(_))) else {
        return Ok(());
    };
    let mut found = Vec::new();
    let _ = conform(
        &node,
        &shape,
        Required::FromOriginal,
        Written { text: line, above: 0 },
        &mut found,
    );
    for (span, fault) in &found {
        prop_assert!(span.end <= line.len() && line.is_char_boundary(span.start));
        let Some(better) = advised(fault) else { continue };
        if better.starts_with('{') {
            continue;
        }
        let (left, value) = read(better, &shape);
        prop_assert!(left.is_empty(), "{} → {}: {:?}", line, better, left);
        prop_assert!(!value.is_empty());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn one_slip_and_its_advice_leave_no_finding(
        key in "(hours|staff|contract|location|checked|covers|services|phone|status|facilities|languages|notice|attachments|review|posting|keywords|withdrawn|translation|basis|steps|materials|time_limit|forms|regions|title|source)",
        value in "\\PC{0,20}|(周[一二三四五六日]|周一至周五|每天|工作日)? ?[0-9]{1,2}[:点.：][0-9]{0,2}[-~至—][0-9]{1,2}[:点][0-9]{0,2}([，；;](周六 )?[0-9]{1,2}:00-[0-9]{1,2}:30)?|(工作人员)?[0-9]{1,3}[人名]?([，、](持证|志愿者)[0-9]{1,2}人)?|20[0-9]{2}[-年.][0-9]{1,2}[-月.][0-9]{1,2}日?(至|-|~|/)?(20[0-9]{2}-)?[0-9]{1,2}[-月][0-9]{1,2}日?([ ，][0-9.]{1,4}万?元)?|(自)?(每年|每季度|签订)?(结束后|之日起)?[0-9]{1,2}(个工作日|日|天|个月|月)(内|前)?|[0-9]{1,3}\\.[0-9]{1,6}[,，、 ][0-9]{1,3}\\.[0-9]{1,4}|files/[a-z附件]{1,4}\\.docx([；、]files/b\\.pdf)?|《[关于通知]{1,8}》（川民发〔20[0-9]{2}〕[0-9]{1,3}号）|[接案预估]{1,3}[、→，][介入]{1,2}（[0-9]天）",
        form in 0_usize..4,
    ) {
        let quoted = format!("'{}'", value.replace('\'', "''").replace(['\n', '\r'], " "));
        let line = match form {
            0 => format!("{key}: {quoted}"),
            1 => format!("{key}: [{quoted}]"),
            2 => format!("{key}: {{text: {quoted}}}"),
            _ => format!("{key}: [[{quoted}], {{a: {quoted}}}]"),
        };
        holds::<station::Station>(&line)?;
        holds::<document::Notice>(&line)?;
        holds::<menu::Service>(&line)?;
        holds::<disclosure::CatalogueRow>(&line)?;
    }
}
