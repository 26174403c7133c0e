//! Persons named beside what should not be known of them: lists of aid recipients, minors, illness.
//!
//! **You are here:** `personal/` — a leaf; no IO. A program can only guess here, so that what it finds is a warning.

use super::file::CELL;
use super::naming::is_name;
use super::sentences::sentence;
use aho_corasick::AhoCorasick;
use std::ops::Range;
use std::sync::LazyLock;

/// Named persons in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Persons {
    /// Where the first of them is named. *Units:* bytes.
    pub range: Range<usize>,
    /// The word that makes it delicate: 残疾, 低保 …
    pub word: &'static str,
    /// A list with several names, not a person in a sentence.
    pub list: bool,
}

/// Heads of columns that hold names.
const NAME_HEADS: [&str; 12] = [
    "姓名",
    "名字",
    "人员姓名",
    "受助人",
    "救助对象",
    "服务对象",
    "儿童姓名",
    "老人姓名",
    "学生姓名",
    "户主",
    "户主姓名",
    "申请人",
];

/// What is delicate beside a name, in the head of a column.
const HEADS: [&str; 21] = [
    "残疾",
    "病",
    "诊断",
    "低保",
    "特困",
    "救助",
    "补助",
    "补贴",
    "监护",
    "出生",
    "住址",
    "家庭情况",
    "困难",
    "学校",
    "班级",
    "儿童",
    "未成年",
    "孤儿",
    "留守",
    "身份证",
    "证件号",
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
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<(&str, &'static str)> {
        find_persons(text)
            .into_iter()
            .map(|persons| (&text[persons.range], persons.word))
            .collect()
    }

    #[test]
    fn a_list_of_recipients_with_full_names_is_seen() {
        let table = "| 姓名 | 残疾类别 |\n| --- | --- |\n| 王小明 | 肢体 |\n";
        assert_eq!(seen(table), [("王小明", "残疾")]);
        assert_eq!(
            seen("村,姓名,低保金额\n甲村,扎西次仁,500\n"),
            [("扎西次仁", "低保")]
        );
    }

    #[test]
    fn masked_names_staff_and_plain_words_are_left_alone() {
        for text in [
            "| 姓名 | 残疾类别 |\n| --- | --- |\n| 王某某 | 肢体 |\n| 李*明 | 视力 |\n",
            "| 姓名 | 职务 |\n| --- | --- |\n| 王小明 | 站长 |\n",
            "| 项目 | 救助 |\n| --- | --- |\n| 王小明 | 站长 |\n",
            "服务对象包括老年人、残疾人和困境儿童。",
            "有男有女，最小的8岁。",
            "社工王小明上门探访低保户。",
        ] {
            assert_eq!(seen(text), [], "{text}");
        }
    }

    #[test]
    fn a_child_or_an_illness_beside_a_name_is_seen() {
        assert_eq!(
            seen("经走访，王小明，男，8岁，父母外出。"),
            [("王小明", "未成年")]
        );
        assert_eq!(seen("李芳（女，45岁）患有尿毒症。"), [("李芳", "患有")]);
        assert_eq!(seen("李某（女，45岁）患有尿毒症。"), []);
    }

    #[test]
    fn natural_sentences_about_someone_are_seen() {
        for text in [
            "低保户王小明患肺癌。",
            "低保户〔王小明〕患肺癌。",
            "特困人员李芳，因病卧床三年。",
            "困难群众：张建国、刘桂兰等5户。",
            "姓名：王小明，困难原因：患肺癌。",
            "姓名：扎西次仁　困难原因：残疾",
            "姓名：李芳\n年龄：45\n家庭住址：3单元501\n",
            "残疾人王小明，家住阳光小区3单元501。",
            "残疾人扎西次仁家住嘎玛贡桑3单元501。",
            "重度残疾人欧阳建军，无生活来源。",
            "留守儿童王小明（9岁），就读于三年级2班。",
            "留守儿童次仁卓玛，九岁，在三年级2班。",
            "困境儿童陈小雨今年12岁，父亲服刑。",
            "王小明今年9岁，父母在外务工。",
            "1. 王小明，低保",
            "2、李芳，特困，500元",
            "（3）扎西次仁 低保户",
            "- 王小明（一级残疾）",
            "王小明，男，72岁，患尿毒症。",
            "王小明身患重病，急需救助。",
            "李芳确诊白血病。",
            "受助人：王小明，诊断：尿毒症",
            "患者王小明于6月出院。",
        ] {
            assert!(!seen(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn natural_sentences_about_no_one_are_left_alone() {
        for text in [
            "低保户和特困人员可以申请。",
            "低保户王某患肺癌。",
            "低保户王*明患肺癌。",
            "低保户王庄村3户、李家村2户。",
            "残疾人康复服务由残联提供。",
            "残疾人马拉松，本周日举行。",
            "残疾人高等教育，按规定办理。",
            "高龄患病老人优先。",
            "服务对象包括低保对象、特困人员、孤儿、残疾人。",
            "姓名：王小明，职务：站长，负责低保业务。",
            "负责人姓名：王小明，电话：12345。救助咨询：12345。",
            "联系人：王小明，低保咨询电话0891-6323215。",
            "1. 王小明，低保专干",
            "2. 李芳，社工，负责残疾人服务",
            "王小明：低保政策咨询",
            "社工王小明走访低保户12户，探望残疾人3名。",
            "站长王小明向困境儿童赠送书包。",
            "王小明同志任社工站站长，负责社会救助。",
            "儿童（6岁以下）免费。",
            "高年级（12岁以上）可以报名。",
            "70岁以上老人、14岁以下儿童。",
            "留守儿童夏令营，8月开始。",
            "孤儿基本生活费每人每月1000元。",
            "患者可以凭诊断证明申请医疗救助。",
            "救助对象：低保对象、特困人员。",
            "申请人：本人或者监护人。",
            "受助人姓名：（填写）　困难原因：（填写）",
            "姓名：____　困难原因：____",
            "金珠西路社工站为患病老人送药。",
            "达瓦站长介绍残疾人服务。",
        ] {
            assert_eq!(seen(text), [], "{text}");
        }
    }
}
