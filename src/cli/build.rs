//! Command `zhandian build`: content in, the published site out.
//!
//! **You are here:** `cli/` — one command: read, build, publish.

use super::args::{Build, Common};
use super::gone::{self, Gone};
use super::made::Made;
use super::parts;
use super::plain::Plain;
use super::report::{Counts, Report};
use super::source;
use super::stop;
use super::unchanged::{Answer, Known, Question};
use super::{Exit, clock};
use crate::build::{Builder, Built, NextBuild, Options, Output, Recall, Share};
use crate::diag::json::Summary;
use crate::disk::change::reason;
use crate::disk::part::MANIFEST;
use crate::disk::publish::{PublishError, Published, Publisher};
use crate::session::SiteFolder;
use crate::session::federation::{self, Settled};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::path::Path;
use std::time::Instant;

/// Builds shorter than this many files need no progress bar.
const WORTH_A_BAR: usize = 2000;

pub(crate) fn run(common: &Common, build: &Build) -> Exit {
    let started = Instant::now();
    stop::watch();
    let report = Report::new(common);
    let options = Options {
        site: clock::options(common, false),
        search: !build.without_search,
    };
    let of = format!("search={} part={:?}", options.search, build.part);
    let question = Question::of("build", &of, common, &options.site, &report);
    // A part says of which day it is.
    let as_published = match question.as_ref().and_then(Question::known) {
        Some(Known::Answer(answer)) => return again(&report, answer, started),
        Some(Known::Published(files)) if build.part.is_none() => Some(files),
        _ => None,
    };
    let Some(mut source) = source::read(common, &report) else {
        return Exit::Machine;
    };
    question.as_ref().inspect(|question| question.forget());
    let plain = Plain::of(&source.root, common);
    let mut builder = plain.known_to(Builder::new());
    let mut settled = federation::build(&mut builder, &mut source, &options);
    plain.keep(&source.root, &builder);
    drop(builder);
    let mut counts = report.weigh(&mut settled.built.diagnostics);
    let aside = report.findings(&settled.aside, settled.aside_tree());
    let listed = aside.and(report.findings(&settled.built.diagnostics, &source.tree));
    if settled.built.has_errors() {
        summarise(&report, &Summed::of(&settled.built), counts, None, started);
        return Exit::ContentErrors;
    }
    keep_good(&report, &source, &settled, &options);
    let built = settled.built;
    let made = Summed::of(&built);
    let published = if let Some(files) = as_published {
        // Pages come out on this day as they did on the last one, so none is made.
        Ok(Ok(Publication {
            published: untouched(files),
            gone: Vec::new(),
            alone: true,
        }))
    } else {
        let part = build
            .part
            .map(|part| parts::Told::new(part, &source.tree, &options, &built));
        // What is found from here on is in the theme.
        source.tree.release_content();
        publish(&report, &source, built, part, common.no_cache)
    };
    match published {
        Ok(Ok(Publication {
            published,
            gone,
            alone,
        })) => {
            gone::report(&report, &gone);
            summarise(&report, &made, counts, Some(&published), started);
            report.notes_left(listed.notes_left);
            if let Some(question) = question.filter(|_| alone) {
                question.keep(Answer {
                    findings: listed,
                    pages: made.pages,
                    counts,
                    refused: false,
                    files: published.written + published.unchanged,
                    next: made.next,
                });
            }
            Exit::Done
        }
        Ok(Err(mut findings)) => {
            let late = report.weigh(&mut findings);
            counts.errors += late.errors;
            report.findings(&findings, &source.tree);
            summarise(&report, &made, counts, None, started);
            Exit::ContentErrors
        }
        Err(error) => {
            report.failure(&error.message(true), &error.message(false));
            match error {
                PublishError::Stopped { .. } => Exit::Stopped,
                _ => Exit::Machine,
            }
        }
    }
}

/// Keeps the states of included folders that are good, for the day when one is not.
fn keep_good(report: &Report, source: &SiteFolder, settled: &Settled, options: &Options) {
    let day = options.site.today.to_string();
    if let Err(error) = federation::keep(source, settled, &day) {
        report.always(
            &format!(
                "收进来的文件夹没有错误时的样子没能留下（{}）；网站不受影响，但它们以后有错误时，会耽误整个网站",
                reason(&error, true)
            ),
            &format!(
                "the good states of included folders could not be kept ({}); the site is as it should be, but a later error in one \
                 of them will hold up all",
                reason(&error, false)
            ),
        );
    }
}

/// Nothing has changed since the last build: says what that one said.
fn again(report: &Report, answer: Answer, started: Instant) -> Exit {
    report.listed(&answer.findings.text);
    let published = untouched(answer.files);
    let made = Summed {
        pages: answer.pages,
        next: answer.next,
    };
    summarise(report, &made, answer.counts, Some(&published), started);
    report.notes_left(answer.findings.notes_left);
    Exit::Done
}

/// A publication that was there.
fn untouched(files: usize) -> Published {
    Published {
        written: 0,
        unchanged: files,
        removed: 0,
    }
}

/// What was published.
struct Publication {
    published: Published,
    gone: Vec<Gone>,
    /// Whether it is known that nobody else has written into the published folder meanwhile.
    alone: bool,
}

/// What was published, or what is wrong with the theme.
type Done = Result<Publication, Vec<crate::diag::Diagnostic>>;

/// Streams all files to the publisher and switches; findings of the theme keep the published folder as it was.
fn publish(
    report: &Report,
    source: &SiteFolder,
    built: Built,
    part: Option<parts::Told>,
    afresh: bool,
) -> Result<Done, PublishError> {
    let protected = source.protected();
    let protected: Vec<&Path> = protected.iter().map(AsRef::as_ref).collect();
    stop::writing();
    let mut publisher = Publisher::open(&source.out, &protected)?;
    let kept = (!afresh)
        .then(|| Made::of(&source.root, publisher.published()))
        .flatten();
    let mut share = Share::new(part.as_ref().map(|told| told.part));
    if let Some(kept) = &kept {
        let before = kept.take();
        if before.is_some() {
            publisher.untouched();
        }
        share = share.recalling(Recall::new(before.unwrap_or_default()));
    }
    let places = source.tree.places();
    let bar = progress(report, built.files());
    let found = built.write_share(&share, &|path: &str, output: Output| {
        stop::check(&source.out)?;
        let done = match output {
            Output::Bytes(bytes) => publisher.put(path, &bytes),
            Output::CopyOf(from) => {
                let place = places.of(&from).unwrap_or_else(|| source.root.join(&*from));
                publisher.copy(path, &place)
            }
            Output::AsPublished => publisher.keep(path),
        };
        bar.inc(1);
        done
    })?;
    bar.finish_and_clear();
    if !found.is_empty() {
        return Ok(Err(found));
    }
    let gone = if let Some(told) = part {
        // Of what other parts make nothing is known here.
        let manifest = told.manifest(share.plan(), publisher.put_so_far());
        publisher.put(MANIFEST, manifest.to_text().as_bytes())?;
        Vec::new()
    } else {
        let published = publisher.published();
        gone::find(&publisher.changes(), &built, &|path| {
            gone::title(&published.join(path))
        })
    };
    // The lists that the switch compares need as much memory again as all records of a country: those go first.
    drop(built);
    stop::switching(&source.out)?;
    let published = publisher.switch()?;
    let alone = match (kept, share.into_recall()) {
        (Some(kept), Some(recall)) => kept.keep(recall, &published),
        _ => false,
    };
    Ok(Ok(Publication {
        published,
        gone,
        alone,
    }))
}

/// What is told of a site when it is gone.
struct Summed {
    pages: usize,
    next: Option<NextBuild>,
}

impl Summed {
    fn of(built: &Built) -> Summed {
        Summed {
            pages: built.pages(),
            next: built.next.clone(),
        }
    }
}

fn progress(report: &Report, files: usize) -> ProgressBar {
    if report.quiet || report.json || files < WORTH_A_BAR || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files as u64);
    let words = report.say(
        "{bar:30} {pos}/{len} 个文件 还需 {eta}",
        "{bar:30} {pos}/{len} files, {eta} left",
    );
    if let Ok(style) = ProgressStyle::with_template(words) {
        bar.set_style(style);
    }
    bar
}

fn summarise(report: &Report, made: &Summed, counts: Counts, done: Option<&Published>, started: Instant) {
    let seconds = started.elapsed().as_secs_f64();
    let summary = Summary {
        command: "build",
        pages: made.pages,
        written: done.map_or(0, |done| done.written),
        unchanged: done.map_or(0, |done| done.unchanged),
        removed: done.map_or(0, |done| done.removed),
        errors: counts.errors,
        warnings: counts.warnings,
        seconds,
        next_build: made.next.as_ref().map(NextBuild::moment),
    };
    let Counts { errors, warnings } = counts;
    let (zh, en) = match done {
        Some(Published {
            written,
            unchanged,
            removed,
        }) => {
            let pages = made.pages;
            (
                format!(
                    "完成：{pages} 个页面；写入 {written} 个文件，{unchanged} 个未变，删去 {removed} 个；{warnings} 个警告；用时 {seconds:.2} 秒"
                ),
                format!(
                    "done: {pages} pages; {written} files written, {unchanged} unchanged, {removed} removed; {warnings} warnings; {seconds:.2} s"
                ),
            )
        }
        None => (
            format!("没有发布：{errors} 个错误，{warnings} 个警告。已发布的网站没有改动。改正后再运行一次。"),
            format!("not published: {errors} errors, {warnings} warnings. What was published is as it was."),
        ),
    };
    report.summary(&summary, report.say(&zh, &en));
    report.next_build(made.next.as_ref());
}
