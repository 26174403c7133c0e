//! Candidate of a query: a record that the lists give, and the classes that `ranking` compares.
//!
//! **You are here:** `search/terminal` — before `ranking`, `verify` and `find`; no IO.

/// The last class of names …
pub(super) const INNER: u8 = 5;
/// … and of what is found by names, codes and sounds.
pub(super) const OTHER: u8 = 7;
/// The first class of what is found in a field.
pub(super) const FIELD: u8 = 8;

/// A candidate: its number, the sum of its classes (each plus one), the worst of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) at: u32,
    pub(super) class: u32,
    pub(super) worst: u8,
    /// A bit for each word that it has in a field.
    pub(super) fields: u32,
}
