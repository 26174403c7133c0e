//! One-event guides linked: the services that they string together, and the stations that offer all of them.
//!
//! **You are here:** `site/` — beside `menu` and `stations`; no IO.

use super::Site;
use crate::record::guide::Guide;
use crate::record::station::Status;
use crate::value::Id;

impl Site {
    /// A guide by its id.
    pub fn guide(&self, id: &str) -> Option<usize> {
        self.guides.iter().position(|guide| guide.id.as_str() == id)
    }

    /// The services that ids name, each once, in their order; a category stands for all its services.
    pub fn services_named<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> Vec<usize> {
        let mut named: Vec<usize> = Vec::new();
        for id in ids {
            let own = self.menu.service(id);
            let category = self.menu.category(id).filter(|_| own.is_none());
            let items = category.map_or(&[][..], |at| &self.menu.categories[at].items);
            for service in own.iter().chain(items) {
                if !named.contains(service) {
                    named.push(*service);
                }
            }
        }
        named
    }

    /// The services of a guide: its own, then those of its steps, each once.
    pub fn guide_services(&self, guide: &Guide) -> Vec<usize> {
        self.services_named(guide.named_services().map(|(_, id)| id))
    }

    /// The stations that offer all of these services and that there are: neither planned nor closed. None for no services.
    pub fn stations_with_all(&self, services: &[usize]) -> Vec<usize> {
        let lists = services.iter().map(|at| &self.menu.services[*at].stations);
        // The shortest list holds all that can be in every one.
        let Some(fewest) = lists.clone().min_by_key(|list| list.len()) else {
            return Vec::new();
        };
        let stations = fewest.iter().copied();
        stations
            .filter(|station| {
                let status = self.stations[*station].record.data.status();
                !matches!(status, Status::Planned | Status::Closed)
            })
            // Stations are linked in their order, so that each list is sorted.
            .filter(|station| {
                let mut lists = lists.clone();
                lists.all(|list| list.binary_search(station).is_ok())
            })
            .collect()
    }

    /// The working stations that bear one of a guide's tags.
    pub fn stations_for(&self, guide: &Guide) -> Vec<usize> {
        let bears = |at: &usize| {
            let data = &self.stations[*at].record.data;
            data.status() == Status::Working && data.tags.iter().any(|tag| guide.tags.contains(tag))
        };
        (0..self.stations.len()).filter(bears).collect()
    }
}
