//! A title in the place of an id: `new notice "关于国庆放假的通知"` makes a file of that name with a short id.
//!
//! **You are here:** `cli/new` — used by [`super::form`]; no IO.

use super::Refusal;
use crate::diag::Fault;
use crate::value::{Id, Scalar};
use jiff::civil::Date;
use pinyin::ToPinyin as _;

/// The longest file name that is made of a title: Windows allows 255 of the whole path. *Units:* characters.
const LONGEST: usize = 60;

/// How many initials an id has.
const INITIALS: usize = 8;

/// Whether a text is a title, not an id that was mistyped: it holds other letters than an id's, or spaces.
pub(super) fn is_title(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !text.is_ascii()
}

/// The title as the name of a file: without the signs that Windows refuses.
pub(super) fn file_name(title: &str) -> String {
    let name: String = title
        .trim()
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|'))
        .take(LONGEST)
        .collect();
    name.trim_matches(['.', ' ']).to_owned()
}

/// A short id that is free: the day and the initials of the title, `20261122-gqfj`; the day and a number where the title
/// has no pinyin.
pub(super) fn id(title: &str, today: Date, taken: impl Fn(&str) -> bool) -> Result<Id, Refusal> {
    free_id(title, today, taken).map_err(|fault| Refusal::usage(fault.zh, fault.en))
}

/// As [`id`], for other commands that make records.
pub(crate) fn free_id(title: &str, today: Date, taken: impl Fn(&str) -> bool) -> Result<Id, Fault> {
    let words = title.trim().trim_start_matches("关于").trim_end_matches("的通知");
    let initials: String = words
        .chars()
        .filter_map(|c| {
            if c.is_ascii_alphanumeric() {
                return Some(c.to_ascii_lowercase());
            }
            c.to_pinyin()?
                .plain()
                .chars()
                .next()
                .filter(char::is_ascii_lowercase)
        })
        .take(INITIALS)
        .collect();
    let day = format!("{:04}{:02}{:02}", today.year(), today.month(), today.day());
    let stem = if initials.is_empty() {
        day
    } else {
        format!("{day}-{initials}")
    };
    let mut number = 1_u32;
    let text = loop {
        let text = match (number, initials.is_empty()) {
            (1, false) => stem.clone(),
            (number, _) => format!("{stem}-{number}"),
        };
        if !taken(&text) {
            break text;
        }
        number += 1;
    };
    Id::read(&text)
}

/// The title as a value of YAML.
pub(super) fn quoted(title: &str) -> String {
    let title = title.trim();
    if title.contains(['"', '\\']) {
        return format!("'{}'", title.replace('\'', "''"));
    }
    let plain = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                '《' | '》' | '（' | '）' | '、' | '，' | '\u{0F0B}'..='\u{0FBC}'
            )
    };
    if title.chars().all(plain) && title.starts_with(char::is_alphabetic) {
        title.to_owned()
    } else {
        format!("\"{title}\"")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn a_title_has_a_short_id_and_a_name_that_windows_takes() {
        let today = jiff::civil::date(2026, 11, 22);
        let id = |title: &str| {
            super::id(title, today, |id| id == "20261122-zb")
                .map_err(|_| ())
                .unwrap()
        };
        for (title, right, file) in [
            ("关于国庆放假的通知", "20261122-gqfj", "关于国庆放假的通知"),
            ("值班", "20261122-zb-2", "值班"),
            (
                "2026年第3号：公告/更正?",
                "20261122-2026nd3h",
                "2026年第3号：公告更正",
            ),
            ("བརྡ་ཐོ", "20261122-1", "བརྡ་ཐོ"),
            ("“双语”服务", "20261122-syfw", "“双语”服务"),
        ] {
            assert_eq!((&*id(title), file_name(title).as_str()), (right, file), "{title}");
        }
        assert!(!is_title("gamagongsang") && !is_title("Gama Gong"));
    }

    #[test]
    fn a_title_is_quoted_where_yaml_would_read_it_otherwise() {
        for title in [
            "关于放假的通知", "#重要#", "通知: 放假", "说\"好\"", "བརྡ་ཐོ་", "1,708户",
        ] {
            let line = format!("title: {}", quoted(title));
            let read: serde_yaml::Value = serde_yaml::from_str(&line).unwrap();
            assert_eq!(read["title"].as_str(), Some(title), "{line}");
        }
    }
}
