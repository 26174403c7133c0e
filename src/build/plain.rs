//! Plain files: those of which nothing was to be said when they were looked at, so that looking for what is wrong with them is
//! spared while they are the same, also in another process.
//!
//! **You are here:** `build/` — asked by `memo`, `attachments` and `words`; kept by whoever runs the builder; no IO.
//!
//! Only that nothing was found is remembered, never a record or a page: those are made anew by the same code each time. So
//! what is kept is sixteen bytes a file, and the worst that a wrong entry could do is to leave a warning unsaid.

use super::recall::{Hash, hash};
use std::collections::HashSet;
use std::sync::Arc;

/// What is known to be plain: the hashes of [`question`]s to which the answer was "nothing".
pub(super) type Plain = Arc<HashSet<Hash>>;

/// What stands for a question about a file: what is looked for, the file's path and bytes, and by what (a word list), as a hash.
pub(super) fn question(looked_for: &str, path: &str, file: &[u8; 32], by: &[u8]) -> Hash {
    hash(&[looked_for.as_bytes(), path.as_bytes(), file, by])
}
