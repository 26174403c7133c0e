//! Terminal output: findings and summaries, as text or as JSON lines.
//!
//! **You are here:** `cli/` — used by every command that builds.

use super::args::{Common, Format, MessageLang as Wanted};
use crate::build::NextBuild;
use crate::cli::terminal::{self, errln, outln};
use crate::diag::{self, Diagnostic, MessageLang, Severity, json::Summary};
use crate::disk::tree::Tree;
use std::collections::{BTreeMap, HashMap};
use std::io::IsTerminal;

/// More notes of one code than this would bury the warnings between them …
const MANY_NOTES: usize = 20;
/// … so that only the first ones are shown in the terminal.
const FIRST_NOTES: usize = 5;

/// How many notes there are of each code.
fn notes<'f>(findings: impl Iterator<Item = &'f Diagnostic>) -> HashMap<&'static str, usize> {
    let mut notes = HashMap::new();
    for finding in findings.filter(|own| own.severity == Severity::Note) {
        *notes.entry(finding.fault.code.id).or_default() += 1;
    }
    notes
}

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

/// Findings as they are put together for printing; each file is read for its lines once.
struct Printer<'r, 'f> {
    report: &'r Report,
    tree: &'r Tree,
    sources: HashMap<&'f str, Option<String>>,
    colour: bool,
    out: String,
}

impl<'f> Printer<'_, 'f> {
    fn one(&mut self, finding: &'f Diagnostic) {
        let file = &*finding.place.file;
        let tree = self.tree;
        let source = self
            .sources
            .entry(file)
            .or_insert_with(|| crate::build::shown_text(tree, file))
            .as_deref();
        let lang = self.report.lang;
        if self.report.json {
            self.out.push_str(&diag::json::line(finding, source, lang));
            self.out.push('\n');
        } else {
            self.out
                .push_str(&diag::text::render(finding, source, lang, self.colour));
            self.out.push_str("\n\n");
        }
    }
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
    ///
    /// A terminal shows what was printed last, so that there errors come after warnings and notes; in JSON all are in the
    /// order of files.
    pub(crate) fn findings(&self, findings: &[Diagnostic], tree: &Tree) {
        let mut print = Printer {
            report: self,
            tree,
            sources: HashMap::new(),
            colour: !self.json && std::io::stderr().is_terminal(),
            out: String::new(),
        };
        let is_error = |finding: &&Diagnostic| finding.severity == Severity::Error;
        if self.json {
            findings
                .iter()
                .filter(|finding| !self.quiet || is_error(finding))
                .for_each(|finding| print.one(finding));
        } else {
            if !self.quiet {
                self.advice(findings.iter().filter(|finding| !is_error(finding)), &mut print);
            }
            findings
                .iter()
                .filter(is_error)
                .for_each(|finding| print.one(finding));
        }
        if self.json {
            terminal::out(&print.out);
        } else {
            terminal::err(&print.out);
        }
    }

    /// Warnings and notes; of many notes of one kind the first.
    fn advice<'f>(
        &self,
        findings: impl Iterator<Item = &'f Diagnostic> + Clone,
        print: &mut Printer<'_, 'f>,
    ) {
        let notes = notes(findings.clone());
        let mut told: HashMap<&str, usize> = HashMap::new();
        let mut shelved: BTreeMap<&str, (usize, &Diagnostic)> = BTreeMap::new();
        for finding in findings {
            let code = finding.fault.code.id;
            if finding.severity == Severity::Note && notes[code] > MANY_NOTES {
                let told = told.entry(code).or_default();
                *told += 1;
                if *told > FIRST_NOTES {
                    shelved.entry(code).or_insert((0, finding)).0 += 1;
                    continue;
                }
            }
            print.one(finding);
        }
        for (code, (number, finding)) in shelved {
            let name = &finding.fault.code;
            print.out.push_str(self.say(
                &format!("提示[{code}]: {}：还有 {number} 处。全部列在报告里：zhandian check --report 报告.html\n\n", name.zh),
                &format!("note[{code}]: {}: {number} more. The report lists all: zhandian check --report report.html\n\n", name.en),
            ));
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
