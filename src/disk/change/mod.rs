//! Content writer: changes files of `content/` so that each is the old one or the new one whenever a process is killed, several
//! of them all or none, and a file that someone else changed meanwhile is never overwritten.
//!
//! **You are here:** `disk/change/` — below `session/save.rs`, which keeps the history beside it. In order: [`Writer::open`]
//! (one save at a time), [`Writer::settle`] (what a killed run left), [`Writer::look`] (are the files what was opened?),
//! [`Writer::prepare`] (`intent`: staged and decided), [`Writer::carry_out`], [`Writer::finish`].
//!
//! The lock keeps other people's Zhandian out, Notepad it does not. So a file is exchanged with the new one in one step and
//! then looked at: if the one that came out is not what was opened, they change places again. Where the system has no such
//! step (Windows), the file is looked at just before.

mod error;
mod intent;
mod place;
mod step;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use self::error::{ChangeError, reason};
use self::intent::{Intent, Intents, Step};
use crate::disk::lock::Lock;
use crate::disk::system::{self, System};
use crate::disk::{own, who, whole};

/// In the program's folder: the intents.
const SAVES: &str = "saves";
/// How long a save waits for another one to end; each takes a small part of a second.
const PATIENCE: Duration = Duration::from_secs(10);

/// A file to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// Relative to the site folder, below `content/`, `/` between its names.
    pub path: String,
    /// BLAKE3 of the bytes that were opened; none: there must be no such file.
    pub before: Option<[u8; 32]>,
    /// The new bytes; none: the file goes.
    pub after: Option<Vec<u8>>,
}

/// The right to save into a site folder: held by one process at a time, and released with this.
pub struct Writer {
    root: PathBuf,
    intents: Intents,
    system: System,
    lock: Lock,
}

/// A save that was decided: its files are staged, and the next run would finish it.
pub struct Prepared {
    intent: Intent,
    /// Beside each step the new bytes.
    after: Vec<Option<Vec<u8>>>,
    /// And the old ones.
    before: Vec<Option<Vec<u8>>>,
}

/// A save that a killed run had decided.
#[derive(Debug, PartialEq, Eq)]
pub struct Settled {
    /// Names the save.
    pub id: String,
    /// What was to be written into the ledger.
    pub note: String,
    /// Whether its files are the new ones now; else they are the old ones again, but for those that someone has changed since.
    pub done: bool,
    /// Those that someone has changed since, and that are as they left them. *Units:* relative to the site folder.
    pub changed: Vec<String>,
    /// Those among them that the save had written before.
    pub written: Vec<String>,
}

impl Writer {
    /// The right to save into the site folder `root`; waits for whoever has it.
    ///
    /// # Errors
    /// [`ChangeError::Busy`] if that takes too long; the folder cannot be written.
    pub fn open(root: &Path) -> Result<Self, ChangeError> {
        Self::open_within(root, PATIENCE)
    }

    /// The same, with another patience.
    pub fn open_within(root: &Path, patience: Duration) -> Result<Self, ChangeError> {
        let root = fs::canonicalize(root).map_err(ChangeError::read(root))?;
        let own = own::make(&root).map_err(ChangeError::write(&root.join(own::NAME)))?;
        let path = own.join("lock");
        let lock = Lock::wait(&path, patience).map_err(ChangeError::write(&path))?;
        let Some(lock) = lock else {
            return Err(ChangeError::Busy {
                by: who::holder(&path),
            });
        };
        Ok(Self {
            intents: Intents::of(own.join(SAVES)),
            root,
            system: System::REAL,
            lock,
        })
    }

    /// Whether a killed run may have left something to settle in the site folder `root`.
    pub fn has_left(root: &Path) -> bool {
        let folder = root.join(own::NAME).join(SAVES);
        fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
    }

    /// Whether the system keeps others out; some network file systems know no locks.
    pub fn is_alone(&self) -> bool {
        self.lock.keeps_others_out
    }

    /// Finishes the saves that killed runs had decided, or takes them back where someone has changed a file since; clears away
    /// what they had only begun. `bytes` finds old bytes by their hash. Each must be told [`Writer::forget`] when its
    /// note has been dealt with.
    pub fn settle(&self, bytes: &dyn Fn(&[u8; 32]) -> Option<Vec<u8>>) -> Result<Vec<Settled>, ChangeError> {
        let (drafts, intents) = self.intents.left()?;
        for draft in drafts {
            self.clear(&draft);
            self.intents.remove(&draft.id)?;
        }
        intents
            .into_iter()
            .map(|intent| {
                let done = self.go_on(&intent, bytes)?;
                let others = intent
                    .steps
                    .iter()
                    .filter(|own| !done && step::is_others(&self.root, own));
                let (mut changed, mut written) = (Vec::new(), Vec::new());
                for own in others {
                    changed.push(own.place.clone());
                    if step::was_written(&self.root, own) {
                        written.push(own.place.clone());
                    }
                }
                self.clear(&intent);
                if !done {
                    self.prune(&intent);
                }
                Ok(Settled {
                    id: intent.id,
                    note: intent.note,
                    done,
                    changed,
                    written,
                })
            })
            .collect()
    }

    /// Forgets a save that was settled.
    pub fn forget(&self, id: &str) -> Result<(), ChangeError> {
        self.intents.remove(id)
    }

    /// The bytes of each file now.
    ///
    /// # Errors
    /// [`ChangeError::Conflict`] with every file that is not what was opened.
    pub fn look(&self, wanted: &[Replacement]) -> Result<Vec<Option<Vec<u8>>>, ChangeError> {
        let mut now = Vec::with_capacity(wanted.len());
        let mut paths = Vec::new();
        for each in wanted {
            let place = place::of(&self.root, &each.path)?;
            let bytes = step::read(&place)?;
            if hash_of(bytes.as_deref()) != each.before {
                paths.push(each.path.clone());
            }
            if fs::symlink_metadata(&place).is_ok_and(|meta| meta.permissions().readonly()) {
                return Err(ChangeError::ReadOnly {
                    path: each.path.clone(),
                });
            }
            now.push(bytes);
        }
        if paths.is_empty() {
            Ok(now)
        } else {
            Err(ChangeError::Conflict { paths })
        }
    }

    /// The bytes of one file now.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>, ChangeError> {
        read(&self.root, path)
    }

    /// A name for one more save.
    pub fn name() -> String {
        whole::unique()
    }

    /// Stages the new files and decides the save: killed from here on, the next run finishes it. `before` is what
    /// [`Writer::look`] gave, `id` what [`Writer::name`] did.
    pub fn prepare(
        &self,
        id: String,
        wanted: Vec<Replacement>,
        before: Vec<Option<Vec<u8>>>,
        note: String,
    ) -> Result<Prepared, ChangeError> {
        let mut steps = Vec::with_capacity(wanted.len());
        let mut after = Vec::with_capacity(wanted.len());
        let mut folders = Vec::new();
        for each in wanted {
            let place = place::of(&self.root, &each.path)?;
            let relative = self.relative(&place, &each.path)?;
            self.missing_above(&relative, &mut folders);
            steps.push(Step {
                staged: step::staged(&relative, &id),
                place: relative,
                before: each.before.as_ref().map(hex),
                after: hash_of(each.after.as_deref()).as_ref().map(hex),
            });
            after.push(each.after);
        }
        let intent = Intent {
            id,
            steps,
            folders,
            note,
        };
        self.intents.draft(&intent)?;
        let staged = self
            .stage(&intent, &after)
            .and_then(|()| self.intents.decide(&intent));
        if let Err(error) = staged {
            self.abandon(&intent);
            return Err(error);
        }
        Ok(Prepared {
            intent,
            after,
            before,
        })
    }

    /// Puts the staged files into their places. If one cannot be, all that were are put back.
    ///
    /// # Errors
    /// [`ChangeError::Conflict`] for a file that someone changed at the last moment.
    pub fn carry_out(&self, prepared: &Prepared) -> Result<(), ChangeError> {
        let intent = &prepared.intent;
        for (count, (own, after)) in intent.steps.iter().zip(&prepared.after).enumerate() {
            let done = step::run(&self.root, own, self.system).and_then(|()| {
                let place = self.root.join(&own.place);
                let same = step::read(&place)?.as_deref() == after.as_deref();
                if same { Ok(()) } else { Err(step::conflict(own)) }
            });
            if let Err(error) = done {
                let before = prepared.before.iter().take(count + 1);
                for (own, before) in intent.steps.iter().zip(before) {
                    step::back(&self.root, own, before.as_deref());
                }
                self.abandon(intent);
                return Err(error);
            }
        }
        Ok(())
    }

    /// Clears away the old files, and the decision with them.
    pub fn finish(&self, prepared: &Prepared) -> Result<(), ChangeError> {
        self.clear(&prepared.intent);
        self.intents.remove(&prepared.intent.id)
    }

    fn stage(&self, intent: &Intent, after: &[Option<Vec<u8>>]) -> Result<(), ChangeError> {
        for folder in &intent.folders {
            let place = self.root.join(folder);
            fs::create_dir_all(&place)
                .and_then(|()| place.parent().map_or(Ok(()), system::sync_folder))
                .map_err(ChangeError::write(&place))?;
        }
        for (own, after) in intent.steps.iter().zip(after) {
            if let Some(bytes) = after {
                step::stage(&self.root, own, bytes)?;
            }
        }
        Ok(())
    }

    /// Goes on with a decided save, or back. Whether it is done now.
    fn go_on(
        &self,
        intent: &Intent,
        bytes: &dyn Fn(&[u8; 32]) -> Option<Vec<u8>>,
    ) -> Result<bool, ChangeError> {
        for own in &intent.steps {
            let done = if step::is_done(&self.root, own)? {
                step::give_back(&self.root, own, self.system)
            } else {
                step::run(&self.root, own, self.system)
            };
            match done {
                Ok(()) => {}
                Err(ChangeError::Conflict { .. }) => {
                    for own in &intent.steps {
                        let before = own.before.as_deref().and_then(unhex);
                        step::back(&self.root, own, before.and_then(|hash| bytes(&hash)).as_deref());
                    }
                    return Ok(false);
                }
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    /// Takes the save back as if it had never begun; what cannot be cleared away now is by the next run.
    fn abandon(&self, intent: &Intent) {
        self.clear(intent);
        self.prune(intent);
        let _ = self.intents.remove(&intent.id);
    }

    /// Removes the staged files.
    fn clear(&self, intent: &Intent) {
        for own in &intent.steps {
            let _ = fs::remove_file(self.root.join(&own.staged));
        }
    }

    /// Removes the folders that were made and are empty.
    fn prune(&self, intent: &Intent) {
        for folder in intent.folders.iter().rev() {
            let _ = fs::remove_dir(self.root.join(folder));
        }
    }

    /// The folders above a file that are not there, the outermost first.
    fn missing_above(&self, relative: &str, into: &mut Vec<String>) {
        for (end, _) in relative.match_indices('/') {
            let folder = relative.get(..end).unwrap_or_default();
            if !into.iter().any(|known| known == folder)
                && !system::exists(&self.root.join(folder)).unwrap_or(true)
            {
                into.push(folder.to_owned());
            }
        }
    }

    fn relative(&self, place: &Path, path: &str) -> Result<String, ChangeError> {
        let bad = || ChangeError::BadPath {
            path: path.to_owned(),
        };
        let relative = place.strip_prefix(&self.root).map_err(|_| bad())?;
        let names: Option<Vec<&str>> = relative.iter().map(|name| name.to_str()).collect();
        Ok(names.ok_or_else(bad)?.join("/"))
    }
}

/// The bytes of a content file of the site folder `root` (canonical), links followed as everywhere; none: there is no such file.
pub fn read(root: &Path, path: &str) -> Result<Option<Vec<u8>>, ChangeError> {
    step::read(&place::of(root, path)?)
}

fn hash_of(bytes: Option<&[u8]>) -> Option<[u8; 32]> {
    bytes.map(|bytes| *blake3::hash(bytes).as_bytes())
}

fn hex(hash: &[u8; 32]) -> String {
    blake3::Hash::from_bytes(*hash).to_hex().to_string()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    blake3::Hash::from_hex(text).ok().map(|hash| *hash.as_bytes())
}

#[cfg(test)]
mod tests;
