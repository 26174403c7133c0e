//! Grid of cells: what a workbook or a CSV file holds, whoever wrote it.
//!
//! **You are here:** `ledger/` — bytes to cells; what they mean is for `layout` and `compare`; no IO.
//!
//! A file may be damaged, or made to do harm: sizes are bounded before a library reads it, and a library that panics is caught.
//!
//! `.ods` is refused with advice, though the library opens it: it tells neither hidden rows nor formats of cells nor merged
//! columns of such a file, so that a filtered row, a month or a share would be read as something else without a word; and its
//! repeated cells are made before their number can be bounded. WPS and LibreOffice save `.xlsx` with two clicks.

mod csv;
mod extent;
mod sheets;
mod unseen;

use super::question::Question;
use std::collections::BTreeSet;

/// The most rows with content of a workbook. *Source:* desk.md: 100,000 rows are within bounds.
const MOST_ROWS: usize = 200_000;
/// The most cells with content.
const MOST_CELLS: usize = 6_000_000;
/// The largest file that is opened. *Units:* bytes.
pub const LARGEST: u64 = 200 << 20;

/// A workbook.
#[derive(Debug, Default, Clone)]
pub struct Book {
    /// Its sheets, hidden ones too, in their order.
    pub sheets: Vec<Grid>,
    /// What is to be said of the file as a whole: its encoding, its separator.
    pub remarks: Vec<Question>,
}

/// A sheet.
#[derive(Debug, Default, Clone)]
pub struct Grid {
    /// Its name; of a CSV file the file's stem.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Its rows with content, by their number from 0.
    pub rows: Vec<Line>,
    /// Rows that are hidden or filtered out, by their number from 0.
    pub hidden_rows: BTreeSet<u32>,
    /// Merged cells: first row and column, last row and column.
    pub merged: Vec<(u32, u32, u32, u32)>,
}

/// A row.
#[derive(Debug, Default, Clone)]
pub struct Line {
    /// Its number from 0.
    pub number: u32,
    /// Its cells with content, by their column from 0.
    pub cells: Vec<(u32, Cell)>,
}

/// A cell with content.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it shows, as near as it is known. Nothing around it, lines ending in LF.
    pub text: String,
    /// What it is.
    pub kind: CellKind,
    /// Whether a formula makes it.
    pub formula: bool,
}

/// What a cell is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CellKind {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A number of more digits than a spreadsheet keeps.
    Lossy,
    /// A share, shown as per cent.
    Percent,
    /// A date; `month`: shown without its day.
    Date {
        /// Whether only year and month are shown.
        month: bool,
    },
    /// The mark of an error: `#N/A`.
    Error,
    /// A formula whose result is not in the file.
    NoResult,
}

impl Line {
    /// The cell of a column.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |(own, _)| *own).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }

    /// The text of a column; empty where nothing is.
    pub fn text(&self, column: u32) -> &str {
        self.cell(column).map_or("", |cell| cell.text.as_str())
    }
}

impl Grid {
    /// The row of a number, if it has content.
    pub fn row(&self, number: u32) -> Option<&Line> {
        let at = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(at)
    }
}

impl Grid {
    /// The rows with content from a row to another.
    pub(super) fn between(&self, first: u32, last: u32) -> &[Line] {
        let from = self.rows.partition_point(|row| row.number < first);
        let to = self.rows.partition_point(|row| row.number <= last).max(from);
        self.rows.get(from..to).unwrap_or_default()
    }
}

/// Why a file is not read. Its advice says what to do.
pub(super) type Refused = Question;

/// Reads a workbook or a CSV file; `name` says which by its ending, and names a CSV's sheet. *Errors:* what is wrong and what to
/// do, in plain words.
pub fn read(name: &str, bytes: &[u8]) -> Result<Book, Refused> {
    let mut book = as_it_is(name, bytes)?;
    unseen::take_out(&mut book);
    Ok(book)
}

/// The text of a file of lines, in the encodings that Excel, WPS and Notepad write; which it was is told. *Errors:* it is none.
pub(super) fn text(bytes: &[u8], remarks: &mut Vec<Question>) -> Result<String, Refused> {
    if bytes.len() as u64 > LARGEST {
        return Err(too_large());
    }
    csv::decoded(bytes, remarks).map(std::borrow::Cow::into_owned)
}

fn as_it_is(name: &str, bytes: &[u8]) -> Result<Book, Refused> {
    if bytes.len() as u64 > LARGEST {
        return Err(too_large());
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let zipped = bytes.starts_with(b"PK\x03\x04");
    // Excel 97 and all that encrypts.
    let compound = bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    if compound && is_locked(bytes) {
        return Err(locked());
    }
    match ending.to_ascii_lowercase().as_str() {
        "et" | "ett" => Err(Question::new(
            "这是 WPS 自己的 .et 文件，读不了。用 WPS 打开它，另存为“Microsoft Excel 文件(*.xlsx)”，再导入那一个",
            "this is WPS's own .et format: open it in WPS, save it as .xlsx, and import that",
        )),
        "numbers" | "ods" | "xlsb" | "pdf" | "doc" | "docx" => Err(Question::new(
            format!("读不了 .{ending} 文件。用 Excel 或 WPS 打开它，另存为 .xlsx，再导入"),
            format!("a .{ending} file is not read: save it as .xlsx and import that"),
        )),
        "xlsx" | "xlsm" | "xls" if zipped => sheets::xlsx(bytes),
        "xlsx" | "xlsm" | "xls" if compound => sheets::xls(bytes),
        "xlsx" | "xlsm" => Err(Question::new(
            "文件坏了，或者不是 Excel 文件：只是改了扩展名。用 Excel 或 WPS 打开原来的文件，另存为 .xlsx，再导入",
            "the file is damaged, or no Excel file but for its name: open the original, save it as .xlsx, and import that",
        )),
        // Web pages and texts are often called so by other systems.
        "xls" => Err(Question::new(
            "这个 .xls 其实不是 Excel 文件（多半是系统导出的网页）。用 Excel 或 WPS 打开它，另存为 .xlsx，再导入",
            "this .xls is no Excel file (often a web page): open it in Excel or WPS, save it as .xlsx, and import that",
        )),
        "csv" | "txt" | "tsv" if zipped || compound => Err(Question::new(
            format!("这个 .{ending} 其实是 Excel 文件：把扩展名改成 .xlsx，再导入"),
            format!("this .{ending} is an Excel file: rename it to .xlsx and import that"),
        )),
        "csv" | "txt" | "tsv" => csv::read(stem, bytes),
        _ => Err(Question::new(
            "看不出这是什么文件。台账要是 .xlsx、.xls 或 .csv",
            "the ledger must be an .xlsx, .xls or .csv file",
        )),
    }
}

/// Whether a compound file holds an encrypted workbook: its part is called so, in UTF-16.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.windows(name.len()).any(|window| window == name)
}

fn locked() -> Refused {
    Question::new(
        "文件有打开密码，读不了。用 Excel 或 WPS 打开它，去掉密码，再导入",
        "the file is locked by a password: take the password off and import it again",
    )
}

fn too_large() -> Refused {
    Question::new(
        format!(
            "表太大：最多 {MOST_ROWS} 行、{} 万个格子。删去用不着的行、列和工作表，或者分成几个文件",
            MOST_CELLS / 10_000
        ),
        format!("the workbook is too large: at most {MOST_ROWS} rows and {MOST_CELLS} cells; split it"),
    )
}

fn damaged() -> Refused {
    Question::new(
        "文件坏了，读不完整。用 Excel 或 WPS 打开它，另存为 .xlsx，再导入；打不开就用上一份备份",
        "the file is damaged: open it in Excel or WPS, save it as .xlsx, and import that",
    )
}
