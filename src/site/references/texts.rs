//! Broken-link check of links in long texts, whatever record they stand in.
//!
//! **You are here:** `site/references` — below the records that hold texts; no IO.

use super::References;
use crate::diag::{Fault, Place, code};
use crate::lang::{Lang, Text};
use crate::record::Origin;
use crate::record::body::{Body, links};
use crate::site::links::{LinkTarget, parse_link};
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
            LinkTarget::Record { scheme, id, .. } => self.record(scheme, id, place),
        }
    }
}
