//! Z529 `same-figures-twice`
//!
//! *What it checks:* no two tables of one period and one source give a number for the same region or station and the same measure.
//!
//! *Why:* mostly a file was copied and its period left as it was: residents see two numbers, and one of them is of another time.
//!
//! *Source:* content-format.md, "Statistics".
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::Record;
use crate::record::statistics::{Figures, Values};
use std::collections::HashMap;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let mut records: Vec<&Record<Figures>> =
        context.site.figures.iter().map(|table| &*table.record).collect();
    records.sort_by(|a, b| a.origin.cmp(&b.origin));
    let mut seen: HashMap<_, Vec<&Record<Figures>>> = HashMap::new();
    for record in records {
        let Some(period) = record.data.period else {
            continue;
        };
        let before = seen.entry(period).or_default();
        if let Some((first, values)) = before
            .iter()
            .find_map(|first| Some((*first, shared(&first.data, &record.data)?)))
        {
            findings.add(|| (record.origin.field("period"), fault(first, record, values)));
        }
        before.push(record);
    }
}

/// The line of the second record that says what the first says, too; none where they are different counts.
fn shared<'f>(first: &Figures, second: &'f Figures) -> Option<&'f Values> {
    let plan = |figures: &Figures| figures.plan.is_some_and(|plan| plan.0);
    let other_source = matches!((&first.source, &second.source), (Some(one), Some(other)) if one != other);
    if plan(first) != plan(second) || first.scope != second.scope || other_source {
        return None;
    }
    let of = |values: &Values| (values.region.clone(), values.station.clone());
    second.values.iter().find(|values| {
        first.values.iter().any(|own| {
            of(own) == of(values)
                && own
                    .values
                    .iter()
                    .any(|(measure, _)| values.values.iter().any(|(other, _)| other == measure))
        })
    })
}

fn fault(first: &Record<Figures>, record: &Record<Figures>, values: &Values) -> Fault {
    let period = record
        .data
        .period
        .map(|period| period.to_string())
        .unwrap_or_default();
    let of = match (&values.region, &values.station) {
        (Some(region), _) => region.to_string(),
        (None, Some(station)) => station.to_string(),
        (None, None) => String::new(),
    };
    let file = &first.origin.file;
    Fault::new(
        code::SAME_FIGURES,
        format!("{file} 也是 {period} 的统计，{of} 的同一项写了两次"),
        format!("{file} has figures of {period}, too, and a number of {of} stands in both"),
    )
    .help(
        "复制来的，把 period 改成这份自己的时期；是同一份的，只留一个文件；统计口径不同的，用 scope 写明范围",
        "in a copied file, correct the period; if both are one, keep one file; if they count differently, say so in scope",
    )
}
