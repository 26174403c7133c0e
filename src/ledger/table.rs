//! Tables: the records of a site as rows of cells, with where each stands.
//!
//! **You are here:** `ledger/` — after columns and cells; written by `workbook` and `comma`, compared by `compare`; no IO.

mod rows;

use super::cell::{Wording, at};
use super::column::{Column, Terms, What, columns};
use super::names::Names;
use super::sheet::{Kind, SHEETS, SheetRow};
use super::value;
use crate::edit::Value;
use crate::lang::Lang;
use crate::site::Site;
use crate::value::{RegionCode, Scalar as _};
use rows::Files;
use std::collections::HashMap;
use std::sync::Arc;

/// Stands in the place of what is not public; it is no change.
pub(super) const WITHHELD: &str = "（不公开）";

/// A sheet with its rows.
pub struct Table {
    /// Which sheet.
    pub sheet: &'static SheetRow,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, in the site's order.
    pub rows: Vec<Row>,
    ids: HashMap<String, usize>,
}

impl Table {
    /// An id as the rows have it: a region's code without the zeros at its end.
    pub(super) fn id_of(&self, text: &str) -> String {
        match self.sheet.id {
            "code" => {
                RegionCode::read(text).map_or_else(|_| text.to_owned(), |code| code.as_str().to_owned())
            }
            _ => text.to_owned(),
        }
    }

    /// The place of the row with an id.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// The key of references to its records.
    pub(super) fn names_key(&self) -> &'static str {
        match self.sheet.record {
            "statistics" => "figures",
            own => own,
        }
    }
}

/// A record, or an item of one that has a row of its own.
pub struct Row {
    /// What stands in the column of ids.
    pub id: String,
    /// What it is called in messages for machines: `station:gamagongsang`.
    pub record: String,
    /// The cells, one a column.
    pub cells: Vec<String>,
    /// Its file, and those of its translations.
    pub(super) files: Vec<Version>,
    /// Its place in a list of records.
    pub(super) index: Option<u32>,
    /// The path of its item in the record: `items[3]`; empty for the record itself.
    pub(super) item: String,
    /// The record in which its item stands.
    pub(super) parent: String,
    /// Fields that are there and not public.
    pub(super) withheld: Vec<&'static str>,
}

/// One file of a record: documents have one for each language.
#[derive(Clone)]
pub(super) struct Version {
    /// The language; none for records of YAML.
    pub lang: Option<Lang>,
    /// Path relative to the site folder.
    pub file: Arc<str>,
    /// What it says of the row.
    pub value: Value,
}

impl Row {
    /// The version of the row that a column is about.
    pub(super) fn version(&self, column: &Column) -> Option<&Version> {
        let first = self.files.first()?;
        match (first.lang, column.lang) {
            (Some(own), Some(lang)) if own != lang => {
                let other = self.files.iter().find(|version| version.lang == Some(lang));
                // A text may stand in several languages in one file.
                other.or_else(|| {
                    at(&first.value, &column.keys)
                        .and_then(|text| value::get(text, lang.tag()))
                        .map(|_| first)
                })
            }
            _ => Some(first),
        }
    }
}

/// What tables are made of.
pub struct Source<'s> {
    /// The site; drafts in it.
    pub site: &'s Site,
    /// The bytes of a file of the site folder.
    pub bytes: &'s (dyn Fn(&str) -> Option<&'s [u8]> + 's),
}

/// The tables of a site, and the names in them.
pub struct Tables {
    /// The tables, in the order of [`SHEETS`].
    pub tables: Vec<Table>,
    /// Files of records that cannot be read today: what is not in the tables may stand in one of them.
    pub unread: Vec<String>,
    pub(super) names: Names,
    pub(super) default: Lang,
}

impl Tables {
    /// Whether a row is of this file.
    pub fn has_file(&self, file: &str) -> bool {
        let mut rows = self.tables.iter().flat_map(|table| &table.rows);
        rows.any(|row| row.files.iter().any(|version| &*version.file == file))
    }

    /// The tables of some kinds.
    pub fn of<'s>(source: &'s Source<'s>, kinds: &[Kind]) -> Tables {
        Tables::made(source, kinds, |row| row)
    }

    /// The same with their cells alone, to be written: what the files say is several times as large, and only a comparison asks it.
    pub fn to_write<'s>(source: &'s Source<'s>, kinds: &[Kind]) -> Tables {
        Tables::made(source, kinds, |row| Row {
            files: Vec::new(),
            ..row
        })
    }

    /// `kept`: what stays of a row when its cells are filled.
    fn made<'s>(source: &'s Source<'s>, kinds: &[Kind], kept: fn(Row) -> Row) -> Tables {
        let names = Names::of(source.site);
        let default = source.site.default_lang();
        let terms = terms(source.site);
        let mut files = Files::of(source);
        let tables = SHEETS
            .iter()
            .filter(|sheet| kinds.contains(&sheet.kind))
            .map(|sheet| {
                let columns = columns(sheet, &terms);
                let wording = Wording {
                    names: &names,
                    default,
                };
                let fill = |mut row: Row| {
                    row.fill(&columns, &wording);
                    kept(row)
                };
                let rows = files.rows(sheet, &fill);
                let ids = rows
                    .iter()
                    .enumerate()
                    .map(|(at, row)| (row.id.clone(), at))
                    .collect();
                Table {
                    sheet,
                    columns,
                    rows,
                    ids,
                }
            })
            .collect();
        Tables {
            tables,
            unread: Vec::new(),
            names,
            default,
        }
    }

    /// How values are said in words.
    pub(super) fn wording(&self) -> Wording<'_> {
        Wording {
            names: &self.names,
            default: self.default,
        }
    }
}

/// What columns depend on beside the format.
pub(super) fn terms(site: &Site) -> Terms {
    let default = site.default_lang();
    let measures = site.measures.iter().map(|measure| {
        let data = &measure.data;
        let name = data.name.best(default, default).0;
        let heading = match &data.unit {
            Some(unit) => format!("{name}（{}）", unit.best(default, default).0),
            None => name.to_owned(),
        };
        (data.id.as_str().to_owned(), heading)
    });
    Terms {
        languages: site.languages.clone(),
        measures: measures.collect(),
    }
}

impl Wording<'_> {
    /// The same for a version of a document: in a translation's own file a plain text is in its language.
    pub(super) fn of_version(&self, version: &Version, column: &Column) -> Wording<'_> {
        let own = version.lang.filter(|_| column.lang == version.lang);
        Wording {
            names: self.names,
            default: own.unwrap_or(self.default),
        }
    }
}

impl Row {
    fn fill(&mut self, columns: &[Column], wording: &Wording<'_>) {
        let mut cells = Vec::with_capacity(columns.len());
        for column in columns {
            cells.push(match &column.what {
                What::Id => self.id.clone(),
                What::Parent(kind) => wording.names.label_of(kind, &self.parent),
                What::Action | What::Reason => String::new(),
                What::Value { .. } if self.withholds(column) => WITHHELD.to_owned(),
                What::Value { .. } => self.version(column).map_or_else(String::new, |version| {
                    wording.of_version(version, column).cell(column, &version.value)
                }),
            });
        }
        self.cells = cells;
    }
}

impl Row {
    /// Cells that are no record's.
    pub(super) fn of_cells(cells: Vec<String>) -> Row {
        Row {
            id: String::new(),
            record: String::new(),
            cells,
            files: Vec::new(),
            index: None,
            item: String::new(),
            parent: String::new(),
            withheld: Vec::new(),
        }
    }

    /// Notes which of some fields are there and not public.
    fn withhold(&mut self, keys: &[&'static str]) {
        if let Some(first) = self.files.first() {
            let there = |key: &&'static str| value::get(&first.value, key).is_some();
            self.withheld = keys.iter().copied().filter(there).collect();
        }
    }

    /// Whether the value of a column is there and not public.
    pub(super) fn withholds(&self, column: &Column) -> bool {
        column
            .keys
            .first()
            .is_some_and(|key| self.withheld.contains(&key.as_str()))
    }

    /// The row of an item of a record.
    fn item_of(mut self, sheet: &SheetRow, item: usize) -> Option<Row> {
        let version = self.files.first_mut()?;
        let Some(Value::List(items)) = value::get(&version.value, sheet.rows) else {
            return None;
        };
        version.value = items.get(item)?.clone();
        self.item = format!("{}[{item}]", sheet.rows);
        Some(self)
    }
}
