//! Pinyin: how a character is read.
//!
//! **You are here:** `lang/chinese` — the only file that knows the dictionary (the crate `pinyin`); no IO.

use pinyin::{ToPinyin as _, ToPinyinMulti as _};

/// One reading of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// In small letters without a tone: a–z and ü.
    pub letters: &'static str,
    /// 1 to 4; 5 where there is none.
    pub tone: u8,
}

impl Reading {
    fn of(sound: pinyin::Pinyin) -> Reading {
        Reading {
            letters: sound.plain(),
            tone: match sound.with_tone_num_end().as_bytes().last() {
                Some(digit @ b'1'..=b'4') => digit - b'0',
                _ => 5,
            },
        }
    }
}

/// The most frequent reading of a character; none when it is no ideograph or the dictionary lacks it.
pub fn reading(c: char) -> Option<Reading> {
    c.to_pinyin().map(Reading::of)
}

/// All readings of a character, the most frequent first.
pub fn readings(c: char) -> impl Iterator<Item = Reading> {
    c.to_pinyin_multi().into_iter().flatten().map(Reading::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_has_its_most_frequent_reading_and_all_others() {
        let chang = Reading {
            letters: "zhang",
            tone: 3,
        };
        assert!(readings('长').any(|reading| reading == chang) && readings('长').count() > 1);
        assert_eq!(reading('绿').map(|own| own.letters), Some("lü"));
        assert_eq!(reading('吗').map(|own| own.tone), Some(5));
        assert_eq!(reading('a'), None);
    }
}
