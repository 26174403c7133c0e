//! Command `zhandian check`: findings, and nothing published.
//!
//! **You are here:** `cli/` — one command: everything that is wrong or due, without publishing.

use super::args::{Check, Common};
use super::plain::Plain;
use super::report::{Counts, Report};
use super::unchanged::{Answer, Known, Question};
use super::{Exit, clock, inspect, source};
use crate::build::{Builder, NextBuild, Options};
use crate::diag::json::Summary;
use crate::session::{federation, history};
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
    let (codes, part) = (&options.codes, options.part);
    let options = Options {
        site: clock::options(common, false),
        search: false,
    };
    // The report is a file of its own: it is written each time that it is asked for.
    let question = if target.is_some() {
        None
    } else {
        let codes: Vec<&str> = codes.iter().map(|code| code.id).collect();
        let of = format!("{} part={part:?}", codes.join(" "));
        Question::of("check", &of, common, &options.site, &report)
    };
    if let Some(Known::Answer(answer)) = question.as_ref().and_then(Question::known) {
        report.listed(&answer.findings.text);
        return conclude(&report, &answer, started);
    }
    let Some(mut source) = source::read(common, &report) else {
        return Exit::Machine;
    };
    let plain = Plain::of(&source.root, common);
    let mut builder = plain.known_to(Builder::for_part(part));
    let mut settled = federation::build(&mut builder, &mut source, &options);
    plain.keep(&source.root, &builder);
    drop(builder);
    let aside_tree = settled.aside_tree().clone();
    let mut aside = std::mem::take(&mut settled.aside);
    let mut built = settled.built;
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
    if let Some(part) = part {
        // Each finding is told by one part, and all of them by all parts.
        built.diagnostics.retain(|finding| part.owns(&finding.place.file));
        aside.retain(|finding| part.owns(&finding.place.file));
    }
    let counts = report.weigh(&mut built.diagnostics);
    let aside = report.only(codes, &aside, &aside_tree);
    let findings = aside.and(report.only(codes, &built.diagnostics, &source.tree));
    if let Some(target) = &target
        && let Some(exit) = inspect::write(common, target, &built, &source.tree, &report)
    {
        return exit;
    }
    let answer = Answer {
        findings,
        pages: built.pages(),
        counts,
        refused: counts.errors > 0 || built.has_errors(),
        files: 0,
        next: built.next.clone(),
    };
    let exit = conclude(&report, &answer, started);
    if let Some(question) = question {
        question.keep(answer);
    }
    exit
}

/// Says what was found in sum, and how the command ends.
fn conclude(report: &Report, answer: &Answer, started: Instant) -> Exit {
    let Answer {
        findings,
        pages,
        counts,
        next,
        ..
    } = answer;
    let Counts { errors, warnings } = *counts;
    let summary = Summary {
        command: "check",
        pages: *pages,
        written: 0,
        unchanged: 0,
        removed: 0,
        errors,
        warnings,
        seconds: started.elapsed().as_secs_f64(),
        next_build: next.as_ref().map(NextBuild::moment),
    };
    let zh = format!("检查完毕：{pages} 个页面，{errors} 个错误，{warnings} 个警告");
    let en = format!("checked {pages} pages: {errors} errors, {warnings} warnings");
    report.summary(&summary, report.say(&zh, &en));
    report.notes_left(findings.notes_left);
    report.next_build(next.as_ref());
    if answer.refused {
        Exit::ContentErrors
    } else {
        Exit::Done
    }
}
