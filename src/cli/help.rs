//! `zhandian help`.
//!
//! **You are here:** `cli/` — one command: the handbook or a chapter of it, a command's usage, a code's meaning.

#[cfg(test)]
mod tests;

use super::args::{Args, Common, Help};
use super::report::Report;
use super::terminal::{self, errln, outln};
use super::{Exit, explain};
use crate::diag::{MessageLang, code};
use crate::handbook::{self, CHAPTERS, Chapter};
use clap::CommandFactory;
use serde_json::json;

/// What the handbook is called here.
const HANDBOOK: [&str; 3] = ["手册", "handbook", "manual"];

pub(crate) fn run(common: &Common, options: &Help) -> Exit {
    let report = Report::new(common);
    let mut topic = options.topic.iter().map(String::as_str);
    let Some(first) = topic.next() else {
        return usage(None);
    };
    let rest: Vec<&str> = topic.collect();
    if HANDBOOK.contains(&first) {
        return chapters(&report, &rest);
    }
    if Args::command().find_subcommand(first).is_some() {
        return usage(Some(first));
    }
    if let Some(code) = code::find(first) {
        explain::show(&report, code, false);
        return Exit::Done;
    }
    // A chapter's name without the word before it.
    if handbook::chapter(first).is_some() {
        return chapters(&report, &[first]);
    }
    report.failure(
        &format!(
            "没有“{first}”的说明。可以写 手册、一个命令（如 build）或一个代号（如 Z304）；手册的各章：{}",
            titles()
        ),
        &format!("there is no help on {first}: name a command, a code, or 手册 (the handbook, in Chinese)"),
    );
    Exit::Usage
}

/// The usage of the program or of one command, as `--help` prints it.
fn usage(name: Option<&str>) -> Exit {
    let mut args = Args::command();
    args.build();
    let printed = match name.and_then(|name| args.find_subcommand_mut(name)) {
        Some(command) => command.print_long_help(),
        None => args.print_long_help(),
    };
    match printed {
        Ok(()) => Exit::Done,
        Err(_) => Exit::Machine,
    }
}

fn chapters(report: &Report, words: &[&str]) -> Exit {
    let mut wanted: Vec<&Chapter> = Vec::new();
    for word in words {
        let Some(chapter) = handbook::chapter(word) else {
            report.failure(
                &format!("手册里没有“{word}”一章。各章：{}", titles()),
                &format!("the handbook has no chapter {word}. Chapters: {}", titles()),
            );
            return Exit::Usage;
        };
        wanted.push(chapter);
    }
    if report.json {
        if wanted.is_empty() {
            wanted = CHAPTERS.iter().collect();
        }
        for own in wanted {
            outln!(
                "{}",
                json!({"kind": "chapter", "id": own.id, "title": own.title(), "text": own.markdown()})
            );
        }
        return Exit::Done;
    }
    if report.lang == MessageLang::En {
        errln!("The handbook is in Chinese, as its readers are.\n");
    }
    if wanted.is_empty() {
        terminal::out(&handbook::plain(&handbook::whole()));
        // Said last, where a terminal shows it.
        report.line(
            &format!("\n只看一章：zhandian help 手册 通知。各章：{}", titles()),
            &format!(
                "\nOne chapter alone: zhandian help 手册 通知. Chapters: {}",
                titles()
            ),
        );
        return Exit::Done;
    }
    let texts: Vec<String> = wanted
        .iter()
        .map(|own| handbook::plain(&own.markdown()))
        .collect();
    terminal::out(&texts.join("\n\n"));
    Exit::Done
}

fn titles() -> String {
    let titles: Vec<&str> = CHAPTERS.iter().map(Chapter::title).collect();
    titles.join("、")
}
