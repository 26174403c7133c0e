//! Command `zhandian check`: findings, and nothing published.
//!
//! **You are here:** `cli/` — one command: everything that is wrong or due, without publishing.

use super::args::{Check, Common};
use super::report::Report;
use super::{Exit, clock, inspect, source};
use crate::build::{Builder, Input, Options};
use crate::diag::MessageLang;
use crate::diag::json::Summary;
use crate::session::history;
use std::time::Instant;

/// So many pages of each template and language are rendered: all of them on a county's site, and on a country's enough.
const PAGES_TRIED: usize = 200;

pub(crate) fn run(common: &Common, options: &Check) -> Exit {
    let started = Instant::now();
    let report = Report::new(common);
    let target = match options
        .report
        .as_deref()
        .map(|path| inspect::target(common, path, &report))
    {
        Some(Err(exit)) => return exit,
        Some(Ok(target)) => Some(target),
        None => None,
    };
    let Some(source) = source::read(common, &report) else {
        return Exit::Machine;
    };
    let codes = &options.codes;
    let options = Options {
        site: clock::options(common, false),
        search: false,
    };
    let input = Input {
        tree: &source.tree,
        unreadable: &source.unreadable,
        options: &options,
    };
    let mut built = Builder::new().run(&input);
    // Rendering finds what only templates can say; nothing is kept. Some pages of each template show what is wrong with
    // it, at a small part of what rendering all would cost.
    if !built.has_errors() {
        let late = built.try_templates(PAGES_TRIED);
        built.diagnostics.extend(late);
    }
    built
        .diagnostics
        .extend(history::findings(&source.root, options.site.today));
    built.tell_all(codes, &source.tree);
    let counts = report.weigh(&mut built.diagnostics);
    let notes_left = report.only(codes, &built.diagnostics, &source.tree);
    if let Some(target) = &target
        && let Some(exit) = inspect::write(target, &built, &source.tree, &report)
    {
        return exit;
    }
    let summary = Summary {
        command: "check",
        pages: built.pages(),
        written: 0,
        unchanged: 0,
        removed: 0,
        errors: counts.errors,
        warnings: counts.warnings,
        seconds: started.elapsed().as_secs_f64(),
        next_build: built.next.as_ref().map(crate::build::NextBuild::moment),
    };
    let (errors, warnings) = (counts.errors, counts.warnings);
    let words = match report.lang {
        MessageLang::Zh => format!(
            "检查完毕：{} 个页面，{errors} 个错误，{warnings} 个警告",
            built.pages()
        ),
        MessageLang::En => format!(
            "checked {} pages: {errors} errors, {warnings} warnings",
            built.pages()
        ),
    };
    report.summary(&summary, &words);
    report.notes_left(notes_left);
    report.next_build(built.next.as_ref());
    if counts.errors > 0 || built.has_errors() {
        Exit::ContentErrors
    } else {
        Exit::Done
    }
}
