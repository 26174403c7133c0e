//! Number encoding: numbers and hashes in characters that stand for themselves in a script.
//!
//! **You are here:** `search/` — the ground of `list`, `shard` and `block`; `client/numbers.js` holds the same rules; no IO.

/// How many digits there are: `#`–`[` and `]`–`{`, all printable, none of them `"` or `\`.
pub(super) const BASE: u32 = 88;
/// Digits below this end a number, the others carry on.
const HALF: u32 = BASE / 2;

/// The digit of a value below [`BASE`].
pub(super) fn digit(value: u32) -> char {
    let code = 35 + value % BASE;
    char::from_u32(if code < 92 { code } else { code + 1 }).unwrap_or('#')
}

/// The value of a digit.
pub(super) fn value(digit: char) -> Option<u32> {
    let code = u32::from(digit);
    code.checked_sub(if code < 92 { 35 } else { 36 })
        .filter(|value| *value < BASE)
}

/// Writes a number, the low part first: one character below 44, two below 1,936.
pub(super) fn push_number(to: &mut String, mut number: u32) {
    while number >= HALF {
        to.push(digit(HALF + number % HALF));
        number /= HALF;
    }
    to.push(digit(number));
}

/// A name of `len` digits for a hash.
pub(super) fn name(mut hash: u64, len: usize) -> String {
    (0..len)
        .map(|_| {
            let value = u32::try_from(hash % u64::from(BASE)).unwrap_or_default();
            hash /= u64::from(BASE);
            digit(value)
        })
        .collect()
}

/// The hash by which a key finds its shard: FNV-1a over the key's UTF-16 units, folded once.
pub(super) fn hash(key: impl Iterator<Item = u16>) -> u32 {
    let hash = key.fold(2_166_136_261_u32, |hash, unit| {
        (hash ^ u32::from(unit)).wrapping_mul(16_777_619)
    });
    hash ^ (hash >> 15)
}

/// A hash of content, for names that must not clash.
pub(super) fn content_hash(text: &str) -> u64 {
    let hash = blake3::hash(text.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    u64::from_le_bytes(first)
}

/// Reads what [`push_number`] wrote and leaves the rest; none at the end.
#[cfg(test)]
pub(super) fn take_number(from: &mut &str) -> Option<u32> {
    let (mut number, mut scale) = (0_u32, 1_u32);
    loop {
        let c = from.chars().next()?;
        *from = &from[c.len_utf8()..];
        let value = value(c)?;
        if value < HALF {
            return number.checked_add(value.checked_mul(scale)?);
        }
        number = number.checked_add((value - HALF).checked_mul(scale)?)?;
        scale = scale.checked_mul(HALF)?;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::*;

    #[test]
    fn numbers_are_read_as_they_were_written() {
        for number in [0, 1, 43, 44, 45, 1935, 1936, 82_704, u32::MAX] {
            let mut text = String::new();
            push_number(&mut text, number);
            text.push('#');
            let mut rest = text.as_str();
            assert_eq!(take_number(&mut rest), Some(number));
            assert_eq!(rest, "#");
        }
        assert_eq!(take_number(&mut "zz"), None);
    }

    #[test]
    fn no_digit_needs_an_escape() {
        let all: String = (0..BASE).map(digit).collect();
        assert!(!all.contains(['"', '\\', '|', '}', '~', ' ']));
        assert_eq!(all.chars().collect::<std::collections::BTreeSet<_>>().len(), 88);
    }
}
