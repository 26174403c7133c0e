//! Z120 `private-use-character`
//!
//! *What it checks:* no text holds a character of private use. In Tibetan texts Z405 says so, with advice of its own.
//!
//! *Why:* Word's bullets and old fonts leave them when text is copied; on every other machine they are boxes, and a screen
//! reader says nothing.
//!
//! *Bad:* U+F0B7 before an item. *Good:* `- ` before it.
//!
//! *Source:* the Unicode Standard 23.5; portable-output.md E3.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Languages;
use crate::check::findings::Findings;
use crate::check::walk::Seen;
use crate::check::walk::{Path, Words};
use crate::diag::{Fault, code, line_of};
use crate::lang::{Lang, code_point, is_private_use};
use std::ops::Range;

pub(crate) fn check(_: &Languages<'_>, seen: &Seen<'_>, findings: &mut Findings) {
    if let Some(body) = seen.body.filter(|_| !is_tibetan(seen.lang)) {
        for at in runs(&body.markdown) {
            findings.add(|| {
                (
                    seen.origin.span(body.span(at.clone())),
                    fault(&body.markdown, &at),
                )
            });
        }
    }
    seen.data.walk(&Path::Root, &mut |path, words| match words {
        Words::Text(text) => {
            for (lang, text) in text.all(seen.lang).filter(|(lang, _)| !is_tibetan(*lang)) {
                for at in runs(text) {
                    let words = &text[at.clone()];
                    findings.add(|| {
                        (
                            seen.origin.field(&format!("{path}.{lang}={words}")),
                            fault(text, &at),
                        )
                    });
                }
            }
        }
        Words::Line(line) => {
            for at in runs(line) {
                let words = &line[at.clone()];
                findings.add(|| (seen.origin.field(&format!("{path}={words}")), fault(line, &at)));
            }
        }
    });
}

fn is_tibetan(lang: Lang) -> bool {
    lang.tag().split('-').next() == Some(Lang::BO.tag())
}

/// Where characters of private use stand. *Units:* bytes.
fn runs(text: &str) -> Vec<Range<usize>> {
    // The bytes that they begin with.
    if !text.bytes().any(|byte| matches!(byte, 0xEE | 0xEF | 0xF3 | 0xF4)) {
        return Vec::new();
    }
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_private_use(*c)) {
        let end = at + c.len_utf8();
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = end,
            _ => runs.push(at..end),
        }
    }
    runs
}

fn fault(text: &str, at: &Range<usize>) -> Fault {
    let first = text[at.clone()].chars().next().unwrap_or_default();
    let code = code_point(first);
    let fault = Fault::new(
        code::PRIVATE_USE,
        format!("这里有私用字符({code})，别的电脑和手机上显示成方框"),
        format!("there is a private-use character here ({code}): a box on other machines"),
    );
    let line = line_of(text, at.clone());
    let begins = text[line.start..at.start].trim().is_empty();
    // Symbol fonts put their signs at U+F0xx: at the beginning of a line it is Word's bullet.
    if begins && matches!(first, '\u{F000}'..='\u{F0FF}') {
        let line = format!("- {}", text[at.end..line.end].trim());
        return fault.help(
            format!("是 Word 的项目符号，应写成：`{line}`"),
            format!("it is a bullet of Word; write: `{line}`"),
        );
    }
    fault.help(
        "对照原文用输入法重打这个字；是生僻字的，用 Unicode 编码的字",
        "type it again from the original with an input method of Unicode",
    )
}
