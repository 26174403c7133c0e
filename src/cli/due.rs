//! Command `zhandian due`: what falls due, as a list, as a calendar file, and how to have the site built every morning.
//!
//! **You are here:** `cli/` — one command; what has a date is found by [`crate::check::due`].

mod schedule;

use super::args::{Common, Due as Options};
use super::report::Report;
use super::{Exit, clock, inspect, source};
use crate::build::{self, Builder, Built, Input, NextBuild};
use crate::check::due::{self, Due, Told};
use crate::cli::terminal;
use crate::diag::MessageLang;
use crate::inspection::{Rebuild, calendar};
use crate::site::Site;
use jiff::{Span, civil};
use serde_json::json;
use std::fmt::Write as _;
use std::path::Path;

pub(crate) fn run(common: &Common, options: &Options) -> Exit {
    let report = Report::new(common);
    if options.schedule {
        return schedule::show(common, &report);
    }
    if let Some(file) = &options.calendar
        && let Err(exit) = target(common, file, &report)
    {
        return exit;
    }
    let Some(source) = source::read(common, &report) else {
        return Exit::Machine;
    };
    let asked = build::Options {
        site: clock::options(common, false),
        search: false,
    };
    let built = Builder::new().run(&Input {
        tree: &source.tree,
        unreadable: &source.unreadable,
        options: &asked,
    });
    let Some(site) = built.site() else {
        report.findings(&built.diagnostics, &source.tree);
        return Exit::ContentErrors;
    };
    let until = Span::new()
        .try_days(options.days)
        .and_then(|days| site.today.checked_add(days))
        .unwrap_or(civil::Date::MAX);
    let list = built.due(until);
    if report.json {
        terminal::out(&as_json(
            &report,
            site,
            &list,
            built.next.as_ref(),
            options.days,
            until,
        ));
    } else {
        terminal::out(&as_text(&report, site, &list));
    }
    let counted = if list.is_empty() {
        (
            format!("{} 到 {until} 没有到期的", site.today),
            format!("nothing falls due from {} to {until}", site.today),
        )
    } else {
        let number = list.len();
        (
            format!(
                "{} 到 {until} 共 {number} 项。已经逾期的看 zhandian check",
                site.today
            ),
            format!(
                "{number} from {} to {until}. What is late already: zhandian check",
                site.today
            ),
        )
    };
    report.line(&counted.0, &counted.1);
    report.next_build(built.next.as_ref());
    if let Some(file) = &options.calendar
        && let Some(exit) = write(file, &built, site, &list, &report)
    {
        return exit;
    }
    if built.has_errors() {
        report.line(
            "内容里有错误，有的日期可能没有读到。先运行 zhandian check",
            "the content has errors, so that dates may be missing here: run zhandian check",
        );
        return Exit::ContentErrors;
    }
    Exit::Done
}

fn target(common: &Common, file: &Path, report: &Report) -> Result<(), Exit> {
    if !file
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("ics"))
    {
        report.failure(
            "--calendar 的文件名要以 .ics 结尾",
            "the file of --calendar must end in .ics",
        );
        return Err(Exit::Usage);
    }
    inspect::kept_inside(common, file, ("到期日历", "the calendar"), report)
}

/// Writes the calendar. *Shape:* how the command ends when that fails.
fn write(file: &Path, built: &Built, site: &Site, list: &[Due<'_>], report: &Report) -> Option<Exit> {
    let rebuild = built.next.as_ref().map(|next| Rebuild {
        at: next.at,
        why: &next.zh,
    });
    let text = calendar(site, list, rebuild.as_ref());
    let shown = file.display();
    match inspect::save(file, text.as_bytes()) {
        Ok(()) => {
            report.line(
                &format!("日历写好了：{shown}。用 Outlook、手机日历或 WPS 日历打开它；以后再生成一次、再打开，日子会跟着改"),
                &format!("the calendar is in {shown}: open it with a calendar program; opened again later, its events move"),
            );
            None
        }
        Err(error) => Some(report.cannot_write(file, &error)),
    }
}

/// A day a paragraph, a thing that falls due three lines at most.
fn as_text(report: &Report, site: &Site, list: &[Due<'_>]) -> String {
    let mut out = String::new();
    let mut last = None;
    for group in due::groups(list) {
        let (Some(told), Some(first)) = (due::told(site, &group), group.first()) else {
            continue;
        };
        if last != Some(first.day) {
            last = Some(first.day);
            let days = (first.day - site.today).get_days();
            let _ = match report.lang {
                MessageLang::Zh => match days {
                    0 => writeln!(out, "{} 今天", first.day),
                    1 => writeln!(out, "{} 明天", first.day),
                    _ => writeln!(out, "{} 还有 {days} 天", first.day),
                },
                MessageLang::En => writeln!(out, "{} in {days} days", first.day),
            };
        }
        let (words, help) = said(report, &told);
        let _ = writeln!(out, "  {words}\n    {help}\n    {}", told.place.file);
    }
    out
}

fn said<'t>(report: &Report, told: &'t Told) -> (&'t str, &'t str) {
    match report.lang {
        MessageLang::Zh => (&told.zh, &told.help_zh),
        MessageLang::En => (&told.en, &told.help_en),
    }
}

/// One object a thing, none put together; then the summary.
fn as_json(
    report: &Report,
    site: &Site,
    list: &[Due<'_>],
    next: Option<&NextBuild>,
    days: u32,
    until: civil::Date,
) -> String {
    let mut out = String::new();
    for due in list {
        let told = due.told(site);
        let (message, help) = said(report, &told);
        let object = json!({
            "kind": "due", "day": due.day.to_string(), "in_days": (due.day - site.today).get_days(),
            "type": told.kind, "record": told.record, "message": message, "file": &*told.place.file, "help": help,
        });
        let _ = writeln!(out, "{object}");
    }
    let mut summary = json!({
        "kind": "summary", "command": "due", "days": days, "until": until.to_string(), "due": list.len(),
    });
    if let Some(next) = next {
        summary["next_build"] = json!(next.moment());
    }
    let _ = writeln!(out, "{summary}");
    out
}
