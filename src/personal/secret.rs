//! Marks of secrecy and "not to be published" in a text.
//!
//! **You are here:** `personal/` — a search beside that for numbers; no IO.
//!
//! A mark is told from a word by how it stands: a degree with its star, or nothing else on the line. 保守秘密 in a sentence is
//! no mark, and neither is a heading 依申请公开.

use super::file::CELL;
use std::ops::Range;

/// Degrees of secrecy.
const DEGREES: [&str; 3] = ["绝密", "机密", "秘密"];

/// What makes a document no public one when it stands alone on a line, without signs and spaces.
const ALONE: [&str; 24] = [
    "绝密",
    "机密",
    "秘密",
    "注意保密",
    "内部资料",
    "内部资料注意保密",
    "内部资料请勿外传",
    "内部资料不得外传",
    "内部资料严禁外传",
    "内部文件",
    "内部文件注意保密",
    "内部文件不得外传",
    "内部文件严禁外传",
    "内部材料",
    "内部材料注意保密",
    "工作秘密",
    "不得公开",
    "不予公开",
    "此件不得公开",
    "此件不予公开",
    "此件不公开",
    "公开属性不予公开",
    "公开属性依申请公开",
    "公开选项不予公开",
];

/// The first mark in a text. *Units:* bytes.
pub fn secret_mark(text: &str) -> Option<Range<usize>> {
    if !["密", "内部", "公开"].iter().any(|word| text.contains(word)) {
        return None;
    }
    for (at, star) in text.match_indices('★') {
        let before = text[..at].trim_end();
        if let Some(degree) = DEGREES.iter().find(|degree| before.ends_with(**degree)) {
            return Some(before.len() - degree.len()..at + star.len());
        }
    }
    let mut at = 0;
    for line in text.split_inclusive(['\n', CELL]) {
        // The longest mark has nine characters; signs and emphasis may stand around them.
        if line.len() <= 120 {
            let plain: String = line.chars().filter(|c| !is_sign(*c)).collect();
            if ALONE.contains(&plain.as_str()) {
                let start = at + (line.len() - line.trim_start().len());
                return Some(start..at + line.trim_end_matches([CELL, '\n', '\r', ' ']).len());
            }
        }
        at += line.len();
    }
    None
}

fn is_sign(c: char) -> bool {
    c.is_whitespace()
        || c == CELL
        || c.is_ascii_punctuation()
        || "，。：；！、（）【】〔〕《》“”·—※".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for text in [
            "机密★1年\n正文",
            "秘密 ★",
            "绝密★",
            "# 标题\n\n内部资料，注意保密\n",
            "**绝密**\n",
            "（此件不予公开）",
            "【内部文件 严禁外传】",
            "公开属性：依申请公开",
            "一\u{1F}内部资料\u{1F}二",
        ] {
            assert!(secret_mark(text).is_some(), "{text}");
        }
        for text in [
            "为服务对象保守秘密",
            "个人隐私不得公开。名单只在公示栏张贴。",
            "保密制度",
            "★重点",
            "内部管理",
            "依申请公开",
            "此件公开发布",
            "主动公开",
        ] {
            assert_eq!(secret_mark(text), None, "{text}");
        }
    }

    #[test]
    fn the_place_is_that_of_the_mark() {
        let text = "标题\n  内部资料 \n正文";
        assert_eq!(secret_mark(text).map(|range| &text[range]), Some("内部资料"));
    }
}
