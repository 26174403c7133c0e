//! The staging folder: a sibling of the published folder on the same disk, in which the next publication grows.
//!
//! **You are here:** `disk/publish/stage` — filled by the publisher's `put` and `copy` from many threads, then handed
//! to `switch`.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use super::claim::Place;
use super::error::{Action, PublishError};
use super::files::{self, UNFINISHED};

/// A staging folder; it is made with the first file, and deleted with this unless [`Staging::hand_over`] was called.
pub(super) struct Staging {
    path: PathBuf,
    /// The folders that exist by now, relative; `""` is the staging folder itself.
    made: RwLock<HashSet<String>>,
}

impl Staging {
    /// A staging folder of a name that is free; nothing is written yet.
    pub(super) fn beside(place: &Place) -> Self {
        let first = place.beside("new");
        let mut name = first.clone();
        // What an earlier run could not clean up keeps its name.
        let mut number = 1_u32;
        while fs::symlink_metadata(place.parent.join(&name)).is_ok() {
            number += 1;
            name.clone_from(&first);
            name.push(format!("-{number}"));
        }
        Self {
            path: place.parent.join(name),
            made: RwLock::default(),
        }
    }

    /// Whether `name` is one of those that [`Staging::beside`] gives.
    pub(super) fn is_name_of(place: &Place, name: &OsStr) -> bool {
        let first = place.beside("new");
        let rest = name.as_encoded_bytes().strip_prefix(first.as_encoded_bytes());
        rest.is_some_and(|rest| match rest {
            [] => true,
            [b'-', digits @ ..] => !digits.is_empty() && digits.iter().all(u8::is_ascii_digit),
            _ => false,
        })
    }

    /// Where it is, or will be.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a new file.
    pub(super) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let (mut file, place) = self.create(path)?;
        file.write_all(bytes)
            .map_err(PublishError::io(Action::Write, &place))
    }

    /// Opens a new file for writing, in a folder that exists by then; also returns where it is.
    pub(super) fn create(&self, path: &str) -> Result<(File, PathBuf), PublishError> {
        self.make_folder(path.rsplit_once('/').map_or("", |(folder, _)| folder))?;
        let place = self.path.join(path);
        let file = File::create_new(&place).map_err(PublishError::io(Action::Write, &place))?;
        Ok((file, place))
    }

    /// Makes the folder (relative, `""` for the staging folder itself) unless this was done before.
    pub(super) fn make_folder(&self, folder: &str) -> Result<(), PublishError> {
        // A poisoned set only means that another thread panicked; what is in the set was made.
        if self
            .made
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .contains(folder)
        {
            return Ok(());
        }
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        if made.is_empty() {
            fs::create_dir(&self.path).map_err(PublishError::io(Action::Write, &self.path))?;
            made.insert(String::new());
            self.mark_unfinished()?;
        }
        let place = self.path.join(folder);
        fs::create_dir_all(&place).map_err(PublishError::io(Action::Write, &place))?;
        made.insert(folder.to_owned());
        Ok(())
    }

    /// Says that the folder may be deleted as it is.
    pub(super) fn mark_unfinished(&self) -> Result<(), PublishError> {
        let mark = self.path.join(UNFINISHED);
        File::create(&mark)
            .map(drop)
            .map_err(PublishError::io(Action::Write, &mark))
    }

    /// Says that the folder is complete.
    pub(super) fn mark_finished(&self) -> Result<(), PublishError> {
        let mark = self.path.join(UNFINISHED);
        fs::remove_file(&mark).map_err(PublishError::io(Action::Remove, &mark))
    }

    /// Leaves the folder where it is: it has become something else.
    pub(super) fn hand_over(self) {
        self.made.write().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self
            .made
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .is_empty()
        {
            // What cannot be deleted now is by the next run.
            let _ = files::discard(&self.path);
        }
    }
}
