//! Languages, localised texts, and what holds for each script.
//!
//! **You are here:** `lang/` — a leaf: it imports nothing of ours and does no IO.

pub mod calendar;
mod characters;
pub mod chinese;
mod foreign;
mod placeholder;
pub mod sort;
pub mod tibetan;

pub use characters::{code_point, is_forbidden, is_invisible, is_private_use, joins_without_space};
pub use foreign::foreign_pieces;
pub use placeholder::{WRITTEN, is_placeholder, is_unchanged, says_nothing};

use serde::{Deserialize, Deserializer, de};
use std::fmt;

/// A language by its BCP 47 tag, as written in `site.yaml`: `zh`, `bo`. *Shape:* 2–15 ASCII letters, digits and hyphens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang {
    bytes: [u8; 15],
    len: u8,
}

impl Lang {
    /// Chinese.
    pub const ZH: Lang = Lang::literal(b"zh");
    /// Tibetan.
    pub const BO: Lang = Lang::literal(b"bo");

    const fn literal(tag: &[u8; 2]) -> Lang {
        let mut bytes = [0; 15];
        bytes[0] = tag[0];
        bytes[1] = tag[1];
        Lang { bytes, len: 2 }
    }

    /// The language of a tag, or none when it is not one: a primary tag of 2–3 letters, then subtags of 2–8.
    pub fn parse(tag: &str) -> Option<Lang> {
        let mut parts = tag.split('-');
        let primary = parts.next()?;
        let good = (2..=3).contains(&primary.len())
            && primary.bytes().all(|b| b.is_ascii_lowercase())
            && parts
                .all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        if !good || tag.len() > 15 {
            return None;
        }
        let mut bytes = [0; 15];
        bytes[..tag.len()].copy_from_slice(tag.as_bytes());
        Some(Lang {
            bytes,
            len: u8::try_from(tag.len()).ok()?,
        })
    }

    /// The tag as written in content.
    pub fn tag(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or_default()
    }

    /// The tag for the `lang` attribute: `zh-CN` for `zh` (tibetan.md T1: the site's Chinese is the mainland's).
    pub fn html(&self) -> &str {
        if *self == Lang::ZH { "zh-CN" } else { self.tag() }
    }

    /// The language that a `lang` attribute names, the other way round.
    pub fn of_html(lang: &str) -> Option<Lang> {
        if lang == "zh-CN" {
            Some(Lang::ZH)
        } else {
            Lang::parse(lang)
        }
    }

    /// The language's own name for itself, where known; else the tag.
    pub fn own_name(&self) -> &str {
        match self.tag().split('-').next() {
            Some("zh") => "中文",
            Some("bo") => "བོད་ཡིག",
            Some("en") => "English",
            Some("ug") => "ئۇيغۇرچە",
            Some("mn") => "Монгол",
            Some("ii") => "ꆈꌠꁱꂷ",
            _ => self.tag(),
        }
    }
}

/// The languages by the names that people write where a tag belongs.
const NAMES: &[(&str, &[&str])] = &[
    (
        "bo",
        &[
            "藏文", "藏语", "藏", "藏文版", "藏语版", "བོད་ཡིག", "བོད་སྐད", "tibetan", "zangwen", "zangyu",
            "tib", "bod", "tb", "tibet",
        ],
    ),
    (
        "zh",
        &[
            "中文", "汉文", "汉语", "汉", "中", "国语", "普通话", "汉文版", "中文版", "རྒྱ་ཡིག", "རྒྱ་སྐད",
            "chinese", "mandarin", "zhongwen", "hanwen", "hanyu", "cn", "chi", "zho", "cmn",
        ],
    ),
    (
        "en",
        &["英文", "英语", "英", "英文版", "english", "yingwen", "eng"],
    ),
    ("ug", &["维吾尔文", "维吾尔语", "维文", "维语"]),
    ("mn", &["蒙古文", "蒙古语", "蒙文", "蒙语"]),
    ("ii", &["彝文", "彝语"]),
];

/// The language of a name such as `藏文`, `བོད་ཡིག`, `Tibetan`, or of a tag in another case (`BO`, `zh_CN`).
pub fn named(word: &str) -> Option<Lang> {
    let lower = word
        .trim()
        .trim_end_matches(['་', '༌', '།'])
        .to_lowercase()
        .replace('_', "-");
    let tag = NAMES
        .iter()
        .find(|(tag, names)| *tag == lower || names.contains(&lower.as_str()))
        .map(|(tag, _)| *tag)
        .or_else(|| matches!(lower.as_str(), "zh-cn" | "zh-hans" | "zh-hans-cn").then_some("zh"))
        .or_else(|| matches!(lower.as_str(), "bo-cn" | "bo-tibt").then_some("bo"))?;
    Lang::parse(tag)
}

/// The language that a tag means which is not the one that content uses for it: `cn`, `tib`, `zh-CN`.
pub fn misnamed(tag: &str) -> Option<Lang> {
    named(tag).filter(|lang| lang.tag() != tag)
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// One text in one or several languages.
///
/// *Shape:* a plain string stands for the site's default language; it is kept apart from the tagged ones because a file
/// is read without knowing the site's settings. Never empty: an empty text is an absent one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    plain: Option<Box<str>>,
    tagged: Vec<(Lang, Box<str>)>,
}

impl Text {
    /// A text in the default language.
    pub fn plain(text: impl Into<Box<str>>) -> Text {
        Text {
            plain: Some(text.into()),
            tagged: Vec::new(),
        }
    }

    /// A text from its languages.
    pub fn tagged(texts: Vec<(Lang, Box<str>)>) -> Text {
        Text {
            plain: None,
            tagged: texts,
        }
    }

    /// The text in exactly this language.
    pub fn get(&self, lang: Lang, default: Lang) -> Option<&str> {
        self.tagged
            .iter()
            .find(|(of, _)| *of == lang)
            .map(|(_, text)| &**text)
            .or_else(|| {
                if lang == default {
                    self.plain.as_deref()
                } else {
                    None
                }
            })
    }

    /// The text in this language, else in the default one, else in the first that it has; with its language.
    pub fn best(&self, lang: Lang, default: Lang) -> (&str, Lang) {
        if let Some(text) = self.get(lang, default) {
            return (text, lang);
        }
        if let Some(text) = self.get(default, default) {
            return (text, default);
        }
        self.tagged
            .first()
            .map_or(("", default), |(of, text)| (&**text, *of))
    }

    /// Every language with its text, the default one first.
    pub fn all(&self, default: Lang) -> impl Iterator<Item = (Lang, &str)> {
        self.plain
            .as_deref()
            .map(|text| (default, text))
            .into_iter()
            .chain(self.tagged.iter().map(|(of, text)| (*of, &**text)))
    }

    /// The tagged languages.
    pub fn languages(&self) -> impl Iterator<Item = Lang> {
        self.tagged.iter().map(|(of, _)| *of)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Text;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or a map from language to text")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::plain(text))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                let mut tagged = Vec::new();
                while let Some((tag, text)) = map.next_entry::<String, String>()? {
                    let lang = Lang::parse(&tag).ok_or_else(|| de::Error::custom("not a language tag"))?;
                    tagged.push((lang, text.into()));
                }
                Ok(Text::tagged(tagged))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}
