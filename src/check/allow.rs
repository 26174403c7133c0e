//! Suppressions, `allow: [{rule, reason, by}]`: a finding that is justified where it stands becomes a note that says why.
//!
//! **You are here:** `check/` — after the rules; no IO.

use crate::diag::{At, Code, Diagnostic, Severity, code};
use crate::record::fields::Allow;
use crate::record::{FrontMatter, Origin};
use crate::site::{DocumentEntry, Site, referred};
use crate::value::nfc;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// What is allowed in each file.
#[derive(Default)]
struct Allowed<'s> {
    files: HashMap<Arc<str>, Vec<Part<'s>>>,
}

/// A record's part of its file, as the beginning of its fields' paths (empty for the whole file), and what it allows.
struct Part<'s> {
    path: String,
    allow: &'s [Allow],
}

/// Errors that someone can answer for by name: a number may be an office's own account, or only look like an ID number.
const ANSWERED_FOR: [&Code; 6] = [
    code::ID_NUMBER,
    code::BANK_CARD,
    code::PRIVATE_MOBILE,
    code::PICTURE_POSITION,
    code::SECRET_MARK,
    code::UNLISTED_ATTACHMENT,
];

/// Makes notes of allowed warnings. Other errors stay: what cannot be read cannot be allowed.
pub(super) fn apply(site: &Site, found: &mut [Diagnostic]) {
    let allowed = Allowed::collect(site);
    if allowed.files.is_empty() {
        return;
    }
    for finding in found {
        let code = finding.fault.code;
        let answered = ANSWERED_FOR.contains(&code);
        if finding.severity != Severity::Warning && !(answered && finding.severity == Severity::Error) {
            continue;
        }
        // Texts name files composed, the disk may not.
        let file = nfc(&finding.place.file);
        let parts = allowed.files.get(&*file).into_iter().flatten();
        let reason = parts
            .filter(|part| part.holds(&finding.place.at))
            .flat_map(|part| part.allow)
            .find(|allow| {
                let says_who = allow.by.as_deref().is_some_and(|by| !by.trim().is_empty());
                (allow.rule == code.id || allow.rule == code.slug)
                    && (!answered || says_who && !allow.reason.trim().is_empty())
            });
        if let Some(Allow { reason, by, .. }) = reason {
            let by = by.as_deref().unwrap_or_default();
            let comma = |comma: &'static str| if by.is_empty() { "" } else { comma };
            finding.severity = Severity::Note;
            finding.fault.zh = format!("{}（已说明：{reason}{}{by}）", finding.fault.zh, comma("，"));
            finding.fault.en = format!("{} (allowed: {reason}{}{by})", finding.fault.en, comma(", "));
        }
    }
}

/// An exception that a record justifies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance<'s> {
    /// The code or name of the finding.
    pub rule: &'s str,
    /// The record's file.
    pub file: Arc<str>,
    /// Why it is justified.
    pub reason: &'s str,
    /// Who says so.
    pub by: Option<&'s str>,
}

/// Every exception, by file.
pub(super) fn all(site: &Site) -> Vec<Allowance<'_>> {
    let mut all: Vec<Allowance<'_>> = Vec::new();
    let files: BTreeMap<_, _> = Allowed::collect(site).files.into_iter().collect();
    for (file, parts) in files {
        all.extend(parts.iter().flat_map(|part| part.allow).map(|allow| Allowance {
            rule: &allow.rule,
            file: Arc::clone(&file),
            reason: &allow.reason,
            by: allow.by.as_deref(),
        }));
    }
    all
}

impl<'s> Allowed<'s> {
    fn collect(site: &'s Site) -> Allowed<'s> {
        let mut all = Allowed::default();
        all.add(&site.settings.origin, "", &site.settings.data.allow);
        for region in &site.regions.list {
            all.add(&region.record.origin, "", &region.record.data.allow);
        }
        for station in &site.stations {
            all.add(&station.record.origin, "", &station.record.data.allow);
        }
        for operator in &site.operators {
            all.add(operator.origin(), "", &operator.data().allow);
        }
        for category in &site.menu.categories {
            all.add(&category.record.origin, "", &category.record.data.allow);
        }
        for service in &site.menu.services {
            all.add(
                service.origin(),
                &format!("items[{}]", service.item),
                &service.data().allow,
            );
            if !service.data().allow.is_empty() {
                for form in &service.data().forms {
                    all.whole_file(form.beside(&service.origin().file).into(), &service.data().allow);
                }
            }
        }
        for row in &site.catalogue {
            all.add(&row.origin, "", &row.data.allow);
        }
        for figures in &site.figures {
            all.add(&figures.record.origin, "", &figures.record.data.allow);
        }
        all.documents(&site.notices);
        all.documents(&site.disclosures);
        all.documents(&site.pages);
        all.documents(&site.guides);
        all
    }

    fn add(&mut self, origin: &Origin, within: &str, allow: &'s [Allow]) {
        if allow.is_empty() {
            return;
        }
        let path = match (origin.index, within) {
            (None, within) => within.to_owned(),
            (Some(index), "") => format!("[{index}]"),
            (Some(index), within) => format!("[{index}].{within}"),
        };
        self.files
            .entry(Arc::clone(&origin.file))
            .or_default()
            .push(Part { path, allow });
    }

    /// What a document allows holds for its attachments too.
    fn documents<T: FrontMatter>(&mut self, entries: &'s [DocumentEntry<T>]) {
        for version in entries.iter().flat_map(|entry| &entry.versions) {
            let document = &version.document;
            let allow = document.front.allow();
            self.add(&document.origin, "", allow);
            if !allow.is_empty() {
                for file in referred(document) {
                    self.whole_file(file.into(), allow);
                }
            }
        }
    }

    fn whole_file(&mut self, file: Arc<str>, allow: &'s [Allow]) {
        let path = String::new();
        self.files.entry(file).or_default().push(Part { path, allow });
    }
}

impl Part<'_> {
    /// Whether a place belongs to the record. A place that is no field is in a document's text, or the file as a whole.
    fn holds(&self, at: &At) -> bool {
        match at {
            At::Field(field) => field.strip_prefix(self.path.as_str()).is_some_and(|rest| {
                self.path.is_empty() || rest.is_empty() || rest.starts_with(['.', '[', '='])
            }),
            At::File | At::Span(_) => self.path.is_empty(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_in_a_list_allows_only_its_own() {
        let part = Part {
            path: "[1]".to_owned(),
            allow: &[],
        };
        assert!(part.holds(&At::Field("[1]".to_owned())));
        assert!(part.holds(&At::Field("[1].checked.date".to_owned())));
        assert!(!part.holds(&At::Field("[10].checked.date".to_owned())));
        assert!(!part.holds(&At::File));
        let whole = Part {
            path: String::new(),
            allow: &[],
        };
        assert!(whole.holds(&At::Field("checked".to_owned())));
    }
}
