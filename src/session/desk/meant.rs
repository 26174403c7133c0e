//! Meant files: what a form means for the files of a record, tried against the whole site, and what is said of the fields.
//!
//! **You are here:** `session/desk` — between `open` and `save`; `check` asks it while somebody types. Nothing is written here.

use super::{Changed, Desk, upload};
use crate::build::Built;
use crate::diag::{Diagnostic, Severity};
use crate::edit::{self, Change, Refusal, Step, Value};
use crate::form::{self, Opened, Part, Told, Wanted};
use crate::session::errors;
use std::collections::BTreeMap;

/// What a form means for the files.
pub(super) struct Meant {
    /// What is wanted of the fields.
    pub(super) wanted: Wanted,
    /// The files that become others.
    pub(super) files: Vec<Changed>,
    /// What is said of the fields.
    pub(super) told: Vec<Told>,
    /// The site as it would be; none where nothing changes.
    pub(super) tried: Option<Built>,
}

impl Desk {
    /// What a form means: the files as they would be, tried against the whole site.
    pub(super) fn meant(
        &self,
        opened: &Opened,
        wanted: Wanted,
        more: &[Changed],
        uploads: &[upload::Brought],
    ) -> Meant {
        let mut files = Vec::new();
        let mut told = Vec::new();
        for part in &opened.parts {
            match changed(opened, part, &wanted) {
                Ok(Some(file)) => files.push(file),
                Ok(None) => {}
                Err(refusal) => told.push(refused(part, &refusal)),
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
            let brought = uploads
                .iter()
                .map(|own| (own.path.as_str(), Some(own.bytes.as_slice())));
            let texts = files
                .iter()
                .map(|file| (file.path.as_str(), Some(file.bytes.as_slice())));
            let site = session.tried(texts.chain(brought));
            told.extend(judged(opened, &files, &site, &session.wrong));
            tried = Some(site);
        }
        Meant {
            wanted,
            files,
            told,
            tried,
        }
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
fn refused(part: &Part, refusal: &Refusal) -> Told {
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
    let first = refusal.findings.first();
    Told {
        field,
        code: first.map_or("Z100", |finding| finding.fault.code.id).to_owned(),
        severity: Severity::Error.id().to_owned(),
        message: refusal.zh.clone(),
        help: String::new(),
    }
}

/// What the whole site says of the changed files: of their fields all that is wrong now and was not before, and of other records
/// what this change breaks.
fn judged(opened: &Opened, files: &[Changed], site: &Built, before: &[Diagnostic]) -> Vec<Told> {
    let mut known: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for finding in before {
        *known.entry(key(finding)).or_default() += 1;
    }
    let mut new: Vec<Diagnostic> = Vec::new();
    for finding in errors(&site.diagnostics) {
        match known.get_mut(&key(finding)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => new.push(finding.clone()),
        }
    }
    let mut told = Vec::new();
    for part in &opened.parts {
        if let Some(file) = files.iter().find(|file| file.path == part.file) {
            told.extend(form::by_field(opened, part, &file.bytes, &new));
        }
    }
    let own = |finding: &&Diagnostic| opened.parts.iter().any(|part| part.file == *finding.place.file);
    for finding in new.iter().filter(|finding| !own(finding)).take(10) {
        told.push(Told {
            field: String::new(),
            code: finding.fault.code.id.to_owned(),
            severity: finding.severity.id().to_owned(),
            message: format!("{}：{}", finding.place.file, finding.fault.zh),
            help: finding.fault.help_zh.clone().unwrap_or_default(),
        });
    }
    told
}

fn key(finding: &Diagnostic) -> (&str, &str, &str) {
    (&finding.place.file, finding.fault.code.id, &finding.fault.zh)
}
