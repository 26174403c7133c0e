//! Table of what each station offers: the bridge between stations and services.
//!
//! **You are here:** `data/table` — one table; no IO. In the table of stations the same stands as a list in one cell, which people
//! read and databases do not.

use super::cell::Cell;
use super::{Datatype, Field, Foreign, Table, field};
use crate::data::opening_hours;

/// A station, and a place in the list of what it offers.
type At = (usize, usize);

pub(super) const TABLE: Table<At> = Table {
    name: "station-services",
    key: &["station", "service"],
    foreign: &[
        Foreign {
            column: "station",
            table: "stations",
            to: "id",
        },
        Foreign {
            column: "service",
            table: "services",
            to: "id",
        },
    ],
    fields: FIELDS,
    rows: |material| {
        let stations = material.site.stations.iter().enumerate();
        let offers =
            stations.flat_map(|(at, entry)| (0..entry.services.len()).map(move |offered| (at, offered)));
        Box::new(offers)
    },
};

const FIELDS: &[Field<At>] = &[
    field("station", "站点编号", "", Datatype::Word, |m, (at, _)| {
        Cell::word(m.site.stations[at].id().as_str())
    }),
    field(
        "service",
        "服务事项编号",
        "",
        Datatype::Word,
        |m, (at, offered)| {
            let offered = m.site.stations[at].services[offered];
            Cell::word(m.site.menu.services[offered.service].id().as_str())
        },
    ),
    field(
        "note",
        "说明",
        "འགྲེལ་བཤད",
        Datatype::Text,
        |m, (at, offered)| {
            let station = &m.site.stations[at];
            let own = station.offered(station.services[offered]);
            Cell::text(own.and_then(|(note, _)| note.as_ref()))
        },
    ),
    field(
        "opening_hours",
        "这项服务的时间（OSM opening_hours）",
        "",
        Datatype::Word,
        |m, (at, offered)| Cell::maybe(opening_hours::of_service(m.site, at, offered)),
    ),
];
