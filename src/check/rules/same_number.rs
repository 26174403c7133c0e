//! Z527 `same-number`
//!
//! *What it checks:* no two notices have one document number.
//!
//! *Why:* a number names one document; links by number lead to either.
//!
//! *Source:* 党政机关公文处理工作条例 (发文字号).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use std::collections::BTreeMap;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut notices: Vec<_> = context.site.notices.iter().collect();
    notices.sort_by(|a, b| a.origin().cmp(b.origin()));
    for notice in notices {
        let Some(number) = &notice.front().document_number else {
            continue;
        };
        let file = &*notice.origin().file;
        let Some(first) = seen.get(&number.to_string()) else {
            seen.insert(number.to_string(), file);
            continue;
        };
        findings.add(|| {
            let fault = Fault::new(
                code::SAME_NUMBER,
                format!("发文字号 {number} 和 {first} 的相同"),
                format!("the document number {number} is that of {first}, too"),
            )
            .help(
                "对照原件改正其中一个；同一份文件只发一篇，转载的不写发文字号",
                "correct one of them by the original; a document is published once, and a reprint has no number of its own",
            );
            (notice.origin().field("document_number"), fault)
        });
    }
}
