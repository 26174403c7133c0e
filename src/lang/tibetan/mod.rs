//! The Tibetan script: its characters, syllables, normal spelling and collation, for every room that reads Tibetan.
//!
//! **You are here:** `lang/` — used by collation, search folding (`token/`), the spelling rule and typed values; no IO.
//!
//! *Source:* tibetan.md, whose rules the parts name; the ranges are those of the Unicode Standard.

mod normal;
pub(super) mod order;
mod syllable;
mod wylie;

pub use normal::normal;
pub use syllable::{CASE_PARTICLES, PARTICLES, may_precede};
pub use wylie::wylie;

/// What parts syllables (་).
pub const TSHEG: char = '\u{F0B}';

/// Whether the character is of the script at all, signs and punctuation included.
pub fn is_tibetan(c: char) -> bool {
    matches!(c, '\u{F00}'..='\u{FDA}')
}

/// Part of a syllable in normal spelling. *Source:* tibetan.md S2.
pub fn in_syllable(c: char) -> bool {
    matches!(c, '\u{F40}'..='\u{F84}' | '\u{F86}'..='\u{FBC}')
}

/// A letter in its full form.
pub fn is_letter(c: char) -> bool {
    matches!(c, '\u{F40}'..='\u{F6C}')
}

/// A vowel sign or the sign of length. In normal spelling U+0F80 does not occur.
pub fn is_vowel(c: char) -> bool {
    matches!(c, '\u{F71}'..='\u{F7D}' | '\u{F80}')
}

/// A letter or sign that hangs below a letter.
pub fn is_subjoined(c: char) -> bool {
    matches!(c, '\u{F8D}'..='\u{FBC}')
}

/// What needs a letter before it: vowels, the signs written like them, subjoined letters.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{F71}'..='\u{F84}') || is_subjoined(c)
}

/// The full form of a subjoined letter.
pub fn full(subjoined: char) -> Option<char> {
    match subjoined {
        // The subjoined letters stand 0x50 after the full ones.
        '\u{F90}'..='\u{FBC}' => char::from_u32(u32::from(subjoined) - 0x50),
        _ => None,
    }
}

/// The ASCII form of a Tibetan digit.
pub fn digit(c: char) -> Option<char> {
    match c {
        '\u{F20}'..='\u{F29}' => char::from_digit(u32::from(c) - 0xF20, 10),
        _ => None,
    }
}
