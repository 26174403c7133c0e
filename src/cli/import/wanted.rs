//! A Word document as the record that it is to become.
//!
//! **You are here:** `cli/import` — made by `document`, shown by `said`.

use crate::session::intake::{Draft, Record, Target};

/// A document as it is to be written.
pub(super) struct Wanted {
    pub(super) target: Target,
    pub(super) id: String,
    pub(super) draft: Draft,
    pub(super) record: Record,
    /// Fields that nobody has said, and that the document does not tell either.
    pub(super) assumed: Vec<String>,
}
