//! Z708 `secret-mark`
//!
//! *What it checks:* no text bears a mark of secrecy: 绝密、机密 or 秘密 with a star, or alone on a line; 内部资料 alone on a line.
//!
//! *Why:* such a document must not be on the web at all; the mark usually shows that the wrong file was copied in.
//!
//! *Bad:* `机密★1年` at the head of a text. *Good:* a document whose attribute of openness is 主动公开.
//!
//! *Source:* 中华人民共和国政府信息公开条例第十四条、第十七条 (site-checks.yaml DOC-08).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::findings::Findings;
use crate::check::ground::Ground;
use crate::check::records::Seen;
use crate::diag::{Fault, code};
use std::ops::Range;

/// Degrees of secrecy.
const DEGREES: [&str; 3] = ["绝密", "机密", "秘密"];

/// What makes a document no public one when it stands alone on a line.
const ALONE: [&str; 5] = ["绝密", "机密", "内部资料", "内部资料注意保密", "内部文件"];

pub(crate) fn check(_: &Ground<'_>, seen: &Seen<'_>, findings: &mut Findings) {
    let Some(body) = seen.body else { return };
    if let Some(mark) = mark(&body.markdown) {
        findings.add(|| {
            let words = body.markdown[mark.clone()].trim().to_owned();
            (seen.origin.span(body.span(mark)), fault(&words))
        });
    }
}

/// The first mark in a text. *Units:* bytes.
fn mark(text: &str) -> Option<Range<usize>> {
    if !text.contains('密') && !text.contains("内部") {
        return None;
    }
    for (at, star) in text.match_indices('★') {
        let before = text[..at].trim_end();
        if let Some(degree) = DEGREES.iter().find(|degree| before.ends_with(**degree)) {
            return Some(before.len() - degree.len()..at + star.len());
        }
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let plain: String = line
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '#' | '，' | ',' | '。' | '_'))
            .collect();
        if ALONE.contains(&plain.as_str()) {
            return Some(at..at + line.trim_end().len());
        }
        at += line.len();
    }
    None
}

fn fault(words: &str) -> Fault {
    Fault::new(
        code::SECRET_MARK,
        format!("正文里有密级或内部标志“{words}”，这样的文件不能上网"),
        format!("the text bears the mark {words}: such a document must not be published"),
    )
    .help(
        "先弄清文件能不能公开：不能公开的，删去整篇；已经解密或标志是误抄的，删去标志",
        "find out whether the document is public: if not, delete it; if the mark no longer holds, delete the mark",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for text in [
            "机密★1年\n正文",
            "秘密 ★",
            "# 标题\n\n内部资料，注意保密\n",
            "**绝密**\n",
        ] {
            assert!(mark(text).is_some(), "{text}");
        }
        for text in ["为服务对象保守秘密", "注意保密", "保密制度", "★重点", "内部管理"]
        {
            assert_eq!(mark(text), None, "{text}");
        }
    }
}
