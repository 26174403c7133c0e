//! Deadline calculation: from one subject's disclosures of one row to its duties: every form of time limit.
//!
//! **You are here:** `site/duties` — below `Site::duties_of`; no IO, no clock: the day is the site's.

use super::periods::{begin, days_later, end, months_later, previous};
use super::recorded::Answerable;
use super::{Duty, DutyState, Reason, Subject};
use crate::record::disclosure::{CatalogueRow, Disclosure, Every, TimeLimit};
use crate::record::settings::{after_working_days, working_days_between};
use crate::site::Site;
use crate::value::{Date, PartialDate};
use jiff::civil;

/// Two hundred periods are more than any duty has; a mistyped `since: 0023-01-01` must not fill the page.
const PERIODS: usize = 200;

/// How long a standing row that nothing fulfils yet is in time, from the day on which it applies. *Units:* working days.
/// *Source:* 政府信息公开条例第二十六条; the official rows say 变更后20个工作日内.
const FIRST_DAYS: u32 = 20;

/// One subject's part in one row.
pub(super) struct Reckoning<'s> {
    site: &'s Site,
    row: &'s CatalogueRow,
    subject: Subject,
    /// Newest first.
    own: Vec<usize>,
}

impl<'s> Reckoning<'s> {
    pub(super) fn new(
        site: &'s Site,
        row: &'s CatalogueRow,
        subject: Subject,
        own: Vec<usize>,
    ) -> Reckoning<'s> {
        Reckoning {
            site,
            row,
            subject,
            own,
        }
    }

    /// All duties, periods newest first.
    pub(super) fn duties(&self, answerable: &Answerable) -> Vec<Duty<'s>> {
        let Some(limit) = self.row.time_limit.limit() else {
            return Vec::new();
        };
        match limit {
            TimeLimit::Standing => vec![self.standing(answerable)],
            TimeLimit::YearlyBy(_) => self.periods(Every::Year, limit),
            TimeLimit::AfterEach(every, _) => self.periods(every, limit),
            TimeLimit::EveryDays(_) | TimeLimit::EveryMonths(_) | TimeLimit::EveryWorkingDays(_) => {
                vec![self.recurring(limit)]
            }
            TimeLimit::WorkingDays(days) => {
                if self.own.is_empty() {
                    return vec![self.nothing_since(|from| self.working(from, days))];
                }
                self.each(|front| {
                    front
                        .created
                        .map(|created| self.working(self.from(created.0), days))
                })
            }
            TimeLimit::DaysAfterEvent(_)
            | TimeLimit::WorkingDaysAfterEvent(_)
            | TimeLimit::MonthsAfterEvent(_)
            | TimeLimit::DaysBeforeEvent(_) => {
                // No event, no duty.
                if self.own.is_empty() {
                    return vec![Duty {
                        reason: Some(Reason::NoEvent),
                        ..self.duty(DutyState::NotApplicable)
                    }];
                }
                self.each(|front| {
                    let happened = front.event?.0;
                    let event = self.from(happened);
                    Some(match limit {
                        TimeLimit::MonthsAfterEvent(months) => months_later(event, months),
                        TimeLimit::DaysBeforeEvent(days) => {
                            return self.owed(days_later(happened, -i64::from(days)));
                        }
                        TimeLimit::WorkingDaysAfterEvent(days) => self.working(event, days),
                        TimeLimit::DaysAfterEvent(days) => days_later(event, i64::from(days)),
                        _ => event,
                    })
                })
            }
        }
    }

    /// The duty of the period that is running, if it is due by `until` and nothing has been disclosed for it.
    pub(super) fn coming(&self, until: civil::Date) -> Option<Duty<'s>> {
        let limit = self.row.time_limit.limit()?;
        let every = self.every()?;
        let start = begin(every, self.site.today);
        let due = due_of_period(limit, end(every, start));
        let done = self
            .own
            .iter()
            .any(|document| self.period_start(every, *document) == Some(start));
        (!done && due <= until).then(|| Duty {
            period: Some((every, start)),
            due: Some(due),
            ..self.duty(DutyState::Due)
        })
    }

    /// The last day of the period that runs, where the list of duties is another from the day after it: of what was
    /// disclosed ahead the list begins with the period that runs, else with the one before.
    pub(super) fn running_ends(&self) -> Option<civil::Date> {
        let (every, limit) = (self.every()?, self.row.time_limit.limit()?);
        let start = begin(every, self.site.today);
        let last = end(every, start);
        let next = last.tomorrow().ok()?;
        let comes = self.of_period(every, start).is_empty() && self.owes(every, limit, start, start);
        (comes || !self.of_period(every, next).is_empty()).then_some(last)
    }

    /// Whether something is owed for a period; `earliest` is the first one for which it can be, where the row does not say.
    fn owes(&self, every: Every, limit: TimeLimit, start: civil::Date, earliest: civil::Date) -> bool {
        let last = end(every, start);
        let opened = self.site.opened(self.subject).map(PartialDate::first);
        // Of a time before it opened a station has nothing to tell.
        opened.is_none_or(|opened| last >= opened)
            && match self.row.since {
                Some(since) => due_of_period(limit, last) >= since.0,
                None => start >= earliest,
            }
    }

    /// How long the periods of the row are, if it has any.
    fn every(&self) -> Option<Every> {
        match self.row.time_limit.limit()? {
            TimeLimit::YearlyBy(_) => Some(Every::Year),
            TimeLimit::AfterEach(every, _) => Some(every),
            _ => None,
        }
    }

    fn duty(&self, state: DutyState) -> Duty<'s> {
        Duty::new(self.subject, state)
    }

    /// Nothing has been disclosed: due until the limit is over, then missing.
    fn nothing(&self, due: Option<civil::Date>) -> Duty<'s> {
        let today = self.site.today;
        if due.is_some_and(|due| today <= due) {
            return Duty {
                due,
                ..self.duty(DutyState::Due)
            };
        }
        Duty {
            due,
            late: due.map(|due| self.lateness(due, today)),
            ..self.duty(DutyState::Missing)
        }
    }

    /// Nothing has been disclosed by a row without periods. A row that was taken over today is not missing tomorrow, nor is
    /// one of a station that opened today: the limit counts from the later of the two.
    fn nothing_since(&self, limit: impl Fn(civil::Date) -> civil::Date) -> Duty<'s> {
        let opened = self.site.opened(self.subject).map(PartialDate::last);
        let since = self.row.since.map(|since| since.0);
        let due = match (since, opened) {
            (Some(since), Some(opened)) => Some(limit(since.max(opened))),
            (Some(since), None) => Some(limit(since)),
            // Without `since` nobody said from when the row counts: an old station is not late by its whole life.
            (None, Some(opened)) => Some(limit(opened)).filter(|due| self.site.today <= *due),
            (None, None) => None,
        };
        self.nothing(due)
    }

    /// The day that a limit counts from: the row's `since`, where something is older.
    fn from(&self, day: civil::Date) -> civil::Date {
        self.row.since.map_or(day, |since| day.max(since.0))
    }

    /// A last day that counts: one of before the row's `since` was nobody's duty, and cannot have been missed.
    fn owed(&self, due: civil::Date) -> Option<civil::Date> {
        (self.row.since.is_none_or(|since| due >= since.0)).then_some(due)
    }

    /// A disclosure against its limit. A posting on a notice board that was late is late.
    fn compare(&self, document: usize, due: Option<civil::Date>, counts_as: DutyState) -> Duty<'s> {
        let date = self.date(document);
        let late = due.filter(|due| date > *due).map(|due| self.lateness(due, date));
        let posted = self.front(document).posted_at.as_ref();
        let state = match (late, posted) {
            // What is only on a notice board can be found from here only if the disclosure says how to ask.
            (_, Some(posted)) if posted.ask.is_none() && self.only_on_boards() => DutyState::Missing,
            (Some(_), _) => DutyState::Late,
            (None, Some(_)) => DutyState::NoticeBoard,
            (None, None) => counts_as,
        };
        Duty {
            due,
            late,
            document: Some(document),
            ..self.duty(state)
        }
    }

    fn standing(&self, answerable: &Answerable) -> Duty<'s> {
        match self.own.first() {
            Some(document) => Duty {
                lacks: self.lacks(&self.own),
                ..self.compare(*document, None, DutyState::Standing)
            },
            None => match answerable.lacks(self.site, self.subject) {
                Some(lacks) => Duty {
                    by_record: true,
                    lacks,
                    ..self.duty(DutyState::Standing)
                },
                None => self.nothing_since(|from| self.working(from, FIRST_DAYS)),
            },
        }
    }

    /// One duty a disclosure: each has its own beginning.
    fn each(&self, due: impl Fn(&Disclosure) -> Option<civil::Date>) -> Vec<Duty<'s>> {
        let duty = |document: &usize| Duty {
            lacks: self.lacks(&[*document]),
            ..self.compare(*document, due(self.front(*document)), DutyState::OnTime)
        };
        self.own.iter().map(duty).collect()
    }

    /// One duty a period, from `since` (else from the first disclosure, else only the latest period) to the last period
    /// that is over.
    fn periods(&self, every: Every, limit: TimeLimit) -> Vec<Duty<'s>> {
        let row = self.row;
        let mut duties = Vec::new();
        let mut start = previous(every, begin(every, self.site.today));
        let first_disclosed = || {
            self.own
                .iter()
                .filter_map(|document| self.period_start(every, *document))
                .min()
        };
        let earliest = row
            .since
            .map(|since| begin(every, since.0))
            .or_else(first_disclosed)
            .unwrap_or(start);
        // A disclosure for the period that is still running fulfils it before it is owed.
        let running = begin(every, self.site.today);
        if !self.of_period(every, running).is_empty() {
            start = running;
        }
        for _ in 0..PERIODS {
            if start < previous(every, earliest) {
                break;
            }
            let due = due_of_period(limit, end(every, start));
            let owed = self.owes(every, limit, start, earliest);
            let documents = self.of_period(every, start);
            if owed || !documents.is_empty() {
                // The first one fulfils the duty: a correction that follows does not make it late.
                let duty = match documents.last() {
                    Some(document) => Duty {
                        lacks: self.lacks(&documents),
                        ..self.compare(*document, Some(due).filter(|_| owed), DutyState::OnTime)
                    },
                    None => self.nothing(Some(due)),
                };
                duties.push(Duty {
                    period: Some((every, start)),
                    ..duty
                });
            }
            start = previous(every, start);
        }
        duties
    }

    /// One duty: that the last disclosure is not too old.
    fn recurring(&self, limit: TimeLimit) -> Duty<'s> {
        let next = |last: civil::Date| match limit {
            TimeLimit::EveryDays(days) => days_later(last, i64::from(days)),
            TimeLimit::EveryMonths(months) => months_later(last, months),
            TimeLimit::EveryWorkingDays(days) => self.working(last, days),
            _ => last,
        };
        let Some(document) = self.own.first() else {
            return self.nothing_since(next);
        };
        let due = next(self.from(self.date(*document)));
        let today = self.site.today;
        let lacks = self.lacks(&[*document]);
        let duty = self.compare(*document, Some(due), DutyState::OnTime);
        // Of whom the limits are not reckoned, nothing becomes late.
        if today <= due || !self.site.tracks(self.subject) {
            return Duty { lacks, ..duty };
        }
        Duty {
            state: DutyState::Late,
            late: Some(self.lateness(due, today)),
            lacks,
            ..duty
        }
    }

    /// The disclosures of a period, newest first.
    fn of_period(&self, every: Every, start: civil::Date) -> Vec<usize> {
        let own = self.own.iter().copied();
        own.filter(|document| self.period_start(every, *document) == Some(start))
            .collect()
    }

    /// The first day of the period that a disclosure is about: the one it names, else the one before its date.
    fn period_start(&self, every: Every, document: usize) -> Option<civil::Date> {
        let front = self.front(document);
        match front.period {
            Some(period) => Some(begin(every, period.first())),
            None => front.date.map(|date| previous(every, begin(every, date.date.0))),
        }
    }

    /// What none of the disclosures covers; nothing where one of them does not say what it covers, and so covers all.
    fn lacks(&self, documents: &[usize]) -> Vec<usize> {
        let fronts = || documents.iter().map(|document| self.front(*document));
        if fronts().any(|front| front.covers.is_empty()) {
            return Vec::new();
        }
        let lang = self.site.default_lang();
        let covered = |element: &crate::lang::Text| {
            fronts()
                .flat_map(|front| &front.covers)
                .any(|own| own.best(lang, lang) == element.best(lang, lang))
        };
        let elements = self.row.elements.iter().enumerate();
        elements
            .filter(|(_, element)| !covered(element))
            .map(|(at, _)| at)
            .collect()
    }

    /// Whether the row has no other channel than a notice board.
    fn only_on_boards(&self) -> bool {
        let lang = self.site.default_lang();
        let mut channels = self.row.channels.iter();
        channels.len() > 0 && channels.all(|channel| channel.best(lang, lang).0 == "notice-board")
    }

    fn front(&self, document: usize) -> &'s Disclosure {
        self.site.disclosures[document].front()
    }

    fn date(&self, document: usize) -> civil::Date {
        self.front(document)
            .date
            .map_or(self.site.today, |date| date.date.0)
    }

    fn working(&self, from: civil::Date, days: u32) -> civil::Date {
        after_working_days(self.site.settings(), Date(from), days)
    }

    fn lateness(&self, due: civil::Date, to: civil::Date) -> u32 {
        working_days_between(self.site.settings(), due, to)
    }
}

/// The last day for what concerns the period that ended on a day.
fn due_of_period(limit: TimeLimit, last: civil::Date) -> civil::Date {
    match limit {
        TimeLimit::YearlyBy(by) => by.in_year(last.year() + 1),
        TimeLimit::AfterEach(_, days) => days_later(last, i64::from(days)),
        _ => last,
    }
}
