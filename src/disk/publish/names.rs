//! Path rules of published files.
//!
//! **You are here:** `disk/publish/names` — asked by the publisher for every path, and by the list when it is read;
//! no IO.

use super::error::PublishError;

/// The name of the list of published files (see `list`), at the top of the published folder.
pub(in crate::disk) const LIST: &str = "zhandian-files.txt";

/// Whether `path` may be published at all: it stays in the folder, can be written on every system and stands in the
/// list unambiguously. (The stricter rules N1–N6 of portable-output.md are kept by whoever makes the addresses.)
pub(in crate::disk) fn check(path: &str) -> Result<(), PublishError> {
    let good = path.split('/').all(is_good_name) && !path.eq_ignore_ascii_case(LIST);
    if good {
        Ok(())
    } else {
        Err(PublishError::BadName {
            path: path.to_owned(),
        })
    }
}

fn is_good_name(name: &str) -> bool {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let bad = |c: char| {
        c.is_control() || c.is_whitespace() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
    };
    // N4: device names are reserved with any extension.
    let stem = name.split('.').next().unwrap_or_default();
    let numbered = |kind: &str| {
        stem.get(..3).is_some_and(|own| own.eq_ignore_ascii_case(kind))
            && stem.len() == 4
            && stem.ends_with(|c: char| c.is_ascii_digit())
    };
    !name.is_empty()
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains(bad)
        && !DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device))
        && !numbered("com")
        && !numbered("lpt")
}

/// The path as a disk that does not tell case apart knows it.
pub(in crate::disk) fn folded(path: &str) -> String {
    path.to_lowercase()
}

/// The folders above a path, the topmost first: `a/b/c` gives `a`, `a/b`.
pub(in crate::disk) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(end, _)| path.get(..end))
}

/// Whether the file's name carries a hash of its content (`site.4f1c9a02.css`): between stem and extension a part of
/// exactly eight lower-case hex digits (portable-output.md, H1).
pub(in crate::disk) fn has_content_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let parts: Vec<&str> = name.split('.').collect();
    let is_hash =
        |part: &&str| part.len() == 8 && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    match parts.as_slice() {
        [_, middle @ .., _] => middle.iter().any(is_hash),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{check, folders_above, has_content_hash};

    #[test]
    fn paths_that_leave_the_folder_or_fail_on_windows_are_refused() {
        for path in [
            "", "/etc/passwd", "../a", "a/../b", "a/./b", "a//b", "a/", ".htaccess", "a/.b", "a\\b", "c:/a",
            "a b", "a\nb", "a.", "con", "x/NUL.html", "com1.txt", "lpt9", "zhandian-files.txt",
            "Zhandian-Files.txt", "a\0",
        ] {
            assert!(check(path).is_err(), "{path:?}");
        }
        for path in [
            "index.html", "bo/stations/a.html", "files/申请表.docx", "console.html", "com10.html",
            "x/zhandian-files.txt",
        ] {
            assert!(check(path).is_ok(), "{path:?}");
        }
    }

    #[test]
    fn a_content_hash_is_eight_lower_case_hex_digits_between_stem_and_extension() {
        for path in ["site.4f1c9a02.css", "assets/a.b.00000000.js", "a.12345678.min.js"] {
            assert!(has_content_hash(path), "{path}");
        }
        for path in [
            "4f1c9a02.css", "site.4F1C9A02.css", "site.4f1c9a0.css", "site.4f1c9a021.css", "site.4f1c9a02",
            "4f1c9a02",
        ] {
            assert!(!has_content_hash(path), "{path}");
        }
    }

    #[test]
    fn the_folders_above_a_path_come_from_the_top() {
        assert_eq!(folders_above("a/b/c").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(folders_above("a").count(), 0);
    }
}
