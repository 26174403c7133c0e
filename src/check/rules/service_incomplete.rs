//! Z521 `service-incomplete`
//!
//! *What it checks:* a service that people apply for — it names papers, a time limit or a standard — says all of it: basis, conditions, materials, place,
//! hours, phone, steps, time limit, where to complain, and for social assistance the standard.
//!
//! *Why:* someone who takes the bus to town with half the papers has to come again. Guides that lack four of these count
//! against a government site.
//!
//! *Bad:* `materials: [身份证]` alone. *Good:* with `eligibility`, `steps`, `time_limit`, `basis`, offered at a station with hours.
//!
//! *Source:* 政府网站与政务新媒体检查指标 (site-checks.yaml VETO-12, `guide_elements`).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::site::{ServiceEntry, Site};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    for service in &context.site.menu.services {
        let Some(missing) = missing(context, service).filter(|missing| !missing.is_empty()) else {
            continue;
        };
        findings.add(|| {
            let name = context.say(&service.data().name);
            let zh: Vec<&str> = missing.iter().map(|(zh, _)| *zh).collect();
            let en: Vec<&str> = missing.iter().map(|(_, en)| *en).collect();
            let fault = Fault::new(
                code::SERVICE_INCOMPLETE,
                format!("办事指南“{name}”缺少：{}", zh.join("、")),
                format!("the guide of {name} lacks {}", en.join(", ")),
            )
            .help(
                "在这个服务事项里补上括号里的字段；办理地点、时间、电话写在提供这项服务的站点里",
                "add these keys to the service; place, hours and phone belong to the stations that offer it",
            );
            (service.field("name"), fault)
        });
    }
}

/// The elements that a guide lacks, in Chinese and English; none for a service that nobody applies for (a visit, a talk).
pub(crate) fn missing(
    context: &Context<'_>,
    service: &ServiceEntry,
) -> Option<Vec<(&'static str, &'static str)>> {
    let site: &Site = context.site;
    let data = service.data();
    let guide = !data.materials.is_empty() || data.time_limit.is_some() || data.standard.is_some();
    if !guide {
        return None;
    }
    let stations = || service.stations.iter().map(|at| &site.stations[*at].record.data);
    let complaint = data.complaints.is_some() || site.settings().feedback.is_some();
    let category = &site.menu.categories[service.category].record.data.name;
    let assistance = context.say(category).contains("救助");
    let elements = [
        (data.basis.is_empty(), ("设定依据(basis)", "basis")),
        (
            data.eligibility.is_none(),
            ("申请条件(eligibility)", "eligibility"),
        ),
        (data.materials.is_empty(), ("办理材料(materials)", "materials")),
        (
            service.stations.is_empty() && data.channels.is_empty(),
            (
                "办理地点(站点的 services，或 channels)",
                "a place (services of a station, or channels)",
            ),
        ),
        (
            !service.stations.is_empty() && stations().all(|station| station.hours.is_empty()),
            ("办理时间(站点的 hours)", "hours (of a station)"),
        ),
        (
            !service.stations.is_empty() && stations().all(|station| station.phone.is_empty()),
            ("联系电话(站点的 phone)", "a phone (of a station)"),
        ),
        (data.steps.is_empty(), ("办理流程(steps)", "steps")),
        (
            assistance && data.standard.is_none(),
            ("救助标准(standard)", "the standard"),
        ),
        (data.time_limit.is_none(), ("办理时限(time_limit)", "time_limit")),
        (!complaint, ("监督投诉渠道(complaints)", "complaints")),
    ];
    Some(
        elements
            .into_iter()
            .filter_map(|(missing, name)| missing.then_some(name))
            .collect(),
    )
}
