//! Member folders: site folders whose content stands in the tree of another site, under paths that staff can open.
//!
//! **You are here:** `disk/tree` — which folders these are is decided in `session/join`. Nothing is copied about:
//! a file stands in the tree under its member's folder, and is read from where the member is.

use super::{Reason, SourceFile, Tree, Unreadable, at_and_below};
use std::collections::BTreeMap;
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A site folder in the tree of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// What the paths of its files begin with, as the settings name it: `../kenli`.
    pub folder: String,
    /// Its name; a part of its attachments' addresses.
    pub name: Arc<str>,
    /// Its place in the settings' list.
    pub at: usize,
    /// The settings' field that names it.
    pub field: String,
    /// Where its files are read: the folder itself, or its last good state.
    pub place: PathBuf,
    /// Files that are left out because the whole site has its own, and say something else. *Shape:* paths in the tree.
    pub differing: Vec<Arc<str>>,
}

/// Why a site folder cannot be included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncludeFault {
    /// Its place in the settings' list.
    pub at: usize,
    /// The settings' field that names it.
    pub field: String,
    /// As the settings write it.
    pub folder: String,
    /// Its name, where it has one.
    pub name: Option<Arc<str>>,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with a folder that is to be included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no such folder now, or it cannot be entered.
    Missing,
    /// There is no site in it.
    NoSite,
    /// It is this very site, or one of the two lies in the other's content.
    Itself,
    /// The entry at this place is the same folder.
    Twice(usize),
    /// The entry at this place has the same name.
    SameName(usize),
    /// Its name cannot be part of an address, and no other is given.
    NoName,
    /// Its path has a folder named `content`, or begins like the site's own files.
    Reserved,
    /// It includes this folder itself, which the list does not have.
    Includes(String),
}

/// Where the files of a tree lie on the disk.
#[derive(Clone, Debug, Default)]
pub struct Places {
    root: Option<PathBuf>,
    members: Arc<BTreeMap<String, Member>>,
}

impl Places {
    /// Where a file lies; none for a tree that was made in memory.
    pub fn of(&self, path: &str) -> Option<PathBuf> {
        let root = self.root.as_deref()?;
        let member = path
            .split_once("/content/")
            .and_then(|(folder, _)| self.members.get(folder));
        Some(match member {
            Some(member) => place(&member.place, path.strip_prefix(&member.folder)?),
            None => place(root, path),
        })
    }
}

/// A hash of files, in the order of their paths.
pub fn hash_files<'f>(files: impl Iterator<Item = (&'f str, &'f SourceFile)>) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for (path, file) in files {
        hasher.update(&file.hash);
        hasher.update(path.as_bytes());
        hasher.update(b"\0");
    }
    *hasher.finalize().as_bytes()
}

fn place(folder: &Path, path: &str) -> PathBuf {
    let mut place = folder.to_owned();
    // Name by name: Windows takes `/` for part of a name where the folder is canonical.
    place.extend(path.split('/').filter(|name| !name.is_empty()));
    place
}

impl Tree {
    /// Where its files lie.
    pub fn places(&self) -> Places {
        Places {
            root: self.root.clone(),
            members: Arc::clone(&self.members),
        }
    }

    /// The site folders whose content is in it, by folder.
    pub fn members(&self) -> &BTreeMap<String, Member> {
        &self.members
    }

    /// Puts in what was read of a site folder, in the place of what was there of it.
    pub fn take_member(
        &mut self,
        member: Member,
        files: impl IntoIterator<Item = SourceFile>,
        unreadable: &[Unreadable],
    ) {
        self.drop_member(&member.folder);
        for file in files {
            let path: Arc<str> = format!("{}/{}", member.folder, file.path).into();
            self.put(SourceFile { path, ..file });
        }
        for each in unreadable {
            let path = format!("{}/{}", member.folder, each.path);
            self.unreadable.insert(path, each.reason.clone());
        }
        Arc::make_mut(&mut self.members).insert(member.folder.clone(), member);
    }

    /// Takes out all that is of a site folder.
    pub fn drop_member(&mut self, folder: &str) {
        let scope = format!("{folder}/content");
        for gone in at_and_below(&self.files, &scope, |_| true) {
            self.files.remove(&gone);
        }
        for gone in at_and_below(&self.unreadable, &scope, |_| true) {
            self.unreadable.remove(&gone);
        }
        if self.members.contains_key(folder) {
            Arc::make_mut(&mut self.members).remove(folder);
        }
    }

    /// Says anew which folders cannot be included.
    pub fn set_faults(&mut self, faults: Vec<IncludeFault>) {
        self.unreadable
            .retain(|_, reason| !matches!(reason, Reason::Include(_)));
        for fault in faults {
            let key = format!("{}#{}", fault.folder, fault.at);
            self.unreadable.insert(key, Reason::Include(fault));
        }
    }

    /// The folders that cannot be included.
    pub fn faults(&self) -> impl Iterator<Item = &IncludeFault> {
        self.unreadable.values().filter_map(|reason| match reason {
            Reason::Include(fault) => Some(fault),
            _ => None,
        })
    }

    /// A hash of all files of a member, by their paths within it.
    pub fn hash_of(&self, folder: &str) -> [u8; 32] {
        hash_files(self.files_of(folder))
    }

    /// The files of a member, with their paths within it.
    pub fn files_of<'t>(&'t self, folder: &str) -> impl Iterator<Item = (&'t str, &'t SourceFile)> {
        let skip = folder.len() + 1;
        self.below(&format!("{folder}/content/"))
            .filter_map(move |file| Some((file.path.get(skip..)?, file)))
    }

    /// The files whose paths begin so, without a look at the others.
    pub fn below<'t>(&'t self, beginning: &str) -> impl Iterator<Item = &'t SourceFile> + use<'t> {
        let beginning = beginning.to_owned();
        let from = (Bound::Included(beginning.as_str()), Bound::Unbounded);
        let files = self.files.range::<str, _>(from).map(|(_, file)| file);
        files.take_while(move |file| file.path.starts_with(&beginning))
    }
}
