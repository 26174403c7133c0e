//! Visibility: how much of a document is shown and until when, its legal force on a day, and where a station may be found.
//!
//! **You are here:** `site/` — after notices are linked to each other; no IO. Pages, search, poster, feed and checks ask here;
//! the fields that decide are [`Guarded`](crate::record::guarded::Guarded), and `tests/suite/layers.rs` keeps everyone above
//! from them.
//!
//! A station's and an operator's telephones are not here: such a field holds what is public, or nothing.

use super::{Site, StationEntry};
use crate::lang::Text;
use crate::record::document::{Validity, Withdrawn};
use crate::record::settings::after_working_days;
use crate::record::station::{Location, Photo};
use jiff::civil;

/// What may be shown of a document today. *Shape:* the default shows the whole.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shown<'s> {
    /// Its 公示期, when it is a posting; part of the fact, and shown also when nothing else is.
    pub posting: Option<PostingPeriod<'s>>,
    /// Day and reason, when it is withdrawn.
    pub withdrawn: Option<&'s Withdrawn>,
}

/// When a posting (公示) is, by what rule, and where to object.
#[derive(Debug, Clone, Copy)]
pub struct PostingPeriod<'s> {
    /// Its first day.
    pub start: civil::Date,
    /// Its last day.
    pub end: civil::Date,
    /// Whether that was before today.
    pub over: bool,
    /// By what rule.
    pub basis: Option<&'s Text>,
    /// Where to object.
    pub feedback: Option<&'s Text>,
}

impl Shown<'_> {
    /// Whether text, summary and attachments are shown; else only the fact that there was such a document.
    pub fn whole(&self) -> bool {
        self.withdrawn.is_none() && !self.posting.is_some_and(|posting| posting.over)
    }

    /// Whether text and summary may be copied into what outlives the page: an index that a browser has kept, a table that
    /// somebody has taken. Of a posting they may not, even while it lasts: the names in it are gone from its page first.
    pub fn may_be_kept(&self) -> bool {
        self.whole() && self.posting.is_none()
    }

    /// The first day on which a posting is over.
    pub fn over_from(&self) -> Option<civil::Date> {
        self.posting?.end.tomorrow().ok()
    }
}

impl Site {
    /// What may be shown of a notice.
    pub fn shown_notice(&self, notice: usize) -> Shown<'_> {
        let front = self.notices[notice].front();
        let posting = front.posting.expose().as_ref().map(|own| PostingPeriod {
            start: own.start.0,
            end: own.end.0,
            over: own.end.0 < self.today,
            basis: own.basis.as_ref(),
            feedback: own.feedback.as_ref(),
        });
        Shown {
            posting,
            withdrawn: front.withdrawn.expose().as_ref(),
        }
    }

    /// What may be shown of a disclosure. Its catalogue row can make it a posting: so many working days after it was published.
    pub fn shown_disclosure(&self, disclosure: usize) -> Shown<'_> {
        let posting = self.posting_days(disclosure).map(|(start, end)| PostingPeriod {
            start,
            end,
            over: end < self.today,
            basis: None,
            feedback: None,
        });
        Shown {
            posting,
            withdrawn: None,
        }
    }

    fn posting_days(&self, disclosure: usize) -> Option<(civil::Date, civil::Date)> {
        let front = self.disclosures[disclosure].front();
        let row = self.catalogue_row(front.item.as_ref()?)?;
        let days = (*self.catalogue[row].data.posted_working_days.expose())?.0;
        let start = front.date?.date;
        (days > 0).then(|| (start.0, after_working_days(self.settings(), start, days)))
    }
}

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
        Some(match front.status.expose() {
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

    fn in_effect_from(&self, notice: usize) -> Option<civil::Date> {
        let front = self.notices[notice].front();
        let day = front.effective.or(front.dated).map(|day| day.0);
        day.or(front.date.map(|date| date.date.0))
    }
}

/// Where a station is, as far as that is public. *Shape:* empty when it is not.
#[derive(Debug, Clone, Copy, Default)]
pub struct Whereabouts<'s> {
    /// Its address.
    pub address: Option<&'s Text>,
    /// How to get there.
    pub directions: Option<&'s Text>,
    /// Its place on a map.
    pub location: Option<&'s Location>,
    /// The photograph of its door.
    pub photo: Option<&'s Photo>,
}

impl StationEntry {
    /// Where it is. Who does not publish the address publishes neither the way nor the place on the map nor a picture of the
    /// door, which tell it.
    pub fn whereabouts(&self) -> Whereabouts<'_> {
        let data = &self.record.data;
        if data.address_public.expose().is_some_and(|public| !public.0) {
            return Whereabouts::default();
        }
        Whereabouts {
            address: data.address.expose().as_ref(),
            directions: data.directions.expose().as_ref(),
            location: data.location.expose().as_ref(),
            photo: data.photo.expose().as_ref(),
        }
    }
}

#[cfg(test)]
mod tests;
