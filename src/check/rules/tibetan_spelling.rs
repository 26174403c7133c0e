//! Z405 `tibetan-spelling`
//!
//! *What it checks:* in Tibetan texts: two tshegs together, a tsheg before a shad (but after ང), a shad right after ང, ཀ or ག,
//! characters that Unicode discourages, marks without a letter or in the wrong order, private-use characters of old fonts.
//!
//! *Why:* most of these are slips that a reader of Tibetan sees at once and others never; private-use characters are boxes
//! on every other machine. Nothing is changed silently: the words are the author's.
//!
//! *Bad:* `ལྷ་ས་་གྲོང་ཁྱེར་།`. *Good:* `ལྷ་ས་གྲོང་ཁྱེར།`.
//!
//! *Source:* tibetan.md N3 and N4 (W3C tlreq; the Unicode Standard). NFC has already taken apart U+0F73, 0F75 and 0F81.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Languages;
use crate::check::findings::Findings;
use crate::check::walk::Seen;
use crate::check::walk::{Path, Words};
use crate::diag::{Fault, code};
use crate::lang::Lang;
use crate::lang::tibetan::{TSHEG, is_letter, is_mark, is_subjoined, is_vowel};
use std::ops::Range;

const TSHEG_UNBROKEN: char = '\u{F0C}';
const NGA: char = 'ང';

pub(crate) fn check(_: &Languages<'_>, seen: &Seen<'_>, findings: &mut Findings) {
    if let Some(body) = seen.body.filter(|_| is_tibetan(seen.lang)) {
        for slip in slips(&body.markdown) {
            findings.add(|| {
                (
                    seen.origin.span(body.span(slip.at.clone())),
                    slip.fault(&body.markdown),
                )
            });
        }
    }
    seen.data.walk(&Path::Root, &mut |path, words| {
        let Words::Text(text) = words else { return };
        for (lang, text) in text.all(seen.lang).filter(|(lang, _)| is_tibetan(*lang)) {
            for slip in slips(text) {
                let words = &text[slip.at.clone()];
                findings.add(|| {
                    (
                        seen.origin.field(&format!("{path}.{lang}={words}")),
                        slip.fault(text),
                    )
                });
            }
        }
    });
}

fn is_tibetan(lang: Lang) -> bool {
    lang.tag().split('-').next() == Some(Lang::BO.tag())
}

/// A place in a text that is not as Tibetan is written. *Units:* bytes.
#[derive(Debug, PartialEq, Eq)]
struct Slip {
    kind: Kind,
    at: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    DoubleTsheg,
    TshegBeforeShad,
    ShadAfterNga,
    ShadAfterKaGa,
    Discouraged,
    LoneMark,
    VowelBeforeSubjoined,
    VowelTwice,
    PrivateUse,
}

fn slips(text: &str) -> Vec<Slip> {
    let mut found = Vec::new();
    // The two characters before the current one, and the letter that the marks between belong to.
    let (mut before, mut last, mut letter) = (None, None, None);
    for (at, c) in text.char_indices() {
        let mut add = |kind, back: Option<char>| {
            let start = at - back.map_or(0, char::len_utf8);
            found.push(Slip {
                kind,
                at: start..at + c.len_utf8(),
            });
        };
        match c {
            TSHEG | TSHEG_UNBROKEN if last.is_some_and(is_tsheg) => add(Kind::DoubleTsheg, last),
            '\u{F0D}' | '\u{F0E}' => match (last, letter) {
                (Some(tsheg), _)
                    if is_tsheg(tsheg) && before != Some(NGA) && before.is_some_and(is_letter_or_mark) =>
                {
                    add(Kind::TshegBeforeShad, last);
                }
                (Some(NGA), _) => add(Kind::ShadAfterNga, last),
                (Some(_), Some('ཀ' | 'ག')) => add(Kind::ShadAfterKaGa, last),
                _ => {}
            },
            '\u{F77}' | '\u{F79}' => add(Kind::Discouraged, None),
            _ if is_private(c) => add(Kind::PrivateUse, None),
            _ if is_mark(c) && !last.is_some_and(can_bear) => add(Kind::LoneMark, None),
            _ if is_subjoined(c) && last.is_some_and(is_vowel) => add(Kind::VowelBeforeSubjoined, last),
            _ if is_vowel(c) && last == Some(c) => add(Kind::VowelTwice, last),
            _ => {}
        }
        letter = if is_vowel(c) { letter } else { Some(c) };
        (before, last) = (last, Some(c));
    }
    found
}

fn is_tsheg(c: char) -> bool {
    matches!(c, TSHEG | TSHEG_UNBROKEN)
}

fn is_letter_or_mark(c: char) -> bool {
    is_letter(c) || is_mark(c)
}

/// What a mark may follow: letters and other marks, ༀ, marks under and over letters, signs before a letter, the dotted circle.
fn can_bear(c: char) -> bool {
    is_letter_or_mark(c)
        || matches!(
            c,
            '\u{F00}' | '\u{F35}' | '\u{F37}' | '\u{F39}' | '\u{F85}'..='\u{F8C}' | '\u{25CC}'
        )
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
}

impl Slip {
    fn fault(&self, text: &str) -> Fault {
        let syllable = self.syllable(text);
        let (zh, en, help_zh, help_en) = self.kind.words();
        Fault::new(
            code::TIBETAN_SPELLING,
            format!("藏文“{syllable}”{zh}"),
            format!("the Tibetan `{syllable}` {en}"),
        )
        .help(help_zh, help_en)
    }

    /// The place with the letters before it, so that the message can be understood without the line.
    fn syllable<'t>(&self, text: &'t str) -> &'t str {
        let before = &text[..self.at.start];
        let start = before
            .char_indices()
            .rev()
            .take_while(|(_, c)| is_letter_or_mark(*c))
            .last()
            .map_or(self.at.start, |(at, _)| at);
        &text[start..self.at.end]
    }
}

impl Kind {
    /// What is wrong and what to write, in both languages.
    fn words(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Kind::DoubleTsheg => (
                "里有两个连着的音节点",
                "has two tshegs together",
                "只留一个 ་",
                "keep one ་",
            ),
            Kind::TshegBeforeShad => (
                "在分句线前多了音节点",
                "has a tsheg before the shad",
                "删去 །前面的 ་(只有 ང 后面才加)",
                "delete the ་ before the །; it stands only after ང",
            ),
            Kind::ShadAfterNga => (
                "的 ང 后面直接跟了分句线",
                "has a shad right after ང",
                "在 ང 和 ། 之间加一个音节点：ང༌།",
                "put a tsheg between ང and །: ང༌།",
            ),
            Kind::ShadAfterKaGa => (
                "在 ཀ 或 ག 后面写了分句线",
                "has a shad after ཀ or ག",
                "ཀ、ག 自带竖线，后面不写 །，只空一格",
                "ཀ and ག end in a stroke of their own: write a space instead of །",
            ),
            Kind::Discouraged => (
                "里有不再使用的字符",
                "holds a discouraged character",
                "分开写：U+0F77 写成 ྲ+ཱ+ྀ，U+0F79 写成 ླ+ཱ+ྀ",
                "write it in parts: U+0F77 as 0FB2 0F71 0F80, U+0F79 as 0FB3 0F71 0F80",
            ),
            Kind::LoneMark => (
                "有一个前面没有字母的元音或下加字",
                "has a vowel or subjoined letter without a letter before it",
                "补上字母，或删去这个符号；多半是打字时掉了字母，或字母和符号之间多了空格",
                "add the letter or delete the mark; often a letter was lost or a space stands between",
            ),
            Kind::VowelBeforeSubjoined => (
                "里元音写在了下加字前面",
                "has a vowel before a subjoined letter",
                "先打下加字，再打元音",
                "type the subjoined letter first, then the vowel",
            ),
            Kind::VowelTwice => (
                "里同一个元音写了两次",
                "has the same vowel twice",
                "只留一个；双 ེ 写 ཻ，双 ོ 写 ཽ",
                "keep one; write ཻ for two ེ and ཽ for two ོ",
            ),
            Kind::PrivateUse => (
                "是旧字体的私用字符，别的电脑上显示成方框",
                "is a private-use character of an old font: a box on other machines",
                "用通用的 Unicode 藏文输入法重打，或用转换工具把旧编码文稿转成 Unicode",
                "type it again with a Unicode input method, or convert the old text to Unicode",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        slips(text).into_iter().map(|slip| slip.kind).collect()
    }

    #[test]
    fn each_slip_is_seen() {
        for (text, kind) in [
            ("ལྷ་་ས", Kind::DoubleTsheg),
            ("ཁྱེར་།", Kind::TshegBeforeShad),
            ("རྫོང།", Kind::ShadAfterNga),
            ("ཡིག།", Kind::ShadAfterKaGa),
            ("ཀི།", Kind::ShadAfterKaGa),
            ("ཀ\u{F77}", Kind::Discouraged),
            ("་ིས", Kind::LoneMark),
            ("ཀུྲ", Kind::VowelBeforeSubjoined),
            ("ཀིི", Kind::VowelTwice),
            ("\u{E123}", Kind::PrivateUse),
        ] {
            assert_eq!(kinds(text), [kind], "{text}");
        }
    }

    #[test]
    fn good_tibetan_is_left_alone() {
        for text in [
            "ལྷ་ས་གྲོང་ཁྱེར།",
            "རྫོང༌། ཤང་།",
            "ཡིག ཀྲུང་གོ ",
            "སྒྲིག ། །",
            "བསྒྲུབས། །",
            "ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ།",
            "ཀྲུའུ། 2026-11-22 城关区",
            "སྐུ།",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn the_message_shows_the_syllable() {
        let text = "ལྷ་ས་གྲོང་ཁྱེར་།";
        let slips = slips(text);
        assert!(
            slips[0].fault(text).zh.starts_with("藏文“ཁྱེར་།”"),
            "{}",
            slips[0].fault(text).zh
        );
    }
}
