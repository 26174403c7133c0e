//! Publication into a folder or share, by the own publisher: whole or not at all.
//!
//! **You are here:** `cli/publish` — one of two ways.

use super::{Amount, Door};
use crate::cli::args::Common;
use crate::cli::{Exit, package, stop};
use crate::disk::package::BuiltFolder;
use crate::disk::publish::{PublishError, Publisher};
use std::path::{Path, PathBuf};

/// Brings the folder to the state of the built site.
pub(super) fn publish(
    common: &Common,
    built: &BuiltFolder,
    place: &Path,
    door: &Door<'_>,
) -> Result<Exit, Exit> {
    let report = door.report;
    let place = &common.root.join(place);
    let (missing, removed) = built
        .missing_in(place)
        .map_err(|error| package::refused(report, &error))?;
    let sizes = missing.iter().map(|path| built.manifest.files[*path].sums.length);
    let amount = Amount {
        files: missing.len(),
        bytes: sizes.sum(),
        removed,
    };
    door.may(amount)?;
    stop::watch();
    stop::writing();
    copied(common, built, place).map_err(|error| {
        report.failure(&error.message(true), &error.message(false));
        match error {
            PublishError::Stopped { .. } => Exit::Stopped,
            _ => Exit::Machine,
        }
    })?;
    door.done(amount);
    Ok(Exit::Done)
}

/// All files go through the publisher: what somebody has changed on the share becomes again what was built.
fn copied(common: &Common, built: &BuiltFolder, place: &Path) -> Result<(), PublishError> {
    let sources: Vec<PathBuf> = ["content", "themes"].map(|own| common.root.join(own)).into();
    let mut protected: Vec<&Path> = vec![&common.root];
    protected.extend(sources.iter().map(AsRef::<Path>::as_ref));
    protected.push(&built.folder);
    let publisher = Publisher::open(place, &protected)?;
    for path in built.current() {
        stop::check(place)?;
        publisher.copy(path, &built.folder.join(path))?;
    }
    stop::switching(place)?;
    publisher.switch().map(drop)
}
