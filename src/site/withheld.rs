//! Withheld files: attachments of documents that are not shown: they are not published either.
//!
//! **You are here:** `site/` — after documents are held back; no IO.
//!
//! The list of names behind a 公示 that is over, a draft's form, a withdrawn notice's annex: whoever knew the address could
//! still fetch them. A file stays when something that is shown refers to it, or nothing does.

use super::Site;
use crate::lang::Lang;
use crate::record::body::{Body, links};
use crate::record::fields::Attachment;
use crate::record::{Document, disclosure, document};
use crate::value::FilePath;
use crate::value::Scalar;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The files that documents refer to, before any document is held back. Paths are relative to the site folder.
pub(crate) struct Referring {
    files: BTreeSet<String>,
}

impl Referring {
    /// What all documents refer to.
    pub(crate) fn of(
        notices: &[Arc<Document<document::Notice>>],
        disclosures: &[Arc<Document<disclosure::Disclosure>>],
        pages: &[Arc<Document<document::Page>>],
    ) -> Referring {
        let mut files = BTreeSet::new();
        for notice in notices {
            refer(&notice.front.attachments, &notice.body, &mut files);
        }
        for disclosure in disclosures {
            refer(&disclosure.front.attachments, &disclosure.body, &mut files);
        }
        for page in pages {
            refer(&[], &page.body, &mut files);
        }
        Referring { files }
    }

    /// Takes out the files that only hidden documents refer to.
    pub(crate) fn withhold(self, site: &mut Site) {
        let mut shown = BTreeSet::new();
        for (at, notice) in site.notices.iter().enumerate() {
            if !site.shown_notice(at).whole() {
                continue;
            }
            for version in &notice.versions {
                refer(
                    &version.document.front.attachments,
                    &version.document.body,
                    &mut shown,
                );
            }
        }
        for (at, disclosure) in site.disclosures.iter().enumerate() {
            if !site.shown_disclosure(at).whole() {
                continue;
            }
            for version in &disclosure.versions {
                refer(
                    &version.document.front.attachments,
                    &version.document.body,
                    &mut shown,
                );
            }
        }
        for page in &site.pages {
            for version in &page.versions {
                refer(&[], &version.document.body, &mut shown);
            }
        }
        for service in &site.menu.services {
            let data = service.data();
            shown.extend(data.forms.iter().map(FilePath::in_site));
            for text in [&data.eligibility, &data.standard].into_iter().flatten() {
                text.all(Lang::ZH).for_each(|(_, text)| in_text(text, &mut shown));
            }
        }
        let descriptions = site
            .linking
            .iter()
            .filter_map(|at| site.stations[*at].record.data.description.as_ref());
        let operators = site.operators.iter().flat_map(|operator| {
            let data = operator.data();
            data.description.iter().chain(&data.experience)
        });
        let levels = site
            .settings
            .data
            .station_levels
            .iter()
            .filter_map(|level| level.description.as_ref());
        for text in descriptions.chain(operators).chain(levels) {
            text.all(Lang::ZH).for_each(|(_, text)| in_text(text, &mut shown));
        }
        site.files
            .retain(|path, _| shown.contains(&**path) || !self.files.contains(&**path));
    }
}

/// The files that a document refers to, as paths relative to the site folder.
pub fn referred(attachments: &[Attachment], body: &Body) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    refer(attachments, body, &mut files);
    files
}

fn refer(attachments: &[Attachment], body: &Body, files: &mut BTreeSet<String>) {
    files.extend(
        attachments
            .iter()
            .filter_map(|attachment| attachment.file.as_ref())
            .map(FilePath::in_site),
    );
    for (_, target) in &body.links {
        link(target, files);
    }
}

fn in_text(markdown: &str, files: &mut BTreeSet<String>) {
    for (_, target) in links(markdown) {
        link(&target, files);
    }
}

fn link(target: &str, files: &mut BTreeSet<String>) {
    let decoded = percent_encoding::percent_decode_str(target).decode_utf8_lossy();
    if let Ok(file) = FilePath::read(&decoded) {
        files.insert(file.in_site());
    }
}
