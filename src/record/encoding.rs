//! temp
use crate::diag::{Fault, code};
use std::borrow::Cow;
/// temp
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map(|t| if t.contains('\r') { t.replace("\r\n", "\n").into() } else { t.into() }).map_err(|_| Fault::new(code::NOT_UTF8, "x", "x"))
}
/// temp
pub fn lost_character() -> Fault { Fault::new(code::LOST_CHARACTER, "x", "x") }
