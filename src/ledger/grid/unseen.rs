//! Invisible characters in cells: what web pages and chat programs leave when copied is taken out, and told.
//!
//! **You are here:** `ledger/grid` — after a file is read, whichever it was; no IO.
//!
//! Content never holds such characters, so that a cell with one would neither be what the file says nor could it be written.

use super::{Book, CellKind};
use crate::lang::{code_point, is_forbidden, is_invisible};
use crate::ledger::question::Question;
use crate::ledger::value::tidy;
use std::collections::BTreeSet;

/// How many cells are named.
const NAMED: usize = 5;

/// Takes them out of all cells of a workbook.
pub(super) fn take_out(book: &mut Book) {
    let mut places = Vec::new();
    let mut signs = BTreeSet::new();
    for grid in &mut book.sheets {
        for line in &mut grid.rows {
            let number = line.number + 1;
            for (column, cell) in &mut line.cells {
                if !cell.text.contains(is_unseen) {
                    continue;
                }
                signs.extend(cell.text.chars().filter(|c| is_unseen(*c)));
                cell.text = tidy(&cell.text.chars().filter_map(seen).collect::<String>());
                places.push(format!("“{}”{}{number}", grid.name, letters(*column)));
            }
            let says = |kind: CellKind, text: &str| kind == CellKind::NoResult || !text.is_empty();
            line.cells.retain(|(_, cell)| says(cell.kind, &cell.text));
        }
        grid.rows.retain(|line| !line.cells.is_empty());
    }
    if places.is_empty() {
        return;
    }
    let signs: Vec<String> = signs.into_iter().map(code_point).collect();
    let (count, signs) = (places.len(), signs.join("、"));
    places.truncate(NAMED);
    let (named, more) = (places.join("、"), if count > NAMED { "等" } else { "" });
    book.remarks.push(Question::new(
        format!(
            "{count} 个格子里有看不见的字符（{signs}），多半是从网页、微信粘贴来的，已去掉：{named}{more}"
        ),
        format!(
            "{count} cells held invisible characters ({signs}), which were taken out: {}",
            places.join(", ")
        ),
    ));
}

/// Lines of a cell stay; a tab is a space to the eye.
fn is_unseen(c: char) -> bool {
    is_invisible(c) || (is_forbidden(c) && !matches!(c, '\n' | '\t'))
}

/// What is left of a character; the line breaks of Word are lines.
fn seen(c: char) -> Option<char> {
    match c {
        '\u{B}' | '\u{C}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        c => (!is_unseen(c)).then_some(c),
    }
}

/// A column as spreadsheets name it, from 0.
fn letters(column: u32) -> String {
    rust_xlsxwriter::utility::column_number_to_name(u16::try_from(column).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn what_cannot_be_seen_is_taken_out_and_told_once() {
        let text =
            "名称,电话\n甲\u{200B}站,\u{202D}0899-6120001\u{202C}\nབཀྲ་\u{FEFF}ཤིས,\u{200B}\n\u{200B},\n";
        let book = read("表.csv", text.as_bytes()).unwrap_or_default();
        let rows = &book.sheets[0].rows;
        assert_eq!((rows[1].text(0), rows[1].text(1)), ("甲站", "0899-6120001"));
        assert_eq!((rows[2].text(0), rows[2].cell(1)), ("བཀྲ་ཤིས", None));
        assert_eq!(rows.len(), 3, "a row of nothing else is none");
        let said = &book.remarks[0];
        assert!(
            said.zh.starts_with("5 个格子") && said.zh.contains("U+200B"),
            "{}",
            said.zh
        );
        assert!(
            said.zh.contains("“表”A2") && said.en.contains("5 cells"),
            "{}",
            said.zh
        );
    }
}
