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
use crate::session::{SiteFolder, history};

/// How many deleted files are named.
const DELETED: usize = 5;

/// Notes in the history what other programs have changed since the last look. `settled`: whether what a killed tool had
/// decided could be finished before. Where the history cannot be kept, that is said, and the command goes on.
pub(crate) fn note(source: &SiteFolder, settled: Result<(), ChangeError>, report: &Report) {
    let looked = settled.and_then(|()| history::look(&source.root, &source.tree, clock::moment()));
    match looked {
        Ok(found) => say_deleted(source, &found, report),
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
