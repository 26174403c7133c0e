//! Deserialisation: from a tree to typed records, with what contradicts itself in them.
//!
//! **You are here:** `record/parse` — after the tree is read; no IO.

use super::around;
use super::document::document_stem;
use super::yaml_text::{YamlText, first_line};
use super::{At, File};
use crate::diag::{Fault, Span, code};
use crate::record::meaning::Meaning;
use crate::record::record_type::RecordType;
use crate::record::shape::conform;
use crate::record::{FileKind, Origin, stem};
use crate::source::yaml::{self, Kind, Node};
use crate::value::{Id, RegionCode, Scalar};
use std::sync::Arc;

impl File<'_> {
    /// The records of a tree: one, or a list of them.
    pub(super) fn records<T: RecordType>(&mut self, node: &Node, yaml: &YamlText<'_>) -> Vec<(Origin, T)> {
        let mut records = Vec::new();
        if let Kind::List(items) = &node.kind {
            for (index, item) in items.iter().enumerate() {
                let index = u32::try_from(index).ok();
                if let Some(data) = self.record(item, yaml) {
                    records.push((
                        Origin {
                            file: Arc::clone(self.path),
                            index,
                        },
                        data,
                    ));
                }
            }
        } else if let Some(data) = self.record(node, yaml) {
            records.push((
                Origin {
                    file: Arc::clone(self.path),
                    index: None,
                },
                data,
            ));
        }
        records
    }

    pub(super) fn record<T: RecordType>(&mut self, node: &Node, yaml: &YamlText<'_>) -> Option<T> {
        let mut faults = Vec::new();
        let value = conform(node, T::shape(), yaml.required, yaml.written(), &mut faults);
        if self.kind.is_document() {
            self.meaning = Meaning::of(value.as_ref(), T::shape());
        }
        let clean = faults.is_empty();
        let faulty: Vec<Span> = faults.iter().map(|(span, _)| *span).collect();
        for (span, fault) in faults {
            let fault = around::id_of_file(node, yaml.written().text, stem(self.path), span, fault);
            let fault = around::exchanged(node, yaml.written().text, span, fault);
            self.report(At::Span(yaml.span(span)), fault);
        }
        let read = value.ok_or_else(String::new).and_then(yaml::decode::<T>);
        match read {
            Ok(record) => {
                let mut found = Vec::new();
                record.contradictions(&mut found);
                for (field, fault) in found {
                    let span = node.find(&field);
                    // What was left out for a fault of its own seems to be missing: one finding is enough.
                    let follows = faulty
                        .iter()
                        .any(|one| span.start <= one.start && one.end <= span.end);
                    if !follows || span == node.span {
                        self.report(At::Span(yaml.span(span)), fault);
                    }
                }
                if self.kind == FileKind::Services && !clean {
                    self.lost_items(node, &faulty);
                }
                Some(record)
            }
            Err(reason) => {
                if clean {
                    // An item of a list of records with nothing in it has no shape to complain of.
                    let fault = if reason.is_empty() {
                        Fault::new(code::WRONG_SHAPE, "这一项是空的", "this item is empty")
                            .help("写上内容，或删去这一项", "fill it in, or delete it")
                    } else {
                        Fault::new(code::WRONG_SHAPE, format!("这条记录读不出来：{reason}"), reason)
                    };
                    self.report(At::Span(first_line(node.span, yaml)), fault);
                }
                if self.kind == FileKind::Services {
                    self.lost_services(node);
                }
                self.lost(written_id(node).or_else(|| {
                    let by_id = matches!(
                        self.kind,
                        FileKind::Regions
                            | FileKind::Catalogue
                            | FileKind::Audiences
                            | FileKind::Tags
                            | FileKind::Measures
                    );
                    if !by_id && matches!(node.kind, Kind::Map(_)) {
                        Some(document_stem(stem(self.path)).0.into())
                    } else {
                        None
                    }
                }));
                None
            }
        }
    }
}

impl File<'_> {
    /// Services of a category in whose place there are faults: by the id that is written, or by none where that is at fault itself.
    fn lost_items(&mut self, category: &Node, faulty: &[Span]) {
        let Kind::Map(entries) = &category.kind else {
            return;
        };
        for (_, services) in entries.iter().filter(|(key, _)| key.text == "items") {
            let Kind::List(items) = &services.kind else {
                continue;
            };
            for item in items {
                let within = |one: &Span| one.start < item.span.end && item.span.start < one.end;
                if faulty.iter().any(within) {
                    let id = written_id(item).filter(|id| Id::read(id).is_ok());
                    self.lost(id);
                }
            }
        }
    }

    /// With a category all its services are lost.
    fn lost_services(&mut self, category: &Node) {
        self.lost_items(category, &[category.span]);
    }
}

/// The id as written, whatever it looks like.
fn written_id(node: &Node) -> Option<Box<str>> {
    let Kind::Map(entries) = &node.kind else {
        return None;
    };
    let of = |wanted: &str| {
        entries
            .iter()
            .find(|(key, _)| key.text == wanted)
            .and_then(|(_, value)| match &value.kind {
                Kind::Scalar { text, .. } => Some(text.as_str()),
                _ => None,
            })
    };
    of("id").map(Into::into).or_else(|| {
        of("code")
            .map(|code| RegionCode::read(code).map_or_else(|_| code.into(), |code| code.as_str().into()))
    })
}
