//! Command `zhandian history`: who changed what, and when.
//!
//! **You are here:** `cli/` — one command: the ledger as a list; one change with its lines.

mod listed;
mod target;

pub(super) use listed::{act_lines, as_json, head};
pub(super) use target::{Target, find};

use super::args::{Common, History};
use super::report::Report;
use super::{Exit, difference, source, terminal};
use crate::cli::terminal::outln;
use crate::disk::change::reason;
use crate::disk::history::Store;
use crate::edit::history::{Act, Chain, Entry, Hash};
use crate::session::{SiteFolder, history};
use serde_json::json;
use std::fmt::Write as _;

/// So many changes are listed unless all are asked for.
const LAST: usize = 30;

pub(crate) fn run(common: &Common, options: &History) -> Exit {
    let report = Report::new(common);
    if !source::is_site(&common.root) {
        source::say_where(common, &report);
        return Exit::Usage;
    }
    let Some(source) = source::read(common, &report) else {
        return Exit::Machine;
    };
    let Some(chain) = chain(&source, &report) else {
        return Exit::Machine;
    };
    say_gaps(&chain, &report);
    let target = options.of.as_deref().map(Target::read);
    if let Some(Target::Number(number)) = target {
        return one(&source, &chain, number, &report);
    }
    let (acts, nearest) = match &target {
        None => (chain.acts.iter().collect(), None),
        Some(target) => {
            let found = find(&source, &chain, target);
            (found.acts, found.nearest)
        }
    };
    let all = acts.len();
    let from = if options.all { 0 } else { all.saturating_sub(LAST) };
    let shown: Vec<&Act> = acts
        .get(from..)
        .unwrap_or_default()
        .iter()
        .rev()
        .copied()
        .collect();
    if report.json {
        let entries = shown
            .iter()
            .flat_map(|act| act.entries.iter().map(|entry| (act.number, entry)));
        for (number, entry) in entries {
            outln!("{}", as_json(number, entry));
        }
        let summary = json!({
            "kind": "summary", "command": "history", "changes": all, "shown": shown.len(), "gaps": chain.gaps,
        });
        outln!("{summary}");
        return Exit::Done;
    }
    let zh = report.zh();
    for act in &shown {
        terminal::out(&act_lines(act, zh));
    }
    match (&target, all) {
        (None, 0) if !history::is_kept(&source.root) => report.line(
            "还没有修改。这个文件夹现在写不了，改了什么都记不下：请管理员开放它，或者在自己的电脑上改",
            "nothing was changed yet, and nothing can be noted now: this folder cannot be written. Have it opened",
        ),
        (None, 0) => report.line(
            "还没有修改。从现在起，改了什么都会记下",
            "nothing was changed yet; from now on everything that is will be noted",
        ),
        (Some(_), 0) => {
            let (zh, en) = nearest.map_or_else(Default::default, |near| {
                (format!("，最接近的是 {near}"), format!("; the nearest is {near}"))
            });
            report.line(
                &format!("历史里没有它的修改{zh}"),
                &format!("the history has no change of it{en}"),
            );
        }
        _ if from > 0 => report.line(
            &format!("还有更早的 {from} 次：加 --all。看一次改了哪些行：zhandian history 号码；撤销它：zhandian undo 号码"),
            &format!("{from} earlier ones: --all. The lines of one: zhandian history NUMBER; to take it back: zhandian undo NUMBER"),
        ),
        _ => report.line(
            "看一次改了哪些行：zhandian history 号码；撤销它：zhandian undo 号码",
            "the lines of one: zhandian history NUMBER; to take it back: zhandian undo NUMBER",
        ),
    }
    Exit::Done
}

/// The ledger. None: the machine failed, and it has been said.
pub(super) fn chain(source: &SiteFolder, report: &Report) -> Option<Chain> {
    let store = Store::of(&source.root);
    history::chain(&store)
        .inspect_err(|error| {
            let folder = store.folder().display();
            report.failure(
                &format!("读不了修改历史 {folder}：{}", reason(error, true)),
                &format!("cannot read the history in {folder}: {}", reason(error, false)),
            );
        })
        .ok()
}

/// The change of a number. *Errors:* there is none, and it has been said.
pub(super) fn numbered<'c>(chain: &'c Chain, number: usize, report: &Report) -> Option<&'c Act> {
    let found = number.checked_sub(1).and_then(|at| chain.acts.get(at));
    if found.is_none() {
        let last = chain.acts.len();
        report.failure(
            &format!("历史里没有第 {number} 号修改，最后一号是 {last}。全部：zhandian history --all"),
            &format!("the history has no change {number}; the last is {last}. All: zhandian history --all"),
        );
    }
    found
}

fn say_gaps(chain: &Chain, report: &Report) {
    if chain.gaps > 0 {
        let gaps = chain.gaps;
        report.line(
            &format!("注意：修改历史里有 {gaps} 处被删掉或改动过的行"),
            &format!("note: in the history there are {gaps} places where a line was removed or altered"),
        );
    }
}

/// One change, with its lines.
fn one(source: &SiteFolder, chain: &Chain, number: usize, report: &Report) -> Exit {
    let Some(act) = numbered(chain, number, report) else {
        return Exit::Usage;
    };
    let store = Store::of(&source.root);
    let zh = report.zh();
    let content = |hash: Option<Hash>| hash.map(|hash| store.content(&hash.0).ok().flatten());
    if report.json {
        let text = |content: Option<Option<Vec<u8>>>| {
            content.flatten().and_then(|bytes| String::from_utf8(bytes).ok())
        };
        for entry in &act.entries {
            let mut object = as_json(act.number, entry);
            object["text_before"] = json!(text(content(entry.before)));
            object["text_after"] = json!(text(content(entry.after)));
            outln!("{object}");
        }
        let summary = json!({
            "kind": "summary", "command": "history", "changes": 1, "shown": 1, "gaps": chain.gaps,
        });
        outln!("{summary}");
        return Exit::Done;
    }
    let mut text = format!("{}\n", head(act, zh));
    for (path, (before, after)) in act.files() {
        let entries: Vec<&Entry> = act.entries.iter().filter(|entry| entry.file == path).collect();
        let _ = writeln!(text, "{}", listed::file_line(&entries, zh));
        match (content(before), content(after)) {
            (Some(None), _) | (_, Some(None))
                if [before, after]
                    .iter()
                    .flatten()
                    .any(|hash| store.is_damaged(&hash.0)) =>
            {
                text.push_str(report.say(
                    "      （历史里存它的文件坏了，读不出来）\n",
                    "      (the history's file of it is damaged)\n",
                ));
            }
            (Some(None), _) | (_, Some(None)) => {
                text.push_str(report.say("      （内容没有留存）\n", "      (its content was not kept)\n"));
            }
            (old, new) => text.push_str(&difference::lines(
                old.flatten().as_deref(),
                new.flatten().as_deref(),
                "      ",
                zh,
            )),
        }
    }
    terminal::out(&text);
    report.line(
        &format!("撤销它：zhandian undo {number}"),
        &format!("to take it back: zhandian undo {number}"),
    );
    Exit::Done
}
