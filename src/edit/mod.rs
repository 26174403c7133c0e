//! Lossless editing: changes to one content file, of which only the lines whose value changed differ; the rest byte for byte.
//!
//! **You are here:** `edit/` — after `record/`, before the ledger, the form and `fix`; pure, no IO: bytes in, bytes out.
//!
//! A caller says what it wants as [`Change`]s: which record, which field ([`FieldPath`], the form's control names), which
//! [`Value`]. [`apply()`] gives the new bytes: comments, order, quotes, blank lines, line ends, a BOM stay; a new key goes where
//! the format's order puts it, in the style of its neighbours. **Every result is read again** before it is handed out: the
//! records must be the intended ones, and all else of the file the old bytes. On any difference a [`Refusal`] comes back and
//! with it the value that was to be written, so that nothing that somebody typed is lost.
//!
//! What happens to comments: one that stands on the line of a removed field or list item goes with it, and so do comment lines
//! within a removed block; comment lines above it stay, since they often speak of more than the next line.

mod act;
mod apply;
mod body;
mod change;
pub mod history;
mod intended;
mod kept;
pub mod mend;
mod path;
mod pen;
mod place;
mod plan;
mod raw;
mod records;
mod refusal;
mod scalar;
#[cfg(test)]
mod tests;
mod told;
mod writing;

pub use apply::{apply, apply_draft, new_file};
pub use change::{Change, RecordAt, Step, Value};
pub(crate) use intended::canonical;
pub use path::{FieldPath, Segment};
pub(crate) use raw::lines_changed;
pub use refusal::{Reason, Refusal};

use crate::diag::Diagnostic;

/// A file after its changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited {
    /// The whole file. The same bytes as before where nothing was to change.
    pub bytes: Vec<u8>,
    /// Lines that are new, gone or different.
    pub lines_changed: usize,
    /// Findings of the new file that the old one had not: none after [`apply()`], which refuses values with errors; what
    /// [`apply_draft`] has let through.
    pub findings: Vec<Diagnostic>,
}
