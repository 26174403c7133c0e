//! What published files were made from, kept from one build to the next, so that after an edit only its pages are made.
//!
//! **You are here:** `cli/` — used by `build` around the publication; the hashes come from `build/`, the file lies in `disk/kept`.
//!
//! It holds for one published folder in one state, and for one program. Whatever is wrong with it, cut off, changed, of
//! another version, of a folder that someone has touched since or meanwhile: nothing is known then, and every page is made.

use super::unchanged::program;
use crate::build::{Hash, Recall};
use crate::disk::fingerprint::{Care, Fingerprint};
use crate::disk::kept;
use crate::disk::publish::Published;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Changes with what a hash is made of.
const VERSION: u32 = 1;

/// Where it is kept for a published folder.
pub(super) struct Made {
    root: PathBuf,
    out: PathBuf,
    name: String,
    program: String,
    began: SystemTime,
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
            began: SystemTime::now(),
        })
    }

    /// What is known of the published files as they lie there; it is forgotten until it is kept again. *Shape:* hash of the path →
    /// hash of what the file was made from.
    pub(super) fn take(&self) -> Option<HashMap<Hash, Hash>> {
        let known = kept::unseal(&self.root, &self.name, &self.head(&self.state()?));
        kept::forget(&self.root, &self.name);
        let known = known?;
        let (pairs, rest) = known.as_chunks::<2>();
        rest.is_empty()
            .then(|| pairs.iter().map(|[path, made]| (*path, *made)).collect())
    }

    /// Keeps it for the next build, if nobody else has written into the folder meanwhile: what was read of it before would not hold.
    /// *Shape:* whether nobody has.
    pub(super) fn keep(&self, recall: Recall, published: &Published) -> bool {
        let Some(state) = self.state() else {
            return false;
        };
        // With anything else the list is written.
        let ours = match published.written + published.removed {
            0 => 0,
            _ => published.written as u64 + 1,
        };
        let alone = state.young() == ours;
        if alone {
            let head = self.head(&state);
            let mut pairs: Vec<[Hash; 2]> = recall
                .into_made()
                .into_iter()
                .map(|(path, made)| [path, made])
                .collect();
            pairs.sort_unstable();
            // Where it cannot be kept, the next build makes every page.
            let _ = kept::seal(&self.root, &self.name, &head, pairs.as_flattened());
        }
        alone
    }

    fn state(&self) -> Option<Fingerprint> {
        Fingerprint::since([self.out.as_path()], Care::Made, self.began)
    }

    /// All that it depends on: the program, and the state of the published folder.
    fn head(&self, state: &Fingerprint) -> String {
        format!("made {VERSION}\n{}\n{}", self.program, state.text())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;
    use std::fs;
    use std::time::Duration;

    #[test]
    fn it_is_kept_for_a_folder_in_which_nobody_else_has_written() {
        let root = tempfile::tempdir().unwrap();
        let out = root.path().join("site");
        fs::create_dir(&out).unwrap();
        fs::write(out.join("old.html"), "old").unwrap();
        std::thread::sleep(Duration::from_millis(60));
        let published = |written| Published {
            written,
            unchanged: 1,
            removed: 0,
        };
        let made = || Made::of(root.path(), &out).unwrap();
        let one = made();
        fs::write(out.join("page.html"), "page").unwrap();
        fs::write(out.join("list.txt"), "list").unwrap();
        assert!(one.keep(Recall::default(), &published(1)));
        assert_eq!(made().take(), Some(HashMap::new()));
        assert_eq!(made().take(), None, "it is forgotten");
        // A page by hand, while another one is published.
        std::thread::sleep(Duration::from_millis(60));
        let other = made();
        fs::write(out.join("old.html"), "by hand").unwrap();
        fs::write(out.join("page.html"), "page 2").unwrap();
        fs::write(out.join("list.txt"), "list 2").unwrap();
        assert!(!other.keep(Recall::default(), &published(1)));
        assert_eq!(made().take(), None);
        // And after it.
        std::thread::sleep(Duration::from_millis(60));
        assert!(made().keep(Recall::default(), &published(0)));
        fs::write(out.join("page.html"), "by hand").unwrap();
        assert_eq!(made().take(), None);
    }
}
