//! Broken-link check of links in long texts, whatever record they stand in.
//!
//! **You are here:** `site/references` — below the records that hold texts; no IO.

use super::References;
use crate::diag::{Fault, Place, code};
use crate::lang::{Lang, Text};
use crate::record::body::{Body, links};
use crate::record::{FileKind, Origin};
use crate::site::links::{LinkTarget, RecordKind, parse_link};
use crate::site::stations::{name, unknown_region};
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
            LinkTarget::Record { kind, id, .. } => self.record(kind, id, place),
        }
    }

    /// A link to a record; where there is none, the kind's records are what may be meant.
    fn record(&mut self, kind: RecordKind, id: &str, place: impl Fn() -> Place) {
        if self.is_known(kind, id) {
            return;
        }
        let site = self.site;
        let (code, file, what, names): (_, _, _, Vec<(&str, &str)>) = match kind {
            RecordKind::Notice => return self.notice_id(id, place()),
            RecordKind::Region => return unknown_region(self.reporter, &site.regions, id, place()),
            RecordKind::Page => return self.page_id(id, place()),
            RecordKind::Statistics => return self.figures_id(id, place()),
            RecordKind::Station => {
                let names = site.stations.iter();
                (
                    code::UNKNOWN_STATION,
                    FileKind::Stations,
                    ("站点", "station"),
                    names
                        .map(|own| (own.id().as_str(), name(&own.record.data.name)))
                        .collect(),
                )
            }
            RecordKind::Service => {
                let names = site.menu.services.iter();
                (
                    code::UNKNOWN_SERVICE,
                    FileKind::Services,
                    ("服务事项", "service"),
                    names
                        .map(|own| (own.id().as_str(), name(&own.data().name)))
                        .collect(),
                )
            }
            RecordKind::Operator => {
                let names = site.operators.iter();
                (
                    code::UNKNOWN_OPERATOR,
                    FileKind::Operators,
                    ("承接机构", "operator"),
                    names
                        .map(|own| (own.id.as_str(), name(&own.data().name)))
                        .collect(),
                )
            }
            RecordKind::Audience => {
                let names = site.audiences.iter();
                (
                    code::UNKNOWN_AUDIENCE,
                    FileKind::Audiences,
                    ("服务对象", "audience"),
                    names.map(|own| (own.id.as_str(), name(&own.data.name))).collect(),
                )
            }
            RecordKind::Disclosure => {
                let names = site.catalogue.iter();
                (
                    code::UNKNOWN_ITEM,
                    FileKind::Catalogue,
                    ("公开事项", "disclosure"),
                    names
                        .map(|row| (row.id.as_str(), name(&row.data.level2)))
                        .collect(),
                )
            }
            RecordKind::Level => {
                let names = site.settings().station_levels.iter();
                (
                    code::UNKNOWN_LEVEL,
                    FileKind::Settings,
                    ("站点级别", "station level"),
                    names.map(|own| (own.id.as_str(), name(&own.name))).collect(),
                )
            }
        };
        self.reporter
            .unknown(code, file, what, id, names.into_iter(), place());
    }

    fn is_known(&self, kind: RecordKind, id: &str) -> bool {
        let site = self.site;
        match kind {
            RecordKind::Station => site.station_ids.contains_key(id),
            RecordKind::Service => site.menu.service(id).is_some() || site.menu.category(id).is_some(),
            RecordKind::Notice => site.notice(id).is_some(),
            RecordKind::Region => site.regions.by_text(id).is_some(),
            RecordKind::Page => site.page(id).is_some(),
            RecordKind::Operator => site.operator(id).is_some(),
            RecordKind::Audience => site.audience(id).is_some(),
            RecordKind::Disclosure => {
                let items = &site.disclosures;
                site.catalogue_row(id).is_some() || items.iter().any(|own| own.id.as_str() == id)
            }
            RecordKind::Statistics => site.figures(id).is_some(),
            RecordKind::Level => {
                let levels = &site.settings().station_levels;
                levels.iter().any(|own| own.id.as_str() == id)
            }
        }
    }
}
