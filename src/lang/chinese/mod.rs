//! The Chinese script: its ideographs, full-width forms, pinyin and collation, for every room that reads Chinese.
//!
//! **You are here:** `lang/` — used by collation, search folding (`token/`), typed values and the search for names; no IO.

pub(super) mod order;
mod place;
mod reading;

pub use place::{is_hollow, latin_names, short_forms};
pub use reading::{Reading, reading, readings};

/// A unified ideograph, as normalised text has them. *Source:* tibetan.md S2; the Unicode Standard.
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}')
}

/// A Chinese character as people type it: compatibility ideographs and the zero of dates (二〇二六) are some too.
pub fn is_han(c: char) -> bool {
    is_ideograph(c) || matches!(c, '\u{F900}'..='\u{FAFF}' | '〇')
}

/// The ASCII form of a full-width letter, digit or sign (U+FF01–FF5E) or of the ideographic space, which a Chinese input
/// method types in full-width mode.
pub fn half_width(c: char) -> Option<char> {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFF01 + 0x21),
        '\u{3000}' => Some(' '),
        _ => None,
    }
}
