//! Workbook of the ledger: one sheet a kind, as Excel and WPS open it.
//!
//! **You are here:** `ledger/` — tables to bytes; no IO: the time is given.
//!
//! Every cell is text, so that codes, telephones and dates stay what they are, and nothing is ever a formula. The same tables and
//! the same time give the same bytes.

use super::column::{Column, What};
use super::names::Names;
use super::seal::Seal;
use super::table::{Row, Table, Tables};
use crate::record::shape::Shape;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Note, Workbook, Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// The hidden sheet that says from which site the ledger is, and what its cells said then.
pub(super) const META: &str = "_zhandian";
/// The hidden sheet with the lists to choose from.
pub(super) const LISTS: &str = "_lists";
/// What the first cell of the hidden sheet says.
pub(super) const MARK: &str = "zhandian-ledger";
/// Rows below the last one that have lists to choose from, for new records.
const MORE_ROWS: u32 = 500;
/// Rows above the records: headings, and the hidden paths.
pub(super) const HEAD: u32 = 2;

/// Where a ledger comes from.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The site's title.
    pub site: String,
    /// When it was made: `2026-11-22 09:30`.
    pub time: String,
}

/// Why no workbook could be made: a table is larger than a sheet can be.
#[derive(Debug)]
pub struct Unwritable(pub String);

impl From<XlsxError> for Unwritable {
    fn from(error: XlsxError) -> Unwritable {
        Unwritable(error.to_string())
    }
}

/// The tables as the bytes of a workbook. *Errors:* see [`Unwritable`].
pub fn workbook(tables: &Tables, origin: &Origin) -> Result<Vec<u8>, Unwritable> {
    let mut book = Workbook::new();
    book.set_properties(&properties(&origin.site)?);
    let looks = Looks::new();
    let lists = Lists::of(tables);
    for table in &tables.tables {
        let page = book.add_worksheet().set_name(table.sheet.name)?;
        head(page, table, &looks)?;
        for (at, row) in (HEAD..).zip(&table.rows) {
            for ((number, column), text) in (0..).zip(&table.columns).zip(&row.cells) {
                if !text.is_empty() {
                    page.write_string_with_format(at, number, text, looks.of(column))?;
                }
            }
        }
        let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        lists.offer(page, (0..).zip(&table.columns), HEAD, HEAD.saturating_add(rows))?;
    }
    lists.write(book.add_worksheet().set_name(LISTS)?)?;
    meta(book.add_worksheet().set_name(META)?, tables, origin)?;
    Ok(book.save_to_buffer()?)
}

/// A title, and a day of making that is always the same: the library would write the moment of the run.
pub(super) fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new()
        .set_title(title)
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?))
}

/// How cells look.
pub(super) struct Looks {
    pub(super) head: Format,
    pub(super) text: Format,
    /// A list may have a line an item.
    pub(super) lines: Format,
}

impl Looks {
    pub(super) fn new() -> Looks {
        let text = Format::new().set_num_format("@");
        Looks {
            head: text
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_border_bottom(FormatBorder::Thin)
                .set_align(FormatAlign::Top),
            lines: text.clone().set_text_wrap().set_align(FormatAlign::Top),
            text: text.set_align(FormatAlign::Top),
        }
    }

    fn of(&self, column: &Column) -> &Format {
        match column.shape() {
            Some(Shape::List { .. }) => &self.lines,
            _ => &self.text,
        }
    }
}

fn head(page: &mut Worksheet, table: &Table, looks: &Looks) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(&table.columns) {
        page.set_column_format(at, looks.of(column))?;
        page.set_column_width(at, width(column))?;
        page.write_string_with_format(0, at, &column.heading, &looks.head)?;
        page.write_string(1, at, &column.path)?;
        if !column.note.is_empty() {
            page.insert_note(0, at, &note(&column.note))?;
        }
    }
    page.set_row_hidden(1)?;
    page.set_freeze_panes(HEAD, 2)?;
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    // Its buttons stand in the heading. A program that sorts the hidden row away with the records does no harm: the row is known by
    // what it says, wherever it stands.
    page.autofilter(0, 0, HEAD.saturating_add(rows).saturating_sub(1).max(HEAD), last)?;
    page.set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(0, 0)?;
    Ok(())
}

/// What a heading says when the mouse rests on it.
pub(super) fn note(text: &str) -> Note {
    let lines = u32::try_from(text.chars().count() / 18).unwrap_or(10);
    Note::new(text)
        .add_author_prefix(false)
        .set_width(260)
        .set_height(40 + 18 * lines.min(20))
}

/// *Units:* digits of Excel's own font; a Chinese character is twice as wide.
pub(super) fn width(column: &Column) -> f64 {
    let long = match &column.what {
        What::Value { shape, .. } => match shape {
            Shape::Text
                if column
                    .keys
                    .last()
                    .is_some_and(|key| key == "name" || key == "title") =>
            {
                34.0
            }
            Shape::Text => 30.0,
            Shape::List { .. } => 28.0,
            Shape::Scalar(format) if format == "flag" || format == "count" => 8.0,
            _ if column.refers().is_some() => 26.0,
            _ => 14.0,
        },
        What::Id => 16.0,
        What::Parent(_) => 22.0,
        What::Action => 8.0,
        What::Reason => 20.0,
    };
    let heading = u32::try_from(column.heading.chars().count()).unwrap_or(8);
    f64::from(heading.min(12)).mul_add(1.4, 3.0).max(long)
}

/// Lists to choose from, one a column of a hidden sheet.
pub(super) struct Lists {
    /// By what a column's values are: its list and the number of its column.
    all: BTreeMap<String, (u16, Vec<String>)>,
}

impl Lists {
    pub(super) fn of(tables: &Tables) -> Lists {
        let mut all: BTreeMap<String, (u16, Vec<String>)> = BTreeMap::new();
        for column in tables.tables.iter().flat_map(|table| &table.columns) {
            if let Some((key, list)) = choices(column, &tables.names)
                && !list.is_empty()
            {
                let at = u16::try_from(all.len()).unwrap_or(u16::MAX);
                all.entry(key).or_insert((at, list));
            }
        }
        Lists { all }
    }

    /// Gives the columns of a sheet their lists, from the first row of records to some below the last. A cell that may hold
    /// several takes what is typed, too.
    pub(super) fn offer<'c>(
        &self,
        page: &mut Worksheet,
        columns: impl Iterator<Item = (u16, &'c Column)>,
        first: u32,
        last: u32,
    ) -> Result<(), XlsxError> {
        let last = last.saturating_add(MORE_ROWS).min(1_048_575);
        for (number, column) in columns {
            let Some((key, _)) = key(column) else { continue };
            let Some((at, list)) = self.all.get(&key) else {
                continue;
            };
            let letters = rust_xlsxwriter::utility::column_number_to_name(*at);
            let range = format!("={LISTS}!${letters}$1:${letters}${}", list.len());
            let rule = DataValidation::new()
                .allow_list_formula(Formula::new(range))
                .set_error_style(DataValidationErrorStyle::Warning)
                .set_error_message("不在列表里。几个之间用“、”隔开；要照写就点“是”")?;
            page.add_data_validation(first.min(last), number, last, number, &rule)?;
        }
        Ok(())
    }

    pub(super) fn write(&self, page: &mut Worksheet) -> Result<(), XlsxError> {
        for (at, list) in self.all.values() {
            for (row, text) in (0..).zip(list) {
                page.write_string(row, *at, text)?;
            }
        }
        page.set_hidden(true);
        Ok(())
    }
}

/// By what a column's list is known, and the words of a fixed one.
fn key(column: &Column) -> Option<(String, Option<Vec<String>>)> {
    if let Some(kind) = column.refers() {
        return Some((kind.to_owned(), None));
    }
    let shape = match column.shape()? {
        Shape::List { item, .. } => item,
        own => own,
    };
    match shape {
        Shape::OneOf(words) => {
            let list: Vec<String> = words
                .iter()
                .map(|(id, meaning)| super::column::word(id, meaning).to_owned())
                .collect();
            Some((format!("one of {}", list.join(",")), Some(list)))
        }
        Shape::Scalar(format) if format == "flag" => {
            Some(("flag".to_owned(), Some(vec!["是".to_owned(), "否".to_owned()])))
        }
        _ => None,
    }
}

fn choices(column: &Column, names: &Names) -> Option<(String, Vec<String>)> {
    let (key, words) = key(column)?;
    let list = words.unwrap_or_else(|| names.labels(&key));
    Some((key, list))
}

fn meta(page: &mut Worksheet, tables: &Tables, origin: &Origin) -> Result<(), XlsxError> {
    for (at, text) in (0..).zip([MARK, "1", &origin.site, &origin.time]) {
        page.write_string(0, at, text)?;
    }
    let mut at = 1;
    for table in &tables.tables {
        for row in &table.rows {
            page.write_string(at, 0, table.sheet.name)?;
            page.write_string(at, 1, &row.id)?;
            page.write_string(at, 2, seal(table, row).as_str())?;
            at += 1;
        }
    }
    page.set_hidden(true);
    Ok(())
}

/// What the cells of a row say.
pub(super) fn seal(table: &Table, row: &Row) -> Seal {
    let paths = table.columns.iter().map(|column| column.path.as_str());
    Seal::of(paths.zip(row.cells.iter().map(String::as_str)))
}
