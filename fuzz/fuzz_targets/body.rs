//! The reader of bodies on any text.
#![no_main]

#[path = "../invariants/body.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|text: &str| body::hold(text));
