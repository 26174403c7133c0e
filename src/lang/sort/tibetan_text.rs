//! Tibetan text in one spelling, for comparing.
//!
//! **You are here:** `lang/sort` — the first step of `tibetan`; no IO. The rule is S1 of tibetan.md, without its digits.

use icu_normalizer::DecomposingNormalizerBorrowed;

/// The text with variant and compatibility forms made alike.
pub(super) fn normal(text: &str) -> Vec<char> {
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let mut chars = Vec::with_capacity(decomposed.len());
    for c in decomposed.chars() {
        match c {
            '\u{300}'..='\u{36F}'
            | '\u{AD}'
            | '\u{F35}'
            | '\u{F37}'
            | '\u{F39}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2060}'
            | '\u{FEFF}' => {}
            '\u{F00}' => chars.extend(['\u{F68}', '\u{F7C}', '\u{F7E}']),
            _ => chars.push(same(c)),
        }
    }
    vowels_last(&mut chars);
    without_repetitions(&chars)
}

fn same(c: char) -> char {
    match c {
        '\u{F6A}' => '\u{F62}',
        '\u{F80}' => '\u{F72}',
        '\u{F82}' | '\u{F83}' => '\u{F7E}',
        '\u{FBA}' => '\u{FAD}',
        '\u{FBB}' => '\u{FB1}',
        '\u{FBC}' => '\u{FB2}',
        '\u{FD2}' => '\u{F0B}',
        _ => c.to_ascii_lowercase(),
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, '\u{F71}'..='\u{F7D}')
}

fn is_subjoined(c: char) -> bool {
    matches!(c, '\u{F8D}'..='\u{FBC}')
}

/// `([0F71–0F7D]+)([0F8D–0FBC]+)` → `$2$1`: a vowel typed before a subjoined letter changes places with it.
fn vowels_last(chars: &mut [char]) {
    let mut at = 0;
    while at < chars.len() {
        let vowels = chars[at..].iter().take_while(|c| is_vowel(**c)).count();
        let below = chars[at + vowels..]
            .iter()
            .take_while(|c| is_subjoined(**c))
            .count();
        if vowels > 0 {
            chars[at..at + vowels + below].rotate_left(vowels);
        }
        at += (vowels + below).max(1);
    }
}

/// Two 0F7A are 0F7B, two 0F7C are 0F7D; any vowel stands once.
fn without_repetitions(chars: &[char]) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(chars.len());
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let run = chars[at..].iter().take_while(|next| *next == c).count();
        let one = match c {
            '\u{F7A}' if run > 1 => '\u{F7B}',
            '\u{F7C}' if run > 1 => '\u{F7D}',
            _ => *c,
        };
        let again = is_vowel(one) && out.last() == Some(&one);
        let count = if is_vowel(one) { usize::from(!again) } else { run };
        out.extend(std::iter::repeat_n(one, count));
        at += run;
    }
    out
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
        ] {
            assert_eq!(normal(written).into_iter().collect::<String>(), same);
        }
    }
}
