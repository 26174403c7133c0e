//! List of all stations.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::parts::levels::levels;
use crate::page::parts::regions::{MOST_STATIONS, branches, groups, top};
use crate::page::parts::stations::near;
use crate::page::view::StationListView;
use crate::page::writer::Writer;

/// `stations/index.html`.
pub(super) fn content(w: &Writer<'_>) -> Content {
    Content::new("stations", w.label("nav.stations"), view(w))
}

fn view(w: &Writer<'_>) -> StationListView {
    let all: Vec<usize> = (0..w.site.stations.len()).collect();
    let few = all.len() <= MOST_STATIONS;
    StationListView {
        levels: levels(w),
        groups: if few { groups(w, &all) } else { Vec::new() },
        regions: if few { Vec::new() } else { branches(w, &top(w)) },
        near: if few { None } else { near(w, None) },
        total: all.len(),
    }
}
