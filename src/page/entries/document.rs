//! Notices, disclosures and free pages, as search finds them.
//!
//! **You are here:** `page/entries` — three record kinds; no IO.

use super::Collector;
use crate::lang::Text;
use crate::markdown;
use crate::page::entry::{Entry, Said};
use crate::page::key::PageKey;
use crate::record::document::Validity;
use crate::site::DocumentEntry;
use std::borrow::Cow;

impl<'s> Collector<'s> {
    /// The titles of a document's versions.
    fn titles<T>(entry: &'s DocumentEntry<T>, title: impl Fn(&'s T) -> Option<&'s Text>) -> Vec<Said<'s>> {
        let of = |version: &'s crate::site::Version<T>| {
            let title = title(&version.document.front)?;
            Some((
                version.lang,
                Cow::Borrowed(title.best(version.lang, version.lang).0),
            ))
        };
        entry.versions.iter().filter_map(of).collect()
    }

    /// Summaries and bodies of a document's versions.
    fn bodies<T>(
        to: &mut Vec<Said<'s>>,
        entry: &'s DocumentEntry<T>,
        summary: impl Fn(&'s T) -> Option<&'s Text>,
    ) {
        for version in &entry.versions {
            if let Some(summary) = summary(&version.document.front) {
                let text = summary.best(version.lang, version.lang).0;
                to.push((version.lang, Cow::Borrowed(text)));
            }
            to.push((version.lang, markdown::plain(&version.document.body.markdown)));
        }
    }

    /// As the site sorts them: pinned, then newest first. Not in it: what is withdrawn, and postings that are over.
    pub(super) fn notices(&self, entries: &mut Vec<Entry<'s>>) {
        for (at, notice) in self.site.notices.iter().enumerate() {
            let front = notice.front();
            if self.site.posting_over(at) || front.withdrawn.is_some() {
                continue;
            }
            let titles = Self::titles(notice, |front| front.title.as_ref());
            let mut entry = self.entry("notice", titles, PageKey::Notice(at));
            let category = self
                .site
                .settings()
                .notice_categories
                .iter()
                .find(|own| Some(&own.id) == front.category.as_ref());
            if let Some(category) = category {
                entry.context = Self::owned(self.said(&category.name));
                self.say(&mut entry.fields, &category.name);
            }
            let number = front.document_number.as_ref();
            entry
                .codes
                .extend(number.map(|number| Cow::Owned(number.to_string())));
            self.say_all(
                &mut entry.fields,
                front.keywords.iter().chain(front.issuer.iter()),
            );
            for code in &front.regions {
                if let Some(region) = self.site.regions.get(code) {
                    self.place(&mut entry, region);
                }
            }
            for id in &front.stations {
                if let Some(station) = self.site.station_ids.get(id) {
                    self.say(&mut entry.fields, &self.site.stations[*station].record.data.name);
                }
            }
            Self::bodies(&mut entry.body, notice, |front| front.summary.as_ref());
            let repealed = self.site.notice_links.repealed_by.contains_key(&at);
            let expired = front.expires.is_some_and(|expires| expires.0 < self.site.today);
            entry.state = match front.status {
                Some(Validity::Repealed) => Some("document.repealed"),
                _ if repealed => Some("document.repealed"),
                Some(Validity::Expired) => Some("document.expired"),
                _ if expired => Some("document.expired"),
                _ => None,
            };
            entries.push(entry);
        }
    }

    pub(super) fn disclosures(&self, entries: &mut Vec<Entry<'s>>) {
        for (at, disclosure) in self.site.disclosures.iter().enumerate() {
            if self.site.disclosure_over(at) {
                continue;
            }
            let front = disclosure.front();
            let titles = Self::titles(disclosure, |front| front.title.as_ref());
            let mut entry = self.entry("disclosure", titles, PageKey::Disclosure(at));
            entry
                .codes
                .extend(front.index_number.as_deref().map(Cow::Borrowed));
            self.say_all(&mut entry.fields, &front.keywords);
            if let Some(at) = front
                .station
                .as_ref()
                .and_then(|id| self.site.station_ids.get(id))
            {
                let station = &self.site.stations[*at];
                self.say(&mut entry.fields, &station.record.data.name);
                if let Some(region) = station.region {
                    self.place(&mut entry, region);
                }
            }
            Self::bodies(&mut entry.body, disclosure, |front| front.summary.as_ref());
            entries.push(entry);
        }
    }

    pub(super) fn pages(&self, entries: &mut Vec<Entry<'s>>) {
        for (at, page) in self.site.pages.iter().enumerate() {
            let titles = Self::titles(page, |front| front.title.as_ref());
            let mut entry = self.entry("page", titles, PageKey::Page(at));
            self.say_all(&mut entry.fields, &page.front().keywords);
            Self::bodies(&mut entry.body, page, |front| front.summary.as_ref());
            entries.push(entry);
        }
    }
}
