//! Questions: what a cell leaves open, in plain words that say what to write instead.
//!
//! **You are here:** `ledger/` — below `read`; no IO.

use super::names::Unknown;

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

pub(super) fn with_help(message: String, help: Option<String>) -> String {
    match help {
        Some(help) => format!("{message}。{help}"),
        None => message,
    }
}

pub(super) fn empty() -> Question {
    Question::new("这里没有写内容", "nothing is written here")
}
