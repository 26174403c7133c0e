//! What an attachment holds, as far as a program can see: its text, a position in a picture, or why it could not be looked into.
//!
//! **You are here:** `personal/` — between the bytes of a file and the search; no IO. Files come from anyone: sizes are bounded
//! before anything is unpacked, and a file that cannot be read is said to be unchecked.

mod office;
mod pdf;
mod picture;
mod plain;

use super::{Persons, Sighting, find, find_persons, secret_mark};
use std::path::Path;

/// What stands between two cells of a table, in texts that are taken out of files.
pub const CELL: char = '\u{1F}';

/// What stands between two texts that have nothing to do with each other, in texts that are taken out of files.
const BAR: char = '\u{1E}';

/// The largest file that is looked into. *Units:* bytes.
pub const LARGEST: u64 = 64 << 20;

/// What may come out of one file when it is unpacked. *Units:* bytes.
const MOST_TEXT: usize = 64 << 20;

/// What was seen in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Looked {
    /// Numbers, each with its line where the file has lines.
    pub numbers: Vec<(Sighting, Option<usize>)>,
    /// Persons named beside something delicate.
    pub persons: Vec<Persons>,
    /// A mark of secrecy.
    pub secret: Option<Box<str>>,
    /// Whether a picture says where it was taken.
    pub position: bool,
    /// Why there was nothing to look through, or not all of it.
    pub unchecked: Option<Unchecked>,
    /// Why the file cannot be what its name says.
    pub damaged: Option<Damaged>,
}

/// Why a file could not be looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unchecked {
    /// A PDF of pictures alone.
    NoText,
    /// A password is wanted.
    Locked,
    /// Larger than [`LARGEST`], or too much comes out of it.
    TooLarge,
    /// A form that is not read: an archive, the binary forms of old office programs.
    Form,
    /// It cannot be read as what it is called.
    Unreadable,
}

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damaged {
    /// It holds nothing.
    Empty,
    /// It begins like another kind of file.
    OtherForm,
    /// A table in CSV with more than ASCII and without the mark that says how its characters are written: spreadsheets read it
    /// in the encoding of the machine.
    NoMark,
}

/// The text of a file, before it is searched.
#[derive(Debug, Default)]
struct Text {
    whole: String,
    unchecked: Option<Unchecked>,
    /// Whether its lines are the file's.
    lines: bool,
}

/// Looks into a file.
pub fn look(path: &str, bytes: &[u8]) -> Looked {
    let extension = Path::new(path)
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    if bytes.is_empty() {
        return Looked {
            damaged: Some(Damaged::Empty),
            ..Looked::default()
        };
    }
    let mut looked = Looked {
        damaged: (!begins_as(&extension, bytes)).then_some(Damaged::OtherForm),
        ..Looked::default()
    };
    if extension == "csv" && !bytes.is_ascii() && !bytes.starts_with(b"\xEF\xBB\xBF") {
        looked.damaged = Some(Damaged::NoMark);
    }
    let text = match extension.as_str() {
        "txt" | "csv" | "tsv" | "md" | "json" | "xml" | "html" | "htm" | "svg" | "ics" | "vcf" | "rtf" => {
            plain::text(bytes)
        }
        "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "ofd" | "docm" | "xlsm" => {
            office::text(bytes, MOST_TEXT)
        }
        "pdf" => pdf::text(bytes),
        "doc" | "xls" | "ppt" | "wps" | "et" | "dps" => plain::raw(bytes),
        "zip" | "rar" | "7z" | "gz" | "tar" => Text {
            unchecked: Some(Unchecked::Form),
            ..Text::default()
        },
        "jpg" | "jpeg" | "png" | "tif" | "tiff" | "heic" | "webp" => {
            looked.position = picture::has_position(bytes);
            return looked;
        }
        _ => return looked,
    };
    looked.unchecked = text.unchecked;
    looked.numbers = find(&text.whole)
        .into_iter()
        .map(|seen| {
            let line = text
                .lines
                .then(|| text.whole[..seen.range.start].matches('\n').count() + 1);
            (seen, line)
        })
        .collect();
    looked.persons = find_persons(&text.whole);
    looked.secret = secret_mark(&text.whole).map(|range| text.whole[range].into());
    looked
}

/// What is said of a file that was not read for its size.
pub fn too_large() -> Looked {
    Looked {
        unchecked: Some(Unchecked::TooLarge),
        ..Looked::default()
    }
}

/// Whether a file begins as its name says, for the forms that have a beginning of their own.
fn begins_as(extension: &str, bytes: &[u8]) -> bool {
    match extension {
        "pdf" => bytes
            .get(..1024.min(bytes.len()))
            .is_some_and(|head| head.windows(5).any(|piece| piece == b"%PDF-")),
        "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "ofd" | "zip" => bytes.starts_with(b"PK"),
        "png" => bytes.starts_with(b"\x89PNG"),
        "jpg" | "jpeg" => bytes.starts_with(b"\xFF\xD8"),
        "gif" => bytes.starts_with(b"GIF8"),
        "doc" | "xls" | "ppt" => {
            bytes.starts_with(b"\xD0\xCF\x11\xE0") || bytes.starts_with(b"{\\rtf") || bytes.starts_with(b"<")
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests;
