//! The site folder of a command: found, read; or said why not.
//!
//! **You are here:** `cli/` — used by every command that builds.

use super::args::Common;
use super::clock;
use super::report::Report;
use crate::disk::history::Store;
use crate::edit::history::Entry;
use crate::session::{SiteFolder, history};
use std::path::{Path, PathBuf};

/// How many site folders nearby are named.
const NEARBY: usize = 5;

/// Whether a site is in this folder.
pub(crate) fn is_site(folder: &Path) -> bool {
    folder.join("content/site.yaml").is_file()
}

/// The options with the site folder that a folder in it belongs to: people open a terminal where their file lies. A folder
/// that was named with `--root` is taken at its word.
pub(crate) fn upwards(common: &Common) -> Common {
    let mut common = common.clone();
    if common.root == Path::new(".")
        && !is_site(&common.root)
        && let Ok(here) = common.root.canonicalize()
        && let Some(site) = here.ancestors().skip(1).find(|folder| is_site(folder))
    {
        site.clone_into(&mut common.root);
    }
    common
}

/// Says that there is no site here, and where there is one.
pub(crate) fn say_where(common: &Common, report: &Report) {
    let near = nearby(&common.root);
    match near.first() {
        Some(first) => {
            let list: Vec<String> = near.iter().map(|folder| folder.display().to_string()).collect();
            report.failure(
                &format!(
                    "这里没有网站（content/site.yaml）。附近的网站文件夹：{}。请先输入 cd \"{}\"，再运行一次",
                    list.join("、"),
                    first.display()
                ),
                &format!(
                    "there is no site here (content/site.yaml). Site folders nearby: {}. Type cd \"{}\" and try again",
                    list.join(", "),
                    first.display()
                ),
            );
        }
        None => report.failure(
            "这里没有网站（content/site.yaml）。请先进到网站文件夹（里面有 content 的那一个）；建立新网站：zhandian init 文件夹；全部命令：zhandian --help",
            "there is no site here (content/site.yaml). Go to the site folder first (the one with content in it); a new one: zhandian init DIR; all commands: zhandian --help",
        ),
    }
}

/// The site folders in a folder, and in the folders in it.
fn nearby(folder: &Path) -> Vec<PathBuf> {
    let inside = |folder: &Path| -> Vec<PathBuf> {
        let mut names: Vec<PathBuf> = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.is_dir())
            .collect();
        names.sort();
        names
    };
    let children = inside(folder);
    let below = children.iter().flat_map(|child| inside(child));
    let sites = children.iter().cloned().chain(below);
    sites
        .filter(|folder| is_site(folder))
        .map(|site| {
            site.strip_prefix(".")
                .map_or_else(|_| site.clone(), Path::to_owned)
        })
        .take(NEARBY)
        .collect()
}

/// Reads the folder, after finishing what a killed tool had decided, and notes in the history what other programs have changed
/// since the last look. `None`: the machine failed, and it has been said.
pub(crate) fn read(common: &Common, report: &Report) -> Option<SiteFolder> {
    let is_site = is_site(&common.root);
    let settled = if is_site {
        history::settle_left(&common.root)
    } else {
        Ok(())
    };
    let read = SiteFolder::read(&common.root, common.out.as_deref())
        .inspect_err(|error| report.failure(&error.message(true), &error.message(false)))
        .ok()?;
    if is_site {
        match settled.and_then(|()| history::look(&read.root, &read.tree, clock::moment())) {
            Ok(found) => say_deleted(&read, &found, report),
            Err(error) => report.line(
                &format!(
                    "修改历史没有记下（{}）。不影响内容和网站，但这次的改动以后不能撤销",
                    error.message(true)
                ),
                &format!(
                    "the history was not kept ({}). Content and site are as they should be, but what was changed cannot be taken back later",
                    error.message(false)
                ),
            ),
        }
    } else if !nearby(&common.root).is_empty() {
        say_where(common, report);
    }
    Some(read)
}

/// How many deleted files are named.
const DELETED: usize = 5;

/// Says which files someone has deleted, and how to get them back: in the Explorer that happens by one wrong key.
fn say_deleted(source: &SiteFolder, found: &[Entry], report: &Report) {
    let moved = |entry: &Entry| {
        found
            .iter()
            .any(|other| other.change == entry.change && other.before.is_none())
    };
    let mut gone: Vec<&Entry> = found
        .iter()
        .filter(|entry| entry.after.is_none() && !moved(entry))
        .collect();
    gone.dedup_by_key(|entry| &entry.file);
    if gone.is_empty() {
        return;
    }
    let chain = history::chain(&Store::of(&source.root)).unwrap_or_default();
    for entry in gone.iter().take(DELETED) {
        let act = chain.acts.iter().find(|act| act.first().change == entry.change);
        let number = act.map_or(0, |act| act.number);
        let record = entry
            .record
            .as_deref()
            .map_or_else(String::new, |name| format!("（{name}）"));
        let file = &entry.file;
        report.line(
            &format!("有人删了 {file}{record}。要找回：zhandian undo {number}"),
            &format!("someone has deleted {file}{record}. To get it back: zhandian undo {number}"),
        );
    }
    if let Some(left) = gone.len().checked_sub(DELETED).filter(|left| *left > 0) {
        report.line(
            &format!("还删了 {left} 个文件：zhandian history"),
            &format!("and {left} more files: zhandian history"),
        );
    }
}
