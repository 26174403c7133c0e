//! Waiting room: files that were dropped on a form, until the record is saved that names them; whoever leaves a form unsaved has
//! put nothing into the site.
//!
//! **You are here:** `desk/bring` — in memory alone, within bounds; the file that came first makes room.

use super::Brought;
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The most that waits. *Units:* bytes, originals of pictures among them.
const LARGEST: usize = 192 * 1024 * 1024;
/// The most files that wait.
const MOST: usize = 300;

/// What waits, in the order in which it came.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<VecDeque<Brought>>);

impl Waiting {
    /// One more.
    pub(super) fn put(&self, brought: Brought) {
        let mut all = self.lock();
        all.retain(|own| own.path() != brought.path());
        all.push_back(brought);
        let mut sum: usize = all.iter().map(weight).sum();
        while all.len() > MOST || (sum > LARGEST && all.len() > 1) {
            sum -= all.pop_front().as_ref().map_or(0, weight);
        }
    }

    /// Pictures that a document or a pasted text brought.
    pub(crate) fn put_pictures(&self, pictures: impl IntoIterator<Item = crate::session::intake::Ready>) {
        for ready in pictures {
            self.put(Brought::Picture(ready));
        }
    }

    /// Whether something waits for this place.
    pub(super) fn holds(&self, path: &str) -> bool {
        self.lock().iter().any(|own| own.path() == path)
    }

    /// Whether something else than these bytes waits for this place.
    pub(super) fn other_than(&self, path: &str, bytes: &[u8]) -> bool {
        self.lock()
            .iter()
            .any(|own| own.path() == path && own.bytes() != bytes)
    }

    /// What the texts of a form name.
    pub(crate) fn named_in(&self, pairs: &[(String, String)]) -> Vec<Brought> {
        let all = self.lock();
        let named = |own: &&Brought| pairs.iter().any(|(_, text)| text.contains(own.link()));
        all.iter().filter(named).cloned().collect()
    }

    /// These are saved.
    pub(crate) fn saved(&self, brought: &[Brought]) {
        self.lock()
            .retain(|own| !brought.iter().any(|saved| saved.path() == own.path()));
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Brought>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn weight(brought: &Brought) -> usize {
    brought.bytes().len() + brought.original().map_or(0, <[u8]>::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(number: usize, size: usize) -> Brought {
        Brought::File {
            path: format!("content/files/{number}.txt"),
            bytes: vec![b'x'; size],
            there: false,
        }
    }

    #[test]
    fn what_a_text_names_is_saved_with_it_and_nothing_else() {
        let waiting = Waiting::default();
        waiting.put(file(1, 3));
        waiting.put(file(2, 3));
        let pairs = [("body.zh".to_owned(), "看[说明](files/2.txt)。".to_owned())];
        let named = waiting.named_in(&pairs);
        assert_eq!(named.len(), 1);
        assert_eq!(named[0].path(), "content/files/2.txt");
        waiting.saved(&named);
        assert!(waiting.named_in(&pairs).is_empty() && waiting.holds("content/files/1.txt"));
    }

    #[test]
    fn it_is_bounded() {
        let waiting = Waiting::default();
        for number in 0..MOST + 5 {
            waiting.put(file(number, 1));
        }
        assert!(!waiting.holds("content/files/4.txt") && waiting.holds("content/files/5.txt"));
        waiting.put(file(9999, LARGEST));
        assert_eq!(waiting.lock().len(), 1);
        assert!(waiting.holds("content/files/9999.txt"));
    }
}
