//! Search entry of a station.
//!
//! **You are here:** `page/kinds` — beside `station`; no IO.

use crate::page::entry::Entry;
use crate::page::gather::Gather;
use crate::record::station::{Opening, Status};
use crate::site::{Kind, StationEntry};
use crate::value::{Interval, Phone};
use std::borrow::Cow;

/// What search finds, in the order of region codes, so that those of a region stand together.
pub(super) fn entries<'s>(all: &Gather<'s>, entries: &mut Vec<Entry<'s>>) {
    let stations = &all.site.stations;
    let mut order: Vec<usize> = (0..stations.len()).collect();
    order.sort_by_key(|at| (stations[*at].region.unwrap_or(usize::MAX), *at));
    for at in order {
        let station = &stations[at];
        let data = &station.record.data;
        let mut entry = all.named(Kind::Station.at(at), &data.name, &data.other_names, &data.pinyin);
        entry
            .codes
            .extend(data.code.as_ref().map(|code| Cow::Borrowed(code.as_str())));
        entry
            .codes
            .extend(data.phone.iter().map(|phone| Cow::Borrowed(phone.as_str())));
        entry.level = Some(data.level.as_str());
        entry.services = station.services.iter().map(|offered| offered.service).collect();
        entry.phone = data.phone.first().map(Phone::as_str);
        all.latin(&mut entry, &data.name);
        if let Some(region) = station.region {
            all.place(&mut entry, region);
            entry.context = all.above(region);
        }
        for region in &station.covers {
            if !entry.regions.contains(region) {
                all.say(
                    &mut entry.places,
                    &all.site.regions.list[*region].record.data.name,
                );
            }
        }
        offers(
            all,
            &mut entry,
            station.services.iter().map(|offered| offered.service),
        );
        if let Some(operator) = station.operator {
            all.say(&mut entry.fields, &all.site.operators[operator].data().name);
        }
        for tag in all.site.tags.iter().filter(|tag| data.tags.contains(&tag.id)) {
            all.say(&mut entry.fields, &tag.data.name);
        }
        all.say_all(&mut entry.fields, data.area.iter().chain(&data.specialities));
        body(all, &mut entry, station);
        for offered in &station.services {
            let note = station.offered(*offered).and_then(|(note, _)| note.as_ref());
            all.say_all(&mut entry.body, note);
        }
        if data.status() == Status::Working && !data.hours.is_empty() {
            entry.hours = Some(hours(all.site.today, &data.hours, &data.closed));
        }
        entry.state = match data.status() {
            Status::Working => None,
            Status::Planned => Some("status.planned"),
            Status::PlaqueOnly => Some("status.plaque-only"),
            Status::TemporarilyClosed => Some("status.temporarily-closed"),
            Status::Closed => Some("status.closed"),
        };
        entries.push(entry);
    }
}

/// Openings as `open-now.js` reads them, `12345 09:30-13:00 05-01/09-30`, a semicolon between two; after a `|` the station's own
/// days off that are not over, a comma between two. Those of the whole site are added by the browser.
fn hours(today: jiff::civil::Date, openings: &[Opening], closed: &[Interval]) -> String {
    let row = |opening: &Opening| {
        let on = |number: &i8| {
            jiff::civil::Weekday::from_monday_one_offset(*number).is_ok_and(|day| opening.days.contains(day))
        };
        let days: String = (1..=7_i8).filter(on).map(|day| day.to_string()).collect();
        let season = opening
            .season
            .map_or_else(String::new, |season| format!(" {season}"));
        format!("{days} {}-{}{season}", opening.open, opening.close)
    };
    let rows: Vec<String> = openings.iter().map(row).collect();
    let coming = closed.iter().filter(|days| days.to() >= today);
    let days: Vec<String> = coming
        .map(|days| format!("{}/{}", days.from(), days.to()))
        .collect();
    let mut out = rows.join(";");
    if !days.is_empty() {
        out.push('|');
        out.push_str(&days.join(","));
    }
    out
}

fn body<'s>(all: &Gather<'s>, entry: &mut Entry<'s>, station: &'s StationEntry) {
    let place = station.whereabouts();
    all.say_all(&mut entry.body, place.address.into_iter().chain(place.directions));
    let data = &station.record.data;
    let lines = [
        &data.hosted_by, &data.supervisor, &data.head, &data.wechat, &data.appointment,
    ];
    all.say_all(&mut entry.body, lines.into_iter().flatten());
    if let Some(notice) = data
        .notice
        .as_ref()
        .filter(|notice| notice.in_force(all.site.today))
    {
        all.say(&mut entry.body, &notice.text);
    }
    all.prose(&mut entry.body, data.description.as_ref());
}

/// The names of services, of their categories and audiences.
fn offers<'s>(all: &Gather<'s>, entry: &mut Entry<'s>, services: impl Iterator<Item = usize>) {
    let menu = &all.site.menu;
    let mut categories = Vec::new();
    for at in services {
        let service = &menu.services[at];
        all.say(&mut entry.fields, &service.data().name);
        if !categories.contains(&service.category) {
            categories.push(service.category);
            all.say(
                &mut entry.fields,
                &menu.categories[service.category].record.data.name,
            );
        }
        for audience in &service.audiences {
            if !entry.audiences.contains(audience) {
                entry.audiences.push(*audience);
            }
        }
    }
    entry.audiences.sort_unstable();
    for audience in entry.audiences.clone() {
        all.say(&mut entry.fields, &all.site.audiences[audience].data.name);
    }
}
