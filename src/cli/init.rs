//! stub
use super::args::{Common, Init};
use super::Exit;
pub(crate) fn run(_: &Common, _: &Init) -> Exit { Exit::Done }
