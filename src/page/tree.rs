//! The tree of regions: two floors of it on a page, with the numbers of their stations.
//!
//! **You are here:** `page/` — used by the pages of regions and the list of stations; no IO.

use super::region::card;
use super::view::{RegionBranch, RegionCard};
use super::writer::Writer;

/// More regions than this on both floors, and only the upper one is drawn.
const BOTH_FLOORS: usize = 400;

/// Regions, each with those directly below it.
pub(crate) fn branches(w: &Writer<'_>, regions: &[usize]) -> Vec<RegionBranch> {
    let below = |at: usize| w.site.regions.list[at].children.as_slice();
    let lower: usize = regions.iter().map(|at| below(*at).len()).sum();
    let both = regions.len() + lower <= BOTH_FLOORS;
    let cards = |all: &[usize]| all.iter().map(|at| card(w, *at)).collect::<Vec<RegionCard>>();
    regions
        .iter()
        .map(|at| RegionBranch {
            region: card(w, *at),
            below: if both { cards(below(*at)) } else { Vec::new() },
        })
        .collect()
}
