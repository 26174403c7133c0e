//! Ledger chain: lines that each carry the hash of the one before, so that one that was removed or altered shows; several
//! ledgers become one list.
//!
//! **You are here:** `edit/history/chain` — after `entry`, before the commands that list and undo; no IO.
//!
//! A ledger has one line after the other, but people who wrote while they were apart (a cloud drive, a file system without
//! locks) leave several ledgers that begin alike and then part. Lines are known by their hash: what stands in two ledgers
//! counts once. Put together, they are sorted by time, and those of one moment as they follow each other.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::entry::{Entry, Hash};

/// What the first line follows.
const BEGINNING: &str = "";

#[derive(Serialize, Deserialize)]
struct Line<E> {
    /// The hash of the line before.
    previous: String,
    #[serde(flatten)]
    entry: E,
}

/// All that the ledgers say.
#[derive(Debug, Default)]
pub struct Chain {
    /// The changes, the oldest first.
    pub acts: Vec<Act>,
    /// How many places there are where a line is missing, was altered, or cannot be read.
    pub gaps: usize,
}

/// One change: all entries of one save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Its number from the oldest, from 1.
    pub number: usize,
    /// At least one; all of one time, person and tool.
    pub entries: Vec<Entry>,
}

impl Act {
    /// What all entries share stands in the first.
    pub fn first(&self) -> &Entry {
        &self.entries[0]
    }

    /// The files, each once, with the hashes before and after.
    pub fn files(&self) -> BTreeMap<&str, (Option<Hash>, Option<Hash>)> {
        let each = |entry: &'_ Entry| (entry.before, entry.after);
        self.entries
            .iter()
            .map(|entry| (entry.file.as_str(), each(entry)))
            .collect()
    }
}

/// Entries as lines that follow the line `last`; each ends in a line end.
pub fn written(last: Option<&[u8]>, entries: &[Entry]) -> Vec<u8> {
    let mut previous = last.map_or_else(|| BEGINNING.to_owned(), |line| hash(plain(line)));
    let mut lines = Vec::new();
    for entry in entries {
        let line = Line { previous, entry };
        // A struct of strings has a JSON form.
        let text = serde_json::to_vec(&line).unwrap_or_default();
        previous = hash(&text);
        lines.extend_from_slice(&text);
        lines.push(b'\n');
    }
    lines
}

/// The ledgers as one list. Each is given whole; `head` is the hash of a line that was once the last, if that is known: where
/// it is missing, lines were taken from the end.
pub fn read<'l>(ledgers: impl IntoIterator<Item = &'l [u8]>, head: Option<&str>) -> Chain {
    let mut known: BTreeSet<String> = BTreeSet::from([BEGINNING.to_owned()]);
    let mut wanted: BTreeSet<String> = head.map(str::to_owned).into_iter().collect();
    let mut entries: Vec<Entry> = Vec::new();
    let mut chain = Chain::default();
    for bytes in ledgers {
        for line in lines(bytes) {
            let own = hash(line);
            if !known.insert(own) {
                continue;
            }
            match serde_json::from_slice::<Line<Entry>>(line) {
                Ok(line) => {
                    wanted.insert(line.previous);
                    entries.push(line.entry);
                }
                Err(_) => chain.gaps += 1,
            }
        }
    }
    chain.gaps += wanted.difference(&known).count();
    // Lines of one ledger stand in their order already, and the sort keeps it within a moment.
    entries.sort_by_key(|entry| entry.time);
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for entry in entries {
        match numbers.get(&entry.change).and_then(|at| chain.acts.get_mut(*at)) {
            Some(act) => act.entries.push(entry),
            None => {
                numbers.insert(entry.change.clone(), chain.acts.len());
                chain.acts.push(Act {
                    number: chain.acts.len() + 1,
                    entries: vec![entry],
                });
            }
        }
    }
    chain
}

/// Whole and half lines, without line ends and what Notepad adds to them.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes
        .split(|byte| *byte == b'\n')
        .map(plain)
        .filter(|line| !line.is_empty())
}

/// A line as it was written: Notepad may have put a mark before it and a return behind.
fn plain(line: &[u8]) -> &[u8] {
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

fn hash(line: &[u8]) -> String {
    Hash::of(line).hex()
}
