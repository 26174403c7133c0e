//! Recall of what published files were made from: one that would come out as before is not made again.
//!
//! **You are here:** `build/output` — asked by the sources that make much of little; filled and kept by whoever publishes; no IO.
//!
//! A page is made from its view, its shell and the theme, and from nothing else, so that a hash of these stands for its bytes.
//! Making views of a whole site costs a quarter of what rendering, comparing and writing them does.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// What a file is made from, as a hash; never all zeros. *Shape:* half of a BLAKE3 hash is more than all files of the world need.
pub type Made = [u8; 16];

/// What files were made from, and what they are made from now. *Shape:* by path in the output.
#[derive(Debug, Default)]
pub struct Recall {
    before: HashMap<String, Made>,
    now: Mutex<HashMap<String, Made>>,
}

impl Recall {
    /// With what is known of the published files; `before` must be true of the files as they lie there.
    pub fn new(before: HashMap<String, Made>) -> Recall {
        Recall {
            now: Mutex::new(HashMap::with_capacity(before.len())),
            before,
        }
    }

    /// What the files are made from now, as far as sources said so.
    pub fn into_made(self) -> HashMap<String, Made> {
        self.now.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes what a file is made from, and says whether it lies there made from the same.
    pub(super) fn is_as_before(&self, path: &str, made: Made) -> bool {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.insert(path.to_owned(), made);
        self.before.get(path) == Some(&made)
    }
}

/// The hash of several parts, each with its length.
pub(in crate::build) fn made(parts: &[&[u8]]) -> Made {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut made = Made::default();
    hasher.finalize_xof().fill(&mut made);
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_as_before_while_it_is_made_from_the_same() {
        let (one, other) = (made(&[b"a", b"b"]), made(&[b"ab", b""]));
        assert_ne!(one, other);
        let recall = Recall::new([("a.html".to_owned(), one)].into());
        assert!(recall.is_as_before("a.html", one));
        assert!(!recall.is_as_before("b.html", one));
        assert!(!recall.is_as_before("a.html", other));
        let now = recall.into_made();
        assert_eq!((now["a.html"], now["b.html"]), (other, one));
    }
}
