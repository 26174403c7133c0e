//! Reader of PDF: the text of its pages as it is drawn, and every other string and stream that readers of the file can see.
//!
//! **You are here:** `personal/file/` — one kind of file; no IO.
//!
//! Work is counted, not timed, so that the same file gives the same finding on any machine: one budget of unpacked bytes and of
//! steps for the whole file, and what lies behind it is said to be unchecked.

mod content;

use super::{Reading, Unchecked, plain};
use crate::personal::signs::{BAR, CELL};
use content::{Drawn, Fonts};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What may come out of the object streams while the file is loaded, each. *Units:* bytes.
const MOST_OF_A_STREAM: usize = 8 << 20;
/// So many bytes of all streams together are unpacked.
const MOST_UNPACKED: usize = 48 << 20;
/// More pages than this are not read: an annual report has a few hundred.
const MOST_PAGES: usize = 3000;
/// Objects within objects.
const DEEPEST: usize = 32;
/// A page with less text than this that is drawn all over is a scan. *Units:* signs.
const HARDLY_ANY: usize = 30;
/// So many streams of objects are opened: each of them is held whole.
const MOST_OBJECT_STREAMS: usize = 400;

/// Adds what a document says.
pub(super) fn read(bytes: &[u8], reading: &mut Reading, depth: usize) {
    comments(bytes, reading);
    let packed = bytes.windows(7).filter(|piece| *piece == b"/ObjStm").count();
    if packed > MOST_OBJECT_STREAMS {
        reading.miss(Unchecked::TooLarge);
        return;
    }
    // The reader is made for honest files; a broken one must cost its own check, not the build.
    let read = catch_unwind(AssertUnwindSafe(|| {
        let options = LoadOptions {
            max_decompressed_size: Some((MOST_UNPACKED / packed.max(1)).clamp(1 << 16, MOST_OF_A_STREAM)),
            ..LoadOptions::default()
        };
        let Ok(document) = Document::load_mem_with_options(bytes, options) else {
            reading.miss(Unchecked::Unreadable);
            return;
        };
        if document.is_encrypted() {
            reading.miss(Unchecked::Locked);
            return;
        }
        let mut walk = Walk {
            document: &document,
            left: MOST_UNPACKED.min(reading.left),
            seen: BTreeSet::new(),
            fonts: Fonts::default(),
        };
        walk.pages(reading);
        walk.objects(reading, depth);
    }));
    if read.is_err() {
        reading.miss(Unchecked::Unreadable);
    }
}

/// Comments of the file itself, and what stands before and behind the document: every line outside of streams that begins
/// with a percent sign.
fn comments(bytes: &[u8], reading: &mut Reading) {
    let mut inside = false;
    for line in bytes.split(|byte| matches!(byte, b'\n' | b'\r')) {
        if line.ends_with(b"endstream") {
            inside = false;
        } else if line.ends_with(b"stream") {
            inside = true;
        } else if !inside
            && let Some(at) = line.iter().position(|byte| *byte == b'%')
            && line.len() - at > 10
        {
            reading.whole.push_str(&plain::decode(&line[at..]));
            reading.whole.push('\n');
            reading.whole.push(BAR);
        }
    }
    let end = bytes
        .windows(5)
        .rposition(|piece| piece == b"%%EOF")
        .map_or(bytes.len(), |end| end + 5);
    plain::raw(&bytes[end..], &mut reading.whole);
    let start = bytes.windows(5).position(|piece| piece == b"%PDF-").unwrap_or(0);
    plain::raw(&bytes[..start], &mut reading.whole);
}

/// A document while it is gone through.
struct Walk<'d> {
    document: &'d Document,
    /// Bytes that may still be unpacked, or steps taken.
    left: usize,
    /// Streams whose content was read as text that is drawn.
    seen: BTreeSet<ObjectId>,
    fonts: Fonts<'d>,
}

impl<'d> Walk<'d> {
    /// Adds the text of all pages, in the order in which it is drawn and in the order in which it stands.
    fn pages(&mut self, reading: &mut Reading) {
        let pages = self.document.get_pages();
        if pages.len() > MOST_PAGES {
            reading.miss(Unchecked::TooLarge);
        }
        if pages.is_empty() {
            reading.miss(Unchecked::NoText);
        }
        for page in pages.into_values().take(MOST_PAGES) {
            let mut drawn = Drawn::default();
            let resources = self.resources(page);
            let known = self.seen.len();
            let mut repeated = false;
            // A page's streams are one: a number may be cut between two.
            let mut content = Vec::new();
            for id in self.document.get_page_contents(page) {
                repeated |= !self.seen.insert(id);
                if let Ok(Object::Stream(stream)) = self.document.get_object(id)
                    && !repeated
                    && let Some(data) = self.unpack(stream, reading)
                {
                    content.extend(data);
                    content.push(b'\n');
                }
            }
            self.draw(&content, &resources, &mut drawn, reading, 0);
            // Pages that share a stream show the same text: it was read with the first.
            let empty = repeated && self.seen.len() == known;
            if drawn.too_many {
                reading.miss(Unchecked::TooLarge);
            }
            if drawn.text_lost {
                reading.miss(Unchecked::NoText);
            }
            let signs = drawn.signs();
            if !empty
                && (signs == 0 && !content.trim_ascii().is_empty()
                    || signs < HARDLY_ANY && drawn.is_covered(self.size(page)))
            {
                reading.miss(Unchecked::NoText);
            }
            drawn.write(&mut reading.whole);
            if reading.whole.len() > super::MOST_TEXT {
                reading.miss(Unchecked::TooLarge);
                break;
            }
        }
    }

    /// Draws a content stream and the forms that it shows.
    fn draw(
        &mut self,
        content: &[u8],
        resources: &[&'d Dictionary],
        drawn: &mut Drawn,
        reading: &mut Reading,
        depth: usize,
    ) {
        let fonts = self.dictionaries(resources, b"Font");
        let objects = self.dictionaries(resources, b"XObject");
        if content.len() > self.left {
            reading.miss(Unchecked::TooLarge);
            return;
        }
        self.left -= content.len();
        let document = self.document;
        let known = &mut self.fonts;
        let mut font = |name: &[u8]| {
            let found = fonts.iter().find_map(|dictionary| dictionary.get(name).ok())?;
            known.get(document, found, name)
        };
        let shown = content::draw(content, &mut font, drawn);
        for (name, matrix) in shown {
            let object = objects
                .iter()
                .find_map(|dictionary| match dictionary.get(&name).ok()? {
                    Object::Reference(id) => Some((Some(*id), document.get_object(*id).ok()?)),
                    own => Some((None, own)),
                });
            let Some((id, Object::Stream(stream))) = object else {
                continue;
            };
            match stream.dict.get(b"Subtype").and_then(Object::as_name) {
                Ok(b"Image") => drawn.picture(&matrix),
                Ok(b"Form") if depth < 8 && id.is_none_or(|id| self.seen.insert(id)) => {
                    let Some(data) = self.unpack(stream, reading) else {
                        continue;
                    };
                    let mut own = self.resources_of(stream);
                    own.extend(resources);
                    drawn.enter(&matrix);
                    self.draw(&data, &own, drawn, reading, depth + 1);
                    drawn.leave();
                }
                _ => {}
            }
        }
    }

    fn unpack(&mut self, stream: &Stream, reading: &mut Reading) -> Option<Vec<u8>> {
        let limit = self.left.min(MOST_OF_A_STREAM);
        let data = if stream.dict.has(b"Filter") {
            stream.decompressed_content_with_limit(limit)
        } else {
            Ok(stream.content.clone())
        };
        match data {
            Ok(data) if data.len() <= self.left => {
                self.left -= data.len();
                Some(data)
            }
            Ok(_) | Err(lopdf::Error::Decompress(_)) => {
                reading.miss(Unchecked::TooLarge);
                None
            }
            Err(_) => {
                reading.miss(Unchecked::Unreadable);
                None
            }
        }
    }

    fn dictionary(&self, object: &'d Object) -> Option<&'d Dictionary> {
        match object {
            Object::Reference(id) => self.document.get_dictionary(*id).ok(),
            other => other.as_dict().ok(),
        }
    }

    fn resources_of(&self, stream: &'d Stream) -> Vec<&'d Dictionary> {
        let own = stream.dict.get(b"Resources").ok();
        own.and_then(|own| self.dictionary(own)).into_iter().collect()
    }

    fn dictionaries(&self, resources: &[&'d Dictionary], key: &[u8]) -> Vec<&'d Dictionary> {
        let own = resources.iter().filter_map(|own| own.get(key).ok());
        own.filter_map(|own| self.dictionary(own)).collect()
    }

    fn resources(&self, page: ObjectId) -> Vec<&'d Dictionary> {
        let Ok((own, ids)) = self.document.get_page_resources(page) else {
            return Vec::new();
        };
        let others = ids.iter().filter_map(|id| self.document.get_dictionary(*id).ok());
        own.into_iter().chain(others).collect()
    }

    /// How large a page is; A4 where it does not say so itself. *Units:* square points.
    fn size(&self, page: ObjectId) -> f32 {
        let media = self
            .document
            .get_dictionary(page)
            .ok()
            .and_then(|page| page.get(b"MediaBox").ok());
        let sides: Vec<f32> = media
            .and_then(|media| media.as_array().ok())
            .map(|sides| sides.iter().filter_map(|side| side.as_float().ok()).collect())
            .unwrap_or_default();
        match sides[..] {
            [left, low, right, high] => ((right - left) * (high - low)).abs(),
            _ => 595.0 * 842.0,
        }
    }

    /// Adds every string of every object: titles, bookmarks, values of forms, notes, addresses, labels, scripts; and the streams
    /// that are no pages: metadata and attached files.
    fn objects(&mut self, reading: &mut Reading, depth: usize) {
        strings(
            &Object::Dictionary(self.document.trailer.clone()),
            &mut reading.whole,
            0,
        );
        let document = self.document;
        // A form may have a field for each digit; their order is that in which they were made.
        let mut fields = String::new();
        for (id, object) in &document.objects {
            if let Ok(Object::String(value, _)) = object.as_dict().and_then(|field| field.get(b"V"))
                && value.len() < 24
            {
                fields.push_str(&string(value));
                fields.push(CELL);
            }
            strings(object, &mut reading.whole, 0);
            let Object::Stream(stream) = object else { continue };
            let name = |key: &[u8]| stream.dict.get(key).and_then(Object::as_name).unwrap_or_default();
            let (kind, subtype) = (name(b"Type"), name(b"Subtype"));
            let attached = kind == b"EmbeddedFile" || stream.dict.has(b"Params");
            if kind == b"XRef" || kind == b"ObjStm" || self.seen.contains(id) && !attached {
                continue;
            }
            if subtype == b"Image" {
                // A photograph keeps its own notes.
                if matches!(stream.dict.get(b"Filter"), Ok(Object::Name(name)) if name == b"DCTDecode")
                    && reading.take(stream.content.len())
                {
                    reading.read("", &stream.content, depth + 1);
                }
                continue;
            }
            if stream.dict.has(b"Length1")
                || stream.dict.has(b"FunctionType")
                || subtype == b"CIDFontType0C"
                || subtype == b"Type1C"
                || subtype == b"OpenType"
                || stream.dict.has(b"N") && !attached
            {
                continue;
            }
            let Some(data) = self.unpack(stream, reading) else {
                continue;
            };
            reading.whole.push(BAR);
            if subtype == b"Form" || kind == b"Pattern" {
                // What no page shows by itself: the looks of notes and form fields.
                let own = self.resources_of(stream);
                let mut drawn = Drawn::default();
                self.draw(&data, &own, &mut drawn, reading, 1);
                drawn.write(&mut reading.whole);
            } else if attached || kind == b"Metadata" {
                reading.read("", &data, depth + 1);
            } else {
                plain::raw(&data, &mut reading.whole);
            }
        }
        reading.whole.push_str(&fields);
        reading.whole.push('\n');
    }
}

/// Adds the strings of an object.
fn strings(object: &Object, text: &mut String, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match object {
        Object::String(bytes, _) => {
            text.push(BAR);
            text.push_str(&string(bytes));
            text.push(BAR);
            text.push('\n');
        }
        Object::Name(name) if name.len() > 10 => {
            text.push(BAR);
            text.push_str(&String::from_utf8_lossy(name));
            text.push(BAR);
        }
        Object::Array(values) => values.iter().for_each(|own| strings(own, text, depth + 1)),
        Object::Dictionary(values) => values.iter().for_each(|(_, own)| strings(own, text, depth + 1)),
        Object::Stream(stream) => stream
            .dict
            .iter()
            .for_each(|(_, own)| strings(own, text, depth + 1)),
        _ => {}
    }
}

/// A string of the document's own: UTF-16, UTF-8, or one byte a sign.
fn string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0xEF, 0xBB, 0xBF, ..] => plain::decode(bytes).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}
