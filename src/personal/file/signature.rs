//! File signatures: what a file is by its first bytes, whatever its name says.
//!
//! **You are here:** `personal/file/` — before the readers of each kind of file; no IO.

/// What a file is, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Zip,
    Pdf,
    /// The binary form of old office programs.
    Compound,
    Rtf,
    Png,
    Jpeg,
    Gif,
    Webp,
    Tiff,
    /// Drawings and pixels that hold no text in a form of their own.
    Bitmap,
    /// A program of any system, or a script that names its interpreter.
    Program,
    /// A page or drawing of the web.
    Page,
    Xml,
    /// Something packed that is not opened.
    Packed,
    Text,
    Binary,
}

/// What a file is by its first bytes.
pub(super) fn by_content(bytes: &[u8]) -> Content {
    const BEGINNINGS: [(&[u8], Content); 27] = [
        (b"PK\x03\x04", Content::Zip),
        (b"PK\x05\x06", Content::Zip),
        (b"\xD0\xCF\x11\xE0", Content::Compound),
        (b"{\\rtf", Content::Rtf),
        (b"\x89PNG", Content::Png),
        (b"\xFF\xD8\xFF", Content::Jpeg),
        (b"GIF8", Content::Gif),
        (b"II*\0", Content::Tiff),
        (b"MM\0*", Content::Tiff),
        (b"BM", Content::Bitmap),
        (b"\x7FELF", Content::Program),
        (b"\xCA\xFE\xBA\xBE", Content::Program),
        (b"\xFE\xED\xFA", Content::Program),
        (b"\xCF\xFA\xED\xFE", Content::Program),
        (b"#!", Content::Program),
        (b"Rar!", Content::Packed),
        (b"7z\xBC\xAF", Content::Packed),
        (b"\x1F\x8B", Content::Packed),
        (b"BZh", Content::Packed),
        (b"\xFD7zXZ", Content::Packed),
        (b"\x28\xB5\x2F\xFD", Content::Packed),
        (b"MSCF", Content::Packed),
        (b"ITSF", Content::Packed),
        (b"SQLite format", Content::Packed),
        (b"ID3", Content::Packed),
        (b"OggS", Content::Packed),
        (b"fLaC", Content::Packed),
    ];
    if bytes.starts_with(b"MZ") && bytes.contains(&0) {
        return Content::Program;
    }
    if bytes.starts_with(b"RIFF") {
        return if bytes.get(8..12) == Some(b"WEBP") {
            Content::Webp
        } else {
            Content::Packed
        };
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Content::Packed;
    }
    let known = BEGINNINGS
        .iter()
        .find(|(beginning, _)| bytes.starts_with(beginning));
    if let Some((beginning, content)) = known
        && (beginning.len() > 2 || bytes.contains(&0) || *content != Content::Bitmap)
    {
        return *content;
    }
    let head = &bytes[..1024.min(bytes.len())];
    if head.windows(5).any(|piece| piece == b"%PDF-") {
        return Content::Pdf;
    }
    match page(head) {
        Some(content) => content,
        None if is_text(bytes) => Content::Text,
        None => Content::Binary,
    }
}

/// Whether what begins with a tag is a page or some other XML.
fn page(head: &[u8]) -> Option<Content> {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let text = text.trim_start_matches(['\u{FEFF}', ' ', '\n', '\r', '\t']);
    if !text.starts_with('<') {
        return None;
    }
    let is_page = [
        "<!doctype html", "<html", "<script", "<svg", "<body", "<head", "<?php", "<%", "<iframe",
    ]
    .iter()
    .any(|tag| text.contains(tag));
    let is_xml = text.starts_with("<?xml") || text.contains("xmlns");
    if is_page {
        Some(Content::Page)
    } else {
        is_xml.then_some(Content::Xml)
    }
}

/// Whether bytes are a text in UTF-8, UTF-16, UTF-32 or GB18030: next to no control signs once it is decoded.
fn is_text(bytes: &[u8]) -> bool {
    let head = &bytes[..4096.min(bytes.len())];
    let text = super::plain::decode(head);
    let signs = text.chars().count().max(1);
    let bad = text
        .chars()
        .filter(|c| {
            c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{C}' | '\u{B}') || *c == '\u{FFFD}'
        })
        .count();
    bad * 20 < signs
}

/// Whether a drawing or page runs scripts, or loads what does.
pub(super) fn has_script(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let handler = || {
        text.match_indices(" on").any(|(at, _)| {
            let rest = &text[at + 3..];
            let name = rest.bytes().take(20).take_while(u8::is_ascii_lowercase).count();
            name > 2 && rest[name..].trim_start().starts_with('=')
        })
    };
    [
        "<script", "javascript:", "<foreignobject", "<iframe", "<embed", "<object", "<?php", "<%",
        "<!entity", "<handler", "data:text/html",
    ]
    .iter()
    .any(|mark| text.contains(mark))
        || handler()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_known_by_its_beginning() {
        for (bytes, content) in [
            (&b"PK\x03\x04"[..], Content::Zip),
            (b"junk\n%PDF-1.7", Content::Pdf),
            (b"MZ\x90\0\x03", Content::Program),
            (b"#!/bin/sh", Content::Program),
            (b"\xEF\xBB\xBF <!DOCTYPE html><p>", Content::Page),
            (b"<?xml version='1.0'?><svg>", Content::Page),
            (b"<?xml version='1.0'?><a>", Content::Xml),
            (b"BM text", Content::Text),
            (b"1\0\x31\0\x32\0", Content::Text),
            ("王某,1".as_bytes(), Content::Text),
            (b"\x01\x02\x03\x04\x05", Content::Binary),
        ] {
            assert_eq!(by_content(bytes), content, "{bytes:?}");
        }
    }
}
