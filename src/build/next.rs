//! Expiry: when the site has to be built again because something on it changes by date.
//!
//! **You are here:** `build/` — after the site is made; no IO, no clock.

use crate::lang::Text;
use crate::record::fields::{Banner, is_set};
use crate::record::{Item, Parsed};
use crate::site::{DutyState, Site};
use jiff::civil;
use std::sync::Arc;

/// The next moment at which a page would be another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextBuild {
    /// When: the first moment at which a new build differs.
    pub at: civil::DateTime,
    /// Why, in Chinese.
    pub zh: String,
    /// Why, in English.
    pub en: String,
}

impl NextBuild {
    /// `2026-12-01`, or with the time of day where it matters.
    pub fn moment(&self) -> String {
        if self.at.time() == civil::Time::midnight() {
            self.at.date().to_string()
        } else {
            format!("{} {:02}:{:02}", self.at.date(), self.at.hour(), self.at.minute())
        }
    }
}

/// The earliest of all changes after `now`; none when nothing on the site depends on a coming date.
pub(super) fn next(site: &Site, parsed: &[Arc<Parsed>], now: civil::DateTime) -> Option<NextBuild> {
    let mut next = Next {
        site,
        now,
        first: None,
    };
    next.publications(parsed);
    next.notices();
    next.postings();
    next.banners();
    next.duties();
    next.first
}

struct Next<'s> {
    site: &'s Site,
    now: civil::DateTime,
    first: Option<NextBuild>,
}

impl Next<'_> {
    fn add(&mut self, at: civil::DateTime, words: impl FnOnce() -> (String, String)) {
        if at > self.now && self.first.as_ref().is_none_or(|first| at < first.at) {
            let (zh, en) = words();
            self.first = Some(NextBuild { at, zh, en });
        }
    }

    fn day(&mut self, day: Option<civil::Date>, words: impl FnOnce() -> (String, String)) {
        if let Some(day) = day {
            self.add(day.at(0, 0, 0, 0), words);
        }
    }

    fn title(&self, title: Option<&Text>) -> String {
        let default = self.site.default_lang();
        title.map_or_else(String::new, |title| title.best(default, default).0.to_owned())
    }

    /// Documents that are held back are not in the site: their files say when they appear.
    fn publications(&mut self, parsed: &[Arc<Parsed>]) {
        for item in parsed.iter().flat_map(|file| &file.items) {
            let (draft, moment, title) = match item {
                Item::Notice(own) => (own.front.draft, own.front.publish_at, own.front.title.as_ref()),
                Item::Disclosure(own) => (own.front.draft, own.front.publish_at, own.front.title.as_ref()),
                _ => continue,
            };
            if let Some(moment) = moment.filter(|_| !is_set(draft)) {
                let title = self.title(title);
                self.add(moment.start(), || {
                    (
                        format!("《{title}》到时间发布"),
                        format!("{title} is to be published"),
                    )
                });
            }
        }
    }

    fn notices(&mut self) {
        for at in 0..self.site.notices.len() {
            let front = self.site.notices[at].front();
            let title = || self.title(front.title.as_ref());
            let over = self.site.shown_notice(at).over_from();
            let changes = self.site.standing_changes(at);
            if over.is_none() && changes.is_none() {
                continue;
            }
            let title = title();
            self.day(over, || {
                (
                    format!("《{title}》公示结束"),
                    format!("the posting {title} is over"),
                )
            });
            self.day(changes, || {
                (
                    format!("《{title}》的有效性改变"),
                    format!("the validity of {title} changes"),
                )
            });
        }
    }

    /// Disclosures that end by themselves.
    fn postings(&mut self) {
        for (at, disclosure) in self.site.disclosures.iter().enumerate() {
            let over = self.site.shown_disclosure(at).over_from();
            if over.is_none() {
                continue;
            }
            let title = self.title(disclosure.front().title.as_ref());
            self.day(over, || {
                (
                    format!("《{title}》公示结束"),
                    format!("the posting {title} is over"),
                )
            });
        }
    }

    fn banners(&mut self) {
        let site = self.site;
        let stations = site
            .stations
            .iter()
            .filter_map(|station| station.record.data.notice.as_ref());
        for banner in site.settings().alerts.iter().chain(stations) {
            let Banner { text, from, to } = banner;
            let words = self.title(Some(text));
            let words: String = words.chars().take(20).collect();
            self.day(from.map(|day| day.0), || {
                (
                    format!("通知“{words}”开始显示"),
                    format!("the banner {words} begins"),
                )
            });
            self.day(to.and_then(|day| day.0.tomorrow().ok()), || {
                (
                    format!("通知“{words}”不再显示"),
                    format!("the banner {words} ends"),
                )
            });
        }
    }

    /// A duty that is due today is late tomorrow.
    fn duties(&mut self) {
        let site = self.site;
        for (at, row) in site.catalogue.iter().enumerate() {
            let due = site
                .duties(at)
                .into_iter()
                .filter(|duty| duty.state == DutyState::Due)
                .filter_map(|duty| duty.due)
                .min();
            let name = self.title(Some(&row.data.level2));
            self.day(due.and_then(|day| day.tomorrow().ok()), || {
                (
                    format!("公开事项“{name}”到期"),
                    format!("the disclosure {name} falls due"),
                )
            });
        }
    }
}
