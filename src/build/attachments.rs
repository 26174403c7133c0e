//! Cache of scanned attachments, by hash: attachments that have been looked through before need not be again.
//!
//! **You are here:** `build/` — beside `memo`; reads attachments by way of the tree.

use super::Part;
use super::plain::{self, Plain};
use super::recall::Hash;
use crate::disk::tree::{SourceFile, Tree};
use crate::personal::file::{LARGEST, Looked, look, too_large};
use crate::record::{FileKind, file_kind};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// What was seen in each attachment. *Shape:* keyed by path; an entry holds as long as the file's hash does.
#[derive(Default)]
pub(crate) struct Looking {
    known: HashMap<Arc<str>, ([u8; 32], Arc<Looked>)>,
    /// Only those of this part are looked through, where several machines share the work.
    part: Option<Part>,
    plain: Plain,
}

/// What stands for an attachment.
fn looked_at(path: &str, hash: &[u8; 32]) -> Hash {
    plain::question("attachment", path, hash, b"")
}

impl Looking {
    /// For one part of a site.
    pub(crate) fn for_part(part: Part) -> Looking {
        Looking {
            part: Some(part),
            ..Looking::default()
        }
    }

    /// The same that knows attachments in which nothing is to be seen.
    pub(crate) fn knowing(self, plain: Plain) -> Looking {
        Looking { plain, ..self }
    }

    /// What stands for the attachments in which nothing is to be seen.
    pub(crate) fn plain(&self) -> impl Iterator<Item = Hash> {
        let nothing = Looked::default();
        let known = self
            .known
            .iter()
            .filter(move |(_, (_, looked))| **looked == nothing);
        known.map(|(path, (hash, _))| looked_at(path, hash))
    }

    /// What is seen in all attachments, in the order of their paths.
    pub(crate) fn look(&mut self, tree: &Tree) -> Vec<(Arc<str>, Arc<Looked>)> {
        let files: Vec<&SourceFile> = tree
            .files()
            .filter(|file| file_kind(&file.path) == FileKind::Attachment)
            .filter(|file| self.part.is_none_or(|part| part.owns(&file.path)))
            .collect();
        let (known, plain) = (&self.known, &self.plain);
        let looked: Vec<Arc<Looked>> = files
            .par_iter()
            .map(|file| match known.get(&file.path) {
                Some((hash, looked)) if *hash == file.hash => Arc::clone(looked),
                _ if plain.contains(&looked_at(&file.path, &file.hash)) => Arc::default(),
                _ => Arc::new(
                    tree.read_whole(file, LARGEST)
                        .map_or_else(too_large, |bytes| look(&file.path, &bytes)),
                ),
            })
            .collect();
        let of = |file: &SourceFile| Arc::clone(&file.path);
        self.known = files
            .iter()
            .zip(&looked)
            .map(|(file, looked)| (of(file), (file.hash, Arc::clone(looked))))
            .collect();
        files.iter().map(|file| of(file)).zip(looked).collect()
    }
}
