//! Z528 `same-station`
//!
//! *What it checks:* no two stations have one name and one telephone.
//!
//! *Why:* most often a station was entered twice: residents see two, and one of them is not kept.
//!
//! *Source:* content-format.md, "Identifiers".
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use std::collections::HashMap;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    let lang = site.default_lang();
    let mut seen: HashMap<(&str, String), usize> = HashMap::new();
    let mut stations: Vec<usize> = (0..site.stations.len()).collect();
    stations.sort_by(|a, b| {
        site.stations[*a]
            .record
            .origin
            .cmp(&site.stations[*b].record.origin)
    });
    for at in stations {
        let record = &site.stations[at].record;
        let name = record.data.name.best(lang, lang).0;
        let Some(phone) = record.data.phone.first() else {
            continue;
        };
        let Some(first) = seen.get(&(name, phone.to_string())).copied() else {
            seen.insert((name, phone.to_string()), at);
            continue;
        };
        let other = &site.stations[first].record;
        findings.add(|| {
            let fault = Fault::new(
                code::SAME_STATION,
                format!("和 {} 的站点 {} 名称、电话都相同", other.origin.file, other.id),
                format!("its name and telephone are those of {} in {}, too", other.id, other.origin.file),
            )
            .help(
                format!("是同一个站的，只留一条，把这条的编号写进那条的 aliases: [{}]；是两个站的，改正名称或电话", record.id),
                format!("if it is one station, keep one record and write aliases: [{}] into it; else correct the name or telephone", record.id),
            );
            (record.origin.field("name"), fault)
        });
    }
}
