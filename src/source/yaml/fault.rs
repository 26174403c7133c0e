//! Syntax errors: what is said about YAML that cannot be read.
//!
//! **You are here:** `source/yaml` — below the reader; no IO.

use super::MAX_DEPTH;
use super::repair::Repair;
use crate::diag::{Fault, code};

/// What is said about a line that lacks a sign.
pub(super) fn repaired(repair: &Repair) -> Fault {
    let Repair {
        line, why_zh, why_en, ..
    } = repair;
    Fault::new(
        code::YAML_SYNTAX,
        format!("这一行{why_zh}"),
        format!("this line {why_en}"),
    )
    .help(format!("应写成：`{line}`"), format!("write: `{line}`"))
}

/// What is said about a line that the parser stopped at. `before` is the line of content above it, which is often the one
/// to mend: the parser notices only when the next line does not fit.
pub(super) fn syntax_fault(info: &str, line: &str, before: &str) -> Fault {
    for (line, above) in [(line, false), (before, true)] {
        if let Some(mended) = quoted_line(line) {
            let (zh, en) = if above {
                ("上一行的值", "the value of the line above")
            } else {
                ("这一行的值", "the value of this line")
            };
            return Fault::new(
                if mended.anchor {
                    code::ANCHOR_OR_ALIAS
                } else {
                    code::YAML_SYNTAX
                },
                format!("{zh}{}，要用引号括起来", mended.why_zh),
                format!("{en} {}: it has to be quoted", mended.why_en),
            )
            .help(
                format!("应写成：`{}`", mended.line),
                format!("write: `{}`", mended.line),
            );
        }
    }
    let value = line
        .split_once(": ")
        .map_or_else(|| line.trim_start_matches("- "), |(_, value)| value)
        .trim_start();
    let count = |sign: char| line.matches(sign).count();
    if value.starts_with(['&', '*', '!']) {
        return anchor_fault(line);
    }
    let (zh, help_zh, help_en) = if value.starts_with(['@', '`', '%']) {
        (
            "值不能以 @ ` % 开头",
            "给整个值加英文双引号：\"……\"",
            "put a value that begins with @ ` % in double quotes",
        )
    } else if count('{') > count('}') || count('[') > count(']') {
        (
            "括号没有关上：少了 } 或 ]",
            "每个 { 要有 }，每个 [ 要有 ]；括号里的各项用英文逗号隔开",
            "close every { with } and every [ with ], and separate what is inside with commas",
        )
    } else if info.contains("quote")
        || info.contains("quoted scalar")
        || info.contains("unexpected end of stream")
    {
        (
            "引号没有成对，或者值没有写完",
            "检查这一行和上面几行：每个 \" 和 ' 都要成对，每个 [ 和 { 都要有 ] 和 }",
            "check this line and those above: every quote and bracket must be closed",
        )
    } else if info.contains("tab") {
        (
            "缩进里有制表符(Tab)",
            "缩进只能用半角空格",
            "indent with spaces only",
        )
    } else if info.contains("mapping values are not allowed") || info.contains("mapping value") {
        (
            "这一行与上一行没有对齐，或者值里多了一个冒号",
            "同一级的行要对齐；值里有“: ”时，把整个值放进英文双引号：\"……\"",
            "lines of one level must align; put a value that holds a colon and a space in double quotes",
        )
    } else if info.contains("expected block end")
        || info.contains("did not find expected")
        || info.contains("simple key")
        || info.contains("expected ','")
    {
        (
            "这一行与上下文接不上：多半是缩进不齐、少了冒号，或者括号里少了逗号",
            "同一级的行要对齐；“字段: 值”的冒号后面要有一个空格；[ ] 和 { } 里用英文逗号隔开",
            "lines of one level must align; write `key: value`; separate items in [ ] and { } with commas",
        )
    } else {
        (
            "这里不符合 YAML 的写法",
            "对照同类文件检查这一行和上一行：对齐、冒号后的空格、成对的引号和括号",
            "compare this line and the one above with a similar file: alignment, space after the colon, quotes and brackets",
        )
    };
    Fault::new(
        code::YAML_SYNTAX,
        zh,
        format!("the YAML cannot be read here: {info}"),
    )
    .help(help_zh, help_en)
}

pub(super) fn too_deep() -> Fault {
    Fault::new(
        code::TOO_DEEP,
        format!("嵌套超过了 {MAX_DEPTH} 层"),
        format!("nested more than {MAX_DEPTH} levels deep"),
    )
    .help(
        "检查是不是多打了括号或缩进；正常的记录只有几层",
        "look for stray brackets or indentation; a normal record has a few levels",
    )
}

pub(super) fn more_documents() -> Fault {
    Fault::new(
        code::MORE_DOCUMENTS,
        "文件里又出现了一个 ---：一个文件只能有一个 YAML 文档",
        "a second --- starts another YAML document",
    )
    .help(
        "多条记录写成列表：每条以“- ”开头；或分成几个文件",
        "write several records as a list, each beginning with `- `, or as several files",
    )
}

pub(super) fn anchor_fault(line: &str) -> Fault {
    let fault = Fault::new(
        code::ANCHOR_OR_ALIAS,
        "这里用了 YAML 的锚点(&)、别名(*)、标签(!)或合并(<<)，内容文件里不支持",
        "YAML anchors (&), aliases (*), tags (!) and merge keys (<<) are not allowed in content",
    );
    match quoted_line(line).filter(|mended| mended.anchor) {
        Some(mended) => fault.help(
            format!(
                "这个符号是文字的一部分时，应写成：`{}`；不是就把内容直接写出来",
                mended.line
            ),
            format!(
                "if the sign belongs to the text, write: `{}`; else write the content out",
                mended.line
            ),
        ),
        None => fault.help(
            "直接把内容写出来；值以 & * ! 开头时，给整个值加英文双引号",
            "write the value out; put a value that begins with & * ! in double quotes",
        ),
    }
}

/// A line whose value only lacks its quotes.
struct Quoted {
    line: String,
    why_zh: &'static str,
    why_en: &'static str,
    /// Whether the value begins like an anchor, an alias or a tag.
    anchor: bool,
}

/// The line with its value in quotes; none where the value is none that lacks them.
fn quoted_line(line: &str) -> Option<Quoted> {
    let content = line.trim_start();
    let indent = &line[..line.len() - content.len()];
    let (dashes, rest) = match content.strip_prefix("- ") {
        Some(rest) => ("- ", rest.trim_start()),
        None => ("", content),
    };
    let (key, value) = match rest.split_once(": ") {
        Some((key, value)) if !key.contains(['{', '[', '"', '\'', '#', ' ']) => {
            (format!("{key}: "), value.trim())
        }
        _ if !dashes.is_empty() => (String::new(), rest),
        _ => return None,
    };
    let value = value.split(" #").next().unwrap_or(value).trim();
    let first = value.chars().next()?;
    let closed_before_end = |open: char, close: char| {
        let mut depth = 0_i32;
        value.char_indices().find_map(|(at, c)| {
            if c == open {
                depth += 1;
            } else if c == close {
                depth -= 1;
            }
            (depth == 0).then(|| value[at + c.len_utf8()..].trim())
        })
    };
    let (why_zh, why_en) = match first {
        '*' | '&' | '!' => ("以 * & ! 开头", "begins with * & or !"),
        '@' | '`' | '%' => ("以 @ ` % 开头", "begins with @ ` or %"),
        '"' | '\'' => {
            let rest = &value[1..];
            let after = rest.split_once(first).map(|(_, after)| after.trim())?;
            if after.is_empty() {
                return None;
            }
            ("只有前一部分在引号里", "is quoted in its first part only")
        }
        '[' | '{' => {
            let close = if first == '[' { ']' } else { '}' };
            if closed_before_end(first, close)?.is_empty() {
                return None;
            }
            (
                "以括号开头，后面还有字",
                "begins with a bracket and goes on after it",
            )
        }
        _ if !key.is_empty() && (value.contains(": ") || value.ends_with(':')) => {
            ("里面还有“: ”", "holds a colon and a space")
        }
        _ => return None,
    };
    let bare: String = value.chars().filter(|c| !matches!(c, '"' | '\'')).collect();
    let is_code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let quoted = if matches!(first, '"' | '\'') && !bare.is_empty() && bare.chars().all(is_code) {
        // No id, number or date has a quote in it.
        bare
    } else if value.contains(['"', '\\']) {
        format!("'{}'", value.replace('\'', "''"))
    } else {
        format!("\"{value}\"")
    };
    Some(Quoted {
        line: format!("{indent}{dashes}{key}{quoted}"),
        why_zh,
        why_en,
        anchor: matches!(first, '*' | '&' | '!'),
    })
}

/// For a control character that is written as an escape.
pub(super) fn control_fault() -> Fault {
    Fault::new(
        code::CONTROL_CHARACTER,
        "这里用反斜杠写了一个控制字符，网页和订阅都不能有",
        "an escape stands for a control character, which no page or feed may hold",
    )
    .help(
        "删去反斜杠和它后面的代号；要换行的，用 | 写成几行",
        "delete the backslash and what belongs to it; for several lines write | and the lines below",
    )
}

pub(super) fn complex_key() -> Fault {
    Fault::new(
        code::WRONG_SHAPE,
        "字段名只能是一个词，不能是列表或表",
        "a key must be a word, not a list or a map",
    )
    .help(
        "写成“字段: 值”；行首不要写 ?，字段名不要加括号",
        "write `key: value`, without a `?` or brackets before the colon",
    )
}
