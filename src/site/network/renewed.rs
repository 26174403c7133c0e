//! Renewal of the network: a saved telephone number links nothing anew.
//!
//! **You are here:** `site/network` — between two builds of a site that is being edited; no IO.

use super::{Network, has_links, network};
use crate::diag::Diagnostic;
use crate::record::{Item, Parsed, Record, station};
use crate::site::report::Reporter;
use std::sync::Arc;

/// A network, with what it was made from.
pub(in crate::site) struct Linked {
    files: Vec<Arc<Parsed>>,
    /// None when there are no settings.
    pub(in crate::site) network: Option<Arc<Network>>,
    /// Findings.
    pub(in crate::site) found: Vec<Diagnostic>,
}

impl Linked {
    /// The same for these files, where they are those that it was made from but for what stations say of themselves; none
    /// where something is to be linked anew. A large site takes a third of a second for that, too long for a saved telephone
    /// number.
    pub(in crate::site) fn renewed(mut self, files: &[&Arc<Parsed>]) -> Option<Linked> {
        if self.files.len() != files.len() {
            return None;
        }
        let same_names = !self.found.is_empty();
        let mut changed = Vec::new();
        for (own, new) in self.files.iter_mut().zip(files) {
            if !Arc::ptr_eq(own, new) {
                changed.append(&mut linked_alike(own, new, same_names)?);
                *own = Arc::clone(new);
            }
        }
        if !changed.is_empty() {
            let network = Arc::make_mut(self.network.as_mut()?);
            for (old, new) in changed {
                let at = *network.station_ids.get(&new.id)?;
                let station = &mut network.stations[at];
                // Of stations with the same id only the first is in the network.
                if !Arc::ptr_eq(&station.record, &old) {
                    return None;
                }
                station.record = new;
                let has_links = has_links(station);
                network.linking.retain(|other| *other != at);
                if has_links {
                    let place = network.linking.partition_point(|other| *other < at);
                    network.linking.insert(place, at);
                }
            }
        }
        Some(self)
    }
}

/// A station's record before and after a change.
type Changed = (Arc<Record<station::Station>>, Arc<Record<station::Station>>);

/// The stations of a file as it was and as it is, if it holds nothing else and each is linked as before. With `same_names`
/// only if they have their names still: findings may speak of them.
fn linked_alike(old: &Parsed, new: &Parsed, same_names: bool) -> Option<Vec<Changed>> {
    if !old.unread.is_empty() || !new.unread.is_empty() || old.items.len() != new.items.len() {
        return None;
    }
    let pairs = old.items.iter().zip(&new.items);
    pairs
        .map(|pair| match pair {
            (Item::Station(old), Item::Station(new)) => (links(old) == links(new)
                && (!same_names || old.data.name == new.data.name))
                .then(|| (Arc::clone(old), Arc::clone(new))),
            _ => None,
        })
        .collect()
}

/// What of a station decides how it is linked, or what a finding about its links says. The record is taken apart without
/// `..`: whoever adds a field decides here whether links depend on it.
fn links(record: &Record<station::Station>) -> impl PartialEq {
    let Record { id, origin, data } = record;
    let station::Station {
        level,
        region,
        parent,
        covers,
        area,
        successor,
        operator,
        services,
        tags,
        // The record's id is this one, or the file's name.
        id: _,
        // Findings speak of it: compared where there are any.
        name: _,
        // Where the description links to is found from its text (`has_links`) each time.
        description: _,
        other_names: _,
        pinyin: _,
        sort_key: _,
        code: _,
        specialities: _,
        status: _,
        opened: _,
        reopens: _,
        closed_on: _,
        operation: _,
        hosted_by: _,
        address: _,
        location: _,
        // Which file it is is looked at each time (`has_links`).
        photo: _,
        phone: _,
        email: _,
        hours: _,
        closed: _,
        notice: _,
        checked: _,
        address_public: _,
        supervisor: _,
        contract: _,
        head: _,
        staff: _,
        facilities: _,
        languages: _,
        directions: _,
        website: _,
        wechat: _,
        appointment: _,
        feedback: _,
        standard: _,
        aliases: _,
        allow: _,
    } = data;
    (
        (id, origin, level, region, parent, covers),
        // A station with an area covers only what it names; what the area is called links nothing.
        (area.is_some(), successor, operator, services, tags),
    )
}

/// Links the records of these files.
pub(in crate::site) fn link(files: &[&Arc<Parsed>]) -> Linked {
    let mut reporter = Reporter::new(files.iter().flat_map(|file| &file.unread));
    let network = network(files, &mut reporter).map(Arc::new);
    Linked {
        files: files.iter().copied().map(Arc::clone).collect(),
        network,
        found: reporter.found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::parse;

    const SETTINGS: &str = "title: 站\nlanguages: [zh]\nstation_levels: [{id: township, name: 乡镇站}]\n";
    const STATIONS: &str = "- {id: jia, name: 甲站, level: township, phone: 0891-6323215}\n- {id: yi, name: 乙站, level: township}\n";

    fn file(path: &str, text: &str) -> Arc<Parsed> {
        Arc::new(parse(&path.into(), text.as_bytes()))
    }

    /// The telephones of the first station after an edit; none when the network is to be linked anew.
    fn edited(from: &str, to: &str) -> Option<usize> {
        let settings = file("content/site.yaml", SETTINGS);
        let before = file("content/stations/all.yaml", STATIONS);
        let after = file("content/stations/all.yaml", &STATIONS.replace(from, to));
        let linked = link(&[&settings, &before]);
        let renewed = linked.renewed(&[&settings, &after])?;
        let network = renewed.network?;
        Some(network.stations[0].record.data.phone.iter().count())
    }

    #[test]
    fn what_a_station_says_of_itself_links_nothing_anew() {
        assert_eq!(edited(", phone: 0891-6323215", ""), Some(0));
        assert_eq!(edited("甲站", "甲地站"), Some(1));
        assert_eq!(edited("乙站", "乙地站"), Some(1));
    }

    #[test]
    fn what_links_a_station_does() {
        assert_eq!(edited("id: jia", "id: bing"), None);
        assert_eq!(edited("name: 甲站", "name: 甲站, region: 540102"), None);
        assert_eq!(edited("name: 甲站", "name: 甲站, parent: yi"), None);
        assert_eq!(edited("name: 甲站", "name: 甲站, services: [meal]"), None);
        assert_eq!(edited("name: 甲站", "name: 甲站, area: 东片"), None);
        assert_eq!(edited("name: 甲站", "name: 甲站, operator: {name: 机构}"), None);
        assert_eq!(edited("name: 甲站", "name: 甲站, successor: yi"), None);
        assert_eq!(edited("- {id: yi, name: 乙站, level: township}\n", ""), None);
        assert_eq!(
            edited("level: township}", "level: }"),
            None,
            "what cannot be read"
        );
    }
}
