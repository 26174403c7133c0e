//! Text files in whatever encoding, and the readable parts of old binary forms.
//!
//! **You are here:** `personal/file/` — one kind of file; no IO.

use super::{Text, Unchecked};
use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// The text: by its byte order mark, else UTF-8, else GB18030, as Excel writes it.
pub(super) fn text(bytes: &[u8]) -> Text {
    let encoding = match bytes {
        [0xFF, 0xFE, ..] => UTF_16LE,
        [0xFE, 0xFF, ..] => UTF_16BE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        _ => GB18030,
    };
    let (text, _, _) = encoding.decode(bytes);
    Text {
        whole: text.into_owned(),
        unchecked: None,
        lines: true,
    }
}

/// What can be read in an old binary file without knowing its form: such programs keep text as it is, in one byte or two for
/// each sign. The rest stays unchecked, and the finding says so.
pub(super) fn raw(bytes: &[u8]) -> Text {
    let mut text = String::new();
    let readable = |byte: u8| (b' '..=b'~').contains(&byte);
    for (at, byte) in bytes.iter().enumerate() {
        text.push(if readable(*byte) {
            char::from(*byte)
        } else {
            super::BAR
        });
        if at + 1 == bytes.len() {
            text.push('\n');
        }
    }
    for start in [0, 1] {
        for pair in bytes.get(start..).unwrap_or_default().chunks_exact(2) {
            let unit = u16::from_le_bytes([pair[0], pair[1]]);
            let sign = char::from_u32(u32::from(unit)).filter(|c| !c.is_control());
            text.push(sign.unwrap_or(super::BAR));
        }
        text.push('\n');
    }
    Text {
        whole: text,
        unchecked: Some(Unchecked::Form),
        lines: false,
    }
}
