//! Reader of archives: Word, Excel, PowerPoint, OpenDocument, OFD, and plain zip files with whatever is in them.
//!
//! **You are here:** `personal/file/` — one kind of file; no IO.
//!
//! All of them are read one way: every part that is XML as text and attributes, every other part as the file that it is. Nothing
//! between the parts is left out: notes of the archive, bytes before and behind it.

use super::admission::ending;
use super::signature::{self, Content};
use super::xml::{self, Tables};
use super::{Reading, Unchecked, plain};
use crate::personal::signs::BAR;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An honest document has a few hundred parts.
const MOST_PARTS: usize = 20_000;
/// A document with pictures and less text than this is a scan. *Units:* signs.
const HARDLY_ANY: usize = 24;

/// Adds the text of all parts.
pub(super) fn read(bytes: &[u8], reading: &mut Reading, depth: usize) {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        reading.miss(Unchecked::Unreadable);
        plain::raw(bytes, &mut reading.whole);
        return;
    };
    if archive.len() > MOST_PARTS {
        reading.miss(Unchecked::TooLarge);
    }
    let mut covered = Vec::new();
    let mut parts = Vec::new();
    for index in 0..archive.len().min(MOST_PARTS) {
        let part = match archive.by_index(index) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                reading.miss(Unchecked::Locked);
                continue;
            }
            Err(_) => {
                reading.miss(Unchecked::Unreadable);
                continue;
            }
        };
        let start = usize::try_from(part.header_start()).unwrap_or(usize::MAX);
        let data = part.data_start().and_then(|data| usize::try_from(data).ok());
        let packed = usize::try_from(part.compressed_size()).unwrap_or(usize::MAX);
        covered.push(start..data.unwrap_or(start).saturating_add(packed));
        let name = part.name().map_or_else(
            |_| String::from_utf8_lossy(part.name_raw()).into_owned(),
            std::borrow::Cow::into_owned,
        );
        // The archive's own names and notes reach readers of the file too.
        reading.whole.push_str(&name);
        reading.whole.push('\n');
        reading.whole.push_str(part.comment());
        reading.whole.push('\n');
        let mut data = Vec::new();
        // What comes out is counted, not what the archive says will come out.
        let read = part.take(reading.left as u64 + 1).read_to_end(&mut data);
        if !reading.take(data.len()) {
            break;
        }
        if read.is_err() {
            reading.miss(Unchecked::Unreadable);
        }
        parts.push((name, data));
    }
    around(bytes, covered, reading);
    inside(parts, reading, depth);
}

/// What stands in an archive before, between and behind its parts.
fn around(bytes: &[u8], mut covered: Vec<std::ops::Range<usize>>, reading: &mut Reading) {
    covered.sort_by_key(|range| range.start);
    let mut at = 0;
    let rest = bytes.len()..bytes.len();
    for range in covered.into_iter().chain([rest]) {
        if let Some(gap) = bytes.get(at..range.start).filter(|gap| !gap.is_empty()) {
            // A part that the list of parts does not name opens in other programs.
            if gap.windows(4).any(|four| four == b"PK\x03\x04") {
                reading.miss(Unchecked::Unreadable);
            }
            plain::raw(gap, &mut reading.whole);
        }
        at = at.max(range.end);
    }
}

/// The parts themselves.
fn inside(parts: Vec<(String, Vec<u8>)>, reading: &mut Reading, depth: usize) {
    let tables = Tables::of(parts.iter().map(|(name, data)| (name.as_str(), data.as_slice())));
    let is_document = parts.iter().any(|(name, _)| {
        matches!(
            name.as_str(),
            "[Content_Types].xml" | "OFD.xml" | "content.xml" | "mimetype"
        )
    });
    let mut pictures = false;
    let mut shown = 0;
    for (name, data) in parts {
        let lower = name.to_ascii_lowercase();
        let content = signature::by_content(&data);
        pictures |= matches!(
            content,
            Content::Png | Content::Jpeg | Content::Gif | Content::Tiff | Content::Bitmap
        ) && !lower.contains("thumbnail");
        if lower.ends_with("vbaproject.bin") || lower.contains("basic/") {
            reading.macros = true;
        }
        let is_xml = [".xml", ".rels", ".vml", ".rdf"]
            .iter()
            .any(|end| lower.ends_with(end));
        if is_document && (is_xml || content == Content::Xml) {
            let text = plain::decode(&data);
            let read = xml::read(&text, &tables, reading);
            shown += read.shown;
            if !read.whole {
                reading.miss(Unchecked::Unreadable);
                // What follows the fault is read as it stands.
                reading.whole.push_str(&text);
            }
            super::encoded::read(&text, reading, depth);
        } else if is_furniture(&lower) {
            plain::raw(&data, &mut reading.whole);
        } else if !data.is_empty() {
            reading.whole.push(BAR);
            let before = reading.whole.len();
            reading.read(&lower, &data, depth + 1);
            shown += reading.whole[before..]
                .chars()
                .filter(|c| c.is_alphanumeric())
                .count();
        }
        reading.whole.push('\n');
    }
    if is_document && pictures && shown < HARDLY_ANY {
        reading.miss(Unchecked::NoText);
    }
}

/// Parts of every document that hold nothing of its author: fonts, settings of printers, previews.
fn is_furniture(name: &str) -> bool {
    [".odttf", ".fntdata", ".ttf", ".otf"]
        .iter()
        .any(|end| name.ends_with(end))
        || name.contains("printersettings")
        || name.contains("thumbnails/") && ending(name) == "emf"
        || name == "mimetype"
        || name.ends_with('/')
}
