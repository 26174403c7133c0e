//! Tests at the doors of the library and of the program, in one binary.
//!
//! **You are here:** `tests/suite/` — `support` takes a site in and builds it, `markup` reads pages; every other module
//! holds tests of one kind.

#![allow(clippy::unwrap_used, reason = "tests may panic and read the disk")]
#![allow(
    clippy::format_collect,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "texts are short, published names are lower case"
)]

mod advice;
mod advice_around;
mod cli;
mod counterparts;
mod dates;
mod dependents;
mod duties;
mod edits;
mod every_field;
mod explained;
mod fixed;
mod found;
mod fuzzed;
mod golden;
mod guard;
mod handbook;
mod hostile;
mod incremental;
mod lawful;
mod layers;
mod ledger;
mod letters;
mod markup;
mod newcomer;
mod next_build;
mod open_data;
mod output;
mod papers;
mod parsing;
mod personal;
mod regions;
mod rules;
mod sites;
mod standing;
mod support;
mod texts;
mod theme;
mod told_once;
mod unit_tests;
mod withheld;
mod word;
