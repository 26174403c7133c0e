//! Output of `zhandian fix`: each file's differences with their reasons, what is left, and the sum.
//!
//! **You are here:** `cli/fix` — below the command; prints.

use super::Change;
use crate::cli::report::{Counts, Report};
use crate::cli::terminal::outln;
use crate::cli::{difference, terminal};
use crate::diag::{Diagnostic, MessageLang};
use crate::disk::tree::Tree;
use crate::edit::mend::text_of;
use serde_json::json;
use std::fmt::Write as _;

/// Prints what is mended.
pub(super) fn changes(changes: &[Change<'_>], report: &Report) {
    for change in changes {
        if report.json {
            objects(change, report);
        } else if !report.quiet {
            terminal::out(&text(change, report));
        }
    }
}

fn text(change: &Change<'_>, report: &Report) -> String {
    let zh = report.lang == MessageLang::Zh;
    let mut out = format!("{}\n", change.file.path);
    for mend in &change.mended.mends {
        let why = report.say(&mend.zh, &mend.en);
        let _ = match mend.line {
            Some(line) if zh => writeln!(out, "  第{line}行：{why}（{}）", mend.code.id),
            Some(line) => writeln!(out, "  line {line}: {why} ({})", mend.code.id),
            None if zh => writeln!(out, "  {why}（{}）", mend.code.id),
            None => writeln!(out, "  {why} ({})", mend.code.id),
        };
    }
    let (before, after) = (text_of(&change.before), text_of(&change.mended.bytes));
    out += &difference::lines(Some(before.as_bytes()), Some(after.as_bytes()), "    ", zh);
    out.push('\n');
    out
}

fn objects(change: &Change<'_>, report: &Report) {
    let (before, after) = (text_of(&change.before), text_of(&change.mended.bytes));
    // Mending keeps every line in its place.
    let line_of =
        |text: &str, line: Option<usize>| line.and_then(|line| text.lines().nth(line - 1).map(str::to_owned));
    for mend in &change.mended.mends {
        outln!(
            "{}",
            json!({
                "kind": "change",
                "file": &*change.file.path,
                "line": mend.line,
                "field": mend.field,
                "code": mend.code.id,
                "slug": mend.code.slug,
                "message": report.say(&mend.zh, &mend.en),
                "before": line_of(&before, mend.line),
                "after": line_of(&after, mend.line),
            })
        );
    }
}

/// Prints what people have to decide.
pub(super) fn left(left: &[Diagnostic], tree: &Tree, report: &Report) -> Counts {
    let mut left = left.to_vec();
    let counts = report.weigh(&mut left);
    if !left.is_empty() {
        report.line(
            "下面这些不能自动改，要您来定：",
            "These cannot be mended without you; they are yours to decide:",
        );
    }
    report.findings(&left, tree);
    counts
}

/// Prints the sum.
pub(super) fn summary(changes: &[Change<'_>], left: Counts, written: usize, apply: bool, report: &Report) {
    let mends: usize = changes.iter().map(|change| change.mended.mends.len()).sum();
    let files = changes.len();
    let left = left.errors + left.warnings;
    if report.json {
        let sum = json!({
            "kind": "summary", "command": "fix", "changes": mends, "files": files, "left": left, "written": written,
        });
        outln!("{sum}");
        return;
    }
    match (files, apply) {
        (0, _) => report.line("没有可以自动改的地方", "there is nothing to mend"),
        (_, false) => report.line(
            &format!("{files} 个文件里有 {mends} 处可以自动改，现在还没有写入。写入：zhandian fix --apply"),
            &format!("{mends} slips in {files} files can be mended; nothing is written yet. To write: zhandian fix --apply"),
        ),
        (_, true) => report.line(
            &format!("改好了 {written} 个文件里的 {mends} 处。要撤销：zhandian undo"),
            &format!("mended {mends} slips in {written} files. To take it back: zhandian undo"),
        ),
    }
    if left > 0 {
        report.line(
            &format!("还有 {left} 处要您来改"),
            &format!("{left} are left for you"),
        );
    }
}
