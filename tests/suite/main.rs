//! Tests at the doors of the library and of the program, in one binary.
//!
//! **You are here:** `tests/suite/` — `support` takes a site in and builds it, `markup` reads pages; every other module
//! holds tests of one kind.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests may panic and read the disk")]

mod cli;
mod golden;
mod hostile;
mod incremental;
mod layers;
mod markup;
mod output;
mod parsing;
mod rules;
mod support;
