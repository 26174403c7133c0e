//! Findings for the browser: a bounded choice of them, with their places and the pages that their files make.
//!
//! **You are here:** `session/` — used by the session; what `preview/` lists it gets from here.

use super::desk;
use super::last_good::Broken;
use super::shown::problem;
use crate::build::{self, Built};
use crate::diag::{At, Diagnostic, Severity};
use crate::disk::tree::Tree;
use crate::form::{self, Kind};
use crate::preview::{DueSoon, Findings, Form, Problem, RuleCount};
use crate::record::Locator;
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

/// Where findings are mended in the browser, in their order: at the field of a record that is shown; else the file as text. Each
/// file is read once more at most.
fn edited_at(
    found: &[Diagnostic],
    pages: &BTreeMap<Arc<str>, String>,
    tree: &Tree,
    shown: &Built,
) -> Vec<Option<String>> {
    let mut places = vec![None; found.len()];
    let mut by_file: BTreeMap<&Arc<str>, Vec<usize>> = BTreeMap::new();
    for (at, finding) in found.iter().enumerate() {
        by_file.entry(&finding.place.file).or_default().push(at);
    }
    for (file, all) in by_file {
        if included_in(file).is_some() || Kind::of_file(file).is_none() {
            continue;
        }
        let text = build::shown_text(tree, file);
        let locator = text.as_deref().map(|text| Locator::new(file, text));
        let about = pages.get(file).and_then(|page| shown.about(page));
        let listed = about.and_then(|(site, of)| form::listed(site, of));
        for at in all {
            let spot = match (&found[at].place.at, &locator, shown.site()) {
                (At::Span(span), Some(locator), Some(site)) => {
                    form::spot(file, locator, span.start, form::lang_of(file, site))
                }
                _ => None,
            };
            let known = spot.and_then(|spot| {
                let site = shown.site()?;
                let own = spot.id.filter(|id| spot.kind.find(site, id).is_some());
                let same = listed.as_ref().filter(|(kind, _)| kind.word == spot.kind.word);
                let id = own.or_else(|| same.map(|(_, id)| id.clone()))?;
                Some((spot.kind, id, spot.field))
            });
            let known = known.or_else(|| {
                let (kind, id) = listed.clone()?;
                Some((kind, id, String::new()))
            });
            places[at] = Some(match known {
                Some((kind, id, field)) if field.is_empty() => format!("{}/{id}", kind.word),
                Some((kind, id, field)) => format!("{}/{id}?field={field}", kind.word),
                None => format!("text/{}", desk::key_of(file)),
            });
        }
    }
    places
}

fn ready(found: Vec<Diagnostic>, tree: &Tree, shown: &Built, broken: &Broken) -> Vec<Problem> {
    let found = build::located(found, tree);
    let files: BTreeSet<Arc<str>> = found
        .iter()
        .map(|finding| Arc::clone(&finding.place.file))
        .collect();
    let pages = shown.pages_of(&files);
    let places = edited_at(&found, &pages, tree, shown);
    found
        .iter()
        .zip(places)
        .map(|(finding, edit)| {
            let file = &finding.place.file;
            let form = if broken.older.contains(file) {
                Some(Form::Older)
            } else {
                broken.missing.contains(file).then_some(Form::Missing)
            };
            let page = pages.get(file).cloned();
            let told = problem(finding, tree);
            Problem {
                page,
                form,
                edit,
                ..told
            }
        })
        .collect()
}
