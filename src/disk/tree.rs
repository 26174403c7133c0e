//! Source tree, the site folder in memory: which source files there are and what is in them.
//!
//! **You are here:** `disk/tree` — before `record/`, which parses what is in a [`Tree`]. Reads the disk in
//! [`read`], [`refresh`] and [`rescan`], never writes. A test needs no disk: [`Tree::from_texts`].

mod member;
mod reading;
mod scan;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Bound;
use std::sync::Arc;

pub use self::member::{IncludeFault, Member, Places, Why, hash_files};
pub use self::reading::{DiskError, read, refresh, rescan};

/// One file of the site folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it is: relative to the site folder, `/` between the names, e.g. `content/stations/a.yaml`.
    pub path: Arc<str>,
    /// What is in it, or that it stays on disk.
    pub body: Body,
    /// BLAKE3 of its bytes, also of those that stay on disk.
    pub hash: [u8; 32],
}

impl SourceFile {
    /// The bytes, if they are in memory; `None` for an attachment that stays on disk.
    pub fn bytes(&self) -> Option<&[u8]> {
        match &self.body {
            Body::Loaded(bytes) => Some(bytes),
            Body::OnDisk { .. } => None,
        }
    }
}

/// Where the bytes of a source file are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// In memory, as they are in the file (a BOM included).
    Loaded(Arc<[u8]>),
    /// On disk: an attachment under `content/files/`, which is streamed when the site is published; or any file after
    /// [`Tree::release_content`].
    OnDisk {
        /// Its length in bytes when it was read.
        len: u64,
    },
}

/// A file or folder that is in the site folder and could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Relative to the site folder as in [`SourceFile::path`], `.` for the site folder itself; bytes of the name
    /// that are no UTF-8 are shown as U+FFFD.
    pub path: String,
    /// Why.
    pub reason: Reason,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its name is not UTF-8 (often a GBK name out of an old archive).
    NotUtf8Name,
    /// The system does not let this user read it.
    Permission,
    /// It was there when the folder was listed and gone when it was to be read.
    Vanished,
    /// It is larger than its kind may be; it was not read. Both in bytes.
    TooLarge {
        /// What it may have.
        limit: u64,
        /// What it has.
        len: u64,
    },
    /// A link that leads out of the site folder; it is not followed.
    SymlinkOutside,
    /// A link that leads to nothing, or in a circle to itself.
    BrokenLink,
    /// A link to a folder that holds the link (or more links to folders than a site has use for).
    LinkLoop,
    /// Neither a file nor a folder: a pipe, socket or device.
    NotAFile,
    /// A site folder that is to be included and cannot be.
    Include(IncludeFault),
    /// What the system says.
    Other(String),
}

impl Reason {
    fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::PermissionDenied => Self::Permission,
            io::ErrorKind::NotFound => Self::Vanished,
            _ => Self::Other(error.to_string()),
        }
    }
}

/// All source files of a site folder, sorted by path, and what could not be read of it.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    files: BTreeMap<Arc<str>, SourceFile>,
    unreadable: BTreeMap<String, Reason>,
    /// The folders that were asked for: a change elsewhere is none of ours.
    folders: Vec<String>,
    /// The site folder on disk; none for a tree that was made in memory.
    root: Option<std::path::PathBuf>,
    /// A link was met: one file on disk may then be several here, so every change asks for a full rescan.
    linked: bool,
    /// The site folders whose content is in here too, by what the paths of their files begin with.
    members: Arc<BTreeMap<String, Member>>,
}

impl Tree {
    /// A tree of texts, without a disk (for tests and for `init`): pairs of path and bytes.
    pub fn from_texts<P: AsRef<str>, B: AsRef<[u8]>>(texts: impl IntoIterator<Item = (P, B)>) -> Self {
        let mut tree = Self::default();
        for (path, bytes) in texts {
            tree.insert(path.as_ref(), bytes.as_ref());
        }
        tree
    }

    /// All files, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.values()
    }

    /// The file at this path, relative to the site folder.
    pub fn get(&self, path: &str) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// Puts a file into the tree (not onto the disk), in memory wherever it is; replaces one of the same path.
    pub fn insert(&mut self, path: &str, bytes: &[u8]) {
        let path: Arc<str> = path.into();
        let hash = *blake3::hash(bytes).as_bytes();
        let file = SourceFile {
            path: Arc::clone(&path),
            body: Body::Loaded(bytes.into()),
            hash,
        };
        self.files.insert(path, file);
    }

    /// Puts a file of another tree in; replaces one of the same path.
    pub fn put(&mut self, file: SourceFile) {
        self.files.insert(Arc::clone(&file.path), file);
    }

    /// Takes a file out of the tree (not off the disk) and returns it, if it was there.
    pub fn remove(&mut self, path: &str) -> Option<SourceFile> {
        self.files.remove(path)
    }

    /// The bytes of a file, read now where it stays on disk. None when it is gone, or has more than `most` bytes.
    pub fn read_whole(&self, file: &SourceFile, most: u64) -> Option<Vec<u8>> {
        match &file.body {
            Body::Loaded(bytes) => (bytes.len() as u64 <= most).then(|| bytes.to_vec()),
            Body::OnDisk { len } if *len <= most => std::fs::read(self.places().of(&file.path)?).ok(),
            Body::OnDisk { .. } => None,
        }
    }

    /// Lets go of what is in the files of `content/`, once records have been made of them and findings told: on a large
    /// site it is a sixth of the memory. The tree is of no use for another build then.
    pub fn release_content(&mut self) {
        for file in self.files.values_mut() {
            if let Body::Loaded(bytes) = &file.body
                && !file.path.starts_with("themes/")
            {
                let len = bytes.len() as u64;
                file.body = Body::OnDisk { len };
            }
        }
    }

    /// What could not be read.
    pub fn unreadable(&self) -> Vec<Unreadable> {
        let each = |(path, reason): (&String, &Reason)| Unreadable {
            path: path.clone(),
            reason: reason.clone(),
        };
        self.unreadable.iter().map(each).collect()
    }

    /// Replaces what is at and below `scopes` by what was found there; whether that made a difference.
    fn take_in(&mut self, scopes: &BTreeSet<String>, found: scan::Scan) -> bool {
        let files: BTreeMap<Arc<str>, SourceFile> = found
            .files
            .into_iter()
            .map(|file| (Arc::clone(&file.path), file))
            .collect();
        let unreadable: BTreeMap<String, Reason> = found
            .unreadable
            .into_iter()
            .map(|each| (each.path, each.reason))
            .collect();
        let mut different = false;
        for scope in scopes {
            for gone in at_and_below(&self.files, scope, |key| !files.contains_key(key)) {
                self.files.remove(&gone);
                different = true;
            }
            for gone in at_and_below(&self.unreadable, scope, |key| !unreadable.contains_key(key)) {
                self.unreadable.remove(&gone);
                different = true;
            }
        }
        for (path, file) in files {
            // An equal file keeps its allocation, so that whoever holds the old one shares it.
            if self.files.get(&path) != Some(&file) {
                self.files.insert(path, file);
                different = true;
            }
        }
        for (path, reason) in unreadable {
            if self.unreadable.get(&path) != Some(&reason) {
                self.unreadable.insert(path, reason);
                different = true;
            }
        }
        self.linked |= found.linked;
        different
    }
}

fn at_and_below<K, V>(map: &BTreeMap<K, V>, scope: &str, wanted: impl Fn(&str) -> bool) -> Vec<K>
where
    K: Ord + Clone + std::borrow::Borrow<str>,
{
    let below = format!("{scope}/");
    let at = map.get_key_value(scope).map(|(key, _)| key).into_iter();
    let under = map
        .range::<str, _>((Bound::Included(below.as_str()), Bound::Unbounded))
        .map(|(key, _)| key);
    at.chain(under.take_while(|key| (*key).borrow().starts_with(&below)))
        .filter(|key| wanted((*key).borrow()))
        .cloned()
        .collect()
}
