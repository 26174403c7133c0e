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

/// The first line; the number changes with what is kept, and with what a hash is made of.
const HEADER: &str = "zhandian-made 1\n";
/// The two hashes of a file, and the hash of the whole at its end. *Units:* bytes.
const ENTRY: usize = 32;
const SUM: usize = 32;

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

    /// What is known of the published files as they lie there; it is forgotten until it is kept again.
    pub(super) fn take(&self) -> Option<HashMap<Hash, Hash>> {
        let bytes = kept::read(&self.root, &self.name)?;
        kept::forget(&self.root, &self.name);
        read(&bytes, &self.head()?)
    }

    /// Keeps it for the next build. Where that cannot be, the next build makes every page.
    pub(super) fn keep(&self, recall: Recall) {
        if let Some(head) = self.head() {
            let _ = kept::write(&self.root, &self.name, &written(&recall.into_made(), &head));
        }
    }

    /// All that it depends on: the program, and the published folder as it is now.
    fn head(&self) -> Option<String> {
        let state = Fingerprint::of([self.out.as_path()], Care::Made)?.text();
        Some(format!("{HEADER}{}\n{state}\n", self.program))
    }
}

fn written(made: &HashMap<Hash, Hash>, head: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(head.len() + ENTRY * made.len() + SUM);
    bytes.extend_from_slice(head.as_bytes());
    let mut entries: Vec<(&Hash, &Hash)> = made.iter().collect();
    entries.sort_unstable();
    for (path, from) in entries {
        bytes.extend_from_slice(path);
        bytes.extend_from_slice(from);
    }
    let sum = blake3::hash(&bytes);
    bytes.extend_from_slice(sum.as_bytes());
    bytes
}

fn read(bytes: &[u8], head: &str) -> Option<HashMap<Hash, Hash>> {
    let (told, sum) = bytes.split_at_checked(bytes.len().checked_sub(SUM)?)?;
    if blake3::hash(told).as_bytes() != sum {
        return None;
    }
    let (entries, rest) = told.strip_prefix(head.as_bytes())?.as_chunks::<ENTRY>();
    let half = |half: &[u8]| Hash::try_from(half).ok();
    let known = entries.iter().map(|entry| {
        let (path, from) = entry.split_at_checked(ENTRY / 2)?;
        Some((half(path)?, half(from)?))
    });
    rest.is_empty().then(|| known.collect())?
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn what_was_kept_is_read_and_whatever_is_wrong_with_it_nothing_is() {
        let made: HashMap<Hash, Hash> = (0..100_u8)
            .map(|at| ([at; 16], [at.wrapping_add(7); 16]))
            .collect();
        let head = format!("{HEADER}program 1\nstate-30\n");
        let bytes = written(&made, &head);
        assert_eq!(read(&bytes, &head), Some(made));
        assert_eq!(read(&bytes, &head.replace("30", "31")), None);
        assert_eq!(read(&bytes, &head.replace("made 1", "made 2")), None);
        for cut in [
            0,
            1,
            31,
            32,
            33,
            bytes.len() / 2,
            bytes.len() - 32,
            bytes.len() - 1,
        ] {
            assert_eq!(read(&bytes[..cut], &head), None, "{cut}");
        }
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 1 << (at % 8);
            assert_eq!(read(&other, &head), None, "{at}");
        }
    }
}
