//! Recogniser of persons' names in Chinese writing: family names, Tibetan names, and the words that only look like them.
//!
//! **You are here:** `personal/` — asked by the searches for lists and sentences; no IO. It guesses: a word that begins with a
//! family name is one only where it stands like a name.

use std::ops::Range;

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

/// Common family names, as many as nine in ten people have.
const FAMILY: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔";

/// Family names of two signs.
const DOUBLE: [&str; 8] = ["欧阳", "上官", "诸葛", "司马", "皇甫", "尉迟", "令狐", "东方"];

/// Beginnings of common Tibetan names in Chinese writing.
const TIBETAN: [&str; 34] = [
    "扎西", "次仁", "卓玛", "达瓦", "尼玛", "巴桑", "平措", "旺堆", "格桑", "央金", "德吉", "洛桑", "丹增",
    "多吉", "白玛", "拉姆", "索朗", "普布", "边巴", "米玛", "拉巴", "仁青", "曲珍", "强巴", "阿旺", "贡布",
    "嘎玛", "桑吉", "次旺", "旦增", "益西", "罗布", "顿珠", "加央",
];

/// Words that begin like a name and are none.
const WORDS: [&str; 92] = [
    "高龄", "高危", "高血", "高质", "高校", "高中", "高原", "高等", "高度", "高年", "高级", "高新", "高班",
    "方面", "方便", "方式", "方案", "方法", "任务", "任何", "任职", "马上", "马拉", "金额", "金融", "金珠",
    "江苏", "江西", "江河", "石家", "万元", "万人", "万余", "万户", "余人", "余名", "余户", "余万", "余元",
    "段时", "程度", "程序", "白天", "白血", "白内", "夏季", "夏令", "付出", "付款", "陆续", "许多", "许可",
    "于是", "于年", "贺信", "雷锋", "黄金", "张贴", "宋体", "唐卡", "石油", "林业", "林地", "何时", "何地",
    "周边", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "周末", "周岁", "周年", "孔子", "严重",
    "严格", "顾问", "武装", "钱款", "龙头", "钟头", "田间", "毛毯", "史料", "谢绝", "曾经", "曾患", "莫名",
    "丁香",
];

/// What the last sign of a place, a post or a form of address is.
const NO_GIVEN_NAME: &str = "村镇乡县市区街路组队社站院局办委厅处科所校班营户费卡某生士";

pub(super) fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Whether a whole piece looks like a person's full name; a masked one (王某、王*明) does not.
pub(super) fn is_name(piece: &str) -> bool {
    let count = piece.chars().count();
    if piece.chars().any(|c| !is_han(c) || c == '某') {
        return false;
    }
    let family = piece.chars().next().is_some_and(|c| FAMILY.contains(c));
    (family && (2..=3).contains(&count))
        || count == 4 && DOUBLE.iter().any(|name| piece.starts_with(name))
        || (count <= 5 && TIBETAN.iter().any(|name| piece.starts_with(name)))
}

/// Whether a piece that stands in a sentence is a name and no word.
fn is_name_in_sentence(piece: &str) -> bool {
    is_name(piece)
        && !WORDS.iter().any(|word| piece.starts_with(word))
        && !piece
            .chars()
            .next_back()
            .is_some_and(|c| NO_GIVEN_NAME.contains(c))
}

/// The length of the name that a text begins with: it ends where a sign follows, or a word that follows names. *Units:* bytes.
pub(super) fn name_at(text: &str) -> Option<usize> {
    const FOLLOWING: &str = "患因住家今现年系身已于属等同女男老父母确丧失就在";
    let ends: Vec<usize> = text
        .char_indices()
        .take(6)
        .take_while(|(_, c)| is_han(*c))
        .map(|(at, c)| at + c.len_utf8())
        .collect();
    // The longest first: 王小 is a name too.
    [5, 4, 3, 2].into_iter().find_map(|count: usize| {
        let end = *ends.get(count - 1)?;
        let next = text[end..].chars().next();
        let ended = next.is_none_or(|c| !is_han(c) || FOLLOWING.contains(c));
        // 王某, 王*明 and 王〇明 are masked.
        let masked =
            next.is_some_and(|c| matches!(c, '*' | '＊' | '×' | '〇' | '○' | 'X' | 'x' | '某' | '\u{2588}'));
        (ended && !masked && is_name_in_sentence(&text[..end])).then_some(end)
    })
}

/// The name that a text ends with. *Units:* bytes.
pub(super) fn last_name(text: &str) -> Option<std::ops::Range<usize>> {
    let start = text
        .char_indices()
        .rev()
        .take(8)
        .take_while(|(_, c)| is_han(*c))
        .last()
        .map(|(start, _)| start)?;
    let piece = &text[start..];
    let places: Vec<usize> = piece.char_indices().map(|(at, _)| at).collect();
    (2..=5)
        .filter_map(|count| places.len().checked_sub(count))
        .map(|first| places[first])
        .find(|first| is_name_in_sentence(&piece[*first..]))
        .map(|first| start + first..text.len())
}
