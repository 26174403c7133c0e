//! Proposed ids: the pinyin of a name, without what every name has.
//!
//! **You are here:** `ledger/compare` — for new records without an id; no IO.

use pinyin::ToPinyin as _;

/// Words of a name that tell no station from another.
const COMMON: &[&str] = &[
    "“双语”",
    "双语",
    "社会工作服务站",
    "社会工作服务点",
    "社会工作站",
    "社会工作服务中心",
    "社工服务站",
    "社工服务点",
    "社工总站",
    "社工站",
    "服务站",
    "服务点",
    "（示例）",
];

/// The syllables of a name, those that every name has left out: `嘎玛贡桑街道“双语”社工站` → `gamagongsang`.
pub(crate) fn from_pinyin(name: &str) -> String {
    /// Long ids are cut between syllables.
    const LONGEST: usize = 40;
    let mut short = name.to_owned();
    for word in COMMON {
        short = short.replace(word, "");
    }
    for end in ["街道", "乡", "镇", "村", "社区", "居委会"] {
        if let Some(rest) = short
            .trim()
            .strip_suffix(end)
            .filter(|rest| rest.chars().count() >= 2)
        {
            short = rest.to_owned();
            break;
        }
    }
    let short = if short.trim().is_empty() { name } else { &short };
    let mut id = String::new();
    for c in short.chars() {
        let syllable = match c.to_pinyin() {
            Some(pinyin) => pinyin.plain().replace('ü', "v"),
            None if c.is_ascii_alphanumeric() => c.to_ascii_lowercase().to_string(),
            None if matches!(c, ' ' | '-' | '·') && !id.is_empty() => "-".to_owned(),
            None => continue,
        };
        if id.len() + syllable.len() > LONGEST {
            break;
        }
        id.push_str(&syllable);
    }
    id.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_pinyin_of_what_is_particular_in_a_name() {
        for (name, id) in [
            ("嘎玛贡桑街道“双语”社工站", "gamagongsang"),
            ("东区社会工作服务站", "dongqu"),
            ("社工站", "shegongzhan"),
            ("A区3号社工站", "aqu3hao"),
            ("ལྷ་ས", ""),
        ] {
            assert_eq!(from_pinyin(name), id, "{name}");
        }
    }
}
