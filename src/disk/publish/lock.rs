//! Lock file, one build at a time: a lock beside the published folder, released by the system when its process dies.
//!
//! **You are here:** `disk/publish/lock` — taken when the publisher opens, before anything is written.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::claim::Place;
use super::error::{Action, PublishError};
use super::who;

/// Held as long as this lives; the file is removed with it.
pub(super) struct Lock {
    /// On Windows the open file itself is the lock; elsewhere the lock on it.
    _file: File,
    #[cfg_attr(
        windows,
        expect(dead_code, reason = "Windows removes the file when it is closed")
    )]
    path: PathBuf,
}

impl Lock {
    /// The lock of this place. The folder around it must exist.
    ///
    /// # Errors
    /// [`PublishError::Busy`] if another process, or another publisher in this one, has it.
    pub(super) fn take(place: &Place) -> Result<Self, PublishError> {
        let path = place.parent.join(place.beside("lock"));
        match acquire(&path) {
            Ok(Some(file)) => {
                who::sign(&file);
                Ok(Self { _file: file, path })
            }
            Ok(None) => Err(PublishError::Busy {
                out: place.out.clone(),
                by: who::holder(&path),
            }),
            Err(_) if is_something_else(&path) => Err(PublishError::LockInTheWay { path }),
            Err(error) => Err(PublishError::io(Action::Write, &path)(error)),
        }
    }
}

/// Whether a link, a folder or a pipe has the lock's name.
fn is_something_else(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|meta| !meta.is_file())
}

#[cfg(not(windows))]
impl Drop for Lock {
    fn drop(&mut self) {
        // Before the lock is released, which happens when the file is closed. A file that stays does no harm.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// How often the file is opened again when its last holder has just removed it.
#[cfg(not(windows))]
const TRIES: usize = 100;

#[cfg(not(windows))]
fn acquire(path: &Path) -> io::Result<Option<File>> {
    use std::fs::TryLockError;
    // Another build can take the file away each time we open it, but not for ever: what is no plain file is.
    for _ in 0..TRIES {
        let file = open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            // Some network file systems know no locks; two builds at once are rarer there than a build at all.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                return Ok(Some(file));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // Its last holder may have removed the file between our opening and locking it: then we have locked something
        // that nobody else can see, and try again.
        if is_still_there(&file, path)? {
            return Ok(Some(file));
        }
    }
    Ok(None)
}

/// Opens the lock's file. A link may lead anywhere, and a pipe would wait for a reader: neither is ours.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).map_err(|_| io::ErrorKind::Unsupported)?;
    let opened = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .custom_flags(flags)
        .open(path);
    match opened {
        Ok(file) if !file.metadata()?.is_file() => Err(io::Error::other("no plain file")),
        opened => opened,
    }
}

#[cfg(not(any(unix, windows)))]
fn open(path: &Path) -> io::Result<File> {
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
}

#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let ours = file.metadata()?;
    match std::fs::symlink_metadata(path) {
        Ok(there) => Ok(there.ino() == ours.ino() && there.dev() == ours.dev()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(not(any(unix, windows)))]
fn is_still_there(_: &File, path: &Path) -> io::Result<bool> {
    std::fs::exists(path)
}

/// Opens the file for ourselves alone and lets the system delete it when it is closed, by us or by our death.
#[cfg(windows)]
fn acquire(path: &Path) -> io::Result<Option<File>> {
    use std::os::windows::fs::OpenOptionsExt;
    const READ_WRITE_DELETE: u32 = 0xC001_0000; // GENERIC_READ | GENERIC_WRITE | DELETE
    const DELETE_ON_CLOSE: u32 = 0x0400_0000; // FILE_FLAG_DELETE_ON_CLOSE
    // Who builds may be read; to write is to lock.
    const FILE_SHARE_READ: u32 = 1;
    const SHARING_VIOLATION: i32 = 32;
    let opened = File::options()
        .write(true)
        .create(true)
        .truncate(false)
        .access_mode(READ_WRITE_DELETE)
        .share_mode(FILE_SHARE_READ)
        .custom_flags(DELETE_ON_CLOSE)
        .open(path);
    match opened {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => Ok(None),
        Err(error) => Err(error),
    }
}
