//! Open tables: CSV files with their descriptions (CSV on the Web), one file here a table.
//!
//! **You are here:** `data/` — a format; `describe` writes what a table says of itself; no IO. *Source:* RFC 4180; W3C, "Metadata
//! Vocabulary for Tabular Data".
//!
//! UTF-8 with a BOM and lines that end in CR LF, so that a double click in WPS or Excel opens them; the lines are those of
//! `value/comma.rs`, where no cell can run. A text has a column for each language of the site. The first line has the columns'
//! names, which readers of the standard look for; what they mean stands in the description, in Chinese and Tibetan.

mod cell;
mod describe;
mod disclosures;
mod document;
mod notices;
mod offers;
mod services;
mod stations;
mod statistics;

use super::address::{FOLDER, may_end};
use super::{DataFile, Format, Material};
use crate::lang::Lang;
use crate::page::OpenFile;
use crate::value::comma::{self, BOM, END};
use cell::Cell;
use serde_json::Value;

/// `data/stations.csv` and its like, each with `….csv-metadata.json`, and `csv-metadata.json` of all together.
pub const TABLES: Format = Format {
    may_have: |path| may_end(path, "csv") || path.ends_with("-metadata.json"),
    files: |material| {
        let mut files = Vec::new();
        for table in ALL {
            let path = path(table.name());
            files.push(DataFile::new(path.clone(), move || table.csv(material)));
            let about = move || describe::one(material, *table).into_bytes();
            files.push(DataFile::new(format!("{path}-metadata.json"), about));
        }
        let group = move || describe::all(material, ALL).into_bytes();
        files.push(DataFile::new(GROUP, group));
        files
    },
};

/// What all tables say of themselves and of each other.
const GROUP: &str = "data/csv-metadata.json";

/// All tables.
const ALL: &[&dyn Tabular] = &[
    &stations::TABLE,
    &services::TABLE,
    &offers::TABLE,
    &notices::TABLE,
    &disclosures::TABLE,
    &statistics::TABLE,
];

fn path(name: &str) -> String {
    format!("{FOLDER}{name}.csv")
}

/// What the page of open data says of them.
pub(super) fn open_files(material: Material<'_>) -> Vec<OpenFile> {
    let mut files = Vec::new();
    for table in ALL {
        let csv = OpenFile::new(table.name(), path(table.name()), "CSV");
        files.push(csv.of_records(table.len(material)));
        let about = format!("{}-metadata.json", path(table.name()));
        files.push(OpenFile::new(table.name(), about, "JSON"));
    }
    files.push(OpenFile::new("catalogue", GROUP.to_owned(), "JSON"));
    files
}

/// The kind of a column's values.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Datatype {
    /// Words that are in no language.
    Word,
    /// A text: a column for each language of the site.
    Text,
    /// A day.
    Date,
    /// A number.
    Number,
    /// An absolute address.
    Url,
    /// `true` or `false`.
    Flag,
    /// Several words, with `;` between them.
    List,
}

/// A column.
struct Field<R> {
    /// Its name for programs.
    name: &'static str,
    /// Its heading.
    zh: &'static str,
    /// The heading in Tibetan; empty where no source has the term.
    bo: &'static str,
    datatype: Datatype,
    get: for<'m> fn(Material<'m>, R) -> Cell<'m>,
}

const fn field<R>(
    name: &'static str,
    zh: &'static str,
    bo: &'static str,
    datatype: Datatype,
    get: for<'m> fn(Material<'m>, R) -> Cell<'m>,
) -> Field<R> {
    Field {
        name,
        zh,
        bo,
        datatype,
        get,
    }
}

/// A column of a row's table that leads to another table.
struct Foreign {
    column: &'static str,
    table: &'static str,
    to: &'static str,
}

/// A table. `R` is a row: a record's place in the site's list, or the like.
struct Table<R: 'static> {
    name: &'static str,
    /// The columns that tell a row from all others.
    key: &'static [&'static str],
    foreign: &'static [Foreign],
    fields: &'static [Field<R>],
    rows: for<'m> fn(Material<'m>) -> Box<dyn Iterator<Item = R> + 'm>,
}

/// A column as it is written: of a text one for each language.
struct Heading {
    name: String,
    zh: String,
    bo: Option<String>,
    datatype: Datatype,
    lang: Option<Lang>,
}

/// A table of whatever rows.
trait Tabular: Sync {
    fn name(&self) -> &'static str;
    fn key(&self) -> &'static [&'static str];
    fn foreign(&self) -> &'static [Foreign];
    fn headings(&self, languages: &[Lang]) -> Vec<Heading>;
    fn len(&self, material: Material<'_>) -> usize;
    fn csv(&self, material: Material<'_>) -> Vec<u8>;
}

impl<R: Copy + 'static> Tabular for Table<R> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn key(&self) -> &'static [&'static str] {
        self.key
    }

    fn foreign(&self) -> &'static [Foreign] {
        self.foreign
    }

    fn headings(&self, languages: &[Lang]) -> Vec<Heading> {
        let mut headings = Vec::new();
        for field in self.fields {
            let bo = (!field.bo.is_empty()).then_some(field.bo);
            if field.datatype != Datatype::Text {
                headings.push(Heading {
                    name: field.name.to_owned(),
                    zh: field.zh.to_owned(),
                    bo: bo.map(str::to_owned),
                    datatype: field.datatype,
                    lang: None,
                });
                continue;
            }
            for lang in languages {
                let in_language = |heading: &str| format!("{heading}（{}）", lang.own_name());
                headings.push(Heading {
                    name: format!("{}_{}", field.name, lang.tag().replace('-', "_")),
                    zh: in_language(field.zh),
                    bo: bo.map(in_language),
                    datatype: field.datatype,
                    lang: Some(*lang),
                });
            }
        }
        headings
    }

    fn len(&self, material: Material<'_>) -> usize {
        (self.rows)(material).count()
    }

    fn csv(&self, material: Material<'_>) -> Vec<u8> {
        let languages = &material.site.languages;
        let mut out = String::from(BOM);
        let headings = self.headings(languages);
        comma::line(&mut out, headings.iter().map(|heading| heading.name.as_str()));
        for row in (self.rows)(material) {
            for (at, field) in self.fields.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                (field.get)(material, row).write(&mut out, material.site, field.datatype);
            }
            out.push_str(END);
        }
        out.into_bytes()
    }
}

/// JSON as it is published: readable, with a line end.
fn json(value: &Value) -> String {
    format!("{value:#}\n")
}
