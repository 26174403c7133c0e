//! Command `zhandian undo`: takes a change back.
//!
//! **You are here:** `cli/` — one command. It writes at once, unlike `fix` and `import`: whoever takes a change back has seen it
//! and is in a hurry, what it does is one more change, which `undo` takes back in its turn, and it never writes over what
//! others have done since. `--show` only shows.

use super::args::{Common, Undo};
use super::history::{self as listing, head};
use super::report::Report;
use super::{Exit, author, consequences, difference, noticed, source, terminal};
use crate::cli::terminal::outln;
use crate::edit::history::{Act, Chain, Tool};
use crate::session::SiteFolder;
use crate::session::history::{self, NoWay, Way};
use crate::session::save::{Author, FileSave, SaveError, Versions, save};
use serde_json::json;

pub(crate) fn run(common: &Common, options: &Undo) -> Exit {
    let report = Report::new(common);
    if !source::is_site(&common.root) {
        source::say_where(common, &report);
        return Exit::Usage;
    }
    let Some(source) = source::read(common, &report) else {
        return Exit::Machine;
    };
    let Some(chain) = listing::chain(&source, &report) else {
        return Exit::Machine;
    };
    let mut author = author::of(&source.root, &options.by, Tool::Undo, &report);
    let act = match chosen(&chain, options, &author.person, &report) {
        Ok(act) => act,
        Err(exit) => return exit,
    };
    let what = Back {
        command: "undo",
        title: (
            format!("撤销第 {} 号修改", act.number),
            format!("taking back change {}", act.number),
        ),
        number: Some(act.number),
        write: !options.show,
    };
    if !report.json {
        terminal::out(&format!("{}\n", head(act, report.zh())));
    }
    author.undoes = Some(act.first().change.clone());
    let way = history::undo(&source.root, act);
    what.go(common, &source, way, &|| author.clone(), &report)
}

/// The change that is meant. *Errors:* how the command ends; it has been said.
fn chosen<'c>(chain: &'c Chain, options: &Undo, person: &str, report: &Report) -> Result<&'c Act, Exit> {
    if let Some(number) = options.number {
        return listing::numbered(chain, number, report).ok_or(Exit::Usage);
    }
    let Some(last) = chain.acts.last() else {
        report.failure(
            "还没有可以撤销的修改",
            "there is no change yet that could be taken back",
        );
        return Err(Exit::Usage);
    };
    // Two people save into one folder: the last change may be the other one's.
    let theirs = &last.first().person;
    if !theirs.is_empty() && theirs != person {
        let number = last.number;
        report.failure(
            &format!("最近的一次修改（第 {number} 号）是 {theirs} 做的。真要撤销它：zhandian undo {number}；自己的是几号：zhandian history"),
            &format!("the last change ({number}) was made by {theirs}. If you mean that one: zhandian undo {number}; your own: zhandian history"),
        );
        return Err(Exit::Usage);
    }
    Ok(last)
}

/// A command that puts content back, from its plan to its last line.
pub(super) struct Back {
    pub(super) command: &'static str,
    /// In Chinese and English.
    pub(super) title: (String, String),
    /// Of the change that is taken back.
    pub(super) number: Option<usize>,
    /// Else it only shows.
    pub(super) write: bool,
}

impl Back {
    pub(super) fn go(
        &self,
        common: &Common,
        source: &SiteFolder,
        way: Result<Way, NoWay>,
        author: &dyn Fn() -> Author,
        report: &Report,
    ) -> Exit {
        let way = match way {
            Ok(way) => way,
            Err(no_way) => return self.refuse(no_way, report),
        };
        self.show(&way, report);
        if way.files.is_empty() {
            self.summarise(0, 0, report);
            report.line(
                "内容已经是那个样子，没有要写的",
                "the content is so already: nothing to write",
            );
            return Exit::Done;
        }
        let files: Vec<FileSave> = way.files.into_iter().map(|(_, file)| file).collect();
        let count = files.len();
        consequences::tell(common, source, &files, report);
        if !self.write {
            self.summarise(count, 0, report);
            let zh = if self.command == "undo" {
                "只是看看，没有写入。要写入：去掉 --show"
            } else {
                "只是看看，没有写入。要写入：加上 --apply"
            };
            let en = if self.command == "undo" {
                "only shown, nothing was written. To write it: without --show"
            } else {
                "only shown, nothing was written. To write it: --apply"
            };
            report.line(zh, en);
            return Exit::Done;
        }
        match save(&source.root, &author(), files) {
            Ok(saved) => {
                noticed::within(&saved, report);
                self.summarise(count, saved.files, report);
                let (zh, en) = &self.title;
                report.line(
                    &format!("好了：{zh}，写了 {} 个文件。不要这样：zhandian undo", saved.files),
                    &format!(
                        "done: {en}, {} files written. If it was wrong: zhandian undo",
                        saved.files
                    ),
                );
                Exit::Done
            }
            Err(SaveError::Conflict(versions)) => self.refuse(NoWay::Conflict(versions), report),
            Err(SaveError::Refused(error)) => self.refuse(NoWay::Failed(error), report),
        }
    }

    fn show(&self, way: &Way, report: &Report) {
        for (now, file) in &way.files {
            if report.json {
                let state = if self.write { "written" } else { "shown" };
                outln!(
                    "{}",
                    json!({
                        "kind": "change", "file": file.path, "state": state,
                        "before": text(now.as_deref()), "after": text(file.new.as_deref()),
                        "kept": way.kept.contains(&file.path),
                    })
                );
                continue;
            }
            if report.quiet {
                continue;
            }
            let kept = if way.kept.contains(&file.path) {
                report.say("（以后的其他修改保留）", " (later changes stay)")
            } else {
                ""
            };
            let lines = difference::lines(now.as_deref(), file.new.as_deref(), "      ", report.zh());
            terminal::out(&format!("    {}{kept}\n{lines}", file.path));
        }
    }

    fn summarise(&self, files: usize, written: usize, report: &Report) {
        if report.json {
            outln!(
                "{}",
                json!({
                    "kind": "summary", "command": self.command, "number": self.number, "files": files,
                    "written": written, "conflicts": 0,
                })
            );
        }
    }

    fn refuse(&self, no_way: NoWay, report: &Report) -> Exit {
        match no_way {
            NoWay::Conflict(versions) => {
                self.conflict(&versions, report);
                Exit::ContentErrors
            }
            NoWay::NotKept { path } => {
                report.failure(
                    &format!("历史里没有留下 {path} 那时的内容：它太大（超过 16 MB），或者历史清理过"),
                    &format!("the history does not hold {path} as it was: it is too large (over 16 MB), or the history was cleared"),
                );
                Exit::ContentErrors
            }
            NoWay::Damaged { path } => {
                report.failure(
                    &format!("历史里存着 {path} 那时的内容，但存它的文件坏了，读不出来（.zhandian/history/objects）。有备份的，把备份里的 .zhandian/history 拷回来再试；没有动任何文件"),
                    &format!("the history holds {path} as it was, but its file is damaged and cannot be read (.zhandian/history/objects). If there is a backup, copy .zhandian/history back from it and try again; no file was changed"),
                );
                Exit::ContentErrors
            }
            NoWay::Unknown { path } => {
                report.failure(
                    &format!("历史里没有 {path} 的修改：从开始记历史以来它没有变过。看有哪些：zhandian history"),
                    &format!("the history has no change of {path}: it is as it was when the history began. See zhandian history"),
                );
                Exit::Usage
            }
            NoWay::NotYet { path } => {
                report.failure(
                    &format!("那时还没有 {path}"),
                    &format!("there was no {path} then"),
                );
                Exit::Usage
            }
            NoWay::Failed(error) => {
                report.failure(&error.message(true), &error.message(false));
                Exit::Machine
            }
        }
    }

    /// Both versions of each file.
    fn conflict(&self, all: &[Versions], report: &Report) {
        let paths: Vec<&str> = all.iter().map(|each| each.path.as_str()).collect();
        report.failure(
            &format!(
                "没有写入：{} 在那以后又改过同样的地方，自动合不到一起。下面先是以后的修改，再是要写回去的；请自己决定，直接改文件",
                paths.join("、")
            ),
            &format!(
                "nothing was written: {} was changed since in the same places. Below: first what was changed since, then what would be written; decide, and edit the file",
                paths.join(", ")
            ),
        );
        for each in all {
            let (opened, now, new) = (each.opened.as_deref(), each.now.as_deref(), each.new.as_deref());
            if report.json {
                outln!(
                    "{}",
                    json!({
                        "kind": "conflict", "file": each.path, "opened": text(opened), "now": text(now), "new": text(new),
                    })
                );
                continue;
            }
            let zh = report.zh();
            let since = difference::lines(opened, now, "      ", zh);
            let back = difference::lines(now, new, "      ", zh);
            terminal::out(&format!(
                "    {}\n    {}\n{since}    {}\n{back}",
                each.path,
                report.say("以后的修改：", "changed since:"),
                report.say("要写回去的：", "would be written:"),
            ));
        }
        if report.json {
            outln!(
                "{}",
                json!({
                    "kind": "summary", "command": self.command, "number": self.number, "files": all.len(),
                    "written": 0, "conflicts": all.len(),
                })
            );
        }
    }
}

fn text(bytes: Option<&[u8]>) -> Option<String> {
    bytes.map(|bytes| String::from_utf8_lossy(bytes).into_owned())
}
