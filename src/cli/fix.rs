//! Command `zhandian fix`: slips with one safe answer are mended; what has two is listed.
//!
//! **You are here:** `cli/` — one command: `edit/mend` says what a file is to be, the save door writes it.

mod said;

use super::args::{Common, Fix};
use super::report::Report;
use super::{Exit, author, clock, noticed, source};
use crate::build::{Builder, Input, Options};
use crate::diag::{Diagnostic, Severity, code};
use crate::disk::tree::{SourceFile, Tree};
use crate::edit::history::Tool;
use crate::edit::mend::{self, Known, Mended};
use crate::lang::Lang;
use crate::record::{FileKind, Item, Parsed, file_kind, parse};
use crate::session::SiteFolder;
use crate::session::save::{FileSave, SaveError, save};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest attachment that is looked at. *Units:* bytes.
const LARGEST_TABLE: u64 = 20 * 1024 * 1024;

/// A file that is to be another.
struct Change<'t> {
    file: &'t SourceFile,
    before: Vec<u8>,
    mended: Mended,
}

pub(crate) fn run(common: &Common, options: &Fix) -> Exit {
    let report = Report::new(common);
    if !source::is_site(&common.root) {
        source::say_where(common, &report);
        return Exit::Usage;
    }
    let Some(folder) = source::read(common, &report) else {
        return Exit::Machine;
    };
    let Some(wanted) = wanted(&folder, &options.paths, &report) else {
        return Exit::Usage;
    };
    let changes = changes(&folder.tree, &wanted);
    said::changes(&changes, &report);
    let left = left(common, &folder, &changes, &wanted);
    let counts = said::left(&left, &with(&folder.tree, &changes), &report);
    let written = if options.apply && !changes.is_empty() {
        match write(&folder, options, &changes, &report) {
            Ok(written) => written,
            Err(exit) => return exit,
        }
    } else {
        0
    };
    said::summary(&changes, counts, written, options.apply, &report);
    if counts.errors > 0 {
        Exit::ContentErrors
    } else {
        Exit::Done
    }
}

/// Which files are meant: by their paths from here or from the site folder; all where none is named. None: a path that is
/// nowhere, and it has been said.
fn wanted(folder: &SiteFolder, paths: &[PathBuf], report: &Report) -> Option<Vec<String>> {
    let mut all = Vec::new();
    for path in paths {
        let found = [path.clone(), folder.root.join(path)].iter().find_map(|path| {
            let inside = relative(&path.canonicalize().ok()?, &folder.root)?;
            let known = inside.is_empty() || inside == "content" || inside.starts_with("content/");
            known.then_some(inside)
        });
        let Some(found) = found else {
            let path = path.display();
            report.failure(
                &format!("网站的 content 文件夹里没有 {path}"),
                &format!("there is no {path} in the site's content folder"),
            );
            return None;
        };
        all.push(found);
    }
    Some(all)
}

/// The path from the site folder, with `/`.
fn relative(path: &Path, root: &Path) -> Option<String> {
    let inside = path.strip_prefix(root).ok()?;
    let names: Option<Vec<&str>> = inside.iter().map(|name| name.to_str()).collect();
    Some(names?.join("/"))
}

fn is_wanted(path: &str, wanted: &[String]) -> bool {
    let within = |one: &String| {
        one.is_empty()
            || path
                .strip_prefix(one.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    path.starts_with("content/") && (wanted.is_empty() || wanted.iter().any(within))
}

/// What every file that is meant is to be, where it is not that already.
fn changes<'t>(tree: &'t Tree, wanted: &[String]) -> Vec<Change<'t>> {
    let files: Vec<&SourceFile> = tree
        .files()
        .filter(|file| file.path.starts_with("content/"))
        .collect();
    let parsed: Vec<Parsed> = files
        .par_iter()
        .filter(|file| !matches!(file_kind(&file.path), FileKind::Attachment | FileKind::Unknown))
        .filter_map(|file| Some(parse(&file.path, file.bytes()?)))
        .collect();
    let mut known = Known::default();
    for one in &parsed {
        known.add(one);
    }
    let default = parsed
        .iter()
        .flat_map(|one| &one.items)
        .find_map(|item| match item {
            Item::Settings(settings) => settings.data.languages.first().map(|lang| lang.0),
            _ => None,
        })
        .unwrap_or(Lang::ZH);
    files
        .par_iter()
        .filter(|file| is_wanted(&file.path, wanted))
        .filter(|file| file_kind(&file.path) != FileKind::Attachment || is_table(&file.path))
        .filter_map(|file| {
            let before = tree.read_whole(file, LARGEST_TABLE)?;
            let mended = mend::mend(&file.path, &before, &known, default);
            (mended.bytes != before).then_some(Change { file, before, mended })
        })
        .collect()
}

fn is_table(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv"))
}

/// The tree as it will be.
fn with(tree: &Tree, changes: &[Change<'_>]) -> Tree {
    let mut tree = tree.clone();
    for change in changes {
        tree.insert(&change.file.path, &change.mended.bytes);
    }
    tree
}

/// What is left for people: findings of the files that are meant, as they will be, about how they are written and named.
fn left(common: &Common, folder: &SiteFolder, changes: &[Change<'_>], wanted: &[String]) -> Vec<Diagnostic> {
    let tree = with(&folder.tree, changes);
    let options = Options {
        site: clock::options(common, false),
        search: false,
    };
    let input = Input {
        tree: &tree,
        unreadable: &folder.unreadable,
        options: &options,
    };
    let built = Builder::new().run(&input);
    let mut left: Vec<Diagnostic> = built
        .diagnostics
        .into_iter()
        .filter(|one| is_slip(one) && is_wanted(&one.place.file, wanted))
        .collect();
    let paths: Vec<&Arc<str>> = tree.files().map(|file| &file.path).collect();
    left.extend(
        paths
            .into_iter()
            .filter(|path| is_wanted(path, wanted))
            .filter_map(mend::name),
    );
    crate::diag::sort(&mut left);
    left
}

/// Whether a finding is about the way something is written or named, and not about what it says.
fn is_slip(finding: &Diagnostic) -> bool {
    let id = finding.fault.code.id;
    let written = id.starts_with("Z1") || ("Z202".."Z221").contains(&id);
    let named = [
        code::COPIED_FILE.id,
        code::UNEXPECTED_FILE.id,
        code::BAD_FILE_PATH.id,
        code::BAD_TIME_LIMIT.id,
    ];
    finding.severity != Severity::Note && (written || named.contains(&id))
}

/// Writes all files, or none. *Errors:* said.
fn write(folder: &SiteFolder, options: &Fix, changes: &[Change<'_>], report: &Report) -> Result<usize, Exit> {
    let author = author::of(&folder.root, &options.by, Tool::Fix, report);
    let files = changes
        .iter()
        .map(|change| FileSave {
            path: change.file.path.to_string(),
            opened: Some(change.file.hash),
            new: Some(change.mended.bytes.clone()),
            touched: Vec::new(),
        })
        .collect();
    match save(&folder.root, &author, files) {
        Ok(saved) => {
            noticed::within(&saved, report);
            Ok(saved.files)
        }
        Err(error) => {
            report.failure(&error.message(true), &error.message(false));
            Err(match error {
                SaveError::Conflict(_) => Exit::ContentErrors,
                SaveError::Refused(_) => Exit::Machine,
            })
        }
    }
}
