//! History of a site folder: what its files were, on the disk, and what has changed since the last look.
//!
//! **You are here:** `session/history/` — between `disk/history` (the files) and `edit/history` (what they say); the save door
//! and the commands use it.

mod back;
mod look;

pub use back::{NoWay, Way, restore, undo};
pub use look::{look, settle_left};

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::time::Duration;

use crate::diag::Diagnostic;
use crate::disk::change::{ChangeError, Replacement, Writer};
use crate::disk::history::Store;
use crate::edit::history::{self, Chain, Entry, Hash, Moment, Seen, Tool};
use jiff::civil::Date;

/// A save that a killed run had left in the middle, and what has become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfinished {
    /// With what it was made.
    pub tool: Tool,
    /// By whom.
    pub person: String,
    /// How many files it was to change.
    pub files: usize,
    /// Whether it is written now; else it is taken back.
    pub done: bool,
    /// Files that someone has changed since, and that are as they left them.
    pub changed: Vec<String>,
}

/// Finishes what killed runs had decided, and writes their lines. *Shape:* what was to be finished or taken back.
pub(super) fn settle(writer: &Writer, store: &Store) -> Result<Vec<Unfinished>, ChangeError> {
    let writing = |error| ChangeError::write(store.folder())(error);
    let content = |hash: &[u8; 32]| store.content(hash).ok().flatten();
    let mut left = Vec::new();
    for settled in writer.settle(&content)? {
        if !is_noted(store, &settled.id).map_err(writing)? {
            let entries: Vec<Entry> = serde_json::from_str(&settled.note).unwrap_or_default();
            left.extend(unfinished(&entries, settled.done, settled.changed));
            // What was written before someone went on from it was written by the tool, not by them.
            let real: Vec<Entry> = entries
                .into_iter()
                .filter(|entry| settled.done || settled.written.contains(&entry.file))
                .collect();
            if !real.is_empty() {
                append(writer, store, &real).map_err(writing)?;
            }
        }
        writer.forget(&settled.id)?;
    }
    Ok(left)
}

fn unfinished(entries: &[Entry], done: bool, changed: Vec<String>) -> Option<Unfinished> {
    let own = |entry: &&Entry| entry.tool != Tool::Found;
    let first = entries.iter().find(own)?;
    let files: BTreeSet<&str> = entries
        .iter()
        .filter(own)
        .map(|entry| entry.file.as_str())
        .collect();
    Some(Unfinished {
        tool: first.tool,
        person: first.person.clone(),
        files: files.len(),
        done,
        changed,
    })
}

/// All that the ledgers of a site folder say.
pub fn chain(store: &Store) -> io::Result<Chain> {
    let ledgers = store.ledgers(&|_| 0)?;
    let head = store.head()?;
    Ok(history::read(
        ledgers.iter().map(|ledger| ledger.bytes.as_slice()),
        head.as_deref(),
    ))
}

/// Whether what is changed from now on can be kept: the folder can be written.
pub fn is_kept(root: &Path) -> bool {
    matches!(
        Writer::open_within(root, Duration::ZERO),
        Ok(_) | Err(ChangeError::Busy { .. })
    )
}

/// What `check` says of a site folder's history. Where it cannot be read, that was said when it was to be written.
pub fn findings(root: &Path, today: Date) -> Vec<Diagnostic> {
    let store = Store::of(root);
    let chain = chain(&store).unwrap_or_default();
    history::judge(&chain, store.size(), today)
}

/// Whether a line of this change stands in the ledger.
fn is_noted(store: &Store, change: &str) -> io::Result<bool> {
    Ok(chain(store)?.acts.iter().any(|act| act.first().change == change))
}

/// Writes lines at the end of the ledger.
pub(super) fn append(writer: &Writer, store: &Store, entries: &[Entry]) -> io::Result<()> {
    let lost = store.lost_head()?;
    store.append(writer.is_alone(), |last| {
        history::written(last, lost.as_deref(), entries)
    })
}

/// What was there at the last look, with all that the ledger says since. None: there was no look yet.
pub(super) fn expected(store: &Store) -> io::Result<Option<BTreeMap<String, Hash>>> {
    let state = store.state()?;
    let text = state.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
    let Some(seen) = text.and_then(Seen::read) else {
        return Ok(None);
    };
    let ledgers = store.ledgers(&|name| seen.ledgers.get(name).copied().unwrap_or_default())?;
    let mut files = seen.files;
    let chain = history::read(ledgers.iter().map(|ledger| ledger.bytes.as_slice()), None);
    for (path, (_, after)) in chain.acts.iter().flat_map(history::Act::files) {
        match after {
            Some(hash) => files.insert(path.to_owned(), hash),
            None => files.remove(path),
        };
    }
    Ok(Some(files))
}

/// Lines for the files about to be saved that are not what was seen last: someone has changed them with another program.
pub(super) fn unseen(store: &Store, wanted: &[Replacement], time: Moment) -> io::Result<Vec<Entry>> {
    let Some(expected) = expected(store)? else {
        return Ok(Vec::new());
    };
    let change = Writer::name();
    let differing = wanted.iter().filter_map(|each| {
        let (seen, opened) = (expected.get(&each.path).copied(), each.before.map(Hash));
        (seen != opened).then(|| Entry {
            time,
            change: change.clone(),
            person: String::new(),
            tool: Tool::Found,
            file: each.path.clone(),
            record: None,
            fields: Vec::new(),
            before: seen,
            after: opened,
            undoes: None,
        })
    });
    Ok(differing.collect())
}
