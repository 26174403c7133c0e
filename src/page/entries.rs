//! Search entries of the whole site: everything that search can find.
//!
//! **You are here:** `page/` — after the page kinds, each of which knows its own; no IO.

use super::entry::Findable;
use super::gather::Gather;
use super::kinds;
use super::labels::Labels;
use crate::site::Site;
use crate::value::Interval;

/// All that can be found; pages that show no record by the theme's words for them. A hidden address, a notice that is withdrawn and a posting that is over are not in it.
pub fn entries<'s>(site: &'s Site, labels: &Labels) -> Findable<'s> {
    let all = Gather {
        site,
        default: site.default_lang(),
    };
    let mut entries = Vec::new();
    for kind in kinds::ROWS {
        (kind.entries)(&all, &mut entries);
    }
    kinds::hub::entries(&all, labels, &mut entries);
    // Of each kind, what is closed or no longer in force comes last.
    for kind in entries.chunk_by_mut(|a, b| a.kind == b.kind) {
        kind.sort_by_key(|entry| entry.state.is_some());
    }
    Findable {
        entries,
        regions: all.region_choice(),
        below: all.regions_below(),
        services: site
            .menu
            .services
            .iter()
            .map(|service| service.data().id.as_str())
            .collect(),
        days_off: spans(site, &site.settings().holidays),
        days_worked: spans(site, &site.settings().workdays),
        synonyms: site
            .synonyms
            .iter()
            .map(|record| (words(&record.data.typed), words(&record.data.means)))
            .collect(),
        audiences: site
            .audiences
            .iter()
            .map(|audience| (audience.id.as_str(), all.said(&audience.data.name)))
            .collect(),
    }
}

/// Days that are not over.
fn spans(site: &Site, days: &[Interval]) -> String {
    let coming = days.iter().filter(|days| days.to() >= site.today);
    let all: Vec<String> = coming
        .map(|days| format!("{}/{}", days.from(), days.to()))
        .collect();
    all.join(",")
}

fn words(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}
