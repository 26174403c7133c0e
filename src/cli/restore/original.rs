//! The photograph that a picture of the site was made of: out of the history, beside `content/`, where it is not published.
//!
//! **You are here:** `cli/restore` — `--to 原图`.

use crate::cli::Exit;
use crate::cli::inspect;
use crate::cli::report::Report;
use crate::disk::history::Store;
use crate::edit::history::{Chain, Hash, ORIGINAL};
use crate::session::SiteFolder;

/// The words for it.
pub(super) fn is_meant(to: &str) -> bool {
    matches!(to.trim(), "原图" | "original")
}

pub(super) fn run(source: &SiteFolder, chain: &Chain, path: &str, apply: bool, report: &Report) -> Exit {
    let entries = chain
        .acts
        .iter()
        .rev()
        .flat_map(|act| &act.entries)
        .filter(|entry| entry.file == path);
    let hash = entries
        .flat_map(|entry| &entry.fields)
        .find_map(|field| Hash::read(field.strip_prefix(ORIGINAL)?));
    let content = hash.and_then(|hash| Store::of(&source.root).content(&hash.0).ok().flatten());
    let Some(bytes) = content else {
        report.failure(
            &format!("历史里没有 {path} 的原图。用 zhandian import 导入的图片才有，超过 16 MB 的不留"),
            &format!("the history has no original of {path}: only pictures that came by `zhandian import` have one, and none of more than 16 MB"),
        );
        return Exit::Usage;
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    let target = source.root.join(format!("原图-{name}"));
    let shown = target.display();
    if target.exists() {
        report.failure(
            &format!("已经有 {shown}，先把它移走或改名"),
            &format!("there is {shown} already; move it away first"),
        );
        return Exit::Usage;
    }
    if !apply {
        report.line(
            &format!("原图会写成 {shown}（不在 content 里，不会发布）。加 --apply 才写"),
            &format!(
                "the original will be written as {shown}, which is not published. Add --apply to write it"
            ),
        );
        return Exit::Done;
    }
    match inspect::save(&target, &bytes) {
        Ok(()) => {
            report.line(
                &format!("原图写好了：{shown}。它可能带着拍摄位置，不要直接放进 content"),
                &format!(
                    "the original is in {shown}. It may tell where it was taken: do not put it into content"
                ),
            );
            Exit::Done
        }
        Err(error) => report.cannot_write(&target, &error),
    }
}
