//! The text of a PDF, if it has one.
//!
//! **You are here:** `personal/file/` — one kind of file; no IO.

use super::{Text, Unchecked};
use lopdf::{Document, LoadOptions};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What may come out of one page or one object. *Units:* bytes.
const MOST_OF_A_PAGE: usize = 8 << 20;
/// More pages than this are not read: an annual report has a few hundred.
const MOST_PAGES: usize = 3000;

/// The text of all pages.
pub(super) fn text(bytes: &[u8]) -> Text {
    // The reader is made for honest files; a broken one must cost its own check, not the build.
    catch_unwind(AssertUnwindSafe(|| read(bytes))).unwrap_or(Text {
        unchecked: Some(Unchecked::Unreadable),
        ..Text::default()
    })
}

fn read(bytes: &[u8]) -> Text {
    let mut out = Text::default();
    let options = LoadOptions {
        max_decompressed_size: Some(MOST_OF_A_PAGE),
        ..LoadOptions::default()
    };
    let Ok(document) = Document::load_mem_with_options(bytes, options) else {
        out.unchecked = Some(Unchecked::Unreadable);
        return out;
    };
    if document.is_encrypted() {
        out.unchecked = Some(Unchecked::Locked);
        return out;
    }
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    if pages.len() > MOST_PAGES {
        out.unchecked = Some(Unchecked::TooLarge);
    }
    let mut bare = false;
    for page in pages.iter().take(MOST_PAGES) {
        let before = out.whole.len();
        for chunk in document.extract_text_chunks_with_limit(&[*page], MOST_OF_A_PAGE) {
            match chunk {
                Ok(chunk) => out.whole.push_str(&chunk),
                Err(_) => out.unchecked = out.unchecked.or(Some(Unchecked::Unreadable)),
            }
        }
        bare |= out.whole[before..].trim().is_empty();
        out.whole.push('\n');
        if out.whole.len() > super::MOST_TEXT {
            out.unchecked = Some(Unchecked::TooLarge);
            break;
        }
    }
    if bare || pages.is_empty() {
        out.unchecked = out.unchecked.or(Some(Unchecked::NoText));
    }
    out
}
