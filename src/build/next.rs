//! Expiry: when the site has to be built again because something on it changes by date.
//!
//! **You are here:** `build/` — after the site is made; what has a date is found by [`crate::check::due`]; no IO, no clock.

use crate::check::due::{self, HeldBack};
use crate::record::{Document, FrontMatter, Item, Parsed};
use crate::site::{Kind, Site};
use jiff::civil;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The next moment at which a page would be another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
        .filter_map(|item| match item {
            Item::Notice(own) => later(Kind::Notice, own, now),
            Item::Disclosure(own) => later(Kind::Disclosure, own, now),
            _ => None,
        })
        .collect()
}

fn later<T: FrontMatter>(kind: Kind, own: &Document<T>, now: civil::DateTime) -> Option<HeldBack> {
    let at = own.front.publish_at()?.start();
    (at > now && !own.front.is_draft()).then(|| HeldBack {
        kind,
        id: own.id.clone(),
        title: own.front.title().cloned(),
        at,
        origin: own.origin.clone(),
    })
}
