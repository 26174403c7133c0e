//! Numbers in files of every kind.
//!
//! **You are here:** `personal/file/` — tests; files are made in memory.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::personal::Kind;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const ID: &str = "11010519491231002X";

fn ids(path: &str, bytes: &[u8]) -> usize {
    let looked = look(path, bytes);
    looked
        .numbers
        .iter()
        .filter(|(seen, _)| seen.kind == Kind::IdNumber)
        .count()
}

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A page that shows a text, or nothing, in a PDF that is not packed.
fn pdf(text: &str) -> Vec<u8> {
    let content = if text.is_empty() {
        "0 0 10 10 re f".to_owned()
    } else {
        format!("BT /F1 12 Tf 72 700 Td ({text}) Tj ET")
    };
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!(
            "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
            objects.len() + 1
        )
        .bytes(),
    );
    out
}

#[test]
fn text_files_are_read_in_their_encodings() {
    let text = format!("姓名,证件\n王某,{ID}\n");
    let (gbk, _, _) = encoding_rs::GB18030.encode(&text);
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    for bytes in [text.as_bytes(), &gbk, &utf16] {
        let looked = look("a.csv", bytes);
        assert_eq!(looked.numbers.len(), 1);
        assert_eq!(looked.numbers[0].1, Some(2));
    }
}

#[test]
fn a_number_that_word_cuts_into_runs_is_found() {
    let xml = "<w:document><w:p><w:r><w:t>证件1101051949</w:t></w:r><w:r><w:t>1231002X</w:t></w:r></w:p></w:document>";
    assert_eq!(ids("a.docx", &archive(&[("word/document.xml", xml)])), 1);
}

#[test]
fn cells_of_a_workbook_are_read_and_not_joined() {
    let shared = format!(
        "<sst><si><t>姓名</t></si><si><t>{ID}</t></si><si><r><t>440524</t></r><r><t>188001010014</t></r></si></sst>"
    );
    let sheet =
        "<worksheet><row><c><v>110105</v></c><c><v>194912</v></c><c><v>310021</v></c></row></worksheet>";
    let book = archive(&[
        ("xl/sharedStrings.xml", &shared),
        ("xl/worksheets/sheet1.xml", sheet),
    ]);
    assert_eq!(ids("a.xlsx", &book), 2);
}

#[test]
fn a_pdf_is_read_and_one_without_text_is_unchecked() {
    assert_eq!(ids("a.pdf", &pdf(&format!("ID {ID}"))), 1);
    assert_eq!(look("a.pdf", &pdf("Report 2026")), Looked::default());
    assert_eq!(look("a.pdf", &pdf("")).unchecked, Some(Unchecked::NoText));
    assert_eq!(
        look("a.pdf", b"%PDF-1.4 broken").unchecked,
        Some(Unchecked::Unreadable)
    );
}

#[test]
fn a_bomb_is_not_unpacked_to_its_end() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let blanks = vec![b' '; 1 << 16];
    for part in 0..20 {
        zip.start_file(format!("word/{part}.xml"), SimpleFileOptions::default())
            .unwrap();
        zip.write_all(&blanks).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let mut reading = Reading::new();
    reading.left = 1 << 20;
    reading.read("a.docx", &bytes, 0);
    assert_eq!(reading.unchecked, Some(Unchecked::TooLarge));
    assert!(
        reading.whole.len() <= (1 << 20) + 10_000,
        "{}",
        reading.whole.len()
    );
}

#[test]
fn old_forms_and_archives_are_unchecked_but_looked_at() {
    let mut old = b"\xD0\xCF\x11\xE0".to_vec();
    old.extend(ID.encode_utf16().flat_map(u16::to_le_bytes));
    let looked = look("a.doc", &old);
    assert_eq!(looked.unchecked, Some(Unchecked::Form));
    assert!(!looked.numbers.is_empty());
    assert_eq!(look("a.rar", b"Rar!").unchecked, Some(Unchecked::Form));
}

#[test]
fn a_picture_with_a_position_is_seen() {
    // A TIFF with one directory that points to a GPS directory with a latitude.
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend(b"\x01\0\x25\x88\x04\0\x01\0\0\0\x1A\0\0\0\0\0\0\0");
    tiff.extend(b"\x01\0\x02\0\x05\0\x03\0\0\0\x2C\0\0\0\0\0\0\0");
    tiff.extend([
        29, 0, 0, 0, 1, 0, 0, 0, 39, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0,
    ]);
    let mut jpeg = b"\xFF\xD8\xFF\xE1".to_vec();
    jpeg.extend(u16::try_from(tiff.len() + 8).unwrap().to_be_bytes());
    jpeg.extend(b"Exif\0\0");
    jpeg.extend(&tiff);
    jpeg.extend(b"\xFF\xD9");
    assert!(look("a.jpg", &jpeg).position);
    assert!(!look("a.jpg", b"\xFF\xD8\xFF\xD9").position);
    assert!(look("a.png", b"\x89PNG <rdf exif:GPSLatitude='29,39N'>").position);
}

#[test]
fn a_file_that_is_not_what_its_name_says_is_noticed() {
    assert_eq!(look("a.pdf", b"").damaged, Some(Damaged::Empty));
    assert_eq!(look("a.docx", b"%PDF-1.4").damaged, Some(Damaged::OtherForm));
    assert_eq!(look("a.txt", b"x").damaged, None);
}
