//! Characters that no text should have: control characters, noncharacters, invisible ones, those of private use.
//!
//! **You are here:** `lang/` — a leaf; asked when files are read, rendered and checked; no IO.
//!
//! *Source:* XML 1.0, 2.2 Characters (feeds and the sitemap); the Unicode Standard 23.7 and 23.2; portable-output.md E3.

/// Control characters but tab, line feed and carriage return, and noncharacters: no page, feed or index may hold them.
pub fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{B}'..='\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Characters that cannot be seen: of no width, marks and overrides of direction, the soft hyphen, annotations.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}'
        | '\u{61C}' | '\u{180E}' | '\u{FFF9}'..='\u{FFFC}' | '\u{E0000}'..='\u{E007F}')
}

/// Characters of private use: what they show depends on one machine's fonts.
pub fn is_private_use(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// Whether two characters stand on either side of a line end that is no space to the eye: between Chinese characters and
/// signs, and after the Tibetan point between syllables.
pub fn joins_without_space(before: char, after: char) -> bool {
    let wide = |c: char| {
        matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFD}' | '“' | '”'
            | '‘' | '’' | '…' | '—')
    };
    matches!(before, '\u{F0B}' | '\u{F0C}') || (wide(before) && wide(after))
}

/// A character's number, as `U+000B`.
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_character_is_of_one_sort_at_most() {
        for c in [
            '\u{B}', '\u{8}', '\u{FFFE}', '\u{1FFFF}', '\u{FDD0}', '\u{7F}', '\u{85}',
        ] {
            assert!(
                is_forbidden(c) && !is_invisible(c) && !is_private_use(c),
                "{}",
                code_point(c)
            );
        }
        for c in ['\u{202E}', '\u{200B}', '\u{2066}', '\u{FEFF}'] {
            assert!(is_invisible(c) && !is_forbidden(c), "{}", code_point(c));
        }
        for c in ['\u{E000}', '\u{F0B7}', '\u{10FFFD}'] {
            assert!(is_private_use(c) && !is_forbidden(c), "{}", code_point(c));
        }
        for c in ['\t', '\n', '\r', ' ', '\u{3000}', '甲', 'ཀ', '\u{FE0F}'] {
            assert!(
                !is_forbidden(c) && !is_invisible(c) && !is_private_use(c),
                "{}",
                code_point(c)
            );
        }
    }
}
