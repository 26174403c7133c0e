//! Classes of characters: ideographs, Tibetan letters, and the punctuation of both.
//!
//! **You are here:** `markdown/chinese` — asked by all of its steps; no IO.

/// An ideograph, bopomofo, kana or a circled number: what a Chinese word is made of.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3040}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

/// A Tibetan letter, digit or mark on a letter.
pub(crate) fn is_tibetan_letter(c: char) -> bool {
    matches!(c, '\u{F00}' | '\u{F18}'..='\u{F19}' | '\u{F20}'..='\u{F33}' | '\u{F35}' | '\u{F37}' | '\u{F39}'
        | '\u{F3E}'..='\u{F84}' | '\u{F86}'..='\u{FBC}')
}

/// A letter of the scripts that do not put spaces between words.
pub(crate) fn is_own_letter(c: char) -> bool {
    is_ideograph(c) || is_tibetan_letter(c)
}

/// Whether a text holds Chinese or Tibetan letters.
pub(crate) fn has_own_letters(text: &str) -> bool {
    // Their UTF-8 begins with 0xE0 or more, so most other text is told at its bytes.
    text.bytes().any(|byte| byte >= 0xE0) && text.chars().any(is_own_letter)
}

/// The Tibetan point between syllables, breaking or not.
pub(crate) fn is_tsheg(c: char) -> bool {
    matches!(c, '\u{F0B}' | '\u{F0C}')
}

/// Which side of a word a sign of punctuation clings to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Opening: brackets, quotes, the Tibetan head mark.
    Opening,
    /// Closing: full stops, commas, closing brackets, the Tibetan shad.
    Closing,
    /// Either: dashes, symbols.
    Either,
}

/// Punctuation and symbols of Chinese and Tibetan texts, full-width forms among them; none for anything else.
pub(super) fn own_sign(c: char) -> Option<Sign> {
    use Sign::{Closing, Either, Opening};
    Some(match c {
        '（' | '「' | '『' | '“' | '‘' | '《' | '〈' | '【' | '〔' | '〖' | '〘' | '〚' | '［' | '｛' | '｟' | '｢' | '〝' | '‹' | '«'
        | '︵' | '︷' | '︹' | '︻' | '︽' | '︿' | '﹁' | '﹃' | '﹙' | '﹛' | '﹝' | '¿' | '¡' | '￥' | '＄' | '＃' | '＠'
        // Tibetan: opening brackets, head marks.
        | '\u{F3A}' | '\u{F3C}' | '\u{F01}'..='\u{F07}' | '\u{F09}' | '\u{F0A}' | '\u{FD0}' | '\u{FD3}' | '\u{FD4}' => Opening,
        '）' | '」' | '』' | '”' | '’' | '》' | '〉' | '】' | '〕' | '〗' | '〙' | '〛' | '］' | '｝' | '｠' | '｣' | '〞' | '〟' | '›'
        | '»' | '︶' | '︸' | '︺' | '︼' | '︾' | '﹀' | '﹂' | '﹄' | '﹚' | '﹜' | '﹞' | '，' | '、' | '。' | '；' | '：' | '！' | '？'
        | '．' | '｡' | '､' | '…' | '‥' | '％' | '‰' | '℃' | '℉' | '°' | '′' | '″' | '﹐'..='﹗' | '︐'..='︙' | '﹪' | '‼'
        | '⁇'..='⁉'
        // Tibetan: tsheg, shads and their ornaments, closing brackets, marks of repetition.
        | '\u{F08}' | '\u{F0B}'..='\u{F17}' | '\u{F1A}'..='\u{F1F}' | '\u{F34}' | '\u{F36}' | '\u{F38}' | '\u{F3B}'
        | '\u{F3D}' | '\u{F85}' | '\u{FBE}'..='\u{FCF}' | '\u{FD1}' | '\u{FD2}' | '\u{FD9}' | '\u{FDA}' => Closing,
        '·' | '•' | '×' | '÷' | '±' | '§' | '¶' | '†' | '‡' | '‧' | '‐'..='―' | '‖' | '※' | '⁂' | '℅' | '№' | '℡'
        | '\u{2190}'..='\u{23FF}' | '\u{2500}'..='\u{27BF}' | '\u{2900}'..='\u{2BFF}' | '〃' | '〄' | '〆' | '〒' | '〓' | '〜'
        | '〰' | '〽' | '〾' | '〿' | '・' | '゠' | '＂' | '＆' | '＇' | '＊' | '＋' | '－' | '／' | '＜' | '＝' | '＞' | '＼' | '＾' | '＿' | '｀'
        | '｜' | '～' | '￠'..='￥' | '￨'..='￮' | '﹟' | '﹠'..='﹩' | '﹫' | '\u{3200}'..='\u{33FF}' | '\u{FD5}'..='\u{FD8}' => Either,
        _ => return None,
    })
}

/// The same for ASCII.
pub(super) fn ascii_sign(c: char) -> Option<Sign> {
    match c {
        '(' | '[' | '{' | '<' | '#' | '$' | '@' => Some(Sign::Opening),
        ')' | ']' | '}' | '>' | '.' | ',' | ';' | ':' | '!' | '?' | '%' => Some(Sign::Closing),
        _ => c.is_ascii_punctuation().then_some(Sign::Either),
    }
}

/// A decimal digit: ASCII, full-width or Tibetan.
pub(crate) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９' | '\u{F20}'..='\u{F29}')
}

/// What looks like a blank: U+3000 and no-break spaces among them.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{1}')
}

/// What ends a sentence or a clause that can stand at the end of a line.
pub(super) fn ends_sentence(c: char) -> bool {
    matches!(
        c,
        '。' | '！' | '？' | '；' | '：' | '…' | '!' | '?' | ';' | ':' | '.' | '．' | '｡' | '\u{F0D}'
            ..='\u{F11}' | '\u{F14}'
    )
}

/// How wide a text is on the screen. *Units:* columns, two for an ideograph.
pub(super) fn width(text: &str) -> usize {
    text.chars()
        .map(|c| match c {
            '\t' => 4,
            _ if is_ideograph(c)
                || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}' | '“' | '”' | '—' | '…') =>
            {
                2
            }
            // Marks over and under Tibetan letters take no room.
            '\u{F71}'..='\u{F84}' | '\u{F8D}'..='\u{FBC}' => 0,
            _ => 1,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_of_the_blocks_is_one_of_ours() {
        // Signs that Unicode calls punctuation or symbols, in the blocks that Chinese and Tibetan texts use.
        let blocks = ('\u{3001}'..='\u{3020}')
            .chain('\u{FF01}'..='\u{FF0F}')
            .chain('\u{FF1A}'..='\u{FF20}');
        for c in blocks.filter(|c| !is_ideograph(*c) && !matches!(*c, '\u{3004}')) {
            assert!(
                own_sign(c).is_some() || matches!(c, '〠'),
                "U+{:04X}",
                u32::from(c)
            );
        }
        for c in [
            '\u{F0B}', '\u{F0D}', '\u{F0E}', '\u{F11}', '\u{F14}', '\u{F3C}', '\u{F3D}', '\u{F04}', '\u{F05}',
        ] {
            assert!(own_sign(c).is_some(), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn letters_are_no_signs() {
        for c in ['注', 'ཀ', 'ི', '༡', '①', 'a', '々'] {
            assert!(own_sign(c).is_none(), "{c}");
        }
    }
}
