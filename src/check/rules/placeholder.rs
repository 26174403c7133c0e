//! Z711 `placeholder`
//!
//! *What it checks:* no text, and no line of a body, consists of what a form has where something is to be filled in: XX, ……, 待填写, null,
//! and what the forms of `new` have there.
//!
//! *Why:* it reaches the page, the footer and the tags as it is. `XX县` inside a text is left alone: plans are written so.
//!
//! *Bad:* `publisher: {name: XXX}`. *Good:* the name, or no such key.
//!
//! *Source:* meta-tags.yaml META-03.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Languages;
use crate::check::findings::Findings;
use crate::check::walk::Seen;
use crate::check::walk::{Path, Words};
use crate::diag::{Fault, code};
use crate::lang::{is_unchanged, says_nothing};
use crate::record::samples::{is_sample, is_sample_line};

pub(crate) fn check(_: &Languages<'_>, seen: &Seen<'_>, findings: &mut Findings) {
    if let Some(body) = seen.body {
        let says = |c: char| !c.is_whitespace() && c != '…';
        let written = body.markdown.find(says).unwrap_or(0)..body.markdown.rfind(says).unwrap_or(0);
        let mut at = 0;
        for line in body.markdown.split_inclusive('\n') {
            let words = line.trim();
            let start = at + line.len() - line.trim_start().len();
            // Dashes and dots on a line of a body are rules and tables, not words to come; dots between paragraphs stand for
            // what an excerpt leaves out, and before the first or behind the last of them for what nobody has written.
            let dots = !words.is_empty() && words.chars().all(|c| c == '…');
            let held = words.contains(char::is_alphabetic) && (is_unchanged(words) || is_sample_line(words));
            if held || dots && !written.contains(&start) {
                let range = start..start + words.len();
                findings.add(|| (seen.origin.span(body.span(range)), fault(words)));
            }
            at += line.len();
        }
    }
    seen.data.walk(&Path::Root, &mut |path, words| match words {
        Words::Text(text) => {
            for (lang, text) in text.all(seen.lang) {
                if is_empty(path, text) {
                    findings.add(|| (seen.origin.field(&format!("{path}.{lang}={text}")), fault(text)));
                }
            }
        }
        Words::Line(line) => {
            if is_empty(path, line) {
                findings.add(|| (seen.origin.field(&format!("{path}={line}")), fault(line)));
            }
        }
    });
}

fn is_empty(path: &Path<'_>, text: &str) -> bool {
    is_unchanged(text) || says_nothing(text) || is_sample(text, || path.keys())
}

fn fault(text: &str) -> Fault {
    Fault::new(
        code::PLACEHOLDER,
        format!("“{text}”是占位文字，还没有填写"),
        format!("{text} only holds a place"),
    )
    .help(
        "填上实际内容；还没有内容的，删去这一项",
        "fill it in; leave the key out when there is nothing to say yet",
    )
}
