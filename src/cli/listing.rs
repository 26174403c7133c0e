//! Listing of findings in the terminal: what many records share is one line with a count, and errors stand last.
//!
//! **You are here:** `cli/` — below `report`, which prints what is made here; no IO.
//!
//! A day's check has to be read to its end by someone who has a telephone on the other ear. So a warning that fires often is
//! one line with three examples, notes are counted and shown when they are asked for, and errors are next to the prompt.
//! In JSON, which programs read, every finding is one object in the order of files.

use crate::diag::{self, Code, Diagnostic, MessageLang, Severity, code};
use crate::disk::tree::Tree;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

/// A warning or note that fires more often than this is one line with [`EXAMPLES`] …
const FEW: usize = 3;
/// … and an error that fires more often than this is told in full that many times, and then a line each.
const MANY_ERRORS: usize = 10;
/// How many examples stand for all.
const EXAMPLES: usize = 3;

/// What is listed, and how.
pub(super) struct Listing<'l> {
    pub lang: MessageLang,
    pub json: bool,
    pub quiet: bool,
    /// Whether notes were asked for.
    pub notes: bool,
    pub colour: bool,
    /// Codes that were asked for by name, each finding in full; all codes where it is empty.
    pub only: &'l [&'static Code],
}

/// What is to be printed.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Listed {
    pub text: String,
    /// How many notes are not in it because nobody asked for them.
    pub notes_left: usize,
}

impl Listed {
    /// This, and then that.
    pub(super) fn and(mut self, other: Listed) -> Listed {
        self.text.push_str(&other.text);
        self.notes_left += other.notes_left;
        self
    }
}

impl Listing<'_> {
    pub(super) fn list(&self, findings: &[Diagnostic], tree: &Tree) -> Listed {
        let mut page = Page {
            listing: self,
            tree,
            sources: HashMap::new(),
            text: String::new(),
        };
        let mut notes_left = 0;
        let mut shown: Vec<&Diagnostic> = Vec::new();
        for finding in findings {
            if self.shows(finding) {
                shown.push(finding);
            } else if finding.severity == Severity::Note && self.only.is_empty() {
                notes_left += number(finding);
            }
        }
        if self.json {
            for finding in shown {
                page.object(finding);
            }
        } else if self.only.is_empty() {
            page.calmly(&shown);
        } else {
            for finding in shown {
                page.whole(finding);
            }
        }
        Listed {
            text: page.text,
            notes_left,
        }
    }

    fn shows(&self, finding: &Diagnostic) -> bool {
        let own = finding.fault.code;
        if !self.only.is_empty() {
            return self.only.contains(&own);
        }
        match finding.severity {
            Severity::Error => true,
            _ if own.leaves_out() => true,
            _ if self.quiet => false,
            Severity::Warning => true,
            // An embargo is the author's wish, and yet the author looks for the page.
            Severity::Note => self.notes || self.json || own == code::PUBLISHED_LATER,
        }
    }
}

/// How many findings one stands for.
fn number(finding: &Diagnostic) -> usize {
    finding.untold.max(1)
}

/// What is written so far; each file is read for its lines once.
struct Page<'p, 'f> {
    listing: &'p Listing<'p>,
    tree: &'p Tree,
    sources: HashMap<&'f str, Option<String>>,
    text: String,
}

impl<'f> Page<'_, 'f> {
    /// Notes, warnings, errors; of each first the codes that fire often, then the others by file.
    fn calmly(&mut self, findings: &[&'f Diagnostic]) {
        for severity in [Severity::Note, Severity::Warning, Severity::Error] {
            let of_this = || findings.iter().filter(|finding| finding.severity == severity);
            let mut by_code: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
            for finding in of_this() {
                by_code.entry(finding.fault.code.id).or_default().push(finding);
            }
            by_code
                .retain(|_, all| all.iter().map(|own| number(own)).sum::<usize>() > most(all[0].fault.code));
            for all in by_code.values() {
                self.often(all);
            }
            for finding in of_this().filter(|own| !by_code.contains_key(own.fault.code.id)) {
                self.whole(finding);
            }
        }
    }

    /// A code that fires often. Nothing that refuses the build is left untold, however often.
    fn often(&mut self, all: &[&'f Diagnostic]) {
        let Some(first) = all.first() else { return };
        let Code { id, zh, en, .. } = *first.fault.code;
        let sum: usize = all.iter().map(|own| number(own)).sum();
        let told: Vec<&Diagnostic> = all.iter().copied().filter(|own| own.untold == 0).collect();
        let listed = if first.fault.code.severity == Severity::Error {
            let (shown, rest) = told.split_at(told.len().min(EXAMPLES));
            for finding in shown {
                self.whole(finding);
            }
            let number = rest.len();
            let _ = match self.listing.lang {
                MessageLang::Zh => writeln!(self.text, "错误[{id}]: {zh}：另有 {number} 处"),
                MessageLang::En => writeln!(self.text, "error[{id}]: {en}: {number} more"),
            };
            rest.to_vec()
        } else {
            let severity = first.severity;
            let _ = match self.listing.lang {
                MessageLang::Zh => writeln!(
                    self.text,
                    "{}[{id}]: {zh}：{sum} 处，例如下面 {EXAMPLES} 处；全部列出：zhandian check {id}",
                    severity.zh()
                ),
                MessageLang::En => writeln!(
                    self.text,
                    "{}[{id}]: {en}: {sum} times, such as these {EXAMPLES}; all of them: zhandian check {id}",
                    severity.id()
                ),
            };
            examples(&told)
        };
        for finding in listed {
            let lang = self.listing.lang;
            let line = diag::text::brief(finding, self.source(finding), lang);
            self.text.extend(["  ", &line, "\n"]);
        }
        self.text.push('\n');
    }

    /// A finding with its line and its advice.
    fn whole(&mut self, finding: &'f Diagnostic) {
        let (lang, colour) = (self.listing.lang, self.listing.colour);
        let text = diag::text::render(finding, self.source(finding), lang, colour);
        self.text.extend([&text, "\n\n"]);
    }

    fn object(&mut self, finding: &'f Diagnostic) {
        let lang = self.listing.lang;
        let line = diag::json::line(finding, self.source(finding), lang);
        self.text.extend([&line, "\n"]);
    }

    fn source(&mut self, finding: &'f Diagnostic) -> Option<&str> {
        let file = &*finding.place.file;
        let tree = self.tree;
        self.sources
            .entry(file)
            .or_insert_with(|| crate::build::shown_text(tree, file))
            .as_deref()
    }
}

/// Those that tell most: of different places first, as one row of the catalogue can be owed by every station.
fn examples<'f>(told: &[&'f Diagnostic]) -> Vec<&'f Diagnostic> {
    let mut places = BTreeSet::new();
    let (new, again): (Vec<&Diagnostic>, Vec<&Diagnostic>) = told
        .iter()
        .partition(|own| places.insert((&own.place.file, &own.place.at)));
    let mut chosen: Vec<&Diagnostic> = new.into_iter().chain(again).take(EXAMPLES).collect();
    chosen.sort_by_key(|own| told.iter().position(|other| std::ptr::eq(*other, *own)));
    chosen
}

/// How often a code may fire before it is told in short.
fn most(code: &Code) -> usize {
    match code.severity {
        Severity::Error => MANY_ERRORS,
        Severity::Warning | Severity::Note => FEW,
    }
}

#[cfg(test)]
mod tests;
