//! Z514 `no-start-date`
//!
//! *What it checks:* a disclosure gives the day that its row's limit counts from.
//!
//! *Why:* without it nobody can tell whether it was in time, and the page would call it punctual for want of a date.
//!
//! *Bad:* a row `{working_days: 20}` and a disclosure with `date` alone. *Good:* `created: 2026-03-02` beside it; for rows
//! `after: event` or `before: event`, `event: 2026-03-02`.
//!
//! *Source:* 政府信息公开条例第二十六条 counts from the day on which information was formed or changed.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::disclosure::TimeLimit;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (row, duties) in context.site.catalogue.iter().zip(&context.duties) {
        let (key, zh) = match row.data.time_limit.limit() {
            Some(TimeLimit::WorkingDays(_)) => ("created", "生成日期"),
            Some(
                TimeLimit::DaysAfterEvent(_)
                | TimeLimit::WorkingDaysAfterEvent(_)
                | TimeLimit::MonthsAfterEvent(_)
                | TimeLimit::DaysBeforeEvent(_),
            ) => ("event", "事件日期"),
            _ => continue,
        };
        for duty in duties.iter().filter(|duty| duty.due.is_none()) {
            let Some(document) = duty.document else { continue };
            if duty.reason.is_some() {
                continue;
            }
            findings.add(|| {
                let title = context.say(&row.data.level2);
                (
                    context.site.disclosures[document].shared().origin.field("date"),
                    Fault::new(
                        code::NO_START_DATE,
                        format!("“{title}”的时限从{zh}起算，这里没有写，算不出是否按时"),
                        format!("the limit of {title} counts from `{key}`, which is not given: nobody can tell whether it was in time"),
                    )
                    .help(
                        format!("补上一行：{key}: 2026-03-02"),
                        format!("add a line: {key}: 2026-03-02"),
                    ),
                )
            });
        }
    }
}
