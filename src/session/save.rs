//! Save door: the one way by which a tool writes content files, so that none is half written, none is lost, and every change
//! can be taken back.
//!
//! **You are here:** `session/save` — used by `fix`, `import`, `new`, the form, review, undo and restore; below it
//! `disk/change` writes the files and [`super::history`] remembers what was in them.
//!
//! The contents of before go to the history before a file changes; the line in the ledger follows when all files are in their
//! places. Between the two an intent is on the disk: whoever is killed leaves it, and the next tool finishes what it says.

use std::path::Path;

use super::history;
use crate::disk::change::{ChangeError, Replacement, Writer};
use crate::disk::history::Store;
pub use crate::edit::history::Touched;
use crate::edit::history::{Entry, Hash, Moment, Tool, touched};

/// One file that a tool changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSave {
    /// Relative to the site folder, e.g. `content/stations/a.yaml`.
    pub path: String,
    /// Of the bytes that were opened (`SourceFile::hash`); none: there must be no such file.
    pub opened: Option<[u8; 32]>,
    /// The whole file as it is to be; none: it is deleted.
    pub new: Option<Vec<u8>>,
    /// Which records of it change; empty: it is found out by comparing.
    pub touched: Vec<Touched>,
}

/// Who saves, with what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// As they said; not empty.
    pub person: String,
    /// The tool.
    pub tool: Tool,
    /// The moment.
    pub time: Moment,
    /// The change that is taken back by this one.
    pub undoes: Option<String>,
}

/// A save that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Its name in the ledger; none where no file was to become another.
    pub change: Option<String>,
    /// How many files are different now.
    pub files: usize,
    /// Those among them that another program had changed since the last look; that is in the history, too.
    pub found: Vec<String>,
}

/// A file that someone else has changed since it was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// Relative to the site folder.
    pub path: String,
    /// What was opened; none if there was no file, or the history does not hold it.
    pub opened: Option<Vec<u8>>,
    /// What is there now; none: no file.
    pub now: Option<Vec<u8>>,
    /// What was to be written; none: the file was to go.
    pub new: Option<Vec<u8>>,
}

/// Why nothing was saved. All files are as they were.
#[derive(Debug)]
pub enum SaveError {
    /// Files that someone else has changed since; at least one.
    Conflict(Vec<Versions>),
    /// The path, the machine, or someone who is saving for very long.
    Refused(ChangeError),
}

impl SaveError {
    /// What happened and what to do, in plain Chinese (`zh`) or English.
    pub fn message(&self, zh: bool) -> String {
        match self {
            Self::Conflict(all) => {
                let paths = all.iter().map(|each| each.path.clone()).collect();
                ChangeError::Conflict { paths }.message(zh)
            }
            Self::Refused(error) => error.message(zh),
        }
    }
}

/// Writes `files`, all or none, and the history with them. A file that would become what it is is passed over.
///
/// # Errors
/// Nothing is written then: see [`SaveError`].
pub fn save(root: &Path, author: &Author, files: Vec<FileSave>) -> Result<Saved, SaveError> {
    save_with_originals(root, author, files, &[])
}

/// As [`save`], and keeps `originals` in the history: contents that no file ever had, such as the photograph that a small
/// picture was made of.
///
/// # Errors
/// As [`save`].
pub fn save_with_originals(
    root: &Path,
    author: &Author,
    files: Vec<FileSave>,
    originals: &[&[u8]],
) -> Result<Saved, SaveError> {
    let writer = Writer::open(root).map_err(SaveError::Refused)?;
    let store = Store::of(root);
    let writing = |error| SaveError::Refused(ChangeError::write(store.folder())(error));
    history::settle(&writer, &store).map_err(SaveError::Refused)?;

    let all: Vec<Replacement> = files
        .iter()
        .map(|file| Replacement {
            path: file.path.clone(),
            before: file.opened,
            after: file.new.clone(),
        })
        .collect();
    let now = match writer.look(&all) {
        Ok(now) => now,
        Err(error) => return Err(refused(error, &writer, &store, &all)),
    };
    let mut wanted = Vec::new();
    let mut before = Vec::new();
    let mut entries = Vec::new();
    let change = Writer::name();
    for ((file, replacement), bytes) in files.iter().zip(all).zip(now) {
        if replacement.after != bytes {
            entries.extend(entries_of(author, &change, file, bytes.as_deref()));
            wanted.push(replacement);
            before.push(bytes);
        }
    }
    if wanted.is_empty() {
        return Ok(Saved {
            change: None,
            files: 0,
            found: Vec::new(),
        });
    }
    let count = wanted.len();
    // Notepad may have been there since the last look: what it did is a change of its own.
    let mut lines = history::unseen(&store, &wanted, author.time).map_err(writing)?;
    let found = lines.iter().map(|line| line.file.clone()).collect();
    lines.append(&mut entries);
    let contents = before.iter().chain(wanted.iter().map(|each| &each.after));
    store
        .keep(
            contents
                .flatten()
                .map(Vec::as_slice)
                .chain(originals.iter().copied()),
        )
        .map_err(writing)?;
    // A list of structs of strings has a JSON form.
    let note = serde_json::to_string(&lines).unwrap_or_default();
    let kept = wanted.clone();
    let prepared = writer
        .prepare(change.clone(), wanted, before, note)
        .map_err(SaveError::Refused)?;
    if let Err(error) = writer.carry_out(&prepared) {
        return Err(refused(error, &writer, &store, &kept));
    }
    // The files are saved. Where their line cannot be written now, the intent stays, and the next tool writes it.
    if history::append(&writer, &store, &lines).is_ok() {
        let _ = writer.finish(&prepared);
    }
    Ok(Saved {
        change: Some(change),
        files: count,
        found,
    })
}

/// The lines of one file.
fn entries_of(author: &Author, change: &str, file: &FileSave, before: Option<&[u8]>) -> Vec<Entry> {
    let entry = |record: Option<String>, fields: Vec<String>| Entry {
        time: author.time,
        change: change.to_owned(),
        person: author.person.clone(),
        tool: author.tool,
        file: file.path.clone(),
        record,
        fields,
        before: file.opened.map(Hash),
        after: file.new.as_deref().map(Hash::of),
        undoes: author.undoes.clone(),
    };
    let all = if file.touched.is_empty() {
        touched(&file.path, before, file.new.as_deref())
    } else {
        file.touched.clone()
    };
    if all.is_empty() {
        return vec![entry(None, Vec::new())];
    }
    let each = |own: Touched| entry(Some(own.record), own.fields);
    all.into_iter().map(each).collect()
}

/// A conflict with its versions.
fn refused(error: ChangeError, writer: &Writer, store: &Store, wanted: &[Replacement]) -> SaveError {
    let ChangeError::Conflict { paths } = &error else {
        return SaveError::Refused(error);
    };
    let of = |path: &String| wanted.iter().find(|each| each.path == *path);
    let versions: Vec<Versions> = paths
        .iter()
        .filter_map(of)
        .map(|each| Versions {
            path: each.path.clone(),
            opened: each.before.and_then(|hash| store.content(&hash).ok().flatten()),
            now: writer.read(&each.path).ok().flatten(),
            new: each.after.clone(),
        })
        .collect();
    if versions.is_empty() {
        SaveError::Refused(error)
    } else {
        SaveError::Conflict(versions)
    }
}

#[cfg(test)]
mod tests;
