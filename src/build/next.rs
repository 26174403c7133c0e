//! Expiry: when the site has to be built again because something on it changes by date.
//!
//! **You are here:** `build/` — after the site is made; what has a date is found by [`crate::check::due`]; no IO, no clock.

use crate::check::due::{self, HeldBack};
use crate::record::fields::is_set;
use crate::record::{Item, Parsed};
use crate::site::{Kind, Site};
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
pub(super) fn next(site: &Site, held_back: &[HeldBack], now: civil::DateTime) -> Option<NextBuild> {
    let due = due::next_change(site, held_back, now)?;
    let told = due.told(site);
    Some(NextBuild {
        at: due.changes?,
        zh: told.zh,
        en: told.en,
    })
}

/// Documents that are held back are not in the site: their files say when they appear.
pub(super) fn held_back(parsed: &[Arc<Parsed>], now: civil::DateTime) -> Vec<HeldBack> {
    let items = parsed.iter().flat_map(|file| &file.items);
    items
        .filter_map(|item| {
            let (kind, id, origin, draft, moment, title) = match item {
                Item::Notice(own) => {
                    let front = &own.front;
                    (
                        Kind::Notice,
                        &own.id,
                        &own.origin,
                        front.draft,
                        front.publish_at,
                        &front.title,
                    )
                }
                Item::Disclosure(own) => {
                    let front = &own.front;
                    (
                        Kind::Disclosure,
                        &own.id,
                        &own.origin,
                        front.draft,
                        front.publish_at,
                        &front.title,
                    )
                }
                _ => return None,
            };
            let at = moment?.start();
            (at > now && !is_set(draft)).then(|| HeldBack {
                kind,
                id: id.clone(),
                title: title.clone(),
                at,
                origin: origin.clone(),
            })
        })
        .collect()
}
