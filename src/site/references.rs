//! Reference check: what documents and long texts refer to.
//!
//! **You are here:** `site/` — the last step of assembling, when all ids are known; no IO.

mod texts;

use super::Site;
use super::called::{self, Called};
use super::counterparts;
use super::documents::DocumentEntry;
use super::kinds::{KINDS, Kind};
use super::report::{Reporter, name};
use crate::diag::{Fault, Place, code};
use crate::record::fields::{Attachment, Either, TranslationStatus};
use crate::record::{FrontMatter, Origin, disclosure, document, guide};
use crate::value::{FilePath, in_content, included_in};

/// Checks what documents and long texts refer to.
pub(crate) struct References<'s, 'r> {
    pub site: &'s Site,
    pub reporter: &'r mut Reporter,
}

impl References<'_, '_> {
    pub(crate) fn check(&mut self) {
        let site = self.site;
        for notice in &site.notices {
            self.notice(notice);
        }
        for page in &site.pages {
            counterparts::page(page, self.reporter);
            self.versions(page);
        }
        for guide in &site.guides {
            self.guide(guide);
        }
        for disclosure in &site.disclosures {
            self.disclosure(disclosure);
        }
        for station in site.linking.iter().map(|at| &site.stations[*at]) {
            let record = &station.record;
            self.text(record.data.description.as_ref(), || {
                record.origin.field("description")
            });
            if let Some(photo) = record.data.photo.expose() {
                self.file(&photo.file, &record.origin.file, || {
                    record.origin.field("photo.file")
                });
            }
        }
        for operator in &site.operators {
            self.text(operator.data().description.as_ref(), || {
                operator.field("description")
            });
            self.text(operator.data().experience.as_ref(), || {
                operator.field("experience")
            });
        }
        for service in &site.menu.services {
            self.text(service.data().eligibility.as_ref(), || {
                service.field("eligibility")
            });
            self.text(service.data().standard.as_ref(), || service.field("standard"));
            for (at, form) in service.data().forms.iter().enumerate() {
                let origin = &service.origin().file;
                self.file(form, origin, || service.field(&format!("forms[{at}]")));
            }
        }
        for (at, level) in site.settings().station_levels.iter().enumerate() {
            self.text(level.description.as_ref(), || {
                site.settings
                    .origin
                    .field(&format!("station_levels[{at}].description"))
            });
        }
        for (at, item) in site.settings().navigation.iter().enumerate() {
            let place = || site.settings.origin.field(&format!("navigation[{at}].to"));
            self.destination(&item.to, place);
        }
        for row in &site.catalogue {
            for (at, subject) in row.data.not_applicable.iter().enumerate() {
                let id = subject.subject.as_str();
                let known = id == "site" || site.operator(id).is_some() || site.station_ids.contains_key(id);
                if !known {
                    let names = names(site, Kind::Station).chain(names(site, Kind::Operator));
                    let place = row.origin.field(&format!("not_applicable[{at}].subject"));
                    self.reporter.unknown(&called::SUBJECT, id, names, place);
                }
            }
        }
    }

    fn notice(&mut self, notice: &DocumentEntry<document::Notice>) {
        let site = self.site;
        let origin = notice.origin();
        let front = notice.front();
        if let Some(category) = &front.category {
            self.column(category.as_str(), || origin.field("category"));
        }
        for (at, region) in front.regions.iter().enumerate() {
            if site.regions.get(region).is_none() {
                let place = origin.field(&format!("regions[{at}]"));
                self.unknown(&called::REGION, Kind::Region, region.as_str(), place);
            }
        }
        for (at, station) in front.stations.iter().enumerate() {
            if !site.station_ids.contains_key(station) {
                let place = origin.field(&format!("stations[{at}]"));
                self.unknown(&called::STATION, Kind::Station, station.as_str(), place);
            }
        }
        for (at, service) in front.services.iter().enumerate() {
            self.record("service", service.as_str(), || {
                origin.field(&format!("services[{at}]"))
            });
        }
        for (field, cited) in [("repeals", &front.repeals), ("interprets", &front.interprets)] {
            for (at, cited) in cited.iter().enumerate() {
                if let Either::Word(id) = cited {
                    self.record("notice", id.as_str(), || origin.field(&format!("{field}[{at}]")));
                }
            }
        }
        self.versions(notice);
        counterparts::notice(notice, self.reporter);
    }

    fn disclosure(&mut self, disclosure: &DocumentEntry<disclosure::Disclosure>) {
        let site = self.site;
        let origin = disclosure.origin();
        let front = disclosure.front();
        if let Some(item) = &front.item
            && site.catalogue_row(item.as_str()).is_none()
        {
            let place = origin.field("item");
            self.unknown(&called::ROW, Kind::CatalogueRow, item.as_str(), place);
        }
        if let Some(operator) = &front.operator {
            let id = operator.as_str();
            if site.operator_named(id).is_none() {
                self.unknown(&called::OPERATOR, Kind::Operator, id, origin.field("operator"));
            }
        }
        if let Some(station) = &front.station
            && !site.station_ids.contains_key(station)
        {
            let place = origin.field("station");
            self.unknown(&called::STATION, Kind::Station, station.as_str(), place);
        }
        self.versions(disclosure);
        counterparts::disclosure(disclosure, self.reporter);
    }

    fn guide(&mut self, guide: &DocumentEntry<guide::Guide>) {
        let site = self.site;
        let (origin, front) = (guide.origin(), guide.front());
        for (field, id) in front.named_services() {
            self.record("service", id.as_str(), || origin.field(&field));
        }
        for (at, id) in front.audiences.iter().enumerate() {
            self.record("audience", id.as_str(), || {
                origin.field(&format!("audiences[{at}]"))
            });
        }
        for (at, id) in front.tags.iter().enumerate() {
            if !site.tags.iter().any(|tag| tag.id == *id) {
                let names = site
                    .tags
                    .iter()
                    .map(|tag| (tag.id.as_str(), name(&tag.data.name)));
                let place = origin.field(&format!("tags[{at}]"));
                self.reporter.unknown(&called::TAG, id.as_str(), names, place);
            }
        }
        for version in &guide.versions {
            let document = &version.document;
            for (at, step) in document.front.steps.iter().enumerate() {
                let place = || document.origin.field(&format!("steps[{at}].text"));
                self.text(step.text.as_ref(), place);
            }
        }
        self.versions(guide);
        counterparts::guide(guide, self.reporter);
    }

    /// What every version of a document refers to, whatever its kind.
    fn versions<T: FrontMatter>(&mut self, entry: &DocumentEntry<T>) {
        for (at, version) in entry.versions.iter().enumerate() {
            let document = &version.document;
            self.attachments(document.front.attachments(), &document.origin);
            self.body(&document.body, &document.origin, version.lang);
            let translation = document.front.translation();
            if at > 0 && translation.is_none() {
                self.reporter.report(unsaid(), document.origin.field("title"));
            }
            self.translation(translation, &document.origin);
        }
    }

    fn translation(&mut self, translation: Option<&crate::record::fields::Translation>, origin: &Origin) {
        if translation.is_some_and(|translation| translation.status == TranslationStatus::Unreviewed) {
            let fault = Fault::new(
                code::UNREVIEWED_TRANSLATION,
                "这份译文未经审校，页面上会说明",
                "this translation has not been reviewed; the page says so",
            )
            .help(
                "请懂这种文字的人审校后，改成 translation: {status: reviewed, by: 姓名, date: 日期}",
                "have it reviewed, then write translation: {status: reviewed, by: name, date: date}",
            );
            self.reporter.report(fault, origin.field("translation.status"));
        }
    }

    fn attachments(&mut self, attachments: &[Attachment], origin: &Origin) {
        for (at, attachment) in attachments.iter().enumerate() {
            if let Some(file) = &attachment.file {
                self.file(file, &origin.file, || {
                    origin.field(&format!("attachments[{at}].file"))
                });
            }
            for (scheme, id) in [("page", &attachment.page), ("statistics", &attachment.statistics)] {
                if let Some(id) = id {
                    self.record(scheme, id.as_str(), || {
                        origin.field(&format!("attachments[{at}].{scheme}"))
                    });
                }
            }
        }
    }

    fn column(&mut self, id: &str, place: impl FnOnce() -> Place) {
        if Kind::Column.find(self.site, id).is_none() {
            self.unknown(&called::COLUMN, Kind::Column, id, place());
        }
    }

    fn unknown(&mut self, called: &Called, kind: Kind, id: &str, place: Place) {
        let names = names(self.site, kind);
        self.reporter.unknown(called, id, names, place);
    }

    /// An attachment that the source file `from` names: one of the same site folder.
    fn file(&mut self, file: &FilePath, from: &str, place: impl FnOnce() -> Place) {
        let path = file.beside(from);
        if !self.site.files.contains_key(path.as_str()) {
            let own = self.site.files.values();
            let own = own.filter(|own| included_in(&own.path) == included_in(from));
            let names = own.map(|own| {
                let path = in_content(&own.path).unwrap_or(&own.path);
                (path, own.name.as_str())
            });
            self.reporter
                .unknown(&called::FILE, file.as_str(), names, place());
        }
    }

    /// A record that a link or a field names, by the scheme of links to it.
    fn record(&mut self, scheme: &str, id: &str, place: impl FnOnce() -> Place) {
        let site = self.site;
        if site.linked(scheme, id).is_some() {
            return;
        }
        let mut rows = KINDS.iter().filter(|row| row.scheme == Some(scheme));
        let Some((kind, unknown)) = rows.find_map(|row| Some((row.kind, row.unknown.as_ref()?))) else {
            return;
        };
        self.unknown(unknown, kind, id, place());
    }
}

/// Ids and names of all records of a kind, for advice.
fn names(site: &Site, kind: Kind) -> impl Iterator<Item = (&str, &str)> {
    let facts = kind.all(site).map(|of| of.facts(site));
    facts.map(|own| (own.id, own.name.map_or("", name)))
}

/// A translation that does not say what it is: its page cannot say so either.
fn unsaid() -> Fault {
    Fault::new(
        code::UNREVIEWED_TRANSLATION,
        "译文没有写 translation，不知道审校过没有，页面上也没有说明",
        "the translation does not say whether it has been reviewed, nor does its page",
    )
    .help(
        "加一行：translation: {status: unreviewed}；懂这种文字的人审校过的，写 reviewed",
        "add a line: translation: {status: unreviewed}; if it has been reviewed, write reviewed",
    )
}
