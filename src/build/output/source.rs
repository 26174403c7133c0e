//! Source of output files: finds one by its address, or hands all of them on.
//!
//! **You are here:** `build/output` — what every source in this folder is; no IO.

use super::share::Share;
use crate::build::materials::Materials;
use crate::diag::Diagnostic;
use std::sync::Arc;

/// One file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// Bytes made by the build.
    Bytes(Vec<u8>),
    /// An attachment, published as it is: its path relative to the site folder.
    CopyOf(Arc<str>),
    /// The file that is published at this path; only where a [`crate::build::Recall`] knows it.
    AsPublished,
}

/// A file, or the finding that keeps it from being made.
pub(super) type Rendered = Result<Output, Diagnostic>;

/// The one who takes files has failed: no more are wanted.
pub(super) struct Stopped;

/// Takes a file in, at once, so that no two of a thread's files are in memory. Called from many threads.
pub(super) type Put<'p> = &'p (dyn Fn(&str, Rendered) -> Result<(), Stopped> + Sync);

/// What gives files of the output.
pub(super) trait Source: Sync {
    /// The file at a path of the output; none when no file of this source is there. Must be cheap for paths of others: it is
    /// asked about every address that a browser tries.
    fn find(&self, materials: &Materials, path: &str) -> Option<Rendered>;

    /// Hands on every file that a build writes and that belongs to the share, in parallel and in no order. The share is
    /// asked about every path once.
    fn each(&self, materials: &Materials, share: &Share, put: Put<'_>) -> Result<(), Stopped>;
}
