//! Misnamed keys whose values are wrong too, as they are typed, and the line that is advised.

#![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use super::super::{conform, shape_of};
use super::*;
use crate::record::{document, station};
use schemars::JsonSchema;

/// What is advised for the one finding about a line, and that nothing is left when it is written so.
fn applied<T: JsonSchema>(line: &str) -> String {
    let read = |text: &str| {
        let (node, _) = yaml::read(text);
        let mut found = Vec::new();
        let written = Written { text, above: 0 };
        conform(
            &node.unwrap(),
            &shape_of::<T>(),
            Required::FromOriginal,
            written,
            &mut found,
        );
        found
    };
    let found = read(line);
    let help = found[0].1.help_zh.clone().unwrap();
    let (_, rest) = help
        .rsplit_once("应写成：`")
        .unwrap_or_else(|| panic!("{line}: {help}"));
    let mended = rest.trim_end_matches('`').to_owned();
    let left = read(&mended);
    assert!(left.is_empty(), "{mended}: {left:#?}");
    mended
}

#[test]
fn key_and_value_are_put_right_at_once() {
    for (typed, right) in [
        ("日期: 2026.12.5", "date: 2026-12-05"),
        ("发布日期: 2026年12月5日", "date: 2026-12-05"),
        (
            "附件: files/登记表.docx、files/名单.xlsx",
            "attachments: [{file: files/登记表.docx}, {file: files/名单.xlsx}]",
        ),
        ("关键词: 放假；元旦、通知", "keywords: [放假, 元旦, 通知]"),
    ] {
        assert_eq!(applied::<document::Notice>(typed), right);
    }
    for (typed, right) in [
        (
            "开放时间: 周一至周五 9:00-12:00",
            "hours: [{days: mon-fri, open: \"09:00\", close: \"12:00\"}]",
        ),
        ("运行状态: 正常运行", "status: working"),
        ("人员: 5人，其中持证2人", "staff: {total: 5, certified: 2}"),
        ("电话: ０８９１—６００１６７５", "phone: 0891-6001675"),
        ("staff: {total 5, certified 2}", "staff: {total: 5, certified: 2}"),
        (
            "合同: {开始: 2026-01-01, 结束: 2026-12-31}",
            "contract: {start: 2026-01-01, end: 2026-12-31}",
        ),
    ] {
        assert_eq!(applied::<station::Station>(typed), right);
    }
}

#[test]
fn a_key_that_has_swallowed_its_value_is_given_no_line() {
    for typed in ["名称：{zh: 甲}", "名称： [甲: 乙]", "མིང་：{zh: 甲}"] {
        let (node, _) = yaml::read(typed);
        let mut found = Vec::new();
        let written = Written {
            text: typed,
            above: 0,
        };
        let (Some(node), shape) = (node, shape_of::<station::Station>()) else {
            continue;
        };
        conform(&node, &shape, Required::FromOriginal, written, &mut found);
        let help = found[0].1.help_zh.clone().unwrap_or_default();
        assert!(!help.contains("应写成"), "{typed}: {help}");
    }
}

#[test]
fn words_of_a_list_of_choices_are_named_with_what_is_known() {
    let typed = "facilities: 门牌、卫生间";
    let (node, _) = yaml::read(typed);
    let mut found = Vec::new();
    let written = Written {
        text: typed,
        above: 0,
    };
    conform(
        &node.unwrap(),
        &shape_of::<station::Station>(),
        Required::FromOriginal,
        written,
        &mut found,
    );
    let help = found[0].1.help_zh.clone().unwrap();
    assert!(
        help.contains("`facilities: [signage, ……]`") && help.contains("accessible-toilet"),
        "{help}"
    );
}
