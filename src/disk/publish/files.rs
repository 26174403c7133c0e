//! File operations, what the steps of publishing do with single files: compare, move and delete them.
//!
//! **You are here:** `disk/publish/files` — below all other steps; reads and writes the disk.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::disk::system::rename;

/// In a staging folder that may be deleted as it is. It is taken away just before the exchange: from then on the
/// folder may be the former site, with other people's files in it.
pub(super) const UNFINISHED: &str = ".zhandian-unfinished";

/// How much is compared at once, in bytes.
const CHUNK: usize = 64 * 1024;

/// Whether `path` is a file (no link) that holds exactly these bytes.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let Some(mut file) = open_if_size(path, bytes.len() as u64)? else {
        return Ok(false);
    };
    let mut buffer = Vec::with_capacity(bytes.len().min(CHUNK));
    for part in bytes.chunks(CHUNK) {
        buffer.clear();
        file.by_ref().take(part.len() as u64).read_to_end(&mut buffer)?;
        if buffer != part {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The file at `path` if it is one (no link) and has `size` bytes.
pub(super) fn open_if_size(path: &Path, size: u64) -> io::Result<Option<File>> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_file() && meta.len() == size => File::open(path).map(Some),
        Ok(_) => Ok(None),
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Whether two streams are the same to their ends; `seen` gets the bytes of the second as far as it was read.
pub(super) fn same_stream(
    mut a: impl Read,
    mut b: impl Read,
    mut seen: impl FnMut(&[u8]),
) -> io::Result<bool> {
    let (mut one, mut two) = (vec![0_u8; CHUNK], vec![0_u8; CHUNK]);
    loop {
        let in_one = fill(&mut a, &mut one)?;
        let in_two = fill(&mut b, &mut two)?;
        let (part_one, part_two) = (one.get(..in_one), two.get(..in_two));
        seen(part_two.unwrap_or_default());
        if part_one != part_two {
            return Ok(false);
        }
        if in_one < CHUNK {
            return Ok(true);
        }
    }
}

/// Reads until the buffer is full or the stream ends; how much there is then.
fn fill(stream: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match stream.read(rest) {
            Ok(0) => break,
            Ok(more) => filled += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Whether both are the same file, equal files or equal links.
pub(super) fn same(a: &Path, b: &Path) -> io::Result<bool> {
    let (one, two) = (fs::symlink_metadata(a)?, fs::symlink_metadata(b)?);
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if one.ino() == two.ino() && one.dev() == two.dev() {
            return Ok(true);
        }
    }
    if one.is_symlink() && two.is_symlink() {
        return Ok(fs::read_link(a)? == fs::read_link(b)?);
    }
    if !one.is_file() || !two.is_file() || one.len() != two.len() {
        return Ok(false);
    }
    same_stream(File::open(a)?, File::open(b)?, |_| {})
}

/// Moves a file to its place, making the folders above it; to another disk by way of a copy beside the place, so
/// that readers see the old file or the new one.
pub(super) fn move_file(from: &Path, to: &Path) -> io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    match rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            copy_whole(from, to)?;
            fs::remove_file(from)
        }
        done => done,
    }
}

/// Copies a file by way of a part beside its place: there is a whole copy or none.
fn copy_whole(from: &Path, to: &Path) -> io::Result<()> {
    let part = part_of(to);
    let copied = fs::copy(from, &part).and_then(|_| rename(&part, to));
    if copied.is_err() {
        let _ = fs::remove_file(&part);
    }
    copied
}

fn part_of(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".zhandian-part");
    path.with_file_name(name)
}

/// Makes `copy` the same file as `of` (or an equal one, where there are no hard links), with the folders above it.
pub(super) fn keep_copy(of: &Path, copy: &Path) -> io::Result<()> {
    if let Some(folder) = copy.parent() {
        fs::create_dir_all(folder)?;
    }
    match fs::hard_link(of, copy) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => copy_whole(of, copy),
        // An interrupted run made it before.
        _ => Ok(()),
    }
}

/// Deletes the empty folders above `path`, up to but without `top`.
pub(super) fn prune(top: &Path, path: &Path) {
    for folder in path
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != top && folder.starts_with(top))
    {
        if fs::remove_dir(folder).is_err() {
            return;
        }
    }
}

/// Deletes a folder in which nothing is anyone else's. The mark that says so goes last: if this is interrupted, the
/// next run still knows. What cannot be deleted stays for the next run too.
///
/// A folder that is closed to writing (a bureau's web folder of mode 555, which a publication takes over) is opened first.
pub(super) fn discard(folder: &Path) -> io::Result<()> {
    open_to_owner(folder);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() == UNFINISHED {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    match fs::remove_file(folder.join(UNFINISHED)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::remove_dir(folder)
}

/// Gives the owner leave to delete in this folder and those in it, where the system asks for leave; what cannot be
/// changed shows when it is deleted.
pub(super) fn open_to_owner(folder: &Path) {
    #[cfg(unix)]
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        use std::os::unix::fs::PermissionsExt;
        let closed = |meta: &fs::Metadata| meta.is_dir() && meta.permissions().mode() & 0o700 != 0o700;
        if let Some(meta) = entry.metadata().ok().filter(closed) {
            let mode = meta.permissions().mode() | 0o700;
            let _ = fs::set_permissions(entry.path(), fs::Permissions::from_mode(mode));
        }
    }
    #[cfg(not(unix))]
    let _ = folder;
}
