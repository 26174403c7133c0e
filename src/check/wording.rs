//! Z712 `wording`, Z713 `serious-wording`, Z714 `sensitive-word`
//!
//! *What it checks:* no content file holds a word that the site's own list, `content/wording.yaml`, corrects. A word that is
//! part of its correction (民政局 in 城关区民政局) is left alone where the correction stands, and so are comments.
//!
//! A list has words of several kinds: what is seriously wrong (Z713), slips and better terms (Z712), and words that only want a
//! person's look and have no correction (Z714).
//!
//! *Why:* wrong names of bodies and offices, and slips that everyone makes, are counted against a site; each office knows its own.
//!
//! *Bad:* 帐号 with `- {wrong: 帐号, right: 账号}` in the list. *Good:* 账号.
//!
//! *Source:* site-checks.yaml VETO-07; the words themselves are the site's.
//!
//! **You are here:** `check/` — beside the rules: it reads the files' texts as they are, so that places are exact; no IO.

use crate::diag::{Diagnostic, Fault, Place, Span, code};
use crate::record::wording::{WordKind, Wording};
use crate::record::{Item, Parsed, Record, file_kind};
use aho_corasick::{AhoCorasick, MatchKind};
use std::sync::Arc;

/// The word list, ready for a search.
#[derive(Debug)]
pub struct WordList {
    words: AhoCorasick,
    /// For each word looked for: its entry, and the word itself.
    entries: Vec<(Arc<Record<Wording>>, String)>,
}

impl WordList {
    /// The list that the files hold; none when there is none, or an empty one.
    pub fn of(parsed: &[Arc<Parsed>]) -> Option<WordList> {
        let mut entries = Vec::new();
        for item in parsed.iter().flat_map(|file| &file.items) {
            if let Item::Wording(record) = item {
                let words = record.data.wrong.iter().filter(|word| !word.trim().is_empty());
                entries.extend(words.map(|word| (Arc::clone(record), word.clone())));
            }
        }
        if entries.is_empty() {
            return None;
        }
        let words = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(entries.iter().map(|(_, word)| word));
        words.ok().map(|words| WordList { words, entries })
    }

    /// The findings in a text, which is a file's as it was decoded.
    pub fn check(&self, file: &Arc<str>, text: &str) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for hit in self.words.find_iter(text) {
            let Some((entry, word)) = self.entries.get(hit.pattern().as_usize()) else {
                continue;
            };
            let right = entry.data.right.as_deref();
            let stands = right.is_some_and(|right| is_right(text, hit.start(), word, right));
            if stands || is_comment(file, text, hit.start()) {
                continue;
            }
            let span = Span::new(hit.start(), hit.end());
            found.push(fault(word, &entry.data).at(Place::span(file, span)));
        }
        found
    }
}

/// Whether the word stands inside its own correction.
fn is_right(text: &str, at: usize, word: &str, right: &str) -> bool {
    right.match_indices(word).any(|(inside, _)| {
        at.checked_sub(inside)
            .and_then(|start| text.get(start..))
            .is_some_and(|rest| rest.starts_with(right))
    })
}

/// Whether a place in a YAML file is behind a `#` that begins a comment.
fn is_comment(file: &str, text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    let document = file_kind(file).is_document();
    !document && (line.trim_start().starts_with('#') || line.contains(" #"))
}

fn fault(word: &str, entry: &Wording) -> Fault {
    let zh = entry.note.as_ref();
    let zh = zh.map_or_else(String::new, |note| format!("（{note}）"));
    let Some(right) = &entry.right else {
        return Fault::new(
            code::SENSITIVE_WORD,
            format!("“{word}”是用词表里的敏感词{zh}，请人看一看这里用得对不对"),
            format!("{word} is a sensitive word of the site's list: have a person look at it"),
        )
        .help(
            "用得不对就改；用得对的，写 allow: [{rule: sensitive-word, reason: 为什么, by: 谁}]。用词表在 content/wording.yaml",
            "mend it, or write allow: [{rule: sensitive-word, reason: …, by: …}]; the list is content/wording.yaml",
        );
    };
    let code = match entry.kind() {
        WordKind::Serious => code::SERIOUS_WORDING,
        WordKind::Sensitive => code::SENSITIVE_WORD,
        WordKind::Slip | WordKind::Term => code::WORDING,
    };
    Fault::new(
        code,
        format!("“{word}”应写作“{right}”{zh}"),
        format!("the site's word list has {right} for {word}"),
    )
    .help(
        format!("改成“{right}”；用词表在 content/wording.yaml。原文如此的引文，写 allow: [{{rule: wording, reason: 引文, by: 谁}}]"),
        format!("write {right}; the list is content/wording.yaml. For a quotation write allow: [{{rule: wording, reason: …, by: …}}]"),
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::record::parse;

    #[test]
    fn a_word_inside_its_correction_and_a_comment_are_left_alone() {
        let list = "- {wrong: [帐号, 账户号], right: 账号}\n- {wrong: 民政局, right: 城关区民政局}\n";
        let parsed = Arc::new(parse(&"content/wording.yaml".into(), list.as_bytes()));
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        let list = WordList::of(&[parsed]).unwrap();
        let file: Arc<str> = "content/stations/a.yaml".into();
        let count = |text: &str| list.check(&file, text).len();
        assert_eq!(count("name: 民政局帐号"), 2);
        assert_eq!(count("name: 城关区民政局"), 0);
        assert_eq!(count("name: 甲   # 帐号"), 0);
    }
}
