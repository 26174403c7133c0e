//! Compression of contents, and back, within a bound.
//!
//! **You are here:** `disk/history/packed` — below `objects` and `pack`; no IO.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use super::LARGEST;

/// A block of a pack is closed when it has so many bytes; one content may have more.
pub(super) const BLOCK: usize = 1024 * 1024;

/// Compressed; text becomes a third.
pub(super) fn deflated(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::fast());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// The bytes again; none if they are damaged or more than was ever kept.
pub(super) fn inflated(packed: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = LARGEST + BLOCK as u64;
    let read = ZlibDecoder::new(packed).take(most + 1).read_to_end(&mut bytes);
    (read.is_ok() && bytes.len() as u64 <= most).then_some(bytes)
}
