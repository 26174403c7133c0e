//! Persons named beside what should not be known of them: lists of aid recipients, minors, illness.
//!
//! **You are here:** `personal/` — a leaf; no IO. A program can only guess here, so that what it finds is a warning.

use super::naming::{Persons, is_name};
use super::sentences::sentence;
use super::signs::CELL;
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// Heads of columns that hold names.
const NAME_HEADS: [&str; 12] = [
    "姓名", "名字", "人员姓名", "受助人", "救助对象", "服务对象", "儿童姓名", "老人姓名", "学生姓名", "户主",
    "户主姓名", "申请人",
];

/// What is delicate beside a name, in the head of a column.
const HEADS: [&str; 21] = [
    "残疾", "病", "诊断", "低保", "特困", "救助", "补助", "补贴", "监护", "出生", "住址", "家庭情况", "困难",
    "学校", "班级", "儿童", "未成年", "孤儿", "留守", "身份证", "证件号",
];

/// Named persons beside something delicate: the first list of a text, and the first sentence.
pub fn find_persons(text: &str) -> Vec<Persons> {
    let list = list(text);
    let sentence = sentence(text);
    list.into_iter().chain(sentence).collect()
}

/// A table with a column of names, one of something delicate, and a name that is not masked.
fn list(text: &str) -> Option<Persons> {
    // Hardly any text has such a head: one step over it tells.
    static HEADS_OF_NAMES: LazyLock<Option<AhoCorasick>> =
        LazyLock::new(|| AhoCorasick::new(NAME_HEADS).ok());
    if HEADS_OF_NAMES.as_ref().is_some_and(|heads| !heads.is_match(text)) {
        return None;
    }
    let mut word: Option<&'static str> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if !line.contains(['|', ',', '\t', '，', CELL]) {
            if line.trim().is_empty() || !line.trim_start().starts_with(['-', ':']) {
                word = None;
            }
            continue;
        }
        let cells = cells(line);
        if cells.iter().any(|(_, cell)| NAME_HEADS.contains(cell)) {
            word = HEADS.into_iter().find(|head| {
                cells
                    .iter()
                    .any(|(_, cell)| cell.contains(head) && cell.chars().count() <= 12)
            });
            continue;
        }
        let Some(word) = word else { continue };
        if let Some((offset, name)) = cells.iter().find(|(_, cell)| is_name(cell)) {
            let from = start + offset;
            return Some(Persons {
                range: from..from + name.len(),
                word,
                list: true,
            });
        }
    }
    None
}

/// The cells of a line, each with its place in it.
fn cells(line: &str) -> Vec<(usize, &str)> {
    let mut cells = Vec::new();
    let mut from = 0;
    for piece in line.split(['|', ',', '\t', '，', CELL]) {
        let trimmed = piece.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '*');
        let offset = piece.find(trimmed).unwrap_or_default();
        cells.push((from + offset, trimmed));
        // Separators have one byte or, as the full-width comma, three.
        from += piece.len();
        from += line
            .get(from..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
    }
    cells
}

#[cfg(test)]
mod tests;
