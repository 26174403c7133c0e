//! Z523 `future-date`
//!
//! *What it checks:* nothing that is public bears a publication date after today.
//!
//! *Why:* a date that has not come yet counts as made up; what is to appear later has `publish_at`.
//!
//! *Bad:* `date: 2026-12-01` on 22 November. *Good:* the same with `publish_at: 2026-12-01T09:00`.
//!
//! *Source:* 政府网站与政务新媒体检查指标 (site-checks.yaml VETO-06; meta-tags.yaml META-02).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::Origin;
use crate::value::Moment;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    let mut look = |origin: &Origin, date: Option<Moment>, unpublished: bool| {
        if let Some(date) = date.filter(|date| date.date.0 > site.today && !unpublished) {
            findings.add(|| (origin.field("date"), fault(date)));
        }
    };
    for notice in &site.notices {
        look(notice.origin(), notice.front().date, notice.unpublished);
    }
    for disclosure in &site.disclosures {
        look(
            disclosure.origin(),
            disclosure.front().date,
            disclosure.unpublished,
        );
    }
}

fn fault(date: Moment) -> Fault {
    Fault::new(
        code::FUTURE_DATE,
        format!("发布日期 {date} 还没有到，文章却已经公开"),
        format!("the publication date {date} has not come, but the document is public"),
    )
    .help(
        format!(
            "日期写错了就改正；要到那天才发布，加一行 publish_at: {}T09:00",
            date.date
        ),
        format!(
            "correct the date; to hold the document back until then, add publish_at: {}T09:00",
            date.date
        ),
    )
}
