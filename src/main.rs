//! The `zhandian` program.

use std::process::ExitCode;

/// Pages are made of many small strings on several threads; the system's allocator takes a third of the time of a build.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    zhandian::cli::run()
}
