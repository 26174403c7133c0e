//! Reminders: everything on the site that comes to a date (contracts, postings, checks, limits …), from which the list, the calendar and the day of the next build
//! are taken.
//!
//! **You are here:** `check/` — after `site/`; asked by `build/` (the next build), `inspection/` (the report, the calendar) and
//! `cli/` (`zhandian due`); no IO, no clock: the day is the site's. What it is called in words is in [`words`].
//!
//! A date does its work only if someone is there on that day: a posting that is over stays whole until the site is built
//! again. What is late already is a finding of the rules; here is what still can be done in time.

#[cfg(test)]
mod tests;
mod turning;
mod words;

pub use turning::Turn;
pub use words::Told;

use super::context::Context;
use super::rules::column_stale;
use crate::lang::Text;
use crate::record::Origin;
use crate::record::disclosure::Every;
use crate::record::fields::Banner;
use crate::record::station::Status;
use crate::site::{Duty, DutyState, Kind, Site, Subject};
use crate::value::Id;
use jiff::civil;

/// A document that is not on the site before its moment (`publish_at`). The site does not hold it, so that whoever has read
/// the files hands it over.
#[derive(Debug, Clone)]
pub struct HeldBack {
    /// A notice or a disclosure.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// Its title.
    pub title: Option<Text>,
    /// Its moment, in the site's time.
    pub at: civil::DateTime,
    /// Where it stands.
    pub origin: Origin,
}

/// One thing that falls due.
#[derive(Debug, Clone)]
pub struct Due<'s> {
    /// The day by which, or on which, it is.
    pub day: civil::Date,
    /// From when a page is another because of it, so that the site has to be built again; none when no page changes.
    pub changes: Option<civil::DateTime>,
    /// What it is.
    pub fact: Fact<'s>,
}

/// What falls due. *Units:* numbers are places in the site's lists.
#[derive(Debug, Clone, Copy)]
pub enum Fact<'s> {
    /// A document is to be published at its moment.
    Publication(&'s HeldBack),
    /// The last day of a posting (公示).
    NoticePosting(usize),
    /// The last day of a disclosure that is a posting.
    DisclosurePosting(usize),
    /// A document comes into force, expires or is repealed on that day.
    Validity(usize),
    /// A text on every page begins on that day, or has its last.
    Alert {
        /// Place in `alerts` of the settings.
        at: usize,
        /// Whether it begins.
        begins: bool,
    },
    /// The same of a station's own.
    Banner {
        /// The station.
        station: usize,
        /// Its text.
        own: &'s Banner,
        /// Whether it begins.
        begins: bool,
    },
    /// The last day of a duty of disclosure.
    Duty {
        /// Row of the catalogue.
        row: usize,
        /// Whose.
        subject: Subject,
        /// First day of the period and its length.
        period: Option<(Every, civil::Date)>,
        /// Whether something was disclosed that has to be renewed.
        renewed: bool,
    },
    /// The last day of a station's contract.
    Contract(usize),
    /// The last day on which a station's facts count as checked.
    Check(usize),
    /// A station said that it opens again then.
    Reopening(usize),
    /// The last day on which a category of notices is fresh.
    Column(usize),
    /// The holidays of that year are not in the settings.
    Holidays(i16),
    /// Pages are others, and nobody has to do anything: known to [`next_change`] alone.
    Turn(Turn),
}

/// Everything that falls due from today until a day, in the order of the days.
pub fn due<'s>(site: &'s Site, held_back: &'s [HeldBack], until: civil::Date) -> Vec<Due<'s>> {
    let mut found = Vec::new();
    let mut add = |due: Due<'s>| {
        // The holidays of next year are published when they are, and every day after that is a day late.
        let always = matches!(due.fact, Fact::Holidays(_));
        if due.day >= site.today && (due.day <= until || always) {
            found.push(due);
        }
    };
    let mut calendar = Calendar { site, add: &mut add };
    calendar.changing(held_back);
    calendar.stations();
    calendar.columns();
    calendar.holidays();
    calendar.coming(until);
    found.sort_by_key(|due| (due.day, due.fact.order()));
    found
}

/// What first changes a page after a moment.
pub fn next_change<'s>(site: &'s Site, held_back: &'s [HeldBack], now: civil::DateTime) -> Option<Due<'s>> {
    let mut first: Option<Due<'s>> = None;
    let mut add = |due: Due<'s>| {
        let earlier = |own: &Due<'_>| due.changes < own.changes;
        if due.changes.is_some_and(|at| at > now) && first.as_ref().is_none_or(earlier) {
            first = Some(due);
        }
    };
    let mut calendar = Calendar { site, add: &mut add };
    // What people have to do is the better reason, where both come to one day.
    calendar.changing(held_back);
    calendar.turning();
    first
}

/// Goes through the site and hands on what has a date.
struct Calendar<'a, 's> {
    site: &'s Site,
    add: &'a mut dyn FnMut(Due<'s>),
}

/// The beginning of a day.
fn morning(day: civil::Date) -> civil::DateTime {
    day.at(0, 0, 0, 0)
}

impl<'s> Calendar<'_, 's> {
    /// On `day`, and pages are others in the morning after it.
    fn last_day(&mut self, day: civil::Date, fact: Fact<'s>) {
        let changes = day.tomorrow().ok().map(morning);
        (self.add)(Due { day, changes, fact });
    }

    /// On `day`, and pages are others from its morning.
    fn first_day(&mut self, day: civil::Date, fact: Fact<'s>) {
        let changes = Some(morning(day));
        (self.add)(Due { day, changes, fact });
    }

    /// On `day`, and no page is another.
    fn without_change(&mut self, day: civil::Date, fact: Fact<'s>) {
        let changes = None;
        (self.add)(Due { day, changes, fact });
    }

    /// All that changes pages.
    fn changing(&mut self, held_back: &'s [HeldBack]) {
        for own in held_back {
            (self.add)(Due {
                day: own.at.date(),
                changes: Some(own.at),
                fact: Fact::Publication(own),
            });
        }
        let site = self.site;
        for at in 0..site.notices.len() {
            if let Some(posting) = site.shown_notice(at).posting {
                self.last_day(posting.end, Fact::NoticePosting(at));
            }
            if let Some(day) = site.standing_changes(at) {
                self.first_day(day, Fact::Validity(at));
            }
        }
        for at in 0..site.disclosures.len() {
            if let Some(posting) = site.shown_disclosure(at).posting {
                self.last_day(posting.end, Fact::DisclosurePosting(at));
            }
        }
        for (at, banner) in site.settings().alerts.iter().enumerate() {
            self.banner(banner, |begins| Fact::Alert { at, begins });
        }
        for (station, entry) in site.stations.iter().enumerate() {
            if let Some(own) = &entry.record.data.notice {
                self.banner(own, |begins| Fact::Banner { station, own, begins });
            }
        }
        self.duties();
    }

    fn banner(&mut self, banner: &Banner, fact: impl Fn(bool) -> Fact<'s>) {
        if let Some(from) = banner.from {
            self.first_day(from.0, fact(true));
        }
        if let Some(to) = banner.to {
            self.last_day(to.0, fact(false));
        }
    }

    /// A duty that is due today is late tomorrow, and so is what has to be renewed by today.
    fn duties(&mut self) {
        let site = self.site;
        for row in 0..site.catalogue.len() {
            let recurs = site.catalogue[row].data.recurs();
            for duty in site.duties(row) {
                let open = match duty.state {
                    DutyState::Due => true,
                    DutyState::OnTime | DutyState::NoticeBoard => recurs,
                    // On a board that nobody here can ask about: that, too, is to be renewed.
                    DutyState::Missing => recurs && duty.document.is_some(),
                    _ => false,
                };
                if let Some(due) = duty.due.filter(|_| open) {
                    self.last_day(due, of_duty(row, &duty));
                }
            }
        }
    }

    /// Duties of periods that still run.
    fn coming(&mut self, until: civil::Date) {
        let site = self.site;
        for (row, record) in site.catalogue.iter().enumerate() {
            for subject in site.subjects(&record.data) {
                if let Some(duty) = site.coming_duty(row, subject, until)
                    && let Some(due) = duty.due
                {
                    self.last_day(due, of_duty(row, &duty));
                }
            }
        }
    }

    fn stations(&mut self) {
        let site = self.site;
        for (at, entry) in site.stations.iter().enumerate() {
            let data = &entry.record.data;
            let end = data.contract.as_ref().and_then(|own| own.end);
            if let Some(end) = end.filter(|_| data.status() != Status::Closed) {
                self.without_change(end.0, Fact::Contract(at));
            }
            if data.status() == Status::TemporarilyClosed
                && let Some(reopens) = &data.reopens
            {
                self.without_change(reopens.first(), Fact::Reopening(at));
            }
            if let Some(until) = site.check_of(at).and_then(|check| check.until) {
                self.without_change(until, Fact::Check(at));
            }
        }
    }

    fn columns(&mut self) {
        let context = Context::without_duties(self.site);
        for at in 0..self.site.settings().notice_categories.len() {
            if let Some(last) = column_stale::age(&context, at).last {
                self.without_change(last, Fact::Column(at));
            }
        }
    }

    /// From November on the next year's holidays are known. *Source:* 国务院办公厅 publishes them in October or November.
    fn holidays(&mut self) {
        let today = self.site.today;
        let next = today.year().saturating_add(1);
        if today.month() >= 11
            && !self.site.settings().has_calendar_for(next)
            && let Ok(last) = civil::Date::new(today.year(), 12, 31)
        {
            self.without_change(last, Fact::Holidays(next));
        }
    }
}

fn of_duty(row: usize, duty: &Duty<'_>) -> Fact<'static> {
    Fact::Duty {
        row,
        subject: duty.subject,
        period: duty.period,
        renewed: duty.document.is_some(),
    }
}

/// More of the same on one day than this are said in one line.
const FEW: usize = 3;

/// The list with what is the same for many on one day put together: twelve stations to be called, and not twelve lines.
/// *Shape:* groups in the order of the list, none empty; a group of several has more than three.
pub fn groups<'d, 's>(list: &'d [Due<'s>]) -> Vec<Vec<&'d Due<'s>>> {
    let mut groups: Vec<Vec<&Due<'_>>> = Vec::new();
    let same = |a: &Due<'_>, b: &Due<'_>| a.day == b.day && a.fact.order() == b.fact.order();
    for all in list.chunk_by(same) {
        if all.len() > FEW && all[0].fact.is_of_many() {
            groups.push(all.iter().collect());
        } else {
            groups.extend(all.iter().map(|own| vec![own]));
        }
    }
    groups
}

/// What is said of a group.
pub fn told(site: &Site, group: &[&Due<'_>]) -> Option<Told> {
    match group {
        [one] => Some(one.told(site)),
        all => words::together(site, all),
    }
}

impl Fact<'_> {
    /// Whether the same can fall due for many records on one day.
    fn is_of_many(&self) -> bool {
        matches!(self, Fact::Duty { .. } | Fact::Contract(_) | Fact::Check(_))
    }

    /// The order within a day, the same for what can be told together: what ends for residents first.
    fn order(&self) -> (u8, usize, Option<civil::Date>) {
        match self {
            Fact::Publication(_) => (0, 0, None),
            Fact::NoticePosting(_) => (1, 0, None),
            Fact::DisclosurePosting(_) => (2, 0, None),
            Fact::Validity(_) => (3, 0, None),
            Fact::Alert { .. } => (4, 0, None),
            Fact::Banner { .. } => (5, 0, None),
            Fact::Duty { row, period, .. } => (6, *row, period.map(|(_, first)| first)),
            Fact::Contract(_) => (7, 0, None),
            Fact::Reopening(_) => (8, 0, None),
            Fact::Check(_) => (9, 0, None),
            Fact::Column(_) => (10, 0, None),
            Fact::Holidays(_) => (11, 0, None),
            Fact::Turn(_) => (12, 0, None),
        }
    }
}
