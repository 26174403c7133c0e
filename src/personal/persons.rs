//! Name detector: persons named beside what should not be known of them: lists of aid recipients, minors, illness.
//!
//! **You are here:** `personal/` — a leaf; no IO. A program can only guess here, so that what it finds is a warning.

use super::CELL;
use crate::lang::chinese::is_han;
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

/// What is delicate beside a name, in a sentence.
const WORDS: [&str; 18] = [
    "患有",
    "患病",
    "重病",
    "癌",
    "尿毒症",
    "白血病",
    "艾滋",
    "精神障碍",
    "智力",
    "残疾",
    "低保户",
    "特困",
    "孤儿",
    "困境儿童",
    "留守儿童",
    "未成年",
    "救助对象",
    "监护人",
];

/// Common family names, as many as nine in ten people have.
const FAMILY: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔";

/// Beginnings of common Tibetan names in Chinese writing.
const TIBETAN: [&str; 26] = [
    "扎西", "次仁", "卓玛", "达瓦", "尼玛", "巴桑", "平措", "旺堆", "格桑", "央金", "德吉", "洛桑", "丹增",
    "多吉", "白玛", "拉姆", "索朗", "普布", "边巴", "米玛", "拉巴", "仁青", "曲珍", "强巴", "阿旺", "贡布",
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

/// A name with a sex or an age behind it, and something delicate in the same sentence: “王小明，男，8岁，患有……”.
fn sentence(text: &str) -> Option<Persons> {
    static SEXES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(["男", "女"]).ok());
    if SEXES.as_ref().is_some_and(|sexes| !sexes.is_match(text)) {
        return None;
    }
    for (at, _) in text.match_indices(['男', '女']) {
        let before = text[..at].trim_end_matches(['，', ',', '、', '（', '(', ' ', '\u{3000}']);
        if before.len() == at {
            continue;
        }
        let Some(name) = last_name(before) else { continue };
        let after = &text[at..];
        let end = after
            .char_indices()
            .take(60)
            .find(|(_, c)| matches!(c, '。' | '\n' | '；'))
            .map_or_else(
                || after.char_indices().nth(60).map_or(after.len(), |(end, _)| end),
                |(end, _)| end,
            );
        let sentence = &after[..end];
        let word = WORDS
            .into_iter()
            .find(|word| sentence.contains(word))
            .or_else(|| is_child(sentence).then_some("未成年"));
        if let Some(word) = word {
            return Some(Persons {
                range: name,
                word,
                list: false,
            });
        }
    }
    None
}

/// The name that a text ends with.
fn last_name(text: &str) -> Option<Range<usize>> {
    let piece = text
        .rsplit(|c: char| !is_han(c))
        .next()
        .filter(|piece| !piece.is_empty())?;
    let chars: Vec<(usize, char)> = piece.char_indices().collect();
    (2..=4)
        .filter_map(|count| chars.len().checked_sub(count))
        .map(|first| chars[first].0)
        .find(|first| is_name(&piece[*first..]))
        .map(|first| text.len() - piece.len() + first..text.len())
}

/// Whether an age below eighteen is named.
fn is_child(sentence: &str) -> bool {
    sentence.match_indices('岁').any(|(at, _)| {
        let digits: String = sentence[..at]
            .chars()
            .rev()
            .take_while(char::is_ascii_digit)
            .collect::<Vec<char>>()
            .into_iter()
            .rev()
            .collect();
        digits.parse::<u32>().is_ok_and(|age| age < 18)
    })
}

/// Whether a whole piece looks like a person's full name; a masked one (王某、王*明) does not.
fn is_name(piece: &str) -> bool {
    let count = piece.chars().count();
    if piece.chars().any(|c| !is_han(c) || c == '某') {
        return false;
    }
    let family = piece.chars().next().is_some_and(|c| FAMILY.contains(c));
    (family && (2..=3).contains(&count)) || (count <= 5 && TIBETAN.iter().any(|name| piece.starts_with(name)))
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
}
