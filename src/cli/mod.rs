//! The commands: arguments in, exit code out.
//!
//! **You are here:** `cli/` — the shell around everything: clock, files, terminal.
//!
//! Exit codes (product.md): 0 done; 1 the content has errors; 2 wrong usage; 3 the machine failed.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "commands talk to the person at the terminal"
)]

mod args;
mod build;
mod check;
mod clock;
mod explain;
mod help;
mod init;
mod inspect;
mod new;
mod report;
mod schema;
mod search;
mod serve;
mod source;

use args::{Args, Command};
use clap::Parser;
use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    Done,
    ContentErrors,
    Usage,
    Machine,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::ContentErrors => 1,
            Exit::Usage => 2,
            Exit::Machine => 3,
        })
    }
}

/// Reads the arguments and runs the command.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version are answers, not mistakes; clap knows which stream each belongs to.
            let code = if error.use_stderr() {
                Exit::Usage
            } else {
                Exit::Done
            };
            let _ = error.print();
            return code.into();
        }
    };
    // `init` makes its folder where it is told, and never in a site that lies above.
    let common = &match args.command {
        Some(Command::Init(_)) => args.common.clone(),
        _ => source::upwards(&args.common),
    };
    let exit = match &args.command {
        None => serve::double_click(common),
        Some(Command::Build(options)) => build::run(common, options),
        Some(Command::Check(options)) => check::run(common, options),
        Some(Command::Serve(options)) => serve::run(common, options),
        Some(Command::Search(options)) => search::run(common, options),
        Some(Command::Init(options)) => init::run(common, options),
        Some(Command::New(options)) => new::run(common, options),
        Some(Command::Schema(options)) => schema::run(common, options),
        Some(Command::Explain(options)) => explain::run(common, options),
        Some(Command::Help(options)) => help::run(common, options),
    };
    exit.into()
}
