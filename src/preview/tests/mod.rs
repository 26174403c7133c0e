//! The preview seen from outside: through its sockets and the file system.
//!
//! **You are here:** `preview/tests/` — `bench` starts previews and speaks HTTP; `pages`, `traps`, `edit` and `changes` use it.
#![allow(
    clippy::unwrap_used,
    reason = "a test fails by panicking, and makes the files it watches"
)]

mod bench;
mod changes;
mod edit;
mod pages;
mod traps;
