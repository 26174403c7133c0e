//! Identity of rows: which record a row is about, and whether a sorted sheet has exchanged the ids.
//!
//! **You are here:** `ledger/compare` — before a row's cells are looked at; no IO.

use super::{Comparer, Found, Row, Seal, What, at};
use crate::edit::Value;
use crate::ledger::cell::items;
use crate::ledger::layout;
use crate::ledger::names::bare;
use crate::ledger::question::{Question, what};
use crate::ledger::table::Tables;
use std::collections::{BTreeSet, HashMap};

/// The record that a row without an id is about.
pub(super) enum Named {
    /// None has the name.
    Nobody,
    /// By its place in the table.
    One(usize),
    /// Several have it: their ids.
    Several(Vec<String>),
}

/// What records are called beside their names, by kind and name: ids.
pub(super) type OtherNames = HashMap<(&'static str, String), BTreeSet<String>>;

/// The other names of a row's record, without what people write otherwise.
fn others(row: &Row) -> Vec<String> {
    let keys = ["other_names".to_owned()];
    let mut all = Vec::new();
    for version in &row.files {
        for item in at(&version.value, &keys).into_iter().flat_map(items) {
            match item {
                Value::Text(text) => all.push(bare(text)),
                Value::Map(texts) => all.extend(texts.iter().filter_map(|(_, text)| match text {
                    Value::Text(text) => Some(bare(text)),
                    _ => None,
                })),
                Value::List(_) => {}
            }
        }
    }
    all
}

pub(super) fn other_names(tables: &Tables) -> OtherNames {
    let mut names = OtherNames::new();
    for table in tables.tables.iter().filter(|table| table.sheet.rows.is_empty()) {
        for row in &table.rows {
            for name in others(row) {
                names
                    .entry((table.sheet.record, name))
                    .or_default()
                    .insert(row.id.clone());
            }
        }
    }
    names
}

/// Whether a text names the record that it stands beside, so that it is no new name: with other quotes, or by another of its names.
pub(super) fn is_own_name(row: &Row, now: &str, text: &str) -> bool {
    let text = bare(text);
    text == bare(now) || others(row).contains(&text)
}

/// By sheet: the ids that had these values at the export.
pub(super) type Contents = HashMap<String, HashMap<String, String>>;

pub(super) fn contents(seals: &HashMap<(String, String), Seal>) -> Contents {
    let mut all = Contents::new();
    // In one order, so that the same workbook always gives the same question.
    let mut sorted: Vec<(&(String, String), &Seal)> = seals.iter().collect();
    sorted.sort_by_key(|(key, _)| *key);
    for ((sheet, id), seal) in sorted {
        let own = all.entry(sheet.clone()).or_default();
        own.insert(seal.but_the_first().to_owned(), id.clone());
    }
    all
}

impl Comparer<'_> {
    pub(super) fn by_name(&self, found: &Found<'_>) -> Named {
        let name = found.text_of(layout::is_name);
        if name.is_empty() || !found.table.sheet.rows.is_empty() {
            return Named::Nobody;
        }
        let names = &self.tables.names;
        let mut ids: BTreeSet<String> = names
            .named(found.table.names_key(), name)
            .into_iter()
            .map(str::to_owned)
            .collect();
        if ids.is_empty()
            && let Some(others) = self.other_names.get(&(found.table.sheet.record, bare(name)))
        {
            ids.clone_from(others);
        }
        let mut ids: Vec<String> = ids.into_iter().collect();
        match (ids.len(), ids.pop()) {
            (1, Some(only)) => found.table.position(&only).map_or(Named::Nobody, Named::One),
            (_, Some(last)) => {
                ids.push(last);
                Named::Several(ids)
            }
            (_, None) => Named::Nobody,
        }
    }

    /// The question about a name that several records have.
    pub(super) fn which(&self, found: &Found<'_>, ids: &[String]) -> Question {
        let name = found.text_of(layout::is_name);
        let (zh, en) = what(found.table.names_key());
        let list = ids.join("、");
        Question::new(
            format!(
                "叫“{name}”的{zh}有 {} 个，是哪一个？在“编号”列写明：{list}",
                ids.len()
            ),
            format!(
                "{} {en}s are called `{name}`; write the id of the one that is meant: {list}",
                ids.len()
            ),
        )
    }

    /// Whether a ledger that we wrote came back without its ids.
    pub(super) fn lacks_ids(&self, found: &Found<'_>) -> bool {
        let column = found
            .table
            .columns
            .iter()
            .position(|column| matches!(column.what, What::Id));
        found.layout.own
            && column.is_none_or(|column| found.layout.place(column).is_none())
            && (self.contents.contains_key(found.table.sheet.name) || found.layout.seal.is_some())
    }

    /// Where the row holds what another record's row held: sorting only some columns exchanges records.
    pub(super) fn exchanged(&self, found: &Found<'_>, row: &Row, seal: Option<&Seal>) -> Option<Question> {
        let first = found.table.columns.first()?;
        if !found.layout.own || !matches!(first.what, What::Id) {
            return None;
        }
        if found.layout.seal.is_some() && seal.is_some_and(|seal| !seal.says(&first.path, &row.id)) {
            return Some(moved(&row.id, None));
        }
        let texts: Vec<&str> = (0..found.table.columns.len())
            .map(|number| {
                let place = found.layout.place(number);
                place
                    .and_then(|place| found.cell(place))
                    .map_or("", |cell| cell.text.as_str())
            })
            .collect();
        if texts.iter().skip(1).eq(row.cells.iter().skip(1)) {
            return None;
        }
        let paths = found.table.columns.iter().map(|column| column.path.as_str());
        let own = Seal::of(paths.zip(texts).skip(1));
        let key = (found.table.sheet.name.to_owned(), row.id.clone());
        if self
            .seals
            .get(&key)
            .is_none_or(|seal| seal.but_the_first() == own.as_str())
        {
            return None;
        }
        let other = self.contents.get(found.table.sheet.name)?.get(own.as_str())?;
        (*other != row.id).then(|| moved(&row.id, Some(other)))
    }
}

fn moved(id: &str, other: Option<&str>) -> Question {
    let of = other.map_or_else(|| "另一条记录".to_owned(), |other| format!("“{other}”"));
    Question::new(
        format!(
            "编号是“{id}”，这一行的内容却是导出时{of}的：编号和内容错开了，多半是只排了一列的序。撤消排序，或重新导出再改"
        ),
        format!(
            "the id is `{id}`, but the row holds what {} held at the export: was one column sorted alone? Undo it, or export again",
            other.unwrap_or("another record")
        ),
    )
}
