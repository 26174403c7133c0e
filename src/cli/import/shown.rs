//! What an import says: for people record by record, for machines one object a line.
//!
//! **You are here:** `cli/import` — printing; the fields of JSON are fixed in desk.md, section 4.

use crate::cli::report::Report;
use crate::cli::terminal::{self, errln};
use crate::diag::MessageLang;
use crate::ledger::{self, ChangedFile, Comparison, Line, Place, Question, State};
use serde_json::{Value as Json, json};
use std::fmt::Write as _;
use std::path::Path;

/// The longest piece of a value that is shown to people. *Units:* characters.
const LONGEST: usize = 60;
/// Most remarks of one kind that people are shown.
const MOST_REMARKS: usize = 30;

pub(super) struct Shown<'s> {
    report: &'s Report,
    file: &'s Path,
}

impl<'s> Shown<'s> {
    pub(super) fn new(report: &'s Report, file: &'s Path) -> Shown<'s> {
        Shown { report, file }
    }

    fn said<'q>(&self, question: &'q Question) -> &'q str {
        match self.report.lang {
            MessageLang::Zh => &question.zh,
            MessageLang::En => &question.en,
        }
    }

    /// A file that could not be read at all.
    pub(super) fn refused(&self, said: &Question) {
        if self.report.json {
            let line = json!({
                "kind": "change", "record": "", "file": "", "field": "", "before": null, "after": null, "state": "rejected",
                "row": null, "message": self.said(said),
            });
            terminal::out(&format!("{line}\n{}\n", summary(&Comparison::default(), 1, 0)));
        }
    }

    /// A file that is not there: machines get the numbers all the same.
    pub(super) fn nothing(&self) {
        if self.report.json {
            terminal::out(&format!("{}\n", summary(&Comparison::default(), 0, 0)));
        }
    }

    /// Everything.
    pub(super) fn all(
        &self,
        compared: &Comparison,
        files: &[ChangedFile],
        written: usize,
        apply: bool,
        pending: Option<&Path>,
    ) {
        if self.report.json {
            self.as_json(compared, written);
        } else {
            self.as_text(compared, files, written, apply);
        }
        if let Some(pending) = pending {
            let shown = pending.display();
            if compared.count(State::Conflict) > 0 {
                // The copy holds the old state of the file, and would conflict for ever.
                return self.report.line(
                    &format!("冲突和要问的格子标黄了，说明写在批注里：{shown}。有冲突的，填这个副本没有用：先重新导出（zhandian export），在新的表里改，再导入"),
                    &format!("conflicts and questions are yellow in {shown}. A conflict is not settled there: export again, change the new ledger, and import that"),
                );
            }
            self.report.line(
                &format!("要问的格子标黄了，问题写在批注里：{shown}。填好以后，再运行：zhandian import {shown} --apply"),
                &format!("what is asked is yellow in {shown}, with the question as a note. Fill it in, then: zhandian import {shown} --apply"),
            );
            let more = ledger::unmarked(compared);
            if more > 0 {
                let most = ledger::MOST_ASKED;
                self.report.line(
                    &format!("问题太多，只标了前 {most} 处，还有 {more} 处没有标：先看是不是整列填错了，改好原表再导入；标出的填好以后，再导入会标出剩下的"),
                    &format!("too many questions: the first {most} are marked, {more} are not. See whether a whole column is wrong; when those are answered, another import marks the rest"),
                );
            }
        }
    }

    fn as_json(&self, compared: &Comparison, written: usize) {
        let mut out = String::new();
        for line in &compared.lines {
            let place = &line.place;
            let mut object = json!({
                "kind": "change", "record": line.record, "file": line.file, "field": line.field,
                "before": line.before, "after": line.after, "state": line.state.id(), "row": place.row,
                "sheet": place.sheet, "column": place.column.map(letters), "heading": place.heading,
            });
            if line.hidden {
                object["hidden"] = json!(true);
            }
            if let Some(said) = &line.said {
                object["message"] = json!(self.said(said));
            }
            let _ = writeln!(out, "{object}");
        }
        for remark in &compared.remarks {
            let place = remark.place.as_ref();
            let object = json!({
                "kind": "remark", "sheet": place.map(|place| &place.sheet), "row": place.and_then(|place| place.row),
                "column": place.and_then(|place| place.column).map(letters), "message": self.said(&remark.said),
            });
            let _ = writeln!(out, "{object}");
        }
        let _ = writeln!(out, "{}", summary(compared, 0, written));
        terminal::out(&out);
    }

    fn as_text(&self, compared: &Comparison, files: &[ChangedFile], written: usize, apply: bool) {
        let mut out = String::new();
        let (hidden, shown): (Vec<&Line>, Vec<&Line>) = compared.lines.iter().partition(|line| line.hidden);
        self.lines(&mut out, &shown);
        if !hidden.is_empty() {
            let rows: Vec<String> = hidden
                .iter()
                .filter_map(|line| line.place.row)
                .map(|row| row.to_string())
                .collect();
            let rows = joined(&rows);
            let _ = writeln!(
                out,
                "{}",
                self.report.say(
                    &format!("隐藏或筛选掉的行也读了（第 {rows} 行）："),
                    &format!("hidden or filtered rows were read, too (rows {rows}):"),
                )
            );
            self.lines(&mut out, &hidden);
        }
        terminal::out(&out);
        if !self.report.quiet {
            for remark in compared.remarks.iter().take(MOST_REMARKS) {
                let place = remark
                    .place
                    .as_ref()
                    .map_or_else(String::new, |place| self.place(place));
                errln!("{place}{}", self.said(&remark.said));
            }
            if compared.remarks.len() > MOST_REMARKS {
                let more = compared.remarks.len() - MOST_REMARKS;
                self.report.line(
                    &format!("另有 {more} 处说明没有列出"),
                    &format!("{more} more remarks"),
                );
            }
        }
        self.end(compared, files, written, apply);
    }

    /// Lines, those of a record together.
    fn lines(&self, out: &mut String, lines: &[&Line]) {
        let mut last: Option<(&str, u32)> = None;
        for line in lines {
            let key = (line.record.as_str(), line.place.row.unwrap_or(0));
            if last != Some(key) {
                last = Some(key);
                let record = if line.record.is_empty() {
                    self.report.say("新记录", "a new record").to_owned()
                } else {
                    line.record.clone()
                };
                let row = match line.place.row {
                    Some(row) => self
                        .report
                        .say(
                            &format!("“{}”第 {row} 行", line.place.sheet),
                            &format!("sheet {}, row {row}", line.place.sheet),
                        )
                        .to_owned(),
                    None => line.place.sheet.clone(),
                };
                let _ = writeln!(out, "{record}  {}  {row}", line.file);
            }
            let _ = writeln!(out, "  {}", self.line(line));
        }
    }

    fn line(&self, line: &Line) -> String {
        let heading = if line.place.heading.is_empty() {
            &line.field
        } else {
            &line.place.heading
        };
        let column = line
            .place
            .column
            .map_or_else(String::new, |column| format!(" {}", letters(column)));
        let none = self.report.say("（没有）", "(none)");
        let value = |value: &Option<String>| value.as_deref().map_or_else(|| none.to_owned(), short);
        let said = line.said.as_ref().map(|said| self.said(said));
        let (mark, rest) = match line.state {
            State::New => (self.report.say("新增", "new"), value(&line.after)),
            State::Changed => (
                self.report.say("改", "changed"),
                format!("{} → {}", value(&line.before), value(&line.after)),
            ),
            State::Conflict => (
                self.report.say("冲突", "conflict"),
                format!(
                    "{}{}；{}{}",
                    self.report.say("文件里 ", "file: "),
                    value(&line.before),
                    self.report.say("表里 ", "sheet: "),
                    value(&line.after)
                ),
            ),
            State::Rejected => (
                self.report.say("要问", "asked"),
                line.after.as_deref().map_or_else(String::new, short),
            ),
        };
        let mut text = format!("{mark}{column} {heading}：{rest}");
        if let Some(said) = said {
            let _ = write!(text, "\n      {said}");
        }
        text
    }

    fn place(&self, place: &Place) -> String {
        let column = place
            .column
            .map_or_else(String::new, |column| format!(" {} 列", letters(column)));
        match (self.report.lang, place.row) {
            (MessageLang::Zh, Some(row)) => format!("“{}”第 {row} 行{column}：", place.sheet),
            (MessageLang::Zh, None) => format!("“{}”：", place.sheet),
            (MessageLang::En, Some(row)) => format!("sheet {}, row {row}: ", place.sheet),
            (MessageLang::En, None) => format!("sheet {}: ", place.sheet),
        }
    }

    fn end(&self, compared: &Comparison, files: &[ChangedFile], written: usize, apply: bool) {
        let (changed, conflicts, rejected) = (
            compared.count(State::Changed),
            compared.count(State::Conflict),
            compared.count(State::Rejected),
        );
        let new = compared.new;
        let file = self.file.display();
        if new + changed + conflicts + rejected == 0 {
            return self.report.line(
                "没有要改的：表里和文件里一样",
                "nothing to change: the sheet says what the files say",
            );
        }
        self.report.line(
            &format!("新记录 {new} 条，改 {changed} 处，冲突 {conflicts} 处，要问的 {rejected} 处"),
            &format!("{new} new records, {changed} changes, {conflicts} conflicts, {rejected} questions"),
        );
        if conflicts + rejected > 0 {
            self.report.line(
                "有冲突或要问的，所以什么都没有写",
                "because of conflicts or questions nothing is written",
            );
        } else if apply {
            self.report.line(
                &format!("写好了 {written} 个文件。后悔了：zhandian undo"),
                &format!("{written} files are written. To take it back: zhandian undo"),
            );
        } else {
            let count = files.len();
            self.report.line(
                &format!("还没有写。看清楚了，再运行：zhandian import {file} --apply（会写 {count} 个文件）"),
                &format!("nothing is written yet. To write {count} files: zhandian import {file} --apply"),
            );
        }
    }
}

fn summary(compared: &Comparison, refused: usize, written: usize) -> Json {
    json!({
        "kind": "summary", "command": "import", "new": compared.new, "changed": compared.count(State::Changed),
        "conflicts": compared.count(State::Conflict), "rejected": compared.count(State::Rejected) + refused,
        "written": written,
    })
}

/// A value on one line, cut when it is long.
fn short(text: &str) -> String {
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

/// A column as spreadsheets name it, from 1.
fn letters(column: u32) -> String {
    let column = u16::try_from(column.saturating_sub(1)).unwrap_or(u16::MAX);
    rust_xlsxwriter::utility::column_number_to_name(column)
}

fn joined(rows: &[String]) -> String {
    let mut rows = rows.to_vec();
    rows.dedup();
    rows.join("、")
}
