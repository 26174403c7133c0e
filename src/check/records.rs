//! Iteration over every record of the site, one way for all kinds.
//!
//! **You are here:** `check/` — between the site and the rules that read all texts; no IO.
//!
//! Each record is met once and shown to all rules: at 41,000 stations fetching the records from memory costs more than
//! what the rules do with them.

use super::findings::{AT_A_TIME, Findings};
use super::ground::Ground;
use super::walk::Walk;
use super::{Check, RULES, RecordCheck};
use crate::lang::Lang;
use crate::record::body::Body;
use crate::record::{Document, FileKind, Origin, file_kind};
use crate::site::DocumentEntry;
use rayon::prelude::*;

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

impl<'s> Seen<'s> {
    /// A record without a text of its own.
    fn record(lang: Lang, origin: &'s Origin, data: &'s dyn Walk) -> Seen<'s> {
        Seen {
            origin,
            lang,
            data,
            body: None,
        }
    }
}

/// What the rules about single records find in every record that is published.
pub(super) fn check_all(ground: &Ground<'_>) -> Vec<Findings> {
    let site = ground.site;
    let lang = site.default_lang();
    let mut pass = Pass {
        ground,
        found: Found::none(),
    };
    pass.one(&Seen::record(lang, &site.settings.origin, &site.settings.data));
    pass.many(&site.regions.list, |entry, show| {
        show(&Seen::record(lang, &entry.record.origin, &entry.record.data));
    });
    pass.many(&site.stations, |entry, show| {
        show(&Seen::record(lang, &entry.record.origin, &entry.record.data));
    });
    // An operator that is written in a station is met there.
    for operator in site
        .operators
        .iter()
        .filter(|own| file_kind(&own.origin().file) == FileKind::Operators)
    {
        pass.one(&Seen::record(lang, operator.origin(), operator.data()));
    }
    for category in &site.menu.categories {
        pass.one(&Seen::record(
            lang,
            &category.record.origin,
            &category.record.data,
        ));
    }
    for term in site.audiences.iter().chain(&site.tags) {
        pass.one(&Seen::record(lang, &term.origin, &term.data));
    }
    for row in &site.catalogue {
        pass.one(&Seen::record(lang, &row.origin, &row.data));
    }
    for measure in &site.measures {
        pass.one(&Seen::record(lang, &measure.origin, &measure.data));
    }
    for figures in &site.figures {
        pass.one(&Seen::record(lang, &figures.record.origin, &figures.record.data));
    }
    pass.many(&site.notices, show_versions);
    pass.many(&site.disclosures, show_versions);
    pass.many(&site.pages, show_versions);
    pass.found.0.into_iter().map(|(_, findings)| findings).collect()
}

/// Takes a record in.
type Show<'v> = dyn FnMut(&Seen<'_>) + 'v;

fn show_versions<T: Walk>(entry: &DocumentEntry<T>, show: &mut Show<'_>) {
    for version in &entry.versions {
        let Document {
            origin, front, body, ..
        } = &*version.document;
        show(&Seen {
            origin,
            lang: version.lang,
            data: front,
            body: Some(body),
        });
    }
}

/// The rules about records, each with what it has found.
struct Found(Vec<(RecordCheck, Findings)>);

impl Found {
    fn none() -> Found {
        let checks = RULES.iter().filter_map(|rule| match rule.check {
            Check::Record(check) => Some((check, Findings::new(rule.code))),
            Check::Site(_) => None,
        });
        Found(checks.collect())
    }

    fn take(&mut self, ground: &Ground<'_>, seen: &Seen<'_>) {
        for (check, findings) in &mut self.0 {
            check(ground, seen, findings);
        }
    }
}

struct Pass<'g, 's> {
    ground: &'g Ground<'s>,
    found: Found,
}

impl Pass<'_, '_> {
    fn one(&mut self, seen: &Seen<'_>) {
        self.found.take(self.ground, seen);
    }

    /// Many records on all processors, with the findings in their order.
    fn many<T: Sync>(&mut self, records: &[T], each: impl Fn(&T, &mut Show<'_>) + Sync) {
        let ground = self.ground;
        let parts: Vec<Found> = records
            .par_chunks(AT_A_TIME)
            .map(|chunk| {
                let mut part = Found::none();
                for record in chunk {
                    each(record, &mut |seen| part.take(ground, seen));
                }
                part
            })
            .collect();
        for part in parts {
            for ((_, all), (_, more)) in self.found.0.iter_mut().zip(part.0) {
                all.append(more);
            }
        }
    }
}
