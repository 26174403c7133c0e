//! What a word on the command line means in the ledger: a number, a record, a file or a folder.
//!
//! **You are here:** `cli/history` — used by `history` and `restore`.

use crate::edit::history::{Act, Chain, Entry, touched};
use crate::session::SiteFolder;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A word, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// The number of a change.
    Number(usize),
    /// A record, a file or a folder.
    Name(String),
}

/// What was found.
pub(crate) struct Found<'c> {
    /// The changes, the oldest first.
    pub acts: Vec<&'c Act>,
    /// Their files that are meant, sorted.
    pub files: BTreeSet<&'c str>,
    /// Where nothing was found: what is written most like it.
    pub nearest: Option<String>,
}

impl Target {
    pub(crate) fn read(word: &str) -> Target {
        match word.parse() {
            Ok(number) => Target::Number(number),
            Err(_) => Target::Name(word.to_owned()),
        }
    }
}

/// The changes of a record, a file or the files of a folder.
pub(crate) fn find<'c>(source: &SiteFolder, chain: &'c Chain, target: &Target) -> Found<'c> {
    let Target::Name(word) = target else {
        return Found {
            acts: Vec::new(),
            files: BTreeSet::new(),
            nearest: None,
        };
    };
    let paths = paths(&source.root, word);
    let whole = whole_files(source, chain);
    let in_whole = |entry: &Entry, fits: &dyn Fn(&str) -> bool| {
        let records = whole.get(entry.file.as_str()).filter(|_| entry.record.is_none());
        records.is_some_and(|records| records.iter().any(|record| fits(record)))
    };
    // A path says most exactly what is meant, a record the next, a bare id or file name the least.
    let ways: [&dyn Fn(&Entry) -> bool; 3] = [
        &|entry| paths.iter().any(|path| is_at_or_below(&entry.file, path)),
        // A change of comments alone is one of the file, and names no record.
        &|entry| entry.record.as_deref() == Some(word.as_str()) || in_whole(entry, &|record| record == word),
        &|entry| {
            let id = entry.record.as_deref().and_then(|record| record.split_once(':'));
            let name = entry.file.rsplit('/').next().unwrap_or_default();
            id.is_some_and(|(_, id)| id == word)
                || name == word
                || name.split('.').next() == Some(word)
                || in_whole(entry, &|record| {
                    record.split_once(':').is_some_and(|(_, id)| id == word)
                })
        },
    ];
    for fits in ways {
        let acts: Vec<&Act> = chain
            .acts
            .iter()
            .filter(|act| act.entries.iter().any(fits))
            .collect();
        if !acts.is_empty() {
            let entries = acts.iter().flat_map(|act| &act.entries);
            let files = entries
                .filter(|entry| fits(entry))
                .map(|entry| entry.file.as_str());
            return Found {
                files: files.collect(),
                acts,
                nearest: None,
            };
        }
    }
    Found {
        acts: Vec::new(),
        files: BTreeSet::new(),
        nearest: nearest(chain, word),
    }
}

/// The records, as they are now, of files of which something has changed that is no record's: comments, blanks.
fn whole_files<'c>(source: &SiteFolder, chain: &'c Chain) -> BTreeMap<&'c str, Vec<String>> {
    let entries = chain.acts.iter().flat_map(|act| &act.entries);
    let paths: BTreeSet<&str> = entries
        .filter(|entry| entry.record.is_none())
        .map(|entry| entry.file.as_str())
        .collect();
    let records = |path: &str| {
        let bytes = source.tree.get(path)?.bytes()?;
        let all = touched(path, None, Some(bytes)).into_iter();
        Some(all.map(|one| one.record).collect())
    };
    paths
        .into_iter()
        .filter_map(|path| Some((path, records(path)?)))
        .collect()
}

/// The word as paths of the site folder: as it stands, from the folder that the person is in, and without `content/`.
fn paths(root: &Path, word: &str) -> Vec<String> {
    let plain = word.replace('\\', "/");
    let plain = plain.trim_start_matches("./").trim_end_matches('/');
    let mut paths = vec![plain.to_owned(), format!("content/{plain}")];
    // A deleted file is no more, but the folder that it was in mostly is.
    if let Ok(absolute) = std::path::absolute(word)
        && let (Some(folder), Some(name)) = (absolute.parent(), absolute.file_name())
        && let Ok(folder) = folder.canonicalize()
        && let Ok(relative) = folder.join(name).strip_prefix(root)
    {
        let names: Option<Vec<&str>> = relative.iter().map(|name| name.to_str()).collect();
        paths.extend(names.map(|names| names.join("/")));
    }
    paths.retain(|path| path == "content" || path.starts_with("content/"));
    paths
}

fn is_at_or_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The record or file of the ledger that is written most like the word.
fn nearest(chain: &Chain, word: &str) -> Option<String> {
    let entries = chain.acts.iter().flat_map(|act| &act.entries);
    let known: BTreeSet<&str> = entries
        .flat_map(|entry| [Some(entry.file.as_str()), entry.record.as_deref()])
        .flatten()
        .collect();
    crate::record::nearest(word, known.iter().copied()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_a_path_in_every_way_that_people_write_it() {
        let root = std::env::temp_dir();
        let is = |word: &str| paths(&root, word).first().cloned().unwrap_or_default();
        assert_eq!(is("content/stations/a.yaml"), "content/stations/a.yaml");
        assert_eq!(is(".\\content\\stations\\a.yaml"), "content/stations/a.yaml");
        assert_eq!(is("stations/a.yaml"), "content/stations/a.yaml");
        assert_eq!(is("content/notices/"), "content/notices");
        assert!(is_at_or_below("content/notices/a.md", "content/notices"));
        assert!(!is_at_or_below("content/notices2/a.md", "content/notices"));
        assert_eq!(Target::read("12"), Target::Number(12));
    }
}
