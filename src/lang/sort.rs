//! Collation: the order of names, and the letter under which a name stands.
//!
//! **You are here:** `lang/` — used by lists that are sorted at build time (browsers do not know Tibetan order); no IO.
//!
//! Chinese goes by its sound, Tibetan by its root letters (tibetan.md C2), other languages by folded lower case. Numbers
//! go by size, before letters; punctuation does not count. Keys of different languages are not meant to be compared.

use super::{Lang, chinese, tibetan};
use icu_normalizer::DecomposingNormalizerBorrowed;

/// Ends a syllable or word: what is shorter comes first. Every weight is larger.
pub(super) const END: u8 = 1;

/// The letter under which a name stands in an A–Z list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Initial {
    /// For reading: `A` to `Z`, a Tibetan root letter, or `#`.
    pub letter: String,
    /// For addresses, ASCII: `a` to `z`, `t-0f40`, or `other`.
    pub id: String,
}

impl Initial {
    fn latin(letter: char) -> Initial {
        Initial {
            letter: letter.to_ascii_uppercase().to_string(),
            id: letter.to_ascii_lowercase().to_string(),
        }
    }

    fn tibetan(letter: char) -> Initial {
        Initial {
            letter: letter.to_string(),
            id: format!("t-{:04x}", u32::from(letter)),
        }
    }

    fn other() -> Initial {
        Initial {
            letter: "#".to_owned(),
            id: "other".to_owned(),
        }
    }
}

/// Bytes that compare as names of the language are ordered. `override_` is the record's own sort key (`chong qing`), where
/// the usual reading is not the right one; it counts for names in its own script.
pub fn key(lang: Lang, text: &str, override_: Option<&str>) -> Vec<u8> {
    let read = reading(lang, text, override_);
    let mut key = Vec::with_capacity(read.len() * 2);
    match lang {
        Lang::ZH => chinese::order::key(read, &mut key),
        Lang::BO => tibetan::order::key(read, &mut key),
        _ => fold(read, &mut key),
    }
    // Equal names in different writing still have one order.
    key.push(0);
    key.extend_from_slice(text.as_bytes());
    key
}

/// The letter of a name.
pub fn initial(lang: Lang, text: &str, override_: Option<&str>) -> Initial {
    let read = reading(lang, text, override_);
    let Some(first) = decomposed(read).chars().find(|c| c.is_alphanumeric()) else {
        return Initial::other();
    };
    if first.is_ascii_alphabetic() {
        return Initial::latin(first);
    }
    let found = match lang {
        Lang::ZH => chinese::order::initial(first).map(Initial::latin),
        Lang::BO => tibetan::order::initial(read).map(Initial::tibetan),
        _ => None,
    };
    found.unwrap_or_else(Initial::other)
}

/// What a name is sorted by: a record has one sort key for its names in all languages, and pinyin says how the Chinese one
/// is read, not under which letter the Tibetan one stands.
fn reading<'t>(lang: Lang, text: &'t str, override_: Option<&'t str>) -> &'t str {
    override_
        .filter(|key| (lang == Lang::BO) == key.contains(tibetan::is_letter))
        .unwrap_or(text)
}

/// Compatibility forms taken apart, accents dropped, lower case.
pub(super) fn decomposed(text: &str) -> String {
    DecomposingNormalizerBorrowed::new_nfkd()
        .normalize(text)
        .chars()
        .filter(|c| !matches!(c, '\u{300}'..='\u{36F}'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Words of letters and numbers, each with its end.
fn fold(text: &str, key: &mut Vec<u8>) {
    let mut number = String::new();
    for c in decomposed(text).chars() {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        end_number(&mut number, key);
        if c.is_alphanumeric() {
            key.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        } else {
            end_word(key);
        }
    }
    end_number(&mut number, key);
    end_word(key);
}

/// A number by its size: the count of its digits, then the digits. All are less than the letter `a`.
pub(super) fn end_number(number: &mut String, key: &mut Vec<u8>) {
    if number.is_empty() {
        return;
    }
    let digits = number.trim_start_matches('0');
    key.push(b'0' + u8::try_from(digits.len().min(10)).unwrap_or(10));
    key.extend_from_slice(digits.as_bytes());
    key.push(END);
    number.clear();
}

pub(super) fn end_word(key: &mut Vec<u8>) {
    if key.last().is_some_and(|last| *last != END) {
        key.push(END);
    }
}

#[cfg(test)]
pub(super) mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use proptest::prelude::*;

    /// Whether the names stand in this order, whatever order they come in.
    pub(in crate::lang) fn in_order(lang: Lang, names: &[&str]) {
        for pair in names.windows(2) {
            assert!(
                key(lang, pair[0], None) < key(lang, pair[1], None),
                "{} < {}",
                pair[0],
                pair[1]
            );
        }
    }

    #[test]
    fn other_languages_are_sorted_without_case_and_accents() {
        let en = Lang::parse("en").unwrap();
        in_order(
            en,
            &["2 rooms", "10 rooms", "Éa", "eb", "Lhasa", "Lhasa East", "Lhasaa"],
        );
        assert_eq!(
            initial(en, "“Éa”", None),
            Initial {
                letter: "E".into(),
                id: "e".into()
            }
        );
        assert_eq!(initial(en, "7", None).id, "other");
        assert_eq!(initial(en, "", None).letter, "#");
        assert_eq!(initial(en, "北京", None).id, "other");
    }

    #[test]
    fn a_sort_key_counts_for_the_name_in_its_own_script() {
        let pinyin = Some("la sa");
        assert_eq!(initial(Lang::ZH, "拉萨", pinyin).id, "l");
        assert_eq!(initial(Lang::BO, "ལྷ་ས", pinyin), initial(Lang::BO, "ལྷ་ས", None));
        assert_eq!(key(Lang::BO, "ལྷ་ས", pinyin), key(Lang::BO, "ལྷ་ས", None));
        assert_eq!(key(Lang::ZH, "拉萨", Some("ལྷ་ས")), key(Lang::ZH, "拉萨", None));
    }

    proptest! {
        #[test]
        fn any_text_has_a_key_and_an_ascii_anchor(text in "\\PC{0,20}") {
            for lang in [Lang::ZH, Lang::BO, Lang::parse("en").unwrap()] {
                prop_assert!(key(lang, &text, None).ends_with(text.as_bytes()));
                let initial = initial(lang, &text, None);
                prop_assert!(initial.id.is_ascii() && !initial.letter.is_empty());
            }
        }

        #[test]
        fn any_tibetan_letters_have_a_key(text in "[\u{F40}-\u{FBC}་ ]{0,12}") {
            prop_assert!(key(Lang::BO, &text, None).ends_with(text.as_bytes()));
        }
    }
}
