//! Z707 `posting-incomplete`
//!
//! *What it checks:* a 公示 says on what it is based, and where objections go.
//!
//! *Why:* people are named for all to see only for a reason and for a time, and they and others must be able to object.
//!
//! *Bad:* `posting: {start: 2026-11-20, end: 2026-11-28}`. *Good:* the same with `basis` and `feedback`.
//!
//! *Source:* 社会救助暂行办法第六十一条 (site-checks.yaml PII-05; which particulars a posting has is this project's practice).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    for notice in &context.site.notices {
        let Some(posting) = notice.front().posting.expose() else {
            continue;
        };
        let missing: Vec<(&str, &str)> = [
            (posting.basis.is_none(), ("依据(basis)", "basis")),
            (posting.feedback.is_none(), ("意见反馈渠道(feedback)", "feedback")),
        ]
        .into_iter()
        .filter_map(|(missing, name)| missing.then_some(name))
        .collect();
        if missing.is_empty() {
            continue;
        }
        findings.add(|| {
            let zh: Vec<&str> = missing.iter().map(|(zh, _)| *zh).collect();
            let en: Vec<&str> = missing.iter().map(|(_, en)| *en).collect();
            let fault = Fault::new(
                code::POSTING_INCOMPLETE,
                format!("公示没有写{}", zh.join("、")),
                format!("the posting lacks {}", en.join(" and ")),
            )
            .help(
                "写成 posting: {start: …, end: …, basis: 按照什么规定公示, feedback: 有异议打什么电话}",
                "write posting: {start: …, end: …, basis: which rule, feedback: whom to call}",
            );
            (notice.origin().field("posting"), fault)
        });
    }
}
