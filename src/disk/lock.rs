//! Lock file, one at a time: a lock that the system releases when its process dies, so that a crash leaves none behind.
//!
//! **You are here:** `disk/lock` — taken by `publish` for a build and by `change` for a save, before anything is written.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::who;

/// Held as long as this lives; the file is removed with it.
pub(super) struct Lock {
    /// On Windows the open file itself is the lock; elsewhere the lock on it.
    _file: File,
    /// Whether the system really keeps others out; some network file systems know no locks.
    pub(super) keeps_others_out: bool,
    #[cfg_attr(
        windows,
        expect(dead_code, reason = "Windows removes the file when it is closed")
    )]
    path: PathBuf,
}

impl Lock {
    /// The lock of this name, whose folder must exist. None: another process, or another holder in this one, has it.
    pub(super) fn take(path: &Path) -> io::Result<Option<Self>> {
        let Some((file, keeps_others_out)) = acquire(path)? else {
            return Ok(None);
        };
        who::sign(&file);
        Ok(Some(Self {
            _file: file,
            keeps_others_out,
            path: path.to_path_buf(),
        }))
    }

    /// The same, waiting for the holder to end. None: it did not within `patience`.
    pub(super) fn wait(path: &Path, patience: Duration) -> io::Result<Option<Self>> {
        const PAUSE: Duration = Duration::from_millis(10);
        let mut left = patience;
        loop {
            if let Some(lock) = Self::take(path)? {
                return Ok(Some(lock));
            }
            if left.is_zero() {
                return Ok(None);
            }
            thread::sleep(PAUSE);
            left = left.saturating_sub(PAUSE);
        }
    }
}

/// Whether a link, a folder or a pipe has the lock's name.
pub(super) fn is_something_else(path: &Path) -> bool {
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
fn acquire(path: &Path) -> io::Result<Option<(File, bool)>> {
    use std::fs::TryLockError;
    // Another holder can take the file away each time we open it, but not for ever: what is no plain file is.
    for _ in 0..TRIES {
        let file = open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            // Some network file systems know no locks; two builds at once are rarer there than a build at all.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                return Ok(Some((file, false)));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // Its last holder may have removed the file between our opening and locking it: then we have locked something
        // that nobody else can see, and try again.
        if is_still_there(&file, path)? {
            return Ok(Some((file, true)));
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
fn acquire(path: &Path) -> io::Result<Option<(File, bool)>> {
    use std::os::windows::fs::OpenOptionsExt;
    const READ_WRITE_DELETE: u32 = 0xC001_0000; // GENERIC_READ | GENERIC_WRITE | DELETE
    const DELETE_ON_CLOSE: u32 = 0x0400_0000; // FILE_FLAG_DELETE_ON_CLOSE
    // Who holds it may be read; to write is to lock.
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
        Ok(file) => Ok(Some((file, true))),
        Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => Ok(None),
        Err(error) => Err(error),
    }
}
