//! Sheets of a workbook: which are read, what of them is passed over, and their rows in order.
//!
//! **You are here:** `ledger/compare` — before rows; no IO.

use super::{Comparer, Incoming, Line, Place, Remark, State, incoming};
use crate::ledger::grid::{Book, Grid};
use crate::ledger::layout::Layout;
use crate::ledger::question::Question;
use crate::ledger::workbook::{MARK, META};

impl Comparer<'_> {
    /// What is to be said of the workbook as a whole. Whether that is all: another site's ledger is one question, not one a row.
    pub(super) fn whole(&mut self, book: &Book, site: &str) -> bool {
        for said in &book.remarks {
            self.out.remarks.push(Remark {
                place: None,
                said: said.clone(),
            });
        }
        let meta = book.sheets.iter().find(|grid| grid.name == META);
        let Some(first) = meta.and_then(|grid| grid.row(0)) else {
            return false;
        };
        if first.text(0) != MARK || first.text(2) == site {
            return false;
        }
        let other = first.text(2);
        let said = Question::new(
            format!("这个台账是从“{other}”导出的，这里是“{site}”：看清是不是这个网站"),
            format!("this ledger was exported from “{other}”, and here is “{site}”: is it the right site?"),
        );
        let is_known = |(sheet, id): &&(String, String)| {
            let table = self.tables.tables.iter().find(|table| table.sheet.name == *sheet);
            table.is_some_and(|table| table.position(&table.id_of(id)).is_some())
        };
        // A site may have another title by now; then it has the same records.
        let foreign =
            !self.seals.is_empty() && self.seals.keys().filter(is_known).count() * 2 < self.seals.len();
        if foreign {
            self.out.lines.push(Line {
                record: String::new(),
                file: String::new(),
                field: String::new(),
                before: None,
                after: None,
                state: State::Rejected,
                place: Place {
                    sheet: book
                        .sheets
                        .first()
                        .map_or_else(String::new, |grid| grid.name.clone()),
                    row: None,
                    column: None,
                    heading: String::new(),
                },
                hidden: false,
                said: Some(said),
            });
        } else {
            self.out.remarks.push(Remark { place: None, said });
        }
        foreign
    }

    pub(super) fn unread(&mut self, grid: &Grid) {
        self.out.remarks.push(Remark {
            place: Some(Place {
                sheet: grid.name.clone(),
                row: None,
                column: None,
                heading: String::new(),
            }),
            said: Question::new(
                "看不出这张表是哪一种记录，没有读。第一行要有“名称”“电话”这样的标题",
                "it cannot be told which records this sheet holds; it was not read. Its first row needs headings",
            ),
        });
    }

    /// No sheet of the workbook holds records.
    pub(super) fn nothing(&mut self, book: &Book) {
        let sheet = book
            .sheets
            .first()
            .map_or_else(String::new, |grid| grid.name.clone());
        self.out.lines.push(Line {
            record: String::new(),
            file: String::new(),
            field: String::new(),
            before: None,
            after: None,
            state: State::Rejected,
            place: Place {
                sheet,
                row: None,
                column: None,
                heading: String::new(),
            },
            hidden: false,
            said: Some(Question::new(
                "这个文件里没有能读的表：没有一行像标题（如 名称、联系电话、地址）。先用 zhandian export --template 生成空表，照它填",
                "no sheet of this file can be read: no row looks like headings. `zhandian export --template` makes an empty one",
            )),
        });
    }

    pub(super) fn sheet(&mut self, grid: &Grid, layout: &Layout) {
        let tables = self.tables;
        let Some(table) = tables.tables.get(layout.table) else {
            return;
        };
        for (place, heading) in &layout.unused {
            let said = Question::new(
                format!("“{heading}”这一列没有对应的字段，没有读"),
                format!("no field goes by `{heading}`: the column was not read"),
            );
            self.of_column(grid, layout, *place, heading.clone(), said);
        }
        for (place, _) in &layout.twice {
            let heading = grid
                .row(layout.heading)
                .map_or("", |row| row.text(*place))
                .to_owned();
            let said = Question::new(
                format!("“{heading}”和前面一列是同一个字段，两列的内容并在一起"),
                format!("`{heading}` is the field of a column before it; both were read as one list"),
            );
            self.of_column(grid, layout, *place, heading, said);
        }
        let joined = incoming::joined(grid, layout);
        let incoming = Incoming::of(joined.as_ref().unwrap_or(grid), layout, table);
        for found in &incoming.rows {
            self.row(found, &incoming);
        }
    }

    /// Says something of a column as a whole, at its heading.
    fn of_column(&mut self, grid: &Grid, layout: &Layout, place: u32, heading: String, said: Question) {
        let place = Place {
            sheet: grid.name.clone(),
            row: Some(layout.heading + 1),
            column: Some(place + 1),
            heading,
        };
        self.out.remarks.push(Remark {
            place: Some(place),
            said,
        });
    }
}
