//! Why an import writes nothing.
//!
//! **You are here:** `cli/import` — what `document`, `picture` and `fields` give up with; `said` says it.

use crate::cli::Exit;

/// Why nothing can be written; told already where there are no words.
pub(super) enum Trouble {
    /// What is wrong with the document or a field: exit code 1.
    Refused(String, String),
    /// What is wrong with the command: exit code 2.
    Usage(String, String),
    /// Told already.
    Told(Exit),
}
