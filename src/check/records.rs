//! Every record of the site, one way for all kinds.
//!
//! **You are here:** `check/` — between the site and the rules that read all texts; no IO.

use super::findings::Findings;
use super::walk::Walk;
use crate::lang::Lang;
use crate::record::body::Body;
use crate::record::{Document, FileKind, Origin, Record, file_kind};
use crate::site::{DocumentEntry, Site};

/// A record as rules about texts see it.
pub(crate) struct Seen<'s> {
    /// Where it stands.
    pub origin: &'s Origin,
    /// The language of texts that do not say theirs.
    pub lang: Lang,
    /// Its fields.
    pub data: &'s dyn Walk,
    /// The text of a document.
    pub body: Option<&'s Body>,
}

/// Hands every record that is published to `check`, the stations on all processors.
pub(crate) fn each(site: &Site, findings: &mut Findings, check: impl Fn(&Seen<'_>, &mut Findings) + Sync) {
    let lang = site.default_lang();
    let record = |origin: &Origin, data: &dyn Walk, findings: &mut Findings| {
        check(&Seen { origin, lang, data, body: None }, findings);
    };
    record(&site.settings.origin, &site.settings.data, findings);
    findings.each(&site.regions.list, |entry, findings| record(&entry.record.origin, &entry.record.data, findings));
    findings.each(&site.stations, |entry, findings| record(&entry.record.origin, &entry.record.data, findings));
    // An operator that is written in a station is met there.
    for operator in site.operators.iter().filter(|own| file_kind(&own.origin().file) == FileKind::Operators) {
        record(operator.origin(), operator.data(), findings);
    }
    for category in &site.menu.categories {
        record(&category.record.origin, &category.record.data, findings);
    }
    for term in site.audiences.iter().chain(&site.tags) {
        record(&term.origin, &term.data, findings);
    }
    for row in &site.catalogue {
        record(&row.origin, &row.data, findings);
    }
    for measure in &site.measures {
        record(&measure.origin, &measure.data, findings);
    }
    for Record { origin, data, .. } in site.figures.iter().map(|figures| &*figures.record) {
        record(origin, data, findings);
    }
    documents(&site.notices, findings, &check);
    documents(&site.disclosures, findings, &check);
    documents(&site.pages, findings, &check);
}

fn documents<T: Walk + Send + Sync>(
    entries: &[DocumentEntry<T>],
    findings: &mut Findings,
    check: &(impl Fn(&Seen<'_>, &mut Findings) + Sync),
) {
    findings.each(entries, |entry, findings| {
        for version in &entry.versions {
            let Document { origin, front, body, .. } = &*version.document;
            check(&Seen { origin, lang: version.lang, data: front, body: Some(body) }, findings);
        }
    });
}
