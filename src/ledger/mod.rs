//! Ledger (台账): records as tables that staff keep in Excel, and what such a table says back.
//!
//! **You are here:** `ledger/` — above `site/` and `edit/`, below `cli/`; pure, no IO: bytes in, bytes out, the time is given.

mod apply;
mod cell;
mod checklist;
mod column;
mod comma;
mod compare;
mod grid;
mod hours;
mod layout;
mod names;
mod pending;
mod question;
mod read;
mod sample;
mod seal;
mod sheet;
mod synonyms;
mod table;
mod value;
mod words;
mod workbook;

pub use apply::ChangedFile;
pub use checklist::checklist;
pub use column::Column;
pub use comma::comma;
pub use compare::{Comparison, FileChange, Line, Place, Remark, State, compare};
pub use grid::{Book, Cell, CellKind, Grid, LARGEST, Line as GridLine, read};
pub use pending::{MOST_ASKED, pending, unmarked};
pub use question::Question;
pub use sheet::{Kind, SHEETS, SheetRow};
pub use table::{Row, Source, Table, Tables};
pub use words::{Word, Words, word_kind, words};
pub use workbook::{Origin, Unwritable, workbook};

// What the form shares with the ledger: words for values, names of references, ids from names.
pub(crate) use cell::Wording;
pub(crate) use column::{refers, short, short_name, word};
pub(crate) use compare::id_of_name;
pub(crate) use hours::{day_words, is_hours, season_words};
pub(crate) use names::Names;
pub(crate) use value::{from_json, get, json, of as value_of, tidy};

use crate::edit::Value;

/// A record that has this value at some keys and nothing else.
fn new_at(keys: &[String], value: Value) -> Value {
    let mut record = Value::Map(Vec::new());
    put(&mut record, keys, value);
    record
}

/// Gives a record a value at some keys; maps on the way are made.
fn put(record: &mut Value, keys: &[String], value: Value) {
    let Some((first, rest)) = keys.split_first() else {
        *record = value;
        return;
    };
    if !matches!(record, Value::Map(_)) {
        *record = Value::Map(Vec::new());
    }
    if let Value::Map(entries) = record {
        let at = entries
            .iter()
            .position(|(key, _)| key == first)
            .unwrap_or_else(|| {
                entries.push((first.clone(), Value::Map(Vec::new())));
                entries.len() - 1
            });
        if let Some((_, own)) = entries.get_mut(at) {
            put(own, rest, value);
        }
    }
}
