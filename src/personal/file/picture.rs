//! Reader of what pictures say beside their pixels: EXIF, XMP, IPTC, comments, text chunks.
//!
//! **You are here:** `personal/file/` — one kind of file; no IO.
//!
//! Pixels are not read: whoever publishes a scan of a document is asked for by its container (a PDF without text).

use super::signature::Content;
use super::{Reading, Unchecked, plain};
use crate::personal::signs::BAR;
use exif::{Error, In, Reader, Tag};
use std::io::Read;

/// Marks of a position in XMP, as attributes and as elements.
const IN_XMP: [&str; 6] = [
    "exif:GPSLatitude", "exif:GPSLongitude", "GPSLatitude", "GPSLongitude", "exifEX:GPS", "geo:lat",
];

/// Adds what a picture says.
pub(super) fn read(content: Content, bytes: &[u8], reading: &mut Reading) {
    match content {
        Content::Jpeg => jpeg(bytes, reading),
        Content::Png => png(bytes, reading),
        Content::Gif => gif(bytes, reading),
        Content::Webp => webp(bytes, reading),
        Content::Tiff => {
            exif(bytes, reading);
            piece(bytes, reading);
        }
        _ => piece(bytes, reading),
    }
}

/// Adds a piece that is text in whatever form.
fn piece(bytes: &[u8], reading: &mut Reading) {
    if bytes.is_empty() || !reading.take(bytes.len()) {
        return;
    }
    let before = reading.whole.len();
    plain::raw(bytes, &mut reading.whole);
    let own = &reading.whole[before..];
    // Coordinates that only name their places do not.
    reading.position |= IN_XMP.iter().any(|mark| own.contains(mark));
    reading.whole.push(BAR);
}

/// Looks for a position in the directories of a TIFF, which EXIF is.
fn exif(tiff: &[u8], reading: &mut Reading) {
    match Reader::new().read_raw(tiff.to_vec()) {
        Ok(exif) => {
            reading.position |= [
                Tag::GPSLatitude,
                Tag::GPSLongitude,
                Tag::GPSDestLatitude,
                Tag::GPSAreaInformation,
            ]
            .into_iter()
            .any(|tag| {
                [In::PRIMARY, In::THUMBNAIL]
                    .into_iter()
                    .any(|at| exif.get_field(tag, at).is_some())
            });
        }
        Err(Error::NotFound(_) | Error::BlankValue(_)) => {}
        // What cannot be read here may be read elsewhere: it is not the same as no position.
        Err(_) => reading.miss(Unchecked::Unreadable),
    }
}

fn jpeg(bytes: &[u8], reading: &mut Reading) {
    let mut at = 2;
    let mut ended = false;
    while let Some([0xFF, marker]) = bytes.get(at..at + 2) {
        match marker {
            0xFF => at += 1,
            0xD9 => {
                ended = true;
                at += 2;
                break;
            }
            0x01 | 0xD0..=0xD7 => at += 2,
            marker => {
                let length = bytes
                    .get(at + 2..at + 4)
                    .map_or(0, |two| usize::from(u16::from_be_bytes([two[0], two[1]])));
                let Some(segment) = bytes.get(at + 4..at + 2 + length.max(2)) else {
                    reading.miss(Unchecked::Unreadable);
                    return;
                };
                match marker {
                    0xE1 if segment.starts_with(b"Exif\0") => {
                        exif(segment.get(6..).unwrap_or_default(), reading);
                        piece(segment, reading);
                    }
                    0xE0..=0xEF | 0xFE => piece(segment, reading),
                    _ => {}
                }
                at += 2 + length.max(2);
                if *marker == 0xDA {
                    // The pixels, up to the next mark that is none of theirs.
                    while at + 1 < bytes.len()
                        && (bytes[at] != 0xFF || matches!(bytes[at + 1], 0 | 0xD0..=0xD7))
                    {
                        at += 1;
                    }
                }
            }
        }
    }
    if !ended && at < bytes.len() {
        reading.miss(Unchecked::Unreadable);
    }
    // Some cameras write a second picture behind the first; others hide what they like.
    piece(bytes.get(at..).unwrap_or_default(), reading);
}

fn png(bytes: &[u8], reading: &mut Reading) {
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
        let Some((length, data)) = chunk(bytes, at, length, reading) else {
            break;
        };
        match &head[4..] {
            b"IDAT" | b"PLTE" | b"IHDR" | b"tRNS" | b"gAMA" | b"fdAT" | b"IEND" => {}
            b"eXIf" => {
                exif(data, reading);
                piece(data, reading);
            }
            b"zTXt" | b"iCCP" => packed(data, 1, reading),
            b"iTXt" => {
                let packed_text = data
                    .iter()
                    .position(|byte| *byte == 0)
                    .is_some_and(|end| data.get(end + 1) == Some(&1));
                if packed_text {
                    packed(data, 3, reading);
                } else {
                    piece(data, reading);
                }
            }
            // What other programs put into chunks of their own: raw profiles with EXIF, comments.
            _ => piece(data, reading),
        }
        at = at.saturating_add(12).saturating_add(length);
        if &head[4..] == b"IEND" {
            break;
        }
    }
    piece(bytes.get(at..).unwrap_or_default(), reading);
}

/// What a chunk holds behind its head of eight bytes; none where the file ends before it.
fn chunk<'b>(bytes: &'b [u8], at: usize, length: u32, reading: &mut Reading) -> Option<(usize, &'b [u8])> {
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    let from = at.checked_add(8);
    let data = from.and_then(|from| bytes.get(from..from.checked_add(length)?));
    if data.is_none() {
        reading.miss(Unchecked::Unreadable);
    }
    data.map(|data| (length, data))
}

/// A chunk whose name is followed by so many more fields, and then by packed text.
fn packed(data: &[u8], fields: usize, reading: &mut Reading) {
    piece(data, reading);
    let mut at = data.iter().position(|byte| *byte == 0).map_or(0, |end| end + 1);
    // The method of packing has one byte, before which iTXt has a flag; language and translated name end with a zero.
    at += if fields == 1 { 1 } else { 2 };
    for _ in 1..fields {
        at += data
            .get(at..)
            .and_then(|rest| rest.iter().position(|byte| *byte == 0))
            .map_or(0, |end| end + 1);
    }
    let mut text = Vec::new();
    let stream = flate2::read::ZlibDecoder::new(data.get(at..).unwrap_or_default());
    let read = stream.take(reading.left as u64 + 1).read_to_end(&mut text);
    if read.is_err() {
        reading.miss(Unchecked::Unreadable);
    }
    // ImageMagick writes EXIF as hex into a text.
    if text.starts_with(b"\nexif") || data.starts_with(b"Raw profile") {
        let digits: Vec<u8> = text
            .iter()
            .skip_while(|byte| **byte != b'E' && **byte != b'4')
            .filter_map(|byte| {
                char::from(*byte)
                    .to_digit(16)
                    .and_then(|digit| u8::try_from(digit).ok())
            })
            .collect();
        let bytes: Vec<u8> = digits.chunks_exact(2).map(|two| two[0] << 4 | two[1]).collect();
        let tiff = bytes
            .windows(4)
            .position(|four| four == b"II*\0" || four == b"MM\0*");
        if let Some(tiff) = tiff {
            exif(&bytes[tiff..], reading);
        }
        piece(&bytes, reading);
    }
    piece(&text, reading);
}

fn gif(bytes: &[u8], reading: &mut Reading) {
    let table = |flags: u8| {
        if flags & 0x80 == 0 {
            0
        } else {
            3 << ((flags & 7) + 1)
        }
    };
    let mut at = 13 + bytes.get(10).map_or(0, |flags| table(*flags));
    loop {
        let from = match bytes.get(at..) {
            Some([0x21, label, ..]) => {
                let from = at + 2;
                let end = blocks(bytes, from, *label != 0xF9, reading);
                at = end;
                continue;
            }
            Some([0x2C, ..]) => at + 11 + bytes.get(at + 9).map_or(0, |flags| table(*flags)),
            Some([0x3B, ..]) => {
                at += 1;
                break;
            }
            Some([]) | None => break,
            Some(_) => {
                reading.miss(Unchecked::Unreadable);
                break;
            }
        };
        at = blocks(bytes, from, false, reading);
    }
    piece(bytes.get(at..).unwrap_or_default(), reading);
}

/// Goes through a row of blocks, each with its length, and adds what they hold together.
fn blocks(bytes: &[u8], from: usize, wanted: bool, reading: &mut Reading) -> usize {
    let mut at = from;
    let mut text = Vec::new();
    while let Some(length) = bytes.get(at).map(|length| usize::from(*length)) {
        at += 1;
        if length == 0 {
            break;
        }
        if wanted {
            text.extend(bytes.get(at..at + length).unwrap_or_default());
        }
        at += length;
    }
    piece(&text, reading);
    if wanted {
        // XMP in a GIF is written over the lengths of its blocks.
        piece(bytes.get(from..at.min(bytes.len())).unwrap_or_default(), reading);
    }
    at
}

fn webp(bytes: &[u8], reading: &mut Reading) {
    let mut at = 12;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
        let Some((length, data)) = chunk(bytes, at, length, reading) else {
            break;
        };
        match &head[..4] {
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANMF" | b"ANIM" | b"VP8X" => {}
            b"EXIF" => {
                exif(data.strip_prefix(b"Exif\0\0").unwrap_or(data), reading);
                piece(data, reading);
            }
            _ => piece(data, reading),
        }
        at = at
            .saturating_add(8)
            .saturating_add(length)
            .saturating_add(length % 2);
    }
    piece(bytes.get(at..).unwrap_or_default(), reading);
}
