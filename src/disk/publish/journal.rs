//! Write-ahead journal, the switch where folders cannot change places: files are moved one by one under it, forward or back.
//!
//! **You are here:** `disk/publish/journal` — the second way of `switch`, and, when a run was killed in the midst of it,
//! the first thing that the next one does.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::error::{Action, PublishError};
use super::files;
use super::list::FileList;
use super::names;
use crate::disk::system::{self, System, sync_folder};

/// In the staging folder; it is there whole or not at all, and everything that it needs is there before it.
pub(super) const NAME: &str = ".zhandian-journal";
const HEADER: &str = "# zhandian-journal 1";
const END: &str = "end";
/// In the staging folder: what was in the way of the new files, until all is done.
const BACKUP: &str = ".zhandian-backup";

/// One file to move. Done twice it is as if done once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// From the staging folder to its place.
    Put(String),
    /// Out of the published folder.
    Remove(String),
}

/// The steps in the order of portable-output.md, H3: hashed files, pages, feed and sitemap, then what goes, the list last.
pub(super) fn steps(written: &[&str], removed: &[&str]) -> Vec<Step> {
    let written_set: BTreeSet<&str> = written.iter().copied().collect();
    let folders: BTreeSet<&str> = written
        .iter()
        .flat_map(|path| names::folders_above(path))
        .collect();
    let is_xml = |path: &str| {
        path.rsplit_once('.')
            .is_some_and(|(_, extension)| extension == "xml")
    };
    let rank = |path: &str| match () {
        () if names::has_content_hash(path) => 0,
        () if is_xml(path) => 2,
        () => 1,
    };
    // A file that was where a folder is to be, or in a folder where a file is to be, has to go first.
    let (first, last): (Vec<&str>, Vec<&str>) = removed.iter().partition(|path| {
        folders.contains(*path) || names::folders_above(path).any(|above| written_set.contains(above))
    });
    let mut in_order = written.to_vec();
    in_order.sort_by_key(|path| (rank(path), *path));
    let remove = |path: &&str| Step::Remove((*path).to_owned());
    let put = |path: &&str| Step::Put((*path).to_owned());
    let mut steps: Vec<Step> = first.iter().map(remove).collect();
    steps.extend(in_order.iter().map(put));
    steps.extend(last.iter().map(remove));
    steps.push(Step::Put(names::LIST.to_owned()));
    steps
}

/// Writes the journal and does its steps; if one fails, all that were done are undone.
///
/// # Errors
/// That step's, with `out` as it was; or [`PublishError::Unfinished`], and then the staging folder must stay.
pub(super) fn run(
    staging: &Path,
    out: &Path,
    old: &FileList,
    steps: &[Step],
    system: System,
) -> Result<(), PublishError> {
    let writing = |error| PublishError::io(Action::Write, staging)(error);
    // What the journal will move is on the disk before the journal is.
    (system.sync)(staging).map_err(writing)?;
    write(staging, steps)?;
    for (count, step) in steps.iter().enumerate() {
        if let Err(cause) = apply(staging, out, old, step) {
            let halved = undo_half(staging, out, step, &cause);
            let undone = halved.and_then(|()| {
                steps
                    .iter()
                    .take(count)
                    .rev()
                    .try_for_each(|done| undo(staging, out, done))
            });
            if undone.is_err() {
                return Err(PublishError::Unfinished {
                    out: out.to_path_buf(),
                    cause: Box::new(cause),
                });
            }
            let journal = staging.join(NAME);
            return match fs::remove_file(&journal) {
                Ok(()) => Err(cause),
                Err(_) => Err(PublishError::Unfinished {
                    out: out.to_path_buf(),
                    cause: Box::new(cause),
                }),
            };
        }
    }
    // The staging folder, and with it the way forward, may go when the published one is on its own disk.
    (system.sync)(out).map_err(|error| PublishError::Unfinished {
        out: out.to_path_buf(),
        cause: Box::new(PublishError::io(Action::Write, out)(error)),
    })
}

/// Does what is left of a killed run's journal. `false`: there is no journal, or it was not complete, so that no step
/// had been done.
pub(super) fn resume(staging: &Path, out: &Path) -> Result<bool, PublishError> {
    let path = staging.join(NAME);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) => {
            return Ok(false);
        }
        Err(error) => return Err(PublishError::io(Action::Read, &path)(error)),
    };
    let Some(steps) = parse(&text) else {
        return Ok(false);
    };
    let old = FileList::read(out)?.unwrap_or_default();
    for step in &steps {
        apply(staging, out, &old, step)?;
    }
    Ok(true)
}

/// Writes the journal so that a power cut leaves a whole one or none.
pub(super) fn write(staging: &Path, steps: &[Step]) -> Result<(), PublishError> {
    let mut text = format!("{HEADER}\n");
    for step in steps {
        let (word, path) = match step {
            Step::Put(path) => ("put ", path),
            Step::Remove(path) => ("remove ", path),
        };
        text.extend([word, path, "\n"]);
    }
    text.push_str(END);
    text.push('\n');
    let path = staging.join(NAME);
    let part = staging.join(format!("{NAME}-part"));
    let write = || -> io::Result<()> {
        let mut file = File::create(&part)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        drop(file);
        system::rename(&part, &path)?;
        sync_folder(staging)
    };
    write().map_err(PublishError::io(Action::Write, &path))
}

fn parse(text: &str) -> Option<Vec<Step>> {
    let body = text
        .strip_prefix(HEADER)?
        .strip_prefix('\n')?
        .strip_suffix('\n')?
        .strip_suffix(END)?;
    body.lines()
        .map(|line| {
            let (word, path) = line.split_once(' ')?;
            if path != names::LIST {
                names::check(path).ok()?;
            }
            match word {
                "put" => Some(Step::Put(path.to_owned())),
                "remove" => Some(Step::Remove(path.to_owned())),
                _ => None,
            }
        })
        .collect()
}

pub(super) fn apply(staging: &Path, out: &Path, old: &FileList, step: &Step) -> Result<(), PublishError> {
    match step {
        Step::Put(path) => put(staging, out, old, path),
        Step::Remove(path) => remove(staging, out, old, path),
    }
}

fn put(staging: &Path, out: &Path, old: &FileList, path: &str) -> Result<(), PublishError> {
    let (new, place) = (staging.join(path), out.join(path));
    let moving = |error| PublishError::io(Action::Move, &place)(error);
    if !system::exists(&new).map_err(moving)? {
        return Ok(()); // It was moved before.
    }
    match fs::symlink_metadata(&place) {
        Ok(meta) if meta.is_dir() => fs::remove_dir(&place).map_err(moving)?,
        Ok(_) if old.contains(path) || path == names::LIST => {
            files::keep_copy(&place, &staging.join(BACKUP).join(path)).map_err(moving)?;
        }
        // Interrupted on the way to another disk, after the copy.
        Ok(_) if files::same(&new, &place).map_err(moving)? => {}
        Ok(_) => return Err(PublishError::ForeignInTheWay { file: place }),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound) => {}
        Err(error) => return Err(moving(error)),
    }
    files::move_file(&new, &place).map_err(moving)
}

fn remove(staging: &Path, out: &Path, old: &FileList, path: &str) -> Result<(), PublishError> {
    let place = out.join(path);
    let removing = |error| PublishError::io(Action::Remove, &place)(error);
    // Once the new list is in its place, a file of this name is a new one of someone else's.
    let gone = !system::exists(&place).map_err(removing)? || !old.contains(path);
    if gone || place.is_dir() {
        return Ok(());
    }
    files::keep_copy(&place, &staging.join(BACKUP).join(path)).map_err(removing)?;
    fs::remove_file(&place).map_err(removing)?;
    files::prune(out, &place);
    Ok(())
}

/// Undoes what a failed step may have done before it failed: a file that was copied to another disk and could not be
/// removed where it came from, a folder that was made for it.
pub(super) fn undo_half(staging: &Path, out: &Path, step: &Step, cause: &PublishError) -> io::Result<()> {
    let (Step::Put(path) | Step::Remove(path)) = step;
    let (new, place, backup) = (
        staging.join(path),
        out.join(path),
        staging.join(BACKUP).join(path),
    );
    if system::exists(&backup)? {
        files::move_file(&backup, &place)?;
    } else if matches!(step, Step::Put(_))
        && !matches!(cause, PublishError::ForeignInTheWay { .. })
        && system::exists(&place)?
        && system::exists(&new)?
        && files::same(&new, &place)?
    {
        fs::remove_file(&place)?;
    }
    files::prune(out, &place);
    Ok(())
}

fn undo(staging: &Path, out: &Path, step: &Step) -> io::Result<()> {
    let (Step::Put(path) | Step::Remove(path)) = step;
    let (place, backup) = (out.join(path), staging.join(BACKUP).join(path));
    // Back to the staging folder, since if the undoing fails, the next run goes forward again.
    if matches!(step, Step::Put(_)) {
        files::move_file(&place, &staging.join(path))?;
        files::prune(out, &place);
    }
    if system::exists(&backup)? {
        files::move_file(&backup, &place)
    } else {
        Ok(())
    }
}
