//! Likeness of names: 南山 is 南山乡社工站（模拟）, 老人 is 老年人.
//!
//! **You are here:** `site/` — asked where a name was typed for an id; imports nothing; no IO.

/// A name without the marks at its end.
pub(super) fn plain(name: &str) -> &str {
    name.trim().trim_end_matches(['་', '།', ' '])
}

/// Whether a name may be meant by words: it holds them or is held by them, or has all their characters in their order
/// (老人 is 老年人), what stands in brackets left out or not.
pub(super) fn is_like(words: &str, name: &str) -> bool {
    let (words, name) = (plain(words), plain(name));
    let bare = without_brackets(name);
    if words.chars().count() < 2 {
        return false;
    }
    let held = |name: &str| name.contains(words) || (name.chars().count() > 1 && words.contains(name));
    if is_short_for(words, name) {
        return true;
    }
    let in_order = || {
        let mut rest = name.chars();
        words.chars().all(|c| rest.any(|own| own == c))
    };
    held(name) || held(bare.trim()) || in_order()
}

/// Whether words are what people say in short for a name: part of it, with what stands in brackets or without.
/// 乡镇社工站 is 乡镇（街道）社会工作服务站, 城关 is 城关区, 县级 is 县（区）社工总站. One character is too little.
pub(crate) fn is_short_for(words: &str, name: &str) -> bool {
    let (words, name) = (folded(plain(words)), folded(plain(name)));
    if let Some(level) = words.strip_suffix('级') {
        return !level.is_empty() && name.starts_with(level);
    }
    words.chars().count() > 1 && (name.contains(&words) || without_brackets(&name).contains(&words))
}

/// One of the ways to say what every station is.
fn folded(name: &str) -> String {
    name.replace("社会工作", "社工").replace("社工服务", "社工")
}

/// A name without what it says in brackets: 南山乡社工站（模拟）.
fn without_brackets(name: &str) -> String {
    let mut depth = 0_u32;
    name.chars()
        .filter(|c| match c {
            '（' | '(' => {
                depth += 1;
                false
            }
            '）' | ')' => {
                depth = depth.saturating_sub(1);
                false
            }
            _ => depth == 0,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{is_like, is_short_for};

    #[test]
    fn a_name_is_known_by_a_part_of_it() {
        for (words, name, right) in [
            ("老人", "老年人", true),
            ("南山", "南山乡社工站（模拟）", true),
            ("南山乡社工站", "南山乡社工站（模拟）", true),
            ("南山乡社工站点", "南山乡社工站（模拟）", true),
            ("乡镇社工站", "乡镇（街道）社工站", true),
            ("གངས་ཐང་རྫོང་", "གངས་ཐང་རྫོང་།", true),
            ("政策文件", "通知公告", false),
            ("山", "南山乡", false),
            ("儿童", "老年人", false),
        ] {
            assert_eq!(is_like(words, name), right, "{words} {name}");
        }
    }

    #[test]
    fn a_short_name_is_part_of_the_long_one() {
        for (words, name) in [
            ("乡镇社工站", "乡镇（街道）社会工作服务站"),
            ("乡镇", "乡镇（街道）社工站"),
            ("县级", "县（区）社工总站"),
            ("城关", "城关区"),
            ("心连心", "南靖县心连心社会工作服务中心"),
            ("ལྷ་ས", "ལྷ་ས་གྲོང་ཁྱེར།"),
        ] {
            assert!(is_short_for(words, name), "{words} {name}");
        }
        for (words, name) in [
            ("县", "县（区）社工总站"),
            ("县级", "乡镇（街道）社工站"),
            ("城关区吉日街道", "城关区"),
        ] {
            assert!(!is_short_for(words, name), "{words} {name}");
        }
    }
}
