//! The site folder of a command, read; or said why not.
//!
//! **You are here:** `cli/` — used by every command that builds.

use super::args::Common;
use super::report::Report;
use crate::session::SiteFolder;

/// Reads the folder. `None`: the machine failed, and it has been said.
pub(crate) fn read(common: &Common, report: &Report) -> Option<SiteFolder> {
    SiteFolder::read(&common.root, common.out.as_deref())
        .inspect_err(|error| report.failure(&error.message(true), &error.message(false)))
        .ok()
}
