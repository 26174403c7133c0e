//! Excel report, a workbook: one sheet a table, numbers as numbers, ready to be printed and filtered.
//!
//! **You are here:** `inspection/` — printing; no IO: the workbook is bytes.

use super::{Inspection, Sheet};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// Why no workbook could be made: a table is larger than a sheet can be.
#[derive(Debug)]
pub struct Unwritable(pub String);

impl From<XlsxError> for Unwritable {
    fn from(error: XlsxError) -> Unwritable {
        Unwritable(error.to_string())
    }
}

/// A cell holds at most this. *Units:* characters. *Source:* Excel specifications and limits.
const CELL: usize = 32_767;

/// The report as the bytes of a workbook. The same report gives the same bytes. *Errors:* see [`Unwritable`].
pub fn xlsx(inspection: &Inspection) -> Result<Vec<u8>, Unwritable> {
    let mut workbook = Workbook::new();
    // The library would write the moment of the run.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(&inspection.title)
        .set_creation_datetime(&made);
    workbook.set_properties(&properties);
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);

    let first = workbook.add_worksheet().set_name("概况")?;
    first.write_with_format(0, 0, &inspection.title, &head)?;
    for (at, (name, value)) in (1..).zip(&inspection.lead) {
        first.write_with_format(at, 0, name, &body)?;
        cell(first, at, 1, value, &body)?;
    }
    first.set_column_width(0, 24)?;
    first.set_column_width(1, 16)?;
    for sheet in &inspection.sheets {
        table(
            workbook.add_worksheet().set_name(sheet.name)?,
            sheet,
            &head,
            &body,
        )?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn table(page: &mut Worksheet, sheet: &Sheet, head: &Format, body: &Format) -> Result<(), XlsxError> {
    page.write(0, 0, &sheet.about)?;
    for (column, (name, width)) in (0..).zip(&sheet.columns) {
        page.write_with_format(1, column, *name, head)?;
        // A Chinese character is twice as wide as the digit that Excel counts in.
        page.set_column_width(column, f64::from(*width) * 2.1)?;
    }
    for (at, row) in (2..).zip(&sheet.rows) {
        for (column, text) in (0..).zip(row) {
            cell(page, at, column, text, body)?;
        }
    }
    page.set_freeze_panes(2, 0)?;
    page.set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(1, 1)?;
    if let (Some(last_row), Some(last_column)) = (
        u32::try_from(sheet.rows.len()).ok(),
        u16::try_from(sheet.columns.len())
            .ok()
            .and_then(|n| n.checked_sub(1)),
    ) {
        page.autofilter(1, 0, last_row + 1, last_column)?;
    }
    Ok(())
}

/// Numbers are numbers, so that they can be sorted; all else is text. Nothing is ever a formula.
fn cell(page: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    match text.parse::<u32>() {
        Ok(number) if number.to_string() == text => {
            page.write_number_with_format(row, column, number, format)?;
        }
        _ => {
            let short: String = text.chars().take(CELL).collect();
            page.write_string_with_format(row, column, short, format)?;
        }
    }
    Ok(())
}
