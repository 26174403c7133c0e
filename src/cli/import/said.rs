//! What the import of a document or picture says: for people in words, for machines one object a line.
//!
//! **You are here:** `cli/import` — printing; the fields of JSON are those of the ledger's import.

use super::fields;
use super::trouble::Trouble;
use super::wanted::Wanted;
use crate::cli::Exit;
use crate::cli::args::Import as Options;
use crate::cli::report::Report;
use crate::cli::terminal::{self, outln};
use crate::edit::Value;
use crate::session::intake::Ready;
use crate::word::{LeftOut, What};
use serde_json::{Value as Json, json};
use std::fmt::Write as _;
use std::path::Path;

/// Lines of the text that people are shown.
const LINES: usize = 24;
/// The longest piece of what is left out that people are shown. *Units:* characters.
const LONGEST: usize = 80;

pub(super) struct Said<'s> {
    report: &'s Report,
    file: &'s Path,
}

impl<'s> Said<'s> {
    pub(super) fn new(report: &'s Report, file: &'s Path) -> Said<'s> {
        Said { report, file }
    }

    /// Says why nothing is written, and how the command ends.
    pub(super) fn trouble(&self, trouble: Trouble) -> Exit {
        match trouble {
            Trouble::Refused(zh, en) => {
                self.refused(&zh, &en);
                Exit::ContentErrors
            }
            Trouble::Usage(zh, en) => {
                self.failed(&zh, &en);
                Exit::Usage
            }
            Trouble::Told(exit) => exit,
        }
    }

    /// Nothing is written, for what the file or a field says.
    fn refused(&self, zh: &str, en: &str) {
        let file = self.file.display();
        self.report
            .failure(&format!("{file}：{zh}"), &format!("{file}: {en}"));
        if self.report.json {
            let line = json!({
                "kind": "change", "record": "", "file": "", "field": "", "before": null, "after": null,
                "state": "rejected", "row": null, "message": self.report.say(zh, en),
            });
            outln!("{line}\n{}", summary(0, 0, 1, 0));
        }
    }

    /// Nothing is written, for how the command was typed.
    fn failed(&self, zh: &str, en: &str) {
        self.report.failure(zh, en);
        if self.report.json {
            outln!("{}", summary(0, 0, 0, 0));
        }
    }

    /// What a document becomes.
    pub(super) fn document(&self, wanted: &Wanted) {
        if self.report.json {
            self.as_json(wanted);
        } else {
            self.as_text(wanted);
        }
    }

    fn as_json(&self, wanted: &Wanted) {
        let record = format!("{}:{}", wanted.target.name(), wanted.id);
        let change = |file: &str, field: &str, after: Json| {
            outln!(
                "{}",
                json!({
                    "kind": "change", "record": record, "file": file, "field": field, "before": null, "after": after,
                    "state": "new", "row": null,
                })
            );
        };
        for (key, value) in &wanted.record.fields {
            change(&wanted.record.path, key, as_value(value));
        }
        change(&wanted.record.path, "body", json!(wanted.record.body));
        for ready in wanted.draft.ready() {
            change(
                &ready.path,
                "",
                json!({"alt": ready.alt, "bytes": ready.imported.bytes.len(), "width": ready.imported.width, "height": ready.imported.height}),
            );
        }
        for own in wanted.draft.left_out() {
            outln!(
                "{}",
                json!({"kind": "left-out", "what": self.report.say(own.what.zh(), own.what.en()), "text": own.text, "near": own.near})
            );
        }
        for remark in wanted.draft.remarks().iter().chain(&wanted.record.refused) {
            outln!(
                "{}",
                json!({"kind": "remark", "message": self.report.say(&remark.zh, &remark.en)})
            );
        }
    }

    fn as_text(&self, wanted: &Wanted) {
        let mut out = format!("{}:{}  {}\n", wanted.target.name(), wanted.id, wanted.record.path);
        let zh = self.report.zh();
        for (key, value) in &wanted.record.fields {
            let value = match value {
                Value::List(all) => all
                    .iter()
                    .map(plain)
                    .collect::<Vec<_>>()
                    .join(self.report.say("；", "; ")),
                value => plain(value),
            };
            let assumed = if wanted.assumed.contains(key) {
                let note = format!("（没有写，先用这个；要改：--set {}=……）", fields::word(key, true));
                self.report
                    .say(&note, " (assumed; to change it, --set)")
                    .to_owned()
            } else {
                String::new()
            };
            let _ = writeln!(
                out,
                "  {}{}{value}{assumed}",
                fields::word(key, zh),
                self.report.say("：", ": ")
            );
        }
        let body = &wanted.record.body;
        let count = body.lines().count();
        let _ = writeln!(
            out,
            "{}",
            self.report
                .say(&format!("正文 {count} 行："), &format!("text, {count} lines:"))
        );
        for line in body.lines().take(LINES) {
            let _ = writeln!(out, "  │ {}", cut(line));
        }
        if count > LINES {
            let more = count - LINES;
            let _ = writeln!(
                out,
                "  │ {}",
                self.report
                    .say(&format!("…… 还有 {more} 行"), &format!("… {more} more lines"))
            );
        }
        for (at, ready) in wanted.draft.ready().enumerate() {
            out += &self.picture_line(at + 1, ready);
        }
        self.left_out(wanted.draft.left_out(), &mut out);
        for name in &wanted.draft.offered.attachments {
            let _ = writeln!(
                out,
                "{}",
                self.report.say(
                    &format!("文中列了附件“{name}”：文件放进 content/files，再在信息区写 attachments"),
                    &format!("the text lists the attachment `{name}`: put its file into content/files and add it to attachments"),
                )
            );
        }
        for remark in wanted.draft.remarks().iter().chain(&wanted.record.refused) {
            let _ = writeln!(
                out,
                "{}",
                self.report
                    .say(&format!("注意：{}", remark.zh), &format!("note: {}", remark.en))
            );
        }
        terminal::out(&out);
    }

    /// A picture with what was done to it.
    pub(super) fn picture_line(&self, number: usize, ready: &Ready) -> String {
        picture_line(self.report.zh(), number, ready)
    }

    fn left_out(&self, all: &[LeftOut], out: &mut String) {
        if all.is_empty() {
            return;
        }
        let _ = writeln!(
            out,
            "{}",
            self.report.say(
                "下面这些没有带进来，需要的请自己补：",
                "these are not brought in; add what is needed:"
            )
        );
        for own in all {
            let near = if own.near.is_empty() || own.what == What::Picture {
                String::new()
            } else {
                self.report
                    .say(
                        &format!("（在“{}”一段）", own.near),
                        &format!(" (at `{}`)", own.near),
                    )
                    .to_owned()
            };
            let name = self.report.say(own.what.zh(), own.what.en());
            let _ = writeln!(
                out,
                "  {name}{near}{}{}",
                self.report.say("：", ": "),
                cut(&own.text)
            );
        }
    }

    /// The last lines of a document's import.
    pub(super) fn end(&self, wanted: &Wanted, written: usize, options: &Options) {
        if self.report.json {
            return outln!("{}", summary(1, 0, 0, written));
        }
        if options.apply {
            let path = &wanted.record.path;
            return self.report.line(
                &format!("写好了 {written} 个文件：{path}。看页面：zhandian serve；后悔了：zhandian undo"),
                &format!("{written} files are written: {path}. See the page: zhandian serve; to take it back: zhandian undo"),
            );
        }
        self.not_yet();
    }

    pub(super) fn not_yet(&self) {
        self.report.line(
            "还没有写。看清楚了，同样的命令后面加 --apply，再运行一次",
            "nothing is written yet. To write it, run the same command with --apply",
        );
    }
}

/// The last object.
pub(super) fn summary(new: usize, changed: usize, rejected: usize, written: usize) -> Json {
    json!({
        "kind": "summary", "command": "import", "new": new, "changed": changed, "conflicts": 0, "rejected": rejected,
        "written": written,
    })
}

fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    }
}

fn as_value(value: &Value) -> Json {
    match value {
        Value::Text(text) => json!(text),
        Value::List(all) => Json::Array(all.iter().map(as_value).collect()),
        Value::Map(all) => all
            .iter()
            .map(|(key, value)| (key.clone(), as_value(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
    }
}

fn cut(text: &str) -> String {
    let mut out: String = text
        .chars()
        .take(LONGEST)
        .map(|c| if c == '\n' { '⏎' } else { c })
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        out.push('…');
    }
    out
}

/// A picture with what was done to it, in Chinese (`zh`) or English.
fn picture_line(zh: bool, number: usize, ready: &Ready) -> String {
    let own = &ready.imported;
    let size = own.bytes.len().div_ceil(1024);
    let done = match own.done.told(zh) {
        done if done.is_empty() => done,
        done if zh => format!("（{done}）"),
        done => format!(" ({done})"),
    };
    let alt = match (ready.alt.as_str(), zh) {
        ("", true) => "还没有说明，要写 --alt",
        ("", false) => "no description yet: --alt",
        (alt, _) => alt,
    };
    let (path, width, height) = (&ready.path, own.width, own.height);
    if zh {
        format!("图片 {number}：{path}  {width}×{height}，{size} KB{done}。说明：{alt}\n")
    } else {
        format!("picture {number}: {path}  {width}×{height}, {size} KB{done}. Description: {alt}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handbook;
    use crate::picture::{Done, Imported};

    #[test]
    fn the_handbook_shows_the_line_of_a_picture_as_it_is_printed() {
        let done = Done {
            turned: true,
            shrunk: Some((2250, 3000)),
            rewritten: true,
            had_position: true,
            ..Done::default()
        };
        let ready = Ready {
            imported: Imported {
                bytes: vec![0; 86 * 1024],
                name: "门口.jpg".to_owned(),
                width: 1200,
                height: 1600,
                done,
            },
            original: Vec::new(),
            alt: "站点门口的坡道和扶手".to_owned(),
            path: "content/files/门口.jpg".to_owned(),
        };
        let line = picture_line(true, 1, &ready);
        assert!(handbook::whole().contains(&line), "{line}");
    }
}
