//! Manifest, `FILE.manifest.txt`: every file of a package with its length and checksums, for people and other programs.
//!
//! **You are here:** `disk/package/` — made by `built`, compared by `delta` and `compared`.
//!
//! A line a file, sorted by path, fields with a tab between them: path, length in bytes, SHA-256, SM3; a fifth field `kept`
//! marks a file of the publication before, which stays once more for pages in browsers' caches (portable-output.md, H3).

use super::checksums::{Checksums, hex, unhex};
use super::error::PackageError;
use crate::disk::publish::names;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// The number is the format's version; a manifest of another version is refused.
pub(super) const HEADER: &str = "# zhandian-manifest 1 (path, length, sha256, sm3)";
const KEPT: &str = "kept";

/// What is known of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its bytes.
    pub sums: Checksums,
    /// Whether it belongs to the publication before.
    pub kept: bool,
}

impl Entry {
    /// A file that an upload touches, of which nobody knows what the host has should it break off. `there`: whether the host
    /// had one before, so that the file goes on travelling in the step of those that are replaced.
    pub(super) fn doubtful(there: bool, kept: bool) -> Entry {
        let sums = Checksums {
            length: u64::from(there),
            ..Checksums::default()
        };
        Entry { sums, kept }
    }

    /// Whether the host had no such file before an upload that broke off.
    pub(super) fn is_doubtfully_new(&self) -> bool {
        self.sums == Checksums::default()
    }
}

/// The files of a package by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Each file.
    pub files: BTreeMap<String, Entry>,
}

impl Manifest {
    /// Reads one from the disk.
    pub fn read(path: &Path) -> Result<Manifest, PackageError> {
        let bytes = std::fs::read(path).map_err(PackageError::io(path))?;
        Manifest::parse(&String::from_utf8_lossy(&bytes)).map_err(|line| PackageError::BadManifest {
            path: path.to_owned(),
            line,
        })
    }

    /// The manifest that a text is, or the number of the first line that is wrong.
    pub fn parse(text: &str) -> Result<Manifest, usize> {
        let mut lines = text.trim_start_matches('\u{feff}').lines().zip(1_usize..);
        if lines.next().map(|(line, _)| line.trim_end()) != Some(HEADER) {
            return Err(1);
        }
        let mut files = BTreeMap::new();
        for (line, number) in lines {
            let (path, entry) = parse_line(line).ok_or(number)?;
            files.insert(path.to_owned(), entry);
        }
        Ok(Manifest { files })
    }

    /// Its text: LF line ends, sorted by path.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(200 * (self.files.len() + 1));
        text.push_str(HEADER);
        text.push('\n');
        for (path, entry) in &self.files {
            text.push_str(&line(path, entry));
        }
        text
    }

    /// All bytes of all files together.
    pub fn bytes(&self) -> u64 {
        self.files.values().map(|entry| entry.sums.length).sum()
    }
}

/// A file's line, with its line feed.
pub(super) fn line(path: &str, entry: &Entry) -> String {
    let Checksums { length, sha256, sm3 } = &entry.sums;
    let mut line = format!("{path}\t{length}\t{}\t{}", hex(sha256), hex(sm3));
    // Writing to a string cannot fail.
    let _ = writeln!(line, "{}", if entry.kept { "\tkept" } else { "" });
    line
}

/// What a line says. A path that leads out of the folder is none: what a manifest names may be removed.
pub(super) fn parse_line(line: &str) -> Option<(&str, Entry)> {
    let mut fields = line.trim_end_matches('\r').split('\t');
    let path = fields.next()?;
    names::check(path)
        .ok()
        .or_else(|| (path == names::LIST).then_some(()))?;
    let sums = Checksums {
        length: fields.next()?.parse().ok()?,
        sha256: unhex(fields.next()?)?,
        sm3: unhex(fields.next()?)?,
    };
    let kept = match fields.next() {
        None => false,
        Some(KEPT) => true,
        Some(_) => return None,
    };
    fields.next().is_none().then_some((path, Entry { sums, kept }))
}
