//! Schedules: the openings of a station, or of a service there, as recurrences (RFC 5545).
//!
//! **You are here:** `data/hsds` — beside `map`; no IO.

use super::key::Key;
use super::object::{id, object};
use super::part::{offered_path, path};
use crate::data::Material;
use crate::record::station::{Opening, Station};
use crate::site::{Kind, occurrence};
use jiff::civil::{self, Weekday};
use serde_json::{Value, json};

pub(super) fn schedule(material: Material<'_>, key: Key) -> Value {
    let site = material.site;
    let station = &site.stations[key.of];
    let station_path = path(site, Kind::Station.at(key.of));
    let (owner, of, openings): (_, _, &[Opening]) = match key.offered {
        0 => ("location_id", station_path, &station.record.data.hours),
        number => {
            let own = station.offered(station.services[number - 1]);
            let openings = own.map_or(&[][..], |(_, openings)| openings);
            (
                "service_at_location_id",
                offered_path(site, key.of, number),
                openings,
            )
        }
    };
    let opening = &openings[key.opening];
    let season = opening
        .season
        .map(|season| occurrence(season.from(), season.to(), site.today));
    let days: Vec<&str> = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        .into_iter()
        .zip(1..=7_i8)
        .filter(|(_, day)| Weekday::from_monday_one_offset(*day).is_ok_and(|day| opening.days.contains(day)))
        .map(|(name, _)| name)
        .collect();
    object([
        (
            "id",
            json!(id(material, &format!("{of}#opening-{}", key.opening + 1))),
        ),
        (owner, json!(id(material, &of))),
        ("valid_from", json!(season.map(|(from, _)| from.to_string()))),
        ("valid_to", json!(season.map(|(_, to)| to.to_string()))),
        // China has one civil time, eight hours before UTC.
        ("timezone", json!(8)),
        ("wkst", json!("MO")),
        ("freq", json!("WEEKLY")),
        ("interval", json!(1)),
        ("byday", json!(days.join(","))),
        (
            "description",
            json!(opening.season.map(|season| format!("每年 {season}"))),
        ),
        ("opens_at", json!(format!("{}+08:00", opening.open))),
        ("closes_at", json!(format!("{}+08:00", opening.close))),
        ("notes", json!(days_off(material, &station.record.data))),
    ])
}

/// Days on which these hours do not hold; the specification has no field for them.
fn days_off(material: Material<'_>, data: &Station) -> String {
    let site = material.site;
    let Some(table) = site.timetable(&data.hours, &data.closed, site.today) else {
        return String::new();
    };
    let span = |(from, to): &(civil::Date, civil::Date)| {
        if from == to {
            from.to_string()
        } else {
            format!("{from}/{to}")
        }
    };
    let mut notes: Vec<String> = Vec::new();
    if !table.off.is_empty() {
        notes.push(format!(
            "不开放：{}",
            table.off.iter().map(span).collect::<Vec<_>>().join("、")
        ));
    }
    if !table.worked.is_empty() {
        let worked = table.worked.iter().map(|(day, _)| day.to_string());
        notes.push(format!("调休照常开放：{}", worked.collect::<Vec<_>>().join("、")));
    }
    notes.join("；")
}
