//! Rows of a sheet: the records of a site that it lists, each with what its file says.
//!
//! **You are here:** `ledger/table` — makes the rows of a table; no IO: bytes of files are given.

use super::{Row, Source, Version};
use crate::edit::Value;
use crate::ledger::sheet::{Kind, SheetRow};
use crate::ledger::value;
use crate::record::{FileKind, Locator, Origin, file_kind};
use crate::site::DocumentEntry;
use crate::source::encoding;
use std::collections::HashMap;
use std::sync::Arc;

/// The files of a site, read for rows.
pub(super) struct Files<'f> {
    source: &'f Source<'f>,
    /// Lists of records, which are read once.
    trees: HashMap<Arc<str>, Option<Value>>,
}

impl<'f> Files<'f> {
    pub(super) fn of(source: &'f Source<'f>) -> Files<'f> {
        Files {
            source,
            trees: HashMap::new(),
        }
    }

    /// What a file says of a record; none when it cannot be read any more.
    fn value(&mut self, origin: &Origin) -> Option<Value> {
        let source = self.source;
        let whole = |file: &Arc<str>| {
            let text = encoding::decode((source.bytes)(file)?).ok()?;
            value::of(Locator::new(file, &text).tree()?)
        };
        let Some(index) = origin.index else {
            return whole(&origin.file);
        };
        let tree = self
            .trees
            .entry(Arc::clone(&origin.file))
            .or_insert_with(|| whole(&origin.file));
        match tree {
            Some(Value::List(items)) => items.get(usize::try_from(index).ok()?).cloned(),
            _ => None,
        }
    }

    fn row(&mut self, sheet: &SheetRow, id: &str, origin: &Origin) -> Option<Row> {
        let value = self.value(origin)?;
        Some(Row {
            id: id.to_owned(),
            record: format!("{}:{id}", sheet.record),
            cells: Vec::new(),
            files: vec![Version {
                lang: None,
                file: Arc::clone(&origin.file),
                value,
            }],
            index: origin.index,
            item: String::new(),
            parent: String::new(),
            withheld: Vec::new(),
        })
    }

    /// The rows of a sheet, in the site's order; each goes through `filled` before the next file is read.
    pub(super) fn rows(&mut self, sheet: &'static SheetRow, filled: &dyn Fn(Row) -> Row) -> Vec<Row> {
        let site = self.source.site;
        match (sheet.kind, sheet.rows) {
            (Kind::Stations, _) => (0..site.stations.len())
                .filter_map(|at| self.station(sheet, at))
                .map(filled)
                .collect(),
            (Kind::Operators, _) => site
                .operators
                .iter()
                // One that is written in place stands in its station.
                .filter(|own| file_kind(&own.origin().file) == FileKind::Operators)
                .filter_map(|own| self.row(sheet, own.id.as_str(), own.origin()))
                .map(filled)
                .collect(),
            (Kind::Services, "") => site
                .menu
                .categories
                .iter()
                .filter_map(|own| self.row(sheet, own.record.id.as_str(), &own.record.origin))
                .map(filled)
                .collect(),
            (Kind::Services, _) => site
                .menu
                .services
                .iter()
                .filter_map(|own| {
                    let category = site.menu.categories.get(own.category)?.record.id.as_str();
                    let row = self.row(sheet, own.id().as_str(), own.origin())?;
                    let mut row = row.item_of(sheet, own.item)?;
                    category.clone_into(&mut row.parent);
                    Some(row)
                })
                .map(filled)
                .collect(),
            (Kind::Notices, _) => (0..site.notices.len())
                .filter_map(|at| {
                    let whole = site.shown_notice(at).whole();
                    self.document(sheet, &site.notices[at], whole)
                })
                .map(filled)
                .collect(),
            (Kind::Disclosures, _) => (0..site.disclosures.len())
                .filter_map(|at| {
                    let whole = site.shown_disclosure(at).whole();
                    self.document(sheet, &site.disclosures[at], whole)
                })
                .map(filled)
                .collect(),
            (Kind::Statistics, "") => site
                .figures
                .iter()
                .filter_map(|own| self.row(sheet, own.record.id.as_str(), &own.record.origin))
                .map(filled)
                .collect(),
            (Kind::Statistics, _) => self.figures(sheet, filled),
            (Kind::Regions, _) => site
                .regions
                .list
                .iter()
                .filter_map(|own| self.row(sheet, own.record.data.code.as_str(), &own.record.origin))
                .map(filled)
                .collect(),
        }
    }

    fn station(&mut self, sheet: &'static SheetRow, at: usize) -> Option<Row> {
        let site = self.source.site;
        let entry = site.stations.get(at)?;
        let mut row = self.row(sheet, entry.record.id.as_str(), &entry.record.origin)?;
        let shown = entry.whereabouts();
        let mut hidden = Vec::new();
        for (key, there) in [
            ("address", shown.address.is_some()),
            ("directions", shown.directions.is_some()),
            ("location", shown.location.is_some()),
        ] {
            if !there {
                hidden.push(key);
            }
        }
        row.withhold(&hidden);
        Some(row)
    }

    fn document<T>(
        &mut self,
        sheet: &'static SheetRow,
        entry: &DocumentEntry<T>,
        whole: bool,
    ) -> Option<Row> {
        let default = self.source.site.default_lang();
        let mut row = self.row(sheet, entry.id.as_str(), entry.origin())?;
        row.files.clear();
        for version in &entry.versions {
            let origin = &version.document.origin;
            let value = self.value(origin)?;
            row.files.push(Version {
                lang: Some(version.lang),
                file: Arc::clone(&origin.file),
                value,
            });
        }
        // Shared fields stand in the file of the first language, where there is one.
        row.files.sort_by_key(|version| version.lang != Some(default));
        if !whole {
            row.withhold(&["summary", "attachments", "keywords"]);
        }
        Some(row)
    }

    fn figures(&mut self, sheet: &'static SheetRow, filled: &dyn Fn(Row) -> Row) -> Vec<Row> {
        let site = self.source.site;
        let mut rows = Vec::new();
        for own in &site.figures {
            let id = own.record.id.as_str();
            let mut seen: HashMap<String, usize> = HashMap::new();
            for (item, values) in own.record.data.values.iter().enumerate() {
                let about = match (&values.region, &values.station) {
                    (Some(region), _) => region.as_str(),
                    (None, Some(station)) => station.as_str(),
                    (None, None) => "",
                };
                let count = seen.entry(about.to_owned()).or_default();
                *count += 1;
                let key = match *count {
                    1 => format!("{id}/{about}"),
                    count => format!("{id}/{about}/{count}"),
                };
                let row = self
                    .row(sheet, &key, &own.record.origin)
                    .and_then(|row| row.item_of(sheet, item));
                rows.extend(row.map(|row| {
                    filled(Row {
                        parent: id.to_owned(),
                        ..row
                    })
                }));
            }
        }
        rows
    }
}
