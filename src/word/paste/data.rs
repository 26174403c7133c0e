//! Pictures that stand in an address itself: `data:image/png;base64,…`.
//!
//! **You are here:** `word/paste` — asked by `walk`; no IO.

/// The bytes of a picture that stands in the address itself.
pub(super) fn data(source: &str) -> Option<Vec<u8>> {
    let rest = source.strip_prefix("data:image/")?;
    let (_, encoded) = rest.split_once(";base64,")?;
    base64(encoded)
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            byte if byte.is_ascii_whitespace() => continue,
            _ => return None,
        };
        bits = (bits << 6 | u32::from(value)) & 0x00FF_FFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xFF).unwrap_or(0));
        }
    }
    Some(out)
}
