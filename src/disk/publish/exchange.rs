//! Atomic exchange, the switch in one step: the staging folder becomes a whole site and changes places with the published folder.
//!
//! **You are here:** `disk/publish/exchange` — the first way that `switch` tries; `journal` is the other one.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::error::{Action, PublishError};
use super::foreign::Foreign;
use super::stage::Staging;
use crate::disk::system::{System, sync_folder};

/// Whether it is worth trying: not where the system has no such step, nor where the folder is a mount point.
pub(super) fn may_work(out: &Path, parent: &Path) -> bool {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use std::os::unix::fs::MetadataExt;
        let disk = |path: &Path| fs::symlink_metadata(path).map(|meta| meta.dev());
        matches!((disk(out), disk(parent)), (Ok(one), Ok(other)) if one == other)
    }
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    {
        let _ = (out, parent);
        false
    }
}

/// Why the staging folder was not completed.
enum Stop {
    /// Something in the published folder can only stay where it is.
    InPlace,
    Failed(PublishError),
}

/// Completes the staging folder with what stays (`unchanged`: files of ours that are not in it yet) and exchanges it.
/// `false`: this cannot be done here, and nothing was done to `out`.
pub(super) fn run(
    staging: &Staging,
    out: &Path,
    unchanged: &[&str],
    foreign: &Foreign,
    system: System,
) -> Result<bool, PublishError> {
    match complete(staging, out, unchanged, foreign) {
        Ok(()) => {}
        Err(Stop::InPlace) => return Ok(false),
        Err(Stop::Failed(error)) => return Err(error),
    }
    staging.mark_finished()?;
    (system.sync)(staging.path()).map_err(PublishError::io(Action::Write, staging.path()))?;
    // Last: the published folder may be closed to writing, and nothing can be written into one like it.
    let own = fs::metadata(staging.path()).map(|meta| meta.permissions());
    same_permissions(out, staging.path());
    if (system.swap)(staging.path(), out).is_err() {
        if let Ok(own) = own {
            let _ = fs::set_permissions(staging.path(), own);
        }
        staging.mark_unfinished()?;
        return Ok(false);
    }
    // The exchange has happened; whether it would outlast a power cut this very second changes nothing for the caller.
    if let Some(parent) = out.parent() {
        let _ = sync_folder(parent);
    }
    Ok(true)
}

fn complete(staging: &Staging, out: &Path, unchanged: &[&str], foreign: &Foreign) -> Result<(), Stop> {
    let new = staging.path();
    for path in unchanged {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        staging.make_folder(folder).map_err(Stop::Failed)?;
    }
    for folder in &foreign.folders {
        let place = new.join(folder);
        // An empty folder where a file of ours goes gives way.
        if fs::symlink_metadata(&place).is_err() {
            fs::create_dir_all(&place).map_err(|_| Stop::InPlace)?;
        }
    }
    unchanged
        .par_iter()
        .try_for_each(|path| link(&out.join(path), &new.join(path)))?;
    foreign
        .files
        .par_iter()
        .try_for_each(|path| match link(&out.join(path), &new.join(path)) {
            // Someone has just deleted it.
            Err(Stop::Failed(PublishError::Io { error, .. })) if error.kind() == io::ErrorKind::NotFound => {
                Ok(())
            }
            done => done,
        })?;
    for folder in &foreign.all_folders {
        same_permissions(&out.join(folder), &new.join(folder));
    }
    Ok(())
}

/// A new folder is open to those whom the old one was open to (a web server's group, say), as far as this user may
/// say so and the disk knows such things.
fn same_permissions(of: &Path, to: &Path) {
    if let Ok(meta) = fs::symlink_metadata(of)
        && to.is_dir()
    {
        // The owner first: a change of owner takes permissions away.
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, lchown};
            let _ = lchown(to, Some(meta.uid()), Some(meta.gid()));
        }
        let _ = fs::set_permissions(to, meta.permissions());
    }
}

/// Links a file into the staging folder, or copies it where there are no links, with its time.
fn link(from: &Path, to: &Path) -> Result<(), Stop> {
    let Err(error) = fs::hard_link(from, to) else {
        return Ok(());
    };
    match error.kind() {
        // A disk of its own is mounted there.
        io::ErrorKind::CrossesDevices => return Err(Stop::InPlace),
        io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists | io::ErrorKind::StorageFull => {
            return Err(Stop::Failed(PublishError::io(Action::Read, from)(error)));
        }
        _ => {}
    }
    match copy(from, to) {
        Ok(true) => Ok(()),
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
            ) =>
        {
            Err(Stop::Failed(PublishError::io(Action::Write, to)(error)))
        }
        Ok(false) | Err(_) => Err(Stop::InPlace),
    }
}

/// `false`: it is neither a file nor a link to be had again.
fn copy(from: &Path, to: &Path) -> io::Result<bool> {
    let meta = fs::symlink_metadata(from)?;
    if meta.is_file() {
        fs::copy(from, to)?;
        File::options()
            .write(true)
            .open(to)?
            .set_modified(meta.modified()?)?;
        return Ok(true);
    }
    #[cfg(unix)]
    if meta.is_symlink() {
        std::os::unix::fs::symlink(fs::read_link(from)?, to)?;
        return Ok(true);
    }
    Ok(false)
}
