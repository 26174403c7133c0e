//! What a camera and its programs add to a picture, taken out without touching a point of it.
//!
//! **You are here:** `picture/` — for pictures that are small and upright already; no IO.

use exif::{In, Reader, Tag};
use image::ImageFormat;
use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::Png;
use img_parts::{Bytes, ImageICC as _};

/// Chunks of a PNG that its points need.
const NEEDED: [[u8; 4]; 12] = [
    *b"IHDR", *b"PLTE", *b"tRNS", *b"IDAT", *b"IEND", *b"gAMA", *b"cHRM", *b"sRGB", *b"iCCP", *b"sBIT",
    *b"pHYs", *b"cICP",
];

/// Whether EXIF says where a picture was taken.
pub(super) fn has_position(exif: &[u8]) -> bool {
    let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    // Telephones write EXIF that is not quite right: what can be read of it counts.
    let read = Reader::new()
        .continue_on_error(true)
        .read_raw(exif.to_vec())
        .or_else(|error| error.distill_partial_result(|_| {}));
    read.is_ok_and(|exif| {
        let told = |tag| exif.get_field(tag, In::PRIMARY).is_some();
        told(Tag::GPSLatitude) || told(Tag::GPSLongitude)
    })
}

/// The same points without anything else but the colour profile; none where that cannot be.
pub(super) fn without_metadata(bytes: &[u8], form: ImageFormat) -> Option<Vec<u8>> {
    match form {
        ImageFormat::Jpeg => jpeg(bytes),
        ImageFormat::Png => png(bytes),
        _ => None,
    }
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut jpeg = Jpeg::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let profile = jpeg.icc_profile().filter(|profile| is_plain(profile));
    // Segments of applications hold all that is told of a picture; the fourteenth, of Adobe, says how its colours are meant.
    jpeg.segments_mut().retain(|segment| {
        let marker = segment.marker();
        !(markers::APP0..=markers::APP15).contains(&marker) && marker != markers::COM
            || marker == markers::APP14 && segment.contents().starts_with(b"Adobe")
    });
    jpeg.set_icc_profile(profile);
    Some(jpeg.encoder().bytes().to_vec())
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut png = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    png.chunks_mut().retain(|chunk| NEEDED.contains(&chunk.kind()));
    Some(png.encoder().bytes().to_vec())
}

/// Whether a profile is one of red, green and blue, or of greys: what pages show.
pub(super) fn is_plain(profile: &[u8]) -> bool {
    matches!(profile.get(16..20), Some(b"RGB " | b"GRAY")) && profile.len() < 1 << 20
}
