//! Table of error codes: every finding's name, severity, explanation and example, one row a code.
//!
//! **You are here:** `diag/` — the rows are named where they are raised; `handbook/` prints them (`zhandian explain`, the
//! handbook's list, the preview); no IO. `tests/suite/explained.rs` builds every example.
//!
//! Z1xx text and YAML, Z2xx fields, Z3xx links between records, Z4xx languages, Z5xx disclosure and freshness, Z6xx theme,
//! Z7xx lawful publishing, Z9xx the site folder and the machine: one file each.

mod duties;
mod facts;
mod fields;
mod folder;
mod languages;
mod lawful;
mod references;
mod text;
mod theme;

pub use duties::*;
pub use facts::*;
pub use fields::*;
pub use folder::*;
pub use languages::*;
pub use lawful::*;
pub use references::*;
pub use text::*;
pub use theme::*;

use super::MessageLang;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Refuses the build.
    Error,
    /// Should be looked at; `--strict` makes it an error.
    Warning,
    /// For information.
    Note,
}

impl Severity {
    /// `error`, `warning`, `note`.
    pub fn id(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }

    /// 错误、警告、提示.
    pub fn zh(self) -> &'static str {
        match self {
            Severity::Error => "错误",
            Severity::Warning => "警告",
            Severity::Note => "提示",
        }
    }
}

/// One kind of finding. Two are equal when their ids are.
#[derive(Debug)]
pub struct Code {
    /// `Z304`.
    pub id: &'static str,
    /// Named after the fault: `unknown-service`.
    pub slug: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// In one line, in Chinese.
    pub zh: &'static str,
    /// In one line, in English.
    pub en: &'static str,
    /// What `zhandian explain` says.
    pub explanation: Explanation,
}

impl Code {
    /// Whether it says that something in the content folder reaches no page and nobody wished so: a person who asked for
    /// silence is told all the same, because a publication that lacks a notice looks like one that went well.
    pub fn leaves_out(&self) -> bool {
        [UNEXPECTED_FILE, DIFFERS_FROM_ORIGINAL].contains(&self)
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}

/// Why there is a code, and how to write instead.
#[derive(Debug)]
pub struct Explanation {
    /// What is checked.
    pub what: Said,
    /// Why it matters to someone.
    pub why: Said,
    /// What raises the code.
    pub bad: Example,
    /// The same as it should be.
    pub good: Example,
    /// The law, standard or format that asks for it.
    pub source: Said,
}

/// Words in both languages of messages.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Said {
    /// The words in one language.
    pub fn say(self, lang: MessageLang) -> &'static str {
        match lang {
            MessageLang::Zh => self.zh,
            MessageLang::En => self.en,
        }
    }
}

/// An example of content.
#[derive(Debug, Clone, Copy)]
pub enum Example {
    /// The part of each file that matters, by the file's path in the site folder; each text begins with a line feed.
    Files(&'static [(&'static str, &'static str)]),
    /// What no text shows: an encoding, a picture, a folder.
    Words(Said),
}

/// Makes a constant of each row, and `ROWS` of all.
macro_rules! codes {
    ($($name:ident = $id:literal $slug:literal $severity:ident $zh:literal / $en:literal {
        what: $what:literal / $what_en:literal;
        why: $why:literal / $why_en:literal;
        bad: $bad:tt;
        good: $good:tt;
        source: $source:literal / $source_en:literal;
    })*) => {
        $(
            #[doc = concat!($id, " `", $slug, "`: ", $en, ".")]
            #[doc = ""]
            #[doc = $what_en]
            #[doc = ""]
            #[doc = concat!("*Why:* ", $why_en)]
            #[doc = ""]
            #[doc = concat!("*Source:* ", $source_en, ".")]
            pub const $name: &$crate::diag::code::Code = &$crate::diag::code::Code {
                id: $id,
                slug: $slug,
                severity: $crate::diag::code::Severity::$severity,
                zh: $zh,
                en: $en,
                explanation: $crate::diag::code::Explanation {
                    what: $crate::diag::code::Said { zh: $what, en: $what_en },
                    why: $crate::diag::code::Said { zh: $why, en: $why_en },
                    bad: $crate::diag::code::example!($bad),
                    good: $crate::diag::code::example!($good),
                    source: $crate::diag::code::Said { zh: $source, en: $source_en },
                },
            };
        )*
        /// The rows of this file, in order.
        pub(super) const ROWS: &[&$crate::diag::code::Code] = &[$($name),*];
    };
}

/// Files in brackets, or words in parentheses.
macro_rules! example {
    ([$($file:literal: $text:literal),*]) => {
        $crate::diag::code::Example::Files(&[$(($file, $text)),*])
    };
    (($zh:literal / $en:literal)) => {
        $crate::diag::code::Example::Words($crate::diag::code::Said { zh: $zh, en: $en })
    };
}

use {codes, example};

const FILES: &[&[&Code]] = &[
    text::ROWS,
    fields::ROWS,
    references::ROWS,
    languages::ROWS,
    duties::ROWS,
    facts::ROWS,
    theme::ROWS,
    lawful::ROWS,
    folder::ROWS,
];

const COUNT: usize = {
    let (mut count, mut file) = (0, 0);
    while file < FILES.len() {
        count += FILES[file].len();
        file += 1;
    }
    count
};

/// Every code, in order.
pub const ALL: &[&Code] = &{
    let mut all = [FILES[0][0]; COUNT];
    let (mut at, mut file) = (0, 0);
    while file < FILES.len() {
        let mut row = 0;
        while row < FILES[file].len() {
            all[at] = FILES[file][row];
            at += 1;
            row += 1;
        }
        file += 1;
    }
    all
};

/// The code of a name as people type it: `Z304`, `z304`, `Ｚ３０４`, `304`, `unknown-service`, `错误[Z304]`.
pub fn find(name: &str) -> Option<&'static Code> {
    let name = folded(name);
    let of = |id: &str| {
        ALL.iter()
            .copied()
            .find(|code| code.id.eq_ignore_ascii_case(id) || code.slug == id)
    };
    // At last, copied with the words around it.
    let within = || {
        name.match_indices('z')
            .find_map(|(at, _)| of(name.get(at..at + 4)?))
    };
    of(&name).or_else(|| of(&format!("z{name}"))).or_else(within)
}

/// The codes whose names are nearest to one that is none, the nearest first; at most three.
pub fn nearest(name: &str) -> Vec<&'static Code> {
    let name = folded(name);
    let mut all: Vec<(usize, &Code)> = ALL
        .iter()
        .map(|code| {
            let id = strsim::damerau_levenshtein(&name, &code.id.to_ascii_lowercase());
            let slug = strsim::damerau_levenshtein(&name, code.slug);
            (id.min(slug), *code)
        })
        .collect();
    all.sort_by_key(|(distance, _)| *distance);
    all.truncate(3);
    all.into_iter().map(|(_, code)| code).collect()
}

/// Lower case, full-width letters and digits as ASCII, without spaces, underscores as dashes.
fn folded(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            c => c,
        })
        .map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_and_slugs_are_unique_and_ordered() {
        let ids: BTreeSet<_> = ALL.iter().map(|code| code.id).collect();
        let slugs: BTreeSet<_> = ALL.iter().map(|code| code.slug).collect();
        assert_eq!(ids.len(), ALL.len());
        assert_eq!(slugs.len(), ALL.len());
        assert!(ALL.windows(2).all(|pair| pair[0].id < pair[1].id));
    }

    #[test]
    fn a_code_is_found_however_it_is_typed() {
        for name in [
            "Z304",
            "z304",
            " Ｚ３０４ ",
            "304",
            "unknown-service",
            "Unknown_Service",
            "ｕｎｋｎｏｗｎ＿ｓｅｒｖｉｃｅ",
            "错误[Z304]",
            "error[Z304]: there",
        ] {
            assert_eq!(find(name).map(|code| code.id), Some("Z304"), "{name}");
        }
        for name in ["", "Z", "Z399", "3", "服务", "unknown"] {
            assert!(find(name).is_none(), "{name}");
        }
    }

    #[test]
    fn the_nearest_of_an_unknown_name_comes_first() {
        assert_eq!(nearest("unknown-servise")[0].id, "Z304");
        assert_eq!(nearest("Z399")[0].id, "Z309");
        assert_eq!(nearest("").len(), 3);
    }
}
