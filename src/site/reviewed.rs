//! State of a review: how far one file has come, and the hash by which paper and records name its content.
//!
//! **You are here:** `site/` — made by [`super::review`], kept with each version of a document; no IO.

use std::fmt;

/// A hash of what a document says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReviewHash([u8; 32]);

impl ReviewHash {
    pub(super) fn new(hash: [u8; 32]) -> ReviewHash {
        ReviewHash(hash)
    }

    /// How many characters the short form has, without its hyphens: as many as people can compare on paper.
    pub const SHORT: usize = 12;

    /// The short form, for paper: `3f9c-21ab-77d0`.
    pub fn short(&self) -> String {
        let whole = self.to_string();
        format!("{}-{}-{}", &whole[..4], &whole[4..8], &whole[8..Self::SHORT])
    }

    /// Whether a text names this hash: the whole, or its beginning from [`Self::SHORT`] characters on, however spaced.
    pub fn is(&self, text: &str) -> bool {
        Self::names(text, &self.to_string())
    }

    /// The same for a hash as an entry carries it.
    pub fn names(text: &str, written: &str) -> bool {
        let text: String = text
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        text.len() >= Self::SHORT && written.starts_with(&text)
    }
}

impl fmt::Display for ReviewHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// How far the review of one file has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// What the file says today.
    pub hash: ReviewHash,
    /// The same field by field, as an entry carries it: `date=1a2b text=77d0 title=03fe`.
    pub parts: String,
    /// Whether the site asks for a review of it.
    pub asked: bool,
    /// How many steps it has passed as it is: in their order, each by another person.
    pub passed: usize,
    /// Who passed it, step by step.
    pub by: Vec<String>,
    /// The fields that are different since the last step was passed; none when it never was, or nothing is.
    pub changed: Option<Vec<String>>,
}

impl Reviewed {
    /// The next step; none when it is through.
    pub fn waits_for<'r>(&self, steps: &[&'r str]) -> Option<&'r str> {
        steps.get(self.passed).copied()
    }
}
