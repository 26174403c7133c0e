//! Character classes of the guard: which signs of Unicode a reader takes for a digit, for an X, or does not see.
//!
//! **You are here:** `personal/` — below the tokeniser; no IO. What Unicode knows is asked of its tables; only what they do not
//! say (Chinese numerals, dingbats, half digits) is listed here.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed, CodePointSetData};
use std::sync::LazyLock;

/// How a digit is written: signs of two ways stand side by side, and belong to two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Decimal digits of any script.
    Decimal,
    /// 一三九, 壹叁玖, 〡〣〩.
    Numeral,
    /// In circles, brackets, raised or lowered.
    Set,
}

/// What a reader takes a sign for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A digit.
    Digit(u8, Script),
    /// Two digits in one sign.
    Two(u8, u8),
    /// The letter X.
    X,
    /// Not seen, or seen as part of the sign before: ignorable signs, combining marks.
    Nothing,
    /// A space.
    Space,
    /// A dash.
    Dash,
    /// Anything else.
    Other,
}

/// The first digits of all rows of decimal digits, with the ends of the rows.
static ROWS: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| {
    categories()
        .iter_ranges_for_value(GeneralCategory::DecimalNumber)
        .map(|range| (*range.start(), *range.end()))
        .collect()
});

fn categories() -> CodePointMapDataBorrowed<'static, GeneralCategory> {
    CodePointMapData::<GeneralCategory>::new()
}

/// What a reader takes a character for.
pub(super) fn sign(c: char) -> Sign {
    if let Some(digit) = numeral(c) {
        return Sign::Digit(digit, Script::Numeral);
    }
    match c {
        '\u{4E00}'..='\u{9FFF}' | 'a'..='w' | 'A'..='W' => return Sign::Other,
        '0'..='9' => return decimal(c).map_or(Sign::Other, |digit| Sign::Digit(digit, Script::Decimal)),
        'X' | 'x' | '×' | '╳' | 'Х' | 'х' | 'Χ' | 'χ' | '✕' | '✖' | '✗' | '✘' | '⨯' | '❌' | '❎' | '🅇'
        | '🅧' | '🆇' | 'Ⅹ' | 'ⅹ' | 'ⓧ' | 'Ⓧ' => return Sign::X,
        // Half digits: drawn with a stroke, read by most as the digit.
        '༪'..='༲' => return set(u32::from(c) - 0x0F2A + 1),
        // Digits in black and sans-serif circles have no decomposition.
        '❶'..='❾' => return set(u32::from(c) - 0x2776 + 1),
        '➀'..='➈' => return set(u32::from(c) - 0x2780 + 1),
        '➊'..='➒' => return set(u32::from(c) - 0x278A + 1),
        '⓵'..='⓽' => return set(u32::from(c) - 0x24F5 + 1),
        '༳' | '⓿' | '🄋' | '🄌' => return set(0),
        '❿' | '➉' | '➓' | '⓾' => return Sign::Two(1, 0),
        '⓫'..='⓳' => return two(u32::from(c) - 0x24EB + 11),
        '⓴' => return Sign::Two(2, 0),
        _ => {}
    }
    match categories().get(c) {
        GeneralCategory::DecimalNumber => {
            decimal(c).map_or(Sign::Other, |digit| Sign::Digit(digit, Script::Decimal))
        }
        GeneralCategory::NonspacingMark
        | GeneralCategory::EnclosingMark
        | GeneralCategory::SpacingMark
        | GeneralCategory::Format => Sign::Nothing,
        GeneralCategory::SpaceSeparator => Sign::Space,
        GeneralCategory::DashPunctuation => Sign::Dash,
        _ if CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c) => Sign::Nothing,
        // A blank pattern of Braille is as good as a space.
        _ if c == '\u{2800}' => Sign::Space,
        GeneralCategory::OtherNumber | GeneralCategory::LetterNumber => decomposed(c),
        GeneralCategory::UppercaseLetter
        | GeneralCategory::LowercaseLetter
        | GeneralCategory::OtherSymbol
            if u32::from(c) > 0x2000 =>
        {
            decomposed(c)
        }
        _ => Sign::Other,
    }
}

fn decimal(c: char) -> Option<u8> {
    let code = u32::from(c);
    let row = ROWS.partition_point(|(_, end)| *end < code);
    let (start, _) = ROWS.get(row).filter(|(start, _)| *start <= code)?;
    u8::try_from((code - start) % 10).ok()
}

fn set(value: u32) -> Sign {
    u8::try_from(value).map_or(Sign::Other, |value| Sign::Digit(value, Script::Set))
}

fn two(value: u32) -> Sign {
    match (u8::try_from(value / 10), u8::try_from(value % 10)) {
        (Ok(tens @ 0..=9), Ok(ones)) => Sign::Two(tens, ones),
        _ => Sign::Other,
    }
}

/// What compatibility makes of a sign: ① is 1, ⑴ is (1), ⒈ is "1.", ㊀ is 一, 𝐗 is X.
fn decomposed(c: char) -> Sign {
    let plain = DecomposingNormalizerBorrowed::new_nfkd()
        .normalize(c.encode_utf8(&mut [0; 4]))
        .into_owned();
    let mut digits = [0; 2];
    let mut count = 0;
    let mut script = Script::Set;
    for own in plain.chars() {
        match own {
            '(' | ')' | '.' | ',' => {}
            'X' | 'x' if plain.len() == 1 => return Sign::X,
            _ => match decimal(own).or_else(|| numeral(own)) {
                Some(digit) if count < 2 => {
                    // ㈠ stands in one row with 〇, which has no brackets.
                    if decimal(own).is_none() {
                        script = Script::Numeral;
                    }
                    digits[count] = digit;
                    count += 1;
                }
                _ => return Sign::Other,
            },
        }
    }
    match count {
        1 => Sign::Digit(digits[0], script),
        2 => Sign::Two(digits[0], digits[1]),
        _ => Sign::Other,
    }
}

/// Chinese numerals: everyday, spoken (幺), formal, and those of Suzhou.
fn numeral(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '零' | '○' | '◯' => 0,
        '一' | '幺' | '壹' | '弌' | '〡' => 1,
        '二' | '贰' | '貳' | '弍' | '两' | '〢' => 2,
        '三' | '叁' | '叄' | '弎' | '〣' => 3,
        '四' | '肆' | '〤' => 4,
        '五' | '伍' | '〥' => 5,
        '六' | '陆' | '陸' | '〦' => 6,
        '七' | '柒' | '〧' => 7,
        '八' | '捌' | '〨' => 8,
        '九' | '玖' | '〩' => 9,
        _ => return None,
    })
}

/// Whether three bytes, the first of an ideograph, are a numeral; asked for every ideograph of every text.
pub(super) fn is_numeral_bytes([first, second, third]: [u8; 3]) -> bool {
    let code = u32::from(first & 0x0F) << 12 | u32::from(second & 0x3F) << 6 | u32::from(third & 0x3F);
    // The same signs as those of `numeral`, as numbers: the compiler makes few comparisons of them.
    matches!(
        code,
        0x4E00
            | 0x4E8C
            | 0x4E09
            | 0x56DB
            | 0x4E94
            | 0x516D
            | 0x4E03
            | 0x516B
            | 0x4E5D
            | 0x96F6
            | 0x5E7A
            | 0x58F9
            | 0x5F0C
            | 0x8D30
            | 0x8CB3
            | 0x5F0D
            | 0x4E24
            | 0x53C1
            | 0x53C4
            | 0x5F0E
            | 0x8086
            | 0x4F0D
            | 0x9646
            | 0x9678
            | 0x67D2
            | 0x634C
            | 0x7396
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_decimal_digit_of_unicode_has_its_value() {
        assert!(ROWS.len() > 50, "{}", ROWS.len());
        for (start, end) in &*ROWS {
            assert_eq!((end - start + 1) % 10, 0, "{start:X}");
            for code in *start..=*end {
                let c = char::from_u32(code);
                let value = u8::try_from((code - start) % 10).ok();
                assert_eq!(
                    c.map(sign),
                    value.map(|value| Sign::Digit(value, Script::Decimal)),
                    "{code:X}"
                );
            }
        }
    }

    #[test]
    fn every_numeral_is_known_by_its_bytes() {
        for c in '\u{4000}'..='\u{9FFF}' {
            let mut bytes = [0; 3];
            c.encode_utf8(&mut bytes);
            assert_eq!(is_numeral_bytes(bytes), numeral(c).is_some(), "{c}");
        }
    }

    #[test]
    fn signs_that_show_a_digit_are_read() {
        for (signs, first) in [
            ("①②③④⑤⑥⑦⑧⑨", 1),
            ("⑴⑵⑶⑷⑸⑹⑺⑻⑼", 1),
            ("⒈⒉⒊⒋⒌⒍⒎⒏⒐", 1),
            ("❶❷❸❹❺❻❼❽❾", 1),
            ("➀➁➂➃➄➅➆➇➈", 1),
            ("➊➋➌➍➎➏➐➑➒", 1),
            ("⓵⓶⓷⓸⓹⓺⓻⓼⓽", 1),
            ("⁰¹²³⁴⁵⁶⁷⁸⁹", 0),
            ("₀₁₂₃₄₅₆₇₈₉", 0),
            ("༪༫༬༭༮༯༰༱༲", 1),
        ] {
            for (value, c) in (first..).zip(signs.chars()) {
                assert_eq!(sign(c), Sign::Digit(value, Script::Set), "{c}");
            }
        }
        for (value, (bracket, circle)) in
            (1..).zip("㈠㈡㈢㈣㈤㈥㈦㈧㈨".chars().zip("㊀㊁㊂㊃㊄㊅㊆㊇㊈".chars()))
        {
            assert_eq!(sign(bracket), Sign::Digit(value, Script::Numeral), "{bracket}");
            assert_eq!(sign(circle), Sign::Digit(value, Script::Numeral), "{circle}");
        }
        for (c, tens, ones) in [
            ('⑩', 1, 0),
            ('⑬', 1, 3),
            ('⒆', 1, 9),
            ('㉑', 2, 1),
            ('㊿', 5, 0),
            ('⓬', 1, 2),
        ] {
            assert_eq!(sign(c), Sign::Two(tens, ones), "{c}");
        }
    }

    #[test]
    fn an_x_is_known_in_its_shapes_and_words_are_not_numbers() {
        for c in "XxＸｘ×ХΧⅩⅹ𝐗𝕏ⓍⓧX🅇✕".chars() {
            assert_eq!(sign(c), Sign::X, "{c}");
        }
        for c in "aZ元号十百ཀ།Ⅴ½㎡℃Å".chars() {
            assert_eq!(sign(c), Sign::Other, "{c}");
        }
    }
}
