//! stub
use crate::diag::Diagnostic;
use crate::site::Site;
/// stub
pub fn run(_: &Site) -> Vec<Diagnostic> { Vec::new() }
