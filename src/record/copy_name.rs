//! Names that Explorer, WPS and cloud drives give to a second copy: `通知 - 副本 (2)`, `通知(冲突)`, `通知-DESKTOP-8F3K2`.
//!
//! **You are here:** `record/` — beside `kind`; no IO. Whether such a file is a copy is said by what it is a copy of.

/// Words of programs, in lower case.
const WORDS: &[&str] = &[
    "副本", "复件", "复制", "拷贝", "冲突", "备份", "conflict", "conflicted", "copy", "backup", "duplicate",
];

/// Beginnings of the names that Windows gives to computers, and what people make of them.
const COMPUTERS: &[&str] = &[
    "desktop-", "laptop-", "win-", "pc-", "thinkpad", "lenovo", "huawei",
];

/// Signs between a name and what was added to it.
const SIGNS: &[char] = &[' ', '-', '_', '.', '(', '（', '[', '【', '~', '\u{3000}'];

/// What people put behind or before a name for another state of the same text: a sign need not stand between.
const STATES: &[&str] = &[
    "最终版", "最终稿", "最终", "终稿", "终版", "定稿", "修改稿", "修改版", "修改", "修订稿", "改后", "改",
    "最新版", "最新", "新版", "新", "旧版", "旧", "原版", "原稿", "初稿", "草稿", "送审稿", "副本", "复件",
    "复制", "拷贝", "备份", "final", "new", "old", "copy", "bak", "backup", "draft",
];

/// Folders that copies are put away in, by their names.
const PUT_AWAY: &[&str] = &[
    "备份", "新建文件夹", "副本", "旧", "存档", "归档", "backup", "bak", "old", "copy", "新建", "new folder",
    "archive", "临时", "tmp",
];

/// The names that a name may be another state of: `n1最终版` and `副本n1` of `n1`. Whether there is such a file is for
/// the caller to say: `关于修改` may well be whole.
pub(crate) fn states(stem: &str) -> Vec<&str> {
    let signs = |c: char| SIGNS.contains(&c) || matches!(c, ')' | '）' | ']' | '】');
    let tail = stem.trim_end_matches(|c: char| signs(c) || c.is_ascii_digit());
    let lower = tail.to_ascii_lowercase();
    let mut names = Vec::new();
    for word in STATES {
        if lower.ends_with(word) {
            names.push(tail[..tail.len() - word.len()].trim_end_matches(signs));
        }
        if lower.starts_with(word) {
            names.push(stem[word.len()..].trim_start_matches(signs));
        }
    }
    // `n1v2`, `n1第2版`
    let version = stem.trim_end_matches(|c: char| c.is_ascii_digit() || c == '版');
    if version.len() < stem.len() {
        for word in ["第", "v", "V"] {
            names.extend(
                version
                    .strip_suffix(word)
                    .map(|name| name.trim_end_matches(signs)),
            );
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Whether a folder is one in which copies are put away.
pub(crate) fn is_put_away(folder: &str) -> bool {
    let lower = folder.to_lowercase();
    PUT_AWAY.iter().any(|word| lower.contains(word))
}

/// Whether what follows a name is what programs add to it.
pub(crate) fn is_mark(added: &str) -> bool {
    let lower = added.to_lowercase();
    let plain = lower.trim_matches(|c: char| SIGNS.contains(&c) || matches!(c, ')' | '）' | ']' | '】'));
    if plain.is_empty() {
        return false;
    }
    let numbered = lower.trim_start().starts_with(['(', '（'])
        && (1..=3).contains(&plain.len())
        && plain.bytes().all(|b| b.is_ascii_digit());
    numbered
        || WORDS.iter().any(|word| plain.contains(word))
        || COMPUTERS.iter().any(|name| plain.starts_with(name))
        || plain.ends_with("-pc")
        || plain.ends_with("的电脑")
}

/// Whether a name is worth a closer look: nearly all are plain ids.
fn is_suspect(stem: &str) -> bool {
    !stem.is_ascii()
        || stem.contains('(')
        || stem.bytes().any(|b| b.is_ascii_uppercase())
        || WORDS
            .iter()
            .chain(COMPUTERS)
            .any(|word| word.is_ascii() && stem.contains(word))
        || stem.ends_with("-pc")
}

/// The beginnings of a name, each up to a sign: the longest first.
pub(crate) fn beginnings(stem: &str) -> impl Iterator<Item = &str> {
    let signs = stem.char_indices().skip(1).filter(|(_, c)| SIGNS.contains(c));
    let cuts: Vec<usize> = signs.map(|(at, _)| at).collect();
    cuts.into_iter()
        .rev()
        .map(|at| stem[..at].trim_end_matches(SIGNS))
        .filter(|name| !name.is_empty())
}

/// The name without what a program added; none where nothing was added.
pub(crate) fn without_mark(stem: &str) -> Option<&str> {
    if !is_suspect(stem) {
        return None;
    }
    for word in ["副本 ", "复件 ", "复制 ", "Copy of ", "副本-", "复件-"] {
        if let Some(rest) = stem.strip_prefix(word) {
            // `复件 (2) 甲`
            let rest = rest
                .strip_prefix('(')
                .and_then(|rest| rest.split_once(") "))
                .map_or(rest, |(_, rest)| rest);
            return Some(rest.trim()).filter(|rest| !rest.is_empty());
        }
    }
    let mut shortest = None;
    for (at, c) in stem.char_indices().skip(1) {
        let added = &stem[at..];
        // `news.bo - 副本` is a copy of `news.bo`.
        let of_language = c == '.'
            && added[1..]
                .split(SIGNS)
                .next()
                .is_some_and(|tag| matches!(tag, "bo" | "zh" | "en"));
        let begins = (SIGNS.contains(&c) && !of_language)
            || ["副本", "的副本", "复件", "冲突"]
                .iter()
                .any(|word| added.starts_with(word));
        if begins && is_mark(added) {
            shortest = Some(stem[..at].trim_end_matches(SIGNS));
            break;
        }
    }
    shortest.filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_states_of_a_text_are_taken_off_without_a_sign_between() {
        for (stem, right) in [
            ("n1最终版", "n1"),
            ("副本n1", "n1"),
            ("n1 定稿2", "n1"),
            ("n1-new", "n1"),
            ("n1v2", "n1"),
            ("n1第2版", "n1"),
            ("通知（修改稿）", "通知"),
            ("备份_n1", "n1"),
            ("བརྡ་ཐོ།最新", "བརྡ་ཐོ།"),
        ] {
            assert!(states(stem).contains(&right), "{stem}: {:?}", states(stem));
        }
        assert!(states("关于走访的通知").is_empty() && states("n12").is_empty());
        assert!(is_put_away("2026备份") && is_put_away("新建文件夹 (2)") && !is_put_away("2026"));
    }

    #[test]
    fn what_programs_add_is_taken_off() {
        for (stem, right) in [
            ("通知 - 副本", Some("通知")),
            ("通知 - 副本 (2)", Some("通知")),
            ("通知副本", Some("通知")),
            ("通知的副本", Some("通知")),
            ("副本 通知", Some("通知")),
            ("复件 (2) 通知", Some("通知")),
            ("Copy of notice", Some("notice")),
            ("notice - Copy (3)", Some("notice")),
            ("notice(1)", Some("notice")),
            ("notice (12)", Some("notice")),
            ("通知（1）", Some("通知")),
            ("notice(冲突)", Some("notice")),
            ("notice_冲突文件_某某_20230601", Some("notice")),
            ("notice-DESKTOP-8F3K2", Some("notice")),
            ("gama-LAPTOP-ABC123", Some("gama")),
            ("notice (某某's conflicted copy 2023-06-01)", Some("notice")),
            ("notice.sync-conflict-20230601-120000-ABCDEFG", Some("notice")),
            ("notice-某某的电脑", Some("notice")),
            ("ཁ་པར་ - 副本", Some("ཁ་པར་")),
            ("news.bo - 副本", Some("news.bo")),
            ("notice", None),
            ("notice-2", None),
            ("notice-2023", None),
            ("关于（一）", None),
            ("副本", None),
        ] {
            assert_eq!(without_mark(stem), right, "{stem}");
        }
    }
}
