//! Every command that the handbook names, parsed as the program would.
//!
//! **You are here:** `cli/help` — tests; no IO.

use super::*;
use clap::Parser;

/// The commands of a chapter: lines of its `sh` blocks, and what is quoted in its texts.
fn commands(markdown: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut block = None;
    for line in markdown.lines() {
        if let Some(info) = line.strip_prefix("```") {
            block = if block.is_some() {
                None
            } else {
                Some(info.to_owned())
            };
        } else if let Some(info) = &block {
            if info == "sh" {
                found.push(line.to_owned());
            }
        } else if line.starts_with("| zhandian ") {
            found.extend(line.split('|').nth(1).map(|cell| cell.trim().to_owned()));
        } else {
            found.extend(
                line.split('`')
                    .skip(1)
                    .step_by(2)
                    .filter(|quoted| quoted.starts_with("zhandian "))
                    .map(str::to_owned),
            );
        }
    }
    found
}

#[test]
fn every_command_of_the_handbook_is_one() {
    let mut count = 0;
    for own in CHAPTERS {
        for command in commands(&own.markdown()) {
            let words: Vec<&str> = command.split_whitespace().collect();
            assert_eq!(words[0], "zhandian", "{command}");
            let fine = match Args::try_parse_from(&words) {
                Ok(_) => true,
                Err(error) => !error.use_stderr(),
            };
            assert!(fine, "{}: {command}", own.title());
            count += 1;
        }
    }
    assert!(count > 30, "{count} commands");
}

#[test]
fn every_command_is_named_in_the_handbook() {
    let text = handbook::whole();
    for command in Args::command().get_subcommands() {
        let name = format!("zhandian {}", command.get_name());
        assert!(text.contains(&name), "{name}");
    }
}

#[test]
fn the_programs_help_names_the_handbook_and_explanations() {
    let help = Args::command().render_help().to_string();
    for words in ["zhandian help 手册", "zhandian explain Z304", "帮助"] {
        assert!(help.contains(words), "{help}");
    }
}

#[test]
fn topics_are_found() {
    let run = |words: &[&str]| {
        let args = ["zhandian", "help"].iter().chain(words).copied();
        match Args::try_parse_from(args).map(|args| (args.common, args.command)) {
            Ok((common, Some(super::super::args::Command::Help(help)))) => super::run(&common, &help),
            _ => Exit::Machine,
        }
    };
    for topic in [&["手册", "通知"][..], &["build"], &["Z304"], &["公示"], &[]] {
        assert_eq!(run(topic), Exit::Done, "{topic:?}");
    }
    for topic in [&["手册", "没有这一章"][..], &["没有这一章"]] {
        assert_eq!(run(topic), Exit::Usage, "{topic:?}");
    }
}
