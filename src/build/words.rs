//! Cache of word-list matches, by text: texts that have been held against the word list before need not be again.
//!
//! **You are here:** `build/` — beside `memo`; no IO.

use super::locate;
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
}

impl Words {
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
        let Some(list) = hash.and_then(|_| WordList::of(parsed)) else {
            return Vec::new();
        };
        let files: Vec<&SourceFile> = tree.files().filter(|file| is_text(&file.path)).collect();
        let known = &self.known;
        let checked: Vec<Vec<Diagnostic>> = files
            .par_iter()
            .map(|file| match known.get(&file.path) {
                Some((hash, found)) if *hash == file.hash => found.clone(),
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
}

fn is_text(path: &str) -> bool {
    in_content(path).is_some()
        && !matches!(
            file_kind(path),
            FileKind::Attachment | FileKind::Unknown | FileKind::Wording
        )
}
