//! Checklist (核对表): whom to call and what we say of them, to be ticked off by telephone, the oldest check first.
//!
//! **You are here:** `ledger/` — beside the workbook; its way back is in `compare`; no IO. It prints on A4.

use super::table::{Row, Table, Tables, WITHHELD};
use super::workbook::{Looks, MARK, META, Origin, Unwritable, properties};
use crate::lang::{Lang, calendar};
use crate::site::{Check, Site};
use rust_xlsxwriter::{DataValidation, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

/// The name of its sheet.
pub(super) const SHEET: &str = "核对表";
/// What the first cell of its hidden row says.
pub(super) const CHECKLIST: &str = "zhandian-checklist";
/// What stands for a fact that we say nothing of.
pub(super) const UNSAID: &str = "（没有写）";
/// Its columns: heading, what the hidden row says, width.
const COLUMNS: [(&str, &str, f64); 10] = [
    ("编号", CHECKLIST, 14.0),
    ("字段", "field", 8.0),
    ("站点", "name", 20.0),
    ("打给", "call", 14.0),
    ("项目", "what", 10.0),
    ("我们写的是", "said", 34.0),
    ("对/不对", "right", 8.0),
    ("应为", "instead", 26.0),
    ("核对人", "by", 10.0),
    ("日期", "date", 11.0),
];
/// Facts that a call can check: keys of a station, and what they are called there.
const FACTS: [(&str, &str); 4] = [
    ("phone", "电话"),
    ("hours", "开放时间"),
    ("address", "地址"),
    ("services", "服务"),
];

/// The checklist as the bytes of a workbook. *Errors:* it is larger than a sheet can be.
pub fn checklist(tables: &Tables, site: &Site, origin: &Origin) -> Result<Vec<u8>, Unwritable> {
    let mut book = Workbook::new();
    book.set_properties(&properties(&origin.site)?);
    let page = book.add_worksheet().set_name(SHEET)?;
    head(page, origin)?;
    let stations = tables.tables.iter().find(|table| table.sheet.record == "station");
    let mut at = 2;
    if let Some(table) = stations {
        for check in site.checks() {
            let id = site.stations[check.station].record.id.as_str();
            if let Some(row) = table.position(id).and_then(|at| table.rows.get(at)) {
                station(page, &mut at, table, row, check)?;
            }
        }
    }
    let choice = DataValidation::new().allow_list_strings(&["对", "不对"])?;
    page.add_data_validation(2, 6, at.max(3), 6, &choice)?;
    let meta = book.add_worksheet().set_name(META)?;
    for (column, text) in (0..).zip([MARK, "1", &origin.site, &origin.time]) {
        meta.write_string(0, column, text)?;
    }
    meta.set_hidden(true);
    Ok(book.save_to_buffer()?)
}

fn head(page: &mut Worksheet, origin: &Origin) -> Result<(), XlsxError> {
    let looks = Looks::new();
    for (at, (heading, path, width)) in (0..).zip(COLUMNS) {
        page.set_column_format(at, &looks.lines)?;
        page.set_column_width(at, width)?;
        page.write_string_with_format(0, at, heading, &looks.head)?;
        page.write_string(1, at, path)?;
    }
    page.set_column_hidden(0)?;
    page.set_column_hidden(1)?;
    page.set_row_hidden(1)?;
    page.set_freeze_panes(2, 0)?;
    page.set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(1, 0);
    page.set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3);
    page.set_repeat_rows(0, 0)?;
    page.set_footer(format!(
        "&L{}　{}&R第 &P 页，共 &N 页",
        origin.site.replace('&', "&&"),
        origin.time
    ));
    Ok(())
}

/// The rows of a station: its name and whom to call, then a line for each fact.
fn station(
    page: &mut Worksheet,
    at: &mut u32,
    table: &Table,
    row: &Row,
    check: Check,
) -> Result<(), XlsxError> {
    let line = Format::new()
        .set_num_format("@")
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin);
    let name = cell(table, row, "name");
    let last = match check.last {
        Some(day) => format!(
            "上次核对 {}",
            calendar::day(Lang::ZH, day.year(), day.month(), day.day())
        ),
        None => "没有核对过".to_owned(),
    };
    let mut first = true;
    for (key, what) in FACTS {
        let (path, said) = fact(table, row, key);
        if said == WITHHELD || path.is_empty() {
            continue;
        }
        let shown = if said.is_empty() { UNSAID } else { &said };
        let call = match cell(table, row, "phone") {
            phone if phone.is_empty() => "（没有电话）".to_owned(),
            phone => phone,
        };
        let texts = [
            row.id.as_str(),
            &path,
            &(if first {
                format!("{name}\n{last}")
            } else {
                String::new()
            }),
            &(if first { call } else { String::new() }),
            what,
            shown,
        ];
        for (column, text) in (0..).zip(texts) {
            page.write_string_with_format(*at, column, text, &line)?;
        }
        for column in 6..10 {
            page.write_blank(*at, column, &line)?;
        }
        first = false;
        *at += 1;
    }
    Ok(())
}

/// Path and cell of a key; of a text in the first language.
fn fact(table: &Table, row: &Row, key: &str) -> (String, String) {
    let column = table
        .columns
        .iter()
        .position(|column| column.keys.len() == 1 && column.keys[0] == key);
    column.map_or_else(Default::default, |at| {
        let path = table.columns.get(at).map(|column| column.path.clone());
        (
            path.unwrap_or_default(),
            row.cells.get(at).cloned().unwrap_or_default(),
        )
    })
}

fn cell(table: &Table, row: &Row, key: &str) -> String {
    fact(table, row, key).1
}
