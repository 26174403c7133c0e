//! Changes to content files, as bytes and as history.
//!
//! **You are here:** `edit/` — between `record/` and the shell, which reads and writes the files; no IO.

pub mod history;
