//! Last good states of included site folders: a copy of each as it was when it had no errors, for the day when it has some.
//!
//! **You are here:** `disk/good` — in the program folder of the site that includes them; `session/federation` says when.
//!
//! A state lies in a folder that is named by the hash of all its files, and `current` names it: several parts of a site may
//! keep one at a time, and a killed one leaves the older. What is the same as in the older is linked, not copied: both are ours.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::tree::{Body, SourceFile};
use super::{own, whole};

/// The folder they lie in.
const FOLDER: &str = "federation";
/// What names the state that holds: its hash, and the day on which it was seen to be good.
const CURRENT: &str = "current";
/// The files of a state, with their hashes.
const LIST: &str = "files.txt";

/// A state that was good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoodState {
    /// The hash of all its files.
    pub hash: String,
    /// The last day on which it was seen to be good.
    pub day: String,
    /// Where its files lie, in `content/` as they did.
    pub place: PathBuf,
}

/// What is to be kept.
pub struct Keep<'k> {
    /// The name of the folder.
    pub name: &'k str,
    /// The hash of all its files.
    pub hash: &'k str,
    /// The day on which it is good.
    pub day: &'k str,
    /// Where files that are not in memory lie: the folder itself.
    pub place: &'k Path,
}

/// The last good state of a folder; none when none is known.
pub fn find(root: &Path, name: &str) -> Option<GoodState> {
    let folder = folder(root, name);
    let text = fs::read_to_string(folder.join(CURRENT)).ok()?;
    let (hash, day) = text.trim_end().split_once(' ')?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let place = folder.join(hash);
    (is_hash && place.is_dir()).then(|| GoodState {
        hash: hash.to_owned(),
        day: day.to_owned(),
        place,
    })
}

/// Keeps the files of a folder as its good state; `files` are they, with their paths within it.
///
/// # Errors
/// It cannot be written, or the folder changed meanwhile: the older state stays.
pub fn keep<'f>(
    root: &Path,
    keep: &Keep<'_>,
    files: impl Iterator<Item = (&'f str, &'f SourceFile)>,
) -> io::Result<()> {
    let before = find(root, keep.name);
    if let Some(before) = &before
        && (before.hash.as_str(), before.day.as_str()) == (keep.hash, keep.day)
    {
        return Ok(());
    }
    own::make(root)?;
    let folder = folder(root, keep.name);
    fs::create_dir_all(&folder)?;
    let place = folder.join(keep.hash);
    if !place.is_dir() {
        let new = folder.join(format!(".{}", whole::unique()));
        let written = write(&new, keep.place, before.as_ref(), files).and_then(|()| fs::rename(&new, &place));
        if let Err(error) = written {
            let _ = fs::remove_dir_all(&new);
            // Another part of the same site was first.
            if !place.is_dir() {
                return Err(error);
            }
        }
    }
    whole::write(
        &folder.join(CURRENT),
        format!("{} {}\n", keep.hash, keep.day).as_bytes(),
    )?;
    // Older states are of no more use; what cannot be taken away goes with the next.
    for entry in fs::read_dir(&folder)?.flatten() {
        let name = entry.file_name();
        if entry.path().is_dir() && name != keep.hash {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    Ok(())
}

/// Forgets the states of all folders but these.
pub fn forget_others(root: &Path, names: &BTreeSet<&str>) {
    let states = root.join(own::NAME).join(FOLDER);
    for entry in fs::read_dir(states).into_iter().flatten().flatten() {
        if !entry
            .file_name()
            .to_str()
            .is_some_and(|name| names.contains(name))
        {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn folder(root: &Path, name: &str) -> PathBuf {
    root.join(own::NAME).join(FOLDER).join(name)
}

fn write<'f>(
    new: &Path,
    from: &Path,
    before: Option<&GoodState>,
    files: impl Iterator<Item = (&'f str, &'f SourceFile)>,
) -> io::Result<()> {
    fs::create_dir_all(new)?;
    let known = before.map(|state| (state, list(&state.place)));
    let mut lines = String::new();
    for (path, file) in files {
        let hash = blake3::Hash::from_bytes(file.hash).to_hex();
        let place = new.join(path);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        lines.extend([hash.as_str(), " ", path, "\n"]);
        let linked = known.as_ref().is_some_and(|(state, list)| {
            list.get(path).is_some_and(|own| *own == hash.as_str())
                && fs::hard_link(state.place.join(path), &place).is_ok()
        });
        if linked {
            continue;
        }
        match &file.body {
            Body::Loaded(bytes) => fs::write(&place, bytes)?,
            Body::OnDisk { .. } => copy(&from.join(path), &place, file.hash)?,
        }
    }
    fs::write(new.join(LIST), lines)
}

/// The files of a state, by path.
fn list(place: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(place.join(LIST)).unwrap_or_default();
    let lines = text.lines().filter_map(|line| line.split_once(' '));
    lines
        .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
        .collect()
}

/// Copies an attachment. *Errors:* also when it is no longer what was read.
fn copy(from: &Path, to: &Path, hash: [u8; 32]) -> io::Result<()> {
    let mut hasher = blake3::Hasher::new();
    let mut copy = File::create_new(to)?;
    let mut reader = File::open(from)?;
    io::copy(&mut reader, &mut Both(&mut copy, &mut hasher))?;
    if *hasher.finalize().as_bytes() == hash {
        Ok(())
    } else {
        Err(io::Error::other("the file changed while it was copied"))
    }
}

/// Writes to a file and sums up what is written.
struct Both<'w>(&'w mut File, &'w mut blake3::Hasher);

impl Write for Both<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.0.write(bytes)?;
        self.1.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::disk::tree;

    fn kept(root: &Path, county: &Path, day: &str) -> String {
        let (tree, _) = tree::read(county, &["content"]).unwrap();
        let mut whole = tree::Tree::default();
        let member = tree::Member {
            folder: "../a".to_owned(),
            name: "a".into(),
            at: 0,
            field: "include[0]".to_owned(),
            place: county.to_owned(),
            differing: Vec::new(),
        };
        whole.take_member(member, tree.files().cloned(), &[]);
        let hash = blake3::Hash::from_bytes(whole.hash_of("../a"))
            .to_hex()
            .to_string();
        let state = Keep {
            name: "a",
            hash: &hash,
            day,
            place: county,
        };
        keep(root, &state, whole.files_of("../a")).unwrap();
        hash
    }

    #[test]
    fn the_newest_good_state_is_found_whole() {
        let (root, county) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let write = |path: &str, text: &str| {
            let place = county.path().join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, text).unwrap();
        };
        write("content/site.yaml", "title: 甲\n");
        write("content/files/1.pdf", "附件");
        assert_eq!(find(root.path(), "a"), None);
        let first = kept(root.path(), county.path(), "2026-11-20");
        write("content/site.yaml", "title: 乙\n");
        let second = kept(root.path(), county.path(), "2026-11-21");
        assert_ne!(first, second);
        let state = find(root.path(), "a").unwrap();
        assert_eq!(
            (state.hash.as_str(), state.day.as_str()),
            (second.as_str(), "2026-11-21")
        );
        let read = |path: &str| fs::read_to_string(state.place.join(path)).unwrap();
        assert_eq!(read("content/site.yaml"), "title: 乙\n");
        assert_eq!(read("content/files/1.pdf"), "附件");
        assert!(!state.place.with_file_name(first).exists());
        kept(root.path(), county.path(), "2026-11-22");
        assert_eq!(find(root.path(), "a").unwrap().day, "2026-11-22");
        forget_others(root.path(), &BTreeSet::from(["b"]));
        assert_eq!(find(root.path(), "a"), None);
    }
}
