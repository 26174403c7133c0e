//! Addresses that hold what they lead to: `data:image/png;base64,…`.
//!
//! **You are here:** `html/` — for what is shown before it lies anywhere, and for pages that consist of one file; no IO.

/// Bytes of a media type as an address.
pub fn data_address(media: &str, bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = format!("data:{media};base64,");
    out.reserve(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let own = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = own(0) << 16 | own(1) << 8 | own(2);
        for at in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * at) & 63) as usize];
            out.push(if at > three.len() { '=' } else { char::from(sign) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_addresses_write_them() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg=="),
            (b"fo", "Zm8="),
            (b"foo", "Zm9v"),
            (b"\xFF\xFE\xFD\xFC", "//79/A=="),
        ] {
            assert_eq!(data_address("x/y", bytes), format!("data:x/y;base64,{text}"));
        }
    }
}
