//! Author of a change: who sits here and saves; asked once.
//!
//! **You are here:** `cli/` — used by every command that writes content, for the save door of `session/`.
//!
//! In this order: `--by`, the environment (`ZHANDIAN_BY`, for a tool that starts us), the name that was given here before, the
//! person at the terminal, and where nobody can be asked the account's name, since a save must not wait for an answer.

use super::args::By;
use super::clock;
use super::report::Report;
use crate::disk::{people, who};
use crate::edit::history::Tool;
use crate::session::save::Author;
use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::Path;

/// The longest name. *Units:* characters.
const LONGEST: usize = 40;

/// Whoever saves with `tool` into the site folder `root`.
pub(crate) fn of(root: &Path, by: &By, tool: Tool, report: &Report) -> Author {
    let given = by.by.clone().or_else(|| std::env::var("ZHANDIAN_BY").ok());
    let person = given
        .as_deref()
        .and_then(plain)
        .or_else(|| people::name(root).as_deref().and_then(plain))
        .or_else(|| asked(root, report))
        .or_else(|| plain(&account()))
        .unwrap_or_else(|| "-".to_owned());
    Author {
        person,
        tool,
        time: clock::moment(),
        undoes: None,
    }
}

/// Asks the person at the terminal. None: nobody is there, or JSON is wanted.
fn asked(root: &Path, report: &Report) -> Option<String> {
    if report.json || !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return None;
    }
    let account = account();
    super::terminal::err(&match report.lang {
        crate::diag::MessageLang::Zh => {
            format!("您的姓名（记在修改历史里，只问这一次；直接按回车就用 {account}）：")
        }
        crate::diag::MessageLang::En => {
            format!("Your name (for the history of changes, asked once; Enter for {account}): ")
        }
    });
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).ok()?;
    let name = plain(&line).or_else(|| plain(&account))?;
    // Where it cannot be remembered it is asked again.
    let _ = people::remember(root, &name);
    Some(name)
}

fn account() -> String {
    who::account().unwrap_or_else(who::computer)
}

/// The name without what does not belong into a line; none if nothing is left.
fn plain(name: &str) -> Option<String> {
    let name: String = name
        .trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST)
        .collect();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_name_is_one_line_and_not_empty() {
        assert_eq!(plain(" 扎西\r\n").as_deref(), Some("扎西"));
        assert_eq!(plain("a\u{7}b").as_deref(), Some("ab"));
        assert_eq!(plain(&"长".repeat(99)).map(|name| name.chars().count()), Some(40));
        assert_eq!(plain(" \n"), None);
    }
}
