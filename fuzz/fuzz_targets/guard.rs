//! Fuzz target of the guard: numbers in generated disguises are found, and no text is read with a panic or at more than linear cost.
//!
//! `cargo +nightly fuzz run guard`
#![no_main]

#[path = "../../tests/suite/guard/disguise.rs"]
mod disguise;

use libfuzzer_sys::fuzz_target;
use zhandian::personal::{Kind, file, find, find_persons, mask};

fuzz_target!(|bytes: &[u8]| {
    let made = disguise::disguise(bytes);
    let kind = if made.mobile { Kind::Mobile } else { Kind::IdNumber };
    assert!(find(&made.text).iter().any(|seen| seen.kind == kind), "{made:?}");
    assert!(
        find(&made.text)
            .iter()
            .all(|seen| !seen.masked.contains(&made.number)),
        "{made:?}"
    );
    assert!(find(&mask(&made.text, true)).is_empty(), "{made:?}");
    let text = String::from_utf8_lossy(bytes);
    for seen in find(&text) {
        assert!(text.get(seen.range).is_some());
    }
    find_persons(&text);
    for ending in ["pdf", "docx", "rtf", "svg", "jpg", "png", "txt"] {
        file::look(&format!("a.{ending}"), bytes);
    }
});
