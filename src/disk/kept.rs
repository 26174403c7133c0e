//! Kept answers: small files in `.zhandian/cache/` that spare work. Whatever is wrong with them, the work is done instead.
//!
//! **You are here:** `disk/kept` — in the program folder of a site; what they say is their writers' business.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{own, whole};

/// The folder they lie in.
const CACHE: &str = "cache";
/// How what is sealed begins; the number is the form's version.
const SEALED: &str = "zhandian-kept 1\n";
/// Larger files are neither written here nor read. *Units:* bytes.
const MOST: u64 = 64 * 1024 * 1024;
/// All together are kept below this; what was written longest ago goes first. *Units:* bytes.
const ALL: u64 = 4 * MOST;

/// What was kept under this name; none when nothing was, or it cannot be read.
pub fn read(root: &Path, name: &str) -> Option<Vec<u8>> {
    let place = place(root, name);
    (fs::metadata(&place).ok()?.len() <= MOST).then(|| fs::read(&place).ok())?
}

/// Keeps it under this name, whole or not at all.
pub fn write(root: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    if bytes.len() as u64 > MOST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let folder = own::make(root)?.join(CACHE);
    fs::create_dir_all(&folder)?;
    whole::write(&folder.join(name), bytes)?;
    keep_below(&folder, ALL)
}

/// Takes away what was written longest ago until all that lies in the folder is below a size.
fn keep_below(folder: &Path, most: u64) -> io::Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // Another program may clear up at the same moment.
        if let Ok(meta) = entry.metadata() {
            files.push((meta.modified()?, meta.len(), entry.path()));
        }
    }
    files.sort();
    let mut all: u64 = files.iter().map(|(_, len, _)| len).sum();
    for (_, len, path) in files {
        if all <= most {
            break;
        }
        let _ = fs::remove_file(path);
        all -= len;
    }
    Ok(())
}

/// Keeps hashes that hold while `head` does: all that they depend on, in words. They are read again as they were written and for
/// the same head, or not at all: a sum tells what is cut off or changed.
pub fn seal(root: &Path, name: &str, head: &str, hashes: &[Hash]) -> io::Result<()> {
    write(root, name, &sealed(head, hashes))
}

/// The hashes that were sealed under this name for this head.
pub fn unseal(root: &Path, name: &str, head: &str) -> Option<Vec<Hash>> {
    opened(&read(root, name)?, head)
}

/// What is sealed. *Units:* bytes.
pub type Hash = [u8; 16];

fn sealed(head: &str, hashes: &[Hash]) -> Vec<u8> {
    let mut bytes = [SEALED.as_bytes(), head.as_bytes(), b"\n\0"].concat();
    bytes.extend_from_slice(hashes.as_flattened());
    let sum = blake3::hash(&bytes);
    bytes.extend_from_slice(sum.as_bytes());
    bytes
}

fn opened(bytes: &[u8], head: &str) -> Option<Vec<Hash>> {
    let (told, sum) = bytes.split_at_checked(bytes.len().checked_sub(blake3::OUT_LEN)?)?;
    if blake3::hash(told).as_bytes() != sum {
        return None;
    }
    let rest = told
        .strip_prefix(SEALED.as_bytes())?
        .strip_prefix(head.as_bytes())?;
    let (hashes, rest) = rest.strip_prefix(b"\n\0")?.as_chunks();
    rest.is_empty().then(|| hashes.to_vec())
}

/// Forgets it.
pub fn forget(root: &Path, name: &str) {
    // Where it cannot be taken away it could not have been written either.
    let _ = fs::remove_file(place(root, name));
}

fn place(root: &Path, name: &str) -> PathBuf {
    root.join(own::NAME).join(CACHE).join(name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;
    use std::time::{Duration, SystemTime};

    #[test]
    fn what_was_written_longest_ago_goes_first() {
        let folder = tempfile::tempdir().unwrap();
        for (age, name) in ["new", "old", "older"].into_iter().enumerate() {
            let path = folder.path().join(name);
            fs::write(&path, [0; 100]).unwrap();
            let written = SystemTime::now() - Duration::from_secs(60 * age as u64);
            fs::File::options()
                .write(true)
                .open(&path)
                .unwrap()
                .set_modified(written)
                .unwrap();
        }
        keep_below(folder.path(), 250).unwrap();
        let left = || {
            let mut left: Vec<_> = fs::read_dir(folder.path())
                .unwrap()
                .map(|entry| entry.unwrap().file_name())
                .collect();
            left.sort();
            left
        };
        assert_eq!(left(), ["new", "old"]);
        keep_below(folder.path(), 200).unwrap();
        assert_eq!(left(), ["new", "old"]);
        keep_below(folder.path(), 99).unwrap();
        assert!(left().is_empty());
    }

    #[test]
    fn what_is_sealed_is_read_whole_for_its_head_or_not_at_all() {
        let hashes: Vec<Hash> = (0..100).map(|at| [at; 16]).collect();
        let head = "program 1\nstate-30";
        let bytes = sealed(head, &hashes);
        assert_eq!(opened(&bytes, head), Some(hashes));
        assert_eq!(opened(&sealed(head, &[]), head), Some(Vec::new()));
        assert_eq!(opened(&bytes, "program 1\nstate-31"), None);
        assert_eq!(opened(&bytes, "program 1\nstate-3"), None);
        for cut in [
            0,
            1,
            31,
            32,
            33,
            bytes.len() / 2,
            bytes.len() - 32,
            bytes.len() - 1,
        ] {
            assert_eq!(opened(&bytes[..cut], head), None, "{cut}");
        }
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 1 << (at % 8);
            assert_eq!(opened(&other, head), None, "{at}");
        }
    }

    #[test]
    fn what_is_kept_is_read_until_it_is_forgotten() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(read(root.path(), "a"), None);
        write(root.path(), "a", b"one").unwrap();
        assert_eq!(read(root.path(), "a").as_deref(), Some(&b"one"[..]));
        forget(root.path(), "a");
        assert_eq!(read(root.path(), "a"), None);
    }
}
