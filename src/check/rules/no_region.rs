//! Z532 `no-region`
//!
//! *What it checks:* every station says which region it stands in, on a site that has regions.
//!
//! *Why:* who looks for a station by district and township does not come by it.
//!
//! *Source:* content-format.md, "stations".
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    if site.regions.candidates().next().is_none() {
        return;
    }
    for station in &site.stations {
        let record = &station.record;
        if record.data.region.is_some() {
            continue;
        }
        findings.add(|| {
            let name = context.say(&record.data.name);
            let fault = Fault::new(
                code::NO_REGION,
                format!("站点“{name}”没有写在哪个地区，按地区找不到它"),
                format!("the station {name} says no region: it is not found by district"),
            )
            .help(
                "补上一行：region: ……（所在行政区划的代码，在 content/regions.yaml 里）",
                "add a line: region: …… (the code of its region, in content/regions.yaml)",
            );
            (record.origin.field("level"), fault)
        });
    }
}
