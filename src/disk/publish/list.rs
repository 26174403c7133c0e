//! Manifest, the list of published files, `zhandian-files.txt`: how a later run knows which files are ours.
//!
//! **You are here:** `disk/publish/list` — read when the publisher opens a folder, written before it switches.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::error::{Action, PublishError};
use super::names;

/// The number is the format's version; a list of another version is refused.
const HEADER: &str = "# zhandian-files 1 (blake3  size  path; do not edit)";
/// Marks a file of the publication before, which is there for pages in browsers' caches (portable-output.md, H3).
const KEPT: &str = "kept";

/// One published file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::disk) struct Entry {
    pub(in crate::disk) hash: blake3::Hash,
    /// In bytes.
    pub(in crate::disk) size: u64,
    /// Whether it belongs to the publication before and goes with the next one.
    pub(in crate::disk) kept: bool,
}

/// All files of ours in a published folder but the list itself, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::disk) struct FileList {
    pub(in crate::disk) entries: BTreeMap<String, Entry>,
}

impl FileList {
    /// The list in `folder`; `None` if it has none.
    pub(in crate::disk) fn read(folder: &Path) -> Result<Option<Self>, PublishError> {
        let path = folder.join(names::LIST);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                return Ok(None);
            }
            Err(error) => return Err(PublishError::io(Action::Read, &path)(error)),
        };
        let text = String::from_utf8_lossy(&bytes);
        Self::parse(&text)
            .map(Some)
            .map_err(|line| PublishError::BadList { path, line })
    }

    /// The list that this text is, or the number of the first line that is wrong.
    pub(in crate::disk) fn parse(text: &str) -> Result<Self, usize> {
        let mut lines = text.lines().zip(1_usize..);
        if lines.next().map(|(line, _)| line.trim_end()) != Some(HEADER) {
            return Err(1);
        }
        let mut entries = BTreeMap::new();
        for (line, number) in lines {
            let (path, entry) = parse_line(line).ok_or(number)?;
            // The list says what may be deleted, so a path that leads out of the folder must not get in.
            names::check(path).map_err(|_| number)?;
            entries.insert(path.to_owned(), entry);
        }
        Ok(Self { entries })
    }

    /// The text of the list: LF line ends, sorted by path.
    pub(in crate::disk) fn to_text(&self) -> String {
        let mut text = String::with_capacity(96 * (self.entries.len() + 1));
        text.push_str(HEADER);
        text.push('\n');
        for (path, entry) in &self.entries {
            let mark = if entry.kept { "  kept" } else { "" };
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{}  {}  {path}{mark}", entry.hash.to_hex(), entry.size);
        }
        text
    }

    /// Whether this file is ours: made by this program, changed by someone since or not.
    pub(in crate::disk) fn contains(&self, path: &str) -> bool {
        self.entries.contains_key(path)
    }

    /// The files of the publication itself, without those kept from the one before.
    pub(in crate::disk) fn current(&self) -> impl Iterator<Item = (&String, &Entry)> {
        self.entries.iter().filter(|(_, entry)| !entry.kept)
    }
}

fn parse_line(line: &str) -> Option<(&str, Entry)> {
    let mut fields = line.split_whitespace();
    let hash = blake3::Hash::from_hex(fields.next()?).ok()?;
    let size = fields.next()?.parse().ok()?;
    let path = fields.next()?;
    let kept = match fields.next() {
        None => false,
        Some(KEPT) => true,
        Some(_) => return None,
    };
    fields
        .next()
        .is_none()
        .then_some((path, Entry { hash, size, kept }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Entry, FileList, HEADER};

    #[test]
    fn a_list_is_read_as_it_was_written_also_with_windows_line_ends() {
        let hash = blake3::hash(b"x");
        let mut list = FileList::default();
        list.entries.insert(
            "b/a.html".into(),
            Entry {
                hash,
                size: 1,
                kept: false,
            },
        );
        list.entries.insert(
            "a.01234567.css".into(),
            Entry {
                hash,
                size: 20,
                kept: true,
            },
        );
        let text = list.to_text();
        assert_eq!(text.lines().count(), 3);
        assert_eq!(
            text.lines().nth(1).unwrap(),
            format!("{}  20  a.01234567.css  kept", hash.to_hex())
        );
        assert_eq!(FileList::parse(&text).unwrap(), list);
        assert_eq!(FileList::parse(&text.replace('\n', "\r\n")).unwrap(), list);
    }

    #[test]
    fn a_list_that_leads_out_of_the_folder_or_is_of_another_version_is_refused() {
        let hash = blake3::hash(b"x").to_hex();
        assert_eq!(FileList::parse(""), Err(1));
        assert_eq!(FileList::parse("# zhandian-files 2"), Err(1));
        assert_eq!(
            FileList::parse(&format!("{HEADER}\n{hash}  1  ../../etc/passwd\n")),
            Err(2)
        );
        assert_eq!(
            FileList::parse(&format!("{HEADER}\n{hash}  1  a\n{hash}  x  b\n")),
            Err(3)
        );
        assert_eq!(
            FileList::parse(&format!("{HEADER}\n{hash}  1  a  else\n")),
            Err(2)
        );
    }
}
