//! Meant files: what a form means for the files of a record, tried against the whole site, and what is said of the fields.
//!
//! **You are here:** `session/desk` — between `open` and `save`; `check` asks it while somebody types. Nothing is written here.

use super::bring::Brought;
use super::rename::Renaming;
use super::{Changed, Desk};
use crate::build::Built;
use crate::diag::{Diagnostic, Severity};
use crate::edit::{self, Change, Refusal, Step, Value};
use crate::form::{self, Opened, Part, Told, Wanted};
use std::collections::BTreeMap;

/// What a form means for the files.
pub(super) struct Meant {
    /// What is wanted of the fields.
    pub(super) wanted: Wanted,
    /// The files that become others.
    pub(super) files: Vec<Changed>,
    /// What is said of the fields.
    pub(super) told: Vec<Told>,
    /// Whether some field could not be written so; the files are those without it then, to be judged and not to be saved.
    pub(super) refused: bool,
    /// The site as it would be; none where nothing changes.
    pub(super) tried: Option<Built>,
}

impl Desk {
    /// What a form means: the files as they would be, tried against the whole site and its rules, but for those milder than
    /// `least`.
    pub(super) fn meant(
        &self,
        opened: &Opened,
        wanted: Wanted,
        renaming: Option<&Renaming>,
        more: &[Changed],
        brought: &[Brought],
        least: Severity,
    ) -> Meant {
        let mut files = Vec::new();
        let mut told = Vec::new();
        let mut wanted = wanted;
        let all = wanted.changed.clone();
        // What cannot be written is told, each at its field, and the rest is judged without it.
        for part in &opened.parts {
            told.extend(unwritable(opened, part, &mut wanted));
        }
        let refused = !told.is_empty();
        for part in &opened.parts {
            match changed(opened, part, &wanted) {
                Ok(Some(mut file)) => {
                    // Its neighbours in the same file may name it, too, or a link in its own text.
                    let mended = renaming.and_then(|own| own.mended(&file.path, &file.bytes, part.lang));
                    if let Some((bytes, lines)) = mended {
                        file.bytes = bytes;
                        file.lines += lines;
                    }
                    files.push(file);
                }
                Ok(None) => {
                    let old = part.bytes.as_deref().unwrap_or_default();
                    let mended = renaming.and_then(|own| own.mended(&part.file, old, part.lang));
                    files.extend(mended.map(|(bytes, lines)| Changed {
                        path: part.file.clone(),
                        opened: Some(*blake3::hash(old).as_bytes()),
                        bytes,
                        lines,
                    }));
                }
                // It is told.
                Err(_) => {}
            }
        }
        for file in more {
            if !files.iter().any(|own: &Changed| own.path == file.path) {
                files.push(Changed {
                    bytes: file.bytes.clone(),
                    path: file.path.clone(),
                    ..*file
                });
            }
        }
        let mut tried = None;
        if !files.is_empty() {
            let mut session = self.session.lock();
            let brought = brought.iter().map(|own| (own.path(), Some(own.bytes())));
            let texts = files
                .iter()
                .map(|file| (file.path.as_str(), Some(file.bytes.as_slice())));
            let own: Vec<&str> = opened.parts.iter().map(|part| part.file.as_str()).collect();
            let (site, rules) = session.judged(texts.chain(brought), &own, least);
            told.extend(judged(opened, &files, &site, &rules, &session.known_errors()));
            tried = Some(site);
        }
        wanted.changed = all;
        Meant {
            wanted,
            files,
            told,
            refused,
            tried,
        }
    }
}

impl Desk {
    /// What is said of the fields of a record as its files are.
    pub(super) fn told_as_it_is(&self, opened: &Opened) -> Vec<Told> {
        let files: Vec<Changed> = opened
            .parts
            .iter()
            .filter_map(|part| {
                Some(Changed {
                    path: part.file.clone(),
                    opened: None,
                    bytes: part.bytes.clone()?,
                    lines: 0,
                })
            })
            .collect();
        let own: Vec<&str> = opened.parts.iter().map(|part| part.file.as_str()).collect();
        let mut session = self.session.lock();
        let (site, rules) = session.judged(std::iter::empty(), &own, Severity::Warning);
        judged(opened, &files, &site, &rules, &session.known_errors())
    }
}

/// A file of the record as the form wants it; none where it is so already.
fn changed(opened: &Opened, part: &Part, wanted: &Wanted) -> Result<Option<Changed>, Refusal> {
    let steps = opened.steps(part, wanted);
    if steps.is_empty() {
        return Ok(None);
    }
    let Some(bytes) = &part.bytes else {
        return begun(part, steps).map(Some);
    };
    let change = Change::Fields {
        record: part.at.clone(),
        steps,
    };
    let edited = edit::apply_draft(&part.file, bytes, &[change], part.lang)?;
    if edited.bytes == *bytes {
        return Ok(None);
    }
    Ok(Some(Changed {
        path: part.file.clone(),
        opened: Some(*blake3::hash(bytes).as_bytes()),
        bytes: edited.bytes,
        lines: edited.lines_changed,
    }))
}

/// The fields of a part that cannot be written as they are wanted; they are wanted no more.
fn unwritable(opened: &Opened, part: &Part, wanted: &mut Wanted) -> Vec<Told> {
    let mut told = Vec::new();
    while let Err(refusal) = changed(opened, part, wanted) {
        let one = refusal_at(part, &refusal);
        let key = one.field.split(['.', '[']).next().unwrap_or_default();
        let Some(at) = wanted.changed.iter().position(|own| own == key) else {
            if told.is_empty() {
                told.push(one);
            }
            break;
        };
        wanted.changed.remove(at);
        told.push(one);
    }
    told
}

/// A version of a document that is begun.
fn begun(part: &Part, steps: Vec<Step>) -> Result<Changed, Refusal> {
    let mut entries = Vec::new();
    let mut body = None;
    for step in steps {
        match step {
            Step::Set { path, value } => entries.push((path.to_string(), value)),
            Step::Body(text) => body = Some(text),
            Step::Remove { .. } | Step::Add { .. } => {}
        }
    }
    entries.push(("translation".to_owned(), Value::map([("status", "unreviewed")])));
    let bytes = edit::new_file(&part.file, &Value::Map(entries), body.as_deref(), part.lang)?;
    Ok(Changed {
        path: part.file.clone(),
        opened: None,
        lines: bytes.iter().filter(|byte| **byte == b'\n').count(),
        bytes,
    })
}

/// Why a file cannot be written so, at the field.
fn refusal_at(part: &Part, refusal: &Refusal) -> Told {
    let field = refusal
        .field
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    let field = match &part.prefix {
        Some(prefix) => field
            .strip_prefix(&format!("{prefix}."))
            .unwrap_or_default()
            .to_owned(),
        None => field,
    };
    let code = refusal
        .findings
        .first()
        .map_or("Z100", |finding| finding.fault.code.id);
    Told::error(&field, code, refusal.zh.clone())
}

/// What the whole site and its rules say of the changed files: of their fields all that is wrong or doubtful, and of other
/// records what this change breaks. What was wrong before is told, and keeps nobody from saving.
fn judged(
    opened: &Opened,
    files: &[Changed],
    site: &Built,
    rules: &[Diagnostic],
    before: &[Diagnostic],
) -> Vec<Told> {
    let mut known: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for finding in before {
        *known.entry(key(finding)).or_default() += 1;
    }
    let own = |finding: &Diagnostic| opened.parts.iter().any(|part| part.file == *finding.place.file);
    let (mut new, mut old): (Vec<Diagnostic>, Vec<Diagnostic>) = Default::default();
    for finding in site.diagnostics.iter().chain(rules) {
        match (finding.severity, known.get_mut(&key(finding))) {
            (Severity::Error, Some(count)) if *count > 0 => {
                *count -= 1;
                old.push(finding.clone());
            }
            (Severity::Error, _) => new.push(finding.clone()),
            (Severity::Warning, _) if own(finding) => old.push(finding.clone()),
            _ => {}
        }
    }
    let mut told = Vec::new();
    for part in &opened.parts {
        if let Some(file) = files.iter().find(|file| file.path == part.file) {
            told.extend(form::by_field(opened, part, &file.bytes, &new));
            let known = form::by_field(opened, part, &file.bytes, &old);
            told.extend(known.into_iter().map(|one| Told { known: true, ..one }));
        }
    }
    for finding in new.iter().filter(|finding| !own(finding)).take(10) {
        let words = format!("{}：{}", finding.place.file, finding.fault.zh);
        told.push(Told {
            help: finding.fault.help_zh.clone().unwrap_or_default(),
            ..Told::error("", finding.fault.code.id, words)
        });
    }
    told
}

fn key(finding: &Diagnostic) -> (&str, &str, &str) {
    (&finding.place.file, finding.fault.code.id, &finding.fault.zh)
}
