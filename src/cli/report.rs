//! Findings and summaries, as text or as JSON lines.
//!
//! **You are here:** `cli/` — used by every command that builds.

use super::args::{Common, Format, MessageLang as Wanted};
use crate::build::NextBuild;
use crate::diag::{self, Diagnostic, MessageLang, Severity, json::Summary};
use crate::disk::tree::Tree;
use std::collections::HashMap;
use std::io::{IsTerminal, Write};

/// How a command talks.
pub(crate) struct Report {
    pub lang: MessageLang,
    pub json: bool,
    pub quiet: bool,
    strict: bool,
}

/// Numbers of findings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
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

    /// Prints findings: text to standard error, JSON to standard output. Quiet: errors alone.
    pub(crate) fn findings(&self, findings: &[Diagnostic], tree: &Tree) {
        let mut sources: HashMap<&str, Option<String>> = HashMap::new();
        let colour = !self.json && std::io::stderr().is_terminal();
        let mut out = String::new();
        for finding in findings {
            if self.quiet && finding.severity != Severity::Error {
                continue;
            }
            let file = &*finding.place.file;
            let source = sources
                .entry(file)
                .or_insert_with(|| crate::build::shown_text(tree, file))
                .as_deref();
            if self.json {
                out.push_str(&diag::json::line(finding, source, self.lang));
                out.push('\n');
            } else {
                out.push_str(&diag::text::render(finding, source, self.lang, colour));
                out.push_str("\n\n");
            }
        }
        if self.json {
            self.out(&out);
        } else {
            let _ = std::io::stderr().write_all(out.as_bytes());
        }
    }

    /// Prints a summary: a JSON line, or the words.
    pub(crate) fn summary(&self, summary: &Summary, words: &str) {
        if self.json {
            self.out(&format!("{}\n", summary.line()));
        } else if !self.quiet {
            eprintln!("{words}");
        }
    }

    /// Prints a line for the person, unless it is to be quiet or JSON.
    pub(crate) fn line(&self, zh: &str, en: &str) {
        if !self.quiet && !self.json {
            eprintln!("{}", self.say(zh, en));
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

    /// Says that the machine failed.
    pub(crate) fn failure(&self, zh: &str, en: &str) {
        eprintln!("{}: {}", self.say("错误", "error"), self.say(zh, en));
    }

    fn out(&self, text: &str) {
        // A closed pipe is the reader's choice, not a failure.
        let _ = std::io::stdout().write_all(text.as_bytes());
    }
}

/// Chinese unless the locale says otherwise.
#[expect(clippy::disallowed_methods, reason = "the locale is in the environment")]
fn locale() -> MessageLang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    match set {
        Some(locale) if locale.starts_with("en") => MessageLang::En,
        _ => MessageLang::Zh,
    }
}
