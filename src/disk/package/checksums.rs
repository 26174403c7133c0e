//! Checksums of a file: its length, SHA-256, and SM3, the hash of GB/T 32905-2016 that domestic hosts ask for.
//!
//! **You are here:** `disk/package/` — below all of it; reads streams.

use sha2::Sha256;
use sm3::{Digest, Sm3};
use std::io::{self, Read};

/// How much is read at once. *Units:* bytes.
const CHUNK: usize = 128 * 1024;

/// What a file's bytes are known by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checksums {
    /// In bytes.
    pub length: u64,
    /// SHA-256 (FIPS 180-4).
    pub sha256: [u8; 32],
    /// SM3 (GB/T 32905-2016).
    pub sm3: [u8; 32],
}

impl Checksums {
    /// Of a stream, to its end; `seen` gets every part of it.
    pub fn of(mut stream: impl Read, mut seen: impl FnMut(&[u8])) -> io::Result<Checksums> {
        let (mut sha256, mut sm3) = (Sha256::new(), Sm3::new());
        let mut length = 0;
        let mut buffer = vec![0_u8; CHUNK];
        loop {
            let count = match stream.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let part = buffer.get(..count).unwrap_or_default();
            sha256.update(part);
            sm3.update(part);
            length += part.len() as u64;
            seen(part);
        }
        Ok(Checksums {
            length,
            sha256: sha256.finalize().into(),
            sm3: sm3.finalize().into(),
        })
    }

    /// Of bytes in memory.
    pub fn of_bytes(bytes: &[u8]) -> Checksums {
        Checksums {
            length: bytes.len() as u64,
            sha256: Sha256::digest(bytes).into(),
            sm3: Sm3::digest(bytes).into(),
        }
    }
}

/// A hash as 64 lower-case digits.
pub fn hex(hash: &[u8; 32]) -> String {
    use std::fmt::Write as _;
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The hash that 64 digits write.
pub(super) fn unhex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut hash = [0; 32];
    for (byte, pair) in hash.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Checksums, hex, unhex};

    #[test]
    fn sm3_is_that_of_the_standard() {
        // GB/T 32905-2016, annex A: both examples.
        let one = Checksums::of_bytes(b"abc");
        assert_eq!(
            hex(&one.sm3),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
        );
        let two = Checksums::of_bytes("abcd".repeat(16).as_bytes());
        assert_eq!(
            hex(&two.sm3),
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
        );
    }

    #[test]
    fn sha256_is_that_of_the_standard() {
        assert_eq!(
            hex(&Checksums::of_bytes(b"abc").sha256),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_stream_has_the_sums_of_its_bytes() {
        let bytes = vec![7_u8; 300_001];
        let mut seen = 0;
        let of_stream = Checksums::of(&bytes[..], |part| seen += part.len()).unwrap();
        assert_eq!(of_stream, Checksums::of_bytes(&bytes));
        assert_eq!((seen, of_stream.length), (300_001, 300_001));
    }

    #[test]
    fn a_hash_is_read_as_it_is_written() {
        let hash = Checksums::of_bytes(b"x").sha256;
        assert_eq!(unhex(&hex(&hash)), Some(hash));
        for wrong in ["", "0g", &"g".repeat(64), &"0".repeat(63), &"字".repeat(22)] {
            assert_eq!(unhex(wrong), None);
        }
    }
}
