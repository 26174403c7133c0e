//! The `zhandian` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    zhandian::cli::run()
}
