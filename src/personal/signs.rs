//! Separator signs, in texts that are taken out of files.
//!
//! **You are here:** `personal/` — written by the readers of `file/`, read by the searches; no IO.

/// What stands between two cells of a table.
pub(super) const CELL: char = '\u{1F}';

/// What stands between two texts that have nothing to do with each other.
pub(super) const BAR: char = '\u{1E}';
