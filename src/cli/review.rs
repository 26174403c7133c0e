//! Command `zhandian review`: what waits for whose review, and the signing of a step.
//!
//! **You are here:** `cli/` — one command; how far a review has come is `site/review`'s business, finding, signing and the paper
//! form are [`crate::session::review`]'s. `review/listed.rs` lists what waits.

mod listed;

use super::args::{Common, Review as Options};
use super::report::Report;
use super::{Exit, clock, inspect, noticed, source, terminal};
use crate::build::{self, Builder, Built, Input};
use crate::cli::terminal::outln;
use crate::diag::Severity;
use crate::edit::history::Tool;
use crate::record::settings::ReviewRules;
use crate::session::SiteFolder;
use crate::session::review::{self, Reviewable, find, reviewable};
use crate::session::save::{Author, FileSave, save};
use crate::site::{ReviewHash, Site};
use serde_json::json;
use std::path::Path;

pub(crate) fn run(common: &Common, options: &Options) -> Exit {
    let report = Report::new(common);
    if !source::is_site(&common.root) {
        source::say_where(common, &report);
        return Exit::Usage;
    }
    let Some(source) = source::read(common, &report) else {
        return Exit::Machine;
    };
    // As the preview has it: what waits for its review is what no build shows.
    let asked = build::Options {
        site: clock::options(common, true),
        search: false,
    };
    let built = Builder::new().run(&Input {
        tree: &source.tree,
        unreadable: &source.unreadable,
        options: &asked,
    });
    let Some(site) = built.site() else {
        report.findings(&built.diagnostics, &source.tree);
        return Exit::ContentErrors;
    };
    let command = Command {
        site,
        built: &built,
        source: &source,
        rules: site.settings().review.clone().unwrap_or_default(),
        report: &report,
    };
    if let Some(hash) = &options.check {
        return command.check(hash);
    }
    if let (Some(word), Some(to)) = (&options.form, &options.to) {
        return command.form(common, word, to);
    }
    match (&options.record, &options.step) {
        (Some(word), Some(step)) => command.sign(word, step, options),
        _ => command.list(),
    }
}

struct Command<'c> {
    site: &'c Site,
    built: &'c Built,
    source: &'c SiteFolder,
    rules: ReviewRules,
    report: &'c Report,
}

impl Command<'_> {
    /// The files that a word means. *Errors:* none is meant, and it has been said.
    fn meant<'a>(&self, all: &'a [Reviewable<'a>], word: &str) -> Result<Vec<&'a Reviewable<'a>>, Exit> {
        let found = find(all, word, &self.source.root);
        if found.is_empty() {
            self.report.failure(
                &format!("没有“{word}”这份通知或公开件。写 notice:编号、disclosure:编号，或者文件；有哪些在等：zhandian review"),
                &format!("there is no notice or disclosure {word}. Write notice:ID, disclosure:ID or a file; what waits: zhandian review"),
            );
            return Err(Exit::Usage);
        }
        Ok(found)
    }

    /// Signs a step: of all languages' files of a record, or of one file.
    fn sign(&self, word: &str, step: &str, options: &Options) -> Exit {
        let steps = self.rules.steps();
        let step = step.trim();
        let Some(rank) = steps.iter().position(|own| *own == step) else {
            let all = steps.join("、");
            self.report.failure(
                &format!("没有“{step}”这一步；这个网站的步骤是：{all}"),
                &format!("there is no step {step}; this site has: {all}"),
            );
            return Exit::Usage;
        };
        let by = options.by.as_deref().map(str::trim).filter(|by| !by.is_empty());
        let Some(by) = by else {
            self.report.failure(
                "写上是谁审的：--by 姓名。一台电脑常有几个人用，所以每次都要写",
                "say who reviewed it: --by NAME. A computer has several users, so it is asked each time",
            );
            return Exit::Usage;
        };
        let all = reviewable(self.site);
        let found = match self.meant(&all, word) {
            Ok(found) => found,
            Err(exit) => return exit,
        };
        let mut files = Vec::new();
        for own in found {
            if own.reviewed.passed > rank {
                continue;
            }
            let broken = |found: &&crate::diag::Diagnostic| {
                *found.place.file == *own.file && found.severity == Severity::Error
            };
            let broken = self.built.diagnostics.iter().any(|found| broken(&found));
            if let Err((zh, en)) = review::allowed(own, &steps, rank, by, broken) {
                self.report
                    .failure(&format!("{}：{zh}", own.file), &format!("{}: {en}", own.file));
                return Exit::ContentErrors;
            }
            match review::signed(
                self.site,
                &self.source.tree,
                own,
                (step, by),
                options.note.as_deref(),
            ) {
                Ok(file) => files.push(file),
                Err((zh, en)) => {
                    self.report.failure(&zh, &en);
                    return Exit::ContentErrors;
                }
            }
        }
        self.write(files, (step, by), word)
    }

    fn write(&self, files: Vec<FileSave>, (step, by): (&str, &str), word: &str) -> Exit {
        if files.is_empty() {
            self.summarise(step, 0);
            self.report.line(
                &format!("{word} 今天的内容已经过了{step}，没有要写的"),
                &format!("{word} has passed {step} as it is: nothing to write"),
            );
            return Exit::Done;
        }
        let author = Author {
            person: by.to_owned(),
            tool: Tool::Review,
            time: clock::moment(),
            undoes: None,
        };
        match save(&self.source.root, &author, files) {
            Ok(saved) => {
                noticed::within(&saved, self.report);
                self.summarise(step, saved.files);
                self.report.line(
                    &format!(
                        "记下了：{word} {step}，{by}，写了 {} 个文件。签错了：zhandian undo",
                        saved.files
                    ),
                    &format!(
                        "noted: {word} {step} by {by}, {} files written. If it was wrong: zhandian undo",
                        saved.files
                    ),
                );
                Exit::Done
            }
            Err(error) => {
                self.report.failure(&error.message(true), &error.message(false));
                Exit::Machine
            }
        }
    }

    fn summarise(&self, step: &str, written: usize) {
        if self.report.json {
            outln!(
                "{}",
                json!({"kind": "summary", "command": "review", "step": step, "written": written})
            );
        }
    }

    /// Whether a content of today has this hash.
    fn check(&self, text: &str) -> Exit {
        let all = reviewable(self.site);
        let found: Vec<&Reviewable<'_>> = all.iter().filter(|own| own.reviewed.hash.is(text)).collect();
        for own in &found {
            let hash = own.reviewed.hash;
            if self.report.json {
                outln!(
                    "{}",
                    json!({"kind": "review", "record": own.record, "file": own.file, "title": own.title, "same": true, "hash": hash.to_string()})
                );
            } else {
                terminal::out(&format!("{}  {}\n  {}\n", own.record, own.title, own.file));
            }
        }
        if !found.is_empty() {
            self.report
                .line("今天的内容就是这一份", "today's content is this one");
            return Exit::Done;
        }
        let earlier: Vec<&Reviewable<'_>> = all
            .iter()
            .filter(|own| own.signed.iter().any(|of| ReviewHash::names(text, of)))
            .collect();
        for own in &earlier {
            if self.report.json {
                outln!(
                    "{}",
                    json!({"kind": "review", "record": own.record, "file": own.file, "title": own.title, "same": false, "hash": own.reviewed.hash.to_string()})
                );
            } else {
                terminal::out(&format!("{}  {}\n  {}\n", own.record, own.title, own.file));
            }
        }
        if earlier.is_empty() {
            self.report.failure(
                &format!("今天没有哪份内容的校验码是 {text}：或者内容改过，或者抄错了（至少要 12 位）"),
                &format!("no content of today has the hash {text}: it was changed, or the hash is wrong (12 characters at least)"),
            );
        } else {
            self.report.failure(
                "这份内容审过以后又改了，今天的不是这一份",
                "this content was changed after it was reviewed: today's is another",
            );
        }
        Exit::ContentErrors
    }

    /// Writes the paper form.
    fn form(&self, common: &Common, word: &str, to: &Path) -> Exit {
        let is_html = to
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("html"));
        if !is_html {
            self.report.failure(
                "--to 的文件名要以 .html 结尾",
                "the file of --to must end in .html",
            );
            return Exit::Usage;
        }
        if let Err(exit) = inspect::kept_inside(common, to, ("审批单", "the form"), self.report) {
            return exit;
        }
        let all = reviewable(self.site);
        let found = match self.meant(&all, word) {
            Ok(found) => found,
            Err(exit) => return exit,
        };
        let html = review::sheet(self.site, &found, &self.rules.steps());
        match inspect::save(to, html.as_bytes()) {
            Ok(()) => {
                let shown = to.display();
                self.report.line(
                    &format!("审批单写好了：{shown}。用浏览器打开，按 Ctrl+P 打印，正好一页 A4"),
                    &format!("the form is in {shown}: open it in a browser and print it, one sheet of A4"),
                );
                Exit::Done
            }
            Err(error) => self.report.cannot_write(to, &error),
        }
    }
}
