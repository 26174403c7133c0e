//! The ledger (台账) at the library's door: what goes out comes back, and only what staff changed is changed.
//!
//! **You are here:** `tests/suite/` — `back` is about whole sites, `changes` about cells that are changed, `damaged` about workbooks
//! that other programs and people have been at, `by_hand` about sheets that staff made themselves, `doubts` about what must be asked; the command is in `cli/ledger`.

mod back;
mod by_hand;
mod changes;
mod checklist;
mod damaged;
mod doubts;

use crate::support::{SiteTest, TODAY};
use zhandian::build::{Builder, Built, Input, Options};
use zhandian::disk::tree::Tree;
use zhandian::ledger::{self, Book, ChangedFile, Comparison, Grid, Kind, Origin, Source, State, Tables};
use zhandian::site;

/// A site that is exported and imported.
pub(crate) struct Bureau {
    tree: Tree,
    built: Built,
}

impl Bureau {
    pub(crate) fn of(tree: Tree) -> Bureau {
        let options = Options {
            site: site::Options {
                today: TODAY,
                now: TODAY.at(0, 0, 0, 0),
                drafts: true,
                base_url: None,
            },
            search: false,
        };
        let built = Builder::new().link(&Input {
            tree: &tree,
            unreadable: &[],
            options: &options,
        });
        Bureau { tree, built }
    }

    pub(crate) fn site(test: SiteTest) -> Bureau {
        Bureau::of(test.tree)
    }

    pub(crate) fn tables(&self) -> Tables {
        let bytes = |file: &str| self.tree.get(file)?.bytes();
        let source = Source {
            site: self.built.site().expect("the site can be linked"),
            bytes: &bytes,
        };
        Tables::of(&source, &Kind::ALL)
    }

    /// The bytes of a workbook of everything.
    pub(crate) fn workbook(&self) -> Vec<u8> {
        let origin = Origin {
            site: self.title(),
            time: "2026-11-22 00:00".to_owned(),
        };
        ledger::workbook(&self.tables(), &origin).unwrap()
    }

    fn title(&self) -> String {
        let site = self.built.site().unwrap();
        let default = site.default_lang();
        site.settings().title.best(default, default).0.to_owned()
    }

    /// The workbook as it is read.
    pub(crate) fn book(&self) -> Book {
        ledger::read("台账.xlsx", &self.workbook()).unwrap()
    }

    /// What a workbook says, with what becomes of the files.
    pub(crate) fn compare(&self, book: &Book) -> (Comparison, Vec<ChangedFile>) {
        let taken = |file: &str| self.tree.get(file).is_some();
        let mut compared = ledger::compare(book, &self.tables(), TODAY, &self.title(), &taken);
        let bytes = |file: &str| self.tree.get(file)?.bytes().map(<[u8]>::to_vec);
        let default = self.built.site().unwrap().default_lang();
        let files = compared.files(default, &bytes);
        (compared, files)
    }

    /// The same site with these files.
    pub(crate) fn with(mut self, files: &[ChangedFile]) -> Bureau {
        for file in files {
            self.tree.insert(&file.file, &file.after);
        }
        Bureau::of(self.tree)
    }
}

/// The sheet of a name.
pub(crate) fn sheet<'b>(book: &'b mut Book, name: &str) -> &'b mut Grid {
    book.sheets.iter_mut().find(|grid| grid.name == name).unwrap()
}

/// Writes a cell of our own sheet, found by id and path. Whether there is such a column and row.
pub(crate) fn set(grid: &mut Grid, id: &str, path: &str, text: &str) -> bool {
    let paths = &grid.rows[1];
    let Some(column) = paths
        .cells
        .iter()
        .find(|(_, cell)| cell.text == path)
        .map(|(at, _)| *at)
    else {
        return false;
    };
    let Some(row) = grid.rows.iter_mut().skip(2).find(|row| row.text(0) == id) else {
        return false;
    };
    put(row, column, text);
    true
}

/// Writes a cell as text.
pub(crate) fn put(row: &mut ledger::GridLine, column: u32, text: &str) {
    row.cells.retain(|(own, _)| *own != column);
    if !text.is_empty() {
        row.cells.push((
            column,
            ledger::Cell {
                text: text.to_owned(),
                kind: ledger::CellKind::Text,
                formula: false,
            },
        ));
    }
    row.cells.sort_by_key(|(own, _)| *own);
}

/// Lines as `record field before → after`, for tests to compare.
pub(crate) fn told(compared: &Comparison) -> Vec<String> {
    compared
        .lines
        .iter()
        .map(|line| {
            format!(
                "{} {} {}: {} → {}",
                line.state.id(),
                line.record,
                line.field,
                line.before.as_deref().unwrap_or("-"),
                line.after.as_deref().unwrap_or("-")
            )
        })
        .collect()
}

/// The questions, each with its row and column.
pub(crate) fn questions(compared: &Comparison) -> Vec<String> {
    compared
        .lines
        .iter()
        .filter(|line| matches!(line.state, State::Rejected | State::Conflict))
        .map(|line| {
            format!(
                "{} {:?} {}: {}",
                line.place.sheet,
                line.place.row.unwrap_or(0),
                line.place.heading,
                line.said.as_ref().map_or("", |said| said.zh.as_str())
            )
        })
        .collect()
}
