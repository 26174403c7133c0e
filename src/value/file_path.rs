//! Attachment path: where an attachment is, as records write it.
//!
//! **You are here:** `value/` — a value with rules of its own; no IO.

use super::{Scalar, beside, scalar_impls};
use crate::diag::{Fault, code};
use std::borrow::Cow;

/// A file under `content/files/`, written `files/…` (relative to `content/`). *Shape:* normal components only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilePath(Box<str>);

impl FilePath {
    /// As written: `files/附件1.docx`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it means in a source file, relative to the site folder: `content/files/附件1.docx`.
    pub fn beside(&self, file: &str) -> String {
        beside(file, &self.0)
    }
}

impl Scalar for FilePath {
    const FORMAT: &'static str = "file-path";
    const DESCRIPTION: &'static str = "content/files/ 里的文件，写作 files/文件名";
    const PATTERN: &'static str = "^files/.+";

    fn read(text: &str) -> Result<FilePath, Fault> {
        let normal = text.strip_prefix("files/").is_some_and(|rest| {
            !rest.is_empty()
                && !text.contains('\\')
                && rest
                    .split('/')
                    .all(|part| !part.is_empty() && part != "." && part != "..")
        });
        if normal {
            return Ok(FilePath(nfc(text).into()));
        }
        let better = meant(text);
        Err(Fault::new(
            code::BAD_FILE_PATH,
            format!("{text} 不是 content/files/ 里的文件"),
            format!("{text} is not a file under content/files/"),
        )
        .help(
            format!("把文件放进 content/files/，这里写 {better}"),
            format!("put the file into content/files/ and write {better}"),
        )
        .instead(better))
    }
}

/// The path below `content/`: `content\files\甲\1.docx` keeps its folders, of a path elsewhere only the name can be right.
fn meant(text: &str) -> String {
    let slashes = text.replace('\\', "/");
    let good = |rest: &str| rest.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let inside = slashes
        .strip_prefix("files/")
        .or_else(|| slashes.split_once("/files/").map(|(_, rest)| rest))
        .filter(|rest| good(rest));
    let name = slashes
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    format!("files/{}", inside.unwrap_or(name))
}

scalar_impls!(FilePath);

/// A path as it is compared: composed, whatever the disk, the editor or the archive made of it. (macOS keeps é as two signs, and
/// composing takes ཀྵ apart.)
pub fn nfc(path: &str) -> Cow<'_, str> {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(path)
}
