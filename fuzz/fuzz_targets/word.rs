//! Fuzz target of Word documents, pasted HTML and pictures: whatever comes is refused or read, never with a panic.
//!
//! `cargo +nightly fuzz run word`
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhandian::{picture, word};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(mut document) = word::read(bytes) {
        word::offer(&mut document);
        word::markdown(&document, &|_| Some(("files/a.png".to_owned(), String::new())));
    }
    let pasted = word::paste(&String::from_utf8_lossy(bytes));
    assert!(!pasted.markdown.contains("<script"));
    let _ = picture::import(bytes, "a.jpg");
});
