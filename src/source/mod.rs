//! Source text: from a file's bytes to a YAML tree in which every key and value knows its place.
//!
//! **You are here:** `source/` — after `diag/`, before `record/`, `edit/` and `ledger/`; it knows no records; no IO.
//!
//! The steps in order: bytes → text ([`encoding`]) → slips of input methods, mended ([`slips`]) → tree ([`yaml`]).

pub mod encoding;
pub mod slips;
pub(crate) mod yaml;
