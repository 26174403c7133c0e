//! Damaged documents and pictures: cut, with bits turned, with XML that is broken or put together anew. Refused or read, never a panic.
//!
//! **You are here:** `tests/suite/word` — what comes of them does not matter, that something does.

use super::bytes;
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::io::{Cursor, Read as _, Write as _};
use zhandian::{picture, word};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const DOCUMENTS: [&str; 6] = [
    "notes.docx", "table-merged.docx", "text-boxes.docx", "official.docx", "contents.docx",
    "node-numbers.docx",
];

/// Reads what may be a document, to its Markdown.
fn tried(bytes: &[u8]) {
    if let Ok(mut document) = word::read(bytes) {
        let _ = word::offer(&mut document);
        let _ = word::markdown(&document, &|_| Some(("files/a.png".to_owned(), String::new())));
    }
}

/// The document with one part changed.
fn with_part(bytes: &[u8], index: usize, change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let chosen = index % archive.len();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut data = Vec::new();
        part.read_to_end(&mut data).unwrap();
        if at == chosen {
            change(&mut data);
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&data).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(Config { cases: 96, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_damaged_archive_is_refused_or_read(which in 0..DOCUMENTS.len(), cut in any::<prop::sample::Index>(), bits in proptest::collection::vec((any::<prop::sample::Index>(), 0..8u8), 0..6)) {
        let mut bytes = bytes(DOCUMENTS[which]);
        for (at, bit) in &bits {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        if bits.len() % 2 == 0 {
            bytes.truncate(cut.index(bytes.len()));
        }
        tried(&bytes);
    }

    #[test]
    fn damaged_parts_are_refused_or_read(which in 0..DOCUMENTS.len(), part in any::<usize>(), from in any::<prop::sample::Index>(), length in 0..40usize, to in any::<prop::sample::Index>()) {
        // A piece of a part is moved, doubled or lost: most of what comes of it is XML still.
        let bytes = with_part(&bytes(DOCUMENTS[which]), part, |data| {
            if data.is_empty() {
                return;
            }
            let start = from.index(data.len());
            let piece: Vec<u8> = data[start..(start + length).min(data.len())].to_vec();
            let to = to.index(data.len());
            data.splice(to..to, piece);
        });
        tried(&bytes);
    }

    #[test]
    fn a_damaged_picture_is_refused_or_read(cut in any::<prop::sample::Index>(), bits in proptest::collection::vec((any::<prop::sample::Index>(), 0..8u8), 0..6), kind in 0..3usize) {
        let mut bytes = super::pictures::sample(kind);
        for (at, bit) in &bits {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        if bits.len() % 2 == 0 {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = picture::import(&bytes, "图.jpg");
    }

    #[test]
    fn whatever_is_pasted_is_read(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..30)) {
        let pasted = word::paste(&pieces.concat());
        prop_assert!(!pasted.markdown.contains("javascript:") && !pasted.markdown.contains("<script"));
    }
}

const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td colspan=99999>",
    "</td>",
    "</table>",
    "<ol start=3>",
    "<ul>",
    "<li>",
    "</ul>",
    "甲",
    "1. ",
    "<b>",
    "</b>",
    "<a href='javascript:alert(1)'>",
    "<a href=\"https://a.cn\">",
    "</a>",
    "<script>x</script>",
    "<img src=data:image/png;base64,AAAA>",
    "<h1>",
    "</h1>",
    "<br>",
    "&nbsp;",
    "&#0;",
    "<!--",
    "-->",
    "<pre>",
    "\n",
    "<span style='mso-list:Ignore'>一、</span>",
    "<rt>",
    "<ruby>",
    "བོད།",
    "<svg>",
    "|",
    "*",
];

#[test]
fn towers_of_tables_end() {
    let tower = "<table><tr><td>".repeat(3000) + "底";
    assert!(word::paste(&tower).markdown.contains('底'));
    let spans = "<span>".repeat(100_000) + "底";
    assert!(word::paste(&spans).markdown.contains('底'));
}
