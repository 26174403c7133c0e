//! Doubts about a cell before it is read: what a program has damaged, and what is no answer yet.
//!
//! **You are here:** `ledger/compare` — texts of cells; no IO. What is damaged is asked, never written over what the site has.

use crate::ledger::column::{Column, What};
use crate::ledger::question::Question;
use crate::record::body;
use crate::record::shape::Shape;
use jiff::civil;

/// What a program writes for a character that its encoding cannot hold.
const LOST: [char; 3] = ['?', '？', '\u{FFFD}'];
/// Words that say that there is no answer yet.
const OPEN: [&str; 9] = [
    "待定", "待补充", "待核实", "待填", "未定", "不详", "不清楚", "？", "?",
];

/// Whether a text has lost characters that stand in the site's: `བཀྲ་ཤིས།` was saved as GBK and came back as `????????`. A text of
/// hardly anything else is lost, too.
pub(super) fn is_lost(now: &str, text: &str) -> bool {
    let marks = |text: &str| text.chars().filter(|c| LOST.contains(c)).count();
    let lost = marks(text);
    let signs = text.chars().filter(|c| !c.is_whitespace()).count();
    if lost >= 2 && lost * 2 >= signs {
        return true;
    }
    lost > marks(now) && {
        // Some that GBK cannot hold stood there, and fewer do now.
        let outside = |text: &str| text.chars().filter(|c| !is_gbk(*c)).count();
        outside(text) < outside(now)
    }
}

fn is_gbk(c: char) -> bool {
    let mut bytes = [0; 4];
    let (_, _, wrong) = encoding_rs::GBK.encode(c.encode_utf8(&mut bytes));
    !wrong
}

pub(super) fn lost(text: &str) -> Question {
    Question::new(
        format!(
            "“{text}”里的问号是存坏的字：藏文和生僻字存成 GBK 的 CSV 就没有了。原来的表用 .xlsx 或 UTF-8 的 CSV 保存，再导入那一个"
        ),
        format!(
            "the question marks of `{text}` are characters that were lost: a CSV in GBK holds no Tibetan. Save the original as .xlsx or as a CSV in UTF-8, and import that"
        ),
    )
}

/// What is asked about a text whatever its column holds; none where nothing is.
pub(super) fn of_text(column: &Column, text: &str, today: civil::Date) -> Option<Question> {
    if !matches!(column.what, What::Value { .. }) {
        return None;
    }
    if is_lost("", text) {
        return Some(lost(text));
    }
    let words = matches!(
        column.shape(),
        Some(Shape::Text | Shape::Words | Shape::Scalar(_) | Shape::List { .. })
    );
    if words && OPEN.contains(&text.trim()) {
        return Some(Question::new(
            format!("“{text}”还不是“{}”：定下来再写，现在先空着", column.heading),
            format!(
                "`{text}` is no {} yet: leave it empty until it is known",
                column.path
            ),
        ));
    }
    future(column, text, today)
}

/// A name on one line: somebody broke it to fit the column, and Excel writes `_x000D_` for it. Words of letters keep a space.
pub(super) fn on_one_line(column: &Column, text: String) -> String {
    let name = matches!(column.keys.as_slice(), [key] if key == "name" || key == "title");
    if !name || !column.is_text() || !text.contains('\n') {
        return text;
    }
    let mut out = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let ascii = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if ascii(out.chars().last()) && ascii(line.chars().next()) {
            out.push(' ');
        }
        out.push_str(line);
    }
    out
}

/// A long text whose marks do what they look like: `** 粗 **` would be published with its stars.
pub(super) fn in_markdown(column: &Column, mut text: String) -> String {
    /// Mending one slip may bring another to light.
    const ROUNDS: usize = 4;
    if !column.is_markdown() {
        return text;
    }
    for _ in 0..ROUNDS {
        let mut mended = String::with_capacity(text.len());
        let mut from = 0;
        for (at, better, _) in body::mends(&text) {
            if at.start >= from {
                mended.push_str(&text[from..at.start]);
                mended.push_str(&better);
                from = at.end;
            }
        }
        mended.push_str(&text[from..]);
        if mended == text {
            break;
        }
        text = mended;
    }
    text
}

/// Nobody has checked anything on a day to come.
fn future(column: &Column, text: &str, today: civil::Date) -> Option<Question> {
    if column.keys.join(".") != "checked.date" {
        return None;
    }
    let date: civil::Date = text.trim().parse().ok()?;
    (date > today).then(|| {
        Question::new(
            format!("核对日期 {date} 还没有到（今天是 {today}）：写实际核对的那一天"),
            format!("{date} is yet to come (today is {today}): write the day of the check"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_gbk_cannot_hold_is_known_to_be_lost() {
        for (now, text) in [
            ("བཀྲ་ཤིས།", "????????"),
            ("སྒེར 12 ཁང", "???? 12 ???"),
            ("在 བཀྲ 街", "在 ???? 街"),
            ("张𬳽", "张?"),
            ("", "????"),
            ("乙", "？？？"),
            ("བཀྲ", "\u{FFFD}\u{FFFD}"),
        ] {
            assert!(is_lost(now, text), "{now} {text}");
        }
        for (now, text) in [
            ("怎么办理", "怎么办理？"),
            ("བཀྲ་ཤིས།", "བཀྲ་ཤིས་བདེ་ལེགས།"),
            ("བཀྲ་ཤིས།", "བཀྲ་ཤིས།?"),
            ("怎么办？去哪？", "怎么办？去哪？找谁？"),
            ("", "几点开门？"),
        ] {
            assert!(!is_lost(now, text), "{now} {text}");
        }
    }
}
