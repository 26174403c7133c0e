//! What must be disclosed, by whom, by when, and whether it was.
//!
//! **You are here:** `site/` — computed when a page or a check asks for a row of the catalogue; no IO.

use super::Site;
use crate::lang::Text;
use crate::record::disclosure::{AppliesTo, CatalogueRow, Every, TimeLimit};
use crate::record::scalar::Date;
use crate::record::settings::after_working_days;
use crate::record::station::Status;
use jiff::{Span, ToSpan, civil};
use std::collections::BTreeMap;

/// Whose duty it is; places in the site's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The site's own.
    Site,
    /// A station's.
    Station(usize),
    /// An operator's.
    Operator(usize),
}

/// The state of a duty. *Shape:* ordered from the worst to the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DutyState {
    /// Due, and not disclosed.
    Missing,
    /// Disclosed after its limit.
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
    /// First and last day of the period; none for duties without one.
    pub period: Option<(Every, civil::Date)>,
    /// Last day on which it is in time.
    pub due: Option<civil::Date>,
    /// Its state.
    pub state: DutyState,
    /// Place in `Site::disclosures` of what fulfils it.
    pub document: Option<usize>,
    /// Why it does not apply.
    pub reason: Option<&'s Text>,
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
        let operator = front.operator.as_ref().and_then(|reference| {
            self.operator(reference.as_str()).or_else(|| {
                self.operators
                    .iter()
                    .position(|own| own.has_credit_code(reference.as_str()))
            })
        });
        operator.map_or(Subject::Site, Subject::Operator)
    }

    /// All duties of a catalogue row, subject by subject, periods newest first.
    pub fn duties(&self, row: &CatalogueRow) -> Vec<Duty<'_>> {
        // Grouped once: at 41,000 stations with a disclosure each, a search for every subject would be quadratic.
        let mut documents: BTreeMap<Subject, Vec<usize>> = BTreeMap::new();
        for document in self.disclosures_of(row) {
            documents
                .entry(self.subject_of(document))
                .or_default()
                .push(document);
        }
        let subjects: Vec<Subject> = match row.applies_to.unwrap_or(AppliesTo::Site) {
            AppliesTo::Site => vec![Subject::Site],
            AppliesTo::Station => (0..self.stations.len())
                .filter(|at| {
                    matches!(
                        self.stations[*at].record.data.status(),
                        Status::Working | Status::TemporarilyClosed
                    )
                })
                .map(Subject::Station)
                .collect(),
            AppliesTo::Operator => (0..self.operators.len()).map(Subject::Operator).collect(),
        };
        let row_here = self
            .catalogue_row(row.id.as_str())
            .map(|at| &self.catalogue[at].data);
        let mut duties = Vec::new();
        let mut nothing_yet: Option<Vec<Duty<'_>>> = None;
        for subject in subjects {
            let own = documents.get(&subject).map_or(&[][..], Vec::as_slice);
            if let Some(reason) = row_here.and_then(|row| self.not_applicable(row, subject)) {
                duties.push(Duty {
                    subject,
                    period: None,
                    due: None,
                    state: DutyState::NotApplicable,
                    document: own.first().copied(),
                    reason: Some(reason),
                });
                continue;
            }
            if own.is_empty() {
                // Who has disclosed nothing owes the same as everybody else who has not: worked out once a row.
                let owed = nothing_yet.get_or_insert_with(|| {
                    let mut owed = Vec::new();
                    self.duties_of(row, subject, &[], &mut owed);
                    owed
                });
                duties.extend(owed.iter().map(|duty| Duty {
                    subject,
                    ..duty.clone()
                }));
            } else {
                self.duties_of(row, subject, own, &mut duties);
            }
        }
        duties
    }

    /// The worst current state of a row: for each subject what is missing, else its newest duty.
    pub fn row_state(duties: &[Duty<'_>]) -> DutyState {
        let mut worst = DutyState::NotApplicable;
        let mut at = 0;
        while let Some(first) = duties.get(at) {
            let of_subject = duties[at..]
                .iter()
                .take_while(|duty| duty.subject == first.subject)
                .count();
            let own = &duties[at..at + of_subject];
            let state = if own.iter().any(|duty| duty.state == DutyState::Missing) {
                DutyState::Missing
            } else {
                first.state
            };
            worst = worst.min(state);
            at += of_subject;
        }
        worst
    }

    fn not_applicable<'s>(&self, row: &'s CatalogueRow, subject: Subject) -> Option<&'s Text> {
        let id = match subject {
            Subject::Site => "site",
            Subject::Station(at) => self.stations[at].id().as_str(),
            Subject::Operator(at) => self.operators[at].id.as_str(),
        };
        row.not_applicable
            .iter()
            .find(|own| own.subject.as_str() == id)
            .map(|own| &own.reason)
    }

    fn duties_of(&self, row: &CatalogueRow, subject: Subject, own: &[usize], duties: &mut Vec<Duty<'_>>) {
        let single = |state, due, document| Duty {
            subject,
            period: None,
            due,
            state,
            document,
            reason: None,
        };
        let Some(limit) = row.time_limit.limit() else {
            return;
        };
        match limit {
            TimeLimit::Standing => {
                let state = match own.first() {
                    Some(document) => self.board_or(*document, DutyState::Standing),
                    None => DutyState::Missing,
                };
                duties.push(single(state, None, own.first().copied()));
            }
            TimeLimit::YearlyBy(by) => {
                self.periods(Every::Year, row, subject, own, duties, |last| {
                    by.in_year(last.year() + 1)
                });
            }
            TimeLimit::AfterEach(every, days) => {
                self.periods(every, row, subject, own, duties, |last| {
                    plus(last, i64::from(days).days())
                });
            }
            TimeLimit::EveryDays(days) => {
                self.recurring(row, subject, own, duties, |last| {
                    plus(last, i64::from(days).days())
                });
            }
            TimeLimit::EveryMonths(months) => {
                self.recurring(row, subject, own, duties, |last| {
                    plus(last, i64::from(months).months())
                });
            }
            TimeLimit::EveryWorkingDays(days) => {
                self.recurring(row, subject, own, duties, |last| {
                    after_working_days(self.settings(), Date(last), days)
                });
            }
            TimeLimit::WorkingDays(days) => {
                for document in own {
                    let front = self.disclosures[*document].front();
                    let due = front
                        .created
                        .map(|created| after_working_days(self.settings(), created, days));
                    duties.push(single(self.compare(*document, due), due, Some(*document)));
                }
                if own.is_empty() {
                    duties.push(single(DutyState::Missing, None, None));
                }
            }
            TimeLimit::DaysAfterEvent(_)
            | TimeLimit::WorkingDaysAfterEvent(_)
            | TimeLimit::MonthsAfterEvent(_)
            | TimeLimit::DaysBeforeEvent(_) => {
                for document in own {
                    let event = self.disclosures[*document].front().event;
                    let due = event.map(|event| match limit {
                        TimeLimit::DaysAfterEvent(days) => plus(event.0, i64::from(days).days()),
                        TimeLimit::MonthsAfterEvent(months) => plus(event.0, i64::from(months).months()),
                        TimeLimit::DaysBeforeEvent(days) => plus(event.0, -i64::from(days).days()),
                        TimeLimit::WorkingDaysAfterEvent(days) => {
                            after_working_days(self.settings(), event, days)
                        }
                        _ => event.0,
                    });
                    duties.push(single(self.compare(*document, due), due, Some(*document)));
                }
                // No event, no duty.
                if own.is_empty() {
                    duties.push(single(DutyState::NotApplicable, None, None));
                }
            }
        }
    }

    /// One duty a period, from `since` (else from the first disclosure, else only the latest period) to the last period
    /// that is over.
    fn periods(
        &self,
        every: Every,
        row: &CatalogueRow,
        subject: Subject,
        own: &[usize],
        duties: &mut Vec<Duty<'_>>,
        due: impl Fn(civil::Date) -> civil::Date,
    ) {
        let starts_of_documents = || {
            own.iter()
                .filter_map(|document| self.period_start(every, *document))
        };
        let mut start = previous(every, begin(every, self.today));
        let earliest = row
            .since
            .map(|since| begin(every, since.0))
            .or_else(|| starts_of_documents().min())
            .unwrap_or(start);
        // Two hundred periods are more than any duty has; a mistyped `since: 0023-01-01` must not fill the page.
        for _ in 0..200 {
            if start < previous(every, earliest) {
                break;
            }
            let due = due(end(every, start));
            let since_holds =
                row.since.is_none_or(|since| due >= since.0) && (row.since.is_some() || start >= earliest);
            let document = own
                .iter()
                .copied()
                .find(|document| self.period_start(every, *document) == Some(start));
            if since_holds || document.is_some() {
                let state = match document {
                    Some(document) => self.compare(document, Some(due)),
                    None if self.today <= due => DutyState::Due,
                    None => DutyState::Missing,
                };
                duties.push(Duty {
                    subject,
                    period: Some((every, start)),
                    due: Some(due),
                    state,
                    document,
                    reason: None,
                });
            }
            start = previous(every, start);
        }
    }

    /// One duty: that the last disclosure is not too old.
    fn recurring(
        &self,
        row: &CatalogueRow,
        subject: Subject,
        own: &[usize],
        duties: &mut Vec<Duty<'_>>,
        next: impl Fn(civil::Date) -> civil::Date,
    ) {
        let (document, due, state) = if let Some(document) = own.first() {
            let last = self.disclosures[*document]
                .front()
                .date
                .map_or(self.today, |date| date.date.0);
            let due = next(last);
            let state = if self.today <= due {
                DutyState::OnTime
            } else {
                DutyState::Late
            };
            (Some(*document), Some(due), self.board_or(*document, state))
        } else {
            let due = row.since.map(|since| next(since.0));
            let state = if due.is_some_and(|due| self.today <= due) {
                DutyState::Due
            } else {
                DutyState::Missing
            };
            (None, due, state)
        };
        duties.push(Duty {
            subject,
            period: None,
            due,
            state,
            document,
            reason: None,
        });
    }

    /// The first day of the period that a disclosure is about: the one it names, else the one before its date.
    fn period_start(&self, every: Every, document: usize) -> Option<civil::Date> {
        let front = self.disclosures[document].front();
        match front.period {
            Some(period) => Some(begin(every, period.first())),
            None => front.date.map(|date| previous(every, begin(every, date.date.0))),
        }
    }

    fn compare(&self, document: usize, due: Option<civil::Date>) -> DutyState {
        let date = self.disclosures[document].front().date.map(|date| date.date.0);
        let late = matches!((date, due), (Some(date), Some(due)) if date > due);
        self.board_or(document, if late { DutyState::Late } else { DutyState::OnTime })
    }

    fn board_or(&self, document: usize, state: DutyState) -> DutyState {
        if self.disclosures[document].front().posted_at.is_some() {
            DutyState::NoticeBoard
        } else {
            state
        }
    }
}

fn plus(date: civil::Date, span: Span) -> civil::Date {
    date.checked_add(span).unwrap_or(date)
}

/// First day of the period that holds a day.
fn begin(every: Every, day: civil::Date) -> civil::Date {
    let month = match every {
        Every::Year => 1,
        Every::Quarter => (day.month() - 1) / 3 * 3 + 1,
        Every::Month => day.month(),
    };
    civil::Date::new(day.year(), month, 1).unwrap_or(day)
}

fn length(every: Every) -> Span {
    match every {
        Every::Year => 1.year(),
        Every::Quarter => 3.months(),
        Every::Month => 1.month(),
    }
}

/// First day of the period before the one that begins on a day.
fn previous(every: Every, start: civil::Date) -> civil::Date {
    plus(start, -length(every))
}

/// Last day of the period that begins on a day.
fn end(every: Every, start: civil::Date) -> civil::Date {
    let next = plus(start, length(every));
    next.yesterday().unwrap_or(next)
}
