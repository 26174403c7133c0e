//! Linter messages: what is said about a slip.
//!
//! **You are here:** `source/slips` — the last step: the findings of the scanners become [`Slip`]s; no IO.

use super::{Kind, RawSlip, Slip};
use crate::diag::{Fault, Span, code, line_of};
use std::ops::Range;

/// The longest line that advice repeats. *Units:* characters.
const LONGEST_LINE: usize = 300;

/// The slips with their messages. The advice shows the line with all its slips repaired.
pub(super) fn explain(text: &str, found: &[RawSlip]) -> Vec<Slip> {
    let mut slips = Vec::with_capacity(found.len());
    // Findings of the same line stand together, so that a line is repaired once.
    let mut rest = found;
    while let Some(first) = rest.first() {
        let at = first.span.start;
        let Range { start, end } = line_of(text, at..at);
        let count = rest.iter().take_while(|one| one.span.start <= end).count().max(1);
        let (here, later) = rest.split_at(count);
        let line = mended_line(text, start, end, here);
        for (at, one) in here.iter().enumerate() {
            let said = here[..at].iter().any(|earlier| earlier.kind == one.kind);
            let fault = (!said).then(|| {
                let (zh, en) = help(one.kind, &line);
                message(one, text).help(zh, en)
            });
            slips.push(Slip {
                span: one.span,
                fault,
                replacement: Some(one.replacement.clone()),
                sure: is_sure(one, text),
            });
        }
        rest = later;
    }
    slips
}

/// Whether the repair is what was meant, whatever was: where the advice names another way, the signs around it tell.
fn is_sure(found: &RawSlip, text: &str) -> bool {
    match found.kind {
        // What the value was only its source says.
        Kind::ErrorMark => false,
        // A remark that only lacks its space says the same with it.
        Kind::Comment => found.replacement.contains(" # ") && !found.replacement.starts_with(['"', '\'']),
        Kind::WideComma => {
            let marks = [',', '，', '、', '[', ']', '{', '}', '［', '］', '【', '】', '\n'];
            let before = text[..found.span.start]
                .rsplit(marks)
                .next()
                .unwrap_or_default()
                .trim();
            let after = text[found.span.end..]
                .split(marks)
                .next()
                .unwrap_or_default()
                .trim();
            let key = after
                .split([':', '：'])
                .next()
                .filter(|key| key.len() < after.len());
            let is_key = key.is_some_and(|key| {
                !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
            });
            is_key || (!before.is_empty() && before.is_ascii() && !after.is_empty() && after.is_ascii())
        }
        _ => true,
    }
}

fn mended_line(text: &str, start: usize, end: usize, found: &[RawSlip]) -> String {
    let mut line = String::new();
    let mut at = start;
    for one in found {
        let Span { start, end } = one.span;
        line.push_str(text.get(at..start).unwrap_or_default());
        if one.kind == Kind::ErrorMark {
            line.push_str("……");
        } else {
            line.push_str(&one.replacement);
        }
        at = end;
    }
    line.push_str(text.get(at..end).unwrap_or_default());
    line.truncate(line.trim_end().len());
    if let Some((cut, _)) = line.char_indices().nth(LONGEST_LINE) {
        line.truncate(cut);
        line.push('…');
    }
    line
}

fn help(kind: Kind, line: &str) -> (String, String) {
    let (mut zh, mut en) = (format!("应写成：`{line}`"), format!("write: `{line}`"));
    match kind {
        Kind::Quote => {
            zh.push_str("；如果中文引号是内容，外面再加一对英文单引号");
            en.push_str("; if the quotes belong to the text, put ASCII single quotes around them");
        }
        Kind::WideComma => {
            zh.push_str("；如果逗号是内容，把这段文字放进英文引号");
            en.push_str("; if the comma belongs to the text, put the text into ASCII quotes");
        }
        Kind::Comment => {
            zh.push_str("；如果 # 后面是给自己看的说明，# 和说明之间空一格；如果是内容，整段放进英文引号");
            en.push_str("; a remark for yourself has a space after the #, a # that belongs to the text wants quotes around the whole");
        }
        Kind::ErrorMark => {
            return (
                "从原来的表格里重新抄写这个值；没有值的，删去这一项".to_owned(),
                "copy the value again from its source; where there is none, delete the key".to_owned(),
            );
        }
        _ => {}
    }
    (zh, en)
}

fn message(found: &RawSlip, text: &str) -> Fault {
    let sign = text.get(found.span.start..found.span.end).unwrap_or_default();
    match found.kind {
        Kind::WideColon => wide(sign, "冒号", "colon", ":"),
        Kind::WideComma => wide(sign, "逗号", "comma", ","),
        Kind::ErrorMark => Fault::new(
            code::CUT_VALUE,
            format!("“{sign}”是电子表格的出错标记，原来的值没有带过来"),
            format!("`{sign}` is a spreadsheet's error mark: the value was not copied"),
        ),
        Kind::Thousands => Fault::new(
            code::BAD_NUMBER,
            format!("数字里的分节号“{sign}”会把一个数断成两个"),
            format!("the `{sign}` within the number makes two of it"),
        ),
        Kind::WideBracket => wide(sign, "括号", "bracket", &found.replacement),
        Kind::WideBlock => wide(sign, "符号", "sign", &found.replacement),
        Kind::WideDash => wide(sign, "短横", "dash", "-"),
        Kind::WideKey => Fault::new(
            code::FULL_WIDTH,
            format!("字段名“{sign}”里有全角字符"),
            format!("the key `{sign}` holds full-width characters"),
        ),
        Kind::Indent => {
            let (zh, en) = if sign.contains('\u{3000}') {
                ("全角空格", "ideographic spaces")
            } else if sign.contains('\t') {
                ("制表符(Tab)", "tabs")
            } else {
                ("不换行空格等特殊空格", "no-break or other special spaces")
            };
            Fault::new(
                code::BAD_INDENT,
                format!("这一行的缩进用了{zh}，应用半角空格"),
                format!("this line is indented with {en} instead of plain spaces"),
            )
        }
        Kind::DashSpace => Fault::new(
            code::MISSING_SPACE,
            "列表的短横后面缺少半角空格",
            "a plain space is missing after the dash of the list",
        ),
        Kind::ColonSpace => Fault::new(
            code::MISSING_SPACE,
            "冒号后面缺少半角空格",
            "a plain space is missing after the colon",
        ),
        Kind::Invisible => {
            let codes: Vec<String> = sign
                .chars()
                .take(3)
                .map(|c| format!("U+{:04X}", u32::from(c)))
                .collect();
            let codes = codes.join(" ");
            Fault::new(
                code::INVISIBLE,
                format!("这里有看不见的字符({codes})，常从网页或聊天软件粘贴而来"),
                format!(
                    "there is an invisible character here ({codes}), as web pages and chat programs leave when copied"
                ),
            )
        }
        Kind::Comment => Fault::new(
            code::CUT_VALUE,
            "“#”前面有空格，从它起都被当作注释，网页上不会有",
            "a # after a space begins a comment: what follows it is not read",
        ),
        Kind::Quote => Fault::new(
            code::CURLY_QUOTE,
            format!("中文引号 {sign} 不能当作 YAML 的引号，要用英文引号"),
            format!("the curly quote {sign} is no YAML quote: use ASCII quotes"),
        ),
    }
}

fn wide(sign: &str, zh: &str, en: &str, ascii: &str) -> Fault {
    let (sign, ascii) = (sign.trim(), ascii.trim());
    Fault::new(
        code::FULL_WIDTH,
        format!("这里要用英文{zh}“{ascii}”，不能用“{sign}”"),
        format!("an ASCII {en} `{ascii}` is wanted here, not `{sign}`"),
    )
}
