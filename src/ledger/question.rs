//! Questions: what a cell leaves open, in plain words that say what to write instead.
//!
//! **You are here:** `ledger/` — below `read`; no IO.

use super::names::Unknown;
use crate::diag::Fault;

/// What a cell leaves open, in Chinese and English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Question {
    pub(super) fn new(zh: impl Into<String>, en: impl Into<String>) -> Question {
        Question {
            zh: zh.into(),
            en: en.into(),
        }
    }
}

pub(super) fn refused(kind: &str, text: &str, unknown: Unknown) -> Question {
    let (zh, en) = what(kind);
    match unknown {
        Unknown::Several(list) => {
            let list = list.join("、");
            Question::new(
                format!("叫“{text}”的{zh}有几个，写明是哪一个：{list}"),
                format!("several {en}s are called `{text}`; which one: {list}"),
            )
        }
        Unknown::None(Some(near)) => Question::new(
            format!("网站里没有{zh}“{text}”，最接近的是 {near}；从下拉列表里选，或写编号"),
            format!("the site has no {en} `{text}`; the nearest is {near}"),
        ),
        Unknown::None(None) => Question::new(
            format!("网站里没有{zh}“{text}”；从下拉列表里选，或写编号"),
            format!("the site has no {en} `{text}`: choose from the list, or write an id"),
        ),
    }
}

/// What a reference leads to, in Chinese and English.
pub(super) fn what(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "station" => ("站点", "station"),
        "region" => ("行政区划", "region"),
        "level" => ("站点级别", "station level"),
        "category" => ("服务类别", "service category"),
        "service" => ("服务事项", "service"),
        "audience" => ("服务对象", "audience"),
        "column" => ("栏目", "notice category"),
        "notice" => ("通知", "notice"),
        "catalogue-row" => ("公开目录的行", "catalogue row"),
        "disclosure" => ("公开件", "disclosure"),
        "operator" => ("承接机构", "operator"),
        "figures" => ("统计", "period of figures"),
        "page" => ("页面", "page"),
        "tag" => ("标签", "tag"),
        _ => ("记录", "record"),
    }
}

pub(super) fn hours_question(text: &str) -> Question {
    if text.contains("全天") || text.contains("24小时") || text.contains("２４小时") {
        return Question::new(
            format!("“{text}”是几点到几点？24 小时有人值守，就写“每天 00:00—24:00”；不是的，写实际时间"),
            format!("from when to when is `{text}`? For round the clock write `每天 00:00—24:00`"),
        );
    }
    if ["夏", "冬", "春", "秋"]
        .iter()
        .any(|season| text.contains(season))
    {
        return Question::new(
            format!(
                "“{text}”里的季节从几月几日到几月几日？写成：5月1日至9月30日 周一至周五 09:30—13:00，另一季另起一行"
            ),
            format!(
                "from which day to which day do the seasons of `{text}` last? Write `5月1日至9月30日 周一至周五 09:30—13:00`, a line a season"
            ),
        );
    }
    let days = ["周", "星期", "礼拜", "工作日", "每天", "每日"];
    if text.contains(|c: char| c.is_ascii_digit()) && !days.iter().any(|word| text.contains(word)) {
        return Question::new(
            format!(
                "“{text}”是星期几？写成“周一至周五 09:30—13:00；15:30—18:00”，每天都开就写“每天 09:30—18:00”"
            ),
            format!("on which days is `{text}`? Write `周一至周五 09:30—13:00；15:30—18:00`"),
        );
    }
    Question::new(
        format!("看不懂开放时间“{text}”。写成“周一至周五 09:30—13:00；15:30—18:00”，周末另起一行"),
        format!("the hours `{text}` are not understood: write `周一至周五 09:30—13:00；15:30—18:00`"),
    )
}

/// About hours of which a later span is written as an earlier one.
pub(super) fn afternoon(text: &str, before: &str, span: &str) -> Question {
    let after = if before.is_empty() {
        String::new()
    } else {
        format!("写在 {before} 后面，")
    };
    Question::new(
        format!(
            "“{text}”里的 {span} {after}是下午吗？是就用 24 小时写，如 15:00—18:00；不是，就把早的写在前面"
        ),
        format!(
            "is {span} in `{text}` in the afternoon? Then write it as 15:00—18:00; else write the earlier span first"
        ),
    )
}

impl Question {
    /// What a finding says, to somebody who looks at a cell: advice about how a file is written is left out.
    pub fn of_fault(fault: Fault) -> Question {
        // Several values that a file has in brackets stand in a cell one after the other.
        let list = fault.instead.as_deref().and_then(in_brackets);
        let (zh, en) = match list {
            Some(list) => (
                Some(format!("写成 {}", list.join("、"))),
                Some(format!("write {}", list.join("、"))),
            ),
            None => (
                fault.help_zh.and_then(|help| in_words(&help, &['；', '。'])),
                fault.help_en.and_then(|help| in_words(&help, &[';'])),
            ),
        };
        let with = |said: String, help: Option<String>, sign: &str| match help {
            Some(help) => format!("{said}{sign}{help}"),
            None => said,
        };
        Question {
            zh: with(fault.zh, zh, "。"),
            en: with(fault.en, en, ". "),
        }
    }
}

/// The clauses of an advice that say nothing of how a file is written.
fn in_words(help: &str, ends: &[char]) -> Option<String> {
    let clauses: Vec<&str> = help
        .split(ends)
        .map(str::trim)
        .filter(|clause| !clause.is_empty() && !speaks_of_files(clause))
        .collect();
    let sign = ends
        .first()
        .map_or("；", |end| if *end == ';' { "; " } else { "；" });
    (!clauses.is_empty()).then(|| clauses.join(sign))
}

/// Whether words are about YAML: its signs, keys with a colon, the names of its parts.
fn speaks_of_files(words: &str) -> bool {
    let key = |at: usize| words[..at].ends_with(|c: char| c.is_ascii_lowercase() || c == '_');
    words.contains(['`', '[', ']', '{', '}'])
        || words.match_indices(": ").any(|(at, _)| key(at))
        || [
            "字段", "列表", "引号", "缩进", "YAML", "content/", "quote", "key", "list",
        ]
        .iter()
        .any(|word| words.contains(word))
}

/// `[a, b]` as its items.
fn in_brackets(text: &str) -> Option<Vec<&str>> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    let items: Vec<&str> = inner.split(", ").map(|item| item.trim_matches('"')).collect();
    let plain = |item: &&str| !item.is_empty() && !item.contains(['{', '}', '[', ']', ':']);
    items.iter().all(plain).then_some(items)
}

pub(super) fn empty() -> Question {
    Question::new("这里没有写内容", "nothing is written here")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::code;

    #[test]
    fn advice_about_files_is_left_out_or_said_for_a_cell() {
        let fault = || Fault::new(code::BAD_PHONE, "电话不对", "no telephone");
        let said = |fault: Fault| Question::of_fault(fault).zh;
        let help = |zh: &str| said(fault().help(zh, "write it"));
        assert_eq!(
            help("请写 0899-6120006；“办”不是号码，要保留就写进别的字段，如 description"),
            "电话不对。请写 0899-6120006"
        );
        assert_eq!(help("应写成：`phone: 0899-6120006`"), "电话不对");
        assert_eq!(help("写成 phone: 0899-6120006"), "电话不对");
        assert_eq!(help("写 09:30 这样的时间"), "电话不对。写 09:30 这样的时间");
        let list = fault().help("几个号码写成列表：[0899-1, 0899-2]", "a list: [0899-1, 0899-2]");
        assert_eq!(
            said(list.instead("[0899-1, 0899-2]")),
            "电话不对。写成 0899-1、0899-2"
        );
    }
}
