//! The guard against numbers of persons: whatever the disguise, a number is seen, hidden in messages, and costs no more than its
//! text is long.
//!
//! **You are here:** `tests/suite/` — the generator of `fuzz/fuzz_targets/guard.rs`, run here as a property.

mod disguise;
mod files;

use disguise::disguise;
use proptest::prelude::*;
use zhandian::personal::{Kind, find, mask};

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_number_in_disguise_is_found_and_hidden(bytes in proptest::collection::vec(any::<u8>(), 24)) {
        let made = disguise(&bytes);
        let kind = if made.mobile { Kind::Mobile } else { Kind::IdNumber };
        let found = find(&made.text);
        prop_assert!(found.iter().any(|seen| seen.kind == kind), "{:?}", made);
        for seen in &found {
            prop_assert!(made.text.get(seen.range.clone()).is_some(), "{:?}: {seen:?}", made);
            prop_assert!(!seen.masked.contains(&made.number), "{seen:?}");
        }
        let masked = mask(&made.text, true);
        prop_assert_eq!(masked.len(), made.text.len());
        prop_assert!(find(&masked).is_empty(), "{:?}: {masked}", made);
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "[\\PC\u{202E}\u{200B}\n<>&;%\\\\0-9xX一二〇༡①.,|-]{0,200}") {
        for seen in find(&text) {
            prop_assert!(text.get(seen.range.clone()).is_some(), "{seen:?}");
        }
        prop_assert_eq!(mask(&text, true).len(), text.len());
    }

    #[test]
    fn any_bytes_are_read_as_any_kind_of_file_without_a_panic(
        ending in proptest::sample::select(vec!["pdf", "docx", "rtf", "svg", "jpg", "png", "gif", "txt", "csv", "vcf", "ofd", "zip", "doc"]),
        start in proptest::sample::select(vec![&b""[..], b"%PDF-1.4\n", b"PK\x03\x04", b"{\\rtf1 ", b"<svg>", b"\xFF\xD8\xFF\xE1\0\x10Exif\0\0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"\xD0\xCF\x11\xE0"]),
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        let whole: Vec<u8> = start.iter().copied().chain(bytes).collect();
        zhandian::personal::file::look(&format!("content/files/a.{ending}"), &whole);
    }
}
