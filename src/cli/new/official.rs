//! The official disclosure catalogue, embedded: fields, and rows as the content format writes them.
//!
//! **You are here:** `cli/new` — used by `new disclosure-catalogue` and by `init`; no IO.
//!
//! Rows are handed on as they stand in the file, comments included: they say where a row comes from and how sure it is.

use jiff::civil::Date;
use std::fmt::Write as _;

/// *Source:* as its head and the heads of its fields say.
const DATA: &str = include_str!("../forms/official-catalogue.yaml");

/// A field begins with this and its name.
const FIELD: &str = "# ==== ";

/// A field of the catalogue.
pub(crate) struct Field {
    /// As it is named with `--fields`.
    pub name: &'static str,
    /// Comment lines about its origin.
    about: &'static str,
    /// In the order of the standard.
    pub rows: Vec<Row>,
}

/// A row of the catalogue.
pub(crate) struct Row {
    /// Its id.
    pub id: &'static str,
    /// From `- id:` to its last line.
    text: &'static str,
}

/// All fields, in the order of the file.
pub(crate) fn fields() -> Vec<Field> {
    DATA.split(FIELD).skip(1).filter_map(field).collect()
}

fn field(text: &'static str) -> Option<Field> {
    let (name, text) = text.split_once(" ====\n")?;
    let first = text.find("- id: ")?;
    let (about, text) = text.split_at(first);
    Some(Field {
        name,
        about,
        rows: text.split("\n\n").filter_map(row).collect(),
    })
}

fn row(text: &'static str) -> Option<Row> {
    let text = text.trim_end();
    let id = text.strip_prefix("- id: ")?.lines().next()?;
    Some(Row { id, text })
}

/// What a catalogue with official rows says at its head.
pub(crate) fn head() -> &'static str {
    DATA.split(FIELD).next().unwrap_or_default()
}

/// The rows of some fields that are wanted, counted from a day on. *Shape:* empty when none is wanted.
pub(crate) fn text(fields: &[&Field], since: Date, wanted: impl Fn(&str) -> bool) -> String {
    let mut out = String::new();
    for field in fields {
        let mut rows = field.rows.iter().filter(|row| wanted(row.id)).peekable();
        if rows.peek().is_some() {
            let _ = write!(out, "{FIELD}{} ====\n{}", field.name, field.about);
        }
        for row in rows {
            let _ = write!(out, "{}\n  since: {since}\n\n", row.text);
        }
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}
