//! Clean-up: what earlier runs left beside the published folder: half-made staging folders, former sites, unfinished moves.
//!
//! **You are here:** `disk/publish/leftovers` — when the publisher opens (under its lock), and after an exchange.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::claim::Place;
use super::error::{Action, PublishError};
use super::list::FileList;
use super::stage::Staging;
use super::{files, foreign, journal};
use crate::disk::system;

/// Finishes or clears away what earlier runs left. What cannot be deleted stays, and does no harm.
///
/// # Errors
/// Only if an unfinished move cannot be finished: the published folder is then neither old nor new.
pub(super) fn settle(place: &Place) -> Result<(), PublishError> {
    let reading = |error| PublishError::io(Action::Read, &place.parent)(error);
    let mut found = Vec::new();
    for entry in fs::read_dir(&place.parent).map_err(reading)? {
        let entry = entry.map_err(reading)?;
        if Staging::is_name_of(place, &entry.file_name()) && entry.file_type().map_err(reading)?.is_dir() {
            found.push(entry.path());
        }
    }
    found.sort();
    for folder in found {
        if journal::resume(&folder, &place.out)? || folder.join(files::UNFINISHED).exists() {
            let _ = files::discard(&folder);
        } else {
            let _ = retire(&folder, &place.out);
        }
    }
    Ok(())
}

/// Deletes the folder that was the published one, after a foreign file that came into it at the last moment has been
/// brought over. If one cannot be, the whole folder stays.
pub(super) fn retire(former: &Path, out: &Path) -> Result<(), PublishError> {
    let ours = FileList::read(former)?.unwrap_or_default();
    let now_ours = FileList::read(out)?.unwrap_or_default();
    for path in foreign::look(former, &ours)?.files {
        let is_ours = foreign::as_listed(&path).is_some_and(|name| now_ours.contains(&name));
        let file = former.join(&path);
        if is_ours {
            return Err(PublishError::ForeignInTheWay { file });
        }
        bring_over(&file, &out.join(&path)).map_err(PublishError::io(Action::Move, &file))?;
    }
    files::open_to_owner(former);
    let mark = former.join(files::UNFINISHED);
    File::create(&mark).map_err(PublishError::io(Action::Write, &mark))?;
    files::discard(former).map_err(PublishError::io(Action::Remove, former))
}

/// Of two versions of a foreign file the newer one is the owner's.
fn bring_over(file: &Path, place: &Path) -> io::Result<()> {
    if system::exists(place)? {
        if files::same(file, place)? {
            return Ok(());
        }
        if fs::symlink_metadata(file)?.modified()? <= fs::symlink_metadata(place)?.modified()? {
            return Ok(());
        }
    }
    files::move_file(file, place)
}
