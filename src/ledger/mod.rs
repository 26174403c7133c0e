//! Ledger (台账): records as tables that staff keep in Excel, and what such a table says back.
//!
//! **You are here:** `ledger/` — above `site/` and `edit/`, below `cli/`; pure, no IO: bytes in, bytes out, the time is given.

mod cell;
mod comma;
mod column;
mod grid;
mod hours;
mod names;
mod read;
mod seal;
mod sheet;
mod table;
mod value;
mod workbook;

pub use column::Column;
pub use comma::comma;
pub use grid::{Book, LARGEST, read};
pub use read::Question;
pub use sheet::{Kind, SHEETS, SheetRow};
pub use table::{Row, Source, Table, Tables};
pub use workbook::{Origin, Unwritable, workbook};
