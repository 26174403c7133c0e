//! Totals check: stated totals against the sum of their parts.
//!
//! **You are here:** `site/statistics` — looks at finished tables; no IO.

use super::roll_up::parts;
use super::{Cell, MeasureEntry, Row, RowOf};
use crate::diag::{Fault, code};
use crate::record::Record;
use crate::record::statistics::Figures;
use crate::site::regions::Regions;
use crate::site::report::{Reporter, name};
use crate::value::Quantity;
use std::collections::BTreeMap;

/// A stated total that differs from the sum of its complete, exact parts is reported with both numbers.
pub(super) fn compare_totals(
    record: &Record<Figures>,
    rows: &[Row],
    columns: &[usize],
    measures: &[MeasureEntry],
    regions: &Regions,
    reporter: &mut Reporter,
) {
    let by_region: BTreeMap<usize, &Row> = rows
        .iter()
        .filter_map(|row| match row.of {
            RowOf::Region(region) => Some((region, row)),
            RowOf::Station(_) => None,
        })
        .collect();
    for (region, row) in &by_region {
        let children = &regions.list[*region].children;
        for (column, measure) in columns.iter().enumerate() {
            let (Cell::Stated(total), Some(line)) = (&row.cells[column], row.line) else {
                continue;
            };
            let mut claims: Vec<Vec<&Quantity>> = Vec::new();
            let parts_below: Vec<&Quantity> = children
                .iter()
                .filter_map(|child| match &by_region.get(child)?.cells[column] {
                    Cell::Stated(quantity) => Some(quantity),
                    _ => None,
                })
                .collect();
            if !children.is_empty() && parts_below.len() == children.len() {
                claims.push(parts_below);
            }
            let parts = parts(&measures[*measure], measures);
            let beside: Vec<&Quantity> = parts
                .iter()
                .filter_map(|part| columns.iter().position(|column| column == part))
                .filter_map(|at| match &row.cells[at] {
                    Cell::Stated(quantity) => Some(quantity),
                    _ => None,
                })
                .collect();
            if !parts.is_empty() && beside.len() == parts.len() {
                claims.push(beside);
            }
            for parts in claims {
                let Some(sum) = Quantity::sum(&parts) else {
                    continue;
                };
                if !total.exact() || !sum.exact() || sum.low() == total.low() {
                    continue;
                }
                let id = measures[*measure].data.id.as_str();
                let title = name(&measures[*measure].data.name);
                let fault = Fault::new(
                    code::TOTAL_DIFFERS,
                    format!("{title}的合计写的是 {total}，各部分之和是 {sum}"),
                    format!("the stated total of {id} is {total}, its parts add up to {sum}"),
                )
                .help(
                    "对照来源核对合计和各部分；来源本身如此的，在 note 里说明",
                    "check the total and its parts against the source; where the source says so itself, say it in `note`",
                );
                reporter.report(fault, record.origin.field(&format!("values[{line}].{id}")));
            }
        }
    }
}
