//! Form: a record as fields that can be filled in, made of its type; and what a filled form says of the record.
//!
//! **You are here:** `form/` — above `ledger/`, whose words for values it shares, below `session/`, which reads the files and saves
//! them; pure, no IO: bytes and fields in, HTML and steps out.
//!
//! `kind`: which records have a form, and where each stands. `opened`: a record as it was read. `widget/`: its controls, one
//! for each shape of a value, so that a new field of a record is a new control without code. `posted`: the controls' texts as
//! a value again. `change`: what is different, and what somebody else has changed since. `page`: the frame around all.

mod change;
mod kind;
mod opened;
mod page;
mod posted;
#[cfg(test)]
mod tests;
mod told;
mod widget;

pub use change::{Clash, Wanted, wanted};
pub use kind::{At, BODY, KINDS, Kind, Line, lang_of, listed};
pub use opened::{Opened, Part, Unopened};
pub use page::{Frame, Page, frame, list, record};
pub use told::{Spot, Told, by_field, errors, spot};
pub use widget::{Around, form_fields, keys};
