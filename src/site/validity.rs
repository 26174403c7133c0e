//! Legal validity: what a document is worth on the day: in force, expired, repealed; whether a posting is over.
//!
//! **You are here:** `site/` — after notices are linked to each other; no IO.

use super::Site;
use crate::record::document::Validity;
use crate::record::fields::{Cited, Either};
use crate::record::settings::after_working_days;
use crate::value::{DocumentNumber, Id, Scalar};
use jiff::civil;

/// The validity of a document on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegalForce {
    /// 尚未施行
    NotYet,
    /// 有效
    InForce,
    /// 失效
    Expired,
    /// 废止
    Repealed,
}

impl LegalForce {
    /// As labels call it.
    pub fn id(self) -> &'static str {
        match self {
            LegalForce::NotYet => "not-yet",
            LegalForce::InForce => Validity::InForce.id(),
            LegalForce::Expired => Validity::Expired.id(),
            LegalForce::Repealed => Validity::Repealed.id(),
        }
    }
}

impl Site {
    /// What a notice is worth on a day; none for one that says nothing about validity and that nothing repeals.
    ///
    /// What the record says comes first; then a repeal counts from the day on which the repealing document takes effect.
    pub fn standing(&self, notice: usize, on: civil::Date) -> Option<LegalForce> {
        let front = self.notices[notice].front();
        let repealing = self.notice_links.repealed_by.get(&notice).into_iter().flatten();
        let repealed = repealing
            .filter_map(|by| self.in_effect_from(*by))
            .any(|from| from <= on);
        let expired = front.expires.is_some_and(|expires| expires.0 < on);
        let not_yet = front.effective.is_some_and(|effective| effective.0 > on);
        Some(match front.status {
            Some(Validity::Repealed) => LegalForce::Repealed,
            _ if repealed => LegalForce::Repealed,
            Some(Validity::Expired) => LegalForce::Expired,
            _ if expired => LegalForce::Expired,
            _ if not_yet => LegalForce::NotYet,
            Some(Validity::InForce) => LegalForce::InForce,
            None if front.expires.is_some() || front.effective.is_some() => LegalForce::InForce,
            None => return None,
        })
    }

    /// The first day after today on which the standing of a notice is another.
    pub fn standing_changes(&self, notice: usize) -> Option<civil::Date> {
        let front = self.notices[notice].front();
        let repealing = self.notice_links.repealed_by.get(&notice).into_iter().flatten();
        let days = repealing
            .filter_map(|by| self.in_effect_from(*by))
            .chain(front.effective.map(|day| day.0))
            .chain(front.expires.and_then(|day| day.0.tomorrow().ok()));
        let now = self.standing(notice, self.today);
        days.filter(|day| *day > self.today && self.standing(notice, *day) != now)
            .min()
    }

    /// Whether a notice is a posting (公示) that is over: only the fact that it took place stays.
    pub fn posting_over(&self, notice: usize) -> bool {
        let posting = self.notices[notice].front().posting.as_ref();
        posting.is_some_and(|posting| posting.end.0 < self.today)
    }

    /// The last day of a disclosure that its catalogue row makes a posting (公示): so many working days after it was published.
    pub fn posting_end(&self, disclosure: usize) -> Option<civil::Date> {
        let front = self.disclosures[disclosure].front();
        let row = self.catalogue_row(front.item.as_ref()?)?;
        let days = self.catalogue[row].data.posted_working_days?.0;
        let date = front.date?.date;
        (days > 0).then(|| after_working_days(self.settings(), date, days))
    }

    /// Whether a disclosure is a posting that is over: only the fact that it took place stays.
    pub fn disclosure_over(&self, disclosure: usize) -> bool {
        self.posting_end(disclosure).is_some_and(|end| end < self.today)
    }

    /// The notice that a citation is about: by its id, or by the number of the document.
    pub fn cited_notice(&self, cited: &Either<Id, Cited>) -> Option<usize> {
        match cited {
            Either::Word(id) => self.notice(id),
            Either::Map(cited) => {
                let number = DocumentNumber::read(cited.number.as_deref()?).ok()?;
                self.notices
                    .iter()
                    .position(|notice| notice.front().document_number.as_ref() == Some(&number))
            }
        }
    }

    fn in_effect_from(&self, notice: usize) -> Option<civil::Date> {
        let front = self.notices[notice].front();
        let day = front.effective.or(front.dated).map(|day| day.0);
        day.or(front.date.map(|date| date.date.0))
    }
}
