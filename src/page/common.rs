//! Cache of what many pages show alike: links to services, regions, categories; each made once.
//!
//! **You are here:** `page/` — kept beside the site for as long as that stands, read through `writer`; no IO.
//!
//! A page is still a pure function of the site and its key: what is kept here is what would be made anew, and it depends on
//! the language and the page's depth alone.

use super::view::{Contact, Crumb, HoursView, Link, OfferedService, Phrase, Shared};
use crate::lang::Lang;
use crate::record::station::Opening;
use crate::site::{KINDS, Site};
use crate::value::Interval;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Pages lie at most this deep; deeper ones make their parts themselves. *Units:* folders.
const DEPTHS: usize = 4;

/// The parts that pages of one site have in common.
#[derive(Debug, Clone, Default)]
pub struct Common(Arc<Vec<(Lang, [OnceLock<Parts>; DEPTHS])>>);

impl Common {
    /// For a site; nothing is made yet.
    pub fn of(site: &Site) -> Common {
        let languages = site.languages.iter().map(|lang| (*lang, Default::default()));
        Common(Arc::new(languages.collect()))
    }

    /// The parts for pages of a language at a depth, where they are kept.
    pub(super) fn parts(&self, site: &Site, lang: Lang, depth: usize) -> Option<&Parts> {
        let (_, depths) = self.0.iter().find(|(own, _)| *own == lang)?;
        Some(depths.get(depth)?.get_or_init(|| Parts::new(site)))
    }
}

/// The parts for the pages of one language and depth.
#[derive(Debug)]
pub(super) struct Parts {
    /// Services as a station's page lists them when it says nothing of its own about them.
    pub(super) services: Slots<OfferedService>,
    /// Links to categories of services.
    pub(super) categories: Slots<Link>,
    /// Links to regions that have others below them: these stand on many pages.
    pub(super) regions: Slots<Link>,
    /// The same as steps of a breadcrumb.
    pub(super) region_crumbs: Slots<Crumb>,
    /// The steps that begin breadcrumbs: 0, the home page.
    pub(super) home_crumb: Slots<Crumb>,
    /// Those that follow: the kinds' lists.
    pub(super) list_crumbs: Slots<Crumb>,
    /// Links to the lists of stations by level.
    pub(super) levels: Slots<Link>,
    /// What every poster says in all languages: 0, the site's name; 1 to 3, the words for telephone, address and hours.
    pub(super) poster: Slots<Vec<Phrase>>,
    /// 0: where to turn with feedback, by the site's settings.
    pub(super) feedback: Slots<Contact>,
    /// Opening hours.
    pub(super) hours: Hours,
    /// Names of the levels.
    pub(super) level_names: Slots<Phrase>,
    /// Places of the stations that work, by region.
    pub(super) working: Slots<Vec<usize>>,
    /// Whether the site has a grid of places.
    pub(super) near: Slots<bool>,
}

impl Parts {
    fn new(site: &Site) -> Parts {
        Parts {
            services: Slots::new(site.menu.services.len()),
            categories: Slots::new(site.menu.categories.len()),
            regions: Slots::new(site.regions.list.len()),
            region_crumbs: Slots::new(site.regions.list.len()),
            home_crumb: Slots::new(1),
            list_crumbs: Slots::new(KINDS.len()),
            levels: Slots::new(site.settings().station_levels.len()),
            poster: Slots::new(4),
            feedback: Slots::new(1),
            hours: Hours::default(),
            level_names: Slots::new(site.settings().station_levels.len()),
            working: Slots::new(site.regions.list.len()),
            near: Slots::new(1),
        }
    }
}

/// A place for each record of one kind.
#[derive(Debug)]
pub(super) struct Slots<T>(Vec<OnceLock<Shared<T>>>);

impl<T> Slots<T> {
    fn new(records: usize) -> Slots<T> {
        Slots(std::iter::repeat_with(OnceLock::new).take(records).collect())
    }

    /// The part of a record, made if it is asked for the first time.
    pub(super) fn get(&self, at: usize, make: impl FnOnce() -> T) -> Shared<T> {
        match self.0.get(at) {
            Some(slot) => slot.get_or_init(|| Shared::from(make())).clone(),
            None => Shared::from(make()),
        }
    }
}

/// Openings and closed days as a record has them.
type Said = (Vec<Opening>, Vec<Interval>);

/// Opening hours by what the records say of them.
#[derive(Debug, Default)]
pub(super) struct Hours(Mutex<HashMap<Said, Shared<HoursView>>>);

impl Hours {
    /// The view of some openings and closed days, made if it is asked for the first time.
    pub(super) fn get(
        &self,
        openings: &[Opening],
        closed: &[Interval],
        make: impl FnOnce() -> HoursView,
    ) -> Shared<HoursView> {
        let key = (openings.to_vec(), closed.to_vec());
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(key).or_insert_with(|| Shared::from(make())).clone()
    }
}
