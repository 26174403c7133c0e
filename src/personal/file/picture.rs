//! Picture metadata (EXIF): where a picture was taken, when it says so.
//!
//! **You are here:** `personal/file/` — one kind of file; no IO.

use exif::{In, Reader, Tag};
use std::io::Cursor;

/// Whether a picture carries a position, in EXIF or in XMP.
pub(super) fn has_position(bytes: &[u8]) -> bool {
    let exif = Reader::new().read_from_container(&mut Cursor::new(bytes));
    let in_exif = exif.is_ok_and(|exif| {
        [Tag::GPSLatitude, Tag::GPSLongitude]
            .into_iter()
            .any(|tag| exif.get_field(tag, In::PRIMARY).is_some())
    });
    in_exif
        || [&b"exif:GPSLatitude"[..], b"exif:GPSLongitude"]
            .iter()
            .any(|name| bytes.windows(name.len()).any(|piece| piece == *name))
}
