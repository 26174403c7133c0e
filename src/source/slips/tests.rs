#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::find;
use crate::diag::{Code, code};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// The text with all repairs made.
fn mended(yaml: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for slip in find(yaml) {
        out.push_str(&yaml[at..slip.span.start]);
        out.push_str(slip.replacement.as_deref().unwrap());
        at = slip.span.end;
    }
    out + &yaml[at..]
}

/// What is typed, what is meant, and the code of the finding.
const SLIPS: &[(&str, &str, &Code)] = &[
    ("name：甲", "name: 甲", code::FULL_WIDTH),
    ("name： 甲", "name: 甲", code::FULL_WIDTH),
    ("name ：甲", "name : 甲", code::FULL_WIDTH),
    ("name：　甲", "name: 甲", code::FULL_WIDTH),
    ("name：\n  zh: 甲", "name:\n  zh: 甲", code::FULL_WIDTH),
    ("- id：home-visit", "- id: home-visit", code::FULL_WIDTH),
    ("id: a\n名称：甲", "id: a\n名称: 甲", code::FULL_WIDTH),
    ("id: a\n名称：{zh: 甲}", "id: a\n名称: {zh: 甲}", code::FULL_WIDTH),
    (
        "id: a\n名称： {zh: 甲}",
        "id: a\n名称: {zh: 甲}",
        code::FULL_WIDTH,
    ),
    (
        "id: a\nམིང་：{zh: 甲, bo: ཀ།}",
        "id: a\nམིང་: {zh: 甲, bo: ཀ།}",
        code::FULL_WIDTH,
    ),
    (
        "id: a\n地址：\"甲: 乙\"",
        "id: a\n地址: \"甲: 乙\"",
        code::FULL_WIDTH,
    ),
    ("ｎａｍｅ: 甲", "name: 甲", code::FULL_WIDTH),
    ("level１: 甲", "level1: 甲", code::FULL_WIDTH),
    ("v: {a: 1,708}", "v: {a: 1708}", code::BAD_NUMBER),
    ("v: {a: 1,708, b: 2}", "v: {a: 1708, b: 2}", code::BAD_NUMBER),
    ("v: {a: 1，708, b: 2}", "v: {a: 1708, b: 2}", code::BAD_NUMBER),
    ("v: {a: 近12,345余}", "v: {a: 近12345余}", code::BAD_NUMBER),
    (
        "v: {a: 1,234,567人, b: 3}",
        "v: {a: 1234567人, b: 3}",
        code::BAD_NUMBER,
    ),
    (
        "v: {a: \"1\", b: 123,456.5}",
        "v: {a: \"1\", b: 123456.5}",
        code::BAD_NUMBER,
    ),
    ("name:甲", "name: 甲", code::MISSING_SPACE),
    ("name:　甲", "name: 甲", code::MISSING_SPACE),
    ("name:\u{A0}甲", "name: 甲", code::MISSING_SPACE),
    ("phone:0891-6323215", "phone: 0891-6323215", code::MISSING_SPACE),
    ("a: b\nstation:gama", "a: b\nstation: gama", code::MISSING_SPACE),
    ("- id:home-visit", "- id: home-visit", code::MISSING_SPACE),
    (
        "- station:gama\n  visits: 3",
        "- station: gama\n  visits: 3",
        code::MISSING_SPACE,
    ),
    ("name: {zh:甲}", "name: {zh: 甲}", code::MISSING_SPACE),
    ("name: {zh:\"甲\"}", "name: {zh: \"甲\"}", code::MISSING_SPACE),
    ("list:\n-探访", "list:\n- 探访", code::MISSING_SPACE),
    (
        "list:\n  -text\n  - b",
        "list:\n  - text\n  - b",
        code::MISSING_SPACE,
    ),
    ("list:\n-　探访", "list:\n- 探访", code::MISSING_SPACE),
    ("list:\n－探访", "list:\n- 探访", code::FULL_WIDTH),
    ("list:\n— 探访", "list:\n- 探访", code::FULL_WIDTH),
    ("list:\n• 探访", "list:\n- 探访", code::FULL_WIDTH),
    (
        "id: a\nlevel༔ township",
        "id: a\nlevel: township",
        code::FULL_WIDTH,
    ),
    (
        "level༔ township\nid: a",
        "level: township\nid: a",
        code::FULL_WIDTH,
    ),
    (
        "id༔ a\nlevel༔township\nname༔ བོད།",
        "id: a\nlevel: township\nname: བོད།",
        code::FULL_WIDTH,
    ),
    (
        "name:\n  zh: 甲\n  boཿ བོད།",
        "name:\n  zh: 甲\n  bo: བོད།",
        code::FULL_WIDTH,
    ),
    ("- id༔ a\n  name: 甲", "- id: a\n  name: 甲", code::FULL_WIDTH),
    (
        "id: a\nlevel；township",
        "id: a\nlevel: township",
        code::FULL_WIDTH,
    ),
    (
        "id: a\nlevel; township",
        "id: a\nlevel: township",
        code::FULL_WIDTH,
    ),
    (
        "level；township\nid: a",
        "level: township\nid: a",
        code::FULL_WIDTH,
    ),
    ("name: {zh; 甲}", "name: {zh: 甲}", code::FULL_WIDTH),
    ("name: {bo༔ བོད།}", "name: {bo: བོད།}", code::FULL_WIDTH),
    ("services: [a༔ b]", "services: [a, b]", code::FULL_WIDTH),
    ("services: [a། b]", "services: [a, b]", code::FULL_WIDTH),
    ("services: [a; b]", "services: [a, b]", code::FULL_WIDTH),
    ("name: {zh：甲}", "name: {zh: 甲}", code::FULL_WIDTH),
    (
        "name: {zh: 甲，bo: 乙}",
        "name: {zh: 甲, bo: 乙}",
        code::FULL_WIDTH,
    ),
    (
        "name: {zh: \"甲\"，bo: \"乙\"}",
        "name: {zh: \"甲\", bo: \"乙\"}",
        code::FULL_WIDTH,
    ),
    (
        "name: {zh：甲，bo：乙}",
        "name: {zh: 甲, bo: 乙}",
        code::FULL_WIDTH,
    ),
    ("name: ｛zh：甲｝", "name: {zh: 甲}", code::FULL_WIDTH),
    ("services: [a，b]", "services: [a, b]", code::FULL_WIDTH),
    ("services: [a, b，c]", "services: [a, b, c]", code::FULL_WIDTH),
    (
        "keywords: [养老、助餐，送餐]",
        "keywords: [养老, 助餐, 送餐]",
        code::FULL_WIDTH,
    ),
    ("services: [a、b]", "services: [a, b]", code::FULL_WIDTH),
    ("services: 【a, b】", "services: [a, b]", code::FULL_WIDTH),
    ("services: ［a］", "services: [a]", code::FULL_WIDTH),
    ("services: [a, b】", "services: [a, b]", code::FULL_WIDTH),
    (
        "services: 【甲，乙】 # 注",
        "services: [甲, 乙] # 注",
        code::FULL_WIDTH,
    ),
    (
        "keywords: [养老，助餐]",
        "keywords: [养老, 助餐]",
        code::FULL_WIDTH,
    ),
    ("a: [{id: b}，{id: c}]", "a: [{id: b}, {id: c}]", code::FULL_WIDTH),
    ("text: ｜\n  甲", "text: |\n  甲", code::FULL_WIDTH),
    ("name:\n　zh: 甲", "name:\n  zh: 甲", code::BAD_INDENT),
    ("name:\n\tzh: 甲", "name:\n  zh: 甲", code::BAD_INDENT),
    (
        "- id: a\n  list:\n\t\t- 甲\n    - 乙\n  b: 1",
        "- id: a\n  list:\n    - 甲\n    - 乙\n  b: 1",
        code::BAD_INDENT,
    ),
    (
        "list:\n  - a\n　　－ b\n  - c",
        "list:\n  - a\n  - b\n  - c",
        code::BAD_INDENT,
    ),
    (
        "list:\n  - a\n\t- b\n  - c",
        "list:\n  - a\n  - b\n  - c",
        code::BAD_INDENT,
    ),
    ("name:\n\u{A0}\u{A0}zh: 甲", "name:\n  zh: 甲", code::BAD_INDENT),
    ("text: |\n　　甲\nb: c", "text: |\n    甲\nb: c", code::BAD_INDENT),
    ("a: [b,\n　c]", "a: [b,\n  c]", code::BAD_INDENT),
    ("na\u{200B}me: 甲", "name: 甲", code::INVISIBLE),
    ("name: 甲\u{200B}\u{FEFF}乙", "name: 甲乙", code::INVISIBLE),
    ("name: \"甲\u{AD}\"", "name: \"甲\"", code::INVISIBLE),
    ("\u{FEFF}name: 甲", "name: 甲", code::INVISIBLE),
    ("name: “甲”", "name: \"甲\"", code::CURLY_QUOTE),
    ("name: “甲\" # 注", "name: \"甲\" # 注", code::CURLY_QUOTE),
    ("name: \"甲”\nid: a", "name: \"甲\"\nid: a", code::CURLY_QUOTE),
    ("name: ‘甲’", "name: \"甲\"", code::CURLY_QUOTE),
    ("name: “甲\\乙”", "name: '甲\\乙'", code::CURLY_QUOTE),
    (
        "summary: “查找“双语”社工站” # 注",
        "summary: \"查找“双语”社工站\" # 注",
        code::CURLY_QUOTE,
    ),
    (
        "name: {zh: “一个‘站’、两个“点””, bo: “བོད“ཡིག”།”}",
        "name: {zh: \"一个‘站’、两个“点”\", bo: \"བོད“ཡིག”།\"}",
        code::CURLY_QUOTE,
    ),
    ("- “12345”", "- \"12345\"", code::CURLY_QUOTE),
    (
        "phone: [“12345”, “12348”]",
        "phone: [\"12345\", \"12348\"]",
        code::CURLY_QUOTE,
    ),
    (
        "name: {zh: “甲”, bo: “乙”}",
        "name: {zh: \"甲\", bo: \"乙\"}",
        code::CURLY_QUOTE,
    ),
];

#[test]
fn each_slip_is_found_and_repaired() {
    for (bad, good, code) in SLIPS {
        let slips = find(bad);
        assert!(
            slips
                .iter()
                .filter_map(|slip| slip.fault.as_ref())
                .any(|fault| fault.code == *code),
            "{bad}: {slips:?}"
        );
        assert_eq!(mended(bad), *good);
        assert_eq!(find(good), [], "{good}");
    }
}

#[test]
fn content_is_left_alone() {
    for good in [
        "summary: 甲：乙，丙【丁】“戊”",
        "numbers: [1,708]",
        "v: {a: [1,708], b: 12, c: 345}",
        "v: {a: 2023,2024: b}",
        "v: {a: \"1,708\"}",
        "visits: 1,708",
        "summary: “双语”社工站",
        "title: 【通知】关于“双语”",
        "title: “甲”和“乙”",
        "text: 【公告】",
        "summary: \"甲：乙，“丙”\"",
        "summary: '甲：乙'",
        "summary: \"甲”\n  乙\"",
        "text: |\n  name：甲\n  -探访\n\n  　　“乙”，丙\nb: c",
        "- text: >-\n    id：甲\n  b: c",
        "- |\n  id：甲\n- b",
        "# name：甲　\u{200B}",
        "name: 甲 # id：乙",
        "name: 甲　",
        "name:　\n  zh: 甲",
        "summary: 甲\n  id：乙\n  -探访",
        "list:\n  - 甲\n    id：乙",
        "list:\n  - 时间：周一\n  - WPS：办公软件\n  - 12:30\n  - 12：30",
        "summary:\n  时间：周一至周五",
        "list:\n  - wps；办公软件\n  - pdf; b",
        "summary:\n  wps；办公软件\n  pdf；b",
        "summary:\n  pdf; b",
        "bo: བོད༔ ཡིག།\nzh: 甲",
        "bo: ཨཱཿ\nzh: 甲",
        "keywords: [བོད། ཡིག]",
        "id: a\nཨཱཿ: 甲",
        "- https://x.cn/a\n- station:gamagongsang\n- mailto:a@b.cn",
        "url: https://x.cn/a：b",
        "open: 12:30",
        "hours: [{days: mon-fri, open: 09:30}]",
        "links: [station:gama, https://x.cn, 12:30]",
        "name: {zh: 甲：乙，丙, bo: ཀ}",
        "name: {zh: 看这里，https://x.cn}",
        "name: {zh: 见，station:gama}",
        "name: {zh: 嘎玛贡桑街道“双语”社工站, bo: བོད་ཡིག}",
        "name: {zh: “双语”社工站}",
        "materials: [身份证、户口簿, 居住证]",
        "materials: [年满60岁，拉萨户籍, 居住证]",
        "materials: [【通知】甲, 乙]",
        "steps: [{name: 接案}, {name: 预估, days: 3}]",
        "name: {zh: 甲,\n  bo: 乙}",
        "name: {\"zh\":\"甲\"}",
        "x: -5",
        "- -5",
        "- - a\n  - b",
        "---\na: b\n...",
        "\"a\": b",
        "名称: 甲：乙",
        "bo: བོད་ཡིག། ལྷ་ས",
        "code: 3.2.1.1",
        "a: b#c",
        "a: |2-  # 注\n    id：x\nb: c",
        "a: \"x\\\"y：z\"",
        "a: 'it''s：x'",
        "a:\n  - b: |\n      id：x\n    c: d",
        "dated: 2023年6月1日",
    ] {
        assert_eq!(find(good), [], "{good}");
    }
}

#[test]
fn what_cannot_be_seen_is_found_in_block_texts_too() {
    for text in [
        "a: |\n  甲\u{200B}乙\n",
        "a: >\n  甲\n  乙\u{202E}\n",
        "- |\n  \u{FEFF}甲\n",
        "a:\n  b: |-\n    བོད\u{2060}ཡིག\n",
    ] {
        let found = find(text);
        assert_eq!(found.len(), 1, "{text:?}");
        assert_eq!(found[0].fault.as_ref().unwrap().code, code::INVISIBLE);
    }
}

#[test]
fn a_forgotten_bracket_does_not_swallow_the_lines_after_it() {
    assert_eq!(find("a: [b, c\nsummary: 甲，乙\n"), []);
    assert_eq!(find("a: {b: c\nsummary: 甲，bo: 乙\n"), []);
}

#[test]
fn the_advice_shows_the_whole_line_with_all_its_slips_repaired() {
    let slips = find("id: a\nname: {zh：甲，bo：乙}\n");
    assert_eq!(slips.len(), 3);
    // Two colons and a comma: one message for each sort.
    let faults: Vec<_> = slips.into_iter().filter_map(|slip| slip.fault).collect();
    assert_eq!(faults.len(), 2);
    for fault in faults {
        assert_eq!(
            fault.help_en.as_deref().unwrap().split(';').next(),
            Some("write: `name: {zh: 甲, bo: 乙}`")
        );
        assert!(
            fault
                .help_zh
                .unwrap()
                .starts_with("应写成：`name: {zh: 甲, bo: 乙}`")
        );
    }
}

/// The YAML of the site's own content: `.yaml` files and front matter.
fn own_content(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            own_content(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "yaml") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        } else if path.extension().is_some_and(|ext| ext == "md") {
            let text = fs::read_to_string(&path).unwrap();
            let front = text
                .strip_prefix("---\n")
                .and_then(|rest| rest.split("\n---\n").next());
            found.push((path, front.unwrap_or_default().to_owned()));
        }
    }
}

#[test]
fn the_demonstration_site_has_no_slips() {
    let mut files = Vec::new();
    own_content(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &mut files);
    assert!(!files.is_empty());
    for (path, yaml) in files {
        assert_eq!(find(&yaml), [], "{}", path.display());
    }
}

proptest! {
    #[test]
    fn any_text_is_scanned_with_spans_within_it(
        text in "([a-zａ甲ཀ0-9:：,，\\[\\]{}【】［］｛｝“”‘’\"'|>｜#&\\\\ \t\n　\u{A0}\u{200B}－—-]|name: |: |- ){0,60}",
    ) {
        let mut end = 0;
        for slip in find(&text) {
            prop_assert!(slip.span.start >= end && slip.span.end <= text.len());
            prop_assert!(text.is_char_boundary(slip.span.start) && text.is_char_boundary(slip.span.end));
            end = slip.span.end;
        }
    }

    #[test]
    fn any_characters_at_all_are_scanned(text in "\\PC{0,40}(\n\\PC{0,20}){0,3}") {
        for slip in find(&text) {
            prop_assert!(text.get(slip.span.start..slip.span.end).is_some());
        }
    }
}
