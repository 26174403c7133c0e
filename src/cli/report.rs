//! Terminal output: findings and summaries, as text or as JSON lines.
//!
//! **You are here:** `cli/` — used by every command that builds.

use super::Exit;
use super::args::{Common, Format, MessageLang as Wanted};
use super::listing::{Listed, Listing};
use crate::build::NextBuild;
use crate::cli::terminal::{self, errln, outln};
use crate::diag::{Code, Diagnostic, MessageLang, Severity, json::Summary};
use crate::disk::change::reason;
use crate::disk::tree::Tree;
use serde::{Deserialize, Serialize};
use std::io::IsTerminal;
use std::path::Path;

/// How a command talks.
pub(crate) struct Report {
    pub lang: MessageLang,
    pub json: bool,
    pub quiet: bool,
    notes: bool,
    strict: bool,
}

/// Numbers of findings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counts {
    pub errors: usize,
    pub warnings: usize,
}

impl Report {
    pub(crate) fn new(common: &Common) -> Report {
        let lang = match common.message_lang {
            Some(Wanted::En) => MessageLang::En,
            Some(Wanted::Zh) => MessageLang::Zh,
            None => locale(),
        };
        Report {
            lang,
            json: common.message_format == Format::Json,
            quiet: common.quiet,
            notes: common.notes,
            strict: common.strict,
        }
    }

    /// The text in the language of messages.
    pub(crate) fn say<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            MessageLang::Zh => zh,
            MessageLang::En => en,
        }
    }

    /// Whether messages are in Chinese.
    pub(crate) fn zh(&self) -> bool {
        self.lang == MessageLang::Zh
    }

    /// Makes warnings errors when asked to, and counts.
    pub(crate) fn weigh(&self, findings: &mut [Diagnostic]) -> Counts {
        let mut counts = Counts::default();
        for finding in findings {
            if self.strict && finding.severity == Severity::Warning {
                finding.severity = Severity::Error;
            }
            match finding.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => {}
            }
        }
        counts
    }

    /// Prints findings: text to standard error, JSON to standard output. *Shape:* what was printed.
    pub(crate) fn findings(&self, findings: &[Diagnostic], tree: &Tree) -> Listed {
        self.only(&[], findings, tree)
    }

    /// The same for some codes alone, each finding in full; for all when none is named.
    pub(crate) fn only(&self, codes: &[&'static Code], findings: &[Diagnostic], tree: &Tree) -> Listed {
        let listing = Listing {
            lang: self.lang,
            json: self.json,
            quiet: self.quiet,
            notes: self.notes,
            colour: self.colour(),
            only: codes,
        };
        let listed = listing.list(findings, tree);
        self.listed(&listed.text);
        listed
    }

    /// Prints a list of findings.
    pub(crate) fn listed(&self, text: &str) {
        if self.json {
            terminal::out(text);
        } else {
            terminal::err(text);
        }
    }

    fn colour(&self) -> bool {
        !self.json && std::io::stderr().is_terminal()
    }

    /// All that decides how the same findings are printed, in words.
    pub(crate) fn manner(&self) -> String {
        let Report {
            lang,
            json,
            quiet,
            notes,
            strict,
        } = self;
        format!(
            "{lang:?} json={json} quiet={quiet} notes={notes} strict={strict} colour={}",
            self.colour()
        )
    }

    /// Says how many notes are not shown, and how to see them.
    pub(crate) fn notes_left(&self, number: usize) {
        if number > 0 {
            self.line(
                &format!("另有 {number} 条提示没有列出（不改也能发布）。要看：zhandian check --notes"),
                &format!("{number} notes are not shown. To see them: zhandian check --notes"),
            );
        }
    }

    /// Prints a summary: a JSON line, or the words.
    pub(crate) fn summary(&self, summary: &Summary, words: &str) {
        if self.json {
            outln!("{}", summary.line());
        } else if !self.quiet {
            errln!("{words}");
        }
    }

    /// Prints a line for the person, unless it is to be quiet or JSON.
    pub(crate) fn line(&self, zh: &str, en: &str) {
        if !self.quiet && !self.json {
            errln!("{}", self.say(zh, en));
        }
    }

    /// A line that who asked for silence is told, too: something is published no more.
    pub(crate) fn always(&self, zh: &str, en: &str) {
        if !self.json {
            errln!("{}", self.say(zh, en));
        }
    }

    /// Says when the site has to be built again, and why.
    pub(crate) fn next_build(&self, next: Option<&NextBuild>) {
        if let Some(next) = next {
            let moment = next.moment();
            let NextBuild { zh, en, .. } = next;
            self.line(
                &format!("到 {moment} 要再生成并发布一次：{zh}"),
                &format!("build and publish again on {moment}: {en}"),
            );
        }
    }

    /// Says that a file cannot be written; how the command ends then.
    pub(crate) fn cannot_write(&self, file: &Path, error: &std::io::Error) -> Exit {
        let file = file.display();
        self.failure(
            &format!("{file} 写不进去：{}", reason(error, true)),
            &format!("cannot write {file}: {}", reason(error, false)),
        );
        Exit::Machine
    }

    /// Says that the machine failed.
    pub(crate) fn failure(&self, zh: &str, en: &str) {
        errln!("{}: {}", self.say("错误", "error"), self.say(zh, en));
    }
}

/// Chinese unless the locale says otherwise.
fn locale() -> MessageLang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    match set {
        Some(locale) if locale.starts_with("en") => MessageLang::En,
        _ => MessageLang::Zh,
    }
}
