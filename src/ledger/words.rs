//! Word lists of others as entries of the site's own: what an inspection, an office or a supplier hands out as a table or as lines.
//!
//! **You are here:** `ledger/` — beside `layout`, whose sheets are the site's own; no IO.
//!
//! A table has a heading for what is wrong (错误词、敏感词 …) and may have others for what is right, the kind, a note; without
//! headings the columns stand in this order. A text has a word a line, `错词→正词`, or a word alone.

use super::grid::{self, Grid};
use super::question::Question;
use super::synonyms::plain;
use crate::record::wording::WordKind;
use std::collections::BTreeSet;

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// What is not to be written, in one or several forms.
    pub wrong: Vec<String>,
    /// What is written instead; none for a word that a person is to look at.
    pub right: Option<String>,
    /// Which kind of word it is.
    pub kind: WordKind,
    /// Why, or by what.
    pub note: Option<String>,
}

/// What a list says, and what is to be said of it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Words {
    /// Its entries, in their order, each once.
    pub entries: Vec<Word>,
    /// Its encoding; lines that say nothing.
    pub remarks: Vec<Question>,
}

/// Headings of the columns, without spaces.
const HEADINGS: [(Column, &[&str]); 4] = [
    (
        Column::Wrong,
        &[
            "错误", "错误词", "错词", "错误写法", "错误表述", "不规范", "不规范写法", "不规范表述", "敏感词",
            "禁用词", "词", "词语", "关键词", "wrong",
        ],
    ),
    (
        Column::Right,
        &[
            "正确", "正确词", "正词", "正确写法", "正确表述", "规范写法", "规范表述", "建议", "建议修改",
            "修改建议", "应为", "应写作", "right",
        ],
    ),
    (
        Column::Kind,
        &["类型", "类别", "分类", "错误类型", "级别", "kind"],
    ),
    (Column::Note, &["说明", "备注", "依据", "出处", "note"]),
];

/// What kinds are called in lists.
const KINDS: [(WordKind, &[&str]); 4] = [
    (
        WordKind::Serious,
        &[
            "serious", "严重表述错误", "严重错误", "严重", "政治", "涉政", "政治表述", "政治性错误",
            "领导人", "地图领土",
        ],
    ),
    (
        WordKind::Slip,
        &[
            "slip", "错别字", "错误", "一般错误", "一般", "一般差错", "错字", "别字", "常见错误",
        ],
    ),
    (
        WordKind::Term,
        &["term", "规范用语", "用语", "建议", "规范", "术语", "名称"],
    ),
    (
        WordKind::Sensitive,
        &[
            "sensitive", "敏感词", "敏感", "敏感信息", "涉密", "禁用词", "禁用", "违禁词", "低俗", "不文明",
        ],
    ),
];

/// Signs that stand between a wrong word and the right one in a line of text.
const ARROWS: [&str; 8] = ["\t", "→", "⇒", "=>", "->", "——", "=", "，"];

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Wrong,
    Right,
    Kind,
    Note,
}

/// The kind of a word in a list or on the command line.
pub fn word_kind(text: &str) -> Option<WordKind> {
    let text = plain(text);
    let known = KINDS.iter().find(|(_, words)| words.contains(&text.as_str()));
    known.map(|(kind, _)| *kind)
}

/// Reads a list: a workbook, a CSV file, or lines of text. `default` is the kind of what does not say its own.
///
/// *Errors:* the file cannot be read, or has no words.
pub fn words(name: &str, bytes: &[u8], default: Option<WordKind>) -> Result<Words, Question> {
    let mut words = Words::default();
    let rows: Vec<(u32, [String; 4])> = if name.to_lowercase().ends_with(".txt") {
        let text = grid::text(bytes, &mut words.remarks)?;
        (1..)
            .zip(text.lines())
            .map(|(number, line)| (number, in_line(line)))
            .collect()
    } else {
        let book = grid::read(name, bytes)?;
        words.remarks.extend(book.remarks);
        book.sheets
            .iter()
            .filter(|sheet| !sheet.hidden)
            .flat_map(in_sheet)
            .collect()
    };
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (number, [wrong, right, kind, note]) in rows {
        let Some(entry) = entry(
            number,
            [&wrong, &right, &kind, &note],
            default,
            &mut words.remarks,
        ) else {
            continue;
        };
        let fresh: Vec<String> = entry
            .wrong
            .into_iter()
            .filter(|word| seen.insert(word.clone()))
            .collect();
        if !fresh.is_empty() {
            words.entries.push(Word {
                wrong: fresh,
                ..entry
            });
        }
    }
    if words.entries.is_empty() {
        return Err(Question::new(
            "没有读到词：表格要有“错误”一列（可以再有“正确”“类型”“说明”），文本一行一个词，如 帐号→账号",
            "no words: a table has a column of wrong words (and may have right ones, kinds, notes), a text one a line",
        ));
    }
    Ok(words)
}

/// One row as an entry; what it lacks is told.
fn entry(
    number: u32,
    [wrong, right, kind, note]: [&str; 4],
    default: Option<WordKind>,
    remarks: &mut Vec<Question>,
) -> Option<Word> {
    let right = Some(right.trim()).filter(|right| !right.is_empty());
    let wrong: Vec<String> = wrong
        .split(['、', '；', ';', '/', '|'])
        .map(str::trim)
        .filter(|word| !word.is_empty() && Some(*word) != right)
        .map(str::to_owned)
        .collect();
    if wrong.is_empty() {
        return None;
    }
    let shown = wrong.join("、");
    let given = match kind.trim() {
        "" => default,
        text => {
            let Some(kind) = word_kind(text) else {
                remarks.push(Question::new(
                    format!("第 {number} 行“{shown}”的类型“{text}”不认得，没有带进来；写 严重、错别字、用语、敏感 之一"),
                    format!("row {number}: the kind {text} of {shown} is not known; the row is left out"),
                ));
                return None;
            };
            Some(kind)
        }
    };
    let kind = match (given, right) {
        (Some(WordKind::Sensitive) | None, None) => WordKind::Sensitive,
        (Some(_), None) => {
            remarks.push(Question::new(
                format!("第 {number} 行“{shown}”没有写正确的写法，没有带进来"),
                format!("row {number}: {shown} has no right form; the row is left out"),
            ));
            return None;
        }
        (given, Some(_)) => given.unwrap_or_default(),
    };
    let note = Some(note.trim()).filter(|note| !note.is_empty());
    Some(Word {
        wrong,
        right: right.map(str::to_owned),
        kind,
        note: note.map(str::to_owned),
    })
}

/// A line of text: `帐号→账号`, tabs between more columns, or a word alone; `#` begins a comment.
fn in_line(line: &str) -> [String; 4] {
    let line = line.split('#').next().unwrap_or_default().trim();
    let arrow = ARROWS.iter().find(|arrow| line.contains(**arrow));
    let mut columns: [String; 4] = Default::default();
    match arrow {
        Some(&"\t") => {
            for (column, text) in columns.iter_mut().zip(line.split('\t')) {
                text.trim().clone_into(column);
            }
        }
        Some(arrow) => {
            let (wrong, right) = line.split_once(*arrow).unwrap_or((line, ""));
            wrong.trim().clone_into(&mut columns[0]);
            right.trim().clone_into(&mut columns[1]);
        }
        None => line.clone_into(&mut columns[0]),
    }
    columns
}

/// The rows of a sheet below its headings; of one without headings all of them.
fn in_sheet(sheet: &Grid) -> Vec<(u32, [String; 4])> {
    let heading = |text: &str| {
        let text = plain(text);
        let known = HEADINGS.iter().find(|(_, words)| words.contains(&text.as_str()));
        known.map(|(column, _)| *column)
    };
    // A title may stand above the headings.
    let head = sheet.rows.iter().take(5).find_map(|row| {
        let columns: Vec<(Column, u32)> = row
            .cells
            .iter()
            .filter_map(|(at, cell)| Some((heading(&cell.text)?, *at)))
            .collect();
        let has = columns.iter().any(|(column, _)| *column == Column::Wrong);
        has.then_some((row.number, columns))
    });
    let (first, columns) = head.map_or_else(
        || {
            let order = [Column::Wrong, Column::Right, Column::Kind, Column::Note];
            (None, order.into_iter().zip(0..).collect())
        },
        |(number, columns)| (Some(number), columns),
    );
    let column = |wanted: Column| {
        columns
            .iter()
            .find(|(column, _)| *column == wanted)
            .map(|(_, at)| *at)
    };
    let rows = sheet
        .rows
        .iter()
        .filter(|row| first.is_none_or(|first| row.number > first));
    rows.filter(|row| !sheet.hidden_rows.contains(&row.number))
        .map(|row| {
            let text = |wanted| column(wanted).map_or("", |at| row.text(at)).to_owned();
            let all = [Column::Wrong, Column::Right, Column::Kind, Column::Note];
            (row.number + 1, all.map(text))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn read(name: &str, text: &str) -> Words {
        words(name, text.as_bytes(), None).unwrap()
    }

    fn word(wrong: &[&str], right: Option<&str>, kind: WordKind) -> Word {
        Word {
            wrong: wrong.iter().map(|word| (*word).to_owned()).collect(),
            right: right.map(str::to_owned),
            kind,
            note: None,
        }
    }

    #[test]
    fn a_text_has_a_word_a_line_with_what_is_right_or_alone() {
        let list = read(
            "词.txt",
            "# 常见错误\n帐号→账号\n截止目前 => 截至目前\n\n内部资料\n帐号→账号\n部份\t部分\t错别字\n",
        );
        assert_eq!(
            list.entries,
            [
                word(&["帐号"], Some("账号"), WordKind::Slip),
                word(&["截止目前"], Some("截至目前"), WordKind::Slip),
                word(&["内部资料"], None, WordKind::Sensitive),
                word(&["部份"], Some("部分"), WordKind::Slip),
            ]
        );
        assert_eq!(list.remarks, []);
    }

    #[test]
    fn a_table_is_read_by_its_headings_and_what_is_unclear_is_told() {
        let list = read(
            "词表.csv",
            "某市检查用词表,,,\n序号,正确写法,错误写法,类型\n1,民政局,民政厅、民政处,严重表述错误\n2,,机密,涉密\n3,账号,帐号,不知道\n4,,登陆,错别字\n",
        );
        assert_eq!(
            list.entries,
            [
                word(&["民政厅", "民政处"], Some("民政局"), WordKind::Serious),
                word(&["机密"], None, WordKind::Sensitive),
            ]
        );
        let said: Vec<&str> = list.remarks.iter().map(|remark| remark.zh.as_str()).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(
            said[0].contains("第 5 行") && said[0].contains("不知道"),
            "{said:?}"
        );
        assert!(said[1].contains("登陆"), "{said:?}");
    }

    #[test]
    fn gbk_is_read_and_a_file_without_words_refused() {
        let (bytes, _, _) = encoding_rs::GB18030.encode("帐号→账号\n");
        let list = words("a.txt", &bytes, Some(WordKind::Term)).unwrap();
        assert_eq!(list.entries, [word(&["帐号"], Some("账号"), WordKind::Term)]);
        assert_eq!(list.remarks.len(), 1);
        assert!(words("a.txt", b"\n# x\n", None).is_err());
    }
}
