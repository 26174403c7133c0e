//! History: who changed which record of which file, when and with what; the ledger's lines, and going back.
//!
//! **You are here:** `edit/history/` — pure; `session/` keeps the ledger on the disk by way of `disk/history/`.
//!
//! `entry`: one line. `chain`: lines of one or several ledgers put together, and whether one is missing.
//! `judge`: what `check` says of that. `seen`: what was
//! there at the last look. `touched`: which records and fields differ. `three_way`: taking one change out of a text that has others.

mod chain;
mod entry;
mod judge;
mod seen;
mod three_way;
mod touched;

pub use chain::{Act, Chain, read, written};
pub use entry::{Entry, Hash, Moment, ORIGINAL, Tool};
pub use judge::judge;
pub use seen::Seen;
pub use three_way::merged;
pub use touched::{Touched, touched};

#[cfg(test)]
mod tests;
