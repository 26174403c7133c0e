//! Signs of special fonts: what Wingdings and its kin print for a number, in Unicode.
//!
//! **You are here:** `word/` — for `w:sym` and for words set in such a font; no IO. *Source:* the tables of the Unicode proposal
//! L2/11-052, as far as office documents use them.

/// The sign that a font prints for a code, `0xF0A8` or `0xA8`; none where it is not known.
pub(super) fn sign(font: &str, code: u32) -> Option<char> {
    let private = (0xF020..=0xF0FF).contains(&code);
    let code = if private { code - 0xF000 } else { code };
    let table: &[(u32, char)] = match font.to_lowercase().as_str() {
        "wingdings" => &[
            (0x28, '☎'),
            (0x29, '✆'),
            (0x2A, '✉'),
            (0x46, '☞'),
            (0x4A, '☺'),
            (0x6C, '●'),
            (0x6D, '❍'),
            (0x6E, '■'),
            (0x6F, '□'),
            (0x70, '❐'),
            (0x71, '❑'),
            (0x72, '❒'),
            (0x74, '⧫'),
            (0x75, '◆'),
            (0x76, '❖'),
            (0x77, '⬥'),
            (0x80, '⓪'),
            (0x81, '①'),
            (0x82, '②'),
            (0x83, '③'),
            (0x84, '④'),
            (0x85, '⑤'),
            (0x86, '⑥'),
            (0x87, '⑦'),
            (0x88, '⑧'),
            (0x89, '⑨'),
            (0x8A, '⑩'),
            (0x9F, '•'),
            (0xA1, '○'),
            (0xA7, '▪'),
            (0xA8, '◻'),
            (0xAB, '★'),
            (0xD8, '➢'),
            (0xDC, '➲'),
            (0xDF, '←'),
            (0xE0, '→'),
            (0xE1, '↑'),
            (0xE2, '↓'),
            (0xE8, '➔'),
            (0xF0, '⇨'),
            (0xFB, '✗'),
            (0xFC, '✓'),
            (0xFD, '☒'),
            (0xFE, '☑'),
        ],
        "wingdings 2" => &[
            (0x4F, '✗'),
            (0x50, '✓'),
            (0x51, '☒'),
            (0x52, '☑'),
            (0x53, '☒'),
            (0x54, '☒'),
            (0x97, '●'),
            (0xA3, '□'),
            (0x2A, '□'),
            (0x30, '☐'),
        ],
        "wingdings 3" => &[
            (0x66, '←'),
            (0x67, '→'),
            (0x68, '↑'),
            (0x69, '↓'),
            (0x7D, '▶'),
            (0x7E, '▷'),
        ],
        "symbol" => &[
            (0xA3, '≤'),
            (0xB3, '≥'),
            (0xB1, '±'),
            (0xB4, '×'),
            (0xB7, '•'),
            (0xB8, '÷'),
            (0xB9, '≠'),
            (0xBB, '≈'),
            (0xB0, '°'),
            (0xA5, '∞'),
            (0xD6, '√'),
            (0xAE, '→'),
            (0xAC, '←'),
            (0xDE, '⇒'),
            (0x61, 'α'),
            (0x62, 'β'),
            (0x6D, 'μ'),
            (0x70, 'π'),
            (0x53, 'Σ'),
            (0x57, 'Ω'),
            (0x44, 'Δ'),
        ],
        // The number is the sign's own, unless it is one of a font that is not known here.
        _ if private => return None,
        _ => {
            return char::from_u32(code)
                .filter(|c| !c.is_control() && !('\u{E000}'..='\u{F8FF}').contains(c));
        }
    };
    table.iter().find(|(own, _)| *own == code).map(|(_, sign)| *sign)
}

/// Whether letters of a font are signs.
pub(super) fn is_special(font: &str) -> bool {
    matches!(
        font,
        "wingdings" | "wingdings 2" | "wingdings 3" | "symbol" | "webdings"
    )
}

#[cfg(test)]
mod tests {
    use super::sign;

    #[test]
    fn signs_are_what_the_fonts_print() {
        assert_eq!(sign("Wingdings", 0xF0FE), Some('☑'));
        assert_eq!(sign("Wingdings 2", 0x52), Some('☑'));
        assert_eq!(sign("宋体", 0x2605), Some('★'));
        assert_eq!(sign("Wingdings", 0xF021), None);
        assert_eq!(sign("宋体", 0xF021), None);
    }
}
