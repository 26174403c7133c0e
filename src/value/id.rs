//! Identifiers: the names that become addresses of pages.
//!
//! **You are here:** `value/` — one of the scalars; no IO.

use super::Scalar;
use super::typed::{half_width, shown};
use crate::diag::{Fault, code};
use crate::lang::chinese;
use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

/// The longest identifier. *Units:* bytes (all are ASCII).
const LONGEST: usize = 64;

/// Folder names that IIS and Tomcat answer with 404 (portable-output.md N5).
const REFUSED_BY_SERVERS: &[&str] = &[
    "bin", "app_data", "app_code", "app_browsers", "app_globalresources", "app_localresources",
    "app_webreferences", "web-inf", "meta-inf",
];

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident, $format:literal, $description:literal, $pattern:literal, $underscore:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Scalar for $name {
            const FORMAT: &'static str = $format;
            const DESCRIPTION: &'static str = $description;
            const PATTERN: &'static str = $pattern;

            fn read(text: &str) -> Result<Self, Fault> {
                check(text, $underscore).map(|()| $name(text.into()))
            }
        }

        impl Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}

identifier!(
    /// A record's identifier. *Shape:* 1–64 of `a-z`, `0-9`, `-`; never a name that Windows, a web server or the site
    /// itself uses for something else.
    Id,
    "id",
    "编号：小写英文字母、数字和短横，最多64个，发布以后不要改",
    "^[a-z0-9-]{1,64}$",
    false
);

identifier!(
    /// A measure's identifier. *Shape:* an [`Id`] that may hold `_`, as the names of statistics do.
    MeasureId,
    "measure-id",
    "指标编号：小写英文字母、数字、短横和下划线，最多64个",
    "^[a-z0-9_-]{1,64}$",
    true
);

fn check(text: &str, underscore: bool) -> Result<(), Fault> {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || (underscore && c == '_');
    let found = shown(text);
    let fault = if let Some(wrong) = text.chars().find(|c| !good(*c)) {
        let (zh, en) = if is_unseen(wrong) {
            let code = u32::from(wrong);
            (
                format!("看不见的字符(U+{code:04X})"),
                format!("an invisible character (U+{code:04X})"),
            )
        } else {
            let wrong = shown(&wrong.to_string());
            (format!("“{wrong}”"), format!("`{wrong}`"))
        };
        Fault::new(
            code::BAD_ID,
            format!("编号“{found}”里不能有{zh}"),
            format!("the id `{found}` must not hold {en}"),
        )
    } else if text.is_empty() || text.len() > LONGEST {
        Fault::new(
            code::BAD_ID,
            format!("编号“{found}”有{}个字符，应为1到{LONGEST}个", text.len()),
            format!(
                "the id `{found}` has {} characters, 1 to {LONGEST} are allowed",
                text.len()
            ),
        )
    } else if is_taken(text) {
        Fault::new(
            code::BAD_ID,
            format!("编号不能用“{found}”：Windows、网页服务器或本站的网址另有用处"),
            format!("the id `{found}` is taken: Windows, web servers or the site's own addresses use it"),
        )
    } else {
        return Ok(());
    };
    Err(match mended(text, underscore) {
        Some(better) => fault.write(&better),
        None => fault.help(
            "请用小写英文字母、数字和短横(-)，如 gamagongsang",
            "write lower-case letters a-z, digits and hyphens, such as gamagongsang",
        ),
    })
}

/// Spaces that look like one or like nothing, and other signs that the eye cannot find.
fn is_unseen(c: char) -> bool {
    c != ' '
        && (c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'))
}

/// Windows device names, N5, and the pages that the site makes in every folder.
fn is_taken(id: &str) -> bool {
    let device = match id.strip_prefix("com").or_else(|| id.strip_prefix("lpt")) {
        Some(number) => matches!(number.as_bytes(), [b'0'..=b'9']),
        None => matches!(id, "con" | "prn" | "aux" | "nul"),
    };
    let own = matches!(id, "index" | "category")
        || id
            .strip_prefix("page-")
            .is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()));
    device || own || REFUSED_BY_SERVERS.contains(&id)
}

/// The nearest good identifier: half-width, lower case, hyphens between words, Chinese characters as pinyin.
fn mended(text: &str, underscore: bool) -> Option<String> {
    let mut out = String::new();
    // The name of the file: its ending is no part of the id.
    let text = [".yaml", ".yml", ".md"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text);
    for c in half_width(text).chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '_' if underscore => out.push('_'),
            _ if chinese::is_han(c) => out.extend(
                chinese::reading(c)?
                    .letters
                    .chars()
                    .map(|p| if p == 'ü' { 'v' } else { p }),
            ),
            _ if c.is_alphanumeric() => return None,
            _ if out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    let mut out = out.trim_matches('-').to_owned();
    out.truncate(LONGEST);
    if is_taken(&out) {
        out.push_str("-1");
    }
    let good = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || (underscore && b == b'_');
    (!out.is_empty() && out.len() <= LONGEST && out.bytes().all(good) && !is_taken(&out)).then_some(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn plain_identifiers_are_read_as_they_are() {
        for good in [
            "gamagongsang",
            "a",
            "3-2-1",
            "page-x",
            "com10",
            "con-1",
            &"a".repeat(64),
        ] {
            assert_eq!(Id::read(good).unwrap().as_str(), good);
        }
        assert_eq!(&*MeasureId::read("home_visits").unwrap(), "home_visits");
    }

    #[test]
    fn a_wrong_identifier_is_refused_with_the_nearest_good_one() {
        for (bad, better) in [
            ("Gama", "gama"),
            ("home_visit", "home-visit"),
            ("home visit", "home-visit"),
            ("ｇａｍａ", "gama"),
            ("嘎玛", "gama"),
            ("办理指南.docx", "banlizhinan-docx"),
            ("index", "index-1"),
            ("page-2", "page-2-1"),
            ("con", "con-1"),
            ("LPT1", "lpt1-1"),
            ("web-inf", "web-inf-1"),
        ] {
            let fault = Id::read(bad).unwrap_err();
            assert_eq!(fault.code, code::BAD_ID, "{bad}");
            assert_eq!(fault.help_en.unwrap(), format!("write {better}"), "{bad}");
        }
    }

    #[test]
    fn an_identifier_without_a_near_one_gets_an_example() {
        for bad in ["བོད", "---😀", "…"] {
            assert!(
                Id::read(bad)
                    .unwrap_err()
                    .help_zh
                    .unwrap()
                    .contains("gamagongsang"),
                "{bad}"
            );
        }
    }

    #[test]
    fn names_of_servers_are_refused_for_measures_too() {
        assert!(MeasureId::read("app_data").is_err());
        assert!(Id::read(&"a".repeat(65)).unwrap_err().zh.contains("65"));
    }
}
