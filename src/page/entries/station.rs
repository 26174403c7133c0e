//! Stations and services, as search finds them.
//!
//! **You are here:** `page/entries` — two record kinds; no IO.

use super::Collector;
use crate::page::entry::Entry;
use crate::page::key::PageKey;
use crate::record::station::{Station, Status};
use std::borrow::Cow;

impl<'s> Collector<'s> {
    /// In the order of region codes, so that those of a region stand together.
    pub(super) fn stations(&self, entries: &mut Vec<Entry<'s>>) {
        let stations = &self.site.stations;
        let mut order: Vec<usize> = (0..stations.len()).collect();
        order.sort_by_key(|at| (stations[*at].region.unwrap_or(usize::MAX), *at));
        for at in order {
            let station = &stations[at];
            let data = &station.record.data;
            let mut entry = self.entry("station", self.said(&data.name), PageKey::Station(at));
            self.say_all(&mut entry.other_names, &data.other_names);
            entry.by_sound = true;
            entry.pinyin = data.pinyin.iter().map(String::as_str).collect();
            entry.codes.extend(data.code.as_deref().map(Cow::Borrowed));
            entry
                .codes
                .extend(data.phone.iter().map(|phone| Cow::Borrowed(phone.as_str())));
            if let Some(region) = station.region {
                self.place(&mut entry, region);
                entry.context = self.above(region);
            }
            for region in &station.covers {
                if !entry.regions.contains(region) {
                    self.say(
                        &mut entry.places,
                        &self.site.regions.list[*region].record.data.name,
                    );
                }
            }
            self.offers(&mut entry, station.services.iter().map(|offered| offered.service));
            if let Some(operator) = station.operator {
                self.say(&mut entry.fields, &self.site.operators[operator].data().name);
            }
            for tag in self.site.tags.iter().filter(|tag| data.tags.contains(&tag.id)) {
                self.say(&mut entry.fields, &tag.data.name);
            }
            self.say_all(&mut entry.fields, data.area.iter().chain(&data.specialities));
            self.station_body(&mut entry, data);
            for offered in &station.services {
                let note = station.offered(*offered).and_then(|(note, _)| note.as_ref());
                self.say_all(&mut entry.body, note);
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

    fn station_body(&self, entry: &mut Entry<'s>, data: &'s Station) {
        let hidden = data.address_public.is_some_and(|public| !public.0);
        if !hidden {
            self.say_all(&mut entry.body, data.address.iter().chain(&data.directions));
        }
        let lines = [
            &data.hosted_by,
            &data.supervisor,
            &data.head,
            &data.wechat,
            &data.appointment,
        ];
        self.say_all(&mut entry.body, lines.into_iter().flatten());
        if let Some(notice) = data
            .notice
            .as_ref()
            .filter(|notice| notice.in_force(self.site.today))
        {
            self.say(&mut entry.body, &notice.text);
        }
        self.prose(&mut entry.body, data.description.as_ref());
    }

    /// The names of services, of their categories and audiences.
    pub(super) fn offers(&self, entry: &mut Entry<'s>, services: impl Iterator<Item = usize>) {
        let menu = &self.site.menu;
        let mut categories = Vec::new();
        for at in services {
            let service = &menu.services[at];
            self.say(&mut entry.fields, &service.data().name);
            if !categories.contains(&service.category) {
                categories.push(service.category);
                self.say(
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
            self.say(&mut entry.fields, &self.site.audiences[audience].data.name);
        }
    }

    /// Categories, then services, as the menu has them.
    pub(super) fn services(&self, entries: &mut Vec<Entry<'s>>) {
        let menu = &self.site.menu;
        for (at, category) in menu.categories.iter().enumerate() {
            let data = &category.record.data;
            let mut entry = self.entry("service", self.said(&data.name), PageKey::Category(at));
            entry.by_sound = true;
            self.say_all(&mut entry.body, &data.summary);
            entries.push(entry);
        }
        for (at, service) in menu.services.iter().enumerate() {
            let data = service.data();
            let mut entry = self.entry("service", self.said(&data.name), PageKey::Service(at));
            self.say_all(&mut entry.other_names, &data.other_names);
            entry.by_sound = true;
            entry.pinyin = data.pinyin.iter().map(String::as_str).collect();
            entry.codes.extend(data.code.as_deref().map(Cow::Borrowed));
            let category = &menu.categories[service.category].record.data.name;
            entry.context = Self::owned(self.said(category));
            self.say(&mut entry.fields, category);
            entry.audiences.clone_from(&service.audiences);
            entry.audiences.sort_unstable();
            for audience in &service.audiences {
                self.say(&mut entry.fields, &self.site.audiences[*audience].data.name);
            }
            self.say_all(&mut entry.body, &data.summary);
            self.say_all(&mut entry.body, &data.target);
            self.prose(&mut entry.body, data.eligibility.as_ref());
            self.prose(&mut entry.body, data.standard.as_ref());
            self.say_all(&mut entry.body, &data.materials);
            for step in &data.steps {
                self.say(&mut entry.body, &step.name);
                self.say_all(&mut entry.body, &step.note);
            }
            let lines = data.fee.iter().chain(&data.time_limit).chain(&data.channels);
            self.say_all(&mut entry.body, lines);
            for basis in &data.basis {
                self.say(&mut entry.body, &basis.title);
                entry.codes.extend(basis.number.as_deref().map(Cow::Borrowed));
            }
            entries.push(entry);
        }
    }
}
