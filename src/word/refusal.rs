//! Why a file is not read, and what to do, in plain words.
//!
//! **You are here:** `word/` — what its doors answer when there is no document; no IO.

use std::fmt;

/// A file that is not read. Both texts say what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Refusal {
    /// From both texts.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Refusal {
        Refusal {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// A part that cannot be read.
    pub(super) fn broken(part: &str) -> Refusal {
        Refusal::new(
            format!("文件坏了，里面的 {part} 读不出来。用 WPS 或 Word 打开它，另存为新的 .docx 再导入"),
            format!(
                "the file is damaged: {part} in it cannot be read. Open it in WPS or Word, save it as a new .docx and import that"
            ),
        )
    }

    /// What no honest document has.
    pub(super) fn too_much() -> Refusal {
        Refusal::new(
            "文件太大或太复杂（解开以后超过 64 MB、一百万个元素，或层层套得太深）。分成几个文件，图片先缩小，再导入",
            "the file is too large or too complex (unpacked more than 64 MB, a million elements, or nested too deep). Divide it, make its pictures smaller, and import the pieces",
        )
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.zh, self.en)
    }
}
