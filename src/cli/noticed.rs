//! What was noticed: the look at what other programs have changed, and what is said of it.
//!
//! **You are here:** `cli/` — after the site folder was read, at every command that reads one.

use super::clock;
use super::report::Report;
use crate::cli::terminal::errln;
use crate::disk::change::ChangeError;
use crate::disk::history::Store;
use crate::edit::history::Entry;
use crate::personal::mask;
use crate::session::SiteFolder;
use crate::session::history::{self, Unfinished};
use crate::session::save::Saved;

/// How many deleted files are named.
const DELETED: usize = 5;

/// Notes in the history what other programs have changed since the last look. `settled`: whether what a killed tool had
/// decided could be finished before. Where the history cannot be kept, that is said, and the command goes on.
pub(crate) fn note(source: &SiteFolder, settled: Result<Vec<Unfinished>, ChangeError>, report: &Report) {
    let looked = settled.and_then(|left| {
        say_unfinished(&left, report);
        history::look(&source.root, &source.tree, clock::moment())
    });
    match looked {
        Ok(found) => say_deleted(source, &found, report),
        Err(error) => report.line(
            &format!(
                "修改历史没有记下（{}）。内容和网站不受影响；能写以前，用记事本、WPS 改的内容以后不能撤销",
                error.message(true)
            ),
            &format!(
                "the history cannot be kept now ({}). Content and site are as they should be; until it can, what other programs change cannot be taken back later",
                error.message(false)
            ),
        ),
    }
}

/// Says that files which were saved just now had been changed by another program before, unseen: who edits in Notepad beside
/// a tool finds both changes in the history.
pub(crate) fn within(saved: &Saved, report: &Report) {
    if saved.found.is_empty() {
        return;
    }
    let files: Vec<String> = saved
        .found
        .iter()
        .map(|file| mask(file, true).into_owned())
        .collect();
    report.line(
        &format!("保存以前，有人用别的程序改过 {}；那次改动留着，也记进了历史：zhandian history", files.join("、")),
        &format!("before this save another program had changed {}; that stays, and is in the history, too: zhandian history", files.join(", ")),
    );
}

/// Says what a tool that was killed had left in the middle: whoever started it does not know what became of it.
fn say_unfinished(left: &[Unfinished], report: &Report) {
    if report.json {
        return;
    }
    for one in left {
        let (tool, id, files) = (one.tool.zh(), one.tool.id(), one.files);
        let person = mask(&one.person, true);
        let changed: Vec<String> = one
            .changed
            .iter()
            .map(|file| mask(file, true).into_owned())
            .collect();
        let (zh, en) = match (one.done, changed.is_empty()) {
            (true, _) => (
                format!(
                    "上次的{tool}（{person}）没有写完就停了，刚才已经接着写完，共 {files} 个文件。看是哪些：zhandian history"
                ),
                format!(
                    "the last {id} ({person}) had stopped before its end and is written now, {files} files. To see them: zhandian history"
                ),
            ),
            (false, true) => (
                format!(
                    "上次的{tool}（{person}）没有写完就停了，已经退回：{files} 个文件都是它以前的样子。还要的，再做一次"
                ),
                format!(
                    "the last {id} ({person}) had stopped before its end and was taken back: all {files} files are as they were before it. Do it again if it is wanted"
                ),
            ),
            (false, false) => (
                format!(
                    "上次的{tool}（{person}）没有写完就停了，已经退回：{files} 个文件里，没有人再改过的都是它以前的样子。{} 后来有人改过，没有动它，里面可能已有它写的内容：请打开看看，看完还要的，再做一次",
                    changed.join("、")
                ),
                format!(
                    "the last {id} ({person}) had stopped before its end and was taken back: of its {files} files those that nobody has changed since are as they were before it. Someone has changed {} since; it was left alone and may hold what was written: look at it, then do it again if it is wanted",
                    changed.join(", ")
                ),
            ),
        };
        errln!("{}", if report.zh() { zh } else { en });
    }
}

/// Says which files someone has deleted, and how to get them back: in the Explorer that happens by one wrong key. It is said
/// this once, so even to whoever wants to hear little.
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
    if gone.is_empty() || report.json {
        return;
    }
    let say = |zh: String, en: String| errln!("{}", if report.zh() { zh } else { en });
    let chain = history::chain(&Store::of(&source.root)).unwrap_or_default();
    for entry in gone.iter().take(DELETED) {
        let act = chain.acts.iter().find(|act| act.first().change == entry.change);
        let number = act.map_or(0, |act| act.number);
        let record = entry
            .record
            .as_deref()
            .map_or_else(String::new, |name| format!("（{}）", mask(name, true)));
        // A name may hold somebody's number.
        let file = mask(&entry.file, true);
        say(
            format!("有人删了 {file}{record}。要找回：zhandian undo {number}"),
            format!("someone has deleted {file}{record}. To get it back: zhandian undo {number}"),
        );
    }
    if let Some(left) = gone.len().checked_sub(DELETED).filter(|left| *left > 0) {
        say(
            format!("还删了 {left} 个文件：zhandian history"),
            format!("and {left} more files: zhandian history"),
        );
    }
}
