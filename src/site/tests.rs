//! Small sites for tests of this folder and of those above it: made of a few files, without a finding in any of them.
//!
//! **You are here:** `site/` — beside the linker; no IO.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::{Assembler, Options, Site};
use crate::record::parse;
use jiff::civil::Date;
use std::sync::Arc;

/// The site that these files make, as of a day.
pub(crate) fn site_of(files: &[(&str, &str)], today: Date) -> Site {
    let parsed: Vec<_> = files
        .iter()
        .map(|(path, text)| Arc::new(parse(&(*path).into(), text.as_bytes())))
        .collect();
    let found: Vec<_> = parsed.iter().flat_map(|file| &file.diagnostics).collect();
    assert!(found.is_empty(), "{found:?}");
    let options = Options {
        today,
        now: today.at(0, 0, 0, 0),
        drafts: false,
        base_url: None,
    };
    Assembler::default().assemble(&parsed, &[], &options).0.unwrap()
}
