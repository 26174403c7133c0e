//! Manual for the staff, and explanations of error codes: one text, printed for terminals, files and browsers.
//!
//! **You are here:** `handbook/` — after `diag/`, whose table of codes it prints; `cli/` shows it as `zhandian help 手册`,
//! `zhandian explain`, the preview's `/_handbook` and `init`'s 说明.txt; no IO. No build writes any of it.
//!
//! The chapters are Chinese Markdown in `chapters/`. A code block that names a file after its language is content:
//! `tests/suite/handbook.rs` builds each; a block `sh` holds commands: `cli/help` parses each.

mod explain;
mod html;
mod plain;

pub use explain::{as_json, as_text};
pub use html::page;
pub use plain::plain;

use crate::diag::code;
use std::borrow::Cow;
use std::fmt::Write as _;

/// A chapter of the handbook.
#[derive(Debug)]
pub struct Chapter {
    /// Its anchor in the preview: `notices`.
    pub id: &'static str,
    source: &'static str,
}

macro_rules! chapters {
    ($($id:literal $file:literal)*) => {
        /// All chapters, in order.
        pub const CHAPTERS: &[Chapter] = &[
            $(Chapter { id: $id, source: include_str!(concat!("chapters/", $file)) }),*
        ];
    };
}

chapters! {
    "start" "01-start.md"
    "writing" "02-writing.md"
    "stations" "03-stations.md"
    "notices" "04-notices.md"
    "guides" "04a-guides.md"
    "text" "05-text.md"
    "tibetan" "06-tibetan.md"
    "disclosure" "07-disclosure.md"
    "statistics" "08-statistics.md"
    "form" "08a-form.md"
    "ledger" "16-ledger.md"
    "word" "17-word.md"
    "personal" "09-personal.md"
    "check" "10-check.md"
    "fix" "10a-fix.md"
    "history" "10b-history.md"
    "review" "10c-review.md"
    "reading" "11-reading.md"
    "publish" "12-publish.md"
    "theme" "13-theme.md"
    "codes" "14-codes.md"
    "changes" "15-changes.md"
}

/// Pictures of screens, made by `tests/look/form.mjs`, by the name that chapters call them by; in plain text their words stand.
const PICTURES: &[(&str, &[u8])] = &[
    ("form.jpg", include_bytes!("pictures/form.jpg")),
    ("form-start.jpg", include_bytes!("pictures/form-start.jpg")),
    ("form-picture.jpg", include_bytes!("pictures/form-picture.jpg")),
];

/// What stands in the chapter of codes where the table belongs.
const CODES: &str = "@CODES@";

impl Chapter {
    /// Its heading: `通知公告`.
    pub fn title(&self) -> &'static str {
        let first = self.source.lines().next().unwrap_or_default();
        first.trim_start_matches("# ")
    }

    /// Its text, with the table of codes where that belongs.
    pub fn markdown(&self) -> Cow<'static, str> {
        if self.source.contains(CODES) {
            Cow::Owned(self.source.replace(CODES, &codes()))
        } else {
            Cow::Borrowed(self.source)
        }
    }

    /// The headings of its sections.
    fn sections(&self) -> impl Iterator<Item = &'static str> {
        self.source.lines().filter_map(|line| line.strip_prefix("## "))
    }
}

/// The whole handbook as Markdown, with its contents first.
pub fn whole() -> String {
    let mut whole = String::from("# 站点手册\n\n");
    for (own, number) in CHAPTERS.iter().zip(1..) {
        // Writing to a string does not fail.
        let _ = writeln!(whole, "{number}. {}", own.title());
    }
    for own in CHAPTERS {
        let _ = write!(whole, "\n\n{}", own.markdown());
    }
    whole
}

/// The chapter that a word asks for: by its title, its number, its anchor, or a section's heading.
pub fn chapter(word: &str) -> Option<&'static Chapter> {
    let word = word.trim();
    if let Ok(number) = word.parse::<usize>() {
        return CHAPTERS.get(number.checked_sub(1)?);
    }
    let find = |fits: &dyn Fn(&Chapter) -> bool| CHAPTERS.iter().find(|own| !word.is_empty() && fits(own));
    find(&|own| own.id == word || own.title() == word)
        .or_else(|| find(&|own| own.title().contains(word)))
        .or_else(|| find(&|own| own.sections().any(|section| section.contains(word))))
}

/// The table of codes, as Markdown.
fn codes() -> String {
    let mut table = String::from("| 代号 | 级别 | 意思 | 名称 |\n| --- | --- | --- | --- |\n");
    for code in code::ALL {
        // Writing to a string does not fail.
        let _ = writeln!(
            table,
            "| [{id}](/_explain/{id}) | {} | {} | {} |",
            code.severity.zh(),
            escaped(code.zh),
            code.slug,
            id = code.id,
        );
    }
    table
}

/// Words as Markdown that shows them as they are.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '|' | '&' | '!'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_chapter_has_a_title_and_a_name_of_its_own() {
        let titles: BTreeSet<_> = CHAPTERS.iter().map(Chapter::title).collect();
        let ids: BTreeSet<_> = CHAPTERS.iter().map(|own| own.id).collect();
        assert_eq!((titles.len(), ids.len()), (CHAPTERS.len(), CHAPTERS.len()));
        for own in CHAPTERS {
            assert!(own.source.starts_with("# "), "{}", own.id);
            assert_eq!(
                own.source.lines().filter(|line| line.starts_with("# ")).count(),
                1,
                "{}",
                own.id
            );
        }
    }

    #[test]
    fn a_word_finds_its_chapter() {
        for (word, id) in [
            ("通知", "notices"),
            ("4", "notices"),
            ("notices", "notices"),
            ("公示", "notices"),
            ("图片", "word"),
            ("小标题", "text"),
            ("藏文", "tibetan"),
            ("发布", "publish"),
            ("时限", "disclosure"),
        ] {
            assert_eq!(chapter(word).map(|own| own.id), Some(id), "{word}");
        }
        for word in ["", "0", "99", "没有这一章"] {
            assert!(chapter(word).is_none(), "{word}");
        }
    }

    #[test]
    fn every_code_stands_in_the_list() {
        let text = whole();
        for code in code::ALL {
            assert!(
                text.contains(&format!("| [{id}](/_explain/{id}) |", id = code.id)),
                "{}",
                code.id
            );
        }
        assert!(!text.contains(CODES));
    }
}
