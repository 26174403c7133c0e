//! Text of Office files that are archives of XML: Word, Excel, PowerPoint, OpenDocument, OFD.
//!
//! **You are here:** `personal/file/` — one kind of file; no IO.
//!
//! All of them are read one way: what stands between tags is text, pieces of one word touch (Word cuts a number into runs
//! wherever the spelling checker has looked), and the end of a cell, row or paragraph parts them.

use super::super::CELL;
use super::{Text, Unchecked};
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An honest document has a few hundred parts.
const MOST_PARTS: usize = 20_000;

/// The text of all parts, as far as `most` bytes of them.
pub(super) fn text(bytes: &[u8], most: usize) -> Text {
    let mut out = Text::default();
    let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        // Excel and Word put a locked document into the old binary form.
        Err(_) if bytes.starts_with(b"\xD0\xCF\x11\xE0") => {
            out.unchecked = Some(Unchecked::Locked);
            return out;
        }
        Err(_) => {
            out.unchecked = Some(Unchecked::Unreadable);
            return out;
        }
    };
    let mut left = most;
    let parts = archive.len();
    if parts > MOST_PARTS {
        out.unchecked = Some(Unchecked::TooLarge);
    }
    for index in 0..parts.min(MOST_PARTS) {
        let part = match archive.by_index(index) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                out.unchecked = Some(Unchecked::Locked);
                continue;
            }
            Err(_) => {
                out.unchecked = Some(Unchecked::Unreadable);
                continue;
            }
        };
        let name = part
            .name()
            .map_or_else(|_| String::new(), std::borrow::Cow::into_owned);
        // The archive's own names reach readers of the file too.
        out.whole.push_str(&name);
        out.whole.push('\n');
        if !is_xml(&name) {
            continue;
        }
        let mut xml = Vec::new();
        // What comes out is counted, not what the archive says will come out.
        let read = part.take(left as u64 + 1).read_to_end(&mut xml);
        if xml.len() > left {
            out.unchecked = Some(Unchecked::TooLarge);
            break;
        }
        if read.is_err() {
            out.unchecked = Some(Unchecked::Unreadable);
        }
        left -= xml.len();
        if !words(&String::from_utf8_lossy(&xml), &mut out.whole) {
            out.unchecked = out.unchecked.or(Some(Unchecked::Unreadable));
        }
        out.whole.push('\n');
    }
    out
}

fn is_xml(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    [".xml", ".rels", ".vml"].iter().any(|end| lower.ends_with(end))
}

/// Adds what a reader of the document sees of a part; whether it could be read to its end.
fn words(xml: &str, text: &mut String) -> bool {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    loop {
        match reader.read_event() {
            Ok(Event::Text(piece)) => text.push_str(&piece),
            Ok(Event::CData(piece)) => text.push_str(&piece),
            // `&#49;` is its own event; the search knows the written form.
            Ok(Event::GeneralRef(name)) => {
                text.push('&');
                text.push_str(&name);
                text.push(';');
            }
            Ok(Event::Start(tag)) => attributes(&tag, text),
            Ok(Event::Empty(tag)) => {
                attributes(&tag, text);
                parting(tag.local_name().as_ref(), text);
            }
            Ok(Event::End(tag)) => parting(tag.local_name().as_ref(), text),
            Ok(Event::Eof) => return true,
            Err(_) => return false,
            _ => {}
        }
    }
}

/// What parts two texts: cells and everything that ends a line.
fn parting(tag: &str, text: &mut String) {
    match tag {
        "tc" | "c" | "si" | "v" | "table-cell" | "f" => text.push(CELL),
        "p" | "row" | "tr" | "br" | "h" | "table-row" | "comment" | "TextObject" => text.push('\n'),
        "tab" => text.push('\t'),
        _ => {}
    }
}

/// Addresses of links and values that stand in attributes.
fn attributes(tag: &quick_xml::events::BytesStart<'_>, text: &mut String) {
    for attribute in tag.attributes().with_checks(false).flatten() {
        let key = attribute.key.local_name();
        if matches!(
            key.as_ref(),
            "Target" | "href" | "descr" | "title" | "alt" | "display" | "ref"
        ) {
            text.push(CELL);
            text.push_str(&attribute.value);
            text.push(CELL);
        }
    }
}
