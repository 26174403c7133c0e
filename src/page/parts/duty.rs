//! Duties of disclosure as rows of a table, and their numbers by state.
//!
//! **You are here:** `page/parts` — by subject on a row's page, by row on a subject's page; used by the pages of rows,
//! stations and operators; no IO.

use super::disclosures::item;
use super::figures::period_words;
use crate::page::view::{DutyRow, Phrase, StateCount};
use crate::page::writer::Writer;
use crate::record::disclosure::{AppliesTo, CatalogueRow as RowRecord, Every, TimeLimit};
use crate::site::{Duty, DutyState, Kind, Reason, Site, Subject};
use jiff::civil;

/// What a duty is called, the worst first. "Does not apply" is said only where it is true: a duty whose limit the site does not
/// reckon applies to its subject all the same.
const CALLED: [&str; 10] = [
    "missing", "late", "due", "on-time", "notice-board", "standing",
    // Not reckoned: something is here.
    "not-timed", // Not reckoned: nothing is here, and it may be public elsewhere.
    "not-held",  // There is nobody yet whose duty it would be.
    "nobody", "not-applicable",
];

/// How many of each, in the order of [`CALLED`].
pub(crate) type Counts = [usize; CALLED.len()];

/// Counts one more.
pub(crate) fn count(counts: &mut Counts, called: &str) {
    if let Some(at) = CALLED.iter().position(|own| *own == called) {
        counts[at] += 1;
    }
}

/// What a duty is called: its state, or why it has none.
pub(crate) fn called(duty: &Duty<'_>) -> &'static str {
    match (duty.state, duty.reason) {
        (DutyState::NotApplicable, Some(Reason::NotTracked)) => {
            if duty.document.is_some() || duty.by_record {
                "not-timed"
            } else {
                "not-held"
            }
        }
        (state, _) => state.id(),
    }
}

/// The same of a whole row.
pub(crate) fn row_called(site: &Site, row: &RowRecord, duties: &[Duty<'_>]) -> &'static str {
    let state = Site::row_state(duties);
    if state != DutyState::NotApplicable {
        return state.id();
    }
    let place = |name: &&str| CALLED.iter().position(|own| own == name);
    match duties.iter().map(called).min_by_key(place) {
        Some(name) => name,
        None if site.subjects(row).is_empty() => "nobody",
        None => DutyState::Due.id(),
    }
}

/// How many rows are in which state, for the home page.
pub(crate) fn states(w: &Writer<'_>) -> Vec<StateCount> {
    let mut counts = Counts::default();
    for (at, row) in w.site.catalogue.iter().enumerate() {
        count(&mut counts, row_called(w.site, &row.data, &w.site.duties(at)));
    }
    state_counts(w, &counts)
}

/// How many of each, the worst first, without those that do not occur.
pub(crate) fn state_counts(w: &Writer<'_>, counts: &Counts) -> Vec<StateCount> {
    let one = |(called, count): (&&str, &usize)| StateCount {
        state: w.word("duty", called),
        count: *count,
    };
    let known = CALLED.iter().zip(counts).filter(|(_, count)| **count > 0);
    known.map(one).collect()
}

/// A duty of a catalogue row; `by_row`: named by the row (on an operator's page) instead of by its subject.
pub(crate) fn duty_row(w: &Writer<'_>, duty: &Duty<'_>, row: usize, by_row: bool) -> DutyRow {
    let site = w.site;
    let (subject, key) = if by_row {
        (
            w.phrase(&site.catalogue[row].data.level2),
            Some(Kind::CatalogueRow.at(row)),
        )
    } else {
        (w.phrase(duty.subject.name(site)), duty.subject.record())
    };
    let posted = duty
        .document
        .and_then(|at| site.disclosures[at].front().posted_at.as_ref());
    DutyRow {
        item: site.catalogue[row].id.to_string(),
        subject_id: duty.subject.said(site),
        subject,
        subject_href: key.map(|key| w.href(key)),
        period: duty
            .period
            .map_or_else(String::new, |(every, start)| period_id(every, start)),
        period_text: duty
            .period
            .map_or_else(String::new, |(every, start)| period_text(w, every, start)),
        due: duty.due.map(|due| w.day(due)),
        state: w.word("duty", duty.state.id()),
        called: w.word("duty", called(duty)),
        late: site.was_late(duty).map(|days| late(w, days)),
        lacks: duty
            .lacks
            .iter()
            .filter_map(|at| site.catalogue[row].data.elements.get(*at))
            .map(|element| w.phrase(element))
            .collect(),
        document: duty.document.map(|at| item(w, at)),
        note: duty
            .reason
            .map(|own| match (own, duty.document) {
                // Nothing is here, and that says nothing about what was published elsewhere.
                (Reason::NotTracked, None) => w.label("duty-reason.not-held"),
                _ => reason(w, own),
            })
            .or_else(|| posted.map(|posted| w.phrase(&posted.place)))
            .or_else(|| {
                let label = match duty.subject {
                    Subject::Operator(_) => "duty-reason.operator-page",
                    Subject::Site | Subject::Station(_) => "duty-reason.station-page",
                };
                duty.by_record.then(|| w.label(label))
            }),
    }
}

/// Why a duty does not apply.
fn reason(w: &Writer<'_>, reason: Reason<'_>) -> Phrase {
    match (reason, reason.id()) {
        (Reason::Given(text), _) => w.phrase(text),
        (_, id) => w.label(&format!("duty-reason.{}", id.unwrap_or_default())),
    }
}

/// Why a row of the catalogue does not apply to anybody, when that is its state.
pub(crate) fn row_reason(w: &Writer<'_>, row: &RowRecord, duties: &[Duty<'_>]) -> Option<Phrase> {
    if Site::row_state(duties) != DutyState::NotApplicable {
        return None;
    }
    if duties.is_empty() && !w.site.subjects(row).is_empty() {
        return Some(w.label("duty-reason.no-period"));
    }
    if duties.is_empty() {
        let nobody = row.applies_to.unwrap_or(AppliesTo::Site).id();
        return Some(w.label(&format!("duty-reason.no-{nobody}")));
    }
    Site::row_reason(duties).map(|own| reason(w, own))
}

/// How many of a subject's duties are in which state.
pub(crate) fn counts_of(w: &Writer<'_>, rows: &[DutyRow]) -> Vec<StateCount> {
    let mut counts = Counts::default();
    for row in rows {
        count(&mut counts, &row.called.id);
    }
    state_counts(w, &counts)
}

/// By how much a limit was missed.
fn late(w: &Writer<'_>, days: u32) -> Phrase {
    match days {
        0 => w.label("late.days-off"),
        _ => w
            .labels
            .fill(w.lang, "late.working-days", &[("n", &days.to_string())]),
    }
}

/// A subject's own part of the catalogue: by row, what is owed, what was late, and the newest that is in order.
pub(crate) fn part_of(w: &Writer<'_>, subject: Subject) -> Vec<DutyRow> {
    let mut rows = Vec::new();
    for (row, duties) in w.site.duties_by(subject) {
        let shown = duties
            .iter()
            .enumerate()
            .filter(|(at, duty)| *at == 0 || duty.state < DutyState::OnTime);
        rows.extend(shown.map(|(_, duty)| duty_row(w, duty, row, true)));
    }
    rows
}

fn period_id(every: Every, start: civil::Date) -> String {
    match every {
        Every::Year => start.year().to_string(),
        Every::Quarter => format!("{}-Q{}", start.year(), (start.month() - 1) / 3 + 1),
        Every::Month => format!("{}-{:02}", start.year(), start.month()),
    }
}

fn period_text(w: &Writer<'_>, every: Every, start: civil::Date) -> String {
    use crate::value::{Period, Scalar};
    Period::read(&period_id(every, start))
        .map_or_else(|_| period_id(every, start), |period| period_words(w, period))
}

/// 公开时限 in words.
pub(crate) fn limit(w: &Writer<'_>, row: &RowRecord) -> Phrase {
    let n = |n: u32| n.to_string();
    let fill = |key: &str, values: &[(&str, &str)]| w.labels.fill(w.lang, key, values);
    match row.time_limit.limit() {
        None => Phrase::default(),
        Some(TimeLimit::Standing) => w.label("limit.standing"),
        Some(TimeLimit::WorkingDays(days)) => fill("limit.working-days", &[("n", &n(days))]),
        Some(TimeLimit::YearlyBy(by)) => fill(
            "limit.by-every-year",
            &[("m", &by.month().to_string()), ("d", &by.day().to_string())],
        ),
        Some(TimeLimit::AfterEach(every, days)) => {
            let key = match every {
                Every::Year => "limit.within-days-every-year",
                Every::Quarter => "limit.within-days-every-quarter",
                Every::Month => "limit.within-days-every-month",
            };
            fill(key, &[("n", &n(days))])
        }
        Some(TimeLimit::EveryDays(days)) => fill("limit.every-days", &[("n", &n(days))]),
        Some(TimeLimit::EveryWorkingDays(days)) => fill("limit.every-working-days", &[("n", &n(days))]),
        Some(TimeLimit::EveryMonths(months)) => fill("limit.every-months", &[("n", &n(months))]),
        Some(TimeLimit::DaysAfterEvent(days)) => fill("limit.days-after", &[("n", &n(days))]),
        Some(TimeLimit::WorkingDaysAfterEvent(days)) => fill("limit.working-days-after", &[("n", &n(days))]),
        Some(TimeLimit::MonthsAfterEvent(months)) => fill("limit.months-after", &[("n", &n(months))]),
        Some(TimeLimit::DaysBeforeEvent(days)) => fill("limit.days-before", &[("n", &n(days))]),
    }
}
