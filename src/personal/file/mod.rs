//! What an attachment holds, as far as a program can see: its text, a position in a picture, or why it could not be looked into.
//!
//! **You are here:** `personal/` — between the bytes of a file and the search; no IO. Files come from anyone: sizes are bounded
//! before anything is unpacked, and a file that cannot be read is said to be unchecked.

mod admission;
mod encoded;
mod office;
mod pdf;
mod picture;
mod plain;
mod rtf;
mod signature;
mod xml;

pub use admission::{Admission, Advice};

use super::{Persons, Sighting, find, find_persons, secret_mark};
use admission::ending;
use signature::Content;

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
    /// Whether it may be published.
    pub admission: Admission,
}

/// Why a file could not be looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unchecked {
    /// Pictures with hardly any text, as scans are.
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
    /// A spreadsheet has written long numbers as `4.6E+17`: their digits are lost.
    Scientific,
}

/// What comes out of a file while it is read.
#[derive(Debug)]
struct Reading {
    whole: String,
    unchecked: Option<Unchecked>,
    position: bool,
    /// Bytes that may still come out.
    left: usize,
    /// Whether it holds programs of an office.
    macros: bool,
    /// Whether it holds a script of the web, or a program.
    script: bool,
}

/// Files within files are read so deep.
const DEEPEST: usize = 4;

impl Reading {
    fn new() -> Reading {
        Reading {
            whole: String::new(),
            unchecked: None,
            position: false,
            left: MOST_TEXT,
            macros: false,
            script: false,
        }
    }

    /// Counts bytes that come out; whether there was room for them.
    fn take(&mut self, count: usize) -> bool {
        match self.left.checked_sub(count) {
            Some(left) => self.left = left,
            None => self.miss(Unchecked::TooLarge),
        }
        self.unchecked != Some(Unchecked::TooLarge)
    }

    /// Something could not be read; the first reason is told.
    fn miss(&mut self, why: Unchecked) {
        // What is too large stays so: nothing more is unpacked.
        if self.unchecked.is_none() || why == Unchecked::TooLarge {
            self.unchecked = Some(why);
        }
    }

    /// Adds a file, or a file within another, by its content; its name tells what content cannot.
    fn read(&mut self, name: &str, bytes: &[u8], depth: usize) {
        if depth > DEEPEST {
            self.miss(Unchecked::Form);
            return;
        }
        let content = signature::by_content(bytes);
        match content {
            Content::Zip => office::read(bytes, self, depth),
            Content::Pdf => pdf::read(bytes, self, depth),
            Content::Rtf => rtf::read(bytes, self, depth),
            Content::Png | Content::Jpeg | Content::Gif | Content::Webp | Content::Tiff => {
                picture::read(content, bytes, self);
            }
            Content::Page | Content::Xml | Content::Text => {
                let text = plain::decode(bytes);
                if content == Content::Page {
                    self.script |= signature::has_script(&text);
                }
                if ending(name) == "svg" || text.contains("<svg") {
                    // Figures of a drawing are no numbers of anyone.
                    let drawing = xml::read(&text, &xml::Tables::default(), self);
                    if !drawing.whole {
                        self.whole.push_str(&text);
                    }
                } else {
                    self.whole.push_str(&text);
                }
                encoded::read(&text, self, depth);
            }
            Content::Program => {
                self.script = true;
                self.miss(Unchecked::Form);
                plain::raw(bytes, &mut self.whole);
            }
            Content::Compound if depth == 0 && is_zipped(name) => {
                // Excel and Word put a locked document into the old binary form.
                self.miss(Unchecked::Locked);
                plain::raw(bytes, &mut self.whole);
            }
            Content::Compound | Content::Bitmap | Content::Packed | Content::Binary => {
                self.miss(match ending(name) {
                    "pdf" | "docx" | "xlsx" | "pptx" | "ofd" | "txt" | "csv" => Unchecked::Unreadable,
                    _ => Unchecked::Form,
                });
                plain::raw(bytes, &mut self.whole);
            }
        }
    }
}

fn is_zipped(name: &str) -> bool {
    matches!(
        ending(name),
        "docx" | "xlsx" | "pptx" | "odt" | "ods" | "odp" | "ofd"
    )
}

/// Looks into a file.
pub fn look(path: &str, bytes: &[u8]) -> Looked {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let extension = ending(&name);
    let admission = admission::by_name(&name);
    if bytes.is_empty() {
        return Looked {
            damaged: Some(Damaged::Empty),
            admission,
            ..Looked::default()
        };
    }
    let mut reading = Reading::new();
    reading.read(&name, bytes, 0);
    let text = &reading.whole;
    let mut looked = Looked {
        damaged: (!begins_as(extension, bytes)).then_some(Damaged::OtherForm),
        position: reading.position,
        unchecked: reading.unchecked,
        admission: match admission {
            // Browsers show a page as a page, whatever its name says.
            _ if !is_text_of_anything(extension)
                && (reading.script
                    || extension != "svg" && signature::by_content(bytes) == Content::Page) =>
            {
                Admission::Active
            }
            Admission::Listed if reading.macros => Admission::Unlisted(Advice::Macros),
            own => own,
        },
        persons: find_persons(text),
        secret: secret_mark(text).map(|range| text[range].into()),
        numbers: Vec::new(),
    };
    if extension == "csv" && !bytes.is_ascii() && !bytes.starts_with(b"\xEF\xBB\xBF") {
        looked.damaged = Some(Damaged::NoMark);
    }
    // Lines are the file's where its text is; counted once for all.
    let lines = matches!(signature::by_content(bytes), Content::Text | Content::Xml);
    let (mut line, mut at) = (1, 0);
    for seen in find(text) {
        line += text[at..seen.range.start]
            .bytes()
            .filter(|byte| *byte == b'\n')
            .count();
        at = seen.range.start;
        looked.numbers.push((seen, lines.then_some(line)));
    }
    if matches!(extension, "csv" | "txt") && has_lost_digits(text) {
        looked.damaged = Some(Damaged::Scientific);
    }
    looked
}

/// Whether a script within a file of this kind is only a text: a page that is published as text runs nowhere.
fn is_text_of_anything(extension: &str) -> bool {
    matches!(
        extension,
        "txt"
            | "csv"
            | "json"
            | "ics"
            | "vcf"
            | "docx"
            | "xlsx"
            | "pptx"
            | "odt"
            | "ods"
            | "odp"
            | "ofd"
            | "pdf"
            | "rtf"
            | "doc"
            | "xls"
            | "wps"
            | "et"
            | "zip"
    )
}

/// Whether a table holds numbers of sixteen to nineteen digits that a spreadsheet has shortened: `4.6E+17`.
fn has_lost_digits(text: &str) -> bool {
    ["E+14", "E+15", "E+16", "E+17", "E+18", "e+17"]
        .iter()
        .any(|end| {
            text.match_indices(end).any(|(at, end)| {
                let before = text[..at]
                    .bytes()
                    .rev()
                    .take(24)
                    .take_while(|byte| byte.is_ascii_digit() || *byte == b'.')
                    .count();
                let after = text.as_bytes().get(at + end.len());
                before > 0 && after.is_none_or(|byte| !byte.is_ascii_alphanumeric())
            })
        })
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
        "jpg" | "jpeg" | "jfif" => bytes.starts_with(b"\xFF\xD8"),
        "gif" => bytes.starts_with(b"GIF8"),
        "doc" | "xls" | "ppt" => {
            bytes.starts_with(b"\xD0\xCF\x11\xE0") || bytes.starts_with(b"{\\rtf") || bytes.starts_with(b"<")
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests;
