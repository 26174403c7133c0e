//! Allow-list of attachments: which kinds of file are published, and what to save the others as.
//!
//! **You are here:** `personal/file/` — asked by name, and again by content; no IO. *Source:* portable-output.md T, and what
//! bureaus use beside it.

/// Whether a file may be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Admission {
    /// It may.
    #[default]
    Listed,
    /// It runs in a reader's browser or on the host: never.
    Active,
    /// It is of no kind that is known to open everywhere and to be read in full: only where a person answers for it.
    Unlisted(Advice),
}

/// What to do with a file that is not published as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Save it as a picture of the web.
    Picture,
    /// Save it as an office file of today.
    Office,
    /// Save it as plain text or a table.
    Text,
    /// Take it out of its archive.
    Unpack,
    /// Save it as sound or film that browsers play.
    Media,
    /// It holds macros: save it without.
    Macros,
    /// Give the file the ending of its kind.
    Ending,
}

/// Kinds that are published.
const LISTED: [&str; 30] = [
    "txt", "csv", "json", "ics", "vcf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "ofd", "pdf", "rtf",
    "doc", "xls", "ppt", "wps", "et", "dps", "png", "jpg", "jpeg", "jfif", "gif", "svg", "zip", "rar", "mp3",
    "mp4",
];

/// Kinds that run: in the browser as a page of the site, on the host, or on the reader's computer.
const ACTIVE: [&str; 67] = [
    "html", "htm", "shtml", "shtm", "stm", "xhtml", "xht", "xml", "xsl", "xslt", "svgz", "php", "php3",
    "php4", "php5", "phtml", "phar", "asp", "aspx", "asa", "asax", "ascx", "ashx", "asmx", "cer", "jsp",
    "jspx", "jspf", "cgi", "pl", "py", "rb", "lua", "sh", "bat", "cmd", "com", "exe", "scr", "pif", "msi",
    "msp", "dll", "sys", "ps1", "vbs", "vbe", "js", "mjs", "jse", "wsf", "wsh", "hta", "lnk", "url", "reg",
    "inf", "chm", "swf", "config", "htaccess", "jar", "apk", "app", "dmg", "cpl", "wasm",
];

/// What servers run wherever it stands in a name: `a.php.jpg`.
const RUN_ANYWHERE: [&str; 9] = ["php", "php5", "phtml", "asp", "aspx", "jsp", "shtml", "cgi", "pl"];

const ADVICE: [(Advice, &[&str]); 6] = [
    (
        Advice::Picture,
        &[
            "webp", "avif", "heic", "heif", "tif", "tiff", "bmp", "psd", "ai", "eps", "cdr", "ico", "raw",
            "emf", "wmf",
        ],
    ),
    (
        Advice::Macros,
        &["docm", "xlsm", "pptm", "dotm", "xltm", "xlsb", "xla", "xlam"],
    ),
    (
        Advice::Text,
        &[
            "log", "ini", "dat", "sql", "bak", "yaml", "yml", "md", "tsv", "tex", "cfg", "conf", "toml",
            "css", "tmp",
        ],
    ),
    (
        Advice::Unpack,
        &[
            "7z", "gz", "tgz", "tar", "bz2", "xz", "zst", "lz", "lzma", "iso", "cab", "arj", "img",
        ],
    ),
    (
        Advice::Media,
        &[
            "wav", "m4a", "aac", "ogg", "wma", "amr", "flac", "avi", "mov", "wmv", "mkv", "flv", "rmvb",
            "m4v", "3gp", "webm",
        ],
    ),
    (Advice::Ending, &[""]),
];

/// Whether a file of this name is published.
pub(super) fn by_name(name: &str) -> Admission {
    let name = name.to_lowercase();
    let ending = ending(&name);
    let inner = || name.split('.').skip(1).any(|part| RUN_ANYWHERE.contains(&part));
    if ACTIVE.contains(&ending) || inner() {
        return Admission::Active;
    }
    if LISTED.contains(&ending) {
        return Admission::Listed;
    }
    let advice = ADVICE.iter().find(|(_, endings)| endings.contains(&ending));
    Admission::Unlisted(advice.map_or(Advice::Office, |(advice, _)| *advice))
}

/// What stands behind the last full stop of a name; nothing when there is none.
pub(super) fn ending(name: &str) -> &str {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

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
        "<!doctype html",
        "<html",
        "<script",
        "<svg",
        "<body",
        "<head",
        "<?php",
        "<%",
        "<iframe",
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
        "<script",
        "javascript:",
        "<foreignobject",
        "<iframe",
        "<embed",
        "<object",
        "<?php",
        "<%",
        "<!entity",
        "<handler",
        "data:text/html",
    ]
    .iter()
    .any(|mark| text.contains(mark))
        || handler()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_the_ends_of_names() {
        for name in ["a.docx", "附件1.XLSX", "a.b.pdf", "照片.jfif", "a.com.docx"] {
            assert_eq!(by_name(name), Admission::Listed, "{name}");
        }
        for name in [
            "a.html",
            "web.config",
            "a.PHP",
            "a.php.jpg",
            "setup.exe",
            "a.jspx",
            "图.svgz",
            "a.xml",
        ] {
            assert_eq!(by_name(name), Admission::Active, "{name}");
        }
        for (name, advice) in [
            ("a.heic", Advice::Picture),
            ("a.docm", Advice::Macros),
            ("a.log", Advice::Text),
            ("a.7z", Advice::Unpack),
            ("a.mov", Advice::Media),
            ("说明", Advice::Ending),
            ("附件1.扫描件", Advice::Office),
            ("a.caj", Advice::Office),
        ] {
            assert_eq!(by_name(name), Admission::Unlisted(advice), "{name}");
        }
    }

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
