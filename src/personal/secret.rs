//! Classification marks: marks of secrecy and "not to be published" in a text.
//!
//! **You are here:** `personal/` — a search beside that for numbers; no IO.
//!
//! A mark is told from a word by how it stands: a degree with its star, or nothing else on the line. 保守秘密 in a sentence is
//! no mark, and neither is a heading 依申请公开.

use super::signs::CELL;
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

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

/// The longest of [`ALONE`], in bytes: nine ideographs.
const LONGEST: usize = 27;

/// What a text with a mark has in it, so that most texts are passed over in one step; single ideographs, since a heading may
/// be spaced out.
static HINT: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(["密", "内", "公"]).ok());

/// The first mark in a text. *Units:* bytes.
pub fn secret_mark(text: &str) -> Option<Range<usize>> {
    if HINT.as_ref().is_some_and(|hint| !hint.is_match(text)) {
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
        if is_mark(line) {
            let start = at + (line.len() - line.trim_start().len());
            return Some(start..at + line.trim_end_matches([CELL, '\n', '\r', ' ']).len());
        }
        at += line.len();
    }
    None
}

/// Whether a line says nothing but a mark; signs and emphasis may stand around it and in it.
fn is_mark(line: &str) -> bool {
    let mut plain = String::with_capacity(LONGEST);
    for c in line.chars().filter(|c| !is_sign(*c)) {
        // Most lines are sentences: they are left here, after a few characters.
        if plain.len() + c.len_utf8() > LONGEST {
            return false;
        }
        plain.push(c);
    }
    ALONE.contains(&plain.as_str())
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
    fn no_mark_is_longer_than_what_is_looked_at() {
        assert_eq!(ALONE.iter().map(|mark| mark.len()).max(), Some(LONGEST));
        let spaced: String = "此件不予公开".chars().flat_map(|c| [c, '　', ' ']).collect();
        assert!(secret_mark(&spaced).is_some(), "{spaced}");
    }

    #[test]
    fn the_place_is_that_of_the_mark() {
        let text = "标题\n  内部资料 \n正文";
        assert_eq!(secret_mark(text).map(|range| &text[range]), Some("内部资料"));
    }
}
