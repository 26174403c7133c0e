//! stub
use super::args::{Common, New};
use super::Exit;
pub(crate) fn run(_: &Common, _: &New) -> Exit { Exit::Done }
