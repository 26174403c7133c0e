//! Command `zhandian import`.
//!
//! **You are here:** `cli/` — one command.

use super::Exit;
use super::args::{Common, Import as Options};

pub(crate) fn run(_common: &Common, _options: &Options) -> Exit {
    Exit::Usage
}
