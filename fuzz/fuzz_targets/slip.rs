//! A good file with one slip: the slip is harmless or named, and the advice leads to what was meant.
#![no_main]

#[path = "../invariants/slip.rs"]
mod slip;

libfuzzer_sys::fuzz_target!(|choice: &[u8]| slip::hold(choice));
