//! What must hold of every text that is read as a body, whatever is in it.
//!
//! **You are here:** `fuzz/invariants/` — for the fuzzer's target and for `tests/suite/fuzzed.rs`.

use zhandian::lang::is_forbidden;
use zhandian::markdown::{MarkdownOptions, SlipKind, blocks, plain, slips, targets, to_html};
use zhandian::record::body::{faults, links};

/// Panics where something does not hold.
pub(crate) fn hold(text: &str) {
    let options = MarkdownOptions {
        resolve: &|target| Some(target.to_owned()),
        lang: "zh-CN",
        anchors: true,
    };
    let page = to_html(text, &options);
    let words = plain(text);
    assert!(
        !page.html.contains(is_forbidden),
        "a control character is written"
    );
    assert!(!words.contains(is_forbidden) && !page.text.contains(is_forbidden));
    assert!(
        !page.html.to_lowercase().contains("<script"),
        "a script is written"
    );
    assert_eq!(page, to_html(text, &options), "the same text gives the same page");
    for block in blocks(text) {
        assert!(text.contains(block));
    }
    // Places are places of the text.
    for target in targets(text) {
        assert!(text.get(target.at).is_some(), "a target's place");
    }
    for (span, _) in links(text) {
        assert!(text.get(span.start..span.end).is_some(), "a link's place");
    }
    for (range, fault) in faults(text) {
        assert!(text.get(range).is_some(), "a finding's place");
        assert!(fault.help_zh.is_some() && !fault.zh.is_empty() && !fault.en.is_empty());
        assert!(!fault.zh.contains(is_forbidden), "{:?}", fault.zh);
    }
    nothing_is_lost(text, &words);
    advice_mends(text);
}

/// Ideographs of a text without raw HTML, links, entities, notes and code are all shown.
fn nothing_is_lost(text: &str, words: &str) {
    if text.contains(['<', '[', '&', '`', '\\', '~', ']']) || text.contains("   ") {
        return;
    }
    let han = |text: &str| {
        let mut all: Vec<char> = text
            .chars()
            .filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{F40}'..='\u{F6C}'))
            .collect();
        all.sort_unstable();
        all
    };
    assert_eq!(han(text), han(words), "{text:?}\n{words:?}");
}

/// A link that is none is one, once the advice is taken.
fn advice_mends(text: &str) {
    let slips = slips(text);
    let Some(first) = slips.iter().find(|slip| slip.kind == SlipKind::NoLink) else {
        return;
    };
    let Some(mended) = &first.mended else { return };
    let whole = format!("{}{mended}{}", &text[..first.at.start], &text[first.at.end..]);
    let again = super_slips(&whole, first.at.start, first.at.start + mended.len());
    assert!(!again, "{text:?}\n{whole:?}");
}

/// Whether a link that is none begins in a piece of a text.
fn super_slips(text: &str, from: usize, to: usize) -> bool {
    slips(text)
        .iter()
        .any(|slip| slip.kind == SlipKind::NoLink && slip.at.start == from && slip.at.end <= to)
}
