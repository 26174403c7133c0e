//! Recall of what published files were made from: one that would come out as before is not made again.
//!
//! **You are here:** `build/` — below `materials` and `output`, whose sources ask it; filled and kept by whoever publishes; no IO.
//!
//! A page is made from its view, its shell and the theme, and from nothing else (`page/view`), so that a hash of these stands for
//! its bytes. Making the views of a site costs a quarter of what rendering, comparing and writing its pages does.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Half of a BLAKE3 hash: enough for more files than there are.
pub type Hash = [u8; 16];

/// What files were made from, and what they are made from now.
#[derive(Debug, Default)]
pub struct Recall {
    /// *Shape:* hash of the path in the output → hash of what the file was made from.
    before: HashMap<Hash, Hash>,
    now: Mutex<HashMap<Hash, Hash>>,
}

impl Recall {
    /// With what is known of the published files; `before` must be true of the files as they lie there.
    pub fn new(before: HashMap<Hash, Hash>) -> Recall {
        Recall {
            now: Mutex::new(HashMap::with_capacity(before.len())),
            before,
        }
    }

    /// What the files are made from now, as far as their sources said so. *Shape:* as that which was known before.
    pub fn into_made(self) -> HashMap<Hash, Hash> {
        self.now.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes what a file is made from, and says whether it lies there made from the same.
    pub(super) fn is_as_before(&self, path: &str, made: Hash) -> bool {
        let path = hash(&[path.as_bytes()]);
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.insert(path, made);
        drop(now);
        self.before.get(&path) == Some(&made)
    }
}

/// The hash of several parts, each with its length.
pub(super) fn hash(parts: &[&[u8]]) -> Hash {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut half = Hash::default();
    hasher.finalize_xof().fill(&mut half);
    half
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_as_before_while_it_is_made_from_the_same() {
        let (one, other) = (hash(&[b"a", b"b"]), hash(&[b"ab", b""]));
        assert_ne!(one, other);
        let path = |path: &str| hash(&[path.as_bytes()]);
        let recall = Recall::new([(path("a.html"), one)].into());
        assert!(recall.is_as_before("a.html", one));
        assert!(!recall.is_as_before("b.html", one));
        assert!(!recall.is_as_before("a.html", other));
        let now = recall.into_made();
        assert_eq!((now[&path("a.html")], now[&path("b.html")]), (other, one));
    }
}
