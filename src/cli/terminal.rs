//! Standard output and standard error, written so that a reader who has gone (`2>&1 | head -1`) or a full disk behind
//! them never ends a command: the standard library's macros panic there, after the site has been published.
//!
//! **You are here:** `cli/` — every line that a command says goes through here.

use std::io::Write;

/// Writes to standard output; what cannot be written is lost, by the reader's choice.
pub(crate) fn out(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
    let _ = std::io::stdout().flush();
}

/// Writes to standard error, likewise.
pub(crate) fn err(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// A line on standard output.
macro_rules! outln {
    ($($arg:tt)*) => { $crate::cli::terminal::out(&format!("{}\n", format_args!($($arg)*))) };
}

/// A line on standard error.
macro_rules! errln {
    ($($arg:tt)*) => { $crate::cli::terminal::err(&format!("{}\n", format_args!($($arg)*))) };
}

pub(crate) use {errln, outln};
