//! Layout of a sheet: which of its columns holds which field, whether we wrote it or staff made it.
//!
//! **You are here:** `ledger/` — after `grid`, before `compare`; no IO.
//!
//! Our own sheets say it in their second row. Others are read by their headings: titles merged above the heading, a column of
//! numbers before it, other words for the same thing.

use super::column::{Column, What};
use super::comma::SEAL;
use super::grid::{Grid, Line};
use super::synonyms::{plain, synonym};
use super::table::Table;

/// Where fields stand in a sheet.
#[derive(Debug)]
pub(super) struct Layout {
    /// Which of the tables.
    pub table: usize,
    /// Column of the sheet, and of the table.
    pub columns: Vec<(u32, usize)>,
    /// The column with the seals of a CSV.
    pub seal: Option<u32>,
    /// The row of the headings, from 0.
    pub heading: u32,
    /// The first row of records, from 0.
    pub first: u32,
    /// The row of paths, which is no record.
    pub paths: Option<u32>,
    /// Whether we wrote the sheet.
    pub own: bool,
    /// Columns that are one list with a column before them: `电话1`, `电话2`. This one, and that one.
    pub twice: Vec<(u32, u32)>,
    /// Headings that no field has.
    pub unused: Vec<(u32, String)>,
}

impl Layout {
    /// A sheet of ours in which one field stands in a column.
    pub(super) fn of_one(table: &Table, path: &str, place: u32) -> Layout {
        let column = table.columns.iter().position(|column| column.path == path);
        Layout {
            table: 0,
            columns: column.map(|column| (place, column)).into_iter().collect(),
            seal: None,
            heading: 0,
            first: 2,
            paths: Some(1),
            own: true,
            twice: Vec::new(),
            unused: Vec::new(),
        }
    }

    /// The column of the sheet that holds a column of the table.
    pub(super) fn place(&self, column: usize) -> Option<u32> {
        self.columns
            .iter()
            .find(|(_, own)| *own == column)
            .map(|(at, _)| *at)
    }
}

/// How many rows above the heading may hold titles.
const TITLES: usize = 12;
/// How many headings must be known for a sheet that staff made.
const ENOUGH: usize = 2;

/// The layout of a sheet; none for one that holds no records.
pub(super) fn of(grid: &Grid, tables: &[Table]) -> Option<Layout> {
    own(grid, tables).or_else(|| made_by_hand(grid, tables))
}

/// By the row of paths.
fn own(grid: &Grid, tables: &[Table]) -> Option<Layout> {
    // Headings may be paths, too, in a CSV that a program made: the last such row is the one. Sorting may have moved it.
    let of_paths = |row: &&Line| {
        let first = row.cells.first().map(|(_, cell)| cell.text.as_str());
        matches!(first, Some("id" | "code")) && row.cells.len() >= ENOUGH
            || row.cells.iter().filter(|(_, cell)| is_path(&cell.text)).count() > 3
    };
    let paths = grid.rows.iter().rfind(of_paths)?;
    let known = |table: &Table| {
        let paths = paths.cells.iter();
        let has = |text: &str| table.columns.iter().any(|column| column.path == text);
        paths.filter(|(_, cell)| has(&cell.text)).count()
    };
    let named = tables
        .iter()
        .position(|table| table.sheet.name == grid.name && known(table) >= ENOUGH);
    let mut best: Option<(usize, usize)> = None;
    for (at, table) in tables.iter().enumerate() {
        let count = known(table);
        // Of several the first: stations.
        if best.is_none_or(|(most, _)| count > most) {
            best = Some((count, at));
        }
    }
    let at = named.or(best.map(|(_, at)| at))?;
    let table = tables.get(at)?;
    if known(table) < ENOUGH {
        return None;
    }
    // Titles may stand above it. Where it is gone every row but the paths is a record.
    let is_heading = |row: &&Line| {
        let known = |text: &str| {
            table
                .columns
                .iter()
                .any(|column| column.heading == text || column.path == text)
        };
        row.number != paths.number && row.cells.iter().filter(|(_, cell)| known(&cell.text)).count() >= ENOUGH
    };
    let heading = grid.rows.iter().find(is_heading).map(|row| row.number);
    let mut layout = Layout {
        table: at,
        columns: Vec::new(),
        seal: None,
        heading: heading.unwrap_or(paths.number),
        first: heading.map_or(0, |heading| heading + 1),
        paths: Some(paths.number),
        own: true,
        twice: Vec::new(),
        unused: Vec::new(),
    };
    for (place, cell) in &paths.cells {
        match table.columns.iter().position(|column| column.path == cell.text) {
            Some(column) if layout.place(column).is_none() => layout.columns.push((*place, column)),
            _ if cell.text == SEAL => layout.seal = Some(*place),
            _ => layout.unused.push((*place, cell.text.clone())),
        }
    }
    Some(layout)
}

fn is_path(text: &str) -> bool {
    text.contains('.')
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
}

/// By headings.
fn made_by_hand(grid: &Grid, tables: &[Table]) -> Option<Layout> {
    let mut best: Option<(usize, Layout)> = None;
    for row in grid.rows.iter().take(TITLES) {
        for (at, table) in tables.iter().enumerate() {
            // An item's rows need a column that says where it belongs; staff's own sheets have none.
            if !table.sheet.rows.is_empty() {
                continue;
            }
            let last = last_heading(grid, row.number);
            let mut layout = Layout {
                table: at,
                columns: Vec::new(),
                seal: None,
                heading: row.number,
                first: last + 1,
                paths: None,
                own: false,
                twice: Vec::new(),
                unused: Vec::new(),
            };
            for (place, text) in headings(grid, row.number, last) {
                let above = group_above(grid, last, place);
                match meant(text, above, table) {
                    Meant::Column(column) if layout.place(column).is_none() => {
                        layout.columns.push((place, column));
                    }
                    Meant::Column(column)
                        if matches!(
                            table.columns.get(column).and_then(Column::shape),
                            Some(crate::record::shape::Shape::List { .. })
                        ) =>
                    {
                        let first = layout.place(column).unwrap_or(place);
                        layout.twice.push((place, first));
                    }
                    Meant::Nothing => {}
                    _ => layout.unused.push((place, text.to_owned())),
                }
            }
            let named = table
                .columns
                .iter()
                .enumerate()
                .any(|(column, own)| is_name(own) && layout.place(column).is_some());
            let told = grid.name.contains(table.sheet.name) || title_says(grid, row.number, table);
            let known = layout.columns.len() * 2 + usize::from(told);
            if named && layout.columns.len() >= ENOUGH && best.as_ref().is_none_or(|(most, _)| known > *most)
            {
                best = Some((known, layout));
            }
        }
    }
    best.map(|(_, layout)| layout)
}

/// Whether a column holds the name by which people know a record, in the first language.
pub(super) fn is_name(column: &Column) -> bool {
    matches!(column.keys.as_slice(), [key] if key == "name" || key == "title") && column.required
}

/// The last row of a heading that begins in a row: where cells are merged downwards, it has several.
fn last_heading(grid: &Grid, row: u32) -> u32 {
    /// A heading of more rows is none.
    const MOST: u32 = 3;
    grid.merged
        .iter()
        .filter(|(first, _, last, _)| *first == row && *last > row && *last < row + MOST)
        .map(|(_, _, last, _)| *last)
        .max()
        .unwrap_or(row)
}

/// The lowest text of each column of a heading.
fn headings(grid: &Grid, first: u32, last: u32) -> Vec<(u32, &str)> {
    let mut all: Vec<(u32, &str)> = Vec::new();
    for line in grid
        .rows
        .iter()
        .filter(|line| (first..=last).contains(&line.number))
    {
        for (place, cell) in &line.cells {
            match all.iter_mut().find(|(own, _)| own == place) {
                Some((_, text)) => *text = &cell.text,
                None => all.push((*place, &cell.text)),
            }
        }
    }
    all.sort_by_key(|(place, _)| *place);
    all
}

/// What stands merged above a heading: `联系方式` over `电话` and `邮箱`.
fn group_above(grid: &Grid, row: u32, column: u32) -> Option<&str> {
    let above = row.checked_sub(1)?;
    let (first_row, first_column, ..) = grid.merged.iter().find(|(r0, c0, r1, c1)| {
        *r0 <= above && above <= *r1 && *c0 <= column && column <= *c1 && c1.saturating_sub(*c0) < 8
    })?;
    grid.row(*first_row).map(|line| line.text(*first_column))
}

fn title_says(grid: &Grid, row: u32, table: &Table) -> bool {
    let word = table.sheet.name.trim_end_matches("公告");
    grid.rows
        .iter()
        .take_while(|line| line.number < row)
        // A title stands alone.
        .any(|line| line.cells.len() <= 2 && line.cells.iter().any(|(_, cell)| cell.text.contains(word)))
}

/// What a heading means.
enum Meant {
    Column(usize),
    /// A number of the row.
    Nothing,
    Unknown,
}

fn meant(heading: &str, above: Option<&str>, table: &Table) -> Meant {
    let word = plain(heading);
    if ["序号", "号", "no", "no.", "#"].contains(&word.as_str()) {
        return Meant::Nothing;
    }
    let find = |word: &str| {
        table.columns.iter().position(|column| {
            plain(&column.heading) == word
                || column.path == word
                || matches!(column.what, What::Value { .. })
                    && plain(&without_language(column)) == word
                    && first_language(column)
        })
    };
    if let Some(column) = find(&word) {
        return Meant::Column(column);
    }
    // 藏文名称, 名称（藏文）
    let (bare, tibetan) = tibetan(&word);
    let path = synonym(&bare, table.sheet.record)
        .or_else(|| above.and_then(|above| synonym(&format!("{}{bare}", plain(above)), table.sheet.record)));
    let Some(path) = path else {
        // 电话1, 电话2; a year is no such number.
        let bare = word.trim_end_matches(|c: char| c.is_ascii_digit());
        return if !bare.is_empty() && word.len() == bare.len() + 1 {
            meant(bare, above, table)
        } else {
            Meant::Unknown
        };
    };
    let of_lang = |column: &Column| match column.lang {
        Some(lang) if tibetan => lang == crate::lang::Lang::BO,
        Some(_) => first_language(column),
        None => !tibetan,
    };
    let found = table
        .columns
        .iter()
        .position(|column| (column.path == path || column.keys.join(".") == path) && of_lang(column));
    found.map_or(Meant::Unknown, Meant::Column)
}

/// Whether a column of a text is the first of its languages.
fn first_language(column: &Column) -> bool {
    column.lang.is_none_or(|lang| lang == crate::lang::Lang::ZH)
}

fn without_language(column: &Column) -> String {
    match column.lang {
        Some(lang) => column
            .heading
            .trim_end_matches(&format!("（{}）", super::column::short_name(lang)))
            .to_owned(),
        None => column.heading.clone(),
    }
}

fn tibetan(word: &str) -> (String, bool) {
    for mark in ["(藏文)", "(藏语)", "(藏)", "藏文", "藏语"] {
        if word.contains(mark) {
            return (word.replace(mark, ""), true);
        }
    }
    for mark in ["(汉文)", "(中文)", "(汉)", "汉文", "中文"] {
        if word.contains(mark) {
            return (word.replace(mark, ""), false);
        }
    }
    (word.to_owned(), false)
}
