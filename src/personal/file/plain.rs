//! Text files in whatever encoding, and the readable parts of binary forms.
//!
//! **You are here:** `personal/file/` — one kind of file; no IO.

use crate::personal::signs::BAR;
use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// The text of bytes: by their byte order mark, else UTF-8, else UTF-16 or UTF-32 by where the zeros stand, else GB18030, as
/// Excel writes it.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let wide = |place: usize| {
        let zeros = bytes
            .iter()
            .take(4096)
            .skip(place)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count();
        zeros * 6 > bytes.len().min(4096)
    };
    let encoding = match bytes {
        [0xFF, 0xFE, 0, 0, ..] => return utf32(bytes, u32::from_le_bytes),
        [0, 0, 0xFE, 0xFF, ..] => return utf32(bytes, u32::from_be_bytes),
        [0xFF, 0xFE, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] => UTF_16BE,
        [_, _, 0, 0, ..] if bytes.len() >= 8 && bytes[6..8] == [0, 0] => {
            return utf32(bytes, u32::from_le_bytes);
        }
        [0, 0, _, _, ..] if bytes.len() >= 8 && bytes[4..6] == [0, 0] => {
            return utf32(bytes, u32::from_be_bytes);
        }
        _ if wide(1) => UTF_16LE,
        _ if wide(0) => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ if is_utf8_but_its_end(bytes) => UTF_8,
        _ => GB18030,
    };
    encoding.decode(bytes).0
}

/// A piece of a text ends where it was cut.
fn is_utf8_but_its_end(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none() && bytes.len() > 8)
}

fn utf32(bytes: &[u8], of: fn([u8; 4]) -> u32) -> Cow<'static, str> {
    let signs = bytes
        .chunks_exact(4)
        .map(|four| of([four[0], four[1], four[2], four[3]]));
    Cow::Owned(
        signs
            .map(|code| char::from_u32(code).unwrap_or('\u{FFFD}'))
            .collect(),
    )
}

/// Larger files than this are read in one order of bytes. *Units:* bytes.
const MOST_IN_BOTH_ORDERS: usize = 8 << 20;

/// What can be read in binary bytes without knowing their form: programs keep text as it is, in UTF-8, or in two bytes for
/// each sign.
pub(super) fn raw(bytes: &[u8], text: &mut String) {
    let readable = |c: char| if c.is_control() && c != '\n' { BAR } else { c };
    text.extend(String::from_utf8_lossy(bytes).chars().map(|c| match c {
        '\u{FFFD}' => BAR,
        c => readable(c),
    }));
    text.push('\n');
    // Old Windows programs write the low byte first; the other order is looked for where that costs little.
    let orders: [fn([u8; 2]) -> u16; 2] = [u16::from_le_bytes, u16::from_be_bytes];
    let orders = if bytes.len() > MOST_IN_BOTH_ORDERS {
        &orders[..1]
    } else {
        &orders[..]
    };
    for (of, start) in orders.iter().flat_map(|of| [(of, 0), (of, 1)]) {
        let mut last = BAR;
        for pair in bytes.get(start..).unwrap_or_default().chunks_exact(2) {
            let sign = char::from_u32(u32::from(of([pair[0], pair[1]]))).map_or(BAR, readable);
            // Two bytes that are read at the wrong place are ideographs of all kinds: what is looked for is digits and the words
            // before them.
            if sign != BAR || last != BAR {
                text.push(sign);
            }
            last = sign;
        }
        text.push('\n');
    }
}
