//! Findings for the browser: a bounded choice of them, with their places and the pages that their files make.
//!
//! **You are here:** `session/` — used by the session; what `preview/` lists it gets from here.

use super::desk;
use super::last_good::Broken;
use super::shown::problem;
use crate::build::{self, Built};
use crate::diag::{Diagnostic, Severity};
use crate::disk::tree::Tree;
use crate::form::{self, Kind};
use crate::preview::{DueSoon, Findings, Form, Problem, RuleCount};
use crate::value::included_in;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many errors are told: their places are looked up while someone waits for the page.
const ERRORS: usize = 100;
/// How many findings of one rule are listed; on a country's site there are thousands.
const OF_A_RULE: usize = 30;

/// How far the list looks ahead. *Units:* days.
const DUE_WITHIN: i64 = 14;
/// How many things that fall due are listed.
const DUE: usize = 50;

/// The errors of a site.
pub(super) fn errors(
    mut found: Vec<Diagnostic>,
    tree: &Tree,
    shown: &Built,
    broken: &Broken,
) -> Vec<Problem> {
    found.sort_by(|a, b| a.place.cmp(&b.place));
    found.truncate(ERRORS);
    ready(found, tree, shown, broken)
}

/// Errors and warnings as a list: errors first, then file by file; the first ones of each rule, and how many there are.
pub(super) fn list(mut found: Vec<Diagnostic>, tree: &Tree, shown: &Built, broken: &Broken) -> Findings {
    found.retain(|finding| finding.severity != Severity::Note);
    found.sort_by(|a, b| {
        (a.severity != Severity::Error, &a.place).cmp(&(b.severity != Severity::Error, &b.place))
    });
    let errors = found
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    let warnings = found.len() - errors;
    let mut counts: BTreeMap<&'static str, RuleCount> = BTreeMap::new();
    found.retain(|finding| {
        let code = finding.fault.code;
        let rule = counts.entry(code.id).or_insert_with(|| RuleCount {
            code: code.id,
            title: code.zh,
            count: 0,
            listed: 0,
        });
        rule.count += 1;
        let listed = rule.listed < OF_A_RULE;
        rule.listed += usize::from(listed);
        listed
    });
    let mut listed = ready(found, tree, shown, broken);
    // The sort is stable: within a file the order is that of its lines.
    listed.sort_by_key(|problem| problem.severity != Severity::Error.id());
    Findings {
        errors,
        warnings,
        listed,
        due: due_soon(shown),
        rules: counts
            .into_values()
            .filter(|rule| rule.count > rule.listed)
            .collect(),
    }
}

/// What falls due within the next days.
fn due_soon(shown: &Built) -> Vec<DueSoon> {
    let soon = shown.due_told(DUE_WITHIN).into_iter().take(DUE);
    soon.map(|(day, in_days, told)| DueSoon {
        day: day.to_string(),
        in_days,
        message_zh: told.zh,
        help_zh: told.help_zh,
        file: told.place.file.to_string(),
    })
    .collect()
}

/// Where a finding is mended in the browser: at its field, where its file is one record that is shown; else the file as text.
fn edited_at(
    file: &str,
    page: Option<&str>,
    line: Option<u32>,
    tree: &Tree,
    shown: &Built,
) -> Option<String> {
    if included_in(file).is_some() {
        return None;
    }
    let kind = Kind::of_file(file)?;
    let Some((site, of)) = page.and_then(|page| shown.about(page)) else {
        let home = (kind.word == "site").then(|| "site/site".to_owned());
        return home.or_else(|| Some(format!("text/{}", desk::key_of(file))));
    };
    let (kind, id) = form::listed(site, of)?;
    let text = build::shown_text(tree, file)?;
    let above = text.lines().take(line.map_or(0, |line| line as usize));
    // The last key at the margin above the finding; in a list of records no key stands there.
    let key = above.filter_map(margin_key).last();
    Some(match key {
        Some(key) => format!("{}/{id}?field={key}", kind.word),
        None => format!("{}/{id}", kind.word),
    })
}

/// The key with which a line begins.
fn margin_key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    let good = |byte: u8| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit();
    (!key.is_empty() && key.bytes().all(good)).then_some(key)
}

fn ready(found: Vec<Diagnostic>, tree: &Tree, shown: &Built, broken: &Broken) -> Vec<Problem> {
    let found = build::located(found, tree);
    let files: BTreeSet<Arc<str>> = found
        .iter()
        .map(|finding| Arc::clone(&finding.place.file))
        .collect();
    let pages = shown.pages_of(&files);
    found
        .iter()
        .map(|finding| {
            let file = &finding.place.file;
            let form = if broken.older.contains(file) {
                Some(Form::Older)
            } else {
                broken.missing.contains(file).then_some(Form::Missing)
            };
            let page = pages.get(file).cloned();
            let told = problem(finding, tree);
            Problem {
                edit: edited_at(file, page.as_deref(), told.line, tree, shown),
                page,
                form,
                ..told
            }
        })
        .collect()
}
