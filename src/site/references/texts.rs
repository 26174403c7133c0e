//! Links in long texts, whatever record they stand in.
//!
//! **You are here:** `site/references` — below the records that hold texts; no IO.

use super::References;
use crate::diag::{Fault, Place, code};
use crate::lang::{Lang, Text};
use crate::record::body::{Body, links};
use crate::record::{FileKind, Origin};
use crate::site::links::{LinkTarget, RecordKind, parse_link};
use crate::site::report::name;
use crate::site::stations::unknown_region;
use crate::value::FilePath;

impl References<'_, '_> {
    pub(super) fn body(&mut self, body: &Body, origin: &Origin) {
        for (span, target) in &body.links {
            self.link(target, || Place::span(&origin.file, *span));
        }
    }

    pub(super) fn text(&mut self, text: Option<&Text>, place: impl Fn() -> Place) {
        let Some(text) = text else { return };
        for (_, markdown) in text.all(Lang::ZH) {
            for (_, target) in links(markdown) {
                self.link(&target, || place().looking_for(&target));
            }
        }
    }

    fn link(&mut self, target: &str, place: impl Fn() -> Place) {
        let site = self.site;
        match parse_link(target) {
            LinkTarget::Outside(_) | LinkTarget::Anchor(_) => {}
            LinkTarget::File(path) => {
                use crate::value::Scalar;
                let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
                match FilePath::read(&decoded) {
                    Ok(file) => self.file(&file, place),
                    Err(fault) => self.reporter.report(fault, place()),
                }
            }
            LinkTarget::Unknown(target) => {
                let fault = Fault::new(
                    code::BROKEN_LINK,
                    format!("链接 {target} 不知道通向哪里"),
                    format!("the link {target} leads nowhere"),
                )
                .help(
                    "站内写 station:编号、service:编号、notice:编号、region:代码、page:编号 或 files/文件名；站外写完整网址 https://…",
                    "write station:id, service:id, notice:id, region:code, page:id or files/name; elsewhere a full address https://…",
                );
                self.reporter.report(fault, place());
            }
            LinkTarget::Record { kind, id, .. } => match kind {
                RecordKind::Station => {
                    if !site.station_ids.contains_key(id) {
                        let names = site
                            .stations
                            .iter()
                            .map(|own| (own.id().as_str(), name(&own.record.data.name)));
                        self.reporter.unknown(
                            code::UNKNOWN_STATION,
                            FileKind::Stations,
                            ("站点", "station"),
                            id,
                            names,
                            place(),
                        );
                    }
                }
                RecordKind::Service => {
                    if site.menu.service(id).is_none() && site.menu.category(id).is_none() {
                        let names = site
                            .menu
                            .services
                            .iter()
                            .map(|own| (own.id().as_str(), name(&own.data().name)));
                        self.reporter.unknown(
                            code::UNKNOWN_SERVICE,
                            FileKind::Services,
                            ("服务事项", "service"),
                            id,
                            names,
                            place(),
                        );
                    }
                }
                RecordKind::Notice => self.notice_id(id, place()),
                RecordKind::Region => {
                    if site.regions.by_text(id).is_none() {
                        unknown_region(self.reporter, &site.regions, id, place());
                    }
                }
                RecordKind::Page => {
                    if site.page(id).is_none() {
                        self.page_id(id, place());
                    }
                }
                RecordKind::Operator => {
                    if site.operator(id).is_none() {
                        let names = site
                            .operators
                            .iter()
                            .map(|own| (own.id.as_str(), name(&own.data().name)));
                        self.reporter.unknown(
                            code::UNKNOWN_OPERATOR,
                            FileKind::Operators,
                            ("承接机构", "operator"),
                            id,
                            names,
                            place(),
                        );
                    }
                }
                RecordKind::Audience => {
                    if site.audience(id).is_none() {
                        let names = site
                            .audiences
                            .iter()
                            .map(|own| (own.id.as_str(), name(&own.data.name)));
                        self.reporter.unknown(
                            code::UNKNOWN_AUDIENCE,
                            FileKind::Audiences,
                            ("服务对象", "audience"),
                            id,
                            names,
                            place(),
                        );
                    }
                }
                RecordKind::Disclosure => {
                    let known = site.catalogue_row(id).is_some()
                        || site.disclosures.iter().any(|own| own.id.as_str() == id);
                    if !known {
                        let names = site
                            .catalogue
                            .iter()
                            .map(|row| (row.id.as_str(), name(&row.data.level2)));
                        self.reporter.unknown(
                            code::UNKNOWN_ITEM,
                            FileKind::Catalogue,
                            ("公开事项", "disclosure"),
                            id,
                            names,
                            place(),
                        );
                    }
                }
                RecordKind::Statistics => {
                    if site.figures(id).is_none() {
                        self.figures_id(id, place());
                    }
                }
                RecordKind::Level => {
                    let levels = &site.settings().station_levels;
                    if !levels.iter().any(|own| own.id.as_str() == id) {
                        let names = levels.iter().map(|own| (own.id.as_str(), name(&own.name)));
                        self.reporter.unknown(
                            code::UNKNOWN_LEVEL,
                            FileKind::Settings,
                            ("站点级别", "station level"),
                            id,
                            names,
                            place(),
                        );
                    }
                }
            },
        }
    }
}
