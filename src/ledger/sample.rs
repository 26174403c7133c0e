//! Empty ledger (`--template`): the headings, and two rows that show how they are filled in.
//!
//! **You are here:** `ledger/` — a table without records; no IO. The rows say 示例 in the column 操作, so that an import passes
//! them over.

use super::column::{Column, What};
use super::compare::SAMPLE;
use super::names::Names;
use super::table::{Row, Tables};
use crate::record::shape::Shape;

impl Tables {
    /// The same tables with two samples in the place of their records.
    #[must_use]
    pub fn sampled(mut self) -> Tables {
        let names = &self.names;
        for table in &mut self.tables {
            table.rows = [true, false]
                .into_iter()
                .map(|full| {
                    let cells = table.columns.iter().map(|column| sample(column, names, full));
                    Row::of_cells(cells.collect())
                })
                .collect();
        }
        self
    }
}

/// What a cell of a sample says: in the first row whatever has a plain form, in the second what a record must have.
fn sample(column: &Column, names: &Names, full: bool) -> String {
    let own = match &column.what {
        What::Id | What::Reason => return String::new(),
        What::Action => return SAMPLE.to_owned(),
        What::Parent(kind) => return names.labels(kind).into_iter().next().unwrap_or_default(),
        What::Value { .. } if !column.required && !full => return String::new(),
        What::Value { shape, .. } => shape,
    };
    if let Some(kind) = column.refers() {
        return names.labels(kind).into_iter().next().unwrap_or_default();
    }
    if super::hours::is_hours(own) {
        return "周一至周五 09:30—13:00；15:30—18:00".to_owned();
    }
    let format = column.format().unwrap_or_default();
    match (own, format) {
        (_, "phone") => "0899-6120001".to_owned(),
        (_, "date" | "partial-date" | "moment") => "2026-01-15".to_owned(),
        (_, "count" | "people") => "5".to_owned(),
        (_, "flag") => "是".to_owned(),
        (_, "money") => "40000".to_owned(),
        (Shape::OneOf(words), _) => words.first().map_or_else(String::new, |(id, meaning)| {
            super::column::word(id, meaning).to_owned()
        }),
        (Shape::Text, _) if column.lang.is_none_or(|lang| lang == crate::lang::Lang::ZH) => {
            match column.keys.last().map(String::as_str) {
                Some("name" | "title") => "示例（这一行不会导入）".to_owned(),
                Some("address") => "示例街道示例路1号".to_owned(),
                _ => String::new(),
            }
        }
        _ => String::new(),
    }
}
