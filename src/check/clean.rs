//! Clean records: those in which the rules about single records found nothing. While a record's file is the same and the
//! site's languages are, they would find nothing again.
//!
//! **You are here:** `check/` — kept by whoever checks again and again; no IO.
//!
//! These rules read every text of every record, which is most of what checking costs. What they see is the record and the
//! [`Languages`], by their type: a record is what its file says, so the file's hash stands for it. Records with findings are not
//! kept: there are few, and their words and number are then always those of a fresh check.

use super::context::Languages;
use super::walk::Seen;
use std::collections::HashSet;
use std::sync::Arc;

/// Half of a BLAKE3 hash.
type Hash = [u8; 16];

/// The records that were clean when they were last looked at. *Shape:* hashes of file, place in it, and languages.
#[derive(Debug, Default)]
pub struct Clean {
    records: Arc<HashSet<Hash>>,
}

/// What is known while a site is checked.
#[derive(Clone, Copy)]
pub(crate) struct Known<'k> {
    clean: &'k Clean,
    file: FileHash<'k>,
}

/// The hash of a file's bytes; none where there is no such file.
pub type FileHash<'k> = &'k (dyn Fn(&str) -> Option<[u8; 32]> + Sync);

impl Clean {
    /// With what is known from earlier; what is no record in it does no harm.
    pub fn knowing(records: Arc<HashSet<Hash>>) -> Clean {
        Clean { records }
    }

    /// What stands for the records that were clean when they were last looked at.
    pub fn records(&self) -> impl Iterator<Item = &Hash> {
        self.records.iter()
    }

    pub(super) fn known<'k>(&'k self, file: FileHash<'k>) -> Known<'k> {
        Known { clean: self, file }
    }

    /// Remembers these and no others: what is not there any more is forgotten.
    pub(super) fn learn(&mut self, records: impl Iterator<Item = Hash>) {
        self.records = Arc::new(records.collect());
    }
}

impl Known<'_> {
    /// What stands for a record; none where its file is not known.
    pub(super) fn hash(&self, languages: &Languages<'_>, seen: &Seen<'_>) -> Option<Hash> {
        let file = (self.file)(&seen.origin.file)?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"record\0");
        hasher.update(&file);
        hasher.update(&seen.origin.index.map_or(u64::MAX, u64::from).to_le_bytes());
        for lang in languages.all.iter().chain([&languages.default, &seen.lang]) {
            hasher.update(lang.tag().as_bytes());
            hasher.update(b"\0");
        }
        hasher.update(seen.origin.file.as_bytes());
        let mut hash = Hash::default();
        hasher.finalize_xof().fill(&mut hash);
        Some(hash)
    }

    pub(super) fn is_clean(&self, hash: &Hash) -> bool {
        self.clean.records.contains(hash)
    }
}
