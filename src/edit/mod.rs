//! Lossless editing: changes to one content file, of which only the lines whose value changed differ; the rest byte for byte.
//!
//! **You are here:** `edit/` — after `record/`, before the ledger, the form and `fix`; pure, no IO: bytes in, bytes out.
//!
//! A caller says what it wants as [`Change`]s: which record, which field ([`FieldPath`], the form's control names), which
//! [`Value`]. [`apply`] gives the new bytes: comments, order, quotes, blank lines, line ends, a BOM stay; a new key goes where
//! the format's order puts it, in the style of its neighbours. **Every result is read again** before it is handed out: the
//! records must be the intended ones, and all else of the file the old bytes. On any difference a [`Refusal`] comes back and
//! with it the value that was to be written, so that nothing that somebody typed is lost.
//!
//! What happens to comments: one that stands on the line of a removed field or list item goes with it, and so do comment lines
//! within a removed block; comment lines above it stay, since they often speak of more than the next line.

mod change;
mod path;
mod refusal;

pub use change::{Change, RecordAt, Step, Value};
pub use path::{FieldPath, Segment};
pub use refusal::{Reason, Refusal};

use crate::diag::{Diagnostic, Severity};
use crate::lang::Lang;

/// A file after its changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Edited {
    /// The whole file. The same bytes as before where nothing was to change.
    pub bytes: Vec<u8>,
    /// Lines that are new, gone or different.
    pub lines_changed: usize,
    /// Findings of the new file that the old one had not: none after [`apply`], which refuses values with errors; what
    /// [`apply_draft`] has let through.
    pub findings: Vec<Diagnostic>,
}

/// The file with its changes, or why it is left as it is. `path` is relative to the site folder and says what the file holds;
/// `default` is the site's first language, in which a plain text is written.
///
/// *Errors:* a [`Refusal`]; of several changes none is done then.
pub fn apply(path: &str, bytes: &[u8], changes: &[Change], default: Lang) -> Result<Edited, Refusal> {
    apply_draft(path, bytes, changes, default).and_then(|edited| {
        if edited.findings.iter().any(|one| one.severity == Severity::Error) {
            return Err(Refusal::new(Reason::Value, "", ""));
        }
        Ok(edited)
    })
}

/// As [`apply`], but values that their fields refuse are written, too, and come back as findings: a draft may be saved with
/// errors. What was meant is still checked by its text.
pub fn apply_draft(path: &str, bytes: &[u8], changes: &[Change], default: Lang) -> Result<Edited, Refusal> {
    let _ = (path, bytes, changes, default);
    Err(Refusal::new(Reason::Unverified, "", ""))
}

/// The bytes of a new file with one record: keys in the format's order, LF, no BOM. For a document `body` is its text. A file
/// whose kind is always a list (`audiences.yaml`, `catalogue.yaml`) gets a list of one.
///
/// *Errors:* as [`apply`].
pub fn new_file(path: &str, record: &Value, body: Option<&str>) -> Result<Vec<u8>, Refusal> {
    let _ = (path, record, body);
    Err(Refusal::new(Reason::Unverified, "", ""))
}
