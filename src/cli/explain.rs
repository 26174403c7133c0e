//! `zhandian explain`.
//!
//! **You are here:** `cli/` — one command: what a finding's code means, from the code's own row.

use super::Exit;
use super::args::{Common, Explain};
use super::report::Report;
use super::terminal::{self, outln};
use crate::diag::{Code, MessageLang, code};
use crate::handbook;

pub(crate) fn run(common: &Common, options: &Explain) -> Exit {
    let report = Report::new(common);
    if options.codes.is_empty() {
        list(&report);
        return Exit::Done;
    }
    let mut exit = Exit::Done;
    for (at, name) in options.codes.iter().enumerate() {
        if let Some(code) = code::find(name) {
            show(&report, code, at > 0);
        } else {
            unknown(&report, name);
            exit = Exit::Usage;
        }
    }
    exit
}

/// Prints one explanation.
pub(super) fn show(report: &Report, code: &Code, follows: bool) {
    if report.json {
        outln!("{}", handbook::as_json(code, report.lang));
        return;
    }
    let space = if follows { "\n" } else { "" };
    terminal::out(&format!("{space}{}", handbook::as_text(code, report.lang)));
}

/// Says that there is no such code, and which come near it.
fn unknown(report: &Report, name: &str) {
    let near: Vec<String> = code::nearest(name)
        .into_iter()
        .map(|code| format!("{} {}（{}）", code.id, code.slug, code.zh))
        .collect();
    let near_en: Vec<String> = code::nearest(name)
        .into_iter()
        .map(|code| format!("{} {} ({})", code.id, code.slug, code.en))
        .collect();
    report.failure(
        &format!(
            "没有代号 {name}。最接近的是 {}；全部代号：zhandian explain",
            near.join("、")
        ),
        &format!(
            "there is no code {name}. The nearest are {}; all codes: zhandian explain",
            near_en.join(", ")
        ),
    );
}

/// All codes, a line each.
fn list(report: &Report) {
    for own in code::ALL {
        if report.json {
            outln!("{}", handbook::as_json(own, report.lang));
            continue;
        }
        match report.lang {
            MessageLang::Zh => outln!("{}  {}  {:<25}  {}", own.id, own.severity.zh(), own.slug, own.zh),
            MessageLang::En => outln!(
                "{}  {:<7}  {:<25}  {}",
                own.id,
                own.severity.id(),
                own.slug,
                own.en
            ),
        }
    }
}
