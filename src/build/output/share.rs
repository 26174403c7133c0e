//! Share of a large site: which of its files one run makes, where several machines make one site.
//!
//! **You are here:** `build/output` — asked by every source before it makes a file; no IO.
//!
//! A file belongs to the part that its path hashes to. So there is no special part for feeds or search files that could be
//! forgotten, and nobody has to be told which pages there are.

use crate::build::recall::{Hash, Recall};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};

/// A part of a site: `number` of `of`, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    number: u32,
    of: NonZeroU32,
}

impl Part {
    /// Reads `3/8`. *Errors:* none unless both are numbers and the first is within the second.
    pub fn read(text: &str) -> Option<Part> {
        let (number, of) = text.split_once('/')?;
        let (number, of) = (number.parse().ok()?, of.parse().ok()?);
        (number >= 1 && number <= NonZeroU32::get(of)).then_some(Part { number, of })
    }

    /// Which part, from 1.
    pub fn number(self) -> u32 {
        self.number
    }

    /// How many parts there are.
    pub fn of(self) -> u32 {
        self.of.get()
    }

    /// Whether a path belongs to it.
    pub fn owns(self, path: &str) -> bool {
        self.owns_hash(halves(path).0)
    }

    fn owns_hash(self, hash: u64) -> bool {
        hash % u64::from(self.of.get()) == u64::from(self.number - 1)
    }
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

/// All paths of a site in one number, whoever makes them: parts of one site have equal plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Plan {
    /// How many files.
    pub files: u64,
    /// Sum of the hashes of their paths, so that the order does not matter.
    pub sum: (u64, u64),
}

impl std::fmt::Display for Plan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{:016x}{:016x}", self.files, self.sum.0, self.sum.1)
    }
}

impl Plan {
    /// The plan with one more path.
    pub fn add(&mut self, path: &str) {
        let (first, second) = halves(path);
        self.files += 1;
        self.sum = (self.sum.0.wrapping_add(first), self.sum.1.wrapping_add(second));
    }
}

/// What one run makes, and what it has met of the whole.
#[derive(Debug, Default)]
pub struct Share {
    part: Option<Part>,
    files: AtomicU64,
    sum: (AtomicU64, AtomicU64),
    recall: Option<Recall>,
}

impl Share {
    /// The whole site, or one part of it.
    pub fn new(part: Option<Part>) -> Share {
        Share {
            part,
            ..Share::default()
        }
    }

    /// The same, and files that would come out as they are published need not be made.
    #[must_use]
    pub fn recalling(self, recall: Recall) -> Share {
        Share {
            recall: Some(recall),
            ..self
        }
    }

    /// What the files of the share were made from, where that was asked for.
    pub fn into_recall(self) -> Option<Recall> {
        self.recall
    }

    /// Whether files are recalled: else nobody needs to know what they are made from.
    pub(super) fn recalls(&self) -> bool {
        self.recall.is_some()
    }

    /// Whether a file lies published made from the same; asked about each file of the share once.
    pub(super) fn is_as_published(&self, path: &str, made: Hash) -> bool {
        self.recall
            .as_ref()
            .is_some_and(|recall| recall.is_as_before(path, made))
    }

    /// Whether this run makes the file at this path. Asked once for each path of the site.
    pub(super) fn takes(&self, path: &str) -> bool {
        let Some(part) = self.part else {
            return true;
        };
        let (first, second) = halves(path);
        self.files.fetch_add(1, Ordering::Relaxed);
        self.sum.0.fetch_add(first, Ordering::Relaxed);
        self.sum.1.fetch_add(second, Ordering::Relaxed);
        part.owns_hash(first)
    }

    /// All paths that were asked about.
    pub fn plan(&self) -> Plan {
        Plan {
            files: self.files.load(Ordering::Relaxed),
            sum: (
                self.sum.0.load(Ordering::Relaxed),
                self.sum.1.load(Ordering::Relaxed),
            ),
        }
    }
}

fn halves(path: &str) -> (u64, u64) {
    let hash = blake3::hash(path.as_bytes());
    let mut halves = hash.as_bytes().chunks_exact(8).map(|eight| {
        eight
            .iter()
            .fold(0_u64, |number, byte| number << 8 | u64::from(*byte))
    });
    (halves.next().unwrap_or(0), halves.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_read_as_it_is_written() {
        assert_eq!(Part::read("2/7").unwrap().to_string(), "2/7");
        for wrong in ["0/7", "8/7", "1/0", "7", "1/", "/7", "-1/7", "1/7/7", "a/b", ""] {
            assert_eq!(Part::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn each_path_belongs_to_one_part_and_all_parts_meet_the_same_plan() {
        let paths: Vec<String> = (0..1000)
            .map(|number| format!("stations/{number}.html"))
            .collect();
        for of in [1, 2, 7, 64] {
            let mut owners = 0;
            let mut plans = Vec::new();
            for number in 1..=of {
                let share = Share::new(Part::read(&format!("{number}/{of}")));
                owners += paths.iter().filter(|path| share.takes(path)).count();
                plans.push(share.plan());
            }
            assert_eq!(owners, paths.len());
            let mut counted = Plan::default();
            for path in &paths {
                counted.add(path);
            }
            assert!(plans.iter().all(|plan| *plan == counted));
        }
    }
}
