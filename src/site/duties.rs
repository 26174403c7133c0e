//! Disclosure duties: what must be disclosed, by whom, by when, and whether it was.
//!
//! **You are here:** `site/` — computed when a page or a check asks for a row of the catalogue; no IO.
//!
//! How a limit is counted is in [`reckon`]; the periods of periodical duties are in [`periods`].

mod periods;
mod reckon;
mod recorded;
#[cfg(test)]
mod tests;
mod turning;

use super::{Kind, Ref, Site};
use crate::lang::Text;
use crate::record::disclosure::{AppliesTo, CatalogueRow, Every};
use crate::record::station::Status;
use crate::value::PartialDate;
use jiff::civil;
use reckon::Reckoning;
use recorded::Answerable;
use std::collections::HashMap;

/// Whose duty it is; places in the site's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The site's own.
    Site,
    /// A station's.
    Station(usize),
    /// An operator's.
    Operator(usize),
}

impl Subject {
    /// The record that it is; none for the site itself.
    pub fn record(self) -> Option<Ref> {
        match self {
            Subject::Site => None,
            Subject::Station(at) => Some(Kind::Station.at(at)),
            Subject::Operator(at) => Some(Kind::Operator.at(at)),
        }
    }

    /// `site`, `station:gamagongsang`.
    pub fn said(self, site: &Site) -> String {
        let record = self.record().and_then(|of| of.said(site));
        record.unwrap_or_else(|| "site".to_owned())
    }

    /// What it is called.
    pub fn name(self, site: &Site) -> &Text {
        let name = self.record().and_then(|of| of.facts(site).name);
        name.unwrap_or(&site.settings().title)
    }

    fn kind(self) -> AppliesTo {
        match self {
            Subject::Site => AppliesTo::Site,
            Subject::Station(_) => AppliesTo::Station,
            Subject::Operator(_) => AppliesTo::Operator,
        }
    }
}

/// The state of a duty. *Shape:* ordered from the worst to the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DutyState {
    /// Due, and not disclosed.
    Missing,
    /// Disclosed after its limit, or not renewed within it.
    Late,
    /// Not disclosed, and the limit is not over.
    Due,
    /// Disclosed in time.
    OnTime,
    /// Fulfilled on a notice board.
    NoticeBoard,
    /// Always there, and it is.
    Standing,
    /// Does not apply, or nothing has happened that would have to be disclosed.
    NotApplicable,
}

impl DutyState {
    /// All states, the worst first.
    pub const ALL: [DutyState; 7] = [
        DutyState::Missing,
        DutyState::Late,
        DutyState::Due,
        DutyState::OnTime,
        DutyState::NoticeBoard,
        DutyState::Standing,
        DutyState::NotApplicable,
    ];

    /// For `data-state` (product.md).
    pub fn id(self) -> &'static str {
        match self {
            DutyState::Missing => "missing",
            DutyState::Late => "late",
            DutyState::Due => "due",
            DutyState::OnTime => "on-time",
            DutyState::NoticeBoard => "notice-board",
            DutyState::Standing => "standing",
            DutyState::NotApplicable => "not-applicable",
        }
    }
}

/// One duty: a subject and, for periodical ones, a period.
#[derive(Debug, Clone)]
pub struct Duty<'s> {
    /// Whose it is.
    pub subject: Subject,
    /// First day of the period and its length; none for duties without one.
    pub period: Option<(Every, civil::Date)>,
    /// Last day on which it is in time.
    pub due: Option<civil::Date>,
    /// Its state.
    pub state: DutyState,
    /// How long it was late, or has been missing: working days after `due` up to the disclosure or to today. *Units:*
    /// working days; 0 when only days off lie between.
    pub late: Option<u32>,
    /// Place in `Site::disclosures` of what fulfils it.
    pub document: Option<usize>,
    /// Whether the subject's own page fulfils it: the record holds what the row asks for.
    pub by_record: bool,
    /// Places in the row's `elements` of what no disclosure of this duty covers, or the own page does not show.
    pub lacks: Vec<usize>,
    /// Why it does not apply.
    pub reason: Option<Reason<'s>>,
}

impl<'s> Duty<'s> {
    /// A duty without anything but its subject and state.
    fn new(subject: Subject, state: DutyState) -> Duty<'s> {
        Duty {
            subject,
            period: None,
            due: None,
            state,
            late: None,
            document: None,
            by_record: false,
            lacks: Vec::new(),
            reason: None,
        }
    }
}

/// Why a duty does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason<'s> {
    /// The row says so of the subject.
    Given(&'s Text),
    /// The limit counts from an event, and there has been none.
    NoEvent,
    /// The site does not reckon the limits of such subjects (`disclosure_tracked`): what is not here may be public elsewhere.
    NotTracked,
}

impl Reason<'_> {
    /// For labels; none for the row's own words.
    pub fn id(self) -> Option<&'static str> {
        match self {
            Reason::Given(_) => None,
            Reason::NoEvent => Some("no-event"),
            Reason::NotTracked => Some("not-tracked"),
        }
    }
}

impl Site {
    /// Places of the disclosures of a catalogue row, newest first.
    pub fn disclosures_of(&self, row: &CatalogueRow) -> Vec<usize> {
        (0..self.disclosures.len())
            .filter(|at| self.disclosures[*at].front().item.as_ref() == Some(&row.id))
            .collect()
    }

    /// Whose a disclosure is.
    pub fn subject_of(&self, disclosure: usize) -> Subject {
        let front = self.disclosures[disclosure].front();
        if let Some(station) = front.station.as_ref().and_then(|id| self.station_ids.get(id)) {
            return Subject::Station(*station);
        }
        let operator = front.operator.as_ref();
        let operator = operator.and_then(|reference| self.operator_named(reference.as_str()));
        operator.map_or(Subject::Site, Subject::Operator)
    }

    /// Who owes a row: the site, every station that is open or only paused, or every operator.
    pub fn subjects(&self, row: &CatalogueRow) -> Vec<Subject> {
        match row.applies_to.unwrap_or(AppliesTo::Site) {
            AppliesTo::Site => vec![Subject::Site],
            AppliesTo::Station => (0..self.stations.len())
                .filter(|at| self.owes(*at))
                .map(Subject::Station)
                .collect(),
            AppliesTo::Operator => (0..self.operators.len()).map(Subject::Operator).collect(),
        }
    }

    /// Whether a station has duties: one that is planned, has only its plaque or is closed has none.
    fn owes(&self, station: usize) -> bool {
        matches!(
            self.stations[station].record.data.status(),
            Status::Working | Status::TemporarilyClosed
        )
    }

    /// All duties of a catalogue row (a place in `Site::catalogue`), subject by subject, periods newest first.
    pub fn duties(&self, row: usize) -> Vec<Duty<'_>> {
        let mut duties = Vec::new();
        let answerable = Answerable::of(&self.catalogue[row].data);
        // Who has disclosed nothing owes the same as everybody else who opened then and has not: worked out once.
        let mut nothing_yet: HashMap<Option<PartialDate>, Vec<Duty<'_>>> = HashMap::new();
        for subject in self.subjects(&self.catalogue[row].data) {
            let own = self.index.row_disclosures(row, subject);
            let by_record = || answerable.lacks(self, subject).is_some();
            if own.is_empty() && self.exemption(row, subject).is_none() && !by_record() {
                let owed = nothing_yet
                    .entry(self.opened(subject))
                    .or_insert_with(|| self.reckoned(row, subject, &answerable));
                duties.extend(owed.iter().map(|duty| Duty {
                    subject,
                    ..duty.clone()
                }));
            } else {
                duties.extend(self.reckoned(row, subject, &answerable));
            }
        }
        duties
    }

    /// When a subject began to be, as far as its record says so.
    fn opened(&self, subject: Subject) -> Option<PartialDate> {
        match subject {
            Subject::Station(at) => self.stations[at].record.data.opened,
            Subject::Site | Subject::Operator(_) => None,
        }
    }

    /// The duties of one subject by a catalogue row (a place in `Site::catalogue`), periods newest first.
    pub fn duties_of(&self, row: usize, subject: Subject) -> Vec<Duty<'_>> {
        self.reckoned(row, subject, &Answerable::of(&self.catalogue[row].data))
    }

    fn reckoned(&self, row: usize, subject: Subject, answerable: &Answerable) -> Vec<Duty<'_>> {
        let own = self.index.row_disclosures(row, subject);
        if let Some(reason) = self.exemption(row, subject) {
            return vec![Duty {
                document: own.first().copied(),
                reason: Some(Reason::Given(reason)),
                ..Duty::new(subject, DutyState::NotApplicable)
            }];
        }
        let disclosed = self.disclosed(row, subject);
        let reckoning = Reckoning::new(self, &self.catalogue[row].data, subject, disclosed);
        let duties = reckoning.duties(answerable);
        if self.tracks(subject) {
            duties
        } else {
            recorded_only(duties)
        }
    }

    /// What a subject has disclosed of a row, newest first: what is dated later than today, or still held back, is not yet.
    fn disclosed(&self, row: usize, subject: Subject) -> Vec<usize> {
        let own = self.index.row_disclosures(row, subject).iter().copied();
        own.filter(|at| {
            let entry = &self.disclosures[*at];
            !entry.unpublished && entry.front().date.is_none_or(|date| date.date.0 <= self.today)
        })
        .collect()
    }

    /// Whether the site reckons the limits of such subjects. A site that only gathers what others publish knows nothing of
    /// their lateness, and must not say anything of it.
    pub fn tracks(&self, subject: Subject) -> bool {
        let tracked = self.settings().disclosure_tracked.as_ref();
        tracked.is_none_or(|tracked| tracked.contains(&subject.kind()))
    }

    /// The part of a subject in the whole catalogue: place of the row, and its duties. A station that does not work yet, or
    /// no longer, has none.
    pub fn duties_by(&self, subject: Subject) -> Vec<(usize, Vec<Duty<'_>>)> {
        if let Subject::Station(at) = subject
            && !self.owes(at)
        {
            return Vec::new();
        }
        let rows = self.catalogue.iter().enumerate();
        rows.filter(|(_, row)| row.data.applies_to.unwrap_or(AppliesTo::Site) == subject.kind())
            .map(|(at, _)| (at, self.duties_of(at, subject)))
            .collect()
    }

    /// What one subject will owe by a row when the period that is running ends, if that is due by `until` and has not been
    /// disclosed already: for looking ahead.
    pub fn coming_duty(&self, row: usize, subject: Subject, until: civil::Date) -> Option<Duty<'_>> {
        if !self.tracks(subject) || self.exemption(row, subject).is_some() {
            return None;
        }
        let own = self.index.row_disclosures(row, subject).to_vec();
        Reckoning::new(self, &self.catalogue[row].data, subject, own).coming(until)
    }

    /// The worst current state of a row: for each subject what is missing, else its newest duty.
    pub fn row_state(duties: &[Duty<'_>]) -> DutyState {
        let mut worst = DutyState::NotApplicable;
        for own in duties.chunk_by(|a, b| a.subject == b.subject) {
            let missing = own.iter().any(|duty| duty.state == DutyState::Missing);
            let state = match own.first() {
                _ if missing => DutyState::Missing,
                Some(first) => first.state,
                None => continue,
            };
            worst = worst.min(state);
        }
        worst
    }

    /// Why a row whose state is "does not apply" does so: the reason that its duties share; none where nobody owes it.
    pub fn row_reason<'d>(duties: &[Duty<'d>]) -> Option<Reason<'d>> {
        let first = duties.first()?.reason?;
        duties
            .iter()
            .all(|duty| duty.reason == Some(first))
            .then_some(first)
    }

    /// Why a row does not apply to a subject, if the row says so.
    fn exemption(&self, row: usize, subject: Subject) -> Option<&Text> {
        let id = subject.record().map_or("site", |of| of.facts(self).id);
        let exemptions = self.catalogue[row].data.not_applicable.iter();
        exemptions
            .filter(|own| {
                let by_code = match subject {
                    Subject::Operator(at) => self.operators[at].has_credit_code(own.subject.as_str()),
                    _ => false,
                };
                by_code || own.subject.as_str() == id
            })
            .map(|own| &own.reason)
            .next()
    }
}

/// What a site says of a subject that it does not track: what it holds, without limits and without what it lacks.
fn recorded_only(duties: Vec<Duty<'_>>) -> Vec<Duty<'_>> {
    let held = |duty: &Duty<'_>| duty.document.is_some() || duty.by_record;
    let some = duties.iter().any(held);
    let mut seen = false;
    duties
        .into_iter()
        // Of periods for which there is nothing, one row stays when there is nothing at all.
        .filter(|duty| held(duty) || (!some && !std::mem::replace(&mut seen, true)))
        .map(|duty| {
            let stays = held(&duty) && matches!(duty.state, DutyState::Standing | DutyState::NoticeBoard);
            Duty {
                period: duty.period.filter(|_| duty.document.is_some()),
                due: None,
                state: if stays {
                    duty.state
                } else {
                    DutyState::NotApplicable
                },
                late: None,
                lacks: Vec::new(),
                reason: (!stays).then_some(duty.reason.unwrap_or(Reason::NotTracked)),
                ..duty
            }
        })
        .collect()
}
