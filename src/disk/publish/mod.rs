//! Atomic publishing of a site as one folder: files come in one by one, the switch happens at the end, whole or not at all.
//!
//! **You are here:** `disk/publish/` — after `build/` has made the bytes; the last thing that a build does. In order:
//! `claim` (may this folder be written?), `lock`, `leftovers` (of a killed run), then [`Publisher::put`] into `stage`,
//! and at the end `switch` by `exchange` (in one step) or, where that cannot be, by `journal` (file by file).

mod claim;
mod error;
mod exchange;
mod files;
mod foreign;
mod journal;
mod leftovers;
pub(super) mod list;
pub(super) mod names;
mod stage;
mod switch;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

pub use self::error::{Action, PublishError};
use self::list::FileList;
use self::stage::Staging;
use crate::disk::lock::{self, Lock};
use crate::disk::system::System;
use crate::disk::who;

/// Many threads put files; with this many locks they hardly ever wait for each other.
const SHARDS: usize = 64;
/// For copying attachments, in bytes.
const CHUNK: usize = 128 * 1024;

/// A publication in the making. Dropped without [`Publisher::switch`], it leaves the published folder as it was.
pub struct Publisher {
    place: claim::Place,
    old: FileList,
    /// What was put so far, by folded path.
    made: Vec<Mutex<HashMap<String, NewFile>>>,
    hasher: RandomState,
    /// A file failed: the site would lack it.
    failed: AtomicBool,
    /// Whether the published files are known to be what the list says.
    untouched: bool,
    // Fields are dropped in this order: the staging folder goes while the lock is held, the lock before its folder.
    staging: Staging,
    _lock: Lock,
    _parents: MadeFolders,
}

/// What a switch did, in files (without the list, and without those kept from the publication before).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// New or changed.
    pub written: usize,
    /// Published before with the same bytes, and not touched.
    pub unchanged: usize,
    /// Published before and no part of the site any more.
    pub removed: usize,
}

/// How a publication will differ from the one before, in paths; both sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Published before and no part of the site any more.
    pub gone: Vec<String>,
    /// Not published before.
    pub come: Vec<String>,
}

/// What a published file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishedFile {
    /// BLAKE3 of its bytes.
    pub hash: blake3::Hash,
    /// In bytes.
    pub size: u64,
}

/// One file of the new publication.
struct NewFile {
    path: String,
    hash: blake3::Hash,
    /// In bytes.
    size: u64,
    /// Whether it is in the staging folder; else the published one is the same.
    staged: bool,
}

impl Publisher {
    /// Opens the folder `out` for a publication and finishes or clears away what a killed run left.
    ///
    /// `out` must be ours: it has our list, or does not exist, or holds nothing but dot-files, `Thumbs.db` and
    /// `desktop.ini`. `protected` is what must not be overwritten: the site folder first, then the folders of its
    /// sources. `out` may be in the site folder but in none of the others, and must not be or hold any of them.
    pub fn open(out: &Path, protected: &[&Path]) -> Result<Self, PublishError> {
        let place = claim::place(out, protected)?;
        let parents = MadeFolders::make(&place.parent)?;
        let lock = lock(&place)?;
        leftovers::settle(&place)?;
        let old = claim::previous(&place.out)?;
        Ok(Self {
            staging: Staging::beside(&place),
            place,
            old,
            made: (0..SHARDS).map(|_| Mutex::default()).collect(),
            hasher: RandomState::new(),
            failed: AtomicBool::new(false),
            untouched: false,
            _lock: lock,
            _parents: parents,
        })
    }

    /// Says that nobody has touched the published files since they were published: what the list says of them need not be
    /// read again. Whoever says so has compared the folder's [`fingerprint`](crate::disk::fingerprint) under this lock.
    pub fn untouched(&mut self) {
        self.untouched = true;
    }

    /// Takes in a file that is to be as it is published.
    ///
    /// # Errors
    /// None is published at this path.
    pub fn keep(&self, path: &str) -> Result<(), PublishError> {
        self.take(path, || {
            let entry = self.old.entries.get(path).filter(|entry| !entry.kept);
            let entry = entry.ok_or_else(|| {
                PublishError::io(Action::Read, &self.place.out.join(path))(io::ErrorKind::NotFound.into())
            })?;
            Ok((entry.hash, entry.size, false))
        })
    }

    /// Takes in one file: `path` is relative, `/` between its names. May be called from many threads.
    ///
    /// # Errors
    /// A path that cannot be published, or was before; what the system refuses. After an error nothing can be
    /// switched.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.take(path, || {
            let (hash, size) = (blake3::hash(bytes), bytes.len() as u64);
            let unchanged = match self.old.entries.get(path) {
                None => false,
                Some(entry) if self.untouched => entry.hash == hash && entry.size == size,
                Some(_) => {
                    let place = self.place.out.join(path);
                    files::holds(&place, bytes).map_err(PublishError::io(Action::Read, &place))?
                }
            };
            if !unchanged {
                self.staging.write(path, bytes)?;
            }
            Ok((hash, size, !unchanged))
        })
    }

    /// Takes in one file as [`Publisher::put`] does, streaming it from `from`; for attachments of any size.
    pub fn copy(&self, path: &str, from: &Path) -> Result<(), PublishError> {
        self.take(path, || {
            let reading = |error| PublishError::io(Action::Read, from)(error);
            if self.old.contains(path)
                && let Some((hash, size)) = same_hash(from, &self.place.out.join(path)).map_err(reading)?
            {
                return Ok((hash, size, false));
            }
            let mut source = File::open(from).map_err(reading)?;
            let (mut target, place) = self.staging.create(path)?;
            let mut hasher = blake3::Hasher::new();
            let mut buffer = vec![0_u8; CHUNK];
            loop {
                let part = match source.read(&mut buffer) {
                    Ok(0) => break,
                    Ok(count) => buffer.get(..count).unwrap_or_default(),
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    Err(error) => return Err(reading(error)),
                };
                hasher.update(part);
                target
                    .write_all(part)
                    .map_err(PublishError::io(Action::Write, &place))?;
            }
            Ok((hasher.finalize(), hasher.count(), true))
        })
    }

    /// How what was put so far differs in its paths from what is published: pages that will be gone and new ones.
    pub fn changes(&self) -> Changes {
        let mut made = std::collections::HashSet::new();
        for shard in &self.made {
            let shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            made.extend(shard.values().map(|file| file.path.clone()));
        }
        let old = |(path, _): (&String, &list::Entry)| (!made.contains(path)).then(|| path.clone());
        let gone = self.old.current().filter_map(old).collect();
        let mut come: Vec<String> = made.into_iter().filter(|path| !self.old.contains(path)).collect();
        come.sort();
        Changes { gone, come }
    }

    /// What was put so far. *Shape:* by path.
    pub fn put_so_far(&self) -> BTreeMap<String, PublishedFile> {
        let mut files = BTreeMap::new();
        for shard in &self.made {
            let shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            files.extend(shard.values().map(|file| {
                let NewFile { path, hash, size, .. } = file;
                (
                    path.clone(),
                    PublishedFile {
                        hash: *hash,
                        size: *size,
                    },
                )
            }));
        }
        files
    }

    /// The published folder as it is until the switch: where it really lies.
    pub fn published(&self) -> &Path {
        &self.place.out
    }

    /// Makes what was put the published site: files that were put, files of other people, and nothing else of ours but
    /// the hashed files of the publication before. If all of it is published already, nothing is touched.
    pub fn switch(self) -> Result<Published, PublishError> {
        self.switch_by(System::REAL)
    }

    fn switch_by(self, system: System) -> Result<Published, PublishError> {
        if self.failed.into_inner() {
            return Err(PublishError::Incomplete { out: self.place.out });
        }
        let made: BTreeMap<String, NewFile> = self
            .made
            .into_iter()
            .flat_map(|shard| shard.into_inner().unwrap_or_else(PoisonError::into_inner))
            .collect();
        // `_lock` and `_parents` stay in `self` and live until this returns.
        switch::run(&self.place, self.staging, &self.old, &made, system)
    }

    /// Claims the path, lets `make` compare or write the file (hash, size, staged), and notes it.
    fn take(
        &self,
        path: &str,
        make: impl FnOnce() -> Result<(blake3::Hash, u64, bool), PublishError>,
    ) -> Result<(), PublishError> {
        let done = self.claim(path).and_then(|folded| {
            let (hash, size, staged) = make()?;
            let mut shard = self.shard(&folded).lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(claimed) = shard.get_mut(&folded) {
                (claimed.hash, claimed.size, claimed.staged) = (hash, size, staged);
            }
            Ok(())
        });
        if done.is_err() {
            self.failed.store(true, Ordering::Relaxed);
        }
        done
    }

    /// Notes that a file of this path is in the making; the path comes back folded.
    fn claim(&self, path: &str) -> Result<String, PublishError> {
        names::check(path)?;
        let folded = names::folded(path);
        let mut shard = self.shard(&folded).lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(other) = shard.get(&folded) {
            return Err(if other.path == path {
                PublishError::Twice {
                    path: path.to_owned(),
                }
            } else {
                PublishError::Clash {
                    first: other.path.clone(),
                    second: path.to_owned(),
                }
            });
        }
        let claimed = NewFile {
            path: path.to_owned(),
            hash: blake3::Hash::from_bytes([0; 32]),
            size: 0,
            staged: false,
        };
        shard.insert(folded.clone(), claimed);
        Ok(folded)
    }

    fn shard(&self, folded: &str) -> &Mutex<HashMap<String, NewFile>> {
        let number = usize::try_from(self.hasher.hash_one(folded) % SHARDS as u64).unwrap_or_default();
        &self.made[number]
    }
}

/// The lock of this place, whose folder must exist: one build at a time.
fn lock(place: &claim::Place) -> Result<Lock, PublishError> {
    let path = place.parent.join(place.beside("lock"));
    match Lock::take(&path) {
        Ok(Some(lock)) => Ok(lock),
        Ok(None) => Err(PublishError::Busy {
            out: place.out.clone(),
            by: who::holder(&path),
        }),
        Err(_) if lock::is_something_else(&path) => Err(PublishError::LockInTheWay { path }),
        Err(error) => Err(PublishError::io(Action::Write, &path)(error)),
    }
}

/// Hash and size of `from` if `published` has the same bytes.
fn same_hash(from: &Path, published: &Path) -> io::Result<Option<(blake3::Hash, u64)>> {
    let Some(published) = files::open_if_size(published, fs::metadata(from)?.len())? else {
        return Ok(None);
    };
    let mut hasher = blake3::Hasher::new();
    let same = files::same_stream(published, File::open(from)?, |bytes| {
        hasher.update(bytes);
    })?;
    Ok(same.then(|| (hasher.finalize(), hasher.count())))
}

/// The folders that had to be made around the published one; those that are still empty at the end go again.
struct MadeFolders(Vec<PathBuf>);

impl MadeFolders {
    fn make(folder: &Path) -> Result<Self, PublishError> {
        let missing: Vec<PathBuf> = folder
            .ancestors()
            .take_while(|above| !above.exists())
            .map(Path::to_path_buf)
            .collect();
        fs::create_dir_all(folder).map_err(PublishError::io(Action::Write, folder))?;
        Ok(Self(missing))
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for folder in &self.0 {
            // The innermost is the first; one that holds the site now is not empty and stays.
            let _ = fs::remove_dir(folder);
        }
    }
}
