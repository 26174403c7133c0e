//! Z510 `no-calendar`
//!
//! *What it checks:* the years in which working days had to be counted have holidays in `site.yaml`.
//!
//! *Why:* without them a limit of 20 working days is counted from Monday to Friday, and is wrong by the days of a holiday:
//! the bureau should know that, once, and not at every row.
//!
//! *Bad:* a row `{working_days: 20}`, a disclosure `created: 2026-09-20`, and no `holidays`. *Good:* `holidays:
//! [2026-10-01/2026-10-07]` and `workdays: [2026-09-20, 2026-10-10]`.
//!
//! *Source:* 政府信息公开条例第二十六条 counts working days; 国务院办公厅 publishes each year's holidays in advance
//! (site-checks.yaml PUB-03).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::disclosure::TimeLimit;
use std::collections::BTreeSet;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    let mut years = BTreeSet::new();
    for (row, duties) in site.catalogue.iter().zip(&context.duties) {
        let in_working_days = matches!(
            row.data.time_limit.limit(),
            Some(
                TimeLimit::WorkingDays(_)
                    | TimeLimit::WorkingDaysAfterEvent(_)
                    | TimeLimit::EveryWorkingDays(_)
            )
        );
        if !in_working_days {
            continue;
        }
        for duty in duties {
            let Some(due) = duty.due else { continue };
            let front = duty.document.map(|at| site.disclosures[at].front());
            let from = front
                .and_then(|front| front.event.or(front.created))
                .or(row.data.since)
                .map_or(due, |date| date.0);
            years.extend(from.year().min(due.year())..=due.year());
        }
    }
    let settings = site.settings();
    let unknown: Vec<String> = years
        .into_iter()
        .filter(|year| !settings.has_calendar_for(*year))
        .map(|year| year.to_string())
        .collect();
    if unknown.is_empty() {
        return;
    }
    findings.add(|| {
        (
            site.settings.origin.field("title"),
            Fault::new(
                code::NO_CALENDAR,
                format!(
                    "没有 {} 年的放假安排，工作日按星期一至星期五计算",
                    unknown.join("、")
                ),
                format!(
                    "no holidays are given for {}: working days are counted from Monday to Friday",
                    unknown.join(", ")
                ),
            )
            .help(
                "按国务院办公厅公布的安排，在 site.yaml 里写 holidays: [2026-10-01/2026-10-07] 和 workdays: [2026-10-10]（调休上班的日子）",
                "write the published holidays into site.yaml: holidays: [2026-10-01/2026-10-07], and the days worked instead: workdays: [2026-10-10]",
            ),
        )
    });
}
