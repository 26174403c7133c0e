//! Page of a level: a sort of station, with all its stations.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::entry::Entry;
use crate::page::gather::Gather;
use crate::page::parts::levels::levels;
use crate::page::parts::regions::{MOST_STATIONS, groups, of_stations};
use crate::page::parts::stations::near;
use crate::page::view::LevelView;
use crate::page::writer::Writer;
use crate::site::Kind;

/// `levels/<id>.html`.
pub(super) fn content(w: &Writer<'_>, at: usize) -> Content {
    let view = view(w, at);
    Content::new("level", view.name.clone(), view)
}

fn view(w: &Writer<'_>, at: usize) -> LevelView {
    let level = &w.site.settings().station_levels[at];
    let own: Vec<usize> = (0..w.site.stations.len())
        .filter(|station| w.site.stations[*station].level == at)
        .collect();
    let few = own.len() <= MOST_STATIONS;
    LevelView {
        id: level.id.to_string(),
        name: w.phrase(&level.name),
        description: level.description.as_ref().map(|text| w.html(text)),
        groups: if few { groups(w, &own) } else { Vec::new() },
        regions: if few {
            Vec::new()
        } else {
            of_stations(w, &own, Some(&format!("level={}", level.id)))
        },
        near: if few { None } else { near(w, Some(at)) },
        total: own.len(),
        others: levels(w)
            .into_iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .map(|(_, level)| level)
            .collect(),
    }
}

/// What search finds.
pub(super) fn entries<'s>(all: &Gather<'s>, entries: &mut Vec<Entry<'s>>) {
    for (at, level) in all.site.settings().station_levels.iter().enumerate() {
        let mut entry = all.entry(Kind::Level.at(at), all.said(&level.name));
        entry.by_sound = true;
        all.prose(&mut entry.body, level.description.as_ref());
        if !entry.languages.is_empty() {
            entries.push(entry);
        }
    }
}
