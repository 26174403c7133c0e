//! What a comparison finds: lines for cells, remarks, files to be written.
//!
//! **You are here:** `ledger/compare` — what the comparison makes, `apply` writes and `cli/` shows; no IO.

use crate::edit::{Change, Value};
use crate::lang::Lang;
use crate::ledger::question::Question;

/// What becomes of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// A field of a new record.
    New,
    /// Another value.
    Changed,
    /// The file has been changed since the export, too.
    Conflict,
    /// It cannot be written as it stands.
    Rejected,
}

impl State {
    /// As JSON says it.
    pub fn id(self) -> &'static str {
        match self {
            State::New => "new",
            State::Changed => "changed",
            State::Conflict => "conflict",
            State::Rejected => "rejected",
        }
    }
}

/// A place in a workbook. *Units:* from 1, as the spreadsheet shows them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The sheet.
    pub sheet: String,
    /// The row; none for the sheet as a whole.
    pub row: Option<u32>,
    /// The column.
    pub column: Option<u32>,
    /// What stands above it, or would.
    pub heading: String,
}

/// What a cell changes, or why not.
#[derive(Debug, Clone)]
pub struct Line {
    /// `station:gamagongsang`; empty where no record is known.
    pub record: String,
    /// The record's file.
    pub file: String,
    /// The path of the field: `phone`, `name.bo`.
    pub field: String,
    /// What it says now.
    pub before: Option<String>,
    /// What it is to say; none: it goes.
    pub after: Option<String>,
    /// What becomes of it.
    pub state: State,
    /// Where it stands.
    pub place: Place,
    /// Whether its row is hidden or filtered out.
    pub hidden: bool,
    /// What was mended, or what is asked.
    pub said: Option<Question>,
}

/// Something to know about a cell, a row or a sheet that changes nothing by itself.
#[derive(Debug, Clone)]
pub struct Remark {
    /// Where; none for the file as a whole.
    pub place: Option<Place>,
    /// What.
    pub said: Question,
}

/// What is to be done to one file.
#[derive(Debug, Clone)]
pub enum FileChange {
    /// Changes to a file that is there.
    Edit {
        /// Path relative to the site folder.
        file: String,
        /// The language of its plain texts.
        default: Lang,
        /// What is to change.
        changes: Vec<Change>,
    },
    /// A new file.
    Create {
        /// Path relative to the site folder.
        file: String,
        /// Its record.
        record: Value,
    },
}

/// What a workbook says.
#[derive(Debug, Default)]
pub struct Comparison {
    /// Cell by cell, in the order of the workbook.
    pub lines: Vec<Line>,
    /// What else is to be known.
    pub remarks: Vec<Remark>,
    /// What is to be written, when nothing is rejected or in conflict.
    pub files: Vec<FileChange>,
    /// New records.
    pub new: usize,
}

impl Comparison {
    /// How many lines are in a state.
    pub fn count(&self, state: State) -> usize {
        self.lines.iter().filter(|line| line.state == state).count()
    }

    /// Whether nothing stands in the way of writing.
    pub fn is_clear(&self) -> bool {
        self.count(State::Rejected) + self.count(State::Conflict) == 0
    }
}
