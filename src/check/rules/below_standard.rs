//! Z512 `below-standard`
//!
//! *What it checks:* where `site.yaml` has `station_standard`, how each station stands to the 36 clauses: one note a station.
//!
//! *Why:* a bureau sees at once which station lacks what, and which clauses nobody has written down.
//!
//! *Bad:* `facilities: [office]` (no service area, no accessible toilet). *Good:* all facilities, or a clause stated by
//! hand: `standard: [{clause: 1.5, met: true}]`.
//!
//! *Source:* 攀枝花市乡镇（街道）社会工作服务站建设导引, 36 clauses (site-checks.yaml station_standard): a local document that
//! a site takes over by writing the key.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::standard::CLAUSES;
use crate::site::{ClauseState, Standing};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    if site.settings().station_standard.is_none() {
        return;
    }
    let places: Vec<usize> = (0..site.stations.len())
        .filter(|at| site.held_to_standard(*at))
        .collect();
    findings.each(&places, |at, findings| {
        let states = site.standard_of(*at);
        let of = |standing: Standing| states.iter().filter(move |state| state.standing == standing);
        if of(Standing::NotMet).next().is_none() {
            return;
        }
        findings.add(|| {
            let entry = &site.stations[*at];
            let name = context.say(&entry.record.data.name);
            let met = of(Standing::Met).count();
            let unknown = of(Standing::Unknown).count();
            let lacking: Vec<String> = of(Standing::NotMet).map(told).collect();
            (
                entry.record.origin.field("name"),
                Fault::new(
                    code::BELOW_STANDARD,
                    format!(
                        "{name}：{} 条建设条款中符合 {met} 条，记录没有说明 {unknown} 条，不符合 {} 条：{}",
                        CLAUSES.len(),
                        lacking.len(),
                        lacking.join("；")
                    ),
                    format!(
                        "{name}: of the {} clauses {met} are met, {unknown} are not spoken of, and {} are not met: {}",
                        CLAUSES.len(),
                        lacking.len(),
                        of(Standing::NotMet)
                            .map(|state| state.clause.id)
                            .collect::<Vec<_>>()
                            .join(", ")
                    ),
                )
                .help(
                    "补齐以后改记录；字段里看不出来的，写 standard: [{clause: 1.5, met: true}]",
                    "change the record when it is mended; what no field says is stated with standard: [{clause: 1.5, met: true}]",
                ),
            )
        });
    });
}

fn told(state: &ClauseState<'_>) -> String {
    let ClauseState { clause, detail, .. } = state;
    if detail.is_empty() {
        format!("{} {}", clause.id, clause.asks)
    } else {
        format!("{} {}（{detail}）", clause.id, clause.asks)
    }
}
