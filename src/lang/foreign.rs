//! Pieces of a text that are in another script than the text: Tibetan in Chinese, Chinese in Tibetan.
//!
//! **You are here:** `lang/` — a leaf; asked wherever text becomes HTML, so that such a piece gets its own font and its own
//! voice (WCAG 2.2, 3.1.2 Language of Parts); no IO.

use std::ops::Range;

/// The Tibetan pieces of a text that is not Tibetan and the Chinese ones of a text that is not Chinese, each with its
/// language as HTML names it. *Shape:* in order, apart, each with a letter in it.
pub fn foreign_pieces(text: &str, lang: &str) -> Vec<(Range<usize>, &'static str)> {
    // Nearly every text is in one script: its bytes tell.
    let tibetan = !is(lang, "bo") && !is(lang, "dz") && text.bytes().any(|byte| byte == 0xE0);
    let chinese =
        !is(lang, "zh") && !is(lang, "ja") && text.bytes().any(|byte| matches!(byte, 0xE3..=0xE9 | 0xF0));
    if !tibetan && !chinese {
        return Vec::new();
    }
    let mut pieces: Vec<(Range<usize>, &'static str)> = Vec::new();
    // Whether only what may stand within a piece has come since the last one.
    let mut near = false;
    for (at, c) in text.char_indices() {
        let own = if tibetan && matches!(c, '\u{F00}'..='\u{FDA}') {
            Some("bo")
        } else if chinese && is_han(c) {
            Some("zh-CN")
        } else {
            None
        };
        let end = at + c.len_utf8();
        match (own, pieces.last_mut()) {
            (Some(own), Some((piece, lang))) if near && *lang == own => piece.end = end,
            (Some(own), _) => pieces.push((at..end, own)),
            (None, Some((piece, "zh-CN"))) if near && is_wide_sign(c) => {
                // A sign that ends a piece belongs to it when words go on after it.
                near = piece.end <= at;
                continue;
            }
            _ => {
                near &= c == ' ';
                continue;
            }
        }
        near = true;
    }
    // Digits and marks alone are no words.
    pieces.retain(|(piece, lang)| *lang != "bo" || text[piece.clone()].contains(is_tibetan_letter));
    pieces
}

fn is(lang: &str, tag: &str) -> bool {
    lang.split('-').next() == Some(tag)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}')
}

fn is_tibetan_letter(c: char) -> bool {
    matches!(c, '\u{F00}' | '\u{F40}'..='\u{F6C}')
}

fn is_wide_sign(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{FF01}'..='\u{FF5E}' | '“' | '”' | '‘' | '’' | '·' | '—' | '…')
        || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, lang: &str) -> Vec<(String, &'static str)> {
        foreign_pieces(text, lang)
            .into_iter()
            .map(|(piece, lang)| (text[piece].to_owned(), lang))
            .collect()
    }

    #[test]
    fn pieces_of_the_other_script_are_found() {
        assert_eq!(
            pieces("拉萨市（ལྷ་ས་གྲོང་ཁྱེར།）民政局", "zh-CN"),
            [("ལྷ་ས་གྲོང་ཁྱེར།".to_owned(), "bo")]
        );
        assert_eq!(
            pieces("བོད་ཡིག ཞབས་ཞུ། 双语", "zh"),
            [("བོད་ཡིག ཞབས་ཞུ།".to_owned(), "bo")]
        );
        assert_eq!(
            pieces("ལྷ་ས་城关区、达孜区 ཆུས།", "bo"),
            [("城关区、达孜区".to_owned(), "zh-CN")]
        );
        assert_eq!(
            pieces("Lhasa 拉萨 ལྷ་ས", "en"),
            [("拉萨".to_owned(), "zh-CN"), ("ལྷ་ས".to_owned(), "bo")]
        );
    }

    #[test]
    fn a_text_in_its_own_script_has_none() {
        for (text, lang) in [
            ("拉萨市12345", "zh-CN"),
            ("ལྷ་ས་ 12345", "bo"),
            ("abc", "zh"),
            ("", "bo"),
            ("1༡", "zh"),
        ] {
            assert_eq!(pieces(text, lang), [], "{text}");
        }
    }
}
