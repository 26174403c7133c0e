//! System calls that a switch stands on: two folders change places in one step, and what was written outlasts a power cut.
//!
//! **You are here:** `disk/system` — below `publish` (its `exchange`, `journal` and `switch`) and `change`; tests put others in
//! their place.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// The calls; a parameter of the switch, so that a test can be a system that cannot, or keep a record of them.
#[derive(Clone, Copy)]
pub(super) struct System {
    /// Lets two folders change places, or fails and has done nothing.
    pub(super) swap: fn(&Path, &Path) -> io::Result<()>,
    /// Makes all that was written below a folder outlast a power cut.
    pub(super) sync: fn(&Path) -> io::Result<()>,
}

impl System {
    /// What this system really has.
    pub(super) const REAL: System = System { swap, sync };
}

/// Lets two folders change places in one step, where the system can (Linux `renameat2`, macOS `renameatx_np`).
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub(super) fn swap(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

/// No such step here.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub(super) fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// One call for the whole file system: a call for each of a country's files would take longer than the build. Without it
/// a power cut half a minute after a good build leaves files of no bytes, since the exchange is on the disk before them.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    match rustix::fs::syncfs(File::open(folder)?) {
        // A file system that knows nothing of it keeps its own promises.
        Err(rustix::io::Errno::NOSYS | rustix::io::Errno::INVAL | rustix::io::Errno::OPNOTSUPP) => Ok(()),
        done => Ok(done?),
    }
}

/// File by file, the folders after what is in them.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    use rayon::prelude::*;
    let mut files = Vec::new();
    let mut folders = Vec::new();
    for entry in walkdir::WalkDir::new(folder).contents_first(true) {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        } else if entry.file_type().is_dir() {
            folders.push(entry.into_path());
        }
    }
    files
        .par_iter()
        .try_for_each(|path| match File::options().write(true).open(path) {
            Ok(file) => file.sync_all(),
            // A read-only file was there before: it is linked, not written.
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
            Err(error) => Err(error),
        })?;
    folders.iter().try_for_each(|folder| sync_folder(folder))
}

/// Makes the entries of a folder last through a power cut; where folders cannot be opened (Windows) nothing happens.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// Whether there is anything of this name, a link to nothing included.
pub(super) fn exists(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(false)
        }
        Err(error) => Err(error),
    }
}

/// Renames, replacing what is there. On Windows a file that someone reads cannot be replaced for that moment, and
/// virus scanners read every new file, so there it is tried for about two seconds.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    const SHARING_VIOLATION: i32 = 32;
    let held = |error: &io::Error| {
        error.kind() == io::ErrorKind::PermissionDenied || error.raw_os_error() == Some(SHARING_VIOLATION)
    };
    let mut tries = if cfg!(windows) { 9 } else { 0 };
    let mut pause = Duration::from_millis(5);
    loop {
        match fs::rename(from, to) {
            Err(error) if tries > 0 && held(&error) => {
                tries -= 1;
                thread::sleep(pause);
                pause *= 2;
            }
            done => return done,
        }
    }
}
