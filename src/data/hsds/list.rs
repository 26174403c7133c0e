//! Lists of the specification: which objects each has, as keys from which they are made.
//!
//! **You are here:** `data/hsds` — before `map`, which makes the objects; no IO.

use super::key::Key;
use super::map;
use super::schedule;
use super::terms::{self, TAXONOMIES};
use crate::data::Material;
use crate::record::station::Status;
use serde_json::Value;

/// A list: one file, or several.
pub(super) struct List {
    pub(super) name: &'static str,
    /// Its objects, in their order.
    pub(super) keys: fn(Material<'_>) -> Vec<Key>,
    /// One of them.
    pub(super) object: fn(Material<'_>, Key) -> Value,
}

fn key(of: usize) -> Key {
    Key { of, ..Key::default() }
}

/// Whether people can go there.
pub(super) fn works(material: Material<'_>, station: usize) -> bool {
    material.site.stations[station].record.data.status() == Status::Working
}

pub(super) const LISTS: &[List] = &[
    List {
        name: "organizations",
        keys: |material| (0..=material.site.operators.len()).map(key).collect(),
        object: |material, key| map::organization(material, key.of),
    },
    List {
        name: "services",
        keys: |material| (0..material.site.menu.services.len()).map(key).collect(),
        object: |material, key| map::service(material, key.of),
    },
    List {
        name: "locations",
        keys: |material| (0..material.site.stations.len()).map(key).collect(),
        object: |material, key| map::location(material, key.of),
    },
    List {
        name: "service_at_locations",
        keys: |material| {
            let stations = (0..material.site.stations.len()).filter(|at| works(material, *at));
            let offers = |of: usize| {
                let offers = 1..=material.site.stations[of].services.len();
                offers.map(move |offered| Key { offered, ..key(of) })
            };
            stations.flat_map(offers).collect()
        },
        object: map::service_at_location,
    },
    List {
        name: "schedules",
        keys: schedules,
        object: schedule::schedule,
    },
    List {
        name: "taxonomies",
        keys: |_| (0..TAXONOMIES.len()).map(key).collect(),
        object: |material, key| terms::taxonomy(material, &TAXONOMIES[key.of]),
    },
    List {
        name: "taxonomy_terms",
        keys: |material| {
            let terms = |(of, taxonomy): (usize, &terms::Taxonomy)| {
                let all = 0..(taxonomy.len)(material);
                all.map(move |offered| Key { offered, ..key(of) })
            };
            TAXONOMIES.iter().enumerate().flat_map(terms).collect()
        },
        object: |material, key| terms::term(material, &TAXONOMIES[key.of], key.offered),
    },
];

/// The openings of stations that work, and of services that keep other hours there.
fn schedules(material: Material<'_>) -> Vec<Key> {
    let mut keys = Vec::new();
    for (of, station) in material.site.stations.iter().enumerate() {
        if !works(material, of) {
            continue;
        }
        let own = (0..station.record.data.hours.len()).map(|opening| Key { opening, ..key(of) });
        keys.extend(own);
        for (at, offered) in station.services.iter().enumerate() {
            let openings = station
                .offered(*offered)
                .map_or(0, |(_, openings)| openings.len());
            keys.extend((0..openings).map(|opening| Key {
                of,
                offered: at + 1,
                opening,
            }));
        }
    }
    keys
}
