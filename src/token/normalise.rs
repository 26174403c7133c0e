//! One spelling for characters that look or mean the same.
//!
//! **You are here:** `token/` — the first step of `fold`; no IO.

use super::traditional;
use icu_normalizer::DecomposingNormalizerBorrowed;

/// The text with one spelling for what is the same to a reader: width, case, accents, traditional characters, Tibetan
/// digits and doubled signs.
///
/// *Source:* tibetan.md S1, whose four steps these are; the second also simplifies Chinese.
pub(super) fn normalise(text: &str) -> Vec<char> {
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let mut chars = Vec::with_capacity(decomposed.len());
    for c in decomposed.chars().filter(|c| !is_dropped(*c)) {
        match c {
            'A'..='Z' => chars.push(c.to_ascii_lowercase()),
            '\u{F20}'..='\u{F29}' => chars.extend(char::from_digit(u32::from(c) - 0xF20, 10)),
            '\u{F00}' => chars.extend(['\u{F68}', '\u{F7C}', '\u{F7E}']),
            '\u{F6A}' => chars.push('\u{F62}'),
            '\u{F80}' => chars.push('\u{F72}'),
            '\u{F82}' | '\u{F83}' => chars.push('\u{F7E}'),
            '\u{FBA}' => chars.push('\u{FAD}'),
            '\u{FBB}' => chars.push('\u{FB1}'),
            '\u{FBC}' => chars.push('\u{FB2}'),
            '\u{FD2}' => chars.push('\u{F0B}'),
            other => chars.push(traditional::simplify(other)),
        }
    }
    put_vowels_last(&mut chars);
    join_double_vowels(&mut chars);
    chars.dedup_by(|next, kept| next == kept && is_vowel(*next));
    chars
}

/// Accents, marks of emphasis and characters that nobody sees.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{F35}' | '\u{F37}' | '\u{F39}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// A Tibetan vowel sign. *Source:* the range of tibetan.md S1.
fn is_vowel(c: char) -> bool {
    matches!(c, '\u{F71}'..='\u{F7D}')
}

/// A Tibetan letter written under another.
fn is_subjoined(c: char) -> bool {
    matches!(c, '\u{F8D}'..='\u{FBC}')
}

/// Puts vowels typed before subjoined letters after them.
fn put_vowels_last(chars: &mut [char]) {
    let run = |chars: &[char], from: usize, is: fn(char) -> bool| {
        chars[from..].iter().take_while(|c| is(**c)).count()
    };
    let mut at = 0;
    while at < chars.len() {
        let vowels = run(chars, at, is_vowel);
        let subjoined = run(chars, at + vowels, is_subjoined);
        if vowels > 0 && subjoined > 0 {
            chars[at..at + vowels + subjoined].rotate_left(vowels);
        }
        at += (vowels + subjoined).max(1);
    }
}

/// Makes one sign of those that together look like it: e + e, o + o.
fn join_double_vowels(chars: &mut Vec<char>) {
    for (single, double) in [('\u{F7A}', '\u{F7B}'), ('\u{F7C}', '\u{F7D}')] {
        let mut joined = Vec::with_capacity(chars.len());
        for run in chars.chunk_by(|a, b| *a == single && *b == single) {
            if run.len() > 1 {
                joined.push(double);
            } else {
                joined.extend_from_slice(run);
            }
        }
        *chars = joined;
    }
}
