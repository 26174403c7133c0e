//! Front matter of a document: the YAML between the first two lines of `---`.
//!
//! **You are here:** `record/parse` — below `document`, `misplaced` and `locator`; no IO.

/// Front matter and where the text begins. *Units:* bytes.
pub(super) struct FrontMatter<'t> {
    pub(super) yaml: &'t str,
    pub(super) offset: usize,
    pub(super) body: usize,
}

pub(super) fn front_matter(text: &str) -> Option<FrontMatter<'_>> {
    let first = text.find('\n')?;
    if text[..first].trim_end() != "---" {
        return None;
    }
    let offset = first + 1;
    let mut at = offset;
    for line in text[offset..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some(FrontMatter {
                yaml: &text[offset..at],
                offset,
                body: at + line.len(),
            });
        }
        at += line.len();
    }
    None
}
