//! Cache of word-list matches, by text: texts that have been held against the word list before need not be again.
//!
//! **You are here:** `build/` — beside `memo`; no IO.

use super::locate;
use super::plain::{self, Plain};
use super::recall::Hash;
use crate::check::WordList;
use crate::diag::Diagnostic;
use crate::disk::tree::{SourceFile, Tree};
use crate::record::{FileKind, Parsed, file_kind};
use crate::value::in_content;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// More findings than this are no help to anyone.
const MOST: usize = 500;

/// Findings about wording. *Shape:* keyed by path; an entry holds as long as the hashes of the file and of the list do, and
/// only files with findings or a changed list have one.
#[derive(Default)]
pub(crate) struct Words {
    list: Option<[u8; 32]>,
    known: HashMap<Arc<str>, ([u8; 32], Vec<Diagnostic>)>,
    plain: Plain,
}

/// What stands for a text that is held against a list.
fn held_against(path: &str, hash: &[u8; 32], list: &[u8; 32]) -> Hash {
    plain::question("wording", path, hash, list)
}

impl Words {
    /// With texts in which nothing is to be found.
    pub(crate) fn knowing(plain: Plain) -> Words {
        Words {
            plain,
            ..Words::default()
        }
    }

    /// What stands for the texts in which the list finds nothing.
    pub(crate) fn plain(&self) -> impl Iterator<Item = Hash> {
        let known = self.known.iter().filter(|(_, (_, found))| found.is_empty());
        known.filter_map(|(path, (hash, _))| Some(held_against(path, hash, &self.list?)))
    }

    /// What the word list finds in all content files.
    pub(crate) fn check(&mut self, parsed: &[Arc<Parsed>], tree: &Tree) -> Vec<Diagnostic> {
        let hash = tree
            .files()
            .find(|file| file_kind(&file.path) == FileKind::Wording)
            .map(|file| file.hash);
        if hash != self.list {
            self.known.clear();
            self.list = hash;
        }
        let Some((by, list)) = hash.and_then(|hash| Some((hash, WordList::of(parsed)?))) else {
            return Vec::new();
        };
        let files: Vec<&SourceFile> = tree.files().filter(|file| is_text(&file.path)).collect();
        let (known, plain) = (&self.known, &self.plain);
        let checked: Vec<Vec<Diagnostic>> = files
            .par_iter()
            .map(|file| match known.get(&file.path) {
                Some((hash, found)) if *hash == file.hash => found.clone(),
                _ if plain.contains(&held_against(&file.path, &file.hash, &by)) => Vec::new(),
                _ => {
                    locate::text(tree, &file.path).map_or_else(Vec::new, |text| list.check(&file.path, &text))
                }
            })
            .collect();
        self.known = files
            .iter()
            .zip(&checked)
            .map(|(file, found)| (Arc::clone(&file.path), (file.hash, found.clone())))
            .collect();
        checked.into_iter().flatten().take(MOST).collect()
    }

    /// What the word list finds in some files, without remembering it.
    pub(crate) fn look(parsed: &[Arc<Parsed>], tree: &Tree, files: &[&str]) -> Vec<Diagnostic> {
        let Some(list) = WordList::of(parsed) else {
            return Vec::new();
        };
        let texts = files.iter().filter(|path| is_text(path)).filter_map(|path| {
            let file = tree.get(path)?;
            Some((&file.path, locate::text(tree, path)?))
        });
        texts.flat_map(|(path, text)| list.check(path, &text)).collect()
    }
}

fn is_text(path: &str) -> bool {
    in_content(path).is_some()
        && !matches!(
            file_kind(path),
            FileKind::Attachment | FileKind::Unknown | FileKind::Wording
        )
}
