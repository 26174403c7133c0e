//! Z503 `not-checked`
//!
//! *What it checks:* someone has checked the facts of every working station within `checked_within_days` of `site.yaml`.
//! Without that setting the rule says nothing.
//!
//! *Why:* a phone number that nobody has dialled for a year sends people to a closed door; a saved file is not a check.
//!
//! *Bad:* `checked_within_days: 180` and `checked: {date: 2025-05-20, by: 城关区民政局}` in November 2026. *Good:* a date
//! within the last 180 days.
//!
//! *Source:* content-format.md, `checked_within_days`.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::site::Check;
use jiff::civil;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    let Some(limit) = site.settings().checked_within_days else {
        return;
    };
    let checks: Vec<Check> = (0..site.stations.len())
        .filter_map(|at| site.check_of(at))
        .collect();
    findings.each(&checks, |check, findings| {
        let record = &site.stations[check.station].record;
        match check.last {
            None => findings.add(|| (record.origin.field("name"), never(site.today))),
            Some(last) => {
                let days = (site.today - last).get_days();
                if i64::from(days) > i64::from(limit.0) {
                    findings.add(|| {
                        (
                            record.origin.field("checked.date"),
                            long_ago(days, limit.0, site.today),
                        )
                    });
                }
            }
        }
    });
}

fn never(today: civil::Date) -> Fault {
    let (zh, en) = advice(today);
    Fault::new(
        code::NOT_CHECKED,
        "这个站点还没有核对过",
        "the facts of this station have never been checked",
    )
    .help(zh, en)
}

fn long_ago(days: i32, limit: u32, today: civil::Date) -> Fault {
    let (zh, en) = advice(today);
    Fault::new(
        code::NOT_CHECKED,
        format!("这个站点已经 {days} 天没有核对，超过了 {limit} 天"),
        format!("the facts of this station were checked {days} days ago, more than {limit}"),
    )
    .help(zh, en)
}

fn advice(today: civil::Date) -> (String, String) {
    (
        format!("打电话或到站里核对地址、电话、开放时间，然后写：checked: {{date: {today}, by: 核对的单位}}"),
        format!(
            "check address, phone and hours by a call or a visit, then write: checked: {{date: {today}, by: who checked}}"
        ),
    )
}
