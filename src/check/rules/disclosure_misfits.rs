//! Z531 `disclosure-misfits`
//!
//! *What it checks:* a disclosure is of whom its row of the catalogue asks, of a period as long as the row's, and names elements
//! that the row has.
//!
//! *Why:* what does not fit fulfils another duty than the one that it was written for, or none, and nobody sees it.
//!
//! *Source:* content-format.md, "Disclosure".
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::{Context, of_period};
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::disclosure::{AppliesTo, CatalogueRow, Disclosure, Every, TimeLimit};
use crate::value::PeriodKind;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    for (at, disclosure) in site.disclosures.iter().enumerate() {
        let front = disclosure.front();
        let Some(row) = front.item.as_ref().and_then(|id| site.catalogue_row(id)) else {
            continue;
        };
        let data = &site.catalogue[row].data;
        let origin = disclosure.origin();
        let mut tell = |field: &str, fault: Fault| findings.add(|| (origin.field(field), fault));
        if let Some((field, fault)) = subject(context, data, front) {
            tell(field, fault);
        }
        if let Some(fault) = period(data, front) {
            tell("period", fault);
        }
        // What a duty lacks has been told there.
        let lacks = context.duties.get(row).is_some_and(|duties| {
            duties
                .iter()
                .any(|duty| duty.document == Some(at) && !duty.lacks.is_empty())
        });
        if !lacks && let Some((field, fault)) = elements(context, data, front) {
            tell(&field, fault);
        }
    }
}

fn subject(context: &Context<'_>, row: &CatalogueRow, front: &Disclosure) -> Option<(&'static str, Fault)> {
    let title = context.say(&row.level2);
    let (field, zh, en, help_zh, help_en) = match (
        row.applies_to.unwrap_or(AppliesTo::Site),
        &front.station,
        &front.operator,
    ) {
        (AppliesTo::Station, None, _) => (
            "item",
            "每个站点各公开一份，这份没有写是哪个站的",
            "is disclosed by each station, and this one does not say which",
            "加一行 station: 站点的编号",
            "add a line station: the station's id",
        ),
        (AppliesTo::Operator, _, None) => (
            "item",
            "每个承接机构各公开一份，这份没有写是哪个机构的",
            "is disclosed by each operator, and this one does not say which",
            "加一行 operator: 承接机构的编号",
            "add a line operator: the operator's id",
        ),
        (AppliesTo::Site, Some(_), _) | (AppliesTo::Operator, Some(_), Some(_)) => (
            "station",
            "不是由站点公开的，写了 station 就不算数",
            "is not disclosed by stations: with `station` it does not count",
            "删去 station 这一行；确实是站点的，核对 item",
            "delete the line of station, or correct item",
        ),
        (AppliesTo::Site, None, Some(_)) => (
            "operator",
            "不是由承接机构公开的，写了 operator 就不算数",
            "is not disclosed by operators: with `operator` it does not count",
            "删去 operator 这一行；确实是机构的，核对 item",
            "delete the line of operator, or correct item",
        ),
        _ => return None,
    };
    let fault = Fault::new(
        code::DISCLOSURE_MISFITS,
        format!("“{title}”{zh}"),
        format!("{title} {en}"),
    );
    Some((field, fault.help(help_zh, help_en)))
}

/// A period that is no year where the row asks for one a year.
fn period(row: &CatalogueRow, front: &Disclosure) -> Option<Fault> {
    let every = match row.time_limit.limit()? {
        TimeLimit::YearlyBy(_) => Every::Year,
        TimeLimit::AfterEach(every, _) => every,
        _ => return None,
    };
    let period = front.period?;
    let (name, name_en, fits) = match every {
        Every::Year => (
            "年",
            "year",
            !matches!(
                period.kind(),
                PeriodKind::Half | PeriodKind::Quarter | PeriodKind::Month
            ),
        ),
        Every::Quarter => (
            "季",
            "quarter",
            period.kind() == PeriodKind::Quarter
                || period.kind() == PeriodKind::Days
                || period.kind() == PeriodKind::Months,
        ),
        Every::Month => (
            "月",
            "month",
            !matches!(
                period.kind(),
                PeriodKind::Year | PeriodKind::Half | PeriodKind::Quarter
            ),
        ),
    };
    if fits {
        return None;
    }
    let first = period.first();
    let month = match every {
        Every::Year => 1,
        Every::Quarter => (first.month() - 1) / 3 * 3 + 1,
        Every::Month => first.month(),
    };
    let start = jiff::civil::Date::new(first.year(), month, 1).unwrap_or(first);
    let (zh, en, _) = of_period(Some((every, start)));
    let written = en.trim_start_matches(" for ");
    let fault = Fault::new(
        code::DISCLOSURE_MISFITS,
        format!("目录里这一行按{name}公开，这份写的时期是 {period}，会当成整个时期{zh}的"),
        format!(
            "the row asks for one each {name_en}; this one is of {period} and counts for all of {written}"
        ),
    );
    Some(fault.help(
        format!("说的是整个时期的，写 period: {written}；只是其中一段的，等全的出来再公开到这一行"),
        format!("if it is of the whole, write period: {written}; else it belongs to another row"),
    ))
}

fn elements(context: &Context<'_>, row: &CatalogueRow, front: &Disclosure) -> Option<(String, Fault)> {
    if row.elements.is_empty() {
        return None;
    }
    let all: Vec<&str> = row.elements.iter().map(|element| context.say(element)).collect();
    let (at, unknown) = front
        .covers
        .iter()
        .map(|own| context.say(own))
        .enumerate()
        .find(|(_, own)| !all.contains(own))?;
    let fault = Fault::new(
        code::DISCLOSURE_MISFITS,
        format!("目录里这一行没有“{unknown}”这个要素"),
        format!("the row has no element {unknown}"),
    );
    let list = all.join("、");
    Some((
        format!("covers[{at}]"),
        fault.help(
            format!("从这些里选：{list}；全都有的，删去 covers"),
            format!("choose of these: {list}; where all is there, delete covers"),
        ),
    ))
}
