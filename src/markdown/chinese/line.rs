//! Lines that stand alone by what they say: dates, signatures, `地址：…`, closing formulas.
//!
//! **You are here:** `markdown/chinese` — asked by `paragraph` for each line; no IO.

use super::letter::{self, has_own_letters, is_blank, is_digit, width};

/// The widest line that can be a signature. *Units:* columns.
const SIGNATURE: usize = 60;
/// The longest label. *Units:* characters.
const LABEL: usize = 12;

/// Words that labels of facts have, so that one alone tells.
const FACTS: [&str; 36] = [
    "地址", "地点", "电话", "时间", "联系", "邮编", "邮箱", "传真", "网址", "网站", "热线", "附件", "备注",
    "抄送", "主送", "单位", "部门", "姓名", "日期", "微信", "公众号", "期限", "对象", "费用", "咨询", "监督",
    "投诉", "举报", "方式", "邮政", "编号", "附：", "注：", "ཁ་པར", "ས་གནས", "དུས་ཚོད",
];

/// The same in Tibetan, at the beginning of a line.
const TIBETAN_FACTS: [&str; 3] = ["ཁ་པར", "ས་གནས", "དུས་ཚོད"];

/// Whether a line is a date and nothing else: `2023年6月1日`, `二〇二三年六月一日`, `2023-06-01`, `༢༠༢༣ལོའི་ཟླ་༦ཚེས་༡ཉིན།`.
pub(super) fn is_date(line: &str) -> bool {
    let line = line.trim_matches(|c: char| is_blank(c) || matches!(c, '（' | '）' | '(' | ')'));
    if line.is_empty() || line.chars().count() > 48 {
        return false;
    }
    let number =
        |c: char| is_digit(c) || "〇零○一二三四五六七八九十廿卅Oo×xXＸ＊*_".contains(c) || is_blank(c);
    if line.chars().all(|c| number(c) || "年月日号".contains(c)) {
        return line.contains('年') && line.contains('月');
    }
    if line
        .chars()
        .all(|c| is_digit(c) || matches!(c, '-' | '.' | '/' | '．' | '－' | '／'))
    {
        let parts: Vec<&str> = line.split(['-', '.', '/', '．', '－', '／']).collect();
        return parts.len() == 3
            && parts[0].chars().count() == 4
            && parts.iter().all(|part| !part.is_empty());
    }
    // Tibetan: a year and a month, in digits or words, and no verb of a sentence: short.
    let tibetan = line.contains("ལོ") && line.contains("ཟླ");
    tibetan && line.chars().any(is_digit)
}

/// Whether a line can be the name of who signs: short, without punctuation of a sentence.
pub(super) fn is_signature(line: &str) -> bool {
    let sign = |c: char| matches!(c, '，' | '。' | '；' | '！' | '？' | ',' | ';' | '!' | '?');
    has_own_letters(line)
        && width(line) <= SIGNATURE
        && !line.contains(sign)
        && !line.ends_with(['：', ':', '、'])
}

/// Whether a line begins with a label and a colon: `地址：…`; and whether the label is one of facts.
pub(super) fn label(line: &str) -> Option<bool> {
    // Tibetan has a shad or a space where Chinese has a colon.
    if TIBETAN_FACTS.iter().any(|word| line.starts_with(word)) && width(line) <= SIGNATURE {
        return Some(true);
    }
    let (at, colon) = line
        .char_indices()
        .take(LABEL + 1)
        .find(|(_, c)| matches!(c, '：' | ':' | '﹕' | '∶'))?;
    let label = &line[..at];
    let plain = |c: char| !matches!(c, '，' | '。' | '；' | ',' | ';' | '“' | '”' | '《' | '》' | '།');
    let time = label.chars().next_back().is_some_and(is_digit);
    let known = &line[..at + colon.len_utf8()];
    (has_own_letters(label) && label.chars().all(plain) && !time)
        .then(|| FACTS.iter().any(|word| known.contains(word)))
}

/// Whether a line is a closing formula: `特此通知。`
pub(super) fn is_closing(line: &str) -> bool {
    ["特此", "此致", "敬礼", "此复", "专此", "妥否", "当否"]
        .iter()
        .any(|formula| line.starts_with(formula))
        && width(line) <= 40
}

/// Whether a line ends with a sentence or its bracket.
pub(super) fn ends(line: &str) -> bool {
    let tail = line.trim_end_matches(['”', '’', '」', '』', '）', ')', '》', '】', ' ']);
    tail.chars().next_back().is_some_and(letter::ends_sentence)
}

/// Whether a line ends with a sentence for certain: a single shad also stands between clauses, where lines are wrapped.
pub(super) fn ends_sentence(line: &str) -> bool {
    ends(line) && !(line.ends_with('།') && !line.ends_with("། །") && !line.ends_with("།།"))
}

/// Whether a line ends in the midst of a sentence, by its last sign.
pub(super) fn goes_on(line: &str) -> bool {
    line.ends_with([
        '，', '、', ',', '་', '\u{F0C}', '—', '（', '(', '“', '‘', '《', '「',
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_stand_alone() {
        for line in [
            "2023年6月1日",
            "二〇二三年六月一日",
            "二○二三年六月",
            "2023-06-01",
            "2023.6.1",
            "　　年　月　日",
            "×年×月×日",
            "（2023年6月1日）",
            "2023 年 6 月 1 日",
            "༢༠༢༣ལོའི་ཟླ་༦པའི་ཚེས་༡ཉིན།",
        ] {
            assert!(is_date(line), "{line}");
        }
        for line in [
            "2023年6月1日起施行",
            "六月",
            "2023",
            "3.5",
            "会议于2023年6月1日召开",
            "0891-6323215",
        ] {
            assert!(!is_date(line), "{line}");
        }
    }

    #[test]
    fn labels_are_told_from_times_and_sentences() {
        assert_eq!(label("地址：江苏路12号"), Some(true));
        assert_eq!(label("联系电话: 0891-6323215"), Some(true));
        assert_eq!(label("会议指出：要"), Some(false));
        assert_eq!(label("ཁ་པར་ཨང་གྲངས： 12345"), Some(true));
        assert_eq!(label("9:30开始"), None);
        assert_eq!(label("上午9：30开始"), None);
        assert_eq!(label("第一，要：做"), None);
    }
}
