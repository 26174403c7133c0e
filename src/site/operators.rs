//! Operators, those written in place in stations among them.
//!
//! **You are here:** `site/` — before stations, which name their operators; no IO.

use super::called;
use super::report::Reporter;
use crate::record::fields::Either;
use crate::record::operator::Operator;
use crate::record::station::Station;
use crate::record::{Origin, Record};
use crate::value::{Id, Scalar, included_in};
use std::sync::Arc;

/// An operator, wherever it is written.
#[derive(Debug, Clone)]
pub struct OperatorEntry {
    /// Its id; in place, its credit code in lower case.
    pub id: Id,
    source: Source,
    /// Stations that it runs, filled when stations are linked.
    pub stations: Vec<usize>,
}

#[derive(Debug, Clone)]
enum Source {
    Own(Arc<Record<Operator>>),
    InPlace(Box<Operator>, Origin),
}

impl OperatorEntry {
    /// The record.
    pub fn data(&self) -> &Operator {
        match &self.source {
            Source::Own(record) => &record.data,
            Source::InPlace(operator, _) => operator,
        }
    }

    /// Where it stands.
    pub fn origin(&self) -> &Origin {
        match &self.source {
            Source::Own(record) => &record.origin,
            Source::InPlace(_, station) => station,
        }
    }

    /// The path of its telephones in the record in which it stands.
    pub(crate) fn phone_field(&self) -> &'static str {
        match &self.source {
            Source::Own(_) => "phone",
            Source::InPlace(..) => "operator.phone",
        }
    }

    /// The place of one of its fields.
    pub fn field(&self, path: &str) -> crate::diag::Place {
        match &self.source {
            Source::Own(record) => record.origin.field(path),
            Source::InPlace(_, station) => station.field(&format!("operator.{path}")),
        }
    }

    /// Whether this is its credit code, in lower case.
    pub(super) fn has_credit_code(&self, code: &str) -> bool {
        self.data()
            .credit_code
            .as_ref()
            .is_some_and(|own| own.to_string().to_lowercase() == code)
    }
}

/// An operator by its id, in a list that is sorted by them.
pub(super) fn by_id(operators: &[OperatorEntry], id: &str) -> Option<usize> {
    operators.binary_search_by(|own| own.id.as_str().cmp(id)).ok()
}

/// An operator by its id or its credit code.
pub(super) fn named(operators: &[OperatorEntry], reference: &str) -> Option<usize> {
    by_id(operators, reference).or_else(|| operators.iter().position(|own| own.has_credit_code(reference)))
}

/// The id of an operator written in a station: the one it gives, else its credit code in lower case.
pub(crate) fn id_in_place(operator: &Operator) -> Option<Id> {
    operator.id.clone().or_else(|| {
        operator
            .credit_code
            .as_ref()
            .and_then(|code| Id::read(&code.to_string().to_lowercase()).ok())
    })
}

/// All operators by id. The same operator may stand in several stations: the first stands for all.
pub(crate) fn build(
    records: Vec<Arc<Record<Operator>>>,
    stations: &[Arc<Record<Station>>],
    reporter: &mut Reporter,
) -> Vec<OperatorEntry> {
    let mut operators: Vec<OperatorEntry> = Vec::new();
    let mut records = records;
    records.sort_by(|a, b| {
        let key = |record: &Record<Operator>| included_in(&record.origin.file).is_some();
        (&a.id, key(a), &a.origin).cmp(&(&b.id, key(b), &b.origin))
    });
    for record in records {
        if let Some(first) = operators.last().filter(|last| last.id == record.id) {
            let elsewhere = included_in(&first.origin().file) != included_in(&record.origin.file);
            // One that works in several counties has the same record in each.
            if elsewhere && *first.data() == record.data {
                continue;
            }
            reporter.duplicate(
                called::OPERATOR.what,
                record.id.as_str(),
                (first.origin(), &record.origin),
                "id",
            );
            continue;
        }
        operators.push(OperatorEntry {
            id: record.id.clone(),
            source: Source::Own(record),
            stations: Vec::new(),
        });
    }
    let mut in_place: Vec<(Id, &Operator, &Origin)> = stations
        .iter()
        .filter_map(|station| match &station.data.operator {
            Some(Either::Map(operator)) => id_in_place(operator).map(|id| (id, &**operator, &station.origin)),
            _ => None,
        })
        .collect();
    in_place.sort_by(|a, b| (&a.0, a.2).cmp(&(&b.0, b.2)));
    for (id, operator, station) in in_place {
        if let Err(at) = operators.binary_search_by(|operator| operator.id.cmp(&id)) {
            let source = Source::InPlace(Box::new(operator.clone()), station.clone());
            operators.insert(
                at,
                OperatorEntry {
                    id,
                    source,
                    stations: Vec::new(),
                },
            );
        }
    }
    operators
}
