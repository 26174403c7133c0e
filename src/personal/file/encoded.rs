//! What is coded within a text: parts of mails and pictures of pages in base64, and quoted-printable text.
//!
//! **You are here:** `personal/file/` — asked for every text; no IO.

use super::Reading;

/// Adds what is coded in a text.
pub(super) fn read(text: &str, reading: &mut Reading, depth: usize) {
    let lower = || text.to_ascii_lowercase();
    if !text.contains("ase64")
        && !text.contains("ASE64")
        && !text.contains("uoted-")
        && !text.contains("UOTED-")
    {
        return;
    }
    let lower = lower();
    let mut done = 0;
    for (at, word) in lower.match_indices("base64") {
        if at < done {
            continue;
        }
        let rest = &text[at + word.len()..];
        // In an address a comma follows, in a mail an empty line, in a card a colon.
        let skip = match rest.bytes().next() {
            Some(b',') => 1,
            _ => ["\n\n", "\r\n\r\n", ":"]
                .iter()
                .filter_map(|end| rest.find(end).map(|at| at + end.len()))
                .filter(|at| *at < 600)
                .min()
                .unwrap_or(0),
        };
        let (bytes, length) = decode(&rest[skip..]);
        done = at + word.len() + skip + length;
        if bytes.len() >= 8 && reading.take(bytes.len()) {
            reading.whole.push('\n');
            reading.read("", &bytes, depth + 1);
        }
    }
    let mut done = 0;
    for (at, word) in lower.match_indices("quoted-printable") {
        if at < done {
            continue;
        }
        let rest = &text[at + word.len()..];
        let end = rest.find("\n--").unwrap_or(rest.len());
        done = at + word.len() + end;
        if reading.take(end) {
            let bytes = printable(&rest.as_bytes()[..end]);
            reading.whole.push('\n');
            reading.whole.push_str(&super::plain::decode(&bytes));
        }
    }
}

/// The bytes that a text codes in base64, and how much of it does.
fn decode(text: &str) -> (Vec<u8>, usize) {
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0);
    for (at, byte) in text.bytes().enumerate() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'\r' | b'\n' | b' ' | b'\t' => continue,
            _ => return (bytes, at),
        };
        bits = (bits << 6 | u32::from(value)) & 0xFF_FFFF;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xFF).unwrap_or_default());
        }
    }
    (bytes, text.len())
}

/// `=31=30` and lines that go on.
fn printable(text: &[u8]) -> Vec<u8> {
    let hex = |byte: Option<&u8>| {
        byte.and_then(|byte| char::from(*byte).to_digit(16))
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        match (text[at], hex(text.get(at + 1)), hex(text.get(at + 2))) {
            (b'=', Some(high), Some(low)) => {
                bytes.push(high << 4 | low);
                at += 3;
            }
            (b'=', _, _) if text[at + 1..].starts_with(b"\r\n") => at += 3,
            (b'=', _, _) if text.get(at + 1) == Some(&b'\n') => at += 2,
            (byte, _, _) => {
                bytes.push(byte);
                at += 1;
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_coded_is_read() {
        assert_eq!(
            decode("MTEwMTA1 MTk0\n OTEyMw==\n--b"),
            (b"1101051949123".to_vec(), 21)
        );
        assert_eq!(printable(b"=31=31=30=\r\n105=E7=8E=8B"), "110105王".as_bytes());
    }
}
