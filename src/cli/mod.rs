//! The commands: arguments in, exit code out.
//!
//! **You are here:** `cli/` — the shell around everything: clock, files, terminal.
//!
//! Exit codes (product.md): 0 done; 1 the content has errors; 2 wrong usage; 3 the machine failed.

mod args;
mod author;
mod build;
mod check;
mod chinese;
mod clock;
mod consequences;
mod difference;
mod due;
mod explain;
mod export;
mod fix;
mod gone;
mod help;
mod history;
mod import;
mod init;
mod inspect;
mod listing;
mod made;
mod merge;
mod new;
mod noticed;
mod package;
mod parts;
mod plain;
mod publish;
mod report;
mod restore;
mod review;
mod schema;
mod search;
mod serve;
mod source;
mod stop;
mod terminal;
mod unchanged;
mod undo;
mod verify;

use args::Command;
use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    Done,
    ContentErrors,
    Usage,
    Machine,
    Stopped,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::ContentErrors => 1,
            Exit::Usage => 2,
            Exit::Machine => 3,
            // As a shell counts it: 128 and the number of the signal.
            Exit::Stopped => 130,
        })
    }
}

/// Reads the arguments and runs the command.
pub fn run() -> ExitCode {
    let args = match chinese::read(std::env::args_os()) {
        Ok(args) => args,
        Err(answer) if answer.wrong => {
            terminal::err(&answer.text);
            return Exit::Usage.into();
        }
        Err(answer) => {
            terminal::out(&answer.text);
            return Exit::Done.into();
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
        Some(Command::Merge(options)) => merge::run(common, options),
        Some(Command::Check(options)) => check::run(common, options),
        Some(Command::Due(options)) => due::run(common, options),
        Some(Command::Fix(options)) => fix::run(common, options),
        Some(Command::Serve(options)) => serve::run(common, options),
        Some(Command::Search(options)) => search::run(common, options),
        Some(Command::Init(options)) => init::run(common, options),
        Some(Command::New(options)) => new::run(common, options),
        Some(Command::Export(options)) => export::run(common, options),
        Some(Command::Import(options)) => import::run(common, options),
        Some(Command::Package(options)) => package::run(common, options),
        Some(Command::Verify(options)) => verify::run(common, options),
        Some(Command::Publish(options)) => publish::run(common, options),
        Some(Command::History(options)) => history::run(common, options),
        Some(Command::Undo(options)) => undo::run(common, options),
        Some(Command::Restore(options)) => restore::run(common, options),
        Some(Command::Review(options)) => review::run(common, options),
        Some(Command::Schema(options)) => schema::run(common, options),
        Some(Command::Explain(options)) => explain::run(common, options),
        Some(Command::Help(options)) => help::run(common, options),
    };
    exit.into()
}
