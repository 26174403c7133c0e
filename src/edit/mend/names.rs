//! File names that are no name to trust: what the file is read as all the same, and what to call it.
//!
//! **You are here:** `edit/mend` — names are told, never changed: other files may refer to them; no IO.

use crate::diag::{Diagnostic, Fault, Place, Severity, code};
use crate::record::{FileKind, file_kind};
use std::sync::Arc;

/// What is said of a record file whose ending is in capitals: cameras and old programs write it so, and some hosts and
/// editors take it for another one.
pub fn name(path: &Arc<str>) -> Option<Diagnostic> {
    let (stem, ending) = path.rsplit_once('.')?;
    let lower = ending.to_ascii_lowercase();
    if lower == ending || matches!(file_kind(path), FileKind::Unknown | FileKind::Attachment) {
        return None;
    }
    let better = format!("{}.{lower}", stem.rsplit('/').next().unwrap_or(stem));
    let fault = Fault::new(
        code::UNEXPECTED_FILE,
        format!("扩展名是大写的 .{ending}：能读，但有的电脑上会认不出来"),
        format!("the ending .{ending} is in capitals: it is read, but not known everywhere"),
    )
    .help(
        format!("把文件改名为 {better}"),
        format!("rename the file to {better}"),
    );
    let mut finding = fault.at(Place::file(path));
    finding.severity = Severity::Warning;
    Some(finding)
}
