//! Collation of Chinese, by sound: syllable by syllable, then by tone.
//!
//! **You are here:** `lang/chinese` — read by `lang/sort`; no IO.
//!
//! A character has its most frequent reading. 重庆 and 长沙 need a sort key in their records.

use super::reading::reading;
use crate::lang::sort::{END, decomposed, end_number, end_word};

/// Behind `u`, for `ü`: 路 < 绿 < 乱.
const UMLAUT: u8 = 2;

/// Before a character that has no reading: after all letters.
const UNREAD: u8 = 0xF0;

/// Sounds first, then all tones.
pub(in crate::lang) fn key(text: &str, key: &mut Vec<u8>) {
    let mut tones = Vec::new();
    let mut number = String::new();
    for c in decomposed(text).chars() {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        end_number(&mut number, key);
        if let Some(reading) = reading(c) {
            end_word(key);
            for letter in reading.letters.chars() {
                match u8::try_from(letter) {
                    Ok(letter) if letter.is_ascii() => key.push(letter),
                    _ => key.extend_from_slice(&[b'u', UMLAUT]),
                }
            }
            key.push(END);
            tones.push(reading.tone);
        } else if c.is_ascii_alphabetic() {
            key.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        } else if c.is_alphanumeric() {
            key.push(UNREAD);
            key.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        } else {
            end_word(key);
        }
    }
    end_number(&mut number, key);
    end_word(key);
    key.push(0);
    key.extend_from_slice(&tones);
}

/// The first letter of a character's sound.
pub(in crate::lang) fn initial(c: char) -> Option<char> {
    reading(c)?
        .letters
        .chars()
        .next()
        .filter(char::is_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::lang::Lang;
    use crate::lang::sort::tests::in_order;
    use crate::lang::sort::{initial, key};

    #[test]
    fn names_go_by_sound_then_by_tone() {
        in_order(
            Lang::ZH,
            &[
                "2号站", "10号站", "A站", "八廓街道", "城关区", "达孜区", "当雄县", "堆龙德庆区",
                "嘎玛贡桑街道", "拉萨", "拉萨市", "林周县", "路", "绿", "乱", "妈", "麻", "马", "骂",
                "墨竹工卡县", "尼木县", "曲水县", "西安", "先",
            ],
        );
    }

    #[test]
    fn a_records_own_key_replaces_the_usual_reading() {
        let chongqing = key(Lang::ZH, "重庆", Some("chong qing"));
        assert!(chongqing < key(Lang::ZH, "大理", None) && key(Lang::ZH, "重庆", None) > chongqing);
        assert_eq!(initial(Lang::ZH, "重庆", Some("chong qing")).letter, "C");
        assert_eq!(initial(Lang::ZH, "“双语”社工站", None).letter, "S");
        assert_eq!(initial(Lang::ZH, "3号站", None).id, "other");
        assert_eq!(initial(Lang::ZH, "ＡＢ站", None).id, "a");
        assert_eq!(initial(Lang::ZH, "བོད་", None).id, "other");
    }

    #[test]
    fn a_sort_key_and_the_characters_it_spells_stand_together() {
        let spelt = key(Lang::ZH, "重庆", Some("chong qing"));
        assert!(key(Lang::ZH, "冲", None) < spelt && spelt < key(Lang::ZH, "虫子", None));
    }
}
