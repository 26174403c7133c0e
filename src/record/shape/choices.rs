//! Words of a choice: what is said of one that is none of them, and the one that was meant.
//!
//! **You are here:** `record/shape` — beside `fault`; no IO.

use super::fault::with_meaning;
use super::{Shape, nearest};
use crate::diag::{Fault, code};
use crate::source::yaml::{Kind, Node};

pub(super) fn unknown_word(name: &str, text: &str, words: &[(String, String)]) -> Fault {
    let near = word_for(text, words);
    let list_zh = words
        .iter()
        .map(|(word, meaning)| with_meaning(word, meaning))
        .collect::<Vec<_>>()
        .join("、");
    let list_en = words
        .iter()
        .map(|(word, _)| word.as_str())
        .collect::<Vec<_>>()
        .join(", ");
    let fault = Fault::new(
        code::UNKNOWN_WORD,
        format!("{name} 不能写 {text}"),
        format!("{text} is not a value of {name}"),
    );
    match near {
        Some(near) => fault
            .help(
                format!("最接近的是 {near}；可以写：{list_zh}"),
                format!("the nearest is {near}; allowed: {list_en}"),
            )
            .instead(near),
        None => fault.help(format!("可以写：{list_zh}"), format!("allowed: {list_en}")),
    }
}

/// What to say of a text where a list of choices is wanted and not all of it is known: the list with what is, and the choices.
pub(super) fn of_list(node: &Node, shape: &Shape, key: &str) -> Option<(String, String)> {
    let (Shape::List { item, .. }, Kind::Scalar { text, .. }) = (shape, &node.kind) else {
        return None;
    };
    let Shape::OneOf(words) = &**item else { return None };
    let known: Vec<&str> = text
        .split(['、', '，', ',', '；', ';', ' ', '\u{3000}', '\n'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .map(|piece| word_for(piece, words).unwrap_or("……"))
        .collect();
    let (list, all): (Vec<String>, Vec<&str>) = words
        .iter()
        .map(|(word, meaning)| (with_meaning(word, meaning), word.as_str()))
        .unzip();
    Some((
        format!(
            "写成列表 `{key}: [{}]`，……换成这些里的：{}",
            known.join(", "),
            list.join("、")
        ),
        format!(
            "write a list, `{key}: [{}]`, with one of these for ……: {}",
            known.join(", "),
            all.join(", ")
        ),
    ))
}

/// Words for a choice that no description has.
const CHOICES: &[(&str, &[&str])] = &[
    (
        "working",
        &[
            "正常", "正常运行", "运行", "运行中", "正在运行", "运营中", "正在运营", "已运行", "已启用",
            "在用", "开放", "正在开放", "正常开放", "正常运营", "营业", "营业中", "正常营业",
        ],
    ),
    (
        "planned",
        &[
            "规划", "规划中", "筹建", "正在筹建", "筹备", "筹备中", "正在筹备", "拟建", "在建", "正在建设",
            "建设中", "待建", "未建", "计划",
        ],
    ),
    (
        "plaque-only",
        &[
            "挂牌", "已挂牌", "仅挂牌", "未运行", "尚未运行", "挂牌未运行", "已挂牌未运行",
        ],
    ),
    (
        "temporarily-closed",
        &[
            "暂停", "暂停运行", "停业", "停业整顿", "暂时关闭", "临时关闭", "暂停开放", "停诊", "装修",
            "装修中",
        ],
    ),
    (
        "closed",
        &[
            "撤销", "已撤销", "关闭", "已关闭", "永久关闭", "注销", "已注销", "撤并", "已撤并", "停办",
        ],
    ),
    ("self", &["自营", "自主", "自办"]),
    ("purchased", &["购买", "政府购买", "外包"]),
    ("in-force", &["现行有效", "现行"]),
    ("expired", &["已失效", "过期"]),
    ("repealed", &["已废止"]),
    ("government", &["政府", "民政局"]),
    ("organisation", &["社工机构", "社会组织", "民非"]),
    ("signage", &["标牌", "标识", "门牌", "招牌"]),
    ("office", &["办公室", "办公区", "办公"]),
    ("notice-board", &["公告栏", "公示栏", "宣传栏", "公示板"]),
    ("accessible-entrance", &["无障碍通道", "坡道", "轮椅坡道"]),
    ("accessible-toilet", &["无障碍卫生间"]),
    ("fire-safety", &["消防", "灭火器"]),
    ("year", &["年", "年度"]),
    ("quarter", &["季度", "季"]),
    ("month", &["月", "月度"]),
];

/// The word that was meant: nearly spelled so, or said in Chinese as its meaning is.
pub(super) fn word_for<'w>(text: &str, words: &'w [(String, String)]) -> Option<&'w str> {
    let text = text.trim();
    let all = || words.iter().map(|(word, _)| word.as_str());
    if text.is_ascii() {
        return nearest(text, all());
    }
    let exact = words.iter().find(|(_, meaning)| meaning == text);
    let choice = || {
        let (word, _) = CHOICES
            .iter()
            .find(|(word, own)| own.contains(&text) && words.iter().any(|(known, _)| known == word))?;
        words.iter().find(|(known, _)| known == word)
    };
    let held = || {
        let holds =
            |meaning: &str| meaning.contains(text) || (meaning.chars().count() > 1 && text.contains(meaning));
        let mut holding = words
            .iter()
            .filter(|(_, meaning)| text.chars().count() > 1 && !meaning.is_empty() && holds(meaning));
        let first = holding.next()?;
        holding.next().is_none().then_some(first)
    };
    exact.or_else(choice).or_else(held).map(|(word, _)| word.as_str())
}
