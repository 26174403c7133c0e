//! The copy with questions (待定): the workbook as it came, with what is asked in yellow and the question as a note.
//!
//! **You are here:** `ledger/` — after `compare`; no IO. It is filled in and imported in the place of the first one, so that it
//! has what an export has: lists to choose from, a head that stays, a filter, notes on headings.

use super::compare::{Comparison, Line, State};
use super::grid::{Book, CellKind, Grid};
use super::layout::{self, Layout};
use super::table::{Table, Tables};
use super::workbook::{LISTS, Lists, Unwritable, note, properties, width};
use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use std::collections::{BTreeMap, BTreeSet};

/// The most questions that are marked: nobody answers more, and a sheet with more of them is wrong as a whole.
pub const MOST_ASKED: usize = 2_000;
/// The longest name of a sheet. *Units:* characters. *Source:* Excel specifications and limits.
const LONGEST_NAME: usize = 31;

/// The copy as the bytes of a workbook; none when nothing is asked.
pub fn pending(book: &Book, compared: &Comparison, tables: &Tables) -> Result<Option<Vec<u8>>, Unwritable> {
    let asked: Vec<&Line> = asked(compared).take(MOST_ASKED).collect();
    if asked.is_empty() {
        return Ok(None);
    }
    let mut out = Workbook::new();
    out.set_properties(&properties("待定")?);
    let lists = Lists::of(tables);
    // The copy has lists of its own, which know what the site has now.
    let sheets = book
        .sheets
        .iter()
        .filter(|grid| !(grid.hidden && grid.name == LISTS));
    for grid in sheets {
        let name: String = grid.name.chars().take(LONGEST_NAME).collect();
        let page = out.add_worksheet().set_name(&name)?;
        let own: Vec<&Line> = asked
            .iter()
            .filter(|line| line.place.sheet == grid.name)
            .copied()
            .collect();
        copy(page, grid, &own, tables)?;
        if let Some(layout) = layout::of(grid, &tables.tables)
            && let Some(table) = tables.tables.get(layout.table)
        {
            furnish(page, grid, &layout, table, &lists)?;
        }
    }
    lists.write(out.add_worksheet().set_name(LISTS)?)?;
    Ok(Some(out.save_to_buffer()?))
}

/// What is asked at a row.
fn asked(compared: &Comparison) -> impl Iterator<Item = &Line> {
    compared
        .lines
        .iter()
        .filter(|line| matches!(line.state, State::Rejected | State::Conflict) && line.place.row.is_some())
}

/// How many questions are more than the copy marks.
pub fn unmarked(compared: &Comparison) -> usize {
    asked(compared).count().saturating_sub(MOST_ASKED)
}

/// What an export has beside its cells.
fn furnish(
    page: &mut Worksheet,
    grid: &Grid,
    layout: &Layout,
    table: &Table,
    lists: &Lists,
) -> Result<(), XlsxError> {
    let of = |number: usize| table.columns.get(number);
    let columns = || {
        let placed = layout.columns.iter();
        placed.filter_map(|(place, number)| Some((narrow(*place), of(*number)?)))
    };
    let last = grid.rows.last().map_or(layout.first, |row| row.number);
    lists.offer(page, columns(), layout.first, last)?;
    // Its buttons stand in the lowest row of the heading; those of our own above the hidden row.
    let head = if layout.own {
        layout.heading
    } else {
        layout.first.saturating_sub(1)
    };
    for (place, column) in columns() {
        if !column.note.is_empty() {
            let (row, own) = seen_at(grid, head, place);
            page.insert_note(row, own, &note(&column.note))?;
        }
        if layout.own {
            page.set_column_width(place, width(column))?;
        }
    }
    page.set_freeze_panes(layout.first, if layout.own { 2 } else { 0 })?;
    if let Some(paths) = layout.paths.filter(|_| layout.own) {
        page.set_row_hidden(paths)?;
    }
    let widest = columns().map(|(place, _)| place).max().unwrap_or(0);
    page.autofilter(head, 0, last.max(head + 1), widest)?;
    Ok(())
}

/// The cell that is seen at a place: of merged ones the first.
fn seen_at(grid: &Grid, row: u32, column: u16) -> (u32, u16) {
    let over = |(r0, c0, r1, c1): &&(u32, u32, u32, u32)| {
        (*r0..=*r1).contains(&row) && (*c0..=*c1).contains(&u32::from(column))
    };
    let merged = grid.merged.iter().find(over);
    merged.map_or((row, column), |(r0, c0, ..)| (*r0, narrow(*c0)))
}

struct Looks {
    text: Format,
    asked: Format,
}

fn copy(page: &mut Worksheet, grid: &Grid, asked: &[&Line], tables: &Tables) -> Result<(), XlsxError> {
    let text = Format::new().set_num_format("@").set_align(FormatAlign::Top);
    let looks = Looks {
        asked: text.clone().set_background_color(Color::Yellow).set_text_wrap(),
        text,
    };
    let layout = layout::of(grid, &tables.tables);
    let heading = layout.as_ref().map_or(0, |layout| layout.heading);
    let first = layout.as_ref().map_or(0, |layout| layout.first);
    let mut questions = places(grid, asked);
    let mut spread: BTreeMap<(u32, u32), &str> = BTreeMap::new();
    for (first_row, first_column, last_row, last_column) in &grid.merged {
        let Some(line) = grid.row(*first_row) else {
            continue;
        };
        let own = line.text(*first_column);
        if *last_row < first {
            page.merge_range(
                *first_row,
                narrow(*first_column),
                *last_row,
                narrow(*last_column),
                own,
                &looks.text,
            )?;
            continue;
        }
        // A value for a group of rows stands in each of them.
        let groups = layout.as_ref().is_some_and(|layout| {
            let column = layout.columns.iter().find(|(place, _)| place == first_column);
            let table = tables.tables.get(layout.table);
            column
                .and_then(|(_, number)| table?.columns.get(*number))
                .is_some_and(super::Column::groups)
        });
        let rows = if groups {
            grid.between(*first_row + 1, *last_row)
        } else {
            &[]
        };
        for row in rows {
            spread.insert((row.number, *first_column), own);
        }
    }
    for row in &grid.rows {
        for (column, cell) in &row.cells {
            let question = questions.remove(&(row.number, *column));
            let look = if question.is_some() {
                &looks.asked
            } else {
                &looks.text
            };
            let at = (row.number, narrow(*column));
            match (cell.kind, cell.text.parse::<f64>()) {
                // It must go on to be seen that digits are lost.
                (CellKind::Lossy, Ok(number)) => page.write_number_with_format(at.0, at.1, number, look)?,
                _ => page.write_string_with_format(at.0, at.1, &cell.text, look)?,
            };
            if let Some(question) = question {
                page.insert_note(at.0, at.1, &note(&question))?;
            }
        }
    }
    for ((row, column), own) in spread {
        page.write_string_with_format(row, narrow(column), own, &looks.text)?;
    }
    for ((row, column), question) in &questions {
        page.write_blank(*row, narrow(*column), &looks.asked)?;
        page.insert_note(*row, narrow(*column), &note(question))?;
    }
    added(page, grid, asked, heading, &looks)?;
    look_like(page, grid, asked)
}

/// Cells of questions, and the questions; for fields without a column the ones behind the last.
fn places(grid: &Grid, asked: &[&Line]) -> BTreeMap<(u32, u32), String> {
    let extra = extra(grid, asked);
    let mut places: BTreeMap<(u32, u32), String> = BTreeMap::new();
    for line in asked {
        let Some(row) = line.place.row.and_then(|row| row.checked_sub(1)) else {
            continue;
        };
        let column = match line.place.column {
            Some(column) => column - 1,
            None => match extra.iter().find(|(heading, ..)| *heading == line.place.heading) {
                Some((_, _, column)) => *column,
                None => continue,
            },
        };
        let question = line.said.as_ref().map_or("", |said| said.zh.as_str());
        let own = places.entry((row, column)).or_default();
        if !own.is_empty() {
            own.push('\n');
        }
        own.push_str(question);
    }
    places
}

/// Headings that a sheet lacks, with their paths and columns.
fn extra(grid: &Grid, asked: &[&Line]) -> Vec<(String, String, u32)> {
    let last = grid
        .rows
        .iter()
        .filter_map(|row| row.cells.last())
        .map(|(column, _)| *column)
        .max();
    let first_free = last.map_or(0, |last| last + 1);
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for line in asked.iter().filter(|line| line.place.column.is_none()) {
        if !line.place.heading.is_empty() && seen.insert(line.place.heading.clone()) {
            let column = first_free + u32::try_from(all.len()).unwrap_or(0);
            all.push((line.place.heading.clone(), line.field.clone(), column));
        }
    }
    all
}

fn added(
    page: &mut Worksheet,
    grid: &Grid,
    asked: &[&Line],
    heading: u32,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let paths = grid.rows.iter().find(|row| {
        row.number > heading
            && matches!(row.cells.first(), Some((_, cell)) if cell.text == "id" || cell.text == "code")
    });
    for (own, path, column) in extra(grid, asked) {
        page.write_string_with_format(heading, narrow(column), &own, &looks.asked)?;
        page.set_column_width(narrow(column), 20)?;
        if let Some(paths) = paths {
            page.write_string_with_format(paths.number, narrow(column), &path, &looks.text)?;
        }
    }
    Ok(())
}

/// Hidden rows and sheets stay hidden, but for what is asked there.
fn look_like(page: &mut Worksheet, grid: &Grid, asked: &[&Line]) -> Result<(), XlsxError> {
    let asked: BTreeSet<u32> = asked.iter().filter_map(|line| line.place.row).collect();
    for row in &grid.hidden_rows {
        if !asked.contains(&(row + 1)) && *row < 1_048_576 {
            page.set_row_hidden(*row)?;
        }
    }
    if grid.hidden {
        page.set_hidden(true);
        return Ok(());
    }
    let columns = grid
        .rows
        .iter()
        .filter_map(|row| row.cells.last())
        .map(|(column, _)| *column)
        .max();
    for column in 0..=columns.unwrap_or(0).min(200) {
        let longest = grid
            .rows
            .iter()
            .filter_map(|row| row.cell(column))
            .map(|cell| cell.text.chars().count())
            .max()
            .unwrap_or(0);
        let width = u32::try_from(longest.clamp(4, 20)).unwrap_or(20);
        page.set_column_width(narrow(column), f64::from(width) * 1.8)?;
    }
    Ok(())
}

/// A column as the library counts them.
fn narrow(column: u32) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
