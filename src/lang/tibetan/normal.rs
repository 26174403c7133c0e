//! Normalisation of Tibetan, for collation and for search: one spelling for characters that look or mean the same to a reader.
//!
//! **You are here:** `lang/tibetan` — the first step of collation and of search folding; no IO.

use super::{digit, is_subjoined, is_vowel};
use icu_normalizer::DecomposingNormalizerBorrowed;

/// The text with one spelling for variant and compatibility forms, width, case and accents; Tibetan digits as ASCII.
///
/// *Source:* tibetan.md S1, whose four steps these are.
pub fn normal(text: &str) -> Vec<char> {
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let mut chars = Vec::with_capacity(decomposed.len());
    for c in decomposed.chars().filter(|c| !is_dropped(*c)) {
        match c {
            '\u{F00}' => chars.extend(['\u{F68}', '\u{F7C}', '\u{F7E}']),
            _ => chars.push(variant_of(c)),
        }
    }
    put_vowels_last(&mut chars);
    join_repeated_vowels(&mut chars);
    chars
}

/// Accents, marks of emphasis and characters that nobody sees.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{F35}' | '\u{F37}' | '\u{F39}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// The character that this one is a variant of; itself when it is none.
fn variant_of(c: char) -> char {
    match c {
        '\u{F6A}' => '\u{F62}',
        '\u{F80}' => '\u{F72}',
        '\u{F82}' | '\u{F83}' => '\u{F7E}',
        '\u{FBA}' => '\u{FAD}',
        '\u{FBB}' => '\u{FB1}',
        '\u{FBC}' => '\u{FB2}',
        '\u{FD2}' => super::TSHEG,
        _ => digit(c).unwrap_or(c.to_ascii_lowercase()),
    }
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

/// Makes one sign of those that together look like it, e + e and o + o, and one of any other vowel typed again.
fn join_repeated_vowels(chars: &mut Vec<char>) {
    let mut kept = 0;
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let run = chars[at..].iter().take_while(|next| **next == c).count();
        let (sign, count) = match c {
            '\u{F7A}' if run > 1 => ('\u{F7B}', 1),
            '\u{F7C}' if run > 1 => ('\u{F7D}', 1),
            _ if is_vowel(c) => (c, 1),
            _ => (c, run),
        };
        let again = kept > 0 && is_vowel(sign) && chars[kept - 1] == sign;
        if !again {
            chars[kept..kept + count].fill(sign);
            kept += count;
        }
        at += run;
    }
    chars.truncate(kept);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variant_forms_become_one() {
        for (written, same) in [
            ("\u{F00}", "ཨོཾ"),
            ("ཀ\u{F74}\u{FB2}", "ཀྲུ"),
            ("ཀ\u{F7A}\u{F7A}", "ཀཻ"),
            ("ཀ\u{F7C}\u{F7C}", "ཀཽ"),
            ("ཀ\u{F72}\u{F72}", "ཀི"),
            ("ཀ\u{F39}\u{200B}", "ཀ"),
            ("དང\u{F0C}", "དང\u{F0B}"),
            ("\u{F6A}ྐ", "རྐ"),
            ("ཀ\u{F80}", "ཀི"),
            ("ཀཀ", "ཀཀ"),
            ("ཀ\u{F7A}\u{F7A}\u{F7B}", "ཀཻ"),
            ("༡༢a", "12a"),
        ] {
            assert_eq!(normal(written).into_iter().collect::<String>(), same);
        }
    }
}
