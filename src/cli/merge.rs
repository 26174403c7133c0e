//! Command `zhandian merge`: parts that were made on several machines become one published site.
//!
//! **You are here:** `cli/` — one command: read all parts, judge them, publish. Nothing is written before every byte was looked at.

mod judge;

use super::args::{Common, Merge, Recipe};
use super::report::Report;
use super::terminal::{errln, out, outln};
use super::{Exit, stop};
use crate::diag::json::Summary;
use crate::disk::part::PartFolder;
use crate::disk::publish::{PublishError, Published, Publisher};
use judge::Refused;
use rayon::prelude::*;
use serde_json::json;
use std::path::Path;
use std::time::Instant;

pub(crate) fn run(common: &Common, options: &Merge) -> Exit {
    if let Some(recipe) = options.recipe {
        out(text_of(recipe));
        return Exit::Done;
    }
    let started = Instant::now();
    stop::watch();
    let report = Report::new(common);
    let Some(target) = &common.out else {
        report.failure(
            "合成的网站写到哪里？请写 --out 文件夹：zhandian merge 各份的文件夹 --out 文件夹",
            "where does the merged site go? Write --out DIR",
        );
        return Exit::Usage;
    };
    let mut refused = Vec::new();
    let mut parts = Vec::new();
    for folder in &options.parts {
        match PartFolder::read(folder) {
            Ok(part) => parts.push(part),
            Err(fault) => refused.push(Refused::by_fault(folder, fault)),
        }
    }
    // A part that is spoilt is not missing as well.
    let whole = refused.is_empty();
    refused.extend(judge::judge(&parts, whole));
    if !refused.is_empty() {
        return refuse(&report, &refused, started);
    }
    let (pages, next_build) = parts.first().map_or((0, None), |part| {
        (part.manifest.pages, part.manifest.next_build.clone())
    });
    match publish(target, &parts) {
        Ok(published) => {
            let made = Made {
                pages,
                next_build,
                errors: 0,
            };
            made.summarise(&report, published, started);
            Exit::Done
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

/// Takes every file of every part in, and switches. The same part twice gives the same files once.
fn publish(target: &Path, parts: &[PartFolder]) -> Result<Published, PublishError> {
    // None of them may be written over. The first would be a site folder, into which a site may go: no part is one.
    let folders: Vec<&Path> = parts.iter().map(|part| part.folder.as_path()).collect();
    let protected: Vec<&Path> = folders
        .first()
        .copied()
        .into_iter()
        .chain(folders.iter().copied())
        .collect();
    stop::writing();
    let publisher = Publisher::open(target, &protected)?;
    let mut seen = std::collections::BTreeSet::new();
    for part in parts {
        if !seen.insert(part.manifest.number) {
            continue;
        }
        let files: Vec<&String> = part.manifest.files.keys().collect();
        files.par_iter().try_for_each(|path| {
            stop::check(target)?;
            publisher.copy(path, &part.folder.join(path))
        })?;
    }
    stop::switching(target)?;
    publisher.switch()
}

/// Says what is wrong with which part; nothing was written.
fn refuse(report: &Report, refused: &[Refused], started: Instant) -> Exit {
    let mut again = false;
    for one in refused {
        again |= one.is_machine;
        if report.json {
            outln!(
                "{}",
                json!({
                    "kind": "part",
                    "folder": one.folder,
                    "part": one.part,
                    "state": one.state,
                    "file": one.file,
                    "message": report.say(&one.zh, &one.en),
                })
            );
        } else {
            errln!(
                "{}: {}",
                report.say("错误", "error"),
                report.say(&one.zh, &one.en)
            );
        }
    }
    let made = Made {
        pages: 0,
        next_build: None,
        errors: refused.len(),
    };
    let nothing = Published {
        written: 0,
        unchanged: 0,
        removed: 0,
    };
    made.summarise(report, nothing, started);
    if again { Exit::Machine } else { Exit::ContentErrors }
}

/// What a merge came to.
struct Made {
    pages: usize,
    next_build: Option<String>,
    errors: usize,
}

impl Made {
    fn summarise(self, report: &Report, published: Published, started: Instant) {
        let Published {
            written,
            unchanged,
            removed,
        } = published;
        let summary = Summary {
            command: "merge",
            pages: self.pages,
            written,
            unchanged,
            removed,
            errors: self.errors,
            warnings: 0,
            seconds: started.elapsed().as_secs_f64(),
            next_build: self.next_build,
        };
        let pages = self.pages;
        let (zh, en) = if self.errors > 0 {
            let errors = self.errors;
            (
                format!("没有合成：{errors} 处不对。已发布的网站没有改动。"),
                format!("not merged: {errors} faults. What was published is as it was."),
            )
        } else {
            (
                format!(
                    "合成好了：{pages} 个页面；写入 {written} 个文件，{unchanged} 个未变，删去 {removed} 个"
                ),
                format!(
                    "merged: {pages} pages; {written} files written, {unchanged} unchanged, {removed} removed"
                ),
            )
        };
        report.summary(&summary, report.say(&zh, &en));
        if let Some(moment) = &summary.next_build {
            report.line(
                &format!("到 {moment} 要再生成、合成并发布一次"),
                &format!("build, merge and publish again on {moment}"),
            );
        }
    }
}

/// The ready file of a scheduler.
fn text_of(recipe: Recipe) -> &'static str {
    match recipe {
        Recipe::Dask => include_str!("merge/recipes/dask.py"),
        Recipe::Slurm => include_str!("merge/recipes/slurm.sh"),
        Recipe::Kubernetes => include_str!("merge/recipes/kubernetes.yaml"),
        Recipe::Parallel => include_str!("merge/recipes/parallel.sh"),
    }
}
