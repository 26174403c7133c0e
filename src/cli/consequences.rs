//! Consequences of a change: the errors that a site has after it and had not before, such as who links to a record that goes.
//!
//! **You are here:** `cli/` — used by the commands that take content back, before or after they write.

use super::args::Common;
use super::clock;
use super::report::Report;
use crate::build::{Builder, Input, Options};
use crate::diag::{Diagnostic, Severity};
use crate::disk::tree::Tree;
use crate::session::SiteFolder;
use crate::session::save::FileSave;
use std::collections::HashMap;

/// Says which errors come with these changes. *Shape:* how many.
pub(crate) fn tell(common: &Common, source: &SiteFolder, files: &[FileSave], report: &Report) -> usize {
    let mut after = source.tree.clone();
    for file in files {
        match &file.new {
            Some(bytes) => after.insert(&file.path, bytes),
            None => drop(after.remove(&file.path)),
        }
    }
    let new = new_errors(&mut Builder::new(), common, source, &after);
    if !new.is_empty() {
        let count = new.len();
        report.line(
            &format!("这样一来，别处会有 {count} 个错误（多半是还引用着去掉的记录），要接着改："),
            &format!(
                "With this there are {count} errors elsewhere, mostly links to a record that goes; mend them:"
            ),
        );
        report.findings(&new, &after);
    }
    new.len()
}

/// The errors of a changed tree that the source has not: places move with lines, so that what an error says counts, and how
/// often. A builder that has read the source reads the changed files alone.
pub(crate) fn new_errors(
    builder: &mut Builder,
    common: &Common,
    source: &SiteFolder,
    after: &Tree,
) -> Vec<Diagnostic> {
    new_findings(builder, common, source, after, Severity::Error)
}

/// As [`new_errors`], and with `least` a warning the warnings, too.
pub(crate) fn new_findings(
    builder: &mut Builder,
    common: &Common,
    source: &SiteFolder,
    after: &Tree,
    least: Severity,
) -> Vec<Diagnostic> {
    let wanted = |finding: &Diagnostic| match least {
        Severity::Error => finding.severity == Severity::Error,
        Severity::Warning => finding.severity != Severity::Note,
        Severity::Note => true,
    };
    let mut new = findings(builder, common, source, after);
    new.retain(wanted);
    if new.is_empty() {
        return new;
    }
    let key = |finding: &Diagnostic| {
        (
            finding.fault.code.id,
            finding.place.file.to_string(),
            finding.fault.zh.clone(),
        )
    };
    let mut before: HashMap<_, usize> = HashMap::new();
    for finding in findings(builder, common, source, &source.tree)
        .into_iter()
        .filter(wanted)
    {
        *before.entry(key(&finding)).or_default() += 1;
    }
    new.retain(|finding| match before.get_mut(&key(finding)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    });
    new
}

fn findings(builder: &mut Builder, common: &Common, source: &SiteFolder, tree: &Tree) -> Vec<Diagnostic> {
    let options = Options {
        site: clock::options(common, true),
        search: false,
    };
    builder
        .run(&Input {
            tree,
            unreadable: &source.unreadable,
            options: &options,
        })
        .diagnostics
}
