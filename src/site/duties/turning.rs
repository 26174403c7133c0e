//! Days on which duties turn: since when they are as they are, and when they will be others though nobody does anything.
//!
//! **You are here:** `site/duties` — asked by the pages of the catalogue and by [`crate::check::due`]; no IO, no clock: the day is
//! the site's.

use super::periods::end;
use super::reckon::Reckoning;
use super::{Duty, DutyState, Site};
use crate::record::disclosure::CatalogueRow;
use jiff::civil;
use std::collections::HashSet;

impl Site {
    /// By how much that which fulfils a duty came late. *Units:* working days. None for what is still missing or not renewed:
    /// that number grows with the days, and a page says what is true until it is built again; since when it is, its last
    /// day says.
    pub fn was_late(&self, duty: &Duty<'_>) -> Option<u32> {
        let date = self.disclosures[duty.document?].front().date?.date.0;
        duty.late.filter(|_| duty.due.is_some_and(|due| date > due))
    }

    /// Since when the states of a row's duties are as they are: the day of the newest disclosure, or after the end of a
    /// limit or of a period. None where nothing has a day yet.
    pub fn states_since(&self, row: &CatalogueRow, duties: &[Duty<'_>]) -> Option<civil::Date> {
        let disclosed = self
            .disclosures_of(row)
            .into_iter()
            .filter_map(|at| self.disclosures[at].front().date)
            .map(|date| date.date.0);
        let over = duties
            .iter()
            .filter(|duty| matches!(duty.state, DutyState::Missing | DutyState::Late))
            .filter_map(|duty| duty.due?.tomorrow().ok());
        // Of a period something is owed when it is over; what was disclosed ahead is listed when it begins.
        let begun = duties.iter().filter_map(|duty| {
            let (every, start) = duty.period?;
            match duty.document {
                Some(_) => Some(start),
                None => end(every, start).tomorrow().ok(),
            }
        });
        disclosed
            .chain(over)
            .chain(begun)
            .filter(|day| *day <= self.today)
            .max()
    }

    /// The last day of the period that runs, where the duties of a catalogue row (a place in `Site::catalogue`) are others
    /// from the day after it.
    pub fn period_turns(&self, row: usize) -> Option<civil::Date> {
        let data = &self.catalogue[row].data;
        // Of whom the limits are not reckoned, only what is held is listed, or that nothing is.
        let changes = |subject| self.tracks(subject) || self.duties_of(row, subject).is_empty();
        // Who has disclosed nothing owes the same as everybody else who opened then: asked about once.
        let mut asked = HashSet::new();
        self.subjects(data)
            .into_iter()
            .filter(|subject| self.exemption(row, *subject).is_none())
            .filter(|subject| {
                let own = self.index.row_disclosures(row, *subject);
                !own.is_empty() || asked.insert(self.opened(*subject))
            })
            .filter(|subject| changes(*subject))
            .find_map(|subject| {
                let disclosed = self.disclosed(row, subject);
                Reckoning::new(self, data, subject, disclosed).running_ends()
            })
    }
}
