//! CSV files, in the encodings and with the separators that Excel and WPS write.
//!
//! **You are here:** `ledger/grid` — one of the readers; no IO.

use super::{Book, Cell, CellKind, Grid, Line, MOST_CELLS, MOST_ROWS, Refused, damaged, too_large};
use crate::ledger::question::Question;
use crate::ledger::value::tidy;
use crate::source::encoding;
use crate::value::comma::fused;
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

pub(super) fn read(stem: &str, bytes: &[u8]) -> Result<Book, Refused> {
    let mut book = Book::default();
    let text = decoded(bytes, &mut book.remarks)?;
    let separator = separator(&text);
    if separator == b';' {
        book.remarks.push(Question::new(
            "这个 CSV 用分号分开各列，已照分号读",
            "this CSV divides its columns by semicolons, and is read so",
        ));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut grid = Grid {
        name: stem.rsplit(['/', '\\']).next().unwrap_or(stem).to_owned(),
        ..Grid::default()
    };
    let mut cells = 0;
    let mut record = csv::StringRecord::new();
    let mut number = 0;
    while reader.read_record(&mut record).map_err(|_| damaged())? {
        let line: Vec<(u32, Cell)> = (0..)
            .zip(record.iter())
            .map(|(column, text)| (column, tidy(fused(text))))
            .filter(|(_, text)| !text.is_empty())
            .map(|(column, text)| (column, cell(text)))
            .collect();
        cells += line.len();
        if !line.is_empty() {
            grid.rows.push(Line { number, cells: line });
        }
        if grid.rows.len() > MOST_ROWS || cells > MOST_CELLS {
            return Err(too_large());
        }
        number += 1;
    }
    book.sheets.push(grid);
    Ok(book)
}

/// What a spreadsheet wrote as a number or an error is text here; what it lost can still be seen.
fn cell(text: String) -> Cell {
    let kind = if text.starts_with('#') && (text.ends_with('!') || text.ends_with('?') || text == "#N/A") {
        CellKind::Error
    } else if is_scientific(&text) {
        CellKind::Lossy
    } else if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        CellKind::Number
    } else {
        CellKind::Text
    };
    Cell {
        text,
        kind,
        formula: false,
    }
}

/// `5.40102E+17`.
fn is_scientific(text: &str) -> bool {
    text.split_once(['E', 'e']).is_some_and(|(number, power)| {
        !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && power
                .strip_prefix(['+', '-'])
                .is_some_and(|power| !power.is_empty() && power.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

/// The text of a file, and in which encoding it was.
pub(super) fn decoded<'b>(bytes: &'b [u8], remarks: &mut Vec<Question>) -> Result<Cow<'b, str>, Refused> {
    let said = |remarks: &mut Vec<Question>, name: &str| {
        remarks.push(Question::new(
            format!("这个文件是 {name} 编码，已照这个编码读"),
            format!("this file is encoded in {name}, and is read so"),
        ));
    };
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return std::str::from_utf8(rest)
            .map(Cow::Borrowed)
            .map_err(|_| damaged());
    }
    for (mark, encoding) in [(b"\xFF\xFE", UTF_16LE), (b"\xFE\xFF", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            said(remarks, "UTF-16");
            let (text, wrong) = encoding.decode_without_bom_handling(rest);
            return if wrong { Err(damaged()) } else { Ok(text) };
        }
    }
    if bytes.contains(&0)
        && let Some((text, name)) = encoding::convert(bytes)
    {
        said(remarks, name);
        return Ok(Cow::Owned(text));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    let (text, wrong) = GB18030.decode_without_bom_handling(bytes);
    if wrong {
        return Err(damaged());
    }
    said(remarks, "GBK");
    Ok(text)
}

/// What divides the columns: of the signs that can, the one that stands most often in the first lines outside of quotes.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0)];
    for byte in text.bytes().take(20_000) {
        if byte == b'"' {
            quoted = !quoted;
        }
        if quoted {
            continue;
        }
        for (sign, count) in &mut counts {
            *count += usize::from(byte == *sign);
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts
        .iter()
        .find(|(_, count)| *count == most)
        .map_or(b',', |(sign, _)| *sign)
}
