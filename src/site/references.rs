//! What documents and long texts refer to.
//!
//! **You are here:** `site/` — the last step of assembling, when all ids are known; no IO.

mod texts;

use super::Site;
use super::documents::DocumentEntry;
use super::report::Reporter;
use super::stations::{name, unknown_region, unknown_station};
use crate::diag::{Fault, Place, code};
use crate::record::fields::{Attachment, Either, TranslationStatus};
use crate::record::{FileKind, Origin, disclosure, document};
use crate::value::FilePath;
use crate::value::Id;

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
            for version in &page.versions {
                self.body(&version.document.body, &version.document.origin);
                self.translation(
                    version.document.front.translation.as_ref(),
                    &version.document.origin,
                );
            }
        }
        for disclosure in &site.disclosures {
            self.disclosure(disclosure);
        }
        for station in site.linking.iter().map(|at| &site.stations[*at]) {
            self.text(station.record.data.description.as_ref(), || {
                station.record.origin.field("description")
            });
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
                self.file(form, || service.field(&format!("forms[{at}]")));
            }
        }
        for (at, level) in site.settings().station_levels.iter().enumerate() {
            self.text(level.description.as_ref(), || {
                site.settings
                    .origin
                    .field(&format!("station_levels[{at}].description"))
            });
        }
        for row in &site.catalogue {
            for (at, subject) in row.data.not_applicable.iter().enumerate() {
                let id = subject.subject.as_str();
                let known = id == "site" || site.operator(id).is_some() || site.station_ids.contains_key(id);
                if !known {
                    let stations = site
                        .stations
                        .iter()
                        .map(|station| (station.id().as_str(), name(&station.record.data.name)));
                    let operators = site
                        .operators
                        .iter()
                        .map(|operator| (operator.id.as_str(), name(&operator.data().name)));
                    self.reporter.unknown(
                        code::UNKNOWN_STATION,
                        FileKind::Stations,
                        ("站点或承接机构", "station or operator"),
                        id,
                        stations.chain(operators),
                        row.origin.field(&format!("not_applicable[{at}].subject")),
                    );
                }
            }
        }
    }

    fn notice(&mut self, notice: &DocumentEntry<document::Notice>) {
        let site = self.site;
        let origin = notice.origin();
        let front = notice.front();
        if let Some(category) = &front.category {
            let known = &site.settings().notice_categories;
            if !known.iter().any(|own| own.id == *category) {
                self.reporter.unknown(
                    code::UNKNOWN_CATEGORY,
                    FileKind::Settings,
                    ("栏目", "category"),
                    category.as_str(),
                    known.iter().map(|own| (own.id.as_str(), name(&own.name))),
                    origin.field("category"),
                );
            }
        }
        for (at, region) in front.regions.iter().enumerate() {
            if site.regions.get(region).is_none() {
                let place = origin.field(&format!("regions[{at}]"));
                unknown_region(self.reporter, &site.regions, region.as_str(), place);
            }
        }
        for (at, station) in front.stations.iter().enumerate() {
            if !site.station_ids.contains_key(station) {
                unknown_station(
                    self.reporter,
                    &site.stations,
                    station,
                    origin.field(&format!("stations[{at}]")),
                );
            }
        }
        for (at, service) in front.services.iter().enumerate() {
            self.service(service, origin.field(&format!("services[{at}]")));
        }
        for (field, cited) in [("repeals", &front.repeals), ("interprets", &front.interprets)] {
            for (at, cited) in cited.iter().enumerate() {
                if let Either::Word(id) = cited {
                    self.notice_id(id.as_str(), origin.field(&format!("{field}[{at}]")));
                }
            }
        }
        for version in &notice.versions {
            let document = &version.document;
            self.attachments(&document.front.attachments, &document.origin);
            self.body(&document.body, &document.origin);
            self.translation(document.front.translation.as_ref(), &document.origin);
        }
        for version in notice.versions.iter().skip(1) {
            let own = &version.document.front;
            let origin = &version.document.origin;
            self.same(
                own.date.is_some_and(|date| Some(date) != front.date),
                "date",
                origin,
            );
            self.same(
                own.category.is_some() && own.category != front.category,
                "category",
                origin,
            );
            self.same(
                own.document_number.is_some() && own.document_number != front.document_number,
                "document_number",
                origin,
            );
            self.same(own.dated.is_some() && own.dated != front.dated, "dated", origin);
            self.same(
                own.effective.is_some() && own.effective != front.effective,
                "effective",
                origin,
            );
            self.same(
                own.expires.is_some() && own.expires != front.expires,
                "expires",
                origin,
            );
            self.same(
                own.status.expose().is_some() && own.status != front.status,
                "status",
                origin,
            );
            self.hidden_alone(
                own.withdrawn.expose().is_some() && own.withdrawn != front.withdrawn,
                "withdrawn",
                origin,
            );
            self.hidden_alone(
                own.posting.expose().is_some() && own.posting != front.posting,
                "posting",
                origin,
            );
        }
    }

    fn disclosure(&mut self, disclosure: &DocumentEntry<disclosure::Disclosure>) {
        let site = self.site;
        let origin = disclosure.origin();
        let front = disclosure.front();
        if let Some(item) = &front.item
            && site.catalogue_row(item.as_str()).is_none()
        {
            self.reporter.unknown(
                code::UNKNOWN_ITEM,
                FileKind::Catalogue,
                ("公开事项", "catalogue row"),
                item.as_str(),
                site.catalogue
                    .iter()
                    .map(|row| (row.id.as_str(), name(&row.data.level2))),
                origin.field("item"),
            );
        }
        if let Some(operator) = &front.operator {
            let id = operator.as_str();
            if site.operator(id).is_none() && !site.operators.iter().any(|own| own.has_credit_code(id)) {
                self.reporter.unknown(
                    code::UNKNOWN_OPERATOR,
                    FileKind::Operators,
                    ("承接机构", "operator"),
                    id,
                    site.operators
                        .iter()
                        .map(|own| (own.id.as_str(), name(&own.data().name))),
                    origin.field("operator"),
                );
            }
        }
        if let Some(station) = &front.station
            && !site.station_ids.contains_key(station)
        {
            unknown_station(self.reporter, &site.stations, station, origin.field("station"));
        }
        for version in &disclosure.versions {
            let document = &version.document;
            self.attachments(&document.front.attachments, &document.origin);
            self.body(&document.body, &document.origin);
            self.translation(document.front.translation.as_ref(), &document.origin);
        }
        for version in disclosure.versions.iter().skip(1) {
            let own = &version.document.front;
            let origin = &version.document.origin;
            self.same(own.item.is_some() && own.item != front.item, "item", origin);
            self.same(
                own.date.is_some_and(|date| Some(date) != front.date),
                "date",
                origin,
            );
            self.same(
                own.created.is_some() && own.created != front.created,
                "created",
                origin,
            );
            self.same(
                own.period.is_some() && own.period != front.period,
                "period",
                origin,
            );
        }
    }

    fn same(&mut self, differs: bool, field: &str, origin: &Origin) {
        if differs {
            let fault = Fault::new(
                code::DIFFERS_FROM_ORIGINAL,
                format!("译文里的 {field} 与原文不同，以原文为准"),
                format!("{field} differs from the original's, which holds"),
            )
            .help(
                "译文里只写文字，删去这一行",
                "a translation holds only text: delete the line",
            );
            self.reporter.report(fault, origin.field(field));
        }
    }

    /// A translation that would be hidden while its original is shown: only the original says what is shown.
    fn hidden_alone(&mut self, differs: bool, field: &str, origin: &Origin) {
        if differs {
            let fault = Fault::new(
                code::DIFFERS_FROM_ORIGINAL,
                format!("译文里的 {field} 与原文不同，不起作用：译文照原文显示"),
                format!("{field} differs from the original's and does nothing: the translation is shown as the original is"),
            )
            .help(
                format!("对所有语言都适用的，把 {field} 写在原文里；只撤下这份译文，写 draft: true"),
                format!("write {field} in the original where it holds for all languages; to take down this translation alone, write draft: true"),
            );
            self.reporter.report(fault, origin.field(field));
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
        let site = self.site;
        for (at, attachment) in attachments.iter().enumerate() {
            if let Some(file) = &attachment.file {
                self.file(file, || origin.field(&format!("attachments[{at}].file")));
            }
            if let Some(page) = &attachment.page
                && site.page(page.as_str()).is_none()
            {
                self.page_id(page.as_str(), origin.field(&format!("attachments[{at}].page")));
            }
            if let Some(figures) = &attachment.statistics
                && site.figures(figures.as_str()).is_none()
            {
                self.figures_id(
                    figures.as_str(),
                    origin.field(&format!("attachments[{at}].statistics")),
                );
            }
        }
    }

    fn file(&mut self, file: &FilePath, place: impl FnOnce() -> Place) {
        let path = file.in_site();
        if !self.site.files.contains_key(path.as_str()) {
            let names = self.site.files.values().map(|own| {
                let path = own.path.strip_prefix("content/").unwrap_or(&own.path);
                (path, own.name.as_str())
            });
            self.reporter.unknown(
                code::UNKNOWN_FILE,
                FileKind::Attachment,
                ("附件", "file"),
                file.as_str(),
                names,
                place(),
            );
        }
    }

    fn service(&mut self, id: &Id, place: Place) {
        let menu = &self.site.menu;
        if menu.service(id.as_str()).is_none() && menu.category(id.as_str()).is_none() {
            self.reporter.unknown(
                code::UNKNOWN_SERVICE,
                FileKind::Services,
                ("服务事项", "service"),
                id.as_str(),
                menu.services
                    .iter()
                    .map(|service| (service.id().as_str(), name(&service.data().name))),
                place,
            );
        }
    }

    fn notice_id(&mut self, id: &str, place: Place) {
        if self.site.notice(id).is_none() {
            let titles = self
                .site
                .notices
                .iter()
                .map(|notice| (notice.id.as_str(), notice.front().title.as_ref().map_or("", name)));
            self.reporter.unknown(
                code::UNKNOWN_NOTICE,
                FileKind::Notices,
                ("通知", "notice"),
                id,
                titles,
                place,
            );
        }
    }

    fn page_id(&mut self, id: &str, place: Place) {
        let titles = self
            .site
            .pages
            .iter()
            .map(|page| (page.id.as_str(), page.front().title.as_ref().map_or("", name)));
        self.reporter.unknown(
            code::UNKNOWN_PAGE,
            FileKind::Pages,
            ("页面", "page"),
            id,
            titles,
            place,
        );
    }

    fn figures_id(&mut self, id: &str, place: Place) {
        let titles = self.site.figures.iter().map(|own| {
            (
                own.record.id.as_str(),
                own.record.data.title.as_ref().map_or("", name),
            )
        });
        self.reporter.unknown(
            code::UNKNOWN_PERIOD,
            FileKind::Figures,
            ("统计", "set of figures"),
            id,
            titles,
            place,
        );
    }
}
