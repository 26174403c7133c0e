//! What published files were made from, kept from one build to the next, so that after an edit only its pages are made.
//!
//! **You are here:** `cli/` — used by `build` around the publication; the hashes come from `build/`, the file lies in `disk/kept`.
//!
//! It holds for one published folder in one state, and for one program. Whatever is wrong with it, cut off, changed, of
//! another version, of a folder that someone has touched since: nothing is known then, and every page is made.

use super::unchanged::program;
use crate::build::{Hash, Recall};
use crate::disk::fingerprint::{Care, Fingerprint};
use crate::disk::kept;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Changes with what a hash is made of.
const VERSION: u32 = 1;

/// Where it is kept for a published folder.
pub(super) struct Made {
    root: PathBuf,
    out: PathBuf,
    name: String,
    program: String,
}

impl Made {
    /// For the publication of the site folder `root` in `out`. None where it cannot be told which program this is.
    pub(super) fn of(root: &Path, out: &Path) -> Option<Made> {
        let place = blake3::hash(out.as_os_str().as_encoded_bytes()).to_hex();
        Some(Made {
            root: root.to_owned(),
            out: out.to_owned(),
            name: format!("made-{}", place.get(..16)?),
            program: program()?,
        })
    }

    /// What is known of the published files as they lie there; it is forgotten until it is kept again. *Shape:* hash of the path →
    /// hash of what the file was made from.
    pub(super) fn take(&self) -> Option<HashMap<Hash, Hash>> {
        let known = kept::unseal(&self.root, &self.name, &self.head()?);
        kept::forget(&self.root, &self.name);
        let known = known?;
        let (pairs, rest) = known.as_chunks::<2>();
        rest.is_empty()
            .then(|| pairs.iter().map(|[path, made]| (*path, *made)).collect())
    }

    /// Keeps it for the next build. Where that cannot be, the next build makes every page.
    pub(super) fn keep(&self, recall: Recall) {
        if let Some(head) = self.head() {
            let mut pairs: Vec<[Hash; 2]> = recall
                .into_made()
                .into_iter()
                .map(|(path, made)| [path, made])
                .collect();
            pairs.sort_unstable();
            let _ = kept::seal(&self.root, &self.name, &head, pairs.as_flattened());
        }
    }

    /// All that it depends on: the program, and the published folder as it is now.
    fn head(&self) -> Option<String> {
        let state = Fingerprint::of([self.out.as_path()], Care::Made)?.text();
        Some(format!("made {VERSION}\n{}\n{state}", self.program))
    }
}
