//! One file of a save: staged beside its place, put there, and back again.
//!
//! **You are here:** `disk/change/step` — below the writer, which does the steps of a save in order.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::error::ChangeError;
use super::intent::Step;
use super::{hash_of, hex};
use crate::disk::system::{self, System, sync_folder};
use crate::disk::whole;

/// The bytes of a file; none if there is none.
pub(super) fn read(place: &Path) -> Result<Option<Vec<u8>>, ChangeError> {
    match fs::read(place) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(None)
        }
        Err(error) => Err(ChangeError::read(place)(error)),
    }
}

/// The name of a staged file: in the folder of its place, so that it can be put there in one step and has that folder's
/// permissions; a left-over of an editor to whoever reads the content.
pub(super) fn staged(place: &str, id: &str) -> String {
    match place.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/.{name}.{id}.tmp"),
        None => format!(".{place}.{id}.tmp"),
    }
}

/// The save would overwrite what someone else has written.
pub(super) fn conflict(step: &Step) -> ChangeError {
    ChangeError::Conflict {
        paths: vec![step.place.clone()],
    }
}

/// Writes the new bytes beside their place, onto the disk, and reads them back.
pub(super) fn stage(root: &Path, step: &Step, bytes: &[u8]) -> Result<(), ChangeError> {
    let (place, staged) = (root.join(&step.place), root.join(&step.staged));
    let write = || -> io::Result<()> {
        let mut file = File::create_new(&staged)?;
        file.write_all(bytes)?;
        if let Ok(old) = fs::metadata(&place) {
            // Who might read and write the file still may; on Windows these come from the folder.
            if cfg!(unix) {
                file.set_permissions(old.permissions())?;
            }
        }
        file.sync_all()?;
        drop(file);
        if fs::read(&staged)? != bytes {
            return Err(io::Error::other("what was written cannot be read back"));
        }
        staged.parent().map_or(Ok(()), sync_folder)
    };
    write().map_err(ChangeError::write(&staged))
}

/// Whether the step was done: by the run that was killed, before it was.
pub(super) fn is_done(root: &Path, step: &Step) -> Result<bool, ChangeError> {
    Ok(is(root, &step.place, step.after.as_deref())? && step.before != step.after)
}

/// Whether the file is neither the old nor the new one: someone has changed it. One that cannot be read is not told of.
pub(super) fn is_others(root: &Path, step: &Step) -> bool {
    [&step.before, &step.after]
        .iter()
        .all(|hash| is(root, &step.place, hash.as_deref()).is_ok_and(|same| !same))
}

/// Whether a file that is someone's now had been replaced before: the old one stands beside its place.
pub(super) fn was_written(root: &Path, step: &Step) -> bool {
    step.before != step.after
        && step.before.is_some()
        && step.after.is_some()
        && is(root, &step.staged, step.before.as_deref()).unwrap_or(false)
}

/// Puts the new file into its place, or takes the old one away.
///
/// # Errors
/// [`ChangeError::Conflict`] if the file is not what was opened; it is left as it is.
pub(super) fn run(root: &Path, step: &Step, system: System) -> Result<(), ChangeError> {
    let (place, staged) = (root.join(&step.place), root.join(&step.staged));
    let writing = |error| ChangeError::write(&place)(error);
    if !is(root, &step.place, step.before.as_deref())? {
        return Err(conflict(step));
    }
    match (&step.before, &step.after) {
        (None, None) => return Ok(()),
        // The staged file of a killed run may be gone; then the save cannot go on.
        (_, Some(after)) if !is(root, &step.staged, Some(after))? => return Err(conflict(step)),
        (None, Some(_)) => put_new(&staged, &place).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => conflict(step),
            _ => writing(error),
        })?,
        (Some(before), Some(_)) => {
            if (system.swap)(&staged, &place).is_err() {
                system::rename(&staged, &place).map_err(writing)?;
            } else if !is(root, &step.staged, Some(before))? {
                // Someone saved it in this very moment: theirs goes back where it was.
                (system.swap)(&staged, &place).map_err(writing)?;
                return Err(conflict(step));
            }
        }
        (Some(before), None) => {
            system::rename(&place, &staged).map_err(writing)?;
            if !is(root, &step.staged, Some(before))? {
                put_new(&staged, &place).map_err(writing)?;
                return Err(conflict(step));
            }
        }
    }
    place.parent().map_or(Ok(()), sync_folder).map_err(writing)
}

/// A run that was killed right after it had put the new file into its place may have taken out what someone saved in that
/// moment: theirs goes back.
///
/// # Errors
/// [`ChangeError::Conflict`] if that was so.
pub(super) fn give_back(root: &Path, step: &Step, system: System) -> Result<(), ChangeError> {
    let (place, staged) = (root.join(&step.place), root.join(&step.staged));
    let beside = hash_of(read(&staged)?.as_deref()).as_ref().map(hex);
    if beside.is_none() || beside == step.before || beside == step.after {
        return Ok(());
    }
    let writing = |error| ChangeError::write(&place)(error);
    if step.after.is_none() {
        put_new(&staged, &place).map_err(writing)?;
    } else if (system.swap)(&staged, &place).is_err() {
        system::rename(&staged, &place).map_err(writing)?;
    }
    Err(conflict(step))
}

/// Puts the old file back where the new one is. A file that someone has changed since is theirs.
pub(super) fn back(root: &Path, step: &Step, before: Option<&[u8]>) {
    let (place, staged) = (root.join(&step.place), root.join(&step.staged));
    let is_new = is(root, &step.place, step.after.as_deref()).unwrap_or(false);
    if !is_new || step.before == step.after {
        return;
    }
    let done = match (&step.before, before) {
        (None, _) => fs::remove_file(&place),
        (Some(hash), _) if is(root, &step.staged, Some(hash)).unwrap_or(false) => {
            system::rename(&staged, &place)
        }
        (Some(_), Some(bytes)) => whole::write(&place, bytes),
        // Neither beside it nor in the history: the new one stays, and the next look finds it.
        (Some(_), None) => Ok(()),
    };
    // It is the way back from a failure already; what fails here is found by the next look.
    let _ = done.and_then(|()| place.parent().map_or(Ok(()), sync_folder));
}

/// Puts a file where none may be.
fn put_new(staged: &Path, place: &Path) -> io::Result<()> {
    match fs::hard_link(staged, place) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // No hard links here: the moment between looking and moving stays.
        Err(_) if system::exists(place)? => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => system::rename(staged, place),
    }
}

/// Whether the file is the one of this hash (hex); none: whether there is none.
fn is(root: &Path, path: &str, hash: Option<&str>) -> Result<bool, ChangeError> {
    let bytes = read(&root.join(path))?;
    Ok(hash_of(bytes.as_deref()).as_ref().map(hex).as_deref() == hash)
}
