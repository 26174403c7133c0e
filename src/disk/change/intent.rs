//! Intent journal: what a save is about to do, on the disk before it is done, so that the next run can finish it.
//!
//! **You are here:** `disk/change/intent` — written by the writer before the first file changes, read by the next one.
//!
//! A draft names the files that are being staged; a run that is killed while it stages leaves it, and the next one clears
//! these files away. Renamed to an intent, it says that all staged files are whole: from then on the way is forward.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::ChangeError;
use crate::disk::system;

const DRAFT: &str = "draft";
const INTENT: &str = "intent";

/// One file of a save; all places are relative to the site folder, `/` between the names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Step {
    /// Where the file really lies.
    pub(super) place: String,
    /// Beside it: the new bytes until they are in their place, then the old ones until all is done.
    pub(super) staged: String,
    /// BLAKE3 of the old bytes, in hex; none: there was no file.
    pub(super) before: Option<String>,
    /// Of the new ones; none: the file goes.
    pub(super) after: Option<String>,
}

/// A save that has been decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Intent {
    /// Names the save; sixteen hex digits.
    pub(super) id: String,
    pub(super) steps: Vec<Step>,
    /// Folders that were made for new files, the outermost first.
    pub(super) folders: Vec<String>,
    /// What the caller writes into its ledger when all is done.
    pub(super) note: String,
}

/// The journal of a site folder.
pub(super) struct Intents {
    folder: PathBuf,
}

impl Intents {
    pub(super) fn of(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn place(&self, id: &str, what: &str) -> PathBuf {
        self.folder.join(format!("{id}.{what}"))
    }

    /// Notes what is going to be staged.
    pub(super) fn draft(&self, intent: &Intent) -> Result<(), ChangeError> {
        let place = self.place(&intent.id, DRAFT);
        let write = || -> io::Result<()> {
            fs::create_dir_all(&self.folder)?;
            let mut file = File::create_new(&place)?;
            serde_json::to_writer(&mut file, intent)?;
            file.flush()?;
            file.sync_all()
        };
        write().map_err(ChangeError::write(&place))
    }

    /// Decides: all that the draft names is staged and on the disk.
    pub(super) fn decide(&self, intent: &Intent) -> Result<(), ChangeError> {
        let place = self.place(&intent.id, INTENT);
        system::rename(&self.place(&intent.id, DRAFT), &place)
            .and_then(|()| system::sync_folder(&self.folder))
            .map_err(ChangeError::write(&place))
    }

    /// Takes the draft or the intent back: nothing of it is left to do.
    pub(super) fn remove(&self, id: &str) -> Result<(), ChangeError> {
        for what in [DRAFT, INTENT] {
            let place = self.place(id, what);
            match fs::remove_file(&place) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(ChangeError::write(&place)(error));
                }
                _ => {}
            }
        }
        // Nothing is promised of it: what it says is done already.
        let _ = system::sync_folder(&self.folder);
        Ok(())
    }

    /// What killed runs left: drafts, and intents; each sorted by name. A draft that cannot be read was not written to
    /// its end, so that nothing was staged under it; it is cleared away.
    pub(super) fn left(&self) -> Result<(Vec<Intent>, Vec<Intent>), ChangeError> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Default::default()),
            Err(error) => return Err(ChangeError::read(&self.folder)(error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            names.push(entry.map_err(ChangeError::read(&self.folder))?.path());
        }
        names.sort();
        let (mut drafts, mut intents) = (Vec::new(), Vec::new());
        for place in names {
            let extension = place.extension().and_then(|name| name.to_str());
            let Some(what @ (DRAFT | INTENT)) = extension else {
                continue;
            };
            match read(&place)? {
                Some(intent) if what == DRAFT => drafts.push(intent),
                Some(intent) => intents.push(intent),
                None => fs::remove_file(&place).map_err(ChangeError::write(&place))?,
            }
        }
        Ok((drafts, intents))
    }
}

/// The intent in a file, unless it was cut short.
fn read(place: &Path) -> Result<Option<Intent>, ChangeError> {
    let bytes = fs::read(place).map_err(ChangeError::read(place))?;
    let is_own = |intent: &Intent| {
        let within = |path: &String| !path.split('/').any(|name| matches!(name, "" | "." | ".."));
        let steps = intent
            .steps
            .iter()
            .all(|step| within(&step.place) && within(&step.staged));
        steps && intent.folders.iter().all(within)
    };
    Ok(serde_json::from_slice(&bytes).ok().filter(is_own))
}
